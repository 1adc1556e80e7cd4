import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { setOf } from '../../../shared/crdt/record-values.ts'
import { packRecords, unpackRecords } from '../../../renderer/worker/pages/packed-records.ts'
import { SortedIndex } from '../../../renderer/worker/tables/sorted-index.ts'

const label = fc.constantFrom('志工', '講/者', '🎉', '～', '10', '9', '__proto')
const record: fc.Arbitrary<PlainRecord> = fc.record(
  {
    name: fc.string(),
    count: fc.integer(),
    gone: fc.boolean(),
    tags: fc.uniqueArray(label).map((labels) => setOf(labels)),
    memberships: fc.dictionary(
      fc.constantFrom('cha_1', 'cha_2'),
      fc.record({ role: fc.constantFrom('member', 'leader') }),
    ),
  },
  { requiredKeys: [] },
)

describe('The packed form of a page’s records', () => {
  test('gives the same records back, in the same order, whatever fields each has', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), (records) => {
        const named = records.map((one, index) => ({ id: `mem_${index}`, record: one }))
        const stored = JSON.parse(JSON.stringify(packRecords(named))) as ReturnType<typeof packRecords>
        expect(unpackRecords(stored)).toEqual(named)
      }),
      { numRuns: 200 },
    )
  })
})

describe('A set of labels', () => {
  test('has one order, however it was put together: that of its letters as UTF-8', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 })), (labels) => {
        // Keys that are array indices come first in every JavaScript object; both machines are JavaScript.
        const words = labels.filter((one) => !/^\d+$/.test(one))
        const bytes = (text: string) => Buffer.from(text, 'utf8')
        const sorted = [...words].sort((a, b) => Buffer.compare(bytes(a), bytes(b)))
        expect(Object.keys(setOf(words))).toEqual(sorted)
        expect(Object.keys(setOf([...words].reverse()))).toEqual(sorted)
      }),
    )
  })
})

describe('A list that is kept in order', () => {
  interface Item {
    readonly id: string
    readonly key: string
  }
  const change = fc.record({
    id: fc.integer({ min: 0, max: 9 }).map((n) => `i${n}`),
    key: fc.option(fc.constantFrom('a', 'b', 'c', 'ä', ''), { nil: null }),
  })

  test('is the one that sorting anew would give, after any changes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), fc.array(fc.boolean(), { maxLength: 40 }), (changes, looks) => {
        const all = new Map<string, Item>()
        const seen: (readonly Item[])[] = []
        const expected: (readonly Item[])[] = []
        const index = new SortedIndex<Item>(
          (item) => item.key,
          (item) => item.id,
        )
        for (const [step, { id, key }] of changes.entries()) {
          const before = all.get(id)
          const after = key === null ? undefined : { id, key }
          if (after) all.set(id, after)
          else all.delete(id)
          index.update(before, after)
          // Looked at now and then: what nobody looks at is only sorted when somebody does.
          seen.push(looks[step] ? [...index.items(all.values())] : sorted(all.values()))
          expected.push(sorted(all.values()))
        }
        expect(seen).toEqual(expected)
        expect(index.items(all.values())).toEqual(sorted(all.values()))
      }),
      { numRuns: 200 },
    )
  })

  function sorted(items: Iterable<Item>): Item[] {
    const order = (item: Item) => `${item.key}\u0000${item.id}`
    return [...items].sort((a, b) => (order(a) < order(b) ? -1 : 1))
  }
})
