import { minutesBetween } from '../calendar/wall-clock.ts'
import type { IsoDate } from '../domain/dates.ts'
import { newId, type ChapterId, type SeriesId } from '../domain/ids.ts'
import { NEW_RITUAL, NOTHING_PLANNED } from '../domain/salon.ts'
import type { AgendaItem, Ritual, Salon, Series } from '../domain/salon.ts'
import type { Language } from '../protocol/selection.ts'
import { addDays, instantAt, monthOf, weekdayOf } from './days.ts'
import type { Person } from './people.ts'
import type { Random } from '../domain/random.ts'
import {
  AGENDAS,
  BOOKS,
  CANCELLED_NOTES,
  INTERESTS,
  SALON_NOTES,
  SEASONS,
  TALKS,
  THEMES,
  VENUES,
  WALKS,
  inLanguage,
  type Interest,
  type Place,
  type SeriesKey,
  type Words,
} from './words.ts'

/** A salon of the sample with what its guests are drawn from. */
export interface PlannedSalon {
  readonly salon: Salon
  readonly place: Place
  readonly strand: Strand
  readonly date: IsoDate
}

/** One series in one chapter: a rhythm in the calendar. */
interface Strand {
  readonly series: SeriesKey
  readonly place: Place
  /** 1 is Monday. */
  readonly weekday: number
  readonly everyDays: number
  /** The next one is at least so many days from today; strands spread over the coming weeks. */
  readonly ahead: number
  readonly from: string
  readonly until: string
  readonly capacity: number
  readonly room: 'reading' | 'evening'
  /** Whoever cares for one of these comes rather than others. */
  readonly draws: readonly Interest[]
}

interface ScheduleInput {
  readonly random: Random
  readonly today: IsoDate
  readonly language: Language
  readonly people: readonly Person[]
  readonly chapters: Readonly<Record<Place, { readonly id: ChapterId; readonly zone: string }>>
  readonly series: Readonly<Record<SeriesKey, SeriesId>>
}

const STRANDS: readonly Strand[] = [
  { series: 'reading', place: 'taipei', weekday: 4, everyDays: 14, ahead: 4, from: '19:30', until: '21:30', capacity: 28, room: 'reading', draws: ['reading', 'history', 'writing', 'inner', 'film', 'music'] },
  { series: 'wine', place: 'taipei', weekday: 6, everyDays: 28, ahead: 2, from: '19:00', until: '21:30', capacity: 20, room: 'evening', draws: ['wine', 'cooking'] },
  { series: 'reading', place: 'taichung', weekday: 4, everyDays: 21, ahead: 8, from: '19:30', until: '21:30', capacity: 24, room: 'reading', draws: ['reading', 'history', 'writing', 'film', 'inner', 'career'] },
  { series: 'flowers', place: 'taichung', weekday: 7, everyDays: 28, ahead: 11, from: '14:00', until: '16:00', capacity: 18, room: 'evening', draws: ['flowers', 'tea', 'cooking', 'walking', 'music'] },
  { series: 'career', place: 'shanghai', weekday: 3, everyDays: 21, ahead: 9, from: '19:30', until: '21:30', capacity: 22, room: 'evening', draws: ['career', 'writing', 'inner', 'reading', 'film'] },
  { series: 'walks', place: 'shanghai', weekday: 6, everyDays: 28, ahead: 15, from: '14:00', until: '16:00', capacity: 18, room: 'reading', draws: ['walking', 'history', 'tea', 'music', 'cooking'] },
] // prettier-ignore

/** The salons of the last year and the next of each strand, oldest first; one was called off. */
export function planSalons(input: ScheduleInput): PlannedSalon[] {
  return STRANDS.flatMap((strand) => {
    const dates = datesOf(strand, input.today)
    return dates.map((date, index) =>
      planSalon(input, strand, date, index, index === dates.length - 6 && strand.series === 'flowers'),
    )
  }).sort((a, b) => (a.salon.start < b.salon.start ? -1 : a.salon.start > b.salon.start ? 1 : 0))
}

/** Series that are one chapter's alone and come round by themselves; the next but one date of each was moved by a day. */
export function ritualsIn({
  today,
  chapters,
}: Pick<ScheduleInput, 'today' | 'chapters'>): Readonly<
  Partial<Record<SeriesKey, Pick<Series, 'chapter' | 'ritual'>>>
