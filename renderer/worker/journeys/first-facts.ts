import { dateAt } from '../../../shared/calendar/instants.ts'
import { addDays } from '../../../shared/calendar/wall-clock.ts'
import type { Touchpoint } from '../../../shared/domain/afterwards.ts'
import type { Journey } from '../../../shared/domain/challenge.ts'
import type { IsoDate, TimeZone } from '../../../shared/domain/dates.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { FirstFacts } from '../../../shared/journeys/first-days.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { isOf } from '../ties/company.ts'

/** So long before somebody joins they are on their way already: they were asked, greeted, introduced. */
const DAYS_BEFORE = 14

/** Talking with each other, not at. */
const TALKS: ReadonlySet<Touchpoint['kind']> = new Set(['call', 'meeting'])

/** What was decided about somebody's first days in a chapter and not taken back, by any of their records. */
export function standingJourneys({ people, journeys }: Tables, member: MemberId, chapter: ChapterId): Journey[] {
  const person = people.personOf(member)
  return people
    .partsOf(person)
    .flatMap((part) => [...journeys.of(part)])
    .filter((each) => each.chapter === chapter && each.voided === undefined && people.personOf(each.member) === person)
}

/** The decision that counts: the latest, of two of one moment the one with the greater id. */
export function journeyOf(tables: Tables, member: MemberId, chapter: ChapterId): Journey | null {
  let latest: Journey | null = null
  for (const each of standingJourneys(tables, member, chapter))
    if (!latest || each.at > latest.at || (each.at === latest.at && each.id > latest.id)) latest = each
  return latest
}

/**
 * When a member began in a chapter: as somebody decided, else when they joined it, or came there first. Of people who came in
 * with a roster that does not say when they joined nobody knows, and they are not taken for new. Null for nobody's member.
 */
export function startOf(
  tables: Tables,
  { member }: MemberEntry,
  chapter: ChapterId,
): { readonly started: IsoDate; readonly isDecided: boolean } | null {
  if (!isOf(member, chapter)) return null
  const decided = journeyOf(tables, member.id, chapter)?.started
  if (decided !== undefined) return { started: decided, isDecided: true }
  const joined = joinedOn(tables, member, chapter)
  if (joined === null) return null
  const came = cameTo(tables, member.id)
    .filter(({ where }) => where === chapter)
    .map(({ day }) => day)
  return { started: came.reduce((first, day) => (day < first ? day : first), joined), isDecided: false }
}

/** When somebody joined a chapter, as far as anybody wrote it down; null for who came in with a roster that does not say. */
function joinedOn(tables: Tables, member: Member, chapter: ChapterId): IsoDate | null {
  const said = member.memberships[chapter]?.from ?? member.joined
  const made = dateAt(member.created, zoneOf(tables, chapter))
  // An import writes its own day where the roster has none.
  if (member.sources.length > 0) return said === undefined || said === made ? null : said
  return said ?? made
}

/** What is known of a new member; of evenings, those of any chapter. */
export function firstFacts(
  tables: Tables,
  { member }: MemberEntry,
  chapter: ChapterId,
  { started, isDecided }: { readonly started: IsoDate; readonly isDecided: boolean },
): FirstFacts {
  const { people, touchpoints, meetings, contributions, steps, salons } = tables
  const zone = zoneOf(tables, chapter)
  const stands = ({ voided }: { readonly voided?: number }) => voided === undefined
  const all = <Fact extends { readonly voided?: number }>(of: (part: MemberId) => Iterable<Fact>) => {
    return people.partsOf(member.id).flatMap((part) => [...of(part)].filter(stands))
  }
  const journey = journeyOf(tables, member.id, chapter)
  const companion = journey?.companion === undefined ? null : people.personOf(journey.companion)
  return {
    started,
    since: isDecided ? started : addDays(started, -DAYS_BEFORE),
    touched: all((part) => touchpoints.of(part))
      .filter((touch) => touch.chapter === chapter && people.personOf(touch.member) === member.id)
      .map(({ at, kind }) => ({ day: dateAt(at, zone), isTalk: TALKS.has(kind) })),
    companion: companion && journey ? { who: companion, day: dateAt(journey.at, zone) } : null,
    came: cameTo(tables, member.id).map(({ salon, day }) => ({ salon, day })),
    met: all((part) => meetings.of(part)).flatMap(({ members, salon, at, how }) => {
      const met = new Set(members.map((each) => people.personOf(each)))
      if (!met.delete(member.id)) return []
      const day = (salon && salons.get(salon)?.start.slice(0, 10)) ?? dateAt(at, zone)
      return [...met].map((who) => ({ who, day, introduced: how === 'introduced' }))
    }),
    gave: all((part) => contributions.of(part))
      .filter((gift) => gift.chapter === chapter)
      .map(({ what, day }) => ({ what, day })),
    ticks: all((part) => steps.of(part))
      .filter((tick) => tick.challenge === undefined && tick.how === 'done' && tick.chapter === chapter)
      .map(({ id, step, day }) => ({ id, step, day })),
  }
}

export function zoneOf({ chapters }: Tables, chapter: ChapterId): TimeZone {
  return chapters.get(chapter)?.zone ?? 'UTC'
}

function cameTo({ attendance, salons }: Tables, member: MemberId) {
  return [...attendance.salonsOf(member)].flatMap((id) => {
    const salon = salons.get(id)
    if (!salon || salon.cancelled !== undefined || !attendance.presentAt(id).has(member)) return []
    return [{ salon: id, day: salon.start.slice(0, 10), where: salon.chapter }]
  })
}
