import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { USUAL_VALUE } from '../../../shared/domain/value.ts'
import type { MemberValueRow } from '../../../shared/protocol/value.ts'
import { chapterIn, club, memberIn, salonIn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { meet, pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

const DRAFT = { ...USUAL_VALUE, numbers: { ...USUAL_VALUE.numbers }, rates: [], rights: [] }
const RANGE = { from: 0, count: 50 }

async function chapterOn({ machine, chapter }: Club) {
  const watch = machine.watch('value', { chapter })
  const view = await watch.until(({ state }) => state === 'ready')
  watch.stop()
  if (view.state !== 'ready') throw new Error('it is still being worked out')
  return view
}

async function valueOf(machine: Machine, member: MemberId): Promise<MemberValueRow> {
  const watch = machine.watch('memberValue', { member })
  const view = await watch.until(({ state }) => state === 'ready')
  watch.stop()
  const [row] = view.state === 'ready' ? view.chapters : []
  if (!row) throw new Error('nobody knows what they are')
  return row
}

function bought({ machine, chapter }: Club, member: MemberId, day: string, amount: number, currency = 'TWD') {
  return machine.must('purchase.add', { member, chapter, day, amount, currency })
}

describe('A member’s tier', () => {
  test('follows what they buy, as soon as it is written down, taken back and written down again', async () => {
    const taipei = await club()
    const { machine } = taipei
    const wang = await memberIn(taipei, '王小明')
    expect((await valueOf(machine, wang)).tier).toMatchObject({ value: 'potential', override: null })
    const { purchase } = await bought(taipei, wang, '2026-02-27', 2_000_000)
    expect(await valueOf(machine, wang)).toMatchObject({
      tier: { value: 'member' },
      purchases: { score: { recency: 5, frequency: 1, money: 5 }, count: 1, sum: 2_000_000 },
    })
    for (const day of ['2026-01-10', '2026-01-20', '2026-02-01', '2026-02-10']) await bought(taipei, wang, day, 10_000)
    expect((await valueOf(machine, wang)).tier.value).toBe('partner')
    await machine.must('purchase.refund', { purchase, day: '2026-02-28' })
    expect(await valueOf(machine, wang)).toMatchObject({ purchases: { count: 4, sum: 40_000 } })
    await machine.must('undo', {})
    expect(await valueOf(machine, wang)).toMatchObject({ purchases: { count: 5 } })
  })

  test('is somebody’s word while it counts, with the reason, and the figures’ again after its last day', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const wang = await memberIn(taipei, '王小明')
    const word = { member: wang, chapter, of: 'tier', value: 'partner', reason: '出借場地' } as const
    await machine.must('override.set', { ...word, value: 'member' })
    await machine.must('override.set', { ...word, until: '2026-03-01' })
    const { tier, overrides } = await valueOf(machine, wang)
    expect(tier).toMatchObject({ value: 'partner', computed: 'potential', override: { reason: '出借場地' } })
    expect(overrides.map(({ value, counts }) => `${value} ${String(counts)}`)).toEqual(['partner true', 'member false'])
    machine.clock.advance(3 * 86_400_000)
    expect((await valueOf(machine, wang)).tier).toMatchObject({ value: 'potential', override: null })
  })

  test('counts money of other currencies once somebody said what they are worth', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const wang = await memberIn(taipei, '王小明')
    await bought(taipei, wang, '2026-02-01', 10_000)
    await bought(taipei, wang, '2026-02-02', 5000, 'EUR')
    await bought(taipei, wang, '2026-02-03', 300, 'JPY')
    expect(await chapterOn(taipei)).toMatchObject({ unrated: 2, settings: { currency: 'TWD' } })
    await machine.must('value.set', {
      draft: {
        ...DRAFT,
        currency: 'TWD',
        rates: [
          { currency: 'EUR', rate: 36.5 },
          { currency: 'JPY', rate: 0.2 },
        ],
      },
    })
    expect(await valueOf(machine, wang)).toMatchObject({
      purchases: { count: 3, unrated: 0, sum: 10_000 + 50 * 3650 + 300 * 20 },
    })
    expect(await machine.refusal('value.set', { draft: { ...DRAFT, currency: 'XXQ' } })).toMatchObject({
      code: 'unknown-currency',
    })
    expect((await machine.view('value', { chapter })).state).toBe('ready')
  })
})