> {
  const alone = STRANDS.filter(({ series }) => STRANDS.filter((other) => other.series === series).length === 1)
  return Object.fromEntries(
    alone.map((strand) => {
      const dates = datesOf(strand, today)
      const next = addDays(dates.at(-1) ?? today, strand.everyDays)
      const { id, zone } = chapters[strand.place]
      const ritual: Ritual = {
        ...NEW_RITUAL,
        rule: `FREQ=WEEKLY;INTERVAL=${strand.everyDays / 7};BYDAY=${WEEKDAYS[strand.weekday % 7] ?? ''}`,
        start: `${dates[0] ?? today}T${strand.from}`,
        zone,
        minutes: minutesBetween(`${today}T${strand.from}`, `${today}T${strand.until}`),
        moved: { [`${next}T${strand.from}`]: `${addDays(next, 1)}T${strand.from}` },
      }
      return [strand.series, { chapter: id, ritual }]
    }),
  )
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** A salon is put in the calendar this long before it takes place. */
const PLANNED_AHEAD_DAYS = 24
const DAYS_OF_SALONS = 365

function datesOf(strand: Strand, today: IsoDate): IsoDate[] {
  const earliest = addDays(today, strand.ahead)
  let date = addDays(earliest, (strand.weekday - weekdayOf(earliest) + 7) % 7)
  const first = addDays(today, -DAYS_OF_SALONS)
  const dates: IsoDate[] = []
  for (; date >= first; date = addDays(date, -strand.everyDays)) dates.unshift(date)
  return dates
}

/** What draws people first is what the evening is about. */
const ABOUT = 2

function planSalon(
  input: ScheduleInput,
  strand: Strand,
  date: IsoDate,
  index: number,
  calledOff: boolean,
): PlannedSalon {
  const { random, language, chapters, series } = input
  const { id: chapter, zone } = chapters[strand.place]
  const hosts = hostsFor(input, strand, date)
  const past = date < input.today
  const notes = calledOff ? CANCELLED_NOTES : past && random.chance(0.12) ? SALON_NOTES : undefined
  const salon: Salon = {
    ...NOTHING_PLANNED,
    id: newId('sal', random.bytes),
    theme: themeOf(language, strand.series, date, index),
    chapter,
    series: series[strand.series],
    ...(ritualsIn(input)[strand.series] && { occurrence: `${date}T${strand.from}` }),
    start: `${date}T${strand.from}`,
    end: `${date}T${strand.until}`,
    zone,
    venue: inLanguage(language, VENUES[strand.place][strand.room]),
    capacity: strand.capacity,
    hosts: hosts.map((host) => host.member.id),
    interests: strand.draws.slice(0, ABOUT).map((interest) => inLanguage(language, INTERESTS[interest])),
    agenda: agendaOf(random, language, strand.series, hosts),
    notes: notes ? inLanguage(language, notes) : '',
    created: instantAt(addDays(date, -PLANNED_AHEAD_DAYS), '21:00', zone),
    ...(calledOff && { cancelled: instantAt(date, '12:00', zone) }),
  }
  return { salon, place: strand.place, strand, date }
}

/** A leader of the chapter, and every other time one who comes often. */
function hostsFor(input: ScheduleInput, strand: Strand, date: IsoDate): Person[] {
  const here = input.people.filter((person) => person.home === strand.place && person.joined <= date && !person.leaves)
  const leaders = here.filter((person) => person.habit === 'regular')
  return input.random.some(leaders, input.random.chance(0.5) ? 2 : 1)
}

function themeOf(language: Language, series: SeriesKey, date: IsoDate, index: number): string {
  const subject = inLanguage(language, subjectOf(series, date, index))
  return inLanguage(language, THEMES[series]).replace('{}', subject)
}

function subjectOf(series: SeriesKey, date: IsoDate, index: number): Words {
  switch (series) {
    case 'reading':
      return turn(BOOKS, index)
    case 'career':
      return turn(TALKS, index)
    case 'walks':
      return turn(WALKS, index)
    case 'wine':
    case 'flowers':
      return SEASONS[Math.floor(((monthOf(date) + 9) % 12) / 3)] ?? SEASONS[0]
  }
}

function turn(words: readonly [Words, ...Words[]], index: number): Words {
  return words[index % words.length] ?? words[0]
}

function agendaOf(random: Random, language: Language, series: SeriesKey, hosts: readonly Person[]): AgendaItem[] {
  return AGENDAS[series].map(([minutes, title], order) => ({
    id: `item-${newId('ent', random.bytes).slice(4)}`,
    order,
    minutes,
    title: inLanguage(language, title),
    who: hosts[order % (hosts.length + 1)]?.member.name ?? '',
    bring: '',
  }))
}
