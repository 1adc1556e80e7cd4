import { instantOf, localAt } from '../../../shared/calendar/instants.ts'
import { recurrences } from '../../../shared/calendar/recurrence.ts'
import { eveningsOf, isOccurrence } from '../../../shared/calendar/ritual.ts'
import { addMinutes } from '../../../shared/calendar/wall-clock.ts'
import type { LocalDateTime, TimeZone } from '../../../shared/domain/dates.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { NEW_RITUAL } from '../../../shared/domain/salon.ts'
import type { Rhythm, Ritual } from '../../../shared/domain/salon.ts'
import type { CalendarEvent, CalendarFile } from '../../../shared/formats/calendar-file/calendar-event.ts'
import { idInUid } from '../../../shared/formats/calendar-file/calendar-event.ts'
import { readCalendar } from '../../../shared/formats/calendar-file/read-calendar.ts'
import { checkTextFileSize, decodeText } from '../../../shared/formats/text-encoding.ts'
import type { CalendarItem, CalendarPreview } from '../../../shared/protocol/calendar.ts'
import type { OpenCommunity } from '../open-community.ts'
import { bytesOf, decode } from '../rosters/read-file.ts'
import type { Tables } from '../tables/tables.ts'
import { turn } from '../turn.ts'

/** One item of a calendar file with everything that would be written for it. */
export interface PlannedItem {
  readonly item: CalendarItem
  /** Null for a single salon. */
  readonly ritual: Ritual | null
  /** The salon itself, or the dates of the series that differ from it, on the chapter's clocks. */
  readonly salons: readonly PlannedSalon[]
}

export interface PlannedSalon {
  readonly uid: string
  readonly title: string
  readonly venue: string
  readonly notes: string
  readonly start: LocalDateTime
  readonly end: LocalDateTime
  readonly occurrence: LocalDateTime | null
  readonly cancelled: boolean
}

export interface ImportPlan extends Omit<CalendarPreview, 'items'> {
  readonly items: readonly PlannedItem[]
}

/** Reads a calendar file and says what it would bring to a chapter; the same file gives the same keys again. */
export async function planImport(
  community: OpenCommunity,
  data: Blob | Uint8Array,
  chapter: ChapterId,
): Promise<Result<ImportPlan>> {
  const zone = community.tables.chapters.get(chapter)?.zone
  if (zone === undefined) return failed('not-found')
  const file = await readFile(data)
  if (!file.ok) return file
  const { events, name, unreadable, truncated } = file.value
  const known = knownUids(community.tables)
  const items: PlannedItem[] = []
  for (const group of groupsOf(events)) items.push(...planGroup(group, { zone, known, now: community.world.now() }))
  return ok({
    name,
    unreadable,
    truncated,
    items: eachOnce(items, (key) => known.has(key)).sort((a, b) =>
      a.item.start < b.item.start ? -1 : a.item.start > b.item.start ? 1 : 0,
    ),
  })
}

async function readFile(data: Blob | Uint8Array): Promise<Result<CalendarFile>> {
  const size = checkTextFileSize(data instanceof Blob ? data.size : data.byteLength)
  if (!size.ok) return size
  const bytes = await bytesOf(data)
  if (!bytes) return failed('file-unreadable')
  const text = decodeText(bytes, decode)
  if (!text.ok) return text.problem.code === 'file-binary' ? failed('ics-not-one') : text
  const reading = readCalendar(text.value.text)
  for (;;) {
    const step = reading.next()
    if (step.done) return step.value
    await turn()
  }
}

interface Placing {
  /** Of the chapter. */
  readonly zone: TimeZone
  readonly known: ReadonlySet<string>
  readonly now: number
}

/** Events that are one thing: a series with its exceptions and its earlier rhythms, or an event that stands alone. */
function groupsOf(events: readonly CalendarEvent[]): CalendarEvent[][] {
  const groups = new Map<string, CalendarEvent[]>()
  for (const event of events) {
    const own = idInUid(event.uid)
    const key = own?.startsWith('ser_') ? own : keyOf(event)
    const group = groups.get(key)
    if (group) group.push(event)
    else groups.set(key, [event])
  }
  return [...groups.values()]
}

/** Names an event also where its program gave it no UID. */
function keyOf({ uid, summary, start }: CalendarEvent): string {
  return uid === '' ? `${summary} ${start}` : uid
}

function planGroup(group: readonly CalendarEvent[], placing: Placing): PlannedItem[] {
  const recurring = group.filter(isRecurring).toSorted((a, b) => (a.start < b.start ? 1 : -1))
  const [last] = recurring
  if (!last) return group.flatMap((event) => singles(event, placing))
  // Only our own files write the rhythms that a series has had as one series.
  const masters = idInUid(last.uid) === null ? [last] : recurring
  const series = seriesItem(last, masters, group, placing)
  // Some programs give one UID to what is not one event; an exception to a date that the rule never gave is one by itself.
  const others = group.filter(
    (event) =>
      !masters.includes(event) && !(event.occurrence && series.ritual && isOccurrence(series.ritual, event.occurrence)),
  )
  return [
    series,
    ...others.flatMap((event) => (isRecurring(event) ? planGroup([event], placing) : singles(event, placing))),
    ...masters.flatMap((event) => extraDates(event, placing)),
  ]
}

function isRecurring({ rule, occurrence }: CalendarEvent): boolean {
  return rule !== '' && occurrence === null
}

