import { describe, expect, test } from 'vitest'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { Settlement, Decision } from '../../../shared/protocol/decisions.ts'
import { dumpOf } from '../../helpers/dump.ts'
import {
  chapterIn,
  community,
  decisionsOn,
  memberIn,
  memberOf,
  namesOf,
  salonIn,
  these,
} from '../../helpers/fake-world.ts'
import { joined, meet, pair, send } from '../../helpers/organizers.ts'
import type { Pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

type FieldDecision = Extract<Decision, { kind: 'field' }>

/** Mei's and Wei's telephone numbers for some members, offline; then both have both. */
async function twoNumbers(...names: string[]): Promise<Pair & { members: MemberId[] }> {
  const two = await pair()
  const members: MemberId[] = []
  for (const name of names) members.push(await memberIn(two, name, { fields: { phone: '0900' } }))
  await meet(two.mei, two.wei)
  for (const member of members) {
    await two.mei.must('member.set', { member, fields: { phone: '0911' } })
    await two.wei.must('member.set', { member, fields: { phone: '0922' } })
  }
  await meet(two.mei, two.wei)
  return { ...two, members }
}

async function fieldsOn(machine: Machine): Promise<FieldDecision[]> {
  return (await decisionsOn(machine)).filter((decision) => decision.kind === 'field')
}

/** Who said what: `梅 0911`. */
function saidIn(decision: FieldDecision | undefined): string[] {
  return decision?.choices.map(({ by, value }) => `${by} ${value}`) ?? []
}

/** Takes the value that `by` wrote, in every decision. */
function wordsOf(decisions: readonly FieldDecision[], by: string): Settlement[] {
  return decisions.map(({ record, field, choices }) => ({
    kind: 'field',
    record,
    field,
    choice: choices.find((choice) => choice.by === by)?.id ?? '',
  }))
}

describe('Settling taken back', () => {
  test('opens the choice again, with whose value is whose, on every machine', async () => {
    for (const by of ['梅', '偉']) {
      const { mei, wei, members } = await twoNumbers('王小明')
      const [before] = await fieldsOn(wei)
      const shown = (await memberOf(wei, members[0] as MemberId)).member.phone
      await wei.must('decision.settleAll', { items: wordsOf(before ? [before] : [], by) })
      await send(wei, mei)
      expect(await decisionsOn(mei)).toEqual([])
      await wei.must('undo', {})
      expect(saidIn((await fieldsOn(wei))[0])).toEqual(['梅 0911', '偉 0922'])
      expect((await fieldsOn(wei))[0]?.choices.map(({ at }) => at)).toEqual(before?.choices.map(({ at }) => at))
      expect((await memberOf(wei, members[0] as MemberId)).member.phone).toBe(shown)
      await send(wei, mei)
      expect(saidIn((await fieldsOn(mei))[0])).toEqual(['梅 0911', '偉 0922'])
      expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
      expect(await dumpOf(await wei.afterKill())).toEqual(await dumpOf(wei))
    }
  })

  test('can be done again, and taken back again', async () => {
    const { mei, wei } = await twoNumbers('王小明', '陳怡君')
    await wei.must('decision.settleAll', { items: wordsOf(await fieldsOn(wei), '梅') })
    await wei.must('undo', {})
    expect(await decisionsOn(wei)).toHaveLength(2)
    expect(await wei.must('redo', {})).toEqual({ label: 'decision.settleAll', count: 2 })
    expect(await decisionsOn(wei)).toEqual([])
    await wei.must('undo', {})
    expect((await fieldsOn(wei)).map(saidIn)).toEqual(Array(2).fill(['梅 0911', '偉 0922']))
    await meet(wei, mei)
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
  })

  test('of a value that was typed instead opens the choice between the two again', async () => {
    const { mei, wei, members } = await twoNumbers('王小明')
    await mei.must('member.set', { member: members[0] as MemberId, fields: { phone: '0933' } })
    expect(await decisionsOn(mei)).toEqual([])
    await mei.must('undo', {})
    expect(saidIn((await fieldsOn(mei))[0])).toEqual(['梅 0911', '偉 0922'])
    await meet(mei, wei)
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
  })
})

describe('Two who settle the same at once', () => {
  test('differently have a new decision between what the two chose, and settle that', async () => {
    const { mei, wei, members } = await twoNumbers('王小明')
    const third = await joined(mei, '蘭')
    await mei.must('decision.settleAll', { items: wordsOf(await fieldsOn(mei), '梅') })
    await wei.must('decision.settleAll', { items: wordsOf(await fieldsOn(wei), '偉') })
    await meet(mei, wei)
    await send(mei, third)
    for (const machine of [mei, wei, third])
      expect(saidIn((await fieldsOn(machine))[0])).toEqual(['梅 0911', '偉 0922'])
    await third.must('decision.settleAll', { items: wordsOf(await fieldsOn(third), '偉') })
    await send(third, wei)
    await send(wei, mei)
    for (const machine of [mei, wei, third]) {
      expect(await decisionsOn(machine)).toEqual([])
      expect((await memberOf(machine, members[0] as MemberId)).member.phone).toBe('0922')
    }
  })

  test('alike agree', async () => {
    const { mei, wei } = await twoNumbers('王小明')
    for (const machine of [mei, wei])
      await machine.must('decision.settleAll', { items: wordsOf(await fieldsOn(machine), '梅') })
    await meet(mei, wei)
    for (const machine of [mei, wei]) expect(await decisionsOn(machine)).toEqual([])
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
  })
})

describe('Many decisions in one step', () => {
  test('are one command and one undo, and leave alone what was settled elsewhere meanwhile', async () => {
    const { mei, wei } = await twoNumbers('王小明', '陳怡君', '林大為')
    const listed = wordsOf(await fieldsOn(mei), '梅')
    await wei.must('decision.settleAll', { items: wordsOf((await fieldsOn(wei)).slice(0, 1), '偉') })
    await send(wei, mei)
    expect(await mei.must('decision.settleAll', { items: listed })).toEqual({ settled: 2, passed: 1 })
    expect(await decisionsOn(mei)).toEqual([])
    expect((await community(mei)).undo).toEqual({ command: 'decision.settleAll', count: 2 })
    await send(mei, wei)
    expect(await decisionsOn(wei)).toEqual([])
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
    expect(await mei.refusal('decision.settleAll', { items: listed })).toEqual({ code: 'not-found' })
  })

  test('may be of every kind at once', async () => {
    const { mei, wei, members } = await twoNumbers('王小明', '陳怡君')
    const [a, b] = members as [MemberId, MemberId]
    const salon = await salonIn(
      { machine: mei, chapter: (await community(mei)).chapters[0]?.id ?? ('' as never) },
      { capacity: 1 },
    )
    await meet(mei, wei)
    await mei.must('people.merge', { members: [a, b] })
    await wei.must('people.apart', { pairs: [[a, b]] })
    await meet(mei, wei)
    for (const member of [a, b]) await mei.must('salon.rsvp', { salon, member, status: 'going' })
    await mei.must('salon.update', { salon, set: { capacity: 2 } })
    await mei.must('salon.update', { salon, set: { capacity: 1 } })
    expect((await decisionsOn(mei)).map(({ kind }) => kind)).toEqual(['people', 'overbooked', 'field', 'field'])
    const result = await mei.must('decision.settleAll', {
      items: [
        ...wordsOf(await fieldsOn(mei), '偉'),
        { kind: 'people', a: a < b ? a : b, b: a < b ? b : a, choice: 'same' },
        { kind: 'overbooked', salon, choice: 'leave' },
      ],
    })
    expect(result).toEqual({ settled: 4, passed: 0 })
    expect(await decisionsOn(mei)).toEqual([])
    await mei.must('undo', {})
    expect((await decisionsOn(mei)).map(({ kind }) => kind)).toEqual(['people', 'overbooked', 'field', 'field'])
    await meet(mei, wei)
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
  })

  test('are listed in parts, and by what is alike', async () => {
    const { mei, wei, members } = await twoNumbers('王小明', '陳怡君', '林大為')
    await mei.must('member.archive', { who: these(members[0] as MemberId), archived: true })
    const salon = await salonIn({ machine: mei, chapter: (await community(mei)).chapters[0]?.id ?? ('' as never) })
    await meet(mei, wei)
    await mei.must('salon.update', { salon, set: { venue: '客廳' } })
    await wei.must('salon.update', { salon, set: { venue: '書店' } })
    await meet(mei, wei)
    const all = await mei.view('decisions', { range: { from: 1, count: 2 } })
    expect(all).toMatchObject({ total: 4, all: 4, from: 1 })
    expect(all.rows).toHaveLength(2)
    expect(all.groups.map(({ kind, count }) => `${kind} ${count}`)).toEqual([
      'field 3',
      'field 1',
      'devices 4',
      'archived 1',
    ])
    expect(all.sides.map(({ by, deviceName, mine, count }) => ({ by, deviceName, mine, count }))).toEqual(
      expect.arrayContaining([
        { by: '梅', deviceName: '梅的筆電', mine: true, count: 4 },
        { by: '偉', deviceName: '偉的筆電', mine: false, count: 4 },
      ]),
    )
    const phones = all.groups.find(({ kind }) => kind === 'field')?.key ?? ''
    const shown = await mei.view('decisions', { group: phones, range: { from: 0, count: 500 } })
    expect(shown.rows.map((row) => (row.kind === 'field' ? row.field : ''))).toEqual(['phone', 'phone', 'phone'])
    const none = await mei.view('decisions', { group: 'field member shoes', range: { from: 0, count: 500 } })
    expect(none).toMatchObject({ total: 0, all: 4, rows: [] })
  })
})

describe('What two organizers may write differently', () => {
  test('names of organizers, devices, rosters, series and of the community ask too, each once', async () => {
    const two = await pair()
    const { mei, wei } = two
    const { series } = await mei.must('series.create', { name: '週三夜讀' })
    await meet(mei, wei)
    for (const [machine, name] of [
      [mei, '夜讀'],
      [wei, '晨讀'],
    ] as const) {
      await machine.must('series.rename', { series, name })
      await machine.must('community.rename', { name })
    }
    await meet(mei, wei)
    expect((await fieldsOn(wei)).map(({ recordKind, field }) => `${recordKind} ${field}`).sort()).toEqual([
      'community name',
      'series name',
    ])
    await wei.must('decision.settleAll', { items: wordsOf(await fieldsOn(wei), '梅') })
    await send(wei, mei)
    expect(await decisionsOn(mei)).toEqual([])
    expect(await community(mei)).toMatchObject({ name: '夜讀', series: [{ name: '夜讀' }] })
  })

  test('a field that one emptied and the other changed asks, and may stay empty', async () => {
    const two = await pair()
    const { mei, wei } = two
    const member = await memberIn(two, '王小明', { fields: { phone: '0900' } })
    const salon = await salonIn(two, { capacity: 8 })
    await meet(mei, wei)
    await mei.must('member.set', { member, fields: { phone: '' } })
    await mei.must('salon.update', { salon, set: { capacity: null } })
    await wei.must('member.set', { member, fields: { phone: '0922' } })
    await wei.must('salon.update', { salon, set: { capacity: 12 } })
    await meet(mei, wei)
    const said = (await fieldsOn(wei)).map((decision) => [decision.recordKind, ...saidIn(decision)].join(', '))
    expect(new Set(said)).toEqual(new Set(['member, 梅 , 偉 0922', 'salon, 梅 , 偉 12']))
    await wei.must('decision.settleAll', { items: wordsOf(await fieldsOn(wei), '梅') })
    await send(wei, mei)
    expect((await memberOf(mei, member)).member.phone).toBeUndefined()
    expect((await mei.view('salon', { salon }))?.salon.capacity).toBeUndefined()
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
  })

  test('a chapter that both let the same member join is joined once, in the higher role and from the earlier day', async () => {
    const two = await pair()
    const { mei, wei } = two
    const member = await memberIn(two, '王小明')
    const chapter = await chapterIn(mei, '台中')
    await meet(mei, wei)
    await mei.must('member.join', { member, chapter, role: 'leader', from: '2026-02-01' })
    await wei.must('member.join', { member, chapter, role: 'helper', from: '2026-01-01', until: '2026-06-30' })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      expect(await decisionsOn(machine)).toEqual([])
      expect((await memberOf(machine, member)).member.memberships[chapter]).toEqual({
        role: 'leader',
        from: '2026-01-01',
      })
    }
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
  })

  test('notes and labels never ask: both sides’ are there', async () => {
    const two = await pair()
    const { mei, wei } = two
    const member = await memberIn(two, '王小明', { notes: '喜歡靠窗。' })
    await meet(mei, wei)
    await mei.must('member.notes', { member, notes: '吃素。喜歡靠窗。' })
    await mei.must('member.label', { who: these(member), kind: 'tags', add: ['志工'] })
    await wei.must('member.notes', { member, notes: '喜歡靠窗。怕冷。' })
    await wei.must('member.label', { who: these(member), kind: 'tags', add: ['講者'] })
    await meet(mei, wei)
    expect(await decisionsOn(mei)).toEqual([])
    const { notes, tags } = (await memberOf(mei, member)).member
    expect(notes).toBe('吃素。喜歡靠窗。怕冷。')
    expect([...tags].sort()).toEqual(['志工', '講者'])
  })
})