describe('A tier’s rights', () => {
  test('stand beside its members in the guest list, in letters and at the door, on days on which they are theirs', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const [wang, chen] = [await memberIn(taipei, '王小明'), await memberIn(taipei, '陳怡君')]
    const word = { member: wang, chapter, of: 'tier', value: 'partner', reason: '出借場地' } as const
    await machine.must('override.set', word)
    const rights = [
      { tier: 'partner' as const, text: '保留座位', until: '2026-12-31' },
      { tier: 'partner' as const, text: '明年的', from: '2027-01-01' },
      { tier: 'member' as const, text: '早鳥' },
    ]
    await machine.must('value.set', { draft: { ...DRAFT, rights } })
    expect(await machine.view('tierRights', { day: '2026-06-01' })).toMatchObject([
      { tier: 'member', text: '早鳥' },
      { tier: 'partner', text: '保留座位' },
    ])
    const salon = await salonIn(taipei)
    for (const member of [wang, chen]) await machine.must('salon.rsvp', { salon, member, status: 'going' })
    const expected = { tier: 'partner', texts: ['保留座位'] }
    const guests = machine.watch('guests', { salon, range: RANGE, language: 'zh-TW' })
    const { rows } = await guests.until((view) => view.rows.some((row) => row.rights !== null))
    guests.stop()
    expect(new Map(rows.map((row) => [row.member, row.rights]))).toEqual(
      new Map([
        [wang, expected],
        [chen, null],
      ]),
    )
    const letters = await machine.view('letters', {
      salon,
      kind: 'reminder',
      to: 'going',
      channel: 'email',
      range: RANGE,
      sender: 'zh-TW',
    })
    expect(letters.rows.find(({ member }) => member === wang)?.rights).toEqual(expected)
    const door = await machine.view('doorGuest', { salon, member: wang })
    expect(door?.rights).toEqual(expected)
  })
})

describe('Advocacy', () => {
  test('begins with an introduction that led to a member, the evening they first come, and ends when it is taken back', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const [wang, ada] = [await memberIn(taipei, '王小明'), await memberIn(taipei, 'Ada')]
    const host = await memberIn(taipei, '陳怡君')
    const { meeting } = await machine.must('meeting.introduce', { at: chapter, a: ada, b: host, introducer: wang })
    expect((await valueOf(machine, wang)).stage.value).toBe('onboarding')
    const start = machine.clock.now
    machine.clock.advance(7 * 86_400_000)
    const day = new Date(start + 6 * 86_400_000).toISOString().slice(0, 10)
    const salon = await salonIn(taipei, { start: `${day}T19:00`, end: `${day}T21:00` })
    await machine.must('door.checkIn', { salon, member: ada })
    expect(await valueOf(machine, wang)).toMatchObject({
      stage: { value: 'advocacy' },
      why: { deed: 'introduced', on: day },
    })
    await machine.must('meeting.takeBack', { meeting })
    expect((await valueOf(machine, wang)).stage.value).toBe('onboarding')
  })

  test('counts an idea from the day it was taken up', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const wang = await memberIn(taipei, '王小明')
    const { feedback } = await machine.must('feedback.add', { chapter, kind: 'idea', text: '交換書', member: wang })
    expect((await valueOf(machine, wang)).stage.value).toBe('onboarding')
    machine.clock.advance(40 * 86_400_000)
    await machine.must('feedback.state', { feedback, state: 'adopted' })
    const day = new Date(machine.clock.now).toISOString().slice(0, 10)
    expect(await valueOf(machine, wang)).toMatchObject({ why: { deed: 'idea', on: day } })
  })
})

describe('A rate of exchange', () => {
  test('counts from its day on, and what was bought before any rate is left out and said to be', async () => {
    const taipei = await club()
    const { machine } = taipei
    const wang = await memberIn(taipei, '王小明')
    await bought(taipei, wang, '2026-01-05', 1000, 'EUR')
    await bought(taipei, wang, '2026-01-20', 1000, 'EUR')
    await bought(taipei, wang, '2026-02-20', 1000, 'EUR')
    const rates = [
      { currency: 'EUR', from: '2026-02-01', rate: 40 },
      { currency: 'EUR', from: '2026-01-10', rate: 36 },
    ]
    await machine.must('value.set', { draft: { ...DRAFT, currency: 'TWD', rates } })
    expect(await valueOf(machine, wang)).toMatchObject({
      purchases: { count: 3, unrated: 1, sum: 36_000 + 40_000 },
      settings: { rates: [{ from: '2026-01-10' }, { from: '2026-02-01' }] },
    })
  })

  test.each([
    [{ currency: 'EUR', rate: 0 }, 'bad-rate'],
    [{ currency: 'EUR', rate: 36, from: '2026-02-31' }, 'bad-date'],
    [{ currency: 'XXQ', rate: 36 }, 'unknown-currency'],
  ])('%j is refused', async (rate, code) => {
    const { machine } = await club()
    expect(await machine.refusal('value.set', { draft: { ...DRAFT, rates: [rate] } })).toMatchObject({ code })
  })
})

