import { namesAreApart } from './name-evidence.ts'
import type { PreparedRecord } from './prepared-record.ts'

/**
 * How many different people a telephone number, mailbox or account serves, or share a birthday, as far as their names tell: a number that stands
 * three times beside one name is one person's, one beside three names is a family's or an office's.
 */
export class Holders {
  readonly #records: readonly PreparedRecord[]
  readonly #recordsOf = new Map<string, number[]>()
  readonly #counts = new Map<string, number>()

  constructor(records: readonly PreparedRecord[]) {
    this.#records = records
  }

  /** Notes that the record at this place has these contact points or this birthday (`holderKeys`). */
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

  /** Neighbours among those who share a telephone number, mailbox or account with few others: at most `most` pairs. */
  *companions(most: number): Generator<readonly [number, number]> {
    let told = 0
    for (const [key, list] of this.#recordsOf) {
      if (key.startsWith(NUMBER_KEY) || key.startsWith(BIRTHDAY_KEY) || list.length > FEW) continue
      for (let at = 1; at < list.length && told < most; at += 1, told += 1) yield [list[at - 1] ?? 0, list[at] ?? 0]
    }
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
      if (all >= MOST_NUMBERS) break
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

/** What the keys of membership numbers and birthdays begin with. */
export const NUMBER_KEY = 'n'
export const BIRTHDAY_KEY = 'b'

/** One person's rows and those of a household. */
const FEW = 8

/** So few shared numbers tell nothing about their kind. */
const FEW_NUMBERS = 6

/** So many tell it as well as all of them. */
const MOST_NUMBERS = 300

/** From here on a contact point says nothing about a person: a hotline, an office, a placeholder. */
export const MANY = 24

function areApart(a: PreparedRecord, b: PreparedRecord): boolean {
  return a.names.every((one) => b.names.every((other) => namesAreApart(one, other)))
}
