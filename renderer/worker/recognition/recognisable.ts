import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { hasAgreed, refusalBy } from '../../../shared/domain/reach.ts'
import type { ReachOn } from '../../../shared/domain/reach.ts'
import { isGiven, readOccasion } from '../../../shared/domain/recognition.ts'
import type { Recognition } from '../../../shared/domain/recognition.ts'
import type { RecognisableFacts } from '../../../shared/recognition/facts.ts'
import { monthOfNumber } from '../../../shared/recognition/month.ts'
import type { Month } from '../../../shared/recognition/month.ts'
import { dayOf } from '../../../shared/value/day.ts'
import type { Day } from '../../../shared/value/day.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { finishedBy } from '../journeys/finished-by.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import type { FactReader } from '../value/member-facts.ts'

const MS = 86_400_000

/** What one person may be recognised for in each of their chapters; a merged person's records count once, nobody does who may not be spoken to. */
export function recognisableFacts(
  tables: Tables,
  reader: FactReader,
  entry: MemberEntry,
  on: ReachOn,
): (readonly [ChapterId, RecognisableFacts])[] {
  const { member } = entry
  // Whoever wants to be left alone is not congratulated either.
  if (refusalBy(member, 'contact', 'inPerson', on) !== null) return []
  const { people, contributions, recognitions } = tables
  const parts = people.partsOf(member.id)
  const gave = parts.flatMap((part) => [...contributions.of(part)]).filter(stands)
  const said = parts.flatMap((part) => [...recognitions.of(part)]).filter(stands)
  const [home] = entry.chapters
  const brought = introductionsOf(tables, member.id, parts)
  const finished = finishedBy(tables, member.id)
  return reader.of(entry).map(([chapter, { came, deeds }]) => {
    const here = gave.filter((each) => each.chapter === chapter)
    const facts = {
      member: member.id,
      chapter,
      // The day of joining the community is celebrated once, where somebody is at home.
      joined: dayOf(member.memberships[chapter]?.from ?? '') ?? (chapter === home ? dayOf(member.joined ?? '') : null),
      birthday: birthdayOf(member, on),
      came,
      did: {
        talks: here.flatMap(({ kind, day }) => (kind === 'talk' ? (dayOf(day) ?? []) : [])),
        contributions: here.flatMap(({ day }) => dayOf(day) ?? []),
        hosted: deeds.flatMap(({ kind, day }) => (kind === 'hosted' ? day : [])),
        ideas: deeds.flatMap(({ kind, day }) => (kind === 'idea' ? day : [])),
        introductions: brought.flatMap((each) => ((each.chapter ?? home) === chapter ? each.day : [])),
        challenges: finished.flatMap((each) => ((each.chapter ?? home) === chapter ? (dayOf(each.day) ?? []) : [])),
      },
      ...wordsOf(said, chapter),
    }
    return [chapter, facts]
  })
}

/** When those whom somebody introduced to each other first met again. */
function introductionsOf(
  tables: Tables,
  person: MemberId,
  parts: readonly MemberId[],
): { readonly chapter?: ChapterId; readonly day: Day }[] {
  const { people, meetings, salons } = tables
  return parts
    .flatMap((part) => [...meetings.of(part)])
    .flatMap(({ how, introducer, members, at, salon, voided }) => {
      if (how !== 'introduced' || voided !== undefined) return []
      if (introducer === undefined || people.personOf(introducer) !== person) return []
      const [a, b, ...more] = new Set(members.map((member) => people.personOf(member)))
      const day = a && b && more.length === 0 ? metAgain(tables, a, b, Math.floor(at / MS)) : null
      const chapter = salon && salons.get(salon)?.chapter
      return day === null ? [] : [{ ...(chapter && { chapter }), day }]
    })
}

/** The first day after `since` on which two were together; null while there is none. */
function metAgain(tables: Tables, a: MemberId, b: MemberId, since: Day): Day | null {
  const { attendance, salons, meetings, people } = tables
  const evenings = [...attendance.salonsOf(a)].flatMap((id) => {
    const salon = salons.get(id)
    const present = attendance.presentAt(id)
    const isTogether = present.has(a) && present.has(b) && salon?.cancelled === undefined
    return isTogether ? (dayOf(salon?.start ?? '') ?? []) : []
  })
  const others = people
    .partsOf(a)
    .flatMap((part) => [...meetings.of(part)])
    .filter((meeting) => stands(meeting) && meeting.members.some((member) => people.personOf(member) === b))
    .map(({ at }) => Math.floor(at / MS))
  const after = [...evenings, ...others].filter((day) => day > since)
  return after.length === 0 ? null : Math.min(...after)
}

/** A birthday is kept only of who said yes to hearing from the community. */
function birthdayOf(member: Member, on: ReachOn): RecognisableFacts['birthday'] {
  const [, month, day] = /^(?:\d{4}|-)-(\d\d)-(\d\d)$/.exec(member.birthday ?? '') ?? []
  return month !== undefined && hasAgreed(member, on) ? { month: Number(month), day: Number(day) } : null
}

/** What was said of them, folded by what it means. */
interface Words {
  readonly settled: string[]
  readonly owed: string[]
  readonly excused: Month[]
  readonly given: Day[]
  readonly spotlights: Month[]
}

function wordsOf(said: readonly Recognition[], chapter: ChapterId): Words {
  const facts: Words = { settled: [], owed: [], excused: [], given: [], spotlights: [] }
  for (const { what, how, at, chapter: where } of said) {
    const occasion = readOccasion(what)
    if (where !== chapter && occasion?.of !== 'birthday') continue
    if (how === 'owed') facts.owed.push(what)
    else if (how === 'excused') facts.excused.push(monthOfNumber(occasion?.number ?? 0))
    else facts.settled.push(what)
    if (isGiven(how)) facts.given.push(Math.floor(at / MS))
    if (isGiven(how) && occasion?.of === 'spotlight') facts.spotlights.push(monthOfNumber(occasion.number))
  }
  return facts
}

function stands({ voided }: { readonly voided?: number }): boolean {
  return voided === undefined
}
