import { describe, expect, test } from 'vitest'
import type { HistoryEntry } from '../../../../shared/protocol/history.ts'
import {
  earlierWriters,
  isCreation,
  linesOf,
  saysMore,
  writerKey,
} from '../../../../renderer/features/history/history-lines.ts'

const CHAPTER = 'cha_0123456789abcdef'

describe('a change told to a person', () => {
  test('names labels as labels, with a slash inside one kept', () => {
    const [added, removed] = linesOf(
      entry('a', [edit('tags/讀書/寫作', null, 'true'), edit('interests/電影', 'true', null)]),
    )
    expect(added).toMatchObject({ kind: 'label', of: 'tags', label: '讀書/寫作', added: true })
    expect(removed).toMatchObject({ kind: 'label', of: 'interests', label: '電影', added: false })
  })

  test('tells joining a chapter from a change of role or dates', () => {
    const kinds = linesOf(
      entry('a', [
        edit(`memberships/${CHAPTER}/role`, null, 'member'),
        edit(`memberships/${CHAPTER}/role`, 'member', 'leader'),
        edit(`memberships/${CHAPTER}/until`, null, '2026-11-22'),
      ]),
    ).map((line) => line.kind)
    expect(kinds).toEqual(['membership', 'membership-part', 'membership-part'])
  })

  test('says once that the agenda changed, however many of its lines did', () => {
    const lines = linesOf(
      entry('a', [edit('agenda/x/title', 'a', 'b'), edit('theme', 'a', 'b'), edit('agenda/y/minutes', '5', '9')]),
    )
    expect(lines.map((line) => line.kind)).toEqual(['list', 'value'])
  })

  test('tells a new order of seats in one line, without the ids it is kept in', () => {
    const lines = linesOf(
      entry('a', [
        edit('tables/ent_a/name', null, '1'),
        edit('seats/mem_b', null, 'ent_a'),
        edit('pinned/mem_b', null, 'true'),
      ]),
    )
    expect(lines).toMatchObject([{ kind: 'list', of: 'seating' }])
  })

  test('is the making of the record only where nothing stood before', () => {
    expect(isCreation(entry('a', [edit('name', null, '王雅婷')], 'roster.import'))).toBe(true)
    expect(isCreation(entry('a', [edit('name', '王', '王雅婷')], 'member.create'))).toBe(false)
    expect(isCreation(entry('a', [edit('phone', null, '0912')], 'member.set'))).toBe(false)
  })

  test('names its command only where that says more than the values do', () => {
    expect(saysMore(entry('a', [edit('phone', 'a', 'b')], 'member.set'))).toBe(false)
    expect(saysMore(entry('a', [edit('phone', 'a', 'b')], 'undo'))).toBe(true)
  })
})

test('the newest change of a field knows which older change wrote what it replaced', () => {
  const newest = entry('c3', [edit('phone', '0922', '0933')])
  const other = entry('c2', [edit('city', null, '台北')])
  const older = entry('c1', [edit('phone', '0911', '0922')])
  const writers = earlierWriters([newest, other, older])
  expect(writers.get(writerKey('c3', 'phone'))).toBe('c1')
  expect(writers.get(writerKey('c1', 'phone'))).toBeUndefined()
  expect(writers.get(writerKey('c2', 'city'))).toBeUndefined()
})

test('a change that two others raced past is not offered as the one before', () => {
  const newest = entry('c2', [edit('phone', '0900', '0933')])
  const concurrent = entry('c1', [edit('phone', '0900', '0922')])
  expect(earlierWriters([newest, concurrent]).size).toBe(0)
})

type Edit = HistoryEntry['edits'][number]

function edit(field: string, before: string | null, after: string | null): Edit {
  return { field, before, after, restorable: false }
}

function entry(change: string, edits: readonly Edit[], command = 'member.set'): HistoryEntry {
  return { change, at: 0, by: '美玲', mine: false, device: '', command, edits }
}
