import type { Birthday } from './birthdays.ts'
import { MANY } from './holders.ts'
import type { PreparedRecord } from './prepared-record.ts'

/** How often values occur in the rosters at hand, from which follows how much their agreement says (Newcombe 1959). */
export class Frequencies {
  #records = 0
  readonly #fulls = new Map<string, number>()
  readonly #families = new Map<string, number>()
  readonly #givens = new Map<string, number>()
  readonly #birthdays = new Map<number, number>()
  readonly #words = new Map<string, number>()
  readonly #organizations = new Map<string, number>()
  #named = 0

  add(record: PreparedRecord): void {
    this.#records += 1
    if (record.names.length > 0) this.#named += 1
    for (const { full, family, given } of record.names.slice(0, 1)) {
      if (full !== '') count(this.#fulls, full)
      if (family !== '') count(this.#families, family)
      for (const token of given) count(this.#givens, token)
    }
    for (const birthday of record.birthdays) count(this.#birthdays, dayNumber(birthday))
    for (const word of record.words) count(this.#words, word)
    for (const organization of record.organizations) count(this.#organizations, organization)
  }

  /** How many the records are, and at least so many that a short list is not taken for the whole world. */
  get size(): number {
    return Math.max(this.#records, SHORTEST_LIST)
  }

  /** The chance that somebody else has this family name. */
  family(name: string): number {
    return chance((this.#families.get(name) ?? 0) - 1, this.#named, USUAL_FAMILY)
  }

  /** The chance that somebody else has this given name, from its parts. */
  given(tokens: readonly string[]): number {
    let both = 1
    for (const token of tokens) both *= chance((this.#givens.get(token) ?? 0) - 1, this.#named, USUAL_GIVEN)
    return Math.max(both, RAREST)
  }

  /** How many records bear exactly this name. */
  bearers(full: string): number {
    return this.#fulls.get(full) ?? 0
  }

  /**
   * The chance that somebody else was born that day, which so many `others` on the roster were: what the calendar says, or the
   * roster where it has a favourite (1 January).
   */
  birthday(birthday: Birthday, others: number): number {
    const many = others < MANY - 2 ? others : (this.#birthdays.get(dayNumber(birthday)) ?? 0)
    return Math.max(birthday.year === 0 ? 1 / 365 : ANY_BIRTHDAY, many / this.size)
  }

  /** Bits of surprise in meeting this word in somebody else's address. */
  wordBits(word: string): number {
    const others = Math.max((this.#words.get(word) ?? 0) - 1, 1)
    return Math.log2((this.size + 1) / others)
  }

  holdersOfWord(word: string): number {
    return this.#words.get(word) ?? 0
  }

  organizationBits(organization: string): number {
    return Math.log2((this.size + 1) / Math.max((this.#organizations.get(organization) ?? 0) - 1, 1))
  }
}

const SHORTEST_LIST = 250

/** Where a roster says little, names are as frequent as among people at large: the middle of the common ones. */
const USUAL_FAMILY = 0.01
const USUAL_GIVEN = 0.004
const PRIOR_WEIGHT = 40
const RAREST = 1e-6

/** One day in some sixty years. */
const ANY_BIRTHDAY = 1 / (365 * 60)

function chance(others: number, all: number, usual: number): number {
  return (Math.max(others, 0) + usual * PRIOR_WEIGHT) / (all + PRIOR_WEIGHT)
}

function dayNumber({ year, month, day }: Birthday): number {
  return year * 10_000 + month * 100 + day
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
