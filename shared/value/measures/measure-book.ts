import type { MemberId } from '../../domain/ids.ts'
import type { Day } from '../day.ts'
import { MeasureCounts } from './counts.ts'
import type { MeasureFacts } from './facts.ts'
import type { Window } from './windows.ts'

/** What a salon cost. */
export interface Cost {
  readonly day: Day
  /** In the smallest unit of the community's currency; null for a currency without a rate. */
  readonly amount: number | null
  /** What of that was there to win newcomers. */
  readonly forNewcomers: number
  /** Some of it is what was planned, because nobody has said what it came to. */
  readonly isPlanned: boolean
}

/** The people of one chapter as of one day, kept person by person, with all that measures count. */
export class MeasureBook {
  readonly counts: MeasureCounts
  /** By day, in any order; whoever asks sees to it that they are up to date. */
  costs: readonly Cost[] = []
  readonly #people = new Map<MemberId, MeasureFacts>()
  readonly #payers = new Set<MemberId>()
  #unrated = 0

  constructor(today: Day, conversionDays: number) {
    this.counts = new MeasureCounts(today, conversionDays)
  }

  has(member: MemberId): boolean {
    return this.#people.has(member)
  }

  put(facts: MeasureFacts): void {
    this.remove(facts.member)
    this.#people.set(facts.member, facts)
    if (facts.bought.some(({ isFee }) => isFee)) this.#payers.add(facts.member)
    this.#unrated += unratedIn(facts)
    this.counts.change(facts, 1)
  }

  remove(member: MemberId): void {
    const before = this.#people.get(member)
    if (!before) return
    this.#people.delete(member)
    this.#payers.delete(member)
    this.#unrated -= unratedIn(before)
    this.counts.change(before, -1)
  }

  /** Everybody in it. */
  people(): Iterable<MeasureFacts> {
    return this.#people.values()
  }

  /** What each member paid in fees in a window, of those who paid any. */
  fees({ start, end }: Window): number[] {
    const sums: number[] = []
    for (const member of this.#payers) {
      let sum = 0
      for (const { day, amount, isFee } of this.#people.get(member)?.bought ?? [])
        if (isFee && day >= start && day <= end) sum += amount ?? 0
      if (sum > 0) sums.push(sum)
    }
    return sums
  }

  /** Purchases in a currency that nobody has given a rate for; they add nothing to any sum. */
  get unrated(): number {
    return this.#unrated
  }
}

function unratedIn({ bought }: MeasureFacts): number {
  return bought.filter(({ amount }) => amount === null).length
}
