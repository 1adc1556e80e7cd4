import { instantOf, localAt } from '../../../shared/calendar/instants.ts'
import { eveningOf, isOccurrence } from '../../../shared/calendar/ritual.ts'
import { addMinutes, minutesBetween } from '../../../shared/calendar/wall-clock.ts'
import type { LocalDateTime, TimeZone } from '../../../shared/domain/dates.ts'
import type { ChapterId, SeriesId } from '../../../shared/domain/ids.ts'
import type { Rhythm, Ritual, Salon, Series } from '../../../shared/domain/salon.ts'
import { idInUid } from '../../../shared/formats/calendar-file/calendar-event.ts'
import type { CalendarChange, CalendarItem } from '../../../shared/protocol/calendar.ts'
import type { Tables } from '../tables/tables.ts'
import type { FileItem, FileSalon } from './file-items.ts'

/** One item of a calendar file with what would be written for it. */
export interface PlannedItem {
  readonly item: CalendarItem
  readonly write: Write
}

export type Write =
  | { readonly kind: 'nothing' }
  /** A salon; of a series that is here already, where there is one. */
  | { readonly kind: 'salon'; readonly salon: FileSalon; readonly series: SeriesId | null }
  | { readonly kind: 'series'; readonly told: FileItem; readonly ritual: Ritual }
  | { readonly kind: 'salonChange'; readonly salon: Salon; readonly told: FileSalon; readonly differs: SalonDiffers }
  | { readonly kind: 'seriesChange'; readonly series: Series; readonly told: FileItem; readonly differs: SeriesDiffers }
  /** One date of a series of which nobody has made a salon. */
  | { readonly kind: 'date'; readonly series: SeriesId; readonly date: LocalDateTime; readonly to: DateState }

/** What a file says differently of a salon; its times on the chapter's clocks. */
export interface SalonDiffers {
  readonly theme?: string
  readonly times?: { readonly start: LocalDateTime; readonly end: LocalDateTime }
  readonly venue?: string
  readonly notes?: string
  readonly cancelled?: boolean
}

export interface SeriesDiffers {
  readonly name?: string
  /** Its rhythm, now and before; dates that are left out or moved are items of their own. */
  readonly ritual?: Ritual
}

/** What becomes of one date: left out, or held; null where the rhythm says when. */
export interface DateState {
  readonly skipped: boolean
  readonly moved: LocalDateTime | null
}

interface Place {
  readonly chapter: ChapterId
  readonly zone: TimeZone
}

/**
 * What a calendar file says beside what stands here under the same UID. A later revision may change it, an earlier one
 * changes nothing (SEQUENCE, RFC 5545 section 3.8.7.4), and what the file leaves unsaid is no difference. Each date of
 * a series that differs is an item of its own.
 */
export function compareWithHere(tables: Tables, place: Place, told: readonly FileItem[]): PlannedItem[] {
  const here = new Here(tables)
  return told.flatMap((item) => {
    const { ritual } = item
    if (!ritual) {
      const [salon] = item.salons
      return salon ? [single(here, place, item, salon)] : []
    }
    const series = here.seriesCalled(item.own, item.key)
    return series
      ? [known(place, item, ritual, series), ...datesOf(here, place, item, ritual, series)]
      : [{ item: shown(item, 'series', 'new'), write: { kind: 'series', told: item, ritual } }]
  })
}

/** What stands here, by everything it may be named by in a file. */
class Here {
  readonly #salons = new Map<string, Salon>()
  readonly #series = new Map<string, Series>()
  readonly #dates = new Map<string, Salon>()

  constructor({ salons, series }: Tables) {
    for (const salon of salons.values()) {
      this.#salons.set(salon.id, salon)
      if (salon.uid !== undefined) this.#salons.set(salon.uid, salon)
      if (salon.series && salon.occurrence) this.#dates.set(`${salon.series} ${salon.occurrence}`, salon)
    }
    for (const each of series.values()) {
      this.#series.set(each.id, each)
      if (each.uid !== undefined) this.#series.set(each.uid, each)
    }
  }

  salonCalled({ own, uid }: FileSalon): Salon | undefined {
    return this.#salons.get(own ?? '') ?? this.#salons.get(uid)
  }

  seriesCalled(own: string | null, uid: string): Series | undefined {
    return this.#series.get(own ?? '') ?? this.#series.get(uid) ?? this.#series.get(idInUid(uid) ?? '')
  }

  salonOn(series: SeriesId, date: LocalDateTime): Salon | undefined {
    return this.#dates.get(`${series} ${date}`)
  }
}

