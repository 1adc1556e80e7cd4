import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { isAmount } from '../../../shared/domain/money.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { ValueSettings } from '../../../shared/domain/value.ts'
import { dayOf, isoOf } from '../../../shared/value/day.ts'
import type { Day } from '../../../shared/value/day.ts'
import type { MeasureFacts } from '../../../shared/value/measures/facts.ts'
import { MeasureFigures } from '../../../shared/value/measures/figures.ts'
import { MeasureBook } from '../../../shared/value/measures/measure-book.ts'
import type { Cost } from '../../../shared/value/measures/measure-book.ts'
import { onceEach } from '../once-each.ts'
import type { OpenCommunity } from '../open-community.ts'
import { KeptPeople } from '../value/kept-people.ts'
import type { Keeps, Progress } from '../value/kept-people.ts'
import { inCurrency } from '../value/member-facts.ts'
import { measureFacts, membersMet } from './measure-facts.ts'

/** No state of the salons. */
const NEVER = -1

/** Keeps what the measures of each chapter are counted from, from the first time that somebody asks. */
export class MeasureDesk {
  readonly #community: Keeps
  readonly #people: KeptPeople<MeasureFacts, MeasureBook>
  #costs = { salons: NEVER, people: NEVER, currency: '' }

  constructor(community: Keeps) {
    this.#community = community
    const { tables } = community
    this.#people = new KeptPeople(community, {
      topic: 'measures',
      bookOf: (settings) => new MeasureBook(this.#today(), settings.numbers.conversionDays),
      factsOf: (reader, entry) => measureFacts(tables, reader, entry),
      alsoAbout: membersMet,
    })
  }

  /** Takes in what has happened. Null when everything is up to date; otherwise how far it is, and `measures` is published when it is. */
  bring(): Progress | null {
    const progress = this.#people.bring()
    if (progress === null) this.#bringCosts()
    return progress
  }

  /** Goes up whenever anybody was counted anew. */
  get version(): number {
    return this.#people.version
  }

  /**
   * The desk's books with only some people in them, a person a step. What evenings cost is nobody's of them, and not told.
   */
  *booksOf(members: ReadonlySet<MemberId>): Generator<void, ReadonlyMap<ChapterId, MeasureBook>> {
    const books = new Map<ChapterId, MeasureBook>()
    for (const [chapter, book] of this.#people.books) {
      const some = new MeasureBook(this.#today(), this.#people.settings.numbers.conversionDays)
      for (const facts of book.people()) {
        if (!members.has(facts.member)) continue
        some.put(facts)
        yield
      }
      books.set(chapter, some)
    }
    return books
  }

  /** The figures of some chapters taken together. */
  of(chapters: readonly ChapterId[], books: ReadonlyMap<ChapterId, MeasureBook> = this.#people.books): MeasureFigures {
    return new MeasureFigures(
      chapters.flatMap((chapter) => books.get(chapter) ?? []),
      this.#today(),
    )
  }

  /** What sums are in: what purchases are, or what evenings are paid in where nobody buys anything; '' for neither. */
  get currency(): string {
    return this.#costs.currency
  }

  /** The latest of all chapters' days: sums over chapters are of the same months, wherever it is midnight. */
  #today(): Day {
    return Math.max(...[...this.#community.tables.chapters.keys()].map((chapter) => this.#people.today(chapter)), 0)
  }

  #bringCosts(): void {
    const { salonsVersion, salons } = this.#community.tables
    const { version } = this.#people
    if (this.#costs.salons === salonsVersion && this.#costs.people === version) return
    const settings = this.#withCurrency()
    const costs = new Map<ChapterId, Cost[]>()
    for (const salon of salons.values()) {
      const cost = costOf(salon, settings)
      if (cost) costs.set(salon.chapter, [...(costs.get(salon.chapter) ?? []), cost])
    }
    for (const [chapter, book] of this.#people.books) book.costs = costs.get(chapter) ?? []
    this.#costs = { salons: salonsVersion, people: version, currency: settings.currency }
  }

  #withCurrency(): ValueSettings {
    const { settings } = this.#people
    if (settings.currency !== '') return settings
    let first: Salon | null = null
    for (const salon of this.#community.tables.salons.values())
      if (salon.currency !== undefined && isCosted(salon) && (!first || salon.start < first.start)) first = salon
    return { ...settings, currency: first?.currency ?? '' }
  }
}

/** The desk of a community, from when it is first asked for. */
export const measureDesk = onceEach((community: OpenCommunity) => new MeasureDesk(community))

/** What an evening cost as it came out: each line as it was, as planned where nobody has said that. Null where no line tells. */
function costOf(salon: Salon, settings: ValueSettings): Cost | null {
  const day = dayOf(salon.start)
  if (day === null || !isCosted(salon)) return null
  const lines = costLines(salon)
  const sumOf = (counted: typeof lines) => {
    const sum = counted.reduce((total, { planned, real }) => total + (real ?? planned), 0)
    return salon.currency === undefined ? null : inCurrency(sum, salon.currency, settings, isoOf(day))
  }
  return {
    day,
    amount: sumOf(lines),
    forNewcomers: sumOf(lines.filter(({ forNewcomers }) => forNewcomers)) ?? 0,
    isPlanned: lines.some(({ real }) => real === undefined),
  }
}

function isCosted(salon: Salon): boolean {
  return salon.cancelled === undefined && costLines(salon).some(({ planned, real }) => (real ?? planned) > 0)
}

function costLines({ budget }: Salon) {
  return budget.filter(({ kind, planned, real }) => kind === 'cost' && isAmount(real ?? planned))
}
