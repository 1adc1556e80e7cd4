import { describe, expect, test } from 'vitest'
import { dumpOf } from '../../helpers/dump.ts'
import { chapterIn, memberIn, memberOf, namesOf, salonIn } from '../../helpers/fake-world.ts'
import { actions, told } from '../../helpers/history.ts'
import { inStep } from '../../helpers/live.ts'
import { Network } from '../../helpers/network.ts'
import { joined, send } from '../../helpers/organizers.ts'
import { FIRST_MORNING, Machine, TestClock, WrongClock } from '../../helpers/store.ts'

/** Whole stores with their ciphers, several of them: on a loaded machine that takes its time. */
const PATIENT = { timeout: 60_000 }

const HOUR_MS = 3_600_000
const YEAR_MS = 365 * 24 * HOUR_MS

/** Mei's clock is right, Wei's a year ahead and Lan's a year behind, since before they joined; all are in step. */
async function scene() {
  const network = new Network(new TestClock())
  const clocks = [new WrongClock(network.clock, YEAR_MS), new WrongClock(network.clock, -YEAR_MS)] as const
  const mei = await Machine.start({ clock: network.clock, link: network.join() })
  await mei.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
  const chapter = await chapterIn(mei, '台北')
  const wei = await joined(mei, '偉', { clock: clocks[0], link: network.join() })
  await send(wei, mei)
  const lan = await joined(mei, '蘭', { clock: clocks[1], link: network.join() })
  await send(lan, mei)
  const machines = [mei, wei, lan]
  for (const machine of machines) await machine.must('sync.lan', { on: true })
  await inStep(network, machines, 3)
  return { network, machines, mei, wei, lan, chapter, clocks }
}

type Scene = Awaited<ReturnType<typeof scene>>

function yearOf(instant: number): number {
  return new Date(instant).getUTCFullYear()
}

/** Seen by one clock: whether a salon is past hangs on who looks. */
async function expectSame({ network, machines, clocks }: Scene): Promise<void> {
  await inStep(network, machines, 3)
  for (const clock of clocks) clock.wrongBy = 0
  const [first, ...others] = await Promise.all(machines.map((machine) => dumpOf(machine)))
  for (const other of others) expect(other).toEqual(first)
}

describe('Devices whose clocks are a year wrong, both ways', PATIENT, () => {
  test('join, see each other’s work at once, and have all of it in the end', async () => {
    const all = await scene()
    const { network, machines, mei, wei, lan, chapter } = all
    const member = await memberIn({ machine: wei, chapter }, '王小明')
    await inStep(network, machines, 3)
    await lan.must('member.set', { member, fields: { city: '台東' } })
    await mei.must('member.set', { member, fields: { phone: '0912' } })
    const salon = await salonIn({ machine: mei, chapter })
    await inStep(network, machines, 3)
    await wei.must('door.checkIn', { salon, member })
    await expectSame(all)
    for (const machine of machines)
      expect((await memberOf(machine, member)).member).toMatchObject({ city: '台東', phone: '0912' })
  })

  test('write the same field one after the other, and the later word stands, whatever the clocks say', async () => {
    const all = await scene()
    const { network, machines, mei, wei, lan, chapter } = all
    const member = await memberIn({ machine: mei, chapter }, '王小明')
    for (const [machine, city] of [[wei, '台中'], [lan, '台南'], [wei, '台北'], [mei, '高雄']] as const) {
      await inStep(network, machines, 3)
      await machine.must('member.set', { member, fields: { city } })
    } // prettier-ignore
    await expectSame(all)
    for (const machine of machines) {
      expect((await memberOf(machine, member)).member.city).toBe('高雄')
      expect((await machine.view('community', {})).decisions).toBe(0)
    }
  })

  test('are asked where both wrote at once, and neither wins by having the later clock', async () => {
    const all = await scene()
    const { network, machines, mei, wei, lan, chapter } = all
    const member = await memberIn({ machine: mei, chapter }, '王小明')
    await inStep(network, machines, 3)
    network.cut(mei.link, wei.link)
    network.cut(wei.link, lan.link)
    await wei.must('member.set', { member, fields: { city: '台中' } })
    await mei.must('member.set', { member, fields: { city: '台北' } })
    network.mend(mei.link, wei.link)
    network.mend(wei.link, lan.link)
    await expectSame(all)
    for (const machine of machines) expect((await machine.view('community', {})).decisions).toBe(1)
  })

  test('stand in the history with what each said of its own time', async () => {
    const all = await scene()
    const { mei, wei, lan, chapter, machines } = all
    await memberIn({ machine: wei, chapter }, '王小明')
    await memberIn({ machine: lan, chapter }, '陳怡君')
    await memberIn({ machine: mei, chapter }, '林大為')
    await expectSame(all)
    const year = yearOf(FIRST_MORNING)
    for (const machine of machines) {
      const made = (await actions(machine)).filter(({ command }) => command === 'member.create')
      expect(made.map((action) => `${yearOf(action.at)} ${told(action)}`)).toEqual([
        `${year + 1} 偉 member.create 王小明`,
        `${year} 梅 member.create 林大為`,
        `${year - 1} 蘭 member.create 陳怡君`,
      ])
    }
  })

  test('go on where the clocks are put right while they talk', async () => {
    const all = await scene()
    const { network, machines, wei, mei, chapter, clocks } = all
    const begun = network.clock.now
    await memberIn({ machine: mei, chapter }, '王小明')
    for (const clock of clocks) clock.wrongBy = 0
    await memberIn({ machine: wei, chapter }, '陳怡君')
    await expectSame(all)
    for (const machine of machines) {
      expect(await namesOf(machine)).toHaveLength(2)
      await network.until(async () => (await machine.view('sync', {})).state === 'inStep')
    }
    expect(network.clock.now - begun).toBeLessThan(HOUR_MS)
  })
})
