import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { FOLDER, MainProcess, passingFolder } from '../../helpers/carriers/main-process.ts'
import { dumpOf } from '../../helpers/dump.ts'
import { chapterIn, memberIn, namesOf, salonIn } from '../../helpers/fake-world.ts'
import { deviceOf, joined, send } from '../../helpers/organizers.ts'
import { Machine, TestClock } from '../../helpers/store.ts'
import { TestDisk } from '../../helpers/test-disk.ts'

const ended: (() => void)[] = []
afterEach(() => {
  for (const end of ended.splice(0)) end()
})

/** A folder, and how to start machines at it. */
function shared() {
  const { path, remove } = passingFolder()
  ended.push(remove)
  const at = (options = {}) => {
    const main = new MainProcess(options)
    main.folders.set(FOLDER, path)
    ended.push(() => main.end())
    return main
  }
  return { path, at }
}

/** Mei and Wei, who share nothing but a folder from here on. */
async function pairAtFolder() {
  const folder = shared()
  const clock = new TestClock()
  const [meisMain, weisMain] = [folder.at(), folder.at()]
  const mei = await Machine.start({ clock, link: meisMain.link })
  await mei.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
  const chapter = await chapterIn(mei, '台北')
  const wei = await joined(mei, '偉', { link: weisMain.link })
  await send(wei, mei)
  for (const machine of [mei, wei]) await machine.must('sync.folder', { add: FOLDER })
  await syncAll(mei, wei, mei)
  return { ...folder, mei, wei, meisMain, weisMain, machine: mei, chapter }
}

async function syncAll(...machines: Machine[]): Promise<void> {
  for (const machine of machines) await machine.must('sync.now', {})
}

function bundlesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.bundle'))
    .map((path) => join(folder, path))
    .sort()
}

const folderOf = async (machine: Machine) => (await machine.view('peers', {})).folders[0]

describe('Two organizers with a shared folder', { timeout: 60_000 }, () => {
  test('have the same after each has looked', async () => {
    const { mei, wei, chapter } = await pairAtFolder()
    const member = await memberIn({ machine: mei, chapter }, '王小明')
    await salonIn({ machine: wei, chapter })
    await syncAll(mei, wei, mei)
    expect(await namesOf(wei)).toEqual(['王小明'])
    await wei.must('member.set', { member, fields: { phone: '0912 345 678' } })
    await syncAll(wei, mei)
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
  })

  test('write an edit by themselves once they pause, and read it when the folder says so', async () => {
    const { mei, wei, chapter, weisMain } = await pairAtFolder()
    await memberIn({ machine: mei, chapter }, '王小明')
    mei.clock.advance(4000)
    await written(mei)
    weisMain.changed(FOLDER)
    const rows = wei.watch('members', { query: {}, range: { from: 0, count: 10 } })
    mei.clock.advance(1000)
    expect(await rows.until(({ total }) => total === 1)).toMatchObject({ rows: [{ name: '王小明' }] })
    rows.stop()
  })

  test('find what the folder is told beside the files, in three languages', async () => {
    const { path } = await pairAtFolder()
    const [name = ''] = readdirSync(path)
    const text = readFileSync(join(path, name, 'README.txt'), 'utf8')
    expect(text).toMatch(/may be deleted[\s\S]*可以整個刪除[\s\S]*可以整个删除/)
  })

  test('leave no name and no number readable in it', async () => {
    const { path, mei, chapter } = await pairAtFolder()
    await memberIn({ machine: mei, chapter }, '王小明', {
      fields: { phone: '0912345678', email: 'xiaoming@example.org' },
    })
    await syncAll(mei)
    const all = bundlesIn(path).map((file) => readFileSync(file))
    expect(all.length).toBeGreaterThan(1)
    for (const secret of ['王小明', '0912345678', 'xiaoming', '讀書會', '梅', '台北']) {
      for (const bytes of all) expect(bytes.includes(secret)).toBe(false)
    }
  })

  test('are shown when each last read and wrote, and whose files lie there', async () => {
    const { mei, wei, chapter } = await pairAtFolder()
    await memberIn({ machine: mei, chapter }, '王小明')
    await syncAll(mei, wei)
    const view = await folderOf(wei)
    expect(view).toMatchObject({ folder: FOLDER, state: 'ready', problem: null, waiting: 0 })
    expect(view?.devices).toContainEqual(expect.objectContaining({ deviceName: '梅的筆電', organizer: '梅' }))
    expect(view?.lastRead).toBeGreaterThan(0)
    expect(view?.bytes).toBeGreaterThan(500)
  })

  test('do nothing while nothing changes', async () => {
    const { mei, wei, meisMain, path } = await pairAtFolder()
    await syncAll(mei, wei, mei, wei)
    const before = bundlesIn(path)
    meisMain.asked.clear()
    mei.clock.advance(24 * 3_600_000)
    await syncAll(mei, wei)
    expect([...meisMain.asked.keys()].filter((type) => type.startsWith('folder.'))).toEqual(['folder.list'])
    expect(bundlesIn(path)).toEqual(before)
  })

  test('go on where they were after a kill', async () => {
    const { mei, wei, chapter, path, at } = await pairAtFolder()
    await memberIn({ machine: mei, chapter }, '王小明')
    const disk = await TestDisk.from(await mei.disk.image())
    const again = await Machine.start({ disk, clock: mei.clock, link: at().link })
    await syncAll(again, wei)
    expect(await namesOf(wei)).toEqual(['王小明'])
    const device = await deviceOf(mei)
    const rows = new Set(bundlesIn(path).map((file) => file.split('/').at(-2) ?? ''))
    expect([...rows].filter((row) => row.startsWith(device))).toHaveLength(1)
  })

  test('lose nothing that was written just before the app was quit', async () => {
    const { mei, wei, chapter } = await pairAtFolder()
    await memberIn({ machine: mei, chapter }, '王小明')
    await mei.must('flush', {})
    await syncAll(wei)
    expect(await namesOf(wei)).toEqual(['王小明'])
  })
})

