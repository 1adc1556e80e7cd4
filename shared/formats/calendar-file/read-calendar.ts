import ICAL from 'ical.js'
import { cleanRule } from '../../calendar/recurrence.ts'
import { instantOf, localAt, localDateTime } from '../../calendar/instants.ts'
import { addMinutes, minutesBetween } from '../../calendar/wall-clock.ts'
import type { LocalDateTime, TimeZone } from '../../domain/dates.ts'
import { isId } from '../../domain/ids.ts'
import type { SalonId, SeriesId } from '../../domain/ids.ts'
import { FIELD_LIMIT, NAME_LIMIT, NOTES_LIMIT } from '../../domain/member.ts'
import { failed, ok } from '../../domain/problem.ts'
import type { Result } from '../../domain/problem.ts'
import { idInUid } from './calendar-event.ts'
import type { CalendarEvent, CalendarFile, EventDoubt } from './calendar-event.ts'
import { zoneNamed } from './zone-names.ts'

/** A decade of a busy association; whoever brings more has brought another calendar than they think. */
export const EVENTS_LIMIT = 10_000

/** Two hours: an evening whose end nobody wrote down. */
const GUESSED_MINUTES = 120

/** Two weeks; a longer event is a season, not an evening. */
const LONGEST_MINUTES = 14 * 24 * 60

/** What is read of an event; whatever else a program wrote, broken or not, does no harm. */
const READ =
  /^(?:UID|SUMMARY|LOCATION|DESCRIPTION|STATUS|SEQUENCE|DTSTART|DTEND|DURATION|RRULE|EXDATE|RDATE|RECURRENCE-ID|X-CHAPTERHOUSE-ID)[;:]/i

/**
 * The events of an iCalendar text (RFC 5545), each read by itself, so that a broken one takes no other along. Tolerated are
 * any line ends, names of zones as Windows has them, a calendar that breaks off, and parts that no event should have.
 * Failures: `ics-not-one` for a text that is no calendar, `ics-no-events`, `ics-too-many` (limit). A generator that yields
 * after every few hundred events, because a calendar may be large.
 */
export function* readCalendar(text: string): Generator<void, Result<CalendarFile>> {
  if (!/^\s*BEGIN:VCALENDAR\b/i.test(text)) return failed('ics-not-one')
  const blocks = new Blocks(text)
  const raw = [...blocks.events()]
  if (raw.length > EVENTS_LIMIT) return failed('ics-too-many', { limit: EVENTS_LIMIT })
  const calendarZone = zoneNamed(blocks.properties.get('X-WR-TIMEZONE') ?? '')
  const events: CalendarEvent[] = []
  const unreadable: number[] = []
  for (const [index, block] of raw.entries()) {
    const event = block.whole ? readEvent(block, calendarZone, blocks.zones) : null
    if (event) events.push(event)
    else unreadable.push(block.line)
    if (index % EVENTS_A_STEP === 0) yield
  }
  if (events.length === 0 && unreadable.length === 0) return failed('ics-no-events')
  return ok({
    name: (blocks.properties.get('X-WR-CALNAME') ?? '').slice(0, NAME_LIMIT),
    zone: calendarZone,
    events,
    unreadable,
    truncated: !blocks.ended,
  })
}

const EVENTS_A_STEP = 200

interface Block {
  readonly line: number
  /** Unfolded, and only what is read. */
  readonly lines: readonly string[]
  /** False for one that the file ends in. */
  readonly whole: boolean
}

