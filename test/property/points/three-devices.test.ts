import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ChapterId, EntryId, FeedbackId, MemberId, SalonId } from '../../../shared/domain/ids.ts'
import { memberIn, salonIn } from '../../helpers/fake-world.ts'
import { everything, joined, meet, pair, send } from '../../helpers/organizers.ts'
import { seedWorld } from '../../helpers/chance.ts'
import { Machine, TestClock } from '../../helpers/store.ts'
import type { DiskImage } from '../../helpers/test-disk.ts'

/** Three organizers' machines give, spend and take back one member's points, and move and vote on one idea, apart from each other. */
const DEVICES = [0, 1, 2] as const

const act = fc.record({
  device: fc.constantFrom(...DEVICES),
  what: fc.oneof(
    { weight: 3, arbitrary: fc.record({ give: fc.integer({ min: -20, max: 30 }) }) },
    { weight: 3, arbitrary: fc.constant('redeem' as const) },
    { weight: 3, arbitrary: fc.record({ takeBack: fc.nat() }) },
    { weight: 1, arbitrary: fc.constant('check in' as const) },
    { weight: 1, arbitrary: fc.constant('undo the check-in' as const) },
    { weight: 2, arbitrary: fc.record({ move: fc.constantFrom('answered', 'adopted', 'thanked', 'declined') }) },
    { weight: 2, arbitrary: fc.constantFrom('vote' as const, 'withdraw' as const) },
    { weight: 2, arbitrary: fc.record({ write: fc.nat() }) },
    { weight: 3, arbitrary: fc.record({ open: fc.nat() }) },
  ),
})
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never

let start: {
  readonly images: readonly DiskImage[]
  readonly now: number
  readonly chapter: ChapterId
  readonly salon: SalonId
  readonly member: MemberId
  readonly idea: FeedbackId
  readonly reward: EntryId
}

beforeAll(async () => {
  seedWorld(7)
  const two = await pair()
  const { mei, wei, chapter } = two
  const member = await memberIn(two, '王小明')
  const salon = await salonIn(two, { start: '2026-02-20T19:00', end: '2026-02-20T21:00' })
  await mei.must('salon.rsvp', { salon, member, status: 'going' })
  await mei.must('points.set', {
    draft: {
      rules: [
        { on: 'attended', from: '2026-01-01', amount: 20 },
        { on: 'adopted', from: '2026-01-01', amount: 50 },
      ],
      rewards: [{ text: '一杯茶', price: 15, stock: 3 }],
    },
  })
  await mei.must('points.give', { member, chapter, amount: 20, reason: '歡迎' })
  const { feedback: idea } = await mei.must('feedback.add', { chapter, kind: 'idea', text: '換場地', member })
  const [reward] = (await mei.view('pointsBook', {})).settings.rewards
  if (!reward) throw new Error('there is no reward')
  const lan = await joined(mei, '蘭')
  await meet(mei, wei)
  await send(lan, mei)
  await meet(mei, wei)
  const images = await Promise.all([mei, wei, lan].map((machine) => machine.disk.image()))
  start = { images, now: mei.clock.now, chapter, salon, member, idea, reward: reward.id }
})

async function play(acts: readonly Act[]): Promise<readonly Machine[]> {
  const clock = new TestClock()
  clock.now = start.now
  const machines = await Promise.all(start.images.map((image) => Machine.onDisk(image, { clock })))
  const letters: Awaited<ReturnType<typeof everything>>[] = []
  const { chapter, member, idea: feedback, salon, reward } = start
  for (const { device, what } of acts) {
    const machine = machines[device]
    if (!machine) throw new Error(`there is no device ${device}`)
    if (what === 'redeem') await machine.command('points.redeem', { member, chapter, reward })
    else if (what === 'check in') await machine.command('door.checkIn', { salon, member })
    else if (what === 'undo the check-in') await machine.command('door.undo', { salon, member })
    else if (what === 'vote') await machine.must('feedback.vote', { feedback, members: [member] })
    else if (what === 'withdraw') await machine.command('feedback.withdrawVote', { feedback, member })
    else if ('give' in what)
      await machine.command('points.give', { member, chapter, amount: what.give, reason: '幫忙' })
    else if ('move' in what) await machine.must('feedback.state', { feedback, state: stateOf(what.move), text: '因為' })
    else if ('takeBack' in what) {
      const { lines } = await machine.view('points', { member, most: 1000 })
      const line = lines[what.takeBack % Math.max(1, lines.length)]
      if (line) await machine.command('points.takeBack', { member, chapter, line: line.key, reason: '登錯' })
    } else if ('write' in what) letters.push(await everything(machine))
    else {
      const letter = letters[what.open % Math.max(1, letters.length)]
      if (letter) await machine.must('exchange.read', { file: letter })
    }
  }
  return machines
}

function stateOf(text: string): 'answered' | 'adopted' | 'thanked' | 'declined' {
  return (['answered', 'adopted', 'thanked'] as const).find((state) => state === text) ?? 'declined'
}

async function meetAll(machines: readonly Machine[]): Promise<void> {
  const [first, ...others] = machines
  if (!first) return
  for (const other of others) await send(other, first)
  for (const other of others) await send(first, other)
}

const acts = fc.array(act, { minLength: 8, maxLength: 24 })
const RUNS = { numRuns: 20 }

describe('Points and ideas that three devices work on apart', () => {
  test('come to the sum of their lines on every device, and to the same on all once they have met', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const machines = await play(list)
        const pointsOn = (machine: Machine) => machine.view('points', { member: start.member, most: 1000 })
        for (const machine of machines) {
          const { balances, lines } = await pointsOn(machine)
          expect(balances[0]?.balance ?? 0).toBe(lines.reduce((sum, { amount }) => sum + amount, 0))
        }
        await meetAll(machines)
        const [first, ...others] = await Promise.all(machines.map(pointsOn))
        for (const other of others) expect(other).toEqual(first)
        const [book, ...books] = await Promise.all(machines.map((machine) => machine.view('pointsBook', {})))
        for (const other of books) expect(other).toEqual(book)
        const isBelow = (first?.balances[0]?.balance ?? 0) < 0
        expect(book?.overdrawn.map(({ id }) => id)).toEqual(isBelow ? [start.member] : [])
      }),
      RUNS,
    )
  })

  test('show one board once they have met, with one vote a person, and ask where moves disagree', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        const machines = await play(list)
        await meetAll(machines)
        const ideaOn = async (machine: Machine) => (await machine.view('ideasOf', { member: start.member }))[0]
        const [first, ...others] = await Promise.all(machines.map(ideaOn))
        for (const other of others) expect(other).toEqual(first)
        expect(first?.votes.length).toBeLessThanOrEqual(1)
        const states = new Set(first?.rivals.map(({ state }) => state))
        expect(states.size).not.toBe(1)
        const [machine] = machines
        await machine?.must('feedback.state', { feedback: start.idea, state: 'adopted' })
        expect(machine && (await ideaOn(machine))).toMatchObject({ state: 'adopted', rivals: [] })
      }),
      RUNS,
    )
  })
})