describe('A folder', { timeout: 60_000 }, () => {
  test('that is not there now is told calmly and goes on by itself', async () => {
    const { mei, wei, chapter, meisMain, path } = await pairAtFolder()
    renameSync(path, `${path}-away`)
    await memberIn({ machine: mei, chapter }, '王小明')
    await syncAll(mei)
    expect(await folderOf(mei)).toMatchObject({ state: 'away', problem: null })
    renameSync(`${path}-away`, path)
    meisMain.changed(FOLDER)
    mei.clock.advance(1000)
    await written(mei)
    await syncAll(wei)
    expect(await namesOf(wei)).toEqual(['王小明'])
  })

  test('that is asked for right after a start is looked at once the link is there', async () => {
    const { mei, at } = await pairAtFolder()
    const main = at({ isLate: true })
    const again = await mei.afterKill(main.link)
    const synced = again.command('sync.now', {})
    expect(await folderOf(again)).toMatchObject({ state: 'ready', lastRead: null })
    main.attach()
    expect(await synced).toEqual({ ok: true })
    const view = await folderOf(again)
    expect([view?.state, typeof view?.lastRead]).toEqual(['ready', 'number'])
  })

  test('that cannot be asked for at all is told so, and not as if it were away', async () => {
    const { mei, at } = await pairAtFolder()
    const again = await mei.afterKill(at({ isLate: true }).link)
    const synced = again.command('sync.now', {})
    again.clock.advance(5000)
    expect(await synced).toEqual({ ok: false, problem: { code: 'link-missing' } })
    expect(await folderOf(again)).toMatchObject({ state: 'ready', problem: null })
  })

  test('that somebody emptied is filled again', async () => {
    const { mei, wei, chapter, path } = await pairAtFolder()
    await memberIn({ machine: mei, chapter }, '王小明')
    await syncAll(mei, wei)
    for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true })
    await syncAll(mei)
    await memberIn({ machine: mei, chapter }, '林美華')
    await syncAll(mei, wei)
    expect(await namesOf(wei)).toHaveLength(2)
    expect(await folderOf(wei)).toMatchObject({ waiting: 0 })
  })

  test('with a damaged, a foreign and an empty file is read past them', async () => {
    const { mei, wei, chapter, path } = await pairAtFolder()
    await memberIn({ machine: mei, chapter }, '王小明')
    await syncAll(mei)
    const [first = ''] = bundlesIn(path)
    writeFileSync(join(first, '..', '00000900.bundle'), 'somebody else was here')
    writeFileSync(join(first, '..', '00000901.bundle'), '')
    writeFileSync(join(first, '..', 'desktop.ini'), '[x]')
    mkdirSync(join(path, 'holiday pictures'))
    await syncAll(wei)
    expect(await namesOf(wei)).toEqual(['王小明'])
    expect(await folderOf(wei)).toMatchObject({ state: 'ready' })
  })

  test('in which a file is damaged has the change once it is whole again', async () => {
    const { mei, wei, chapter, path } = await pairAtFolder()
    const before = new Set(bundlesIn(path))
    await memberIn({ machine: mei, chapter }, '王小明')
    await syncAll(mei)
    const news = bundlesIn(path).filter((file) => !before.has(file))
    const whole = news.map((file) => readFileSync(file))
    for (const file of news) {
      rmSync(file)
      writeFileSync(file, readFileSync(first(path)).subarray(0, 50))
    }
    await syncAll(wei)
    expect(await namesOf(wei)).toEqual([])
    news.forEach((file, index) => {
      rmSync(file)
      writeFileSync(file, whole[index] ?? '')
    })
    await syncAll(wei)
    expect(await namesOf(wei)).toEqual(['王小明'])
  })

  test('with a file that was tampered with gives nothing of it away to anybody', async () => {
    const { mei, wei, chapter, path } = await pairAtFolder()
    const before = new Set(bundlesIn(path))
    await memberIn({ machine: mei, chapter }, '王小明')
    await syncAll(mei)
    for (const file of bundlesIn(path).filter((one) => !before.has(one))) appendFileSync(file, 'x')
    await syncAll(wei)
    expect(await namesOf(wei)).toEqual([])
    expect(await folderOf(wei)).toMatchObject({ problem: null })
  })

  test('is left alone once it is forgotten, and what lies there stays', async () => {
    const { mei, chapter, path } = await pairAtFolder()
    await mei.must('sync.forgetFolder', { folder: FOLDER })
    const before = bundlesIn(path)
    await memberIn({ machine: mei, chapter }, '王小明')
    await syncAll(mei)
    expect(bundlesIn(path)).toEqual(before)
    expect(await folderOf(mei)).toBeUndefined()
    expect(await mei.refusal('sync.forgetFolder', { folder: FOLDER })).toEqual({ code: 'not-found' })
  })
})

function first(path: string): string {
  return bundlesIn(path)[0] ?? ''
}

/** Waits until the folder of a machine lacks nothing of it. */
async function written(machine: Machine): Promise<void> {
  const before = (await folderOf(machine))?.lastWritten ?? 0
  const peers = machine.watch('peers', {})
  await peers.until(({ folders }) => (folders[0]?.lastWritten ?? 0) > before)
  peers.stop()
}