/** The parts of a calendar by their BEGIN and END. */
class Blocks {
  readonly properties = new Map<string, string>()
  /** What the calendar's own VTIMEZONEs are in our words: by X-LIC-LOCATION, or by their offset where that never changes. */
  readonly zones = new Map<string, string>()
  ended = false
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  *events(): Generator<Block> {
    const within: string[] = []
    let lines: string[] = []
    let begun = 0
    let zone = ''
    let offsets = new Set<string>()
    for (const { text, line } of unfolded(this.#text)) {
      const [, mark, name] = /^(BEGIN|END):([A-Z-]+)\s*$/i.exec(text) ?? []
      const part = name?.toUpperCase()
      const inside = within.at(-1)
      if (mark?.toUpperCase() === 'BEGIN' && part !== undefined) {
        if (part === 'VEVENT') {
          // One event inside another is one whose end got lost.
          if (within.includes('VEVENT')) {
            yield { line: begun, lines, whole: false }
            within.splice(within.indexOf('VEVENT'))
          }
          lines = []
          begun = line
        }
        if (part === 'VTIMEZONE') offsets = new Set()
        within.push(part)
      } else if (mark !== undefined) {
        if (part === 'VEVENT' && within.includes('VEVENT')) yield { line: begun, lines, whole: true }
        if (part === 'VCALENDAR') this.ended = true
        const [offset, ...others] = offsets
        if (part === 'VTIMEZONE' && offset !== undefined && others.length === 0 && !this.zones.has(zone))
          this.zones.set(zone, `UTC${offset}`)
        const opened = within.lastIndexOf(part ?? '')
        if (opened >= 0) within.splice(opened)
      } else if (inside === 'VEVENT') {
        if (READ.test(text)) lines.push(text)
      } else if (inside !== undefined && within.at(-2) === 'VTIMEZONE') {
        const offset = /^TZOFFSETTO[^:]*:(.*)$/i.exec(text)?.[1]?.trim()
        if (offset) offsets.add(offset)
      } else if (inside === 'VTIMEZONE') {
        zone = /^TZID[^:]*:(.*)$/i.exec(text)?.[1]?.trim() ?? zone
        const place = /^X-LIC-LOCATION:(.*)$/i.exec(text)?.[1]?.trim()
        if (place) this.zones.set(zone, place)
      } else if (inside === 'VCALENDAR') {
        const [, property, value = ''] = /^(X-WR-[A-Z]+)[^:]*:(.*)$/i.exec(text) ?? []
        if (property) this.properties.set(property.toUpperCase(), value.trim())
      }
    }
    if (within.includes('VEVENT')) yield { line: begun, lines, whole: false }
  }
}

/** Lines with what was folded onto the next one put back, RFC 5545 section 3.1; any line end. */
function* unfolded(text: string): Generator<{ readonly text: string; readonly line: number }> {
  const ends = /\r\n|\n|\r/g
  let held: { readonly text: string; readonly line: number } | null = null
  let from = 0
  for (let line = 1; from <= text.length; line += 1) {
    const end = ends.exec(text)
    const piece = text.slice(from, end?.index)
    if (held && /^[ \t]/.test(piece)) held = { line: held.line, text: held.text + piece.slice(1) }
    else {
      if (held) yield held
      held = { text: piece, line }
    }
    if (!end) break
    from = ends.lastIndex
  }
  if (held) yield held
}

/** A time as it was written, and on which clock. */
interface Written {
  readonly local: LocalDateTime
  readonly zone: TimeZone | null
  readonly allDay: boolean
  readonly doubt: EventDoubt | null
}

function readEvent(
  block: Block,
  calendarZone: TimeZone | null,
  zones: ReadonlyMap<string, string>,
): CalendarEvent | null {
  const component = parsed(block.lines)
  if (!component) return null
  const first = component.getFirstProperty('dtstart')
  const start = first && written(first, calendarZone, zones)
  if (!start) return null
  const doubts = new Set<EventDoubt>(start.doubt ? [start.doubt] : [])
  const on = (property: ICAL.Property | null) => property && onClock(written(property, calendarZone, zones), start)
  const dates = (name: string) => component.getAllProperties(name).flatMap((property) => allOn(property, start, zones))
  const end = on(component.getFirstProperty('dtend')) ?? endAfter(start, component)
  const length = end && minutesBetween(start.local, end)
  if (!length || !(length > 0)) doubts.add('no-end')
  const guessed = start.allDay ? 24 * 60 : GUESSED_MINUTES
  const given = ruleOf(component)
  const rule = given === '' ? '' : (cleanRule({ rule: given, start: start.local, zone: start.zone ?? 'UTC' }) ?? '')
  // Also one that the library cannot take apart at all.
  if (rule === '' && block.lines.some((line) => /^RRULE[;:]/i.test(line))) doubts.add('bad-rule')
  const uid = textOf(component, 'uid').slice(0, FIELD_LIMIT)
  return {
    uid,
    summary: oneLine(textOf(component, 'summary')).slice(0, NAME_LIMIT),
    location: oneLine(textOf(component, 'location')).slice(0, FIELD_LIMIT),
    description: textOf(component, 'description').slice(0, NOTES_LIMIT),
    start: start.local,
    minutes: length && length > 0 ? Math.min(length, LONGEST_MINUTES) : guessed,
    zone: start.zone,
    allDay: start.allDay,
    cancelled: textOf(component, 'status').toUpperCase() === 'CANCELLED',
    sequence: sequenceOf(component),
    rule,
    skipped: dates('exdate'),
    added: dates('rdate'),
    occurrence: on(component.getFirstProperty('recurrence-id')),
    own: ownId(textOf(component, 'x-chapterhouse-id')) ?? ownId(idInUid(uid) ?? ''),
    doubts: [...doubts],
    line: block.line,
  }
}

/** Each line by itself where they cannot be read together; what is broken is left out. */
function parsed(lines: readonly string[]): ICAL.Component | null {
  const read = (some: readonly string[]) => {
    try {
      return ICAL.Component.fromString(['BEGIN:VEVENT', ...some, 'END:VEVENT'].join('\r\n'))
    } catch {
      return null
    }
  }
  return read(lines) ?? read(lines.filter((line) => read([line]) !== null))
}

const DATE = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?\d\d)?(Z?))?/