/** The same event twice is one; different ones under one UID are told apart by when they are. */
function eachOnce(items: readonly PlannedItem[], isKnown: (key: string) => boolean): PlannedItem[] {
  const seen = new Map<string, PlannedItem>()
  for (const planned of items) {
    const { item, salons } = planned
    const before = seen.get(item.key)
    const key = `${item.key} ${item.start} ${item.title}`
    if (!before) seen.set(item.key, planned)
    else if (before.item.start !== item.start || before.item.title !== item.title)
      seen.set(key, {
        ...planned,
        item: { ...item, key, here: isKnown(key) },
        salons: salons.map((salon) => ({ ...salon, uid: key })),
      })
  }
  return [...seen.values()]
}

/** An event by itself, and each date that was added to it. */
function singles(event: CalendarEvent, placing: Placing): PlannedItem[] {
  const key = event.occurrence ? `${keyOf(event)} ${event.occurrence}` : keyOf(event)
  return [singleItem(event, key, placing), ...extraDates(event, placing)]
}

function extraDates(event: CalendarEvent, placing: Placing): PlannedItem[] {
  return event.added
    .filter((start) => start !== event.start)
    .map((start) => singleItem({ ...event, start, own: null }, `${keyOf(event)} ${start}`, placing))
}

function singleItem(event: CalendarEvent, key: string, placing: Placing): PlannedItem {
  const salon = salonOf(event, key, placing)
  return {
    ritual: null,
    salons: [salon],
    item: {
      ...itemOf(event, key, placing),
      kind: 'salon',
      start: salon.start,
      end: salon.end,
      zone: placing.zone,
      rule: '',
      salons: 0,
      past: (instantOf(salon.end, placing.zone) ?? 0) < placing.now,
    },
  }
}

function seriesItem(
  last: CalendarEvent,
  masters: readonly CalendarEvent[],
  group: readonly CalendarEvent[],
  placing: Placing,
): PlannedItem {
  const rhythms = masters.map((event) => rhythmOf(event, placing.zone)).sort((a, b) => (a.start < b.start ? -1 : 1))
  const own = rhythmOf(last, placing.zone)
  const bare: Ritual = { ...NEW_RITUAL, ...own, earlier: rhythms.filter(({ start }) => start < own.start) }
  const exceptions = group.filter(({ occurrence }) => occurrence !== null && isOccurrence(bare, occurrence))
  const isSame = (event: CalendarEvent) => {
    const { summary, minutes, location, description } = masters.find(({ uid }) => uid === event.uid) ?? last
    const isOr = (value: string, usual: string) => value === '' || value === usual
    return (
      !isOwnSalon(event) &&
      event.summary === summary &&
      event.minutes === minutes &&
      isOr(event.location, location) &&
      isOr(event.description, description)
    )
  }
  const moved: Record<LocalDateTime, LocalDateTime> = {}
  const salons: PlannedSalon[] = []
  const skipped = masters.flatMap((event) => event.skipped)
  for (const event of exceptions) {
    const { occurrence } = event
    if (occurrence === null) continue
    if (event.cancelled && !isOwnSalon(event)) skipped.push(occurrence)
    else if (!isSame(event)) salons.push(salonOf(event, `${keyOf(last)} ${occurrence}`, placing))
    else if (event.start !== occurrence) moved[occurrence] = onClockOf(event, own.zone, placing.zone)
  }
  const ritual = { ...bare, moved, skipped: [...new Set(skipped)].filter((date) => isOccurrence(bare, date)) }
  const ahead = eveningsOf(ritual, { from: localAt(placing.now, own.zone), before: '9999-01-01T00:00', most: 1 })
  return {
    ritual,
    salons,
    item: {
      ...itemOf(last, keyOf(last), placing),
      kind: 'series',
      start: own.start,
      end: addMinutes(own.start, own.minutes),
      zone: own.zone,
      rule: own.rule,
      salons: salons.length,
      past: ahead.length === 0,
    },
  }
}

/** A date of our own series that was a salon where the file was written. */
function isOwnSalon({ own }: CalendarEvent): boolean {
  return own?.startsWith('sal_') ?? false
}

function itemOf(event: CalendarEvent, key: string, { known }: Placing) {
  const { summary, location, allDay, cancelled, doubts, own } = event
  return { key, title: summary, location, allDay, cancelled, doubts, here: known.has(own ?? '') || known.has(key) }
}

/** A rhythm begins with its first date; a program may let it begin on a day that the rule does not give. */
function rhythmOf({ rule, start, zone, minutes }: CalendarEvent, chapterZone: TimeZone): Rhythm {
  const rhythm = { rule, start, zone: zone ?? chapterZone, minutes }
  const [first = start] = recurrences(rhythm, { before: '9999-01-01T00:00', most: 1 })
  return { ...rhythm, start: first }
}

function salonOf(event: CalendarEvent, uid: string, { zone }: Placing): PlannedSalon {
  const start = onClockOf(event, zone, zone)
  return {
    uid,
    title: event.summary,
    venue: event.location,
    notes: event.description,
    start,
    end: addMinutes(start, event.minutes),
    occurrence: event.occurrence,
    cancelled: event.cancelled,
  }
}

/** When an event begins as a clock of a zone shows it; one without a zone is meant on the chapter's. */
function onClockOf({ start, zone, allDay }: CalendarEvent, wanted: TimeZone, chapterZone: TimeZone): LocalDateTime {
  const own = zone ?? chapterZone
  return own === wanted || allDay ? start : localAt(instantOf(start, own) ?? 0, wanted)
}

/** Everything by which something that stands here may be named in a file. */
function knownUids(tables: Tables): Set<string> {
  const known = new Set<string>()
  for (const { id, uid } of [...tables.salons.values(), ...tables.series.values()]) {
    known.add(id)
    if (uid !== undefined) known.add(uid)
  }
  return known
}
