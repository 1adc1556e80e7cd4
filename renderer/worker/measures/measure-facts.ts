import { dateAt } from '../../../shared/calendar/instants.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { dayOf } from '../../../shared/value/day.ts'
import type { Day } from '../../../shared/value/day.ts'
import type { MemberFacts } from '../../../shared/value/facts.ts'
import type { MeasureFacts } from '../../../shared/value/measures/facts.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import type { FactReader } from '../value/member-facts.ts'

const MS = 86_400_000

/**
 * What measures need to know of one person, in each chapter that they are or were of. Somebody archived who never did anything
 * was most likely never there.
 */
export function measureFacts(
  tables: Tables,
  reader: FactReader,
  entry: MemberEntry,
): (readonly [ChapterId, MeasureFacts])[] {
  const { member } = entry
  const chapters = [...tables.chapters.keys()].filter((chapter) => member.memberships[chapter] !== undefined)
  const found: (readonly [ChapterId, MeasureFacts])[] = []
  for (const [chapter, facts] of reader.in(chapters, entry)) {
    const { joined, came, gave, bought } = facts
    if (member.archived !== undefined && came.length + gave.length + bought.length === 0) continue
    const role = member.memberships[chapter]?.role
    found.push([
      chapter,
      {
        member: member.id,
        joined,
        came,
        gave,
        bought,
        left: leftOn(member, chapter),
        made: madeIn(tables, member.id, chapter),
        isOrganizer: role === 'leader' || role === 'helper',
        isReferred: isReferred(tables, member.id, chapter, facts),
      },
    ])
  }
  return found
}

/** Whom a meeting is about; of who introduced somebody only that is asked. */
export function membersMet({ meetings }: Tables, id: string): readonly MemberId[] {
  return isId('met', id) ? (meetings.get(id)?.members ?? []) : []
}

function leftOn({ memberships, archived }: Member, chapter: ChapterId): Day | null {
  const days = [
    dayOf(memberships[chapter]?.until ?? ''),
    archived === undefined ? null : Math.floor(archived / MS),
  ].filter((day) => day !== null)
  return days.length === 0 ? null : Math.min(...days)
}

/** A helping hand is a contribution, but nothing that others read or listen to. */
function madeIn({ people, contributions }: Tables, member: MemberId, chapter: ChapterId): Day[] {
  const days: Day[] = []
  for (const part of people.partsOf(member))
    for (const made of contributions.of(part)) {
      const day = dayOf(made.day)
      if (made.voided === undefined && made.chapter === chapter && made.kind !== 'help' && day !== null) days.push(day)
    }
  return days.sort((a, b) => a - b)
}

/** As who connects people is told by: introduced by somebody before they had come, or on that day. */
function isReferred(
  { people, meetings, chapters }: Tables,
  member: MemberId,
  chapter: ChapterId,
  { came }: Pick<MemberFacts, 'came'>,
): boolean {
  const first = came[0] ?? Infinity
  const zone = chapters.get(chapter)?.zone ?? 'UTC'
  for (const part of people.partsOf(member))
    for (const { how, introducer, members, voided, at } of meetings.of(part))
      if (
        voided === undefined &&
        how === 'introduced' &&
        introducer !== undefined &&
        members.includes(part) &&
        people.personOf(introducer) !== member &&
        first >= (dayOf(dateAt(at, zone)) ?? Infinity)
      )
        return true
  return false
}
