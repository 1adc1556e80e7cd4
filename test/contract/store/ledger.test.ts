import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { club, memberIn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { actions, allOf, told } from '../../helpers/history.ts'
import { meet, pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

/** Before the club's first morning, 28 February. */
const DAY = '2026-02-20'

interface Reader extends Club {
  readonly wang: MemberId
}

async function reader(): Promise<Reader> {
  const taipei = await club()
  return { ...taipei, wang: await memberIn(taipei, '王小明') }
}

function buy({ machine, chapter, wang }: Reader, more: { amount?: number; day?: string; currency?: string } = {}) {
  return machine.must('purchase.add', { member: wang, chapter, day: DAY, amount: 120_000, currency: 'TWD', ...more })
}

async function paidBy(machine: Machine, member: MemberId): Promise<string[]> {
  const { purchases } = await machine.view('ledger', { member })
  return purchases.map(({ kind, amount, currency, left }) => `${kind} ${amount} ${currency} left ${left}`)
}

describe('A purchase', () => {
  test('stays over a restart, and is one step to undo', async () => {
    const taipei = await reader()
    const { machine, wang } = taipei
    await buy(taipei)
    expect(await paidBy(await machine.afterKill(), wang)).toEqual(['purchase 120000 TWD left 120000'])
    await machine.must('undo', {})
    expect(await paidBy(machine, wang)).toEqual([])
  })

  test('is given back in parts, never more than was paid', async () => {
    const taipei = await reader()
    const { machine, wang } = taipei
    const { purchase } = await buy(taipei)
    await machine.must('purchase.refund', { purchase, day: DAY, amount: 20_000 })
    expect(await machine.refusal('purchase.refund', { purchase, day: DAY, amount: 100_001 })).toEqual({
      code: 'refund-too-much',
      params: { value: '1000.00 TWD' },
    })
    await machine.must('purchase.refund', { purchase, day: DAY })
    expect(await paidBy(machine, wang)).toContain('purchase 120000 TWD left 0')
    expect(await machine.refusal('purchase.refund', { purchase, day: DAY })).toEqual({ code: 'no-amount' })
  })

  test('that was a mistake goes with its refunds', async () => {
    const taipei = await reader()
    const { purchase } = await buy(taipei)
    await taipei.machine.must('purchase.refund', { purchase, day: DAY })
    await taipei.machine.must('purchase.takeBack', { purchase })
    expect(await paidBy(taipei.machine, taipei.wang)).toEqual([])
  })

  test.each([
    [{ amount: -1 }, 'bad-amount'],
    [{ amount: 0.5 }, 'bad-amount'],
    [{ amount: 1e13 }, 'bad-amount'],
    [{ amount: 0 }, 'no-amount'],
    [{ day: '2026-03-02' }, 'date-ahead'],
    [{ day: '1890-01-01' }, 'date-too-old'],
    [{ day: '2026-02-30' }, 'bad-date'],
    [{ currency: 'ABC' }, 'unknown-currency'],
    [{ currency: 'dollars' }, 'unknown-currency'],
  ])('of %j is told in a sentence and not kept', async (wrong, code) => {
    const { machine, chapter, wang } = await reader()
    const right = { member: wang, chapter, day: DAY, amount: 100, currency: 'TWD' }
    expect(await machine.refusal('purchase.add', { ...right, ...wrong })).toMatchObject({ code })
    expect(await paidBy(machine, wang)).toEqual([])
  })
})

describe('A contribution', () => {
  test('stands on the member’s page, whichever of their records it was written for', async () => {
    const taipei = await reader()
    const { machine, chapter, wang } = taipei
    const twin = await memberIn(taipei, '王曉明')
    const talk = { chapter, kind: 'talk', day: DAY, what: '台北的老書店' } as const
    await machine.must('contribution.add', { ...talk, member: twin })
    const { member } = await machine.must('people.merge', { members: [wang, twin] })
    const { contributions } = await machine.view('ledger', { member })
    expect(contributions).toMatchObject([{ kind: 'talk', what: '台北的老書店' }])
    expect(await machine.refusal('contribution.add', { ...talk, member, what: ' ' })).toEqual({ code: 'text-empty' })
  })
})

describe('An override', () => {
  test('asks for a reason', async () => {
    const { machine, chapter, wang } = await reader()
    const word = { member: wang, chapter, of: 'tier', value: 'partner' } as const
    expect(await machine.refusal('override.set', { ...word, reason: ' ' })).toEqual({ code: 'reason-empty' })
    expect(await machine.refusal('override.set', { ...word, reason: '老友', until: 'soon' })).toMatchObject({
      code: 'bad-date',
    })
  })
})

describe('Several organizers', () => {
  test('add up the same, whatever each of them wrote without the other', async () => {
    const { mei, wei, chapter } = await pair()
    const wang = await memberIn({ machine: mei, chapter }, '王小明')
    await meet(mei, wei)
    const one = { member: wang, chapter, day: DAY, amount: 100, currency: 'TWD' }
    await mei.must('purchase.add', one)
    await wei.must('purchase.add', one)
    await meet(mei, wei)
    for (const machine of [mei, wei])
      expect(await paidBy(machine, wang)).toEqual(['purchase 100 TWD left 100', 'purchase 100 TWD left 100'])
  })
})

describe('The history', () => {
  test('names whom it was about, and a stretch of work is taken back with it', async () => {
    const taipei = await reader()
    const { machine, chapter, wang } = taipei
    machine.clock.advance(60_000)
    const from = machine.clock.now
    await buy(taipei)
    await machine.must('contribution.add', { member: wang, chapter, kind: 'help', day: DAY, what: '搬椅子' })
    await machine.must('override.set', { member: wang, chapter, of: 'tier', value: 'partner', reason: '老友' })
    expect((await actions(machine)).slice(0, 3).map(told)).toEqual([
      '陳怡君 override.set 王小明',
      '陳怡君 contribution.add 王小明',
      '陳怡君 purchase.add 王小明',
    ])
    await machine.must('history.undoSpan', { ...(await allOf(machine)), from })
    expect(await machine.view('ledger', { member: wang })).toMatchObject({ purchases: [], contributions: [] })
  })
})
