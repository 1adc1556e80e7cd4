import ICAL from 'ical.js'
import { tzlib_get_ical_block as zoneBlockOf } from 'timezones-ical-library'
import { instantOf } from '../../calendar/instants.ts'
import { EVERY_ZONE, eveningOf, isOccurrence, rhythmsOf } from '../../calendar/ritual.ts'
import { addMinutes } from '../../calendar/wall-clock.ts'
import type { Instant, LocalDateTime, TimeZone } from '../../domain/dates.ts'
import type { Rhythm, Ritual, Salon, Series } from '../../domain/salon.ts'
import { ownUid } from './calendar-event.ts'
import { newCalendar } from './new-calendar.ts'

export interface CalendarToWrite {
  readonly name: string
  readonly now: Instant
  readonly salons: readonly Salon[]
  /** Those whose rhythm is to come along; their salons stand as their dates. */
  readonly series: readonly Series[]
}

/**
 * Salons and series as iCalendar (RFC 5545), with the VTIMEZONE of every zone in it, as Outlook wants them: a series as one
 * event with a rule for each rhythm it has had, dates that are left out as EXDATE, and dates that were planned or moved as
 * events of their own with a RECURRENCE-ID. Notes stay at home.
 */
export function writeCalendar({ name, now, salons, series }: CalendarToWrite): string {
  const calendar = newCalendar(name)
  const zones = new Set<TimeZone>()
  const events: ICAL.Component[] = []
  const written = new Set<string>()
  for (const each of series) {
    if (!each.ritual) continue
    const planned = salons.filter((salon) => salon.series === each.id && salon.occurrence !== undefined)
    // Several chapters may have planned one date, and a date has room for one event: theirs then stand beside the series.
    const isShared = isFloating(each, each.ritual)
    const own = isShared ? [] : planned
    const taken = isShared ? planned.map(({ occurrence }) => occurrence ?? '') : []
    for (const salon of own) if (isOccurrence(each.ritual, salon.occurrence ?? '')) written.add(salon.id)
    events.push(
      ...ritualEvents(
        each,
        { ...each.ritual, skipped: [...new Set([...each.ritual.skipped, ...taken])] },
        own.filter(({ id }) => written.has(id)),
        now,
      ),
    )
    if (!isShared) for (const { rhythm } of rhythmsOf(each.ritual)) zones.add(rhythm.zone)
  }
  for (const salon of salons) {
    zones.add(salon.zone)
    if (!written.has(salon.id)) events.push(salonEvent(salon, ownUid(salon.id), now))
  }
  for (const zone of zones) {
    const block = zoneComponent(zone)
    if (block) calendar.addSubcomponent(block)
  }
  for (const event of events) calendar.addSubcomponent(event)
  return `${calendar.toString()}\r\n`
}

/** One event for each rhythm, and one for each date that differs from it. */
function ritualEvents(series: Series, ritual: Ritual, salons: readonly Salon[], now: Instant): ICAL.Component[] {
  const rhythms = rhythmsOf(ritual)
  const isShared = isFloating(series, ritual)
  const clockOf = (zone: TimeZone) => (isShared ? null : zone)
  return rhythms.flatMap(({ rhythm, until }, index) => {
    // The present rhythm keeps the plain name, whatever came before it.
    const uid = ownUid(series.id, rhythms.length - 1 - index)
    const isIn = (date: LocalDateTime) => date >= rhythm.start && date < until && isOccurrence(ritual, date)
    const event = emptyEvent(uid, now)
    event.addPropertyWithValue('summary', series.name)
    addTime(event, 'dtstart', rhythm.start, clockOf(rhythm.zone))
    addTime(event, 'dtend', addMinutes(rhythm.start, rhythm.minutes), clockOf(rhythm.zone))
    const rule = index === rhythms.length - 1 ? rhythm.rule : endedBefore(rhythm, until)
    event.addPropertyWithValue('rrule', ICAL.Recur.fromString(isShared ? rule : inUtc(rule, rhythm.zone)))
    event.addPropertyWithValue('x-chapterhouse-id', series.id)
    for (const date of ritual.skipped.filter(isIn)) addTime(event, 'exdate', date, clockOf(rhythm.zone))
    const planned = salons.filter(({ occurrence }) => isIn(occurrence ?? ''))
    const moved = Object.keys(ritual.moved).filter((date) => isIn(date) && !ritual.skipped.includes(date))
    return [
      event,
      ...planned.map((salon) => withDate(salonEvent(salon, uid, now), salon.occurrence ?? '', clockOf(rhythm.zone))),
      ...moved
        .filter((date) => !planned.some(({ occurrence }) => occurrence === date))
        .map((date) => {
          const evening = eveningOf(ritual, date)
          const other = emptyEvent(uid, now)
          other.addPropertyWithValue('summary', series.name)
          addTime(other, 'dtstart', evening.start, clockOf(evening.zone))
          addTime(other, 'dtend', evening.end, clockOf(evening.zone))
          return withDate(other, date, clockOf(rhythm.zone))
        }),
    ]
  })
}

