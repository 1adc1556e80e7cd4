import type { IsoDate } from '../domain/dates.ts'
import { newId } from '../domain/ids.ts'
import type { ChapterId } from '../domain/ids.ts'
import { digitsOf } from '../domain/money.ts'
import type { Random } from '../domain/random.ts'
import type { BudgetLine, Salon, Task, Venue } from '../domain/salon.ts'
import type { Language } from '../protocol/selection.ts'
import { currencyIn } from '../salons/currency.ts'
import { dueOn } from '../salons/tasks.ts'
import { TEMPLATES } from '../salons/templates/templates.ts'
import type { TemplateKind } from '../salons/templates/salon-template.ts'
import { addDays, instantAt } from './days.ts'
import type { Person } from './people.ts'
import type { PlannedSalon } from './schedule.ts'
import { ADDRESSES, VENUES, VENUE_ACCESS, inLanguage, type Place, type SeriesKey, type Words } from './words.ts'

export interface PlansGiven {
  /** Of its own, so that what is added here changes nobody's name or evening. */
  readonly random: Random
  readonly today: IsoDate
  readonly language: Language
  /** Who opens the sample; some of what is to be done is theirs. */
  readonly me: string
  readonly people: readonly Person[]
  readonly chapters: Readonly<Record<Place, { readonly id: ChapterId; readonly zone: string }>>
}

const ROOMS = ['reading', 'evening'] as const
const SEATS = { reading: 30, evening: 22 } as const
/** An evening in a bookshop costs less than one in a cellar with glasses; in whole units of the currency. */
const COSTS = { reading: 1500, evening: 3000 } as const

/** The places the salons are held at. */
export function venuesOf({ random, today, language, chapters }: PlansGiven): Venue[] {
  return (Object.keys(VENUES) as Place[]).flatMap((place) => {
    const { id: chapter, zone } = chapters[place]
    const currency = currencyIn(zone)
    return ROOMS.map((room): Venue => ({
      id: newId('ven', random.bytes),
      chapter,
      name: inLanguage(language, VENUES[place][room]),
      address: inLanguage(language, ADDRESSES[place][room]),
      capacity: SEATS[room],
      access: inLanguage(language, VENUE_ACCESS[room]),
      ...(currency !== null && { cost: { amount: units(COSTS[room], currency), currency } }),
      notes: '',
      created: instantAt(addDays(today, -400), '20:00', zone),
    }))
  })
}

const TEMPLATE_OF: Readonly<Partial<Record<SeriesKey, TemplateKind>>> = {
  reading: 'bookTalk',
  wine: 'wineTasting',
  flowers: 'flowers',
  career: 'clinic',
}

/** A fee, and what each line of the template's budget is thought to come to, in whole units of the currency. */
const MONEY: Readonly<Partial<Record<SeriesKey, { readonly fee: number; readonly planned: readonly number[] }>>> = {
  wine: { fee: 600, planned: [4800, 1200, 3000, 800, 2000, 1500] },
  flowers: { fee: 800, planned: [5400, 1800, 3000, 3000, 900] },
}

const ROOM: Words = ['Room', '場地', '场地']

/** Salons at their venues: what those that are over cost, and of those still to come what is to be done and what they will. */
export function withPlans(planned: readonly PlannedSalon[], venues: readonly Venue[], given: PlansGiven): Salon[] {
  return planned.map(({ salon, strand, date }) => {
    const venue = venues.find(({ chapter, name }) => chapter === salon.chapter && name === salon.venue)
    const there = { ...salon, ...(venue && { venueId: venue.id }) }
    const kind = TEMPLATE_OF[strand.series]
    if (date < given.today) return { ...there, ...spentOn(there, venue, given) }
    if (kind === undefined) return there
    return { ...there, tasks: tasksOf(salon, kind, given), ...moneyOf(salon, strand.series, kind, given) }
  })
}

/** What was due is done but for one thing; some of it is of whoever opens the sample. */
function tasksOf(salon: Salon, kind: TemplateKind, { random, today, language, me, people }: PlansGiven): Task[] {
  const [host] = salon.hosts
  const owners = [me, people.find(({ member }) => member.id === host)?.member.name ?? '', '']
  const tasks = TEMPLATES[language][kind].tasks.map(([daysBefore, title], order) => ({
    id: newId('ent', random.bytes),
    order,
    title,
    owner: owners[order % owners.length] ?? '',
    daysBefore,
  }))
  const late = tasks.findLastIndex(({ daysBefore }) => dueOn(salon.start, daysBefore) < today)
  return tasks.map((task, index) =>
    index < late ? { ...task, done: instantAt(dueOn(salon.start, task.daysBefore), '21:30', salon.zone) } : task,
  )
}

/** An evening that is over cost what its room does. */
function spentOn(
  salon: Salon,
  venue: Venue | undefined,
  { random, language }: PlansGiven,
): Pick<Salon, 'budget' | 'currency'> | null {
  if (venue?.cost === undefined || salon.cancelled !== undefined) return null
  const { amount, currency } = venue.cost
  const label = inLanguage(language, ROOM)
  return {
    budget: [{ id: newId('ent', random.bytes), order: 0, kind: 'cost', label, planned: amount, real: amount }],
    currency,
  }
}

function moneyOf(
  salon: Salon,
  series: SeriesKey,
  kind: TemplateKind,
  { random, language }: PlansGiven,
): Pick<Salon, 'budget' | 'currency' | 'fee'> | null {
  const currency = currencyIn(salon.zone)
  const money = MONEY[series]
  if (!money || currency === null) return null
  const budget = TEMPLATES[language][kind].budget.map(([of, label], order): BudgetLine => ({
    id: newId('ent', random.bytes),
    order,
    kind: of,
    label,
    planned: units(money.planned[order] ?? 0, currency),
  }))
  return { budget, currency, fee: units(money.fee, currency) }
}

/** In the smallest unit. */
function units(whole: number, currency: string): number {
  return whole * 10 ** digitsOf(currency)
}
