import type { MemberId } from '../../../shared/domain/ids.ts'
import { refusesContact } from '../../../shared/domain/reach.ts'
import { companionsFor } from '../../../shared/journeys/companion.ts'
import type { Candidate } from '../../../shared/journeys/companion.ts'
import type { CompanionsView } from '../../../shared/protocol/journeys.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import type { OpenCommunity } from '../open-community.ts'
import { keptApartFrom } from '../queries/keep-apart.ts'
import { named } from '../queries/named.ts'
import { companyOf } from '../ties/company.ts'
import { tieDesk } from '../ties/tie-desk.ts'
import type { JourneyDesk } from './journey-desk.ts'

const SHOWN = 5

/** Who of a chapter might go with a new member: who comes to evenings, is no newcomer, and may be asked. */
export function companionsView(
  community: OpenCommunity,
  journeys: JourneyDesk,
  { member: id, chapter }: ParsedView<'companions'>,
): CompanionsView {
  const { tables } = community
  const desk = tieDesk(community)
  const waiting = desk.look()
  if (waiting) return waiting
  const newcomer = tables.people.personOf(id)
  const own = new Set(tables.members.get(newcomer)?.member.interests)
  const known = new Set(desk.web.warmOf(newcomer).map(({ other }) => other))
  const apart = keptApartFrom(tables, newcomer)
  const travelling = new Set<MemberId>()
  const companions = new Map<MemberId, number>()
  for (const { member, facts, left } of journeys.all()) {
    travelling.add(member)
    const who = facts.companion?.who
    if (who !== undefined && !left && member !== newcomer) companions.set(who, (companions.get(who) ?? 0) + 1)
  }
  const on = tables.reach.on(community.world.now())
  const candidates = companyOf(tables, chapter).members.flatMap(({ member }): Candidate[] => {
    if (member.id === newcomer || travelling.has(member.id) || apart.has(member.id)) return []
    if (refusesContact(member, on) || !desk.web.isActive(member.id)) return []
    return [
      {
        member: member.id,
        interests: member.interests.filter((interest) => own.has(interest)),
        warm: desk.web.warmTies(member.id),
        companions: companions.get(member.id) ?? 0,
        known: known.has(member.id),
      },
    ]
  })
  return {
    state: 'ready',
    rows: companionsFor(candidates)
      .slice(0, SHOWN)
      .map(({ member, ...why }) => ({ ...named(tables, member), ...why })),
  }
}
