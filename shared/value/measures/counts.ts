import { MEASURE_PERIODS } from '../../domain/measures.ts'
import type { MeasurePeriod } from '../../domain/measures.ts'
import { upTo } from '../day.ts'
import type { Day } from '../day.ts'
import type { MeasureFacts } from './facts.ts'
import type { Clustered } from './intervals.ts'
import { monthsOf, quarterDays, quarterOf, WINDOWS, windowsOf } from './windows.ts'
import type { Window } from './windows.ts'

/** Shares that are counted person by person. */
export const COUNTED = ['participation', 'content', 'referral', 'conversion'] as const
export type Counted = (typeof COUNTED)[number]

/** Sums that are counted besides: members at the end, who came for the second time, and fees. */
const SUMS = ['members', 'second', 'fees'] as const
type Sum = (typeof SUMS)[number]

/** Quarters of joining that are followed, the present one included; a year of cohorts a year ago of eight quarters ago. */
export const QUARTERS = 16

/** Somebody is active who took part within so many days. */
const ACTIVE_DAYS = 365

/** People, part, of, part², part × of, of². */
const PER_SHARE = 6
const ALL_WINDOWS = WINDOWS.month + WINDOWS.quarter + WINDOWS.year
const FIRST_WINDOW: Readonly<Record<MeasurePeriod, number>> = {
  month: 0,
  quarter: WINDOWS.month,
  year: WINDOWS.month + WINDOWS.quarter,
}

interface Counting extends Window {
  /** Of the months that are counted, the first of the window and the one after its last. */
  readonly months: readonly [number, number]
}

/**
 * Everything that measures are told by, as whole numbers that one person's facts are added to or taken from; whatever the order,
 * the sums are those from nothing. As of one day.
 */
export class MeasureCounts {
  readonly today: Day
  readonly #conversionDays: number
  readonly #windows: readonly Counting[]
  readonly #months: readonly Window[]
  readonly #quarters: readonly (readonly [Day, Day])[]
  readonly #shares = new Float64Array(COUNTED.length * ALL_WINDOWS * PER_SHARE)
  readonly #sums = new Float64Array(SUMS.length * ALL_WINDOWS)
  /** Who joined in each quarter, and how many of them took part in each. */
  readonly #joined = new Float64Array(QUARTERS)
  readonly #stayed = new Float64Array(QUARTERS * QUARTERS)
  /** Who came on each day, and for whom it was the first. */
  readonly #evenings = new Map<Day, { came: number; first: number }>()

