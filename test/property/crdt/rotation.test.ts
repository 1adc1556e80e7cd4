import '@automerge/automerge'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../../shared/crdt/edits.ts'
import type { Edit } from '../../../shared/crdt/edits.ts'
import { headsKey, loadHandle } from '../../../shared/crdt/engine.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import { createPage, openPage, recordsOf } from '../../../shared/crdt/page.ts'
import { textOf } from '../../../shared/crdt/record-values.ts'
import { foldPages, rotatePage, rotationOf } from '../../../shared/crdt/rotation.ts'
import type { Erasure } from '../../../shared/domain/erasure.ts'
import type { DeviceId, MemberId, PageId } from '../../../shared/domain/ids.ts'

const DEVICES = ['dev_0000000000000001', 'dev_0000000000000002', 'dev_0000000000000003'] as DeviceId[]
const PEOPLE = ['mem_000000000000000a', 'mem_000000000000000b', 'mem_000000000000000c'] as MemberId[]
const info = { id: 'pag_0000000000000001' as PageId, kind: 'members', chapter: null } as const
const [mei = '' as DeviceId] = DEVICES

/** What is written of each of them, and of nobody else. */
const secretOf = (person: number) => `secret${person}`

type Deed = { readonly by: number; readonly about: number; readonly what: number; readonly meets: number | null }

const deeds = fc.array(fc.record({ by: fc.nat(2), about: fc.nat(2), what: fc.nat(9), meets: fc.option(fc.nat(2)) }), {
  minLength: 1,
  maxLength: 25,
})

function begun(): Handle {
  const records = Object.fromEntries(
    PEOPLE.map((id, at) => [id, { name: `${secretOf(at)} 王`, joined: 5, notes: `${secretOf(at)}…`, tags: {} }]),
  )
  const handle = createPage(info, { ...records, sal_0000000000000001: { theme: 'tea', hosts: {}, seats: {} } }, mei)
  handle.commit('roster.import', 1)
  return handle
}

function editsOf({ about, what }: Deed, at: number): Edit[] {
  const member = PEOPLE[about] ?? ''
  const text = `${secretOf(about)} ${at}`
  const entry = (kind: string, more: Record<string, string>): Edit => ({
    path: ['records', `ent_${String(at).padStart(16, '0')}`],
    value: { kind, salon: 'sal_0000000000000001', member, at, ...more },
  })
  const all: readonly Edit[] = [
    { path: ['records', member, 'phone'], value: text },
    { path: ['records', member, 'notes'], value: text },
    { path: ['records', member, 'tags', text], value: true },
    { path: ['records', member, 'name'], value: undefined },
    { path: ['records', member], value: undefined },
    { path: ['records', member], value: { name: text, tags: { [text]: true }, notes: text } },
    { path: ['records', 'sal_0000000000000001', 'seats', member], value: `table ${at}` },
    entry('remark', { text }),
    entry('companion', { name: text }),
    { path: ['records', 'sal_0000000000000001', 'theme'], value: `tea ${at}` },
  ]
  const edit = all[what]
  return edit ? [edit] : []
}

/** Three devices' copies of a page on which they work, and now and then meet. */
function worked(begin: Handle, list: readonly Deed[]): Handle[] {
  const copies = DEVICES.map((device) => openPage([begin.save()], device))
  for (const [at, deed] of list.entries()) {
    const copy = copies[deed.by]
    if (!copy) continue
    // Into a record that is gone nobody writes.
    const present = recordsOf(copy)
    const edits = editsOf(deed, at + 1).filter(({ path }) => path.length < 3 || present[path[1] ?? ''])
    if (applyEdits(copy, edits).length > 0) copy.commit('member.edit', at + 2)
    const other = deed.meets === null ? undefined : copies[deed.meets]
    if (other && other !== copy) other.merge(copy)
  }
  return copies
}

function erasing(...people: number[]): Erasure {
  const ids = people.flatMap((person) => PEOPLE[person] ?? [])
  return { at: 1000 * (people[0] ?? 0), device: mei, people: ids, records: [], rows: {} }
}

function opened(bytes: Uint8Array): Handle {
  return loadHandle([loadHandle([bytes], mei).save()], mei)
}

/** Everything that any operation of a page's whole past says. */
function everythingIn(handle: Handle): string {
  return JSON.stringify(handle.getChangesMeta([]).map(({ hash }) => handle.getDecodedChangeByHash(hash)))
}

function others(handle: Handle, gone: number): Record<string, unknown> {
  const all = Object.entries(recordsOf(handle)).filter(([id, record]) => {
    return id !== PEOPLE[gone] && record['member'] !== PEOPLE[gone] && id.startsWith('mem')
  })
  return Object.fromEntries(all)
}

