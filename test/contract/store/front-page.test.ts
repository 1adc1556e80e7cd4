import { describe, expect, test } from 'vitest'
import type { MemberQueryInput } from '../../../shared/protocol/selection.ts'
import { club, importInto, longRoster } from '../../helpers/fake-world.ts'
import { Machine } from '../../helpers/store.ts'
import { TestDisk } from '../../helpers/test-disk.ts'
import type { DiskImage } from '../../helpers/test-disk.ts'

/** More members than a community has that opens in no time anyway. */
const ROWS = 2600
const RANGE = { from: 0, count: 40 }
const query: MemberQueryInput = { language: 'zh-TW' }

async function largeClub() {
  const { machine, chapter } = await club()
  await importInto({ machine, chapter }, longRoster(ROWS))
  await machine.view('members', { query, range: RANGE })
  await machine.must('flush', {})
  return machine
}

/** Starts on a disk and asks while the community is still being read. */
async function openingOn(image: DiskImage, { clock }: Machine) {
  const { machine, opened } = Machine.opening({ disk: await TestDisk.from(image), clock })
  const progress = { read: false }
  void opened.then(() => {
    progress.read = true
  })
  await machine.watch('profile', {}).until(({ state }) => state === 'open')
  return { machine, opened, progress }
}

describe('A large community that is opened again', () => {
  test('shows the list and finds people before everything has been read, as it does afterwards', async () => {
    const before = await largeClub()
    const { machine, opened, progress } = await openingOn(await before.disk.image(), before)
    const counts = await machine.view('community', {})
    const first = await machine.view('members', { query, range: RANGE })
    expect(progress.read).toBe(false)
    const search = { ...query, text: '成員12 09' }
    const found = await machine.view('members', { query: search, range: RANGE })
    await opened
    expect(first.rows).toHaveLength(RANGE.count)
    expect(found.total).toBeGreaterThan(10)
    expect(await machine.view('members', { query, range: RANGE })).toEqual(first)
    expect(await machine.view('members', { query: search, range: RANGE })).toEqual(found)
    expect(await machine.view('community', {})).toEqual(counts)
  })

  test('waits with commands until everything has been read, and then carries them out', async () => {
    const before = await largeClub()
    const { machine } = await openingOn(await before.disk.image(), before)
    const { rows } = await machine.view('members', { query, range: RANGE })
    const id = rows[7]?.id
    if (!id) throw new Error('the list is too short')
    await machine.must('member.set', { member: id, fields: { city: '台北' } })
    expect((await machine.view('members', { query, range: RANGE })).rows[7]?.city).toBe('台北')
  })

  test('never shows a list that has changed since it was kept', async () => {
    const before = await largeClub()
    const { total, rows } = await before.view('members', { query, range: RANGE })
    const id = rows[0]?.id
    if (!id) throw new Error('the list is too short')
    await before.must('member.archive', { who: { kind: 'ids', ids: [id] }, archived: true })
    const { machine } = await openingOn(await before.disk.image(), before)
    const first = await machine.view('members', { query, range: RANGE })
    expect(first.rows.map((row) => row.id)).not.toContain(id)
    expect(first.total).toBe(total - 1)
  })

  test('answers a question that nobody kept an answer to when everything has been read', async () => {
    const before = await largeClub()
    const { machine } = await openingOn(await before.disk.image(), before)
    const descending: MemberQueryInput = { ...query, sort: { by: 'phone', descending: true } }
    const { rows } = await machine.view('members', { query: descending, range: { from: 0, count: 3 } })
    const phones = rows.map(({ phone }) => phone)
    expect(phones).toEqual([...phones].sort().reverse())
    expect(phones).toHaveLength(3)
  })
})
