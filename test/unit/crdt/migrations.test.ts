import '@automerge/automerge'
import { describe, expect, it } from 'vitest'
import { conflictsOf } from '../../../shared/crdt/conflicts.ts'
import { applyEdits } from '../../../shared/crdt/edits.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import { newHandle, ROOT } from '../../../shared/crdt/engine.ts'
import { migrate } from '../../../shared/crdt/migrations.ts'
import type { Hop } from '../../../shared/crdt/migrations.ts'
import { createPage, openPage, recordOf, recordsOf, SCHEMA, schemaOf } from '../../../shared/crdt/page.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'

const mei = 'dev_0000000000000001' as DeviceId
const wei = 'dev_0000000000000002' as DeviceId
const info = { id: 'pag_0000000000000001' as PageId, kind: 'members', chapter: null } as const

/** An invented next version: what was `line` is called `lineId` from then on. */
const renameLine: Hop = (handle) => {
  for (const [id, { line }] of Object.entries(recordsOf(handle))) {
    if (line === undefined) continue
    applyEdits(handle, [
      { path: ['records', id, 'lineId'], value: line },
      { path: ['records', id, 'line'], value: undefined },
    ])
  }
}

/** And the one after it: every record says in which language its notes are. */
const addLanguage: Hop = (handle) => {
  for (const id of Object.keys(recordsOf(handle))) {
    applyEdits(handle, [{ path: ['records', id, 'language'], value: 'zh' }])
  }
}

function saved(): Uint8Array {
  const handle = createPage(
    info,
    { a: { name: '王小明', line: 'ming', notes: '' }, b: { name: '林大為', notes: 'x' } },
    mei,
  )
  handle.commit('roster.import', 1)
  return handle.save()
}

function migrated(handle: Handle, hops: readonly Hop[], target: number): boolean {
  const changed = migrate(handle, hops, target)
  handle.commit('migrate', 2)
  return changed
}

describe('a migration', () => {
  it('brings a page to the version asked for, every hop in turn', () => {
    const handle = openPage([saved()], mei)
    expect(migrated(handle, [renameLine, addLanguage], 3)).toBe(true)
    expect(schemaOf(handle)).toBe(3)
    expect(recordsOf(handle)).toEqual({
      a: { name: '王小明', lineId: 'ming', notes: '', language: 'zh' },
      b: { name: '林大為', notes: 'x', language: 'zh' },
    })
  })

  it('takes only the hops that are left', () => {
    const handle = openPage([saved()], mei)
    migrated(handle, [renameLine], 2)
    const ran: string[] = []
    expect(migrated(handle, [() => ran.push('first'), () => ran.push('second')], 3)).toBe(true)
    expect(ran).toEqual(['second'])
  })

  it('does nothing the second time', () => {
    const handle = openPage([saved()], mei)
    migrated(handle, [renameLine], 2)
    const heads = handle.getHeads()
    expect(migrated(handle, [renameLine], 2)).toBe(false)
    expect(handle.getHeads()).toEqual(heads)
  })

  it('leaves pages of a newer version, and pages that have not arrived, as they are', () => {
    const newer = openPage([saved()], mei)
    newer.put(ROOT, 'schema', 9)
    newer.commit('later', 3)
    const heads = newer.getHeads()
    expect(migrated(newer, [renameLine], 2)).toBe(false)
    expect(newer.getHeads()).toEqual(heads)
    const empty = newHandle(mei)
    expect(migrated(empty, [renameLine], 2)).toBe(false)
    expect(empty.getHeads()).toEqual([])
  })

  it('that two organizers run at the same time leaves nothing to decide and both with the same', () => {
    const bytes = saved()
    const left = openPage([bytes], mei)
    const right = openPage([bytes], wei)
    for (const handle of [left, right]) migrated(handle, [renameLine, addLanguage], 3)
    left.merge(right)
    right.merge(left)
    expect(recordsOf(left)).toEqual(recordsOf(right))
    expect(recordOf(left, 'a')).toEqual({ name: '王小明', lineId: 'ming', notes: '', language: 'zh' })
    expect(schemaOf(left)).toBe(3)
    for (const id of ['a', 'b']) expect(conflictsOf(left, id)).toEqual({})
    expect(migrated(left, [renameLine, addLanguage], 3)).toBe(false)
  })

  it('keeps what another organizer edits meanwhile', () => {
    const bytes = saved()
    const left = openPage([bytes], mei)
    const right = openPage([bytes], wei)
    migrated(left, [renameLine], 2)
    applyEdits(right, [{ path: ['records', 'a', 'name'], value: '王曉明' }])
    right.commit('member.set', 2)
    left.merge(right)
    expect(recordOf(left, 'a')).toEqual({ name: '王曉明', lineId: 'ming', notes: '' })
  })

  it('of today’s pages has nothing to do', () => {
    const handle = openPage([saved()], mei)
    expect(schemaOf(handle)).toBe(SCHEMA)
    expect(migrate(handle)).toBe(false)
  })
})
