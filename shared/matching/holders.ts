import { compareNames } from './names/compare-names.ts'
import type { PreparedRecord } from './prepared-record.ts'

/**
 * How many different people a telephone number, mailbox or account serves, as far as their names tell: a number that stands
 * three times beside one name is one person's, one beside three names is a family's or an office's.
 */
export class Holders {
  readonly #records: readonly PreparedRecord[]
  readonly #recordsOf = new Map<string, number[]>()
  readonly #counts = new Map<string, number>()

  constructor(records: readonly PreparedRecord[]) {
    this.#records = records
  }

  /** Notes that the record at this place has these contact points (`contactKeys`). */
  add(record: number, keys: readonly string[]): void {
    for (const key of keys) {
      const list = this.#recordsOf.get(key)
      if (list === undefined) this.#recordsOf.set(key, [record])
      else if (list.length <= MANY) list.push(record)
    }
  }

  /** From 1; `MANY` stands for any number over it. */
  countOf(key: string): number {
    const known = this.#counts.get(key)
    if (known !== undefined) return known
    const count = this.#count(this.#recordsOf.get(key) ?? [])
    this.#counts.set(key, count)
    return count
  }

  /**
   * Whether membership numbers that two records share belong to names that agree, by and large. They do not where lists count
   * their rows, each from 1.
   */
  numbersMeanPeople(): boolean {
    let agreeing = 0
    let all = 0
    for (const [key, list] of this.#recordsOf) {
      if (!key.startsWith(NUMBER_KEY) || list.length < 2) continue
      all += 1
      if (this.countOf(key) === 1) agreeing += 1
    }
    return all < FEW_NUMBERS || agreeing * 2 > all
  }

  #count(list: readonly number[]): number {
    if (list.length > MANY) return MANY
    // Each record that no name before it could belong to is another person.
    const people: PreparedRecord[] = []
    for (const place of list) {
      const record = this.#records[place]
      if (record !== undefined && record.names.length > 0 && people.every((person) => areApart(person, record))) {
        people.push(record)
      }
    }
    return Math.max(people.length, 1)
  }
}

/** What the keys of membership numbers begin with. */
export const NUMBER_KEY = 'n'

/** So few shared numbers tell nothing about their kind. */
const FEW_NUMBERS = 6

/** From here on a contact point says nothing about a person: a hotline, an office, a placeholder. */
export const MANY = 24

function areApart(a: PreparedRecord, b: PreparedRecord): boolean {
  return a.names.every((one) => b.names.every((other) => compareNames(one.forms, other.forms).agreement === 'differs'))
}