describe('a page from which somebody is erased', () => {
  it('says nothing of them any more, at no time in its past, and all of everybody else', () => {
    fc.assert(
      fc.property(deeds, fc.nat(2), (list, gone) => {
        for (const copy of worked(begun(), list)) {
          const rotated = opened(rotatePage(copy, info.id, [erasing(gone)]).bytes)
          expect(everythingIn(rotated)).not.toContain(secretOf(gone))
          expect(recordsOf(rotated)[PEOPLE[gone] ?? '']).toBeUndefined()
          expect(others(rotated, gone)).toEqual(others(copy, gone))
          expect(rotated.getChangesMeta([]).length).toBe(copy.getChangesMeta([]).length + 1)
        }
      }),
    )
  })

  it('is the same page on every device that has written the same, and grows to it on those that had not', () => {
    fc.assert(
      fc.property(deeds, fc.nat(2), (list, gone) => {
        const copies = worked(begun(), list)
        const rotated = copies.map((copy) => rotatePage(copy, info.id, [erasing(gone)]))
        expect(new Set(rotated.map(({ id }) => id)).size).toBe(1)
        const forwards = loadHandle(
          rotated.map(({ bytes }) => bytes),
          mei,
        )
        const backwards = loadHandle(
          rotated.toReversed().map(({ bytes }) => bytes),
          mei,
        )
        for (const copy of copies.slice(1)) copies[0]?.merge(copy)
        const whole = copies[0] && opened(rotatePage(copies[0], info.id, [erasing(gone)]).bytes)
        expect(headsKey(forwards.getHeads())).toBe(headsKey(whole?.getHeads() ?? []))
        expect(headsKey(backwards.getHeads())).toBe(headsKey(forwards.getHeads()))
      }),
    )
  })

  it('comes to the same, whoever erases whom first and whatever they had heard of by then', () => {
    fc.assert(
      fc.property(deeds, deeds, (early, late) => {
        const [a, b, c] = worked(begun(), early)
        if (!a || !b || !c) return
        const one = rotatePage(a, info.id, [erasing(0)])
        const other = rotatePage(b, info.id, [erasing(1, 2)])
        const ab = foldPages(opened(one.bytes), opened(other.bytes), one.id, mei)
        const ba = foldPages(opened(other.bytes), opened(one.bytes), other.id, mei)
        expect(ab.rotated.id).toBe(ba.rotated.id)
        expect(headsKey(ab.handle.getHeads())).toBe(headsKey(ba.handle.getHeads()))
        // A device that knows of neither brings what it has; its page is folded in like another's.
        const [laggard = c] = worked(c, late)
        const all = rotatePage(laggard, info.id, ab.rotated.rotation.erasures)
        expect(all.id).toBe(ab.rotated.id)
        const met = loadHandle([all.bytes, ab.rotated.bytes], mei)
        const text = everythingIn(met)
        for (const gone of [0, 1, 2]) expect(text).not.toContain(secretOf(gone))
        expect(rotationOf(met)?.erasures).toEqual(ab.rotated.rotation.erasures)
      }),
    )
  })

  it('still counts who was there, and not who it was', () => {
    const handle = begun()
    const [, wei = '' as MemberId] = PEOPLE
    const salon = 'sal_0000000000000001'
    const entry = (id: number, kind: string, more: Record<string, string | boolean>) => ({
      path: ['records', `ent_${String(id).padStart(16, '0')}`],
      value: { kind, salon, member: wei, at: id, ...more },
    })
    applyEdits(handle, [
      entry(1, 'rsvp', { status: 'going' }),
      entry(2, 'arrival', { walkIn: false }),
      entry(3, 'companion', { name: 'secret1' }),
      entry(4, 'remark', { text: 'secret1' }),
    ])
    handle.commit('salon.tick', 9)
    const left = recordsOf(opened(rotatePage(handle, info.id, [erasing(1)]).bytes))
    const facts = Object.entries(left).filter(([id]) => id.startsWith('ent_'))
    expect(facts.map(([, { kind }]) => kind)).toEqual(['rsvp', 'arrival', 'companion'])
    expect(new Set(facts.map(([, { member }]) => member)).size).toBe(1)
    expect(facts[0]?.[1]['member']).toMatch(/^mem_/)
    expect(facts[0]?.[1]['member']).not.toBe(wei)
    expect(facts[2]?.[1]['name']).toBe('')
  })

  it('keeps the rows of a roster but for theirs', () => {
    const rows = [1, 2, 3].map((line) => ({ line, cells: [`secret${line}`, 'x'] }))
    const page = createPage(
      { ...info, kind: 'rows' },
      { 'src_0000000000000001:0': { source: 'src_0000000000000001', first: 0, rows: JSON.stringify(rows) } },
      mei,
    )
    page.commit('roster.import', 1)
    const erasure: Erasure = { ...erasing(1), rows: { 'src_0000000000000001:0': [1] } }
    const left = opened(rotatePage(page, info.id, [erasure]).bytes)
    expect(everythingIn(left)).not.toContain('secret2')
    expect(JSON.parse(textOf(recordsOf(left)['src_0000000000000001:0']?.['rows']))).toEqual([
      rows[0],
      { line: 2, cells: ['', ''] },
      rows[2],
    ])
  })
})
