import { afterEach, describe, expect, test } from 'vitest'
import type { HealthFound } from '../../../shared/protocol/health.ts'
import { FOLDER, MainProcess, passingFolder } from '../../helpers/carriers/main-process.ts'
import { community, memberIn, memberOf, namesOf } from '../../helpers/fake-world.ts'
import { inStep, live } from '../../helpers/live.ts'
import { joined, send } from '../../helpers/organizers.ts'
import { Machine, PROFILE_KEY } from '../../helpers/store.ts'
import { changedRows, rowsIn } from '../../helpers/test-disk.ts'
import type { DiskImage } from '../../helpers/test-disk.ts'

const PATIENT = { timeout: 60_000 }

const ended: (() => void)[] = []
afterEach(() => {
  for (const end of ended.splice(0)) end()
})

interface Chunk {
  readonly page: string
  readonly seq: number
  readonly sealed: ArrayBuffer
}

/** The disk of a machine with a bit turned in every chunk of the page of members, or in the newest only. */
async function spoiled(machine: Machine, { newestOnly = false } = {}): Promise<DiskImage> {
  await machine.must('flush', {})
  const image = await machine.disk.image()
  const { id } = await community(machine)
  const pages = rowsIn(image, id, 'pages') as readonly { readonly id: string; readonly kind: string }[]
  const page = pages.find(({ kind }) => kind === 'members')?.id
  const mine = (rowsIn(image, id, 'chunks') as readonly Chunk[]).filter((chunk) => chunk.page === page)
  const newest = Math.max(...mine.map(({ seq }) => seq))
  return changedRows(image, id, 'chunks', (row) => {
    const chunk = row as Chunk
    if (chunk.page !== page || (newestOnly && chunk.seq !== newest)) return chunk
    const bytes = new Uint8Array(chunk.sealed.slice(0))
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    return { ...chunk, sealed: bytes.buffer }
  })
}

/** Mei has written something that Wei does not have when her disk loses the page. */
async function parted() {
  const { network, machines, chapter } = await live(2)
  const [mei, wei] = machines
  if (!mei || !wei) throw new Error('two machines were started')
  const member = await memberIn({ machine: mei, chapter }, '王小明')
  await inStep(network, machines)
  network.remove(mei.link)
  await mei.must('member.set', { member, fields: { city: '台北' } })
  await wei.must('member.set', { member, fields: { email: 'ming@example.com' } })
  return { mei, wei, network, member, image: await spoiled(mei) }
}

async function onlyFound(machine: Machine): Promise<HealthFound | undefined> {
  const { found } = await machine.view('health', {})
  expect(found.length).toBeLessThan(2)
  return found[0]
}

describe('A damaged page of which others lack the last change', PATIENT, () => {
  test('comes from a device that is here once somebody asks, and not before', async () => {
    const { mei, wei, network, member, image } = await parted()
    const again = await Machine.onDisk(image, mei, PROFILE_KEY, network.join())
    await again.must('health.check', {})
    await network.until(async () => ((await onlyFound(again))?.others ?? []).some(({ isConnected }) => isConnected))
    expect(await onlyFound(again)).toMatchObject({ fault: 'page', kind: 'members', isHere: false, asked: null })
    expect(await again.must('health.ask', {})).toMatchObject({ waiting: 1, devices: 1 })
    await network.until(async () => (await onlyFound(again)) === undefined)
    expect((await again.view('health', {})).mended).toMatchObject([{ fault: 'page', kind: 'members', from: 'others' }])
    await inStep(network, [again, wei], 1)
    expect((await memberOf(again, member)).member.email).toBe('ming@example.com')
    await again.must('member.set', { member, fields: { city: '台中' } })
    await inStep(network, [again, wei], 1)
    expect((await memberOf(wei, member)).member.city).toBe('台中')
    expect((await again.must('health.check', {})).found).toEqual([])
  })

  test('is asked for at the next meeting, also after another start', async () => {
    const { mei, wei, network, member, image } = await parted()
    const alone = await Machine.onDisk(image, mei)
    await alone.must('health.check', {})
    expect(await alone.must('health.ask', {})).toEqual({ mended: 0, waiting: 1, devices: 0 })
    expect((await onlyFound(alone))?.asked).toBeGreaterThan(0)
    const again = await alone.afterKill(network.join())
    await network.until(async () => (await memberOf(again, member)).member.email === 'ming@example.com')
    await inStep(network, [again, wei], 1)
    expect((await again.must('health.check', {})).found).toEqual([])
    expect((await (await again.afterKill()).must('health.check', {})).found).toEqual([])
  })

  test('becomes what can be read of it where somebody says so, and the rest comes with the next exchange', async () => {
    const { mei, wei, network, member } = await parted()
    const again = await Machine.onDisk(await spoiled(mei, { newestOnly: true }), mei)
    await again.must('health.check', {})
    expect(await again.must('health.keepReadable', {})).toEqual({ mended: 1, left: 0, from: null })
    expect((await memberOf(again, member)).member.city).toBeUndefined()
    const later = await again.afterKill(network.join())
    await inStep(network, [later, wei], 1)
    expect((await memberOf(later, member)).member.email).toBe('ming@example.com')
  })
})

