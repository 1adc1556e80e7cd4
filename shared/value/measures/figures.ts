import { TOLD_FROM } from '../../domain/measures.ts'
import type { Measure, MeasureFigure, MeasurePeriod } from '../../domain/measures.ts'
import { MeasureCounts } from './counts.ts'
import { clusteredShare, meanInterval, peopleShare } from './intervals.ts'
import type { MeasureBook } from './measure-book.ts'
import { quarterDays, quarterOf, windowsOf } from './windows.ts'
import type { Window } from './windows.ts'

/** One figure of a trend. */
export type Point = Window & MeasureFigure

/** Of the costs of a window's evenings: of how many they are known, and how many of these are only planned. */
export interface KnownCosts {
  readonly evenings: number
  readonly known: number
  readonly planned: number
}

export interface Cohort {
  /** The first day of the quarter of joining. */
  readonly start: number
  readonly joined: number
  /** How many took part in that quarter and in each after it, the last of which is not over; null where nothing is recorded. */
  readonly active: readonly (number | null)[]
}

/** All measures but connection health, which ties are asked about. */
export type Reckoned = Exclude<Measure, 'health'>

/** A year after joining, in quarters. */
const AFTER = 4
/** Cohorts that are told of. */
const COHORTS = 8

/** The figures of one chapter, or of several taken together; who belongs to two counts in both. */
export class MeasureFigures {
  readonly #books: readonly MeasureBook[]
  readonly #counts: MeasureCounts
  readonly #today: number

  constructor(books: readonly MeasureBook[], today: number) {
    const [only, ...others] = books
    this.#books = books
    this.#today = today
    this.#counts = only && others.length === 0 ? only.counts : new MeasureCounts(today, 0)
    if (others.length > 0) for (const { counts } of books) this.#counts.add(counts)
  }

  /** Earliest first. */
  trend(measure: Reckoned, period: MeasurePeriod): Point[] {
    const windows = windowsOf(measure === 'retention' && period === 'month' ? 'quarter' : period, this.#today)
    return windows.map((window, at) => ({ ...window, ...this.#figure(measure, period, window, at) }))
  }

  /** Of the quarters of joining that are at least one quarter back, earliest first. */
  cohorts(): Cohort[] {
    const present = quarterOf(this.#today)
    return Array.from({ length: COHORTS }, (_, at) => COHORTS - at).map((ago) => ({
      start: quarterDays(present - ago)[0],
      joined: this.#counts.cohort(ago, 0).joined,
      active: Array.from({ length: ago + 1 }, (_, after) =>
        this.#isRecorded(ago - after) ? this.#counts.cohort(ago, ago - after).active : null,
      ),
    }))
  }

  knownCosts(window: Pick<Window, 'start' | 'end'>): KnownCosts {
    let [evenings, known, planned] = [0, 0, 0]
    for (const { counts, costs } of this.#books) {
      const days = new Set<number>()
      for (const { day } of counts.evenings(window)) days.add(day)
      evenings += days.size
      const told = costs.filter(({ day, amount }) => amount !== null && days.has(day))
      known += new Set(told.map(({ day }) => day)).size
      planned += new Set(told.filter(({ isPlanned }) => isPlanned).map(({ day }) => day)).size
    }
    return { evenings, known, planned }
  }

  get unrated(): number {
    return this.#books.reduce((sum, { unrated }) => sum + unrated, 0)
  }

  #figure(measure: Reckoned, period: MeasurePeriod, window: Window, at: number): MeasureFigure {
    switch (measure) {
      case 'participation':
      case 'content':
      case 'referral':
      case 'conversion':
        return clusteredShare(this.#counts.share(measure, period, at))
      case 'retention':
        return this.#retention(window, period === 'year' ? AFTER : 1)
      case 'cost':
        return this.#cost(period, window, at)
      case 'fees':
        return this.#fees(period, window, at)
    }
  }

  /** Of who joined a year before the quarters of a window, those who took part in the fourth quarter after theirs. */
  #retention({ end }: Window, quarters: number): MeasureFigure {
    const last = quarterOf(this.#today) - quarterOf(end)
    let [part, of] = [0, 0]
    for (let ago = last; ago < last + quarters; ago += 1) {
      if (!this.#isRecorded(ago)) continue
      const { joined, active } = this.#counts.cohort(ago + AFTER, ago)
      part += active
      of += joined
    }
    return peopleShare(part, of)
  }

  /** Whether anybody is known to have come to anything in a quarter; before evenings were written down nobody stayed, it would seem. */
  #isRecorded(ago: number): boolean {
    const [start, end] = quarterDays(quarterOf(this.#today) - ago)
    return this.#books.some(({ counts }) => !counts.evenings({ start, end }).next().done)
  }

  /** What newcomers cost, their seats among it, for each who came for the second time. */
  #cost(period: MeasurePeriod, window: Window, at: number): MeasureFigure {
    let spent = 0
    let isKnown = false
    for (const { counts, costs } of this.#books)
      for (const { day, amount, forNewcomers } of costs) {
        if (amount === null || day < window.start || day > window.end) continue
        const { came, first } = counts.evening(day)
        isKnown ||= came > 0 || forNewcomers > 0
        spent += forNewcomers
        if (came > 0) spent += ((amount - forNewcomers) * first) / came
      }
    const of = isKnown ? this.#counts.sum('second', period, at) : 0
    const part = Math.round(spent)
    const value = of < TOLD_FROM ? null : Math.round(part / of)
    return { value, part, of, people: of, low: null, high: null }
  }

  /** Fees for each member, whether they paid or not. */
  #fees(period: MeasurePeriod, window: Window, at: number): MeasureFigure {
    const part = this.#counts.sum('fees', period, at)
    const paid = this.#books.flatMap((book) => book.fees(window))
    // Who paid and has left since was a member when they did.
    const of = part === 0 ? 0 : Math.max(this.#counts.sum('members', period, at), paid.length)
    if (of < TOLD_FROM) return { value: null, part, of, people: of, low: null, high: null }
    const interval = meanInterval(paid, of - paid.length)
    return {
      value: Math.round(part / of),
      part,
      of,
      people: of,
      low: interval && Math.max(0, Math.round(interval.low)),
      high: interval && Math.round(interval.high),
    }
  }
}
