import { hashOf } from './hash.ts'
import type { PreparedRecord } from './prepared-record.ts'

/**
 * The order in which records are worked through: by name, birthday and all the rest of what they say, so that neighbours are
 * alike and the order they came in makes no difference. Ids only part records that say exactly the same.
 */
export function contentOrder(records: readonly PreparedRecord[]): Uint32Array {
  const rough = Float64Array.from(records, roughKey)
  const sorted = rough.slice().sort()
  const firstOf = new Map<number, number>()
  for (const [place, key] of sorted.entries()) if (!firstOf.has(key)) firstOf.set(key, place)
  const order = new Uint32Array(records.length)
  const used = new Map<number, number>()
  for (const [index, key] of rough.entries()) {
    const taken = used.get(key) ?? 0
    order[(firstOf.get(key) ?? 0) + taken] = index
    used.set(key, taken + 1)
  }
  for (const [key, count] of used) if (count > 1) sortRun(order, firstOf.get(key) ?? 0, count, records)
  return order
}

const NAME_BITS = 2 ** 21
const DAY_BITS = 2 ** 20

function roughKey({ names, birthdays, content }: PreparedRecord): number {
  const [name] = names
  const [birthday] = birthdays
  const nameKey = name === undefined ? 0 : hashOf(name.keys[0] ?? name.full) % NAME_BITS
  const day = birthday === undefined ? 0 : (birthday.year * 372 + birthday.month * 31 + birthday.day) % DAY_BITS
  return (nameKey * DAY_BITS + day) * 4096 + (content % 4096)
}

function sortRun(order: Uint32Array, first: number, count: number, records: readonly PreparedRecord[]): void {
  const run = Array.from(order.subarray(first, first + count))
  run.sort((a, b) => {
    const [one, other] = [records[a], records[b]]
    if (one === undefined || other === undefined) return 0
    return one.content - other.content || (one.id < other.id ? -1 : one.id > other.id ? 1 : a - b)
  })
  order.set(run, first)
}
