import type { MemberId } from '../../../shared/domain/ids.ts'
import type { IntroductionRow } from '../../../shared/protocol/afterwards.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from './named.ts'
import { salonRef } from './touchpoints.ts'

/** Whom a person was introduced to, and whom they introduced, latest first; by whichever of their records. */
export function introductionRows({ tables }: OpenCommunity, member: MemberId): IntroductionRow[] {
  const { people, meetings } = tables
  const found = people.partsOf(people.personOf(member)).flatMap((part) => [...meetings.of(part)])
  return [...new Set(found)]
    .filter(({ how, voided }) => how === 'introduced' && voided === undefined)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
    .map(({ id, members, introducer, salon, at }) => ({
      meeting: id,
      members: members.map((each) => named(tables, each)),
      introducer: introducer ? named(tables, introducer) : null,
      salon: salonRef(tables, salon),
      at,
    }))
}