describe('A member’s stage and rhythm', () => {
  test('go on with the evening that they are ticked at', async () => {
    const taipei = await club()
    const { machine } = taipei
    const wang = await memberIn(taipei, '王小明')
    expect(await valueOf(machine, wang)).toMatchObject({ why: { stage: 'onboarding' }, rhythm: null })
    for (const [index, day] of ['2026-02-06', '2026-02-13', '2026-02-20'].entries()) {
      const salon = await salonIn(taipei, { start: `${day}T19:00`, end: `${day}T21:00` })
      await machine.must('door.checkIn', { salon, member: wang })
      const { stage } = await valueOf(machine, wang)
      expect(stage.value).toBe(index < 2 ? 'activation' : 'growth')
    }
    expect(await valueOf(machine, wang)).toMatchObject({ rhythm: { gap: 7, isOwn: false }, risk: { value: 'steady' } })
  })

  test('bring those on the list of calls who fell silent, with the warmest tie; not who wants no contact', async () => {
    const taipei = await club()
    const { machine } = taipei
    const [wang, ding, bu] = [
      await memberIn(taipei, '王小明', { fields: { phone: '0912345678' } }),
      await memberIn(taipei, '丁一'),
      await memberIn(taipei, '卜三'),
    ]
    for (const day of ['2026-01-02', '2026-01-09', '2026-01-16', '2026-01-23']) {
      const salon = await salonIn(taipei, { start: `${day}T19:00`, end: `${day}T21:00` })
      for (const member of [wang, ding, bu]) await machine.must('door.checkIn', { salon, member })
    }
    const late = await salonIn(taipei, { start: '2026-02-26T19:00', end: '2026-02-26T21:00' })
    await machine.must('door.checkIn', { salon: late, member: ding })
    for (const channel of ['phone', 'email', 'line', 'wechat', 'post'] as const)
      await machine.must('consent.record', {
        who: { kind: 'ids', ids: [bu] },
        words: [{ key: `contact:${channel}`, state: 'withdrawn' }],
      })
    const watch = machine.watch('reconnect', { range: RANGE })
    const view = await watch.until(({ state }) => state === 'ready')
    watch.stop()
    expect(view).toMatchObject({
      rows: [{ name: '王小明', risk: 'atRisk', year: 4, gap: 7, since: 36, caller: { level: 'warm', shared: 4 } }],
    })
  })
})

describe('A chapter', () => {
  test('counts everybody once, and its list shows those of one tier, stage or field', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const [wang] = [await memberIn(taipei, '王小明'), await memberIn(taipei, '丁一')]
    await bought(taipei, wang, '2026-02-27', 2_000_000)
    const view = await chapterOn(taipei)
    expect(view).toMatchObject({ members: 2, tiers: { potential: 1, member: 1 }, stages: { onboarding: 2 } })
    expect(view.fields.purchases).toEqual([{ recency: 5, frequency: 1, members: 1 }])
    const names = async (value: object) => {
      const found = await machine.view('members', { query: { value: { chapter, ...value } }, range: RANGE })
      return found.rows.map(({ name }) => name)
    }
    expect(await names({ tier: 'potential' })).toEqual(['丁一'])
    expect(await names({ field: { basis: 'purchases', recency: 5, frequency: 1 } })).toEqual(['王小明'])
    expect(await names({ field: { basis: 'engagement', recency: 5, frequency: 1 } })).toEqual([])
    await machine.must('member.archive', { who: { kind: 'ids', ids: [wang] }, archived: true })
    expect(await chapterOn(taipei)).toMatchObject({ members: 1 })
  })

  test('without anybody in it has nobody anywhere', async () => {
    const taipei = await club()
    expect(await chapterOn(taipei)).toMatchObject({ members: 0, fields: { purchases: [], engagement: [] }, unrated: 0 })
  })

  test('keeps people who are found to be one as one', async () => {
    const taipei = await club()
    const { machine } = taipei
    const [wang, twin] = [await memberIn(taipei, '王小明'), await memberIn(taipei, '王曉明')]
    await bought(taipei, wang, '2026-02-01', 10_000)
    await bought(taipei, twin, '2026-02-02', 20_000)
    expect(await chapterOn(taipei)).toMatchObject({ members: 2 })
    const { member } = await machine.must('people.merge', { members: [wang, twin] })
    expect(await chapterOn(taipei)).toMatchObject({ members: 1 })
    expect(await valueOf(machine, member)).toMatchObject({ purchases: { count: 2, sum: 30_000 } })
    await machine.must('undo', {})
    expect(await chapterOn(taipei)).toMatchObject({ members: 2 })
    expect(await valueOf(machine, wang)).toMatchObject({ purchases: { count: 1 } })
  })
})

