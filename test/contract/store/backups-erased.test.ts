import { describe, expect, test } from 'vitest'
import { backupMachines } from '../../helpers/backup-machines.ts'
import { memberIn, namesOf, rowsOf } from '../../helpers/fake-world.ts'
import { actions } from '../../helpers/history.ts'
import { joined, send } from '../../helpers/organizers.ts'
import { Machine, PROFILE_KEY } from '../../helpers/store.ts'
import { changedRows } from '../../helpers/test-disk.ts'
import type { DiskImage } from '../../helpers/test-disk.ts'

const DAY = 86_400_000

/** What lies beside the communities of a disk. */
function notedOn(image: DiskImage): readonly unknown[] {
  return image
    .filter(({ name }) => name === 'chapterhouse-erased')
    .flatMap(({ stores }) => stores.flatMap(({ rows }) => rows))
}

describe('A backup from before somebody was erased', () => {
  const { main, otherMain, clubOfTwo, files } = backupMachines()

  const idOf = async (machine: Machine, name: string) => {
    const row = (await rowsOf(machine)).find((each) => each.name === name)
    if (!row) throw new Error(`${name} is not there`)
    return row.id
  }

  /** A backup with Ada in it, after which she was erased here; the other device has heard of it. */
  async function withoutAda() {
    const taipei = await clubOfTwo()
    const { machine } = taipei
    const other = await joined(machine, '偉')
    const { name } = await machine.must('backup.now', {})
    await machine.must('member.erase', { members: [await idOf(machine, 'Ada')] })
    await machine.must('flush', {})
    const { id } = await machine.view('community', {})
    return { ...taipei, name, other, id }
  }

  test('does not bring them back to the machine that knows of it, whoever else it can reach, and others go on with it', async () => {
    const { machine, name, other, chapter, id } = await withoutAda()
    const wrecked = changedRows(await machine.disk.image(), id, 'local', () => null)
    const again = await Machine.onDisk(wrecked, machine, PROFILE_KEY, main().link)
    await again.must('backup.open', { from: { name } })
    await again.must('backup.restoreWhole', { as: 'same', device: '' })
    expect(await namesOf(again)).toEqual(['Bea'])
    const kept = await again.afterKill()
    expect(await namesOf(kept)).toEqual(['Bea'])

    await memberIn({ machine: kept, chapter }, 'Cleo')
    await send(kept, other)
    await send(other, kept)
    for (const one of [kept, other]) {
      expect(await namesOf(one)).toEqual(['Bea', 'Cleo'])
      const erased = (await actions(one)).filter(({ command }) => command.startsWith('member.erase'))
      expect(erased).toMatchObject([{ command: 'member.erased', by: '陳怡君', records: [], fields: [], salon: null }])
    }
    expect((await kept.view('peers', {})).refusals).toEqual([])
    expect((await other.view('peers', {})).refusals).toEqual([])
  })

  test('does not bring them back to a machine that only heard of it, either', async () => {
    const { machine } = await clubOfTwo()
    const process = otherMain()
    const other = await joined(machine, '偉', { link: process.link })
    const { name } = await other.must('backup.now', {})
    await machine.must('member.erase', { members: [await idOf(machine, 'Ada')] })
    await send(machine, other)
    expect(await namesOf(other)).toEqual(['Bea'])
    // Once nothing is written any more, what was erased leaves the disk and is noted beside it.
    await expect.poll(async () => notedOn(await other.disk.image()), { timeout: 10_000 }).toHaveLength(1)
    const { id } = await other.view('community', {})
    const wrecked = changedRows(await other.disk.image(), id, 'local', () => null)
    const again = await Machine.onDisk(wrecked, other, PROFILE_KEY, process.link)
    await again.must('backup.open', { from: { name } })
    await again.must('backup.restoreWhole', { as: 'same', device: '' })
    expect(await namesOf(again)).toEqual(['Bea'])
  })

  test('is named beforehand with the others that have them, and goes once a new one was read back, if that is asked for', async () => {
    const { machine, chapter } = await clubOfTwo()
    await machine.must('backup.now', {})
    machine.clock.advance(DAY)
    const zoe = await memberIn({ machine, chapter }, 'Zoe')
    machine.clock.advance(DAY)
    const { name } = await machine.must('backup.now', {})
    const { since } = await machine.view('erasure', { members: [zoe] })
    const held = await machine.view('oldBackups', { since })
    expect(held).toMatchObject({ places: [{ folder: null, count: 1 }], others: 0 })
    expect(held.span?.from).toBe(held.span?.until)

    await machine.must('member.erase', { members: [zoe] })
    expect(files()).toHaveLength(2)
    expect(await machine.must('backup.renew', {})).toEqual({ removed: 2 })
    const [left, ...more] = files()
    expect(more).toEqual([])
    expect(left).not.toBe(name)
    const { list } = await machine.view('backups', {})
    expect(list).toMatchObject([{ name: left, problem: null }])
    expect(list[0]?.verified).not.toBeNull()
  })
})
