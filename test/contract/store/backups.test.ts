import { describe, expect, test } from 'vitest'
import type { BackupsView } from '../../../shared/protocol/backups.ts'
import { OWN_BACKUPS } from '../../../shared/protocol/link.ts'
import { backupMachines } from '../../helpers/backup-machines.ts'
import { importInto, longRoster, memberIn, namesOf } from '../../helpers/fake-world.ts'
import { Machine, PROFILE_KEY, TestClock } from '../../helpers/store.ts'
import { changedRows } from '../../helpers/test-disk.ts'

const MINUTE = 60_000
const DAY = 86_400_000

const { main, clubOfTwo, files, bytesOf } = backupMachines()

describe('A backup', () => {
  test('is one file, read back, and in the list with what it is', async () => {
    const { machine } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    expect(files()).toEqual([name])
    const view = await machine.view('backups', {})
    expect(view).toMatchObject({ folder: null, isOn: true, trouble: null, failure: null, isPortable: false })
    expect(view.list).toMatchObject([{ name, why: 'now', isOwn: true, device: '陳怡君的筆電', problem: null }])
    expect(view.list[0]?.verified).not.toBeNull()
    expect(view.last).toBe(view.list[0]?.made)
  })

  test('has nothing in it that anybody could read', async () => {
    const { machine } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const text = Buffer.from(bytesOf(name)).toString('utf8')
    for (const secret of ['Ada', '讀書會', '陳怡君', '台北']) expect(text).not.toContain(secret)
  })

  test('is made before an import, and not again while nothing has changed', async () => {
    const taipei = await clubOfTwo()
    await importInto(taipei, longRoster(20))
    expect((await taipei.machine.view('backups', {})).list.map(({ why }) => why)).toEqual(['import'])
    await taipei.machine.must('backup.now', {})
    await importInto(taipei, '姓名\nNobody else\n')
    expect((await taipei.machine.view('backups', {})).list.map(({ why }) => why)).toEqual(['now', 'import'])
  })

  test('that cannot be made stops an import, which changes nothing, until the person goes on without', async () => {
    const { machine, chapter } = await clubOfTwo()
    main().folders.set(OWN_BACKUPS, '/nowhere/that/exists')
    const { draft, mapping } = await machine.must('roster.read', {
      file: { name: 'three.csv', data: new TextEncoder().encode('姓名,手機\nCleo,0900000003\n') },
    })
    const order = { draft, name: 'x', chapter, mapping: [...mapping] }
    expect(await machine.refusal('roster.import', order)).toEqual({ code: 'backup-first', params: { value: 'away' } })
    expect(await namesOf(machine)).toEqual(['Ada', 'Bea'])
    expect((await machine.view('backups', {})).failure?.code).toBe('backup-folder')
    await machine.must('backup.waive', {})
    await machine.must('roster.import', order)
    expect(await namesOf(machine)).toEqual(['Ada', 'Bea', 'Cleo'])
    main().folders.delete(OWN_BACKUPS)
  })

  test('is made once a day after a quiet minute, and not while somebody works or nothing has changed', async () => {
    const { machine, chapter } = await clubOfTwo()
    const { clock } = machine
    const begun = clock.now
    machine.clock.advance(MINUTE / 2)
    await memberIn({ machine, chapter }, 'Cleo')
    await untilListed(machine, (list) => list.length === 1)
    const [first] = (await machine.view('backups', {})).list
    expect(first).toMatchObject({ why: 'daily' })
    expect(first?.made).toBeGreaterThan(begun + 1.5 * MINUTE)
    // Days go by, and nothing happens in them.
    for (let hour = 0; hour < 50; hour += 1) {
      clock.advance(60 * MINUTE)
      await new Promise((resolve) => setImmediate(resolve))
    }
    await memberIn({ machine, chapter }, 'Dora')
    await untilListed(machine, (list) => list.length === 2)
    expect((await machine.view('backups', {})).list.map(({ why }) => why)).toEqual(['daily', 'daily'])
  })

  test('of an older program is followed by one before the new one goes on', async () => {
    const { machine } = await clubOfTwo()
    await machine.must('backup.now', {})
    main().frame = { ...main().frame, app: '0.2.0' }
    const again = await Machine.onDisk(await machine.disk.image(), { clock: new TestClock() }, PROFILE_KEY, main().link)
    await untilListed(again, ([latest]) => latest?.why === 'upgrade')
    expect((await again.view('backups', {})).failure).toBeNull()
  })

  test('goes when newer ones have outlived it, and never the last that was read back', async () => {
    const { machine, chapter } = await clubOfTwo()
    await machine.must('backup.settings', { isOn: true, keep: { days: 1, weeks: 0, months: 0 } })
    for (let day = 0; day < 5; day += 1) {
      await memberIn({ machine, chapter }, `Member ${day}`)
      await machine.must('backup.now', {})
      machine.clock.advance(DAY)
    }
    // Those of the last two days are all kept.
    expect(files()).toHaveLength(2)
  })

  test('that this machine never read back is never let go by it', async () => {
    const { machine, chapter } = await clubOfTwo()
    const { name } = await machine.must('backup.now', {})
    const image = changedRows(await machine.disk.image(), (await machine.view('community', {})).id, 'local', (row) =>
      (row as { readonly key: string }).key === 'backups' ? null : row,
    )
    const again = await Machine.onDisk(image, machine, PROFILE_KEY, main().link)
    await again.must('backup.settings', { isOn: true, keep: { days: 1, weeks: 0, months: 0 } })
    machine.clock.advance(30 * DAY)
    await memberIn({ machine: again, chapter }, 'Cleo')
    const { name: newer } = await again.must('backup.now', {})
    expect(files()).toEqual([name, newer].sort())
    await again.must('backup.verify', { name })
    machine.clock.advance(30 * DAY)
    await memberIn({ machine: again, chapter }, 'Dora')
    const { name: newest } = await again.must('backup.now', {})
    expect(files()).toEqual([newest])
  })

  test('that was written while people went on writing is of one moment', async () => {
    const { machine, chapter } = await clubOfTwo()
    const making = machine.must('backup.now', {})
    const adding = memberIn({ machine, chapter }, 'Late')
    const [{ name }] = await Promise.all([making, adding])
    const contents = await machine.must('backup.open', { from: { name } })
    expect([2, 3]).toContain(contents.members)
    expect(await machine.must('backup.restoreMissing', {})).toEqual({ pages: 0 })
    expect(await namesOf(machine)).toEqual(['Ada', 'Bea', 'Late'])
  })
})

/** Lets time pass, minute by minute, until the list is as it should be. */
async function untilListed(machine: Machine, isSo: (list: BackupsView['list']) => boolean): Promise<void> {
  let isOver = false
  const watch = machine.watch('backups', {})
  const seen = watch
    .until(({ list }) => isSo(list))
    .then(() => {
      isOver = true
    })
  while (!isOver) {
    machine.clock.advance(MINUTE)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await seen
  watch.stop()
}
