import type { Instant } from '../../../shared/domain/dates.ts'
import type { TribeRow, TribesView } from '../../../shared/protocol/connections.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import { tribePartsOf, tribesOf } from '../../../shared/ties/tribes.ts'
import type { TribeParts } from '../../../shared/ties/tribes.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Tables } from '../tables/tables.ts'
import { homesOf, isOf, OfCompany } from './company.ts'
import type { Company } from './company.ts'
import { tieDesk } from './tie-desk.ts'

/** Tribes shown; beyond the largest forty are words that three people used. */
const SHOWN = 40

/** The tribes of the community by what people care about, largest first. */
export function tribesView(community: OpenCommunity): TribesView {
  const desk = tieDesk(community)
  const waiting = desk.look()
  if (waiting) return waiting
  const { tables, world } = community
  const held = salonsAbout(tables, world.now())
  return {
    state: 'ready',
    tribes: tribesOf(homesOf(tables).map((home) => partsIn(tables, desk.web, home)))
      .slice(0, SHOWN)
      .map(({ interest, members, chapters, tied, core }): TribeRow => ({
        interest,
        members,
        chapters,
        tied,
        core: core.map((member) => named(tables, member)),
        salons: held.get(interest)?.count ?? 0,
        last: held.get(interest)?.last ?? null,
      })),
  }
}

/** A check-in changes the part of one home. */
const parts = new OfCompany<TribeParts>()

function partsIn(tables: Tables, web: TieWeb, home: Company): TribeParts {
  return parts.get(web, home, () => {
    const people = home.members.map(({ member: { id, interests }, chapters }) => ({ member: id, interests, chapters }))
    return tribePartsOf(people, (person) =>
      web.warmOf(person).flatMap(({ other }) => {
        const known = tables.members.get(other)?.member
        return known && isOf(known, null) ? [known.interests] : []
      }),
    )
  })
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