/** An event by itself; where it is one date of a series that is here, and the file does not hold the series, of that. */
function single(here: Here, place: Place, item: FileItem, salon: FileSalon): PlannedItem {
  const { seriesUid } = salon
  const series = seriesUid === null ? undefined : here.seriesCalled(null, seriesUid)
  const occurrence = salon.occurrence && onClock(salon.occurrence, salon.named, series?.ritual?.zone ?? salon.named)
  const told = { ...salon, occurrence }
  const found = here.salonCalled(told) ?? (series && occurrence ? here.salonOn(series.id, occurrence) : undefined)
  if (found) return changed(place, item, told, found)
  if (!series?.ritual || !occurrence || !isOccurrence(series.ritual, occurrence))
    return { item: shown(item, 'salon', 'new'), write: { kind: 'salon', salon: told, series: null } }
  if (series.chapter !== place.chapter) return elsewhere(item, 'salon')
  const evening = eveningOf(series.ritual, occurrence)
  const isPlain = (told.title === '' || told.title === series.name) && told.venue === '' && told.notes === ''
  if (!told.cancelled && !isPlain)
    return { item: shown(item, 'salon', 'new'), write: { kind: 'salon', salon: told, series: series.id } }
  const start = onClock(told.start, place.zone, series.ritual.zone)
  const to = told.cancelled
    ? { skipped: true, moved: evening.moved ? evening.start : null }
    : { skipped: false, moved: start === occurrence ? null : start }
  return dated(place, item.key, series, series.ritual, occurrence, to)
}

function known(place: Place, item: FileItem, ritual: Ritual, series: Series): PlannedItem {
  if (series.chapter !== place.chapter) return elsewhere(item, 'series')
  if (item.sequence < (series.sequence ?? 0)) return older(item, 'series')
  const changes: CalendarChange[] = []
  const before = series.ritual
  const isNamed = item.title !== '' && item.title !== series.name
  if (isNamed) changes.push({ field: 'theme', before: series.name, after: item.title })
  // What it was like before only our own files can tell.
  const earlier =
    item.own === null ? (before?.earlier ?? []).filter(({ start }) => start < ritual.start) : ritual.earlier
  const isKept =
    before !== undefined &&
    RHYTHM.every((field) => before[field] === ritual[field]) &&
    before.earlier.map(pastRhythm).join('\n') === earlier.map(pastRhythm).join('\n')
  if (!isKept) changes.push({ field: 'rhythm', before: before ?? null, after: ritual })
  if (changes.length === 0) return { item: shown(item, 'series', 'same'), write: { kind: 'nothing' } }
  const differs = {
    ...(isNamed && { name: item.title }),
    ...(!isKept && { ritual: { ...ritual, earlier } }),
  }
  return {
    item: shown(item, 'series', 'changed', changes),
    write: { kind: 'seriesChange', series, told: item, differs },
  }
}

const RHYTHM = ['rule', 'start', 'zone', 'minutes'] as const

/** A rhythm of the past; it ends where the next one begins, whether or not its rule says so. */
function pastRhythm({ rule, start, zone, minutes }: Rhythm): string {
  const endless = rule.split(';').filter((part) => !/^(?:UNTIL|COUNT)=/.test(part))
  return [...endless, start, zone, minutes].join(' ')
}

/** The dates of a series that the file tells differently, and those it tells alike but as salons of their own. */
function datesOf(here: Here, place: Place, item: FileItem, ritual: Ritual, series: Series): PlannedItem[] {
  if (series.chapter !== place.chapter || item.sequence < (series.sequence ?? 0)) return []
  const salons = item.salons.map((told): PlannedItem => {
    const found = here.salonCalled(told) ?? here.salonOn(series.id, told.occurrence ?? '')
    const own = { ...item, key: told.uid, title: told.title, location: told.venue, start: told.start, end: told.end }
    const alone = { ...own, zone: place.zone, rule: '', cancelled: told.cancelled, doubts: [] }
    return found
      ? changed(place, alone, told, found)
      : { item: shown(alone, 'salon', 'new'), write: { kind: 'salon', salon: told, series: series.id } }
  })
  const told = new Set(item.salons.map(({ occurrence }) => occurrence))
  // A series that has no rhythm any more gets its dates together with it.
  const before = series.ritual
  if (!before) return salons
  const dates = [ritual, before].flatMap(({ skipped, moved }) => [...skipped, ...Object.keys(moved)])
  const differing = [...new Set(dates)].toSorted().flatMap((date): PlannedItem[] => {
    if (told.has(date) || !isOccurrence(ritual, date)) return []
    const to = { skipped: ritual.skipped.includes(date), moved: ritual.moved[date] ?? null }
    const is = { skipped: before.skipped.includes(date), moved: before.moved[date] ?? null }
    if (to.skipped === is.skipped && (to.skipped || to.moved === is.moved)) return []
    const key = `${item.key} ${date}`
    const salon = here.salonOn(series.id, date)
    if (!salon) return [dated(place, key, series, before, date, to)]
    // A salon that was made of the date has a say of its own; the file speaks of it only where it names the date.
    if (!to.skipped && to.moved === null) return []
    return changedDate(place, { ...item, key }, salon, ritual, date, to)
  })
  return [...salons, ...differing]
}

