import { dateAt } from '../../../shared/calendar/instants.ts'
import type { Instant, TimeZone } from '../../../shared/domain/dates.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId, SeriesId, VenueId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { MessageKey } from '../../../shared/language/catalog/index.ts'
import type { SalonDraft } from '../../../shared/protocol/planning.ts'
import { NO_PLAN } from './plan/starting-plan.ts'
import type { StartingPlan } from './plan/starting-plan.ts'
import { addMinutes, minutesBetween, nextSameWeekday, nextWeekday } from './wall-clock.ts'

/** A line of the run-sheet while it is edited; its order is its place in the list. */
export interface AgendaLine {
  readonly id: string
  readonly minutes: number
  readonly title: string
  readonly who: string
  readonly bring: string
}

/** What the fields show: dates and times as their inputs hold them, `''` where nothing is chosen. */
export interface When {
  readonly startDate: string
  readonly startTime: string
  readonly endDate: string
  readonly endTime: string
}

/** The form for a new salon. `series` is an id, '' for none, or `NEW_SERIES`, which `newSeries` then names. */
export interface SalonForm extends When {
  readonly theme: string
  readonly series: SeriesId | '' | typeof NEW_SERIES
  readonly newSeries: string
  readonly chapter: ChapterId | null
  readonly venue: string
  readonly venueId: VenueId | null
  readonly capacity: number | null
  readonly hosts: readonly MemberId[]
  readonly interests: readonly string[]
  readonly agenda: readonly AgendaLine[]
  readonly notes: string
  /** What comes along and is edited once the salon stands. */
  readonly more: StartingPlan['more']
}

export const NEW_SERIES = 'new'

/** A chapter without any salon yet: Saturday evening, two and a half hours, as most have it. */
const FIRST_SALON = { weekday: 6, time: '19:00', minutes: 150 }
/** A welcome or a talk; people change it, but an empty line should already move the clock. */
export const NEW_LINE_MINUTES = 15

/**
 * What the form begins with. `last` is the chapter's latest salon, which lends its weekday, hours, room and seats;
 * `basis` is the salon to be held again, which lends everything but the date and the theme; `plan` is a template's.
 */
export function startingForm(given: {
  readonly chapter: ChapterId | null
  readonly zone: TimeZone
  readonly now: Instant
  readonly last: Salon | null
  readonly basis: Salon | null
  readonly plan?: StartingPlan | null
}): SalonForm {
  const { basis } = given
  const model = basis ?? given.last
  const when = model
    ? whenAgain(model, dateAt(given.now, given.zone))
    : firstWhen(nextWeekday(FIRST_SALON.weekday, dateAt(given.now, given.zone)))
  const { agenda, minutes, capacity, ...plan } = given.plan ?? NO_PLAN
  return {
    ...when,
    ...(minutes > 0 && split(addMinutes(startOf(when), minutes), 'end')),
    theme: '',
    series: basis?.series ?? '',
    newSeries: '',
    chapter: given.chapter,
    venue: model?.venue ?? '',
    venueId: model?.venueId ?? null,
    capacity: capacity ?? model?.capacity ?? null,
    hosts: basis?.hosts ?? [],
    agenda: agenda.map((line) => ({ ...line, id: newLineId() })),
    ...plan,
  }
}

/** Moves the end along when the start moves, so that the salon keeps its length. */
export function withStart(when: When, start: Partial<Pick<When, 'startDate' | 'startTime'>>): When {
  const moved = { ...when, ...start }
  const length = minutesBetween(startOf(when), endOf(when))
  if (!Number.isFinite(length) || !Number.isFinite(Date.parse(`${startOf(moved)}Z`))) return moved
  return { ...moved, ...split(addMinutes(startOf(moved), length), 'end') }
}

export function whenOf(salon: Pick<Salon, 'start' | 'end'>): When {
  return { ...split(salon.start, 'start'), ...split(salon.end, 'end') }
}

export function startOf(when: When): string {
  return `${when.startDate}T${when.startTime}`
}

export function endOf(when: When): string {
  return `${when.endDate}T${when.endTime}`
}

export type FormProblems = Partial<Record<'theme' | 'newSeries' | 'chapter' | 'start' | 'end' | 'capacity', MessageKey>>

/** What keeps a form from being a salon, as the sentence to show under each field. */
export function problemsOf(form: SalonForm): FormProblems {
  return {
    ...(form.theme.trim() === '' && { theme: 'salons.needTheme' }),
    ...(form.series === NEW_SERIES && form.newSeries.trim() === '' && { newSeries: 'salons.needSeriesName' }),
    ...(form.chapter === null && { chapter: 'salons.needChapter' }),
    ...problemsOfWhen(form),
    ...(form.capacity !== null && form.capacity < 1 && { capacity: 'salons.needSeats' }),
  }
}

export function problemsOfWhen(when: When): Pick<FormProblems, 'start' | 'end'> {
  if (when.startDate === '' || when.startTime === '') return { start: 'salons.needStart' }
  if (when.endDate === '' || when.endTime === '') return { end: 'salons.needEnd' }
  return minutesBetween(startOf(when), endOf(when)) > 0 ? {} : { end: 'salons.endNotAfterStart' }
}

/** The command's input. Call it only with a form that has no problems. */
export function draftOf(form: SalonForm, chapter: ChapterId, series: SeriesId | null): SalonDraft {
  return {
    theme: form.theme.trim(),
    chapter,
    series,
    start: startOf(form),
    end: endOf(form),
    venue: form.venue.trim(),
    venueId: form.venueId,
    capacity: form.capacity,
    hosts: [...form.hosts],
    interests: [...form.interests],
    agenda: writtenLines(form.agenda),
    notes: form.notes,
    ...form.more,
  }
}

/** The lines in which something is written; an empty one that was only begun is nobody's loss. */
export function writtenLines(lines: readonly AgendaLine[]): AgendaLine[] {
  return lines.filter(({ title, who, bring }) => [title, who, bring].some((text) => text.trim() !== ''))
}

export function newLineId(): string {
  return newId('ent', (length) => crypto.getRandomValues(new Uint8Array(length)))
}

function whenAgain(salon: Salon, today: string): When {
  const date = nextSameWeekday(salon.start.slice(0, 10), today)
  const start = `${date}T${salon.start.slice(11, 16)}`
  return {
    ...split(start, 'start'),
    ...split(addMinutes(start, minutesBetween(salon.start, salon.end)), 'end'),
  }
}

function firstWhen(date: string): When {
  const start = `${date}T${FIRST_SALON.time}`
  return { ...split(start, 'start'), ...split(addMinutes(start, FIRST_SALON.minutes), 'end') }
}

function split<Edge extends 'start' | 'end'>(
  local: string,
  edge: Edge,
): { readonly [Key in `${Edge}Date` | `${Edge}Time`]: string } {
  return { [`${edge}Date`]: local.slice(0, 10), [`${edge}Time`]: local.slice(11, 16) } as {
    readonly [Key in `${Edge}Date` | `${Edge}Time`]: string
  }
}
