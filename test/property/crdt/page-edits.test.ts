import '@automerge/automerge'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conflictsOf } from '../../../shared/crdt/conflicts.ts'
import { applyEdits, stands } from '../../../shared/crdt/edits.ts'
import type { Edit } from '../../../shared/crdt/edits.ts'
import { headsKey } from '../../../shared/crdt/engine.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import { historyOf } from '../../../shared/crdt/history.ts'
import { createPage, openPage, recordsOf } from '../../../shared/crdt/page.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { setOf } from '../../../shared/crdt/record-values.ts'
import { fieldOf, pathOf } from '../../../shared/domain/field-path.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'

const mei = 'dev_0000000000000001' as DeviceId
const wei = 'dev_0000000000000002' as DeviceId
const info = { id: 'pag_0000000000000001' as PageId, kind: 'members', chapter: null } as const

const label = fc.constantFrom('志工', '講/者', 'a~b', '🎉', '10', '__proto__', 'constructor')
const text = fc.constantFrom('', '王小明', '喜歡靠窗\n吃素', '👩‍👩‍👧')
const record: fc.Arbitrary<PlainRecord> = fc.record({
  name: text,
  notes: text,
  tags: fc.uniqueArray(label).map((labels) => setOf(labels)),
  memberships: fc.constantFrom({}, { c: { role: 'member' } }, { c: { role: 'leader', from: '2026-01-01' } }),
})
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    path: fc.tuple(fc.constant('records'), fc.constantFrom('a', 'b'), fc.constantFrom('name', 'notes')),
    value: text,
  }),
  fc.record({
    path: fc.tuple(fc.constant('records'), fc.constantFrom('a', 'b'), fc.constant('phone')),
    value: fc.option(text, { nil: undefined }),
  }),
  fc.record({
    path: fc.tuple(fc.constant('records'), fc.constantFrom('a', 'b'), fc.constant('tags'), label),
    value: fc.constantFrom(true, undefined),
  }),
  fc.record({
    path: fc.constant(['records', 'a', 'memberships', 'c', 'role']),
    value: fc.constantFrom('member', 'helper'),
  }),
  fc.record({
    path: fc.tuple(fc.constant('records'), fc.constantFrom('a', 'new')),
    value: fc.option(record, { nil: undefined }),
  }),
)
const edits = fc.array(edit, { maxLength: 12 })

function page(a: PlainRecord, b: PlainRecord): Handle {
  const handle = createPage(info, { a, b }, mei)
  handle.commit('roster.import', 1)
  return handle
}

function work(handle: Handle, batches: readonly (readonly Edit[])[]): void {
  for (const [index, batch] of batches.entries()) {
    applyEdits(handle, batch)
    handle.commit('member.set', 2 + index)
  }
}

describe('Edits of a page', () => {
  test('are taken back by their inverse, whatever they were, and brought back by the inverse of that', () => {
    fc.assert(
      fc.property(record, record, edits, (a, b, batch) => {
        const handle = page(a, b)
        const before = recordsOf(handle)
        const inverse = applyEdits(handle, batch)
        const after = recordsOf(handle)
        const again = applyEdits(handle, inverse)
        expect(recordsOf(handle)).toEqual(before)
        applyEdits(handle, again)
        expect(recordsOf(handle)).toEqual(after)
      }),
      { numRuns: 150 },
    )
  })

  test('stand until somebody else writes there', () => {
    fc.assert(
      fc.property(record, record, edits, (a, b, batch) => {
        const handle = page(a, b)
        applyEdits(handle, batch)
        const last = batch.at(-1)
        expect(last === undefined || stands(handle, last)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  test('are read again from what was saved, in one piece or in many, in any order', () => {
    fc.assert(
      fc.property(record, record, fc.array(edits, { maxLength: 4 }), fc.nat(), (a, b, batches, turn) => {
        const handle = page(a, b)
        const chunks = [handle.save()]
        for (const batch of batches) {
          const heads = handle.getHeads()
          work(handle, [batch])
          chunks.push(handle.saveSince(heads))
        }
        const at = turn % chunks.length
        const shuffled = [...chunks.slice(at), ...chunks.slice(0, at)]
        for (const parts of [chunks, shuffled, [handle.save()]]) {
          const opened = openPage(parts, wei)
          expect(recordsOf(opened)).toEqual(recordsOf(handle))
          expect(headsKey(opened.getHeads())).toBe(headsKey(handle.getHeads()))
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('Two copies of a page that were edited apart', () => {
  test('show the same records, the same values to decide between and the same history once merged', () => {
    fc.assert(
      fc.property(
        record,
        record,
        fc.array(edits, { maxLength: 3 }),
        fc.array(edits, { maxLength: 3 }),
        (a, b, ours, theirs) => {
          const start = page(a, b).save()
          const left = openPage([start], mei)
          const right = openPage([start], wei)
          work(left, ours)
          work(right, theirs)
          const [leftBytes, rightBytes] = [left.save(), right.save()]
          left.loadIncremental(rightBytes)
          right.loadIncremental(leftBytes)
          expect(recordsOf(left)).toEqual(recordsOf(right))
          for (const id of ['a', 'b', 'new']) {
            expect(conflictsOf(left, id)).toEqual(conflictsOf(right, id))
            expect(new Set(historyOf(left, id).map(({ change }) => change))).toEqual(
              new Set(historyOf(right, id).map(({ change }) => change)),
            )
          }
        },
      ),
      { numRuns: 80 },
    )
  })

  test('have nothing left to decide once every field was written by one who saw both', () => {
    fc.assert(
      fc.property(record, record, edits, edits, (a, b, ours, theirs) => {
        const start = page(a, b).save()
        const left = openPage([start], mei)
        const right = openPage([start], wei)
        work(left, [ours])
        work(right, [theirs])
        left.merge(right)
        for (const id of ['a', 'b']) {
          const settled = Object.entries(conflictsOf(left, id)).flatMap(([field, [first]]): Edit[] =>
            first ? [{ path: ['records', id, ...pathOf(field)], value: first.value }] : [],
          )
          applyEdits(left, settled)
        }
        left.commit('decision.settle', 9)
        right.merge(left)
        for (const handle of [left, right]) {
          for (const id of ['a', 'b']) expect(conflictsOf(handle, id)).toEqual({})
        }
      }),
      { numRuns: 80 },
    )
  })
})

test('A field inside a record is one string and back, whatever its keys', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 4 }), (path) => {
      expect(pathOf(fieldOf(path))).toEqual(path)
    }),
  )
  expect(fieldOf(['tags', '讀書/寫作~'])).toBe('tags/讀書~1寫作~0')
})
