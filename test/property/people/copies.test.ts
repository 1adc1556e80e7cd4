import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Plain } from '../../../shared/crdt/plain.ts'
import {
  copyRecord,
  memberFieldsOf,
  memberRecord,
  readPart,
  revisionField,
} from '../../../shared/crdt/member-records.ts'
import { fieldOf } from '../../../shared/domain/field-path.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { personOf } from '../../../shared/people/person.ts'
import type { Part } from '../../../shared/people/part.ts'
import { nextRevision } from '../../../shared/people/revision.ts'
import { chapterId, recordId, recordOf } from '../../helpers/people.ts'

/** A record and its copies in two more chapters, as pages keep them. */
type Kept = Readonly<Record<string, Plain>>

const HOMES = [chapterId(1), chapterId(2), chapterId(3)] as const
const ROOT = recordId(1)

/** Somebody who holds some of the chapters writes a value, knowing what stands there. */
const writing = fc.record({
  holds: fc.subarray([0, 1, 2], { minLength: 1 }),
  field: fc.constantFrom('phone', 'city', 'name'),
  value: fc.constantFrom('甲', '乙', '丙', '丁'),
})
const labelling = fc.record({
  holds: fc.subarray([0, 1, 2], { minLength: 1 }),
  field: fc.constant('tags/志工'),
  value: fc.boolean(),
})

function beginning(): Kept[] {
  const { own } = recordOf(1, {
    phone: '0911',
    city: '台北',
    tags: ['志工'],
    memberships: { [HOMES[0]]: { role: 'member' } },
  })
  const copies = HOMES.slice(1).map((home) => copyRecord(ROOT, { ...own, memberships: { [home]: { role: 'member' } } }))
  return [memberRecord(own), ...copies]
}

function partsOf(kept: readonly Kept[]): Part[] {
  return kept.flatMap((record, at) => {
    const part = readPart(recordId(at + 1), memberFieldsOf(record))
    return part ? [{ ...part, home: homeOf(at) }] : []
  })
}

function homeOf(at: number): ChapterId {
  return HOMES[at] ?? HOMES[0]
}

/** As `BatchBuilder` does it: into every record that is held, as the latest of what those know. */
function write(kept: readonly Kept[], holds: readonly number[], field: string, value: Plain): Kept[] {
  const parts = partsOf(kept)
  const key = fieldOf(field.split('/'))
  const next = nextRevision(
    holds.map((at) => parts[at]?.revisions?.[key] ?? {}),
    holds.map(homeOf),
  )
  return kept.map((record, at) => {
    if (!holds.includes(at)) return record
    const counts = Object.entries(next).map(([place, count]) => [revisionField(key, place), count] as const)
    const [head = '', label] = field.split('/')
    const now = label === undefined ? value : { ...(record[head] as Kept), [label]: value }
    return { ...record, [head]: now, ...Object.fromEntries(counts) }
  })
}

describe('A record and its copies in other chapters', () => {
  test('show what whoever holds all of them wrote last, whatever others wrote before', () => {
    fc.assert(
      fc.property(fc.array(writing, { maxLength: 8 }), fc.constantFrom('phone', 'city', 'name'), (before, field) => {
        const written = before.reduce<Kept[]>(
          (now, { holds, ...each }) => write(now, holds, each.field, each.value),
          beginning(),
        )
        const { member, disputes } = personOf(partsOf(write(written, [0, 1, 2], field, '最後')))
        expect(member[field]).toBe('最後')
        expect(disputes[field]).toBeUndefined()
      }),
    )
  })

  test('show what one chapter wrote after it had seen everything, and nobody is asked', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.constantFrom('phone', 'city'), (at, field) => {
        const all = write(beginning(), [0, 1, 2], field, '先')
        const { member, disputes } = personOf(partsOf(write(all, [at], field, '後')))
        expect(member[field]).toBe('後')
        expect(disputes).toEqual({})
      }),
    )
  })

  test('ask where two chapters wrote different things without knowing of each other, and only there', () => {
    fc.assert(
      fc.property(fc.array(writing, { maxLength: 6 }), (words) => {
        const all = write(beginning(), [0, 1, 2], 'email', 'x')
        const apart = words.map((each) => ({ ...each, holds: each.holds.slice(0, 1) }))
        const { disputes } = personOf(
          partsOf(apart.reduce<Kept[]>((now, { holds, field, value }) => write(now, holds, field, value), all)),
        )
        for (const field of ['phone', 'city', 'name'] as const) {
          const latest = new Map(
            apart.filter((each) => each.field === field).map(({ holds, value }) => [holds[0], value]),
          )
          expect(disputes[field] !== undefined).toBe(new Set(latest.values()).size > 1)
        }
      }),
    )
  })

  test('are the same person in whatever order they are read, once and for all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(writing, labelling), { maxLength: 8 }),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (words, order) => {
          const kept = words.reduce<Kept[]>(
            (now, { holds, field, value }) => write(now, holds, field, value),
            beginning(),
          )
          const parts = partsOf(kept)
          const expected = personOf(parts)
          expect(personOf(order.flatMap((at) => parts[at] ?? []))).toEqual(expected)
          expect(expected.member.id).toBe(ROOT)
          expect(Object.keys(expected.member.memberships)).toHaveLength(3)
        },
      ),
    )
  })

  test('hold a label while somebody who did not know that it went still says so', () => {
    const all = write(beginning(), [0, 1, 2], 'tags/志工', true)
    const gone = write(all, [0], 'tags/志工', false)
    expect(personOf(partsOf(gone)).member.tags).toEqual([])
    expect(personOf(partsOf(write(gone, [1], 'tags/志工', true))).member.tags).toEqual(['志工'])
  })
})