function changedDate(
  place: Place,
  item: FileItem,
  salon: Salon,
  ritual: Ritual,
  date: LocalDateTime,
  to: DateState,
): PlannedItem[] {
  const start = onClock(to.moved ?? date, ritual.zone, place.zone)
  const told: FileSalon = {
    uid: item.key,
    seriesUid: null,
    title: '',
    venue: '',
    notes: '',
    start: to.skipped ? onClock(salon.start, salon.zone, place.zone) : start,
    end: start,
    hasEnd: false,
    occurrence: date,
    named: ritual.zone,
    cancelled: to.skipped,
    own: null,
    sequence: salon.sequence ?? 0,
  }
  const planned = changed(place, { ...item, title: salon.theme, start, rule: '' }, told, salon)
  return planned.item.state === 'same' ? [] : [planned]
}

function dated(
  place: Place,
  key: string,
  series: Series,
  before: Ritual,
  date: LocalDateTime,
  to: DateState,
): PlannedItem {
  const was = eveningOf(before, date)
  const start = to.moved ?? date
  const wall = (local: LocalDateTime) => onClock(local, before.zone, place.zone)
  const span = (from: LocalDateTime) => ({ start: wall(from), end: wall(addMinutes(from, before.minutes)) })
  const changes: CalendarChange[] = []
  if (was.skipped !== to.skipped) changes.push({ field: 'cancelled', after: to.skipped })
  if (!to.skipped && was.start !== start) changes.push({ field: 'when', before: span(was.start), after: span(start) })
  const item: CalendarItem = {
    key,
    kind: 'salon',
    title: series.name,
    location: '',
    ...span(start),
    zone: place.zone,
    allDay: false,
    cancelled: to.skipped,
    rule: '',
    salons: 0,
    past: false,
    doubts: [],
    state: changes.length > 0 ? 'changed' : 'same',
    changes,
  }
  return { item, write: changes.length > 0 ? { kind: 'date', series: series.id, date, to } : { kind: 'nothing' } }
}

function changed(place: Place, item: FileItem, told: FileSalon, salon: Salon): PlannedItem {
  if (salon.chapter !== place.chapter) return elsewhere(item, 'salon')
  if (told.sequence < (salon.sequence ?? 0)) return older(item, 'salon')
  const differs = differencesOf(place, told, salon)
  const changes = changesOf(place, salon, differs)
  return changes.length === 0
    ? { item: shown(item, 'salon', 'same'), write: { kind: 'nothing' } }
    : { item: shown(item, 'salon', 'changed', changes), write: { kind: 'salonChange', salon, told, differs } }
}

function differencesOf(place: Place, told: FileSalon, salon: Salon): SalonDiffers {
  const start = onClock(salon.start, salon.zone, place.zone)
  const end = onClock(salon.end, salon.zone, place.zone)
  const toldEnd = told.hasEnd ? told.end : addMinutes(told.start, minutesBetween(start, end))
  // Our own files say the run-sheet where others say what it is about; notes stay at home.
  const isOwn = told.own === salon.id
  return {
    ...(isTold(told.title, salon.theme) && { theme: told.title }),
    ...((told.start !== start || toldEnd !== end) && { times: { start: told.start, end: toldEnd } }),
    ...(isTold(told.venue, salon.venue) && { venue: told.venue }),
    ...(!isOwn && isTold(told.notes, salon.notes) && { notes: told.notes }),
    ...(told.cancelled !== (salon.cancelled !== undefined) && { cancelled: told.cancelled }),
  }
}

function isTold(told: string, here: string): boolean {
  return told.trim() !== '' && told.trim() !== here.trim()
}

function changesOf(place: Place, salon: Salon, differs: SalonDiffers): CalendarChange[] {
  const { theme, times, venue, notes, cancelled } = differs
  const before = {
    start: onClock(salon.start, salon.zone, place.zone),
    end: onClock(salon.end, salon.zone, place.zone),
  }
  return [
    ...(cancelled === undefined ? [] : [{ field: 'cancelled' as const, after: cancelled }]),
    ...(times ? [{ field: 'when' as const, before, after: times }] : []),
    ...(theme === undefined ? [] : [{ field: 'theme' as const, before: salon.theme, after: theme }]),
    ...(venue === undefined ? [] : [{ field: 'venue' as const, before: salon.venue, after: venue }]),
    ...(notes === undefined ? [] : [{ field: 'notes' as const, before: salon.notes, after: notes }]),
  ]
}

function older(item: FileItem, kind: CalendarItem['kind']): PlannedItem {
  return { item: shown(item, kind, 'older'), write: { kind: 'nothing' } }
}

function elsewhere(item: FileItem, kind: CalendarItem['kind']): PlannedItem {
  return { item: shown(item, kind, 'elsewhere'), write: { kind: 'nothing' } }
}

function shown(
  item: FileItem,
  kind: CalendarItem['kind'],
  state: CalendarItem['state'],
  changes: readonly CalendarChange[] = [],
): CalendarItem {
  const { key, title, location, start, end, zone, allDay, cancelled, rule, past, doubts } = item
  const salons = kind === 'series' && state === 'new' ? item.salons.length : 0
  return { key, kind, title, location, start, end, zone, allDay, cancelled, rule, salons, past, doubts, state, changes }
}

function onClock(local: LocalDateTime, zone: TimeZone, wanted: TimeZone): LocalDateTime {
  return zone === wanted ? local : localAt(instantOf(local, zone) ?? 0, wanted)
}
