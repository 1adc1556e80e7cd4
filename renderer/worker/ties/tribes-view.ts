import type { Instant } from '../../../shared/domain/dates.ts'
import type { TribeRow, TribesView } from '../../../shared/protocol/connections.ts'
import { tribesByInterest } from '../../../shared/ties/tribes.ts'
import type { Tribe } from '../../../shared/ties/tribes.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Tables } from '../tables/tables.ts'
import { homeOf, membersOf, warmWeb } from './company.ts'
import { tieDesk } from './tie-desk.ts'

/** Tribes shown; beyond the largest forty are words that three people used. */
const SHOWN = 40
/** Of each tribe those who hold it together. */
const CORE = 5

/** The tribes of the community by what people care about, largest first. */
export function tribesView(community: OpenCommunity): TribesView {
  const desk = tieDesk(community)
  const waiting = desk.look()
  if (waiting) return waiting
  const { tables, world } = community
  const people = membersOf(tables, null).flatMap(({ member, chapters }) =>
    member.interests.length > 0 && homeOf(member, null)
      ? [{ member: member.id, interests: member.interests, chapters }]
      : [],
  )
  const web = warmWeb(
    desk.web,
    people.map(({ member }) => member),
  )
  const tribes = tribesByInterest(people, web).slice(0, SHOWN)
  const held = salonsAbout(tables, world.now())
  return {
    state: 'ready',
    tribes: tribes.map((tribe): TribeRow => ({
      interest: tribe.interest,
      members: tribe.members.length,
      chapters: tribe.chapters,
      tied: tribe.tied,
      core: coreOf(tribe, web).map((member) => named(tables, member)),
      salons: held.get(tribe.interest)?.count ?? 0,
      last: held.get(tribe.interest)?.last ?? null,
    })),
  }
}

/** Who is tied to most of a tribe. */
function coreOf({ members }: Tribe, web: ReturnType<typeof warmWeb>) {
  const inside = new Set(members)
  const tied = members.map((member) => ({
    member,
    count: [...(web.get(member)?.keys() ?? [])].filter((other) => inside.has(other)).length,
  }))
  return tied
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.member < b.member ? -1 : 1))
    .slice(0, CORE)
    .map(({ member }) => member)
}

/** Evenings that were about each interest. */
function salonsAbout(
  { salons }: Tables,
  now: Instant,
): Map<string, { readonly count: number; readonly last: Instant }> {
  const found = new Map<string, { count: number; last: Instant }>()
  for (const salon of salons.values()) {
    const { start } = timesOf(salon)
    if (salon.cancelled !== undefined || start > now) continue
    for (const interest of salon.interests) {
      const { count, last } = found.get(interest) ?? { count: 0, last: 0 }
      found.set(interest, { count: count + 1, last: Math.max(last, start) })
    }
  }
  return found
}
