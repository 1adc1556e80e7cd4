import type { Instant } from '../../../shared/domain/dates.ts'
import type { TribeRow, TribesView } from '../../../shared/protocol/connections.ts'
import { ROUNDING } from '../../../shared/ties/tie.ts'
import { tribesByInterest } from '../../../shared/ties/tribes.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Tables } from '../tables/tables.ts'
import { companyOf } from './company.ts'
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
  const { members, ids } = companyOf(tables, null)
  const { ends } = desk.web.among(ids, desk.web.numbers.warm - ROUNDING)
  const people = members.map(({ member: { id, interests }, chapters }) => ({ member: id, interests, chapters }))
  const held = salonsAbout(tables, world.now())
  return {
    state: 'ready',
    tribes: tribesByInterest(people, ends)
      .slice(0, SHOWN)
      .map(({ interest, members: those, chapters, tied }): TribeRow => ({
        interest,
        members: those.length,
        chapters,
        tied: tied.length,
        core: tied.slice(0, CORE).map((member) => named(tables, member)),
        salons: held.get(interest)?.count ?? 0,
        last: held.get(interest)?.last ?? null,
      })),
  }
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
