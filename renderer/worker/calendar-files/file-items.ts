import { instantOf, localAt } from '../../../shared/calendar/instants.ts'
import { recurrences } from '../../../shared/calendar/recurrence.ts'
import { eveningsOf, isOccurrence } from '../../../shared/calendar/ritual.ts'
import { addMinutes } from '../../../shared/calendar/wall-clock.ts'
import type { LocalDateTime, TimeZone } from '../../../shared/domain/dates.ts'
import { NEW_RITUAL } from '../../../shared/domain/salon.ts'
import type { Rhythm, Ritual } from '../../../shared/domain/salon.ts'
import type { CalendarEvent } from '../../../shared/formats/calendar-file/calendar-event.ts'
import { idInUid } from '../../../shared/formats/calendar-file/calendar-event.ts'
import type { CalendarItem } from '../../../shared/protocol/calendar.ts'

/** A salon or a series as a calendar file tells of it, whatever stands here. */
export interface FileItem extends Omit<CalendarItem, 'kind' | 'state' | 'changes' | 'salons'> {
  /** Null for a single salon. */
  readonly ritual: Ritual | null
  /** The salon itself, or the dates of the series that differ from it, on the chapter's clocks. */
  readonly salons: readonly FileSalon[]
  readonly own: CalendarEvent['own']
  readonly sequence: number
}

export interface FileSalon {
  readonly uid: string
  /** Of which event it is one date; null for one that happens once. */
  readonly seriesUid: string | null
  readonly title: string
  readonly venue: string
  readonly notes: string
  readonly start: LocalDateTime
  readonly end: LocalDateTime
  /** False where the file gave no end. */
  readonly hasEnd: boolean
  readonly occurrence: LocalDateTime | null
  /** On whose clock the occurrence is named, where that is not the clock of its series in the same file. */
  readonly named: TimeZone
  readonly cancelled: boolean
  readonly own: CalendarEvent['own']
  readonly sequence: number
}

export interface Placing {
  /** Of the chapter. */
  readonly zone: TimeZone
  readonly now: number
}

/** What a calendar file tells of, by its start; the same file gives the same keys again. */
export function fileItems(events: readonly CalendarEvent[], placing: Placing): FileItem[] {
  const items = groupsOf(latestOf(events)).flatMap((group) => planGroup(group, placing))
  return eachOnce(items).sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
}

/** An event that the same file has in a later revision is outdated, RFC 5545 section 3.8.7.4. */
function latestOf(events: readonly CalendarEvent[]): CalendarEvent[] {
  const nameOf = ({ uid, occurrence }: CalendarEvent) => `${uid} ${occurrence ?? ''}`
  const latest = new Map<string, number>()
  for (const event of events) latest.set(nameOf(event), Math.max(event.sequence, latest.get(nameOf(event)) ?? 0))
  return events.filter((event) => event.uid === '' || event.sequence === latest.get(nameOf(event)))
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

function planGroup(together: readonly CalendarEvent[], placing: Placing): FileItem[] {
  const recurring = together.filter(isRecurring).toSorted((a, b) => (a.start < b.start ? 1 : -1))
  const [last] = recurring
  if (!last) return together.flatMap((event) => singles(event, placing))
  // Only our own files write the rhythms that a series has had as one series.
  const masters = idInUid(last.uid) === null ? [last] : recurring
  const group = together.map((event) => datedOn(last.zone ?? placing.zone, event))
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

/** A date that was moved to another zone's clock is still named by the clock of its series. */
function datedOn(zone: TimeZone, event: CalendarEvent): CalendarEvent {
  const { occurrence, allDay } = event
  if (occurrence === null || allDay || event.zone === null || event.zone === zone) return event
  return { ...event, occurrence: localAt(instantOf(occurrence, event.zone) ?? 0, zone) }
}

/** The same event twice is one; different ones under one UID are told apart by when they are. */
function eachOnce(items: readonly FileItem[]): FileItem[] {
  const seen = new Map<string, FileItem>()
  for (const item of items) {
    const before = seen.get(item.key)
    const key = `${item.key} ${item.start} ${item.title}`
    if (!before) seen.set(item.key, item)
    else if (before.start !== item.start || before.title !== item.title)
      seen.set(key, { ...item, key, salons: item.salons.map((salon) => ({ ...salon, uid: key })) })
  }
  return [...seen.values()]
}

/** An event by itself, and each date that was added to it. */
function singles(event: CalendarEvent, placing: Placing): FileItem[] {
  const key = event.occurrence ? `${keyOf(event)} ${event.occurrence}` : keyOf(event)
  return [singleItem(event, key, placing), ...extraDates(event, placing)]
}

function extraDates(event: CalendarEvent, placing: Placing): FileItem[] {
  return event.added
    .filter((start) => start !== event.start)
    .map((start) => singleItem({ ...event, start, own: null }, `${keyOf(event)} ${start}`, placing))
}

function singleItem(event: CalendarEvent, key: string, placing: Placing): FileItem {
  const salon = salonOf(event, key, placing)
  return {
    ...itemOf(event, key),
    ritual: null,
    salons: [salon],
    start: salon.start,
    end: salon.end,
    zone: placing.zone,
    rule: '',
    past: (instantOf(salon.end, placing.zone) ?? 0) < placing.now,
  }
}

function seriesItem(
  last: CalendarEvent,
  masters: readonly CalendarEvent[],
  group: readonly CalendarEvent[],
  placing: Placing,
): FileItem {
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
  const salons: FileSalon[] = []
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
    ...itemOf(last, keyOf(last)),
    ritual,
    salons,
    start: own.start,
    end: addMinutes(own.start, own.minutes),
    zone: own.zone,
    rule: own.rule,
    past: ahead.length === 0,
  }
}

/** A date of our own series that was a salon where the file was written. */
function isOwnSalon({ own }: CalendarEvent): boolean {
  return own?.startsWith('sal_') ?? false
}

function itemOf({ summary, location, allDay, cancelled, doubts, own, sequence }: CalendarEvent, key: string) {
  return { key, title: summary, location, allDay, cancelled, doubts, own, sequence }
}

/** A rhythm begins with its first date; a program may let it begin on a day that the rule does not give. */
function rhythmOf({ rule, start, zone, minutes }: CalendarEvent, chapterZone: TimeZone): Rhythm {
  const rhythm = { rule, start, zone: zone ?? chapterZone, minutes }
  const [first = start] = recurrences(rhythm, { before: '9999-01-01T00:00', most: 1 })
  return { ...rhythm, start: first }
}

function salonOf(event: CalendarEvent, uid: string, { zone }: Placing): FileSalon {
  const start = onClockOf(event, zone, zone)
  return {
    uid,
    seriesUid: event.occurrence === null ? null : keyOf(event),
    title: event.summary,
    venue: event.location,
    notes: event.description,
    start,
    end: addMinutes(start, event.minutes),
    hasEnd: !event.doubts.includes('no-end'),
    occurrence: event.occurrence,
    named: event.allDay ? zone : (event.zone ?? zone),
    cancelled: event.cancelled,
    own: event.own,
    sequence: event.sequence,
  }
}

/** When an event begins as a clock of a zone shows it; one without a zone is meant on the chapter's. */
function onClockOf({ start, zone, allDay }: CalendarEvent, wanted: TimeZone, chapterZone: TimeZone): LocalDateTime {
  const own = zone ?? chapterZone
  return own === wanted || allDay ? start : localAt(instantOf(start, own) ?? 0, wanted)
}
