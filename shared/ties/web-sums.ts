import type { TieNumbers } from '../domain/tie-numbers.ts'
import type { Concerned } from './concerned.ts'
import { ROUNDING } from './tie.ts'
import { TieSums } from './tie-sums.ts'
import { fade } from './web-days.ts'
import type { Gatherings } from './web-gatherings.ts'

/** Until when, and by what numbers, is added up. */
export interface Span {
  readonly today: number
  /** What is dated ahead counts as of today, and not at all in a look at the past. */
  readonly until: number
  readonly numbers: TieNumbers
  readonly monthEnds: readonly number[]
}

/** What one person's gatherings come to: with each of the others, until the next person is added up; and when they came. */
export interface AddedUp {
  readonly sums: TieSums
  readonly days: readonly number[]
}

/** Adds up what gatherings add, a person at a time. */
export class WebSums {
  readonly #gatherings: Gatherings
  #sums = new TieSums(64)

  constructor(gatherings: Gatherings) {
    this.#gatherings = gatherings
  }

  /** With everybody; tells at the end of each month how it stood, and when they had come last. */
  ofAll(
    person: number,
    { today, until, numbers, monthEnds }: Span,
    onMonth: (month: number, came: number, sums: TieSums) => void = () => undefined,
  ): AddedUp {
    const sums = this.#begun()
    const days: number[] = []
    let [month, came] = [0, -Infinity]
    for (const { day: held, present, met } of this.#gatherings.of(person)) {
      if (held > until && until < today) break
      const day = Math.min(held, today)
      for (; (monthEnds[month] ?? Infinity) < day; month += 1) onMonth(month, came, sums)
      const growth = 1 / fade(day, numbers)
      sums.begin((numbers.warm - ROUNDING) * growth)
      sums.meet(person, met.get(person) ?? [], growth, held)
      if (present.includes(person)) {
        came = Math.max(came, day)
        days.push(held)
        sums.share(person, present, growth / Math.sqrt(present.length), held)
      }
      sums.end()
    }
    for (; month < monthEnds.length; month += 1) onMonth(month, came, sums)
    return { sums, days }
  }

  /**
   * With some few, of whom the person is one, as of today: the same sums from the same steps. Those with others are not to be
   * read.
   */
  ofFew(person: number, few: Concerned, { today, numbers }: Pick<Span, 'today' | 'numbers'>): AddedUp {
    const sums = this.#begun()
    const days: number[] = []
    for (const gathering of this.#gatherings.of(person)) {
      const { day: held, present, met } = gathering
      const growth = 1 / fade(Math.min(held, today), numbers)
      sums.begin(Infinity)
      sums.meet(person, met.get(person) ?? [], growth, held)
      const here = few.presentAt(gathering)
      if (here.includes(person)) {
        days.push(held)
        sums.share(person, here, growth / Math.sqrt(present.length), held)
      }
      sums.end()
    }
    return { sums, days }
  }

  #begun(): TieSums {
    if (this.#sums.size < this.#gatherings.people) this.#sums = new TieSums(this.#gatherings.people * 2)
    this.#sums.clear()
    return this.#sums
  }
}

/** Whether somebody had, on a day, the warm ties that it takes; `among` names everybody who may be one. */
export function hasWarm(sums: TieSums, among: readonly number[], day: number, numbers: TieNumbers): boolean {
  const least = (numbers.warm - ROUNDING) / fade(day, numbers)
  let warm = 0
  for (const other of among) {
    if (sums.strengthOf(other) >= least) warm += 1
    if (warm >= numbers.connectedFrom) return true
  }
  return false
}