test('What somebody may not write is left to those who may, and does not stand in the way of the rest', async () => {
  const { mei, wei } = await twoNumbers('王小明')
  const { me } = await community(wei)
  for (const [machine, name] of [
    [mei, '夜讀'],
    [wei, '晨讀'],
  ] as const)
    await machine.must('community.rename', { name })
  await meet(mei, wei)
  await mei.must('organizer.grant', { organizer: me.organizer, role: 'leader', chapters: 'all' })
  await send(mei, wei)
  const [name] = (await fieldsOn(wei)).filter(({ recordKind }) => recordKind === 'community')
  expect(await wei.refusal('decision.settleAll', { items: wordsOf(name ? [name] : [], '梅') })).toMatchObject({
    code: 'not-allowed',
    params: { who: '梅' },
  })
  expect(await wei.must('decision.settleAll', { items: wordsOf(await fieldsOn(wei), '梅') })).toEqual({
    settled: 1,
    passed: 1,
  })
  expect((await decisionsOn(wei)).map((open) => open.kind === 'field' && open.recordKind)).toEqual(['community'])
})

describe('An over-booked salon', () => {
  /** Two seats; Mei gave both away and so did Wei. 甲 said yes first, 丁 last. */
  async function overbooked(): Promise<Pair & { salon: SalonId; members: MemberId[] }> {
    const two = await pair()
    const { mei, wei } = two
    const members: MemberId[] = []
    for (const name of ['甲', '乙', '丙', '丁']) members.push(await memberIn(two, name))
    const salon = await salonIn(two, { capacity: 2 })
    await meet(mei, wei)
    for (const [index, member] of members.entries())
      await (index % 2 === 0 ? mei : wei).must('salon.rsvp', { salon, member, status: 'going' })
    await meet(mei, wei)
    return { ...two, salon, members }
  }

  async function waitlist(machine: Machine, salon: SalonId): Promise<string[]> {
    const range = { from: 0, count: 50 }
    const { rows } = await machine.view('guests', { salon, language: 'en', show: 'waitlisted', sort: 'since', range })
    return rows.map(({ name, place }) => `${place} ${name}`)
  }

  test('gets a seat for everybody', async () => {
    const { mei, wei, salon } = await overbooked()
    await mei.must('decision.settleAll', { items: [{ kind: 'overbooked', salon, choice: 'seats' }] })
    await send(mei, wei)
    for (const machine of [mei, wei]) {
      expect(await decisionsOn(machine)).toEqual([])
      expect((await machine.view('salon', { salon }))?.salon.capacity).toBe(4)
    }
  })

  test('lets those wait who said yes last, in the order in which they said it, and nobody who is there', async () => {
    const { mei, wei, salon, members } = await overbooked()
    expect(await decisionsOn(mei)).toMatchObject([{ last: [{ name: '丁' }, { name: '丙' }] }])
    await wei.must('decision.settleAll', { items: [{ kind: 'overbooked', salon, choice: 'wait' }] })
    await send(wei, mei)
    for (const machine of [mei, wei]) {
      expect(await decisionsOn(machine)).toEqual([])
      expect(await waitlist(machine, salon)).toEqual(['1 丙', '2 丁'])
    }
    await wei.must('undo', {})
    await wei.must('door.checkIn', { salon, member: members[3] as MemberId })
    expect(await decisionsOn(wei)).toMatchObject([{ last: [{ name: '丙' }, { name: '乙' }] }])
    for (const member of members) await wei.command('door.checkIn', { salon, member })
    expect(await decisionsOn(wei)).toMatchObject([{ last: [] }])
    const items = [{ kind: 'overbooked', salon, choice: 'wait' }] as const
    expect(await wei.refusal('decision.settleAll', { items: [...items] })).toEqual({ code: 'not-found' })
  })

  test('may stay as it is, for everybody, until somebody more says yes', async () => {
    const { mei, wei, salon } = await overbooked()
    await wei.must('decision.settleAll', { items: [{ kind: 'overbooked', salon, choice: 'leave' }] })
    await send(wei, mei)
    for (const machine of [mei, wei, await wei.afterKill()]) {
      expect(await decisionsOn(machine)).toEqual([])
      expect((await community(machine)).decisions).toBe(0)
    }
    await wei.must('salon.update', { salon, set: { capacity: 1 } })
    expect(await decisionsOn(wei)).toMatchObject([{ kind: 'overbooked', going: 4, capacity: 1 }])
    await wei.must('undo', {})
    expect(await decisionsOn(wei)).toEqual([])
  })
})

test('Two who contradict each other about a person settle it in one step, and take that back', async () => {
  const two = await pair()
  const { mei, wei } = two
  const [a, b] = [await memberIn(two, '甲'), await memberIn(two, '乙')].sort() as [MemberId, MemberId]
  await meet(mei, wei)
  await mei.must('people.merge', { members: [a, b] })
  await wei.must('people.apart', { pairs: [[a, b]] })
  await meet(mei, wei)
  expect(await decisionsOn(wei)).toMatchObject([
    { same: { by: '梅', deviceName: '梅的筆電' }, apart: { by: '偉', deviceName: '偉的筆電', mine: true } },
  ])
  await wei.must('decision.settleAll', { items: [{ kind: 'people', a, b, choice: 'same' }] })
  expect(await namesOf(wei)).toHaveLength(1)
  await wei.must('undo', {})
  expect(await decisionsOn(wei)).toHaveLength(1)
  await wei.must('decision.settleAll', { items: [{ kind: 'people', a, b, choice: 'apart' }] })
  await send(wei, mei)
  for (const machine of [mei, wei]) {
    expect(await decisionsOn(machine)).toEqual([])
    expect(await namesOf(machine)).toHaveLength(2)
  }
})
