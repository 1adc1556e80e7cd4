import type { LocalDateTime, TimeZone } from '../domain/dates.ts'
import type { Evening, Rhythm, Ritual, Series } from '../domain/salon.ts'
import { instantOf, localAt } from './instants.ts'
import { cleanRule, recurrences } from './recurrence.ts'
import type { Span } from './recurrence.ts'
import { addMinutes } from './wall-clock.ts'

/**
 * The evenings of a ritual that start in a span, earliest first; skipped ones stand where they would have been. One that
 * was moved into the span counts, one that was moved out of it does not.
 */
export function eveningsOf(ritual: Ritual, span: Span): Evening[] {
  const { from = '', before, most = Infinity } = span
  const inside = ({ start }: Evening) => start >= from && start < before
  const movedHere = Object.keys(ritual.moved)
    .filter((occurrence) => isOccurrence(ritual, occurrence))
    .map((occurrence) => eveningOf(ritual, occurrence))
  const still = rhythmsOf(ritual).flatMap(({ rhythm, until }) =>
    recurrences(rhythm, {
      from,
      before: until < before ? until : before,
      // Each one that was moved away makes room for one more.
      most: most + movedHere.length,
    })
      .filter((occurrence) => ritual.moved[occurrence] === undefined)
      .map((occurrence) => eveningOf(ritual, occurrence, rhythm)),
  )
  return [...still, ...movedHere]
    .filter(inside)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.occurrence < b.occurrence ? -1 : 1))
    .slice(0, most)
}

/** Whether a ritual's rule gives a time, whatever became of it. */
export function isOccurrence(ritual: Ritual, occurrence: LocalDateTime): boolean {
  const { rhythm } = rhythmAt(ritual, occurrence)
  return recurrences(rhythm, { from: occurrence, before: addMinutes(occurrence, 1) })[0] === occurrence
}

/** What became of one of a ritual's dates. */
export function eveningOf(
  ritual: Ritual,
  occurrence: LocalDateTime,
  { zone, minutes }: Rhythm = rhythmAt(ritual, occurrence).rhythm,
): Evening {
  const start = ritual.moved[occurrence] ?? occurrence
  return {
    occurrence,
    start,
    end: addMinutes(start, minutes),
    zone,
    moved: start !== occurrence,
    skipped: ritual.skipped.includes(occurrence),
  }
}

/** An evening as the clocks of another zone show it: a rhythm that came from elsewhere may keep other clocks than its chapter. */
export function onClocksOf(zone: TimeZone, evening: Evening): Evening {
  if (zone === evening.zone) return evening
  const there = (local: LocalDateTime) => localAt(instantOf(local, evening.zone) ?? 0, zone)
  return { ...evening, start: there(evening.start), end: there(evening.end), zone }
}

/** What the rhythm of a series that the whole community shares says of its zone. */
export const EVERY_ZONE: TimeZone = 'UTC'

/** An evening of a series as a chapter in a zone holds it; what the whole community shares comes at the same hour everywhere. */
export function heldIn(zone: TimeZone, { chapter }: Pick<Series, 'chapter'>, evening: Evening): Evening {
  return chapter === undefined ? { ...evening, zone } : onClocksOf(zone, evening)
}

/** A ritual's rhythms with the time from which the next one holds, earliest first. */
export function rhythmsOf(ritual: Ritual): { readonly rhythm: Rhythm; readonly until: LocalDateTime }[] {
  const { rule, start, zone, minutes } = ritual
  const rhythms = [...ritual.earlier, { rule, start, zone, minutes }]
  return rhythms.map((rhythm, index) => ({ rhythm, until: rhythms[index + 1]?.start ?? END_OF_TIME }))
}

function rhythmAt(ritual: Ritual, occurrence: LocalDateTime): { readonly rhythm: Rhythm } {
  return rhythmsOf(ritual).find(({ until }) => occurrence < until) ?? { rhythm: ritual }
}

const END_OF_TIME: LocalDateTime = '9999-12-31T23:59'

/**
 * A ritual that keeps another rhythm from a date on. What it was before stays before that date; skipped and moved dates
 * stay as they are, those that the new rhythm does not give no longer matter. A date before its first makes it another
 * ritual altogether.
 */
export function changedFrom(ritual: Ritual, rhythm: Rhythm): Ritual {
  const kept = rhythmsOf(ritual)
    .map((each) => each.rhythm)
    .filter(({ start }) => start < rhythm.start)
    .filter((each) => recurrences(each, { before: rhythm.start, most: 1 }).length > 0)
  return { ...ritual, ...rhythm, earlier: kept }
}

/**
 * A rhythm as it is kept: its rule in one spelling, and beginning with its first evening, from which it counts the same
 * evenings. Null where nothing ever comes of it.
 */
export function cleanRhythm(rhythm: Rhythm): Rhythm | null {
  const rule = cleanRule(rhythm)
  if (rule === null) return null
  const [start] = recurrences({ ...rhythm, rule }, { before: END_OF_TIME, most: 1 })
  return start === undefined ? null : { ...rhythm, rule, start }
}
