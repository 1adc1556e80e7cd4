import { afterEach, describe, expect, test, vi } from 'vitest'
import { MainProcess } from '../../helpers/carriers/main-process.ts'
import { StockServer } from '../../helpers/carriers/stock-server.ts'
import { dumpOf } from '../../helpers/dump.ts'
import { chapterIn, memberIn, namesOf, salonIn } from '../../helpers/fake-world.ts'
import { joined, news, send } from '../../helpers/organizers.ts'
import { Machine, TestClock } from '../../helpers/store.ts'
import { TestDisk } from '../../helpers/test-disk.ts'

const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0)) await end()
})

function main(): MainProcess {
  const one = new MainProcess()
  ended.push(() => one.end())
  return one
}

/** Mei and Wei, who share nothing but a stock server from here on. */
async function pairAtServer() {
  const server = await StockServer.start()
  ended.push(() => server.end())
  const clock = new TestClock()
  const mei = await Machine.start({ clock, link: main().link })
  await mei.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
  const chapter = await chapterIn(mei, '台北')
  const wei = await joined(mei, '偉', { link: main().link })
  await send(wei, mei)
  await mei.must('sync.server', { url: server.url })
  await syncAll(mei)
  // With the community's keys, as an invitation brings them.
  await wei.must('exchange.read', { file: await news(mei, wei) })
  await wei.must('sync.server', { url: server.url })
  await syncAll(wei)
  return { server, mei, wei, machine: mei, chapter }
}

async function syncAll(...machines: Machine[]): Promise<void> {
  for (const machine of machines) await machine.must('sync.now', {})
}

/** Waits until a machine has somebody, as the server pushes it. */
async function untilNamed(machine: Machine, names: readonly string[]): Promise<void> {
  await vi.waitFor(async () => {
    machine.clock.advance(1000)
    expect((await namesOf(machine)).sort()).toEqual([...names].sort())
  }, PATIENCE)
}

/** A server that has just been started takes its time on a busy machine. */
const PATIENCE = { timeout: 20_000, interval: 20 }

const serverOf = async (machine: Machine) => (await machine.view('peers', {})).server

describe('Two organizers with a stock sync server', { timeout: 60_000 }, () => {
  test('have the same after each has looked', async () => {
    const { mei, wei, chapter } = await pairAtServer()
    const member = await memberIn({ machine: mei, chapter }, '王小明')
    await syncAll(mei)
    await untilNamed(wei, ['王小明'])
    await salonIn({ machine: wei, chapter })
    await wei.must('member.set', { member, fields: { phone: '0912 345 678' } })
    await syncAll(wei)
    await vi.waitFor(async () => {
      mei.clock.advance(1000)
      expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
    }, PATIENCE)
  })

  test('are told by it of what is new', async () => {
    const { mei, wei, chapter } = await pairAtServer()
    await memberIn({ machine: mei, chapter }, '王小明')
    // Nobody looks; the edit is written after a pause and the other one told.
    await untilNamed(wei, ['王小明'])
    expect(await serverOf(wei)).toMatchObject({ state: 'connected', problem: null })
  })

  test('leave nothing on it that tells of anybody', async () => {
    const { server, mei, wei, chapter } = await pairAtServer()
    await memberIn({ machine: mei, chapter }, '王小明', {
      fields: { phone: '0912345678', email: 'xiaoming@example.org' },
    })
    await syncAll(mei)
    await untilNamed(wei, ['王小明'])
    const { sent = 0 } = (await serverOf(mei))?.bytes ?? {}
    const size = () => server.stored().reduce((sum, { length }) => sum + length, 0)
    await vi.waitFor(() => expect(size()).toBeGreaterThan(sent / 2), PATIENCE)
    const stored = server.stored().map((bytes) => Buffer.from(bytes))
    for (const secret of ['王小明', '0912345678', 'xiaoming', '讀書會', '梅', '偉', '台北', 'member', 'dev_', 'com_']) {
      expect(stored.filter((bytes) => bytes.includes(secret))).toEqual([])
    }
  })

  test('go on after it was away, and it is told calmly meanwhile', async () => {
    const { server, mei, wei, chapter } = await pairAtServer()
    expect(await serverOf(mei)).toMatchObject({ url: server.url, state: 'connected', problem: null })
    await server.stop()
    await memberIn({ machine: mei, chapter }, '王小明')
    await syncAll(mei)
    expect(await serverOf(mei)).toMatchObject({ state: 'away', problem: null })
    await server.start()
    await syncAll(mei)
    await untilNamed(wei, ['王小明'])
    expect(await serverOf(mei)).toMatchObject({ state: 'connected' })
  })

  test('fetch only what is new after a start', async () => {
    const { mei, wei, chapter } = await pairAtServer()
    await memberIn({ machine: mei, chapter }, '王小明')
    await syncAll(mei)
    await untilNamed(wei, ['王小明'])
    await syncAll(wei)
    const disk = await TestDisk.from(await wei.disk.image())
    const again = await Machine.start({ disk, clock: wei.clock, link: main().link })
    await syncAll(again)
    const { received = 0 } = (await serverOf(again))?.bytes ?? {}
    expect(received).toBeGreaterThan(0)
    expect(received).toBeLessThan(2000)
  })

  test('have it stay off until somebody sets it, and off again', async () => {
    const { mei, wei, chapter, server } = await pairAtServer()
    await mei.must('sync.server', { url: null })
    expect(await serverOf(mei)).toBeNull()
    await memberIn({ machine: mei, chapter }, '王小明')
    await syncAll(mei, wei)
    expect(await namesOf(wei)).toEqual([])
    expect(await mei.refusal('sync.server', { url: 'https://example.org' })).toEqual({ code: 'server-address' })
    await mei.must('sync.server', { url: server.url })
    await syncAll(mei)
    await untilNamed(wei, ['王小明'])
  })
})
