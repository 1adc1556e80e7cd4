import type { Meeting } from '../../../shared/domain/afterwards.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { IntroductionOutcome, IntroductionRow } from '../../../shared/protocol/afterwards.ts'
import { outcomeOf } from '../../../shared/ties/introductions.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from './named.ts'
import { salonRef } from './touchpoints.ts'

type Sources = Pick<OpenCommunity, 'tables' | 'world'>

/** Of a chapter's introductions so many are looked after. */
const SHOWN = 100

/** Whom a person was introduced to, and whom they introduced, latest first; by whichever of their records. */
export function introductionRows({ tables, world }: Sources, member: MemberId): IntroductionRow[] {
  const { people, meetings } = tables
  const found = people.partsOf(people.personOf(member)).flatMap((part) => [...meetings.of(part)])
  return standingIntroductions(new Set(found)).map((meeting) => rowOf({ tables, world }, meeting))
}

/** Who was introduced to whom in a chapter, or in all, latest first. */
export function introducedIn({ tables, world }: Sources, chapter: ChapterId | null): IntroductionRow[] {
  const found = standingIntroductions(tables.meetings.all()).filter(
    ({ salon, members }) =>
      chapter === null ||
      (salon
        ? tables.salons.get(salon)?.chapter === chapter
        : members.some((member) => tables.members.get(member)?.member.memberships[chapter])),
  )
  return found.slice(0, SHOWN).map((meeting) => rowOf({ tables, world }, meeting))
}

function standingIntroductions(meetings: Iterable<Meeting>): Meeting[] {
  return [...meetings]
    .filter(({ how, voided }) => how === 'introduced' && voided === undefined)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
}

function rowOf({ tables, world }: Sources, meeting: Meeting): IntroductionRow {
  const { id, members, introducer, salon, at } = meeting
  return {
    meeting: id,
    members: members.map((each) => named(tables, each)),
    introducer: introducer ? named(tables, introducer) : null,
    salon: salonRef(tables, salon),
    at,
    outcome: outcomeIn({ tables, world }, meeting),
  }
}

function outcomeIn({ tables, world }: Sources, { members, at }: Meeting): IntroductionOutcome | null {
  const [a, b, ...more] = new Set(members.map((member) => tables.people.personOf(member)))
  if (!a || !b || more.length > 0) return null
  const now = world.now()
  return outcomeOf(at, tables.ties.timesOf(a, b, now), tables.ties.of(a, now).get(b), now, tables.tieNumbers)
}
