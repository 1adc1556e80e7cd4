import ICAL from 'ical.js'
import type { Language } from '../../protocol/selection.ts'
import { newCalendar } from '../calendar-file/new-calendar.ts'
import { letterSet } from './letter-set.ts'
import { LossBook } from './loss-book.ts'
import { nameIn, personRows } from './person-row.ts'
import type { PersonRow } from './person-row.ts'
import type { ExportOptions, ExportSteps, ExportTable } from './table.ts'
import { TextSink } from './text-sink.ts'

const STEP_ROWS = 50

/** A leap year for birthdays without one; calendars show a day from then on. */
const SOME_YEAR = '2000'

/**
 * A calendar (RFC 5545) of the days in a list that come back every year, birthdays and the days on which people joined: an
 * event a day, all day long, which keeps nobody from meeting. A 29 February is the last day of February in other years. Rows
 * without such a day, or without a name, are left out and noted.
 */
export function* writeBirthdays(
  table: ExportTable,
  { title, language, now }: Pick<ExportOptions, 'title' | 'language' | 'now'>,
): ExportSteps {
  const letters = letterSet('utf-8')
  const losses = new LossBook()
  const sink = new TextSink(letters)
  const personOf = personRows(table.columns)
  sink.add(head(letters.fitted(title).replace(/\p{Cc}/gu, ' ')))
  let row = 0
  let people = 0
  for (const cells of table.rows) {
    const person = personOf(cells)
    const name = letters.fitted(nameIn(person))
    const events = name === '' ? [] : eventsOf(person, name, language, now)
    if (name === '') losses.leaveOut('no-name', row)
    else if (events.length === 0) losses.leaveOut('no-date', row)
    else people += 1
    for (const event of events) sink.add(`${event.toString()}\r\n`)
    row += 1
    if (row % STEP_ROWS === 0) yield { done: Math.min(row, table.count), of: table.count }
  }
  sink.add('END:VCALENDAR\r\n')
  return { bytes: sink.bytes(), ending: '.ics', rows: people, ...losses.told() }
}

const DAYS = ['birthday', 'joined'] as const
type Day = (typeof DAYS)[number]

/** What the day of somebody is called. */
const SUMMARIES: Readonly<Record<Language, Readonly<Record<Day, (name: string) => string>>>> = {
  en: { birthday: (name) => `${name}: birthday`, joined: (name) => `${name}: day of joining` },
  'zh-TW': { birthday: (name) => `${name} 生日`, joined: (name) => `${name} 入會週年` },
  'zh-CN': { birthday: (name) => `${name} 生日`, joined: (name) => `${name} 入会周年` },
}

/** The calendar up to its first event. */
function head(title: string): string {
  return newCalendar(title)
    .toString()
    .replace(/END:VCALENDAR$/, '')
}

function eventsOf(person: PersonRow, name: string, language: Language, now: number): ICAL.Component[] {
  return DAYS.flatMap((day) => {
    const date = person.text(day)
    const [, year = '', month = '', dayOfMonth = ''] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(date) ?? []
    if (month === '') return []
    const event = new ICAL.Component('vevent')
    event.addPropertyWithValue(
      'uid',
      `${person.text('id') || `${encodeURIComponent(name)}-${date}`}-${day}@chapterhouse`,
    )
    event.addPropertyWithValue('dtstamp', ICAL.Time.fromDateTimeString(`${new Date(now).toISOString().slice(0, 19)}Z`))
    event.addPropertyWithValue(
      'dtstart',
      ICAL.Time.fromDateString(`${year === '-' ? SOME_YEAR : year}-${month}-${dayOfMonth}`),
    )
    event.addPropertyWithValue('summary', SUMMARIES[language][day](name))
    const rule = month === '02' && dayOfMonth === '29' ? 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1' : 'FREQ=YEARLY'
    event.addPropertyWithValue('rrule', ICAL.Recur.fromString(rule))
    event.addPropertyWithValue('transp', 'TRANSPARENT')
    return [event]
  })
}