describe('Other settings', () => {
  test('say whom they would change before they are saved, and change as many', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const wang = await memberIn(taipei, '王小明')
    await bought(taipei, wang, '2026-02-27', 2_000_000)
    await chapterOn(taipei)
    const draft = { ...DRAFT, numbers: { ...DRAFT.numbers, partnerFrom: 10 } }
    expect(await machine.view('valueChanges', { draft })).toEqual({
      state: 'ready',
      members: 1,
      names: ['王小明'],
      tiers: [{ from: 'member', to: 'partner', members: 1 }],
      stages: [],
      risks: [],
    })
    expect((await valueOf(machine, wang)).tier.value).toBe('member')
    await machine.must('value.set', { draft })
    expect((await valueOf(machine, wang)).tier.value).toBe('partner')
    await machine.must('undo', {})
    expect((await valueOf(machine, wang)).tier.value).toBe('member')
    const wrong = { ...DRAFT, numbers: { ...DRAFT.numbers, partnerFrom: 8 } }
    expect(await machine.refusal('value.set', { draft: wrong })).toEqual({ code: 'cut-offs-order' })
    expect((await machine.view('value', { chapter })).state).toBe('ready')
  })

  test('of two organizers are both kept', async () => {
    const { mei, wei } = await pair()
    const right = { tier: 'partner', text: '保留座位' } as const
    await mei.must('value.set', { draft: { ...DRAFT, numbers: { ...DRAFT.numbers, days: 180 } } })
    await wei.must('value.set', { draft: { ...DRAFT, currency: 'TWD', rights: [right] } })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      const chapters = await machine.view('community', {})
      const [chapter] = chapters.chapters
      if (!chapter) throw new Error('there is no chapter')
      const { settings } = await chapterOn({ machine, chapter: chapter.id })
      expect(settings).toMatchObject({ numbers: { days: 180 }, currency: 'TWD', rights: [right] })
    }
  })
})

describe('At an evening', () => {
  test('a partner is owed a seat, as soon as it is known who is one', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const wang = await memberIn(taipei, '王小明', { fields: { joined: '2020-01-01' } })
    await machine.must('override.set', { member: wang, chapter, of: 'tier', value: 'partner', reason: '出借場地' })
    const salon = await salonIn(taipei, {})
    const watch = machine.watch('suggestions', { salon, range: RANGE })
    const { rows } = await watch.until(({ rows: [first] }) => (first?.reasons.length ?? 0) > 0)
    watch.stop()
    expect(rows).toMatchObject([{ name: '王小明', reasons: [{ kind: 'owed', to: 'partner' }] }])
  })

  test('the report counts the tiers of that day, and who came from elsewhere apart', async () => {
    const taipei = await club()
    const { machine } = taipei
    const wang = await memberIn(taipei, '王小明')
    const visitor = await memberIn({ machine, chapter: await chapterIn(machine, '台中') }, '李美華')
    await bought(taipei, wang, '2026-02-27', 2_000_000)
    const tiersOn = async (date: string) => {
      const salon = await salonIn(taipei, { start: `${date}T19:00`, end: `${date}T21:00` })
      for (const member of [wang, visitor]) await machine.must('door.checkIn', { salon, member })
      const watch = machine.watch('report', { salon })
      const report = await watch.until((view) => view?.tiers !== null)
      watch.stop()
      return report?.tiers
    }
    const nobody = { potential: 0, customer: 0, member: 0, partner: 0 }
    expect(await tiersOn('2026-02-20')).toEqual({ tiers: { ...nobody, potential: 1 }, visitors: 1 })
    expect(await tiersOn('2026-02-27')).toEqual({ tiers: { ...nobody, member: 1 }, visitors: 1 })
  })
})