describe('A page that is damaged or missing', PATIENT, () => {
  test('comes from a folder that was read already, with what this device had written there itself', async () => {
    const { path, remove } = passingFolder()
    ended.push(remove)
    const main = new MainProcess()
    ended.push(() => main.end())
    main.folders.set(FOLDER, path)
    const mei = await Machine.start({ link: main.link })
    await mei.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
    const { chapter } = await mei.must('chapter.create', {
      name: '台北',
      region: '',
      zone: 'Asia/Taipei',
      colour: 'jade',
    })
    await mei.must('sync.folder', { add: FOLDER })
    for (const name of ['王小明', '林大為', '陳怡君']) {
      await memberIn({ machine: mei, chapter }, name)
      await mei.must('sync.now', {})
    }
    const again = await Machine.onDisk(await spoiled(mei), mei, PROFILE_KEY, main.link)
    await again.must('health.check', {})
    await again.must('sync.now', {})
    expect(await onlyFound(again)).toMatchObject({ fault: 'page', kind: 'members' })
    expect(await again.must('health.ask', {})).toEqual({ mended: 1, waiting: 0, devices: 0 })
    expect((await namesOf(await again.afterKill())).sort()).toEqual(['林大為', '王小明', '陳怡君'].sort())
  })

  test('is asked for only where one was found', async () => {
    const machine = await Machine.start()
    await machine.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
    expect(await machine.must('health.ask', {})).toEqual({ mended: 0, waiting: 0, devices: 0 })
    expect(await machine.must('health.keepReadable', {})).toEqual({ mended: 0, left: 0, from: null })
  })

  test('of a door that was closed is missing to an organizer, and never to a volunteer', async () => {
    const mei = await Machine.start()
    await mei.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
    const { chapter } = await mei.must('chapter.create', {
      name: '台北',
      region: '',
      zone: 'Asia/Taipei',
      colour: 'jade',
    })
    const draft = {
      theme: '城市與記憶',
      chapter,
      start: '2026-03-07T19:00',
      end: '2026-03-07T21:00',
      venue: '浮光書店',
    }
    const { salon } = await mei.must('salon.create', draft)
    await mei.must('door.open', { salon })
    await mei.must('door.close', { salon })
    const volunteer = await joined(mei, '小幫手', {}, { role: 'door', chapters: [chapter] })
    await send(mei, volunteer)
    expect((await volunteer.must('health.check', {})).found).toEqual([])
    const { id } = await community(mei)
    const image = await mei.disk.image()
    const door = (rowsIn(image, id, 'pages') as readonly { readonly id: string; readonly kind: string }[]).find(
      ({ kind }) => kind === 'door',
    )
    const without = ['pages', 'chunks', 'snapshots'].reduce(
      (disk, table) =>
        changedRows(disk, id, table, (row) => {
          const { id: own, page } = row as { readonly id?: string; readonly page?: string }
          return [own, page].includes(door?.id) ? null : row
        }),
      image,
    )
    const again = await Machine.onDisk(without, mei)
    expect((await again.must('health.check', {})).found).toMatchObject([
      { fault: 'missing', kind: 'door', key: door?.id, chapter: '台北' },
    ])
  })
})
