import { describe, expect, test } from 'vitest'
import type { EntryId, MemberId } from '../../../shared/domain/ids.ts'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import { club, community, decisionsOn, memberIn, salonIn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { meet, pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

type Draft = CommandInput<'points.set'>['draft']

/** The clubs' first morning is 28 February. */
const EVENING = { start: '2026-02-20T19:00', end: '2026-02-20T21:00' }
const TEA = { text: '一杯茶', price: 30 }

async function linesOf(machine: Machine, member: MemberId): Promise<string[]> {
  const { lines } = await machine.view('points', { member, most: 100 })
  return lines.map(({ kind, on, amount, balance }) => `${on ?? kind} ${amount} → ${balance}`)
}

async function set({ machine }: Pick<Club, 'machine'>, draft: Partial<Draft>): Promise<void> {
  await machine.must('points.set', { draft: { rules: [], rewards: [], ...draft } })
}

async function firstReward(machine: Machine): Promise<EntryId> {
  const [reward] = (await machine.view('pointsBook', {})).settings.rewards
  if (!reward) throw new Error('there is no reward')
  return reward.id
}

async function changesUnder(machine: Machine, draft: Draft) {
  const watch = machine.watch('pointsChanges', { draft })
  const changes = await watch.until(({ state }) => state === 'ready')
  watch.stop()
  return changes
}

describe('Points', () => {
  test('are earned by what happened, from the day of the rule on, and go when it did not happen', async () => {
    const taipei = await club()
    const { machine } = taipei
    const wang = await memberIn(taipei, '王小明')
    const salon = await salonIn(taipei, EVENING)
    await machine.must('door.checkIn', { salon, member: wang })
    await set(taipei, { rules: [{ on: 'attended', from: '2026-02-21', amount: 10 }] })
    expect(await linesOf(machine, wang)).toEqual([])
    const back: Draft = { rules: [{ on: 'attended', from: '2026-02-01', amount: 10 }], rewards: [] }
    expect(await changesUnder(machine, back)).toMatchObject({
      members: 1,
      more: 10,
      names: ['王小明'],
    })
    await set(taipei, back)
    expect(await linesOf(await machine.afterKill(), wang)).toEqual(['attended 10 → 10'])
    await machine.must('door.undo', { salon, member: wang })
    expect(await linesOf(machine, wang)).toEqual([])
  })

  test('of a member are a table for a spreadsheet, with nothing in it that a spreadsheet would run', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const wang = await memberIn(taipei, '王小明')
    await machine.must('points.give', { member: wang, chapter, amount: 5, reason: '=HYPERLINK("http://example.com")' })
    await machine.must('points.give', { member: wang, chapter, amount: -2, reason: '借書未還' })
    const file = await machine.must('export.points', { member: wang, language: 'zh-TW' })
    expect(file).toMatchObject({ name: '王小明的積分 2026-02-28.csv', rows: 2 })
    const [labels, latest, first] = new TextDecoder().decode(file.bytes).split('\r\n')
    expect(labels).toBe('日期,成員,分會,類別,事由,積分,餘額,經手人,狀態')
    expect(latest).toBe('2026-02-28,王小明,台北,手動給予,借書未還,-2,3,陳怡君,')
    expect(first).toContain(`"'=HYPERLINK`)
  })

  test('under other rules are counted to the end for whoever writes on, and not for what they wrote before', async () => {
    const taipei = await club()
    const { machine } = taipei
    const wang = await memberIn(taipei, '王小明')
    const salon = await salonIn(taipei, EVENING)
    await machine.must('door.checkIn', { salon, member: wang })
    const ruleOf = (amount: number): Draft => ({ rules: [{ on: 'attended', from: '2026-02-01', amount }], rewards: [] })
    const first = machine.watch('pointsChanges', { draft: ruleOf(1) })
    expect(await changesUnder(machine, ruleOf(12))).toMatchObject({ more: 12 })
    first.stop()
    expect(await changesUnder(machine, ruleOf(1))).toMatchObject({ more: 1 })
    const second = await salonIn(taipei, { start: '2026-02-21T19:00', end: '2026-02-21T21:00' })
    await machine.must('door.checkIn', { salon: second, member: wang })
    expect(await changesUnder(machine, ruleOf(1))).toMatchObject({ more: 2 })
  })

  test('are given once by a rule that two organizers set at once', async () => {
    const two = await pair()
    const { mei, wei } = two
    const wang = await memberIn(two, '王小明')
    const salon = await salonIn(two, EVENING)
    await mei.must('door.checkIn', { salon, member: wang })
    await meet(mei, wei)
    const rule = { on: 'attended' as const, from: '2026-02-01' }
    await set({ machine: mei }, { rules: [{ ...rule, amount: 10 }] })
    await set({ machine: wei }, { rules: [{ ...rule, amount: 20 }] })
    await meet(mei, wei)
    const [here, there] = [await linesOf(mei, wang), await linesOf(wei, wang)]
    expect(here).toEqual(there)
    expect([['attended 10 → 10'], ['attended 20 → 20']]).toContainEqual(here)
  })

  test('are spent on a reward as long as there are enough, and come back with a reason', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const wang = await memberIn(taipei, '王小明')
    await set(taipei, { rewards: [{ ...TEA, stock: 1 }] })
    const reward = await firstReward(machine)
    expect(await machine.refusal('points.redeem', { member: wang, chapter, reward })).toEqual({
      code: 'points-short',
      params: { value: 0 },
    })
    await machine.must('points.give', { member: wang, chapter, amount: 100, reason: '搬椅子' })
    const { points } = await machine.must('points.redeem', { member: wang, chapter, reward })
    expect(await machine.refusal('points.redeem', { member: wang, chapter, reward })).toEqual({ code: 'reward-gone' })
    await machine.must('points.takeBack', { member: wang, chapter, line: points, reason: '茶沒了' })
    expect(await linesOf(machine, wang)).toEqual(['back 30 → 100', 'redeemed -30 → 70', 'given 100 → 100'])
    expect((await machine.view('points', { member: wang, most: 1 })).rewards).toMatchObject([
      { left: 1, affordable: true },
    ])
    const again = { member: wang, chapter, line: points, reason: '再一次' }
    expect(await machine.refusal('points.takeBack', again)).toEqual({ code: 'not-found' })
  })

  test('that two devices spent at once are below zero on both, and told with what may be taken back', async () => {
    const two = await pair()
    const { mei, wei, chapter } = two
    const wang = await memberIn(two, '王小明')
    await set(two, { rewards: [{ ...TEA, stock: 1 }] })
    await mei.must('points.give', { member: wang, chapter, amount: 40, reason: '搬椅子' })
    await meet(mei, wei)
    const reward = await firstReward(mei)
    for (const machine of [mei, wei]) await machine.must('points.redeem', { member: wang, chapter, reward })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      const { overdrawn, overdrawnRewards } = await machine.view('pointsBook', {})
      expect(overdrawn).toMatchObject([{ name: '王小明', balance: -20, had: [{ amount: -30 }, { amount: -30 }] }])
      expect(overdrawnRewards).toEqual([{ text: '一杯茶', chapter, beyond: 1 }])
    }
    expect((await community(mei)).decisions).toBe(1)
    const [decision] = await decisionsOn(mei)
    const [line] = decision?.kind === 'points' ? decision.had : []
    const settled = { kind: 'points' as const, member: wang, chapter, choice: line?.key ?? '', reason: '只有一杯' }
    for (const machine of [mei, wei]) await machine.must('decision.settleAll', { items: [settled] })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      const { balances } = await machine.view('points', { member: wang, most: 1 })
      expect(balances).toEqual([{ chapter, balance: 10 }])
      expect(await decisionsOn(machine)).toEqual([])
    }
  })

  test('that are below zero can be let stand: what is missing is given, and an undo asks again', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const wang = await memberIn(taipei, '王小明')
    const salon = await salonIn(taipei, EVENING)
    await machine.must('door.checkIn', { salon, member: wang })
    await set(taipei, { rules: [{ on: 'attended', from: '2026-02-01', amount: 40 }], rewards: [TEA] })
    await machine.must('points.redeem', { member: wang, chapter, reward: await firstReward(machine) })
    expect((await community(machine)).decisions).toBe(0)
    await machine.must('door.undo', { salon, member: wang })
    expect((await community(machine)).decisions).toBe(1)
    expect(await decisionsOn(machine)).toMatchObject([{ kind: 'points', name: '王小明', balance: -30 }])
    const settled = { kind: 'points' as const, member: wang, chapter, choice: 'give', reason: '就這樣' }
    await machine.must('decision.settleAll', { items: [settled] })
    expect(await linesOf(machine, wang)).toEqual(['given 30 → 0', 'redeemed -30 → -30'])
    expect(await decisionsOn(machine)).toEqual([])
    await machine.must('undo', {})
    expect(await decisionsOn(machine)).toHaveLength(1)
  })

  test('of two records that are one person are one balance', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const [one, other] = [await memberIn(taipei, '王小明'), await memberIn(taipei, '王小明')]
    for (const member of [one, other]) await machine.must('points.give', { member, chapter, amount: 5, reason: '幫忙' })
    await machine.must('people.merge', { members: [one, other] })
    const { balances } = await machine.view('points', { member: other, most: 1 })
    expect(balances).toEqual([{ chapter, balance: 10 }])
  })

  test('are not set or given where it makes no sense, and nothing is half done', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const member = await memberIn(taipei, '王小明')
    for (const amount of [0, 0.5, 1_000_001])
      expect(await machine.refusal('points.give', { member, chapter, amount, reason: '幫忙' })).toMatchObject({
        code: 'bad-points',
      })
    expect(await machine.refusal('points.give', { member, chapter, amount: 5, reason: ' ' })).toEqual({
      code: 'reason-empty',
    })
    expect(await machine.refusal('points.give', { member, chapter, amount: -5, reason: '弄壞' })).toMatchObject({
      code: 'points-short',
    })
    const rule = { on: 'attended' as const, from: '2026-03-01', amount: 10 }
    const refused = async (draft: Partial<Draft>) =>
      (await machine.refusal('points.set', { draft: { rules: [], rewards: [], ...draft } })).code
    expect(await refused({ rules: [rule, { ...rule, amount: 20 }] })).toBe('two-rules')
    expect(await refused({ rules: [{ ...rule, amount: -1 }] })).toBe('bad-points')
    expect(await refused({ rules: [rule, { ...rule, from: '2026-02-30' }] })).toBe('bad-date')
    expect(await refused({ rewards: [{ ...TEA, from: '2026-03-02', until: '2026-03-01' }] })).toBe('end-before-start')
    expect((await machine.view('pointsBook', {})).settings).toEqual({ rules: [], rewards: [] })
    expect(await linesOf(machine, member)).toEqual([])
  })
})