/** The first time of a property; null where it holds none, such as the 31st of February. */
function written(
  property: ICAL.Property,
  calendarZone: TimeZone | null,
  zones: ReadonlyMap<string, string>,
): Written | null {
  return writtenTime(valuesOf(property)[0] ?? '', property, calendarZone, zones)
}

function writtenTime(
  value: string,
  property: ICAL.Property,
  calendarZone: TimeZone | null,
  zones: ReadonlyMap<string, string>,
): Written | null {
  const [, year, month, day, hour, minute, utc] = DATE.exec(value) ?? []
  const local = `${year}-${month}-${day}T${hour ?? '00'}:${minute ?? '00'}`
  // Also no time at all.
  if (localDateTime(local) === null) return null
  const allDay = hour === undefined
  if (allDay) return { local, zone: null, allDay, doubt: null }
  if (utc) {
    // A programme that writes UTC says in which zone the calendar is meant, or leaves it to whoever reads it.
    const zone = calendarZone ?? 'UTC'
    return { local: localAt(instantOf(local, 'UTC') ?? 0, zone), zone, allDay, doubt: null }
  }
  const named = property.getFirstParameter('tzid')
  if (!named) return { local, zone: calendarZone, allDay, doubt: calendarZone ? null : 'no-zone' }
  const zone = zoneNamed(named) ?? zoneNamed(zones.get(named) ?? '')
  return { local, zone: zone ?? calendarZone, allDay, doubt: zone ? null : 'unknown-zone' }
}

/** A time as the clock shows it on which the event begins. */
function onClock(time: Written | null, start: Written): LocalDateTime | null {
  if (!time) return null
  if (time.allDay) return start.allDay ? time.local : `${time.local.slice(0, 10)}${start.local.slice(10)}`
  if (time.zone === start.zone || !time.zone || !start.zone) return time.local
  return localAt(instantOf(time.local, time.zone) ?? 0, start.zone)
}

function allOn(property: ICAL.Property, start: Written, zones: ReadonlyMap<string, string>): LocalDateTime[] {
  return valuesOf(property).flatMap((value) => onClock(writtenTime(value, property, start.zone, zones), start) ?? [])
}

/** As they were written: the library makes the 3rd of March of a 31st of February. */
function valuesOf(property: ICAL.Property): string[] {
  const jCal: unknown = property.toJSON()
  return Array.isArray(jCal) ? jCal.slice(VALUES_FROM).map(String) : []
}

/** Before them stand a property's name, its parameters and its type, RFC 7265 section 3.4. */
const VALUES_FROM = 3

function ruleOf(component: ICAL.Component): string {
  const rule = valueOf(component, 'rrule')
  return rule instanceof ICAL.Recur ? rule.toString() : ''
}

function sequenceOf(component: ICAL.Component): number {
  const sequence = valueOf(component, 'sequence')
  return typeof sequence === 'number' && Number.isSafeInteger(sequence) ? Math.max(0, sequence) : 0
}

/**
 * Where the clock stands when a duration is over: days are days on the calendar, hours are hours that pass, also in a night
 * whose clocks are changed (RFC 5545 section 3.3.6).
 */
function endAfter({ local, zone }: Written, component: ICAL.Component): LocalDateTime | null {
  const duration = valueOf(component, 'duration')
  if (!(duration instanceof ICAL.Duration) || duration.isNegative) return null
  const days = Math.min((duration.weeks * 7 + duration.days) * 24 * 60, LONGEST_MINUTES)
  const seconds = duration.hours * 3600 + duration.minutes * 60 + duration.seconds
  const minutes = Math.min(Math.round(seconds / 60), LONGEST_MINUTES)
  const day = addMinutes(local, days)
  const at = zone === null ? null : instantOf(day, zone)
  return zone === null || at === null ? addMinutes(day, minutes) : localAt(at + minutes * 60_000, zone)
}

function textOf(component: ICAL.Component, name: string): string {
  const value = valueOf(component, name)
  return typeof value === 'string' ? value.trim() : ''
}

function valueOf(component: ICAL.Component, name: string): unknown {
  try {
    return component.getFirstPropertyValue(name)
  } catch {
    return null
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function ownId(text: string): SalonId | SeriesId | null {
  return isId('sal', text) || isId('ser', text) ? text : null
}