  constructor(today: Day, conversionDays: number) {
    this.today = today
    this.#conversionDays = conversionDays
    this.#months = monthsOf(today)
    const present = quarterOf(today)
    this.#quarters = Array.from({ length: QUARTERS }, (_, at) => quarterDays(present - (QUARTERS - 1 - at)))
    this.#windows = MEASURE_PERIODS.flatMap((period) =>
      windowsOf(period, today).map((window) => ({ ...window, months: this.#monthsIn(window) })),
    )
  }

  change(facts: MeasureFacts, by: 1 | -1): void {
    const came = distinct(facts.came, this.today)
    const [first, second] = came
    for (const day of came) {
      const evening = this.#evenings.get(day) ?? { came: 0, first: 0 }
      evening.came += by
      if (day === first) evening.first += by
      if (evening.came > 0) this.#evenings.set(day, evening)
      else this.#evenings.delete(day)
    }
    const months = this.#monthsOf(facts, came)
    for (const [at, window] of this.#windows.entries()) {
      const isIn = (day: Day | undefined) => day !== undefined && day >= window.start && day <= window.end
      if (facts.joined <= window.end && (facts.left ?? Infinity) > window.end) this.#add('members', at, by)
      if (isIn(second)) this.#add('second', at, by)
      for (const { day, amount, isFee } of facts.bought)
        if (isFee && isIn(day)) this.#add('fees', at, by * (amount ?? 0))
      if (isIn(facts.joined)) this.#share('referral', at, facts.isReferred ? 1 : 0, 1, by)
      const made = upTo(facts.made, window.end) - upTo(facts.made, window.start - 1)
      this.#share('content', at, facts.isOrganizer ? 0 : made, made, by)
      const [from, to] = window.months
      this.#share(
        'participation',
        at,
        (months.came[to] ?? 0) - (months.came[from] ?? 0),
        (months.active[to] ?? 0) - (months.active[from] ?? 0),
        by,
      )
      const bought = this.#conversion(facts, came, window)
      if (bought !== null) this.#share('conversion', at, bought ? 1 : 0, 1, by)
    }
    this.#cohort(facts, came, by)
  }

  /** Adds another chapter's counts to these; both are of the same day. */
  add(other: MeasureCounts): void {
    addTo(this.#shares, other.#shares)
    addTo(this.#sums, other.#sums)
    addTo(this.#joined, other.#joined)
    addTo(this.#stayed, other.#stayed)
  }

  share(measure: Counted, period: MeasurePeriod, at: number): Clustered {
    const place = (COUNTED.indexOf(measure) * ALL_WINDOWS + FIRST_WINDOW[period] + at) * PER_SHARE
    const [people = 0, part = 0, of = 0, partPart = 0, partOf = 0, ofOf = 0] = this.#shares.subarray(place)
    return { people, part, of, partPart, partOf, ofOf }
  }

  sum(sum: Sum, period: MeasurePeriod, at: number): number {
    return this.#sums[SUMS.indexOf(sum) * ALL_WINDOWS + FIRST_WINDOW[period] + at] ?? 0
  }

  /** How many joined in a quarter, and took part in another; quarters are counted back from the present one, which is 0. */
  cohort(joinedAgo: number, activeAgo: number): { readonly joined: number; readonly active: number } {
    const [joined, active] = [QUARTERS - 1 - joinedAgo, QUARTERS - 1 - activeAgo]
    return { joined: this.#joined[joined] ?? 0, active: this.#stayed[joined * QUARTERS + active] ?? 0 }
  }

  /** Days on which somebody came, in a window, with how many did and for how many it was the first time. */
  *evenings({
    start,
    end,
  }: Pick<Window, 'start' | 'end'>): Generator<{ readonly day: Day; readonly came: number; readonly first: number }> {
    for (const [day, evening] of this.#evenings) if (day >= start && day <= end) yield { day, ...evening }
  }

  evening(day: Day): { readonly came: number; readonly first: number } {
    return this.#evenings.get(day) ?? { came: 0, first: 0 }
  }

  #add(sum: Sum, at: number, by: number): void {
    const place = SUMS.indexOf(sum) * ALL_WINDOWS + at
    this.#sums[place] = (this.#sums[place] ?? 0) + by
  }

  /** One person with `of` things, `part` of them of the kind asked about; who has none does not count. */
  #share(measure: Counted, at: number, part: number, of: number, by: 1 | -1): void {
    if (of === 0) return
    const place = (COUNTED.indexOf(measure) * ALL_WINDOWS + at) * PER_SHARE
    const shares = this.#shares
    shares[place] = (shares[place] ?? 0) + by
    shares[place + 1] = (shares[place + 1] ?? 0) + by * part
    shares[place + 2] = (shares[place + 2] ?? 0) + by * of
    shares[place + 3] = (shares[place + 3] ?? 0) + by * part * part
    shares[place + 4] = (shares[place + 4] ?? 0) + by * part * of
    shares[place + 5] = (shares[place + 5] ?? 0) + by * of * of
  }

  /** Up to each month: in how many they were active, and in how many of these they came to an evening. */
  #monthsOf(facts: MeasureFacts, came: readonly Day[]) {
    const [activeSoFar, cameSoFar] = [[0], [0]]
    for (const [at, { start, end }] of this.#months.entries()) {
      const isActive = isAny(came, end - ACTIVE_DAYS + 1, end) || isAny(facts.gave, end - ACTIVE_DAYS + 1, end)
      const isMember = isActive && facts.joined <= end && (facts.left ?? Infinity) > start
      activeSoFar.push((activeSoFar[at] ?? 0) + (isMember ? 1 : 0))
      cameSoFar.push((cameSoFar[at] ?? 0) + (isMember && isAny(came, start, end) ? 1 : 0))
    }
    return { active: activeSoFar, came: cameSoFar }
  }

  #monthsIn({ start, end }: Window): readonly [number, number] {
    const inside = this.#months.map((month, at) => ({ ...month, at })).filter((month) => month.start >= start && month.end <= end) // prettier-ignore
    return [inside[0]?.at ?? 0, (inside.at(-1)?.at ?? -1) + 1]
  }

  /**
   * Whether somebody who had never bought anything bought within so many days after they first came in a window; null for who
   * did not come, had bought before, or still has time.
   */
  #conversion({ bought }: MeasureFacts, came: readonly Day[], { start, end }: Window): boolean | null {
    const day = came[upTo(came, start - 1)]
    if (day === undefined || day > end || day + this.#conversionDays > this.today) return null
    const first = bought[0]?.day ?? Infinity
    return first < day ? null : first <= day + this.#conversionDays
  }

  #cohort(facts: MeasureFacts, came: readonly Day[], by: 1 | -1): void {
    const joined = this.#quarters.findIndex(([start, end]) => facts.joined >= start && facts.joined <= end)
    if (joined < 0) return
    this.#joined[joined] = (this.#joined[joined] ?? 0) + by
    for (const [at, [start, end]] of this.#quarters.entries()) {
      if (at < joined) continue
      if (!isAny(came, start, end) && !isAny(facts.gave, start, Math.min(end, this.today))) continue
      const place = joined * QUARTERS + at
      this.#stayed[place] = (this.#stayed[place] ?? 0) + by
    }
  }
}

/** Two evenings on one day are one; what is dated ahead has not happened. */
function distinct(days: readonly Day[], today: Day): Day[] {
  return days.filter((day, at) => day <= today && day !== days[at - 1])
}

function isAny(days: readonly Day[], start: Day, end: Day): boolean {
  const next = days[upTo(days, start - 1)]
  return next !== undefined && next <= end
}

function addTo(sums: Float64Array, others: Float64Array): void {
  for (const [at, other] of others.entries()) sums[at] = (sums[at] ?? 0) + other
}