function salonEvent(salon: Salon, uid: string, now: Instant): ICAL.Component {
  const event = emptyEvent(uid, now)
  event.addPropertyWithValue('summary', salon.theme)
  addTime(event, 'dtstart', salon.start, salon.zone)
  addTime(event, 'dtend', salon.end, salon.zone)
  if (salon.venue !== '') event.addPropertyWithValue('location', salon.venue)
  const agenda = agendaText(salon)
  if (agenda !== '') event.addPropertyWithValue('description', agenda)
  event.addPropertyWithValue('status', salon.cancelled === undefined ? 'CONFIRMED' : 'CANCELLED')
  event.addPropertyWithValue('x-chapterhouse-id', salon.id)
  return event
}

/** `19:30 開場` line by line; who does what is nobody else's business. */
function agendaText({ start, agenda }: Salon): string {
  let at = start
  return agenda
    .map(({ minutes, title }) => {
      const line = `${at.slice(11)} ${title}`
      at = addMinutes(at, minutes)
      return line
    })
    .join('\n')
}

function emptyEvent(uid: string, now: Instant): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.addPropertyWithValue('uid', uid)
  event.addPropertyWithValue('dtstamp', utcTime(now))
  return event
}

/** Whether a series comes at one hour wherever one is, RFC 5545 section 3.3.5, form 1: all chapters share it. */
function isFloating({ chapter }: Series, { zone }: Ritual): boolean {
  return chapter === undefined && zone === EVERY_ZONE
}

function withDate(event: ICAL.Component, occurrence: LocalDateTime, zone: TimeZone | null): ICAL.Component {
  addTime(event, 'recurrence-id', occurrence, zone)
  return event
}

/** `zone` null for a time that is meant wherever one is. */
function addTime(event: ICAL.Component, name: string, local: LocalDateTime, zone: TimeZone | null): void {
  if (zone === null) event.addPropertyWithValue(name, ICAL.Time.fromDateTimeString(`${local}:00`))
  else if (zoneBlockOf(zone).length > 0) {
    const property = event.addPropertyWithValue(name, ICAL.Time.fromDateTimeString(`${local}:00`))
    property.setParameter('tzid', zone)
  } else event.addPropertyWithValue(name, utcTime(instantOf(local, zone) ?? 0))
}

function utcTime(instant: Instant): ICAL.Time {
  return ICAL.Time.fromDateTimeString(`${new Date(instant).toISOString().slice(0, 19)}Z`)
}

/** The VTIMEZONE of a zone, made anew for each calendar it stands in; null for one that nobody has written one for. */
function zoneComponent(zone: TimeZone): ICAL.Component | null {
  const [text = ''] = zoneBlockOf(zone)
  return text.startsWith('BEGIN:VTIMEZONE') ? ICAL.Component.fromString(text) : null
}

/** A rule that ends before another rhythm begins; a rule that counts ends there at the latest all the same. */
function endedBefore({ rule }: Rhythm, until: LocalDateTime): string {
  const last = addMinutes(until, -1).replaceAll(/[-:]/g, '')
  const own = /UNTIL=(\d{8}T\d{4})/.exec(rule)?.[1]
  const parts = rule.split(';').filter((part) => !/^(?:UNTIL|COUNT)=/.test(part))
  return [...parts, `UNTIL=${own !== undefined && own < last ? own : last}00`].join(';')
}

/** The end of a rule as an instant, as RFC 5545 wants it of events in a zone. */
function inUtc(rule: string, zone: TimeZone): string {
  return rule.replace(/UNTIL=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, (_, ...parts: string[]) => {
    const [year, month, day, hour, minute, second = '00'] = parts
    const at = instantOf(`${year}-${month}-${day}T${hour}:${minute}`, zone) ?? 0
    return `UNTIL=${new Date(at).toISOString().slice(0, 16).replaceAll(/[-:]/g, '')}${second}Z`
  })
}
