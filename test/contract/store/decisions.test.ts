import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
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
import { everything, meet, pair, send } from '../../helpers/organizers.ts'
import type { Pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

/** Mei and Wei both change one member's phone, offline; then they exchange files. */
async function disagreement(): Promise<Pair & { member: MemberId; meiAt: number; weiAt: number }> {
  const two = await pair()
  const { mei, wei } = two
  const member = await memberIn(two, '王小明', { fields: { phone: '0900' } })
  await meet(mei, wei)
  await mei.must('member.set', { member, fields: { phone: '0911', city: '台北' } })
  const meiAt = mei.clock.now
  await wei.must('member.set', { member, fields: { phone: '0922' } })
  const weiAt = wei.clock.now
  return { ...two, member, meiAt, weiAt }
}

async function decisionOn(machine: Machine, at = 0) {
  const decision = (await decisionsOn(machine))[at]
  if (decision?.kind !== 'field') throw new Error('nothing to decide')
  return decision
}

describe('A field that both changed', () => {
  test('keeps both values on both sides, with who and when, and is counted until it is settled', async () => {
    const { mei, wei, member, meiAt, weiAt } = await disagreement()
    expect(await send(mei, wei)).toMatchObject({ changedMembers: 1, decisions: 1 })
    expect(await send(wei, mei)).toMatchObject({ changedMembers: 1, decisions: 1 })
    for (const [machine, isMei] of [
      [mei, true],
      [wei, false],
    ] as const) {
      expect(await decisionOn(machine)).toMatchObject({
        record: member,
        recordKind: 'member',
        name: '王小明',
        field: 'phone',
        choices: [
          { value: '0911', by: '梅', mine: isMei, at: meiAt },
          { value: '0922', by: '偉', mine: !isMei, at: weiAt },
        ],
      })
      expect((await community(machine)).decisions).toBe(1)
      expect(await namesOf(machine, { undecided: true })).toEqual(['王小明'])
      expect((await memberOf(machine, member)).undecided).toHaveLength(1)
      expect((await memberOf(machine, member)).member.city).toBe('台北')
    }
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
    for (const again of [await mei.afterKill(), await mei.afterRestart()])
      expect(await decisionOn(again)).toEqual(await decisionOn(mei))
  })

  test('is settled with either value, and is gone on both sides after the next exchange', async () => {
    for (const value of ['0911', '0922']) {
      const { mei, wei, member } = await disagreement()
      await meet(mei, wei)
      const { field, choices } = await decisionOn(wei)
      const choice = choices.find((one) => one.value === value)?.id ?? ''
      await wei.must('decision.settle', { record: member, field, choice })
      expect(await decisionsOn(wei)).toEqual([])
      expect((await community(mei)).decisions).toBe(1)
      await send(wei, mei)
      for (const machine of [mei, wei]) {
        expect((await memberOf(machine, member)).member.phone).toBe(value)
        expect((await community(machine)).decisions).toBe(0)
      }
      expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
      expect(await wei.refusal('decision.settle', { record: member, field, choice })).toEqual({ code: 'not-found' })
    }
  })

  test('is settled by typing a third value, and by restoring one from the history', async () => {
    const one = await disagreement()
    await meet(one.mei, one.wei)
    await one.mei.must('member.set', { member: one.member, fields: { phone: '0933' } })
    await send(one.mei, one.wei)
    expect((await community(one.wei)).decisions).toBe(0)
    expect((await memberOf(one.wei, one.member)).member.phone).toBe('0933')

    const other = await disagreement()
    await meet(other.mei, other.wei)
    const entries = await other.mei.view('history', { record: other.member })
    const change = entries.find(({ edits }) => edits.some(({ after }) => after === '0922'))?.change ?? ''
    await other.mei.must('history.restore', { record: other.member, change, field: 'phone' })
    expect((await memberOf(other.mei, other.member)).member.phone).toBe('0922')
    expect((await community(other.mei)).decisions).toBe(0)
  })

  test('is nothing to decide where both wrote the same', async () => {
    const two = await pair()
    const { mei, wei } = two
    const member = await memberIn(two, '王小明')
    await meet(mei, wei)
    for (const machine of [mei, wei]) await machine.must('member.set', { member, fields: { phone: '0911' } })
    await meet(mei, wei)
    expect(await decisionsOn(mei)).toEqual([])
    expect(await decisionsOn(wei)).toEqual([])
  })

  test('is nothing to decide where both archived or cancelled, each at their own time', async () => {
    const two = await pair()
    const { mei, wei, chapter } = two
    const member = await memberIn(two, '王小明')
    const salon = await salonIn(two)
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      await machine.must('member.archive', { who: these(member), archived: true })
      await machine.must('salon.cancel', { salon, cancelled: true })
      await machine.must('chapter.archive', { chapter, archived: true })
    }
    await meet(mei, wei)
    expect(await decisionsOn(mei)).toEqual([])
    expect(await namesOf(mei, { status: 'archived', undecided: true })).toEqual([])
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
  })

  test('of a salon, a chapter and a membership asks as well', async () => {
    const two = await pair()
    const { mei, wei, chapter } = two
    const member = await memberIn(two, '王小明')
    const salon = await salonIn(two)
    await meet(mei, wei)
    await mei.must('salon.update', { salon, set: { venue: '客廳', capacity: 10 } })
    await wei.must('salon.update', { salon, set: { venue: '書店', capacity: 12 } })
    await mei.must('chapter.update', { chapter, set: { region: '北部' } })
    await wei.must('chapter.update', { chapter, set: { region: '大台北' } })
    await mei.must('member.join', { member, chapter, role: 'leader', from: '2026-02-01' })
    await wei.must('member.join', { member, chapter, role: 'helper', from: '2026-02-01' })
    await meet(mei, wei)
    const fields = (await decisionsOn(mei)).map((one) => (one.kind === 'field' ? `${one.recordKind} ${one.field}` : ''))
    expect(fields.sort((a, b) => (a < b ? -1 : 1))).toEqual([
      'chapter region',
      `member memberships/${chapter}/role`,
      'salon capacity',
      'salon venue',
    ])
    expect((await mei.view('salon', { salon }))?.undecided).toHaveLength(2)
    for (const _ of fields) {
      const { record, field, choices } = await decisionOn(wei)
      await wei.must('decision.settle', { record, field, choice: choices[0]?.id ?? '' })
    }
    await send(wei, mei)
    expect(await decisionsOn(mei)).toEqual([])
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
  })

  test('is settled only with a value that is offered', async () => {
    const { mei, wei, member } = await disagreement()
    await meet(mei, wei)
    expect(await mei.refusal('decision.settle', { record: member, field: 'phone', choice: '0933' })).toEqual({
      code: 'not-found',
    })
    expect(await mei.refusal('decision.settle', { record: member, field: 'city', choice: '' })).toEqual({
      code: 'not-found',
    })
  })
})

describe('Undo after an exchange', () => {
  test('does not take away what somebody else wrote there since', async () => {
    const two = await pair()
    const { mei, wei } = two
    const member = await memberIn(two, '王小明')
    await mei.must('member.set', { member, fields: { city: '台北' } })
    await meet(mei, wei)
    await wei.must('member.set', { member, fields: { city: '台中' } })
    await send(wei, mei)
    expect(await mei.refusal('undo', {})).toEqual({ code: 'undo-overtaken' })
    expect((await memberOf(mei, member)).member.city).toBe('台中')
    expect((await community(mei)).undo).toEqual({ command: 'member.create', count: 1 })
    expect(await mei.refusal('undo', {})).toEqual({ code: 'undo-overtaken' })
  })

  test('does not decide between two values', async () => {
    const { mei, wei, member } = await disagreement()
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      expect(await machine.refusal('undo', {})).toEqual({ code: 'undo-overtaken' })
      expect((await community(machine)).decisions).toBe(1)
    }
    expect((await decisionOn(mei)).record).toBe(member)
  })

  test('takes back one’s own while the other changed something else', async () => {
    const two = await pair()
    const { mei, wei } = two
    const member = await memberIn(two, '王小明')
    await meet(mei, wei)
    await mei.must('member.set', { member, fields: { city: '台北' } })
    await wei.must('member.set', { member, fields: { phone: '0912' } })
    await send(wei, mei)
    await mei.must('undo', {})
    const { member: after } = await memberOf(mei, member)
    expect(after.city).toBeUndefined()
    expect(after.phone).toBe('0912')
  })
})

describe('One evening kept by two organizers', () => {
  test('counts a guest whom both checked in once, and undo by one does not take away the other’s', async () => {
    const two = await pair()
    const { mei, wei } = two
    const member = await memberIn(two, '王小明')
    const salon = await salonIn(two)
    await mei.must('salon.rsvp', { salon, member, status: 'going' })
    await meet(mei, wei)
    await mei.must('door.checkIn', { salon, member })
    await wei.must('door.checkIn', { salon, member })
    await meet(mei, wei)
    const count = async (machine: Machine) => (await machine.view('salon', { salon }))?.count
    expect(await count(mei)).toMatchObject({ arrived: 1, missing: 0, walkIns: 0 })
    await wei.must('undo', {})
    await meet(mei, wei)
    expect(await count(mei)).toMatchObject({ arrived: 1 })
    expect(await count(wei)).toMatchObject({ arrived: 1 })
    await mei.must('undo', {})
    await meet(mei, wei)
    expect(await count(wei)).toMatchObject({ arrived: 0, missing: 1 })
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
  })

  test('takes back every arrival that is known here, and leaves one that is being noted elsewhere', async () => {
    const two = await pair()
    const { mei, wei } = two
    const member = await memberIn(two, '王小明')
    const salon = await salonIn(two)
    await meet(mei, wei)
    await mei.must('door.checkIn', { salon, member })
    await wei.must('door.checkIn', { salon, member })
    await send(mei, wei)
    const arrived = async (machine: Machine) => (await machine.view('salon', { salon }))?.count.arrived
    await mei.must('door.undo', { salon, member })
    expect(await arrived(mei)).toBe(0)
    await meet(wei, mei)
    expect(await arrived(mei)).toBe(1)
    await wei.must('door.undo', { salon, member })
    expect(await arrived(wei)).toBe(0)
    await send(wei, mei)
    expect(await arrived(mei)).toBe(0)
    expect(await mei.refusal('door.undo', { salon, member })).toEqual({ code: 'not-found' })
  })

  test('keeps an arrival that one takes back at the door while the other, offline, notes it', async () => {
    const two = await pair()
    const { mei, wei } = two
    const member = await memberIn(two, '王小明')
    const salon = await salonIn(two)
    await mei.must('door.checkIn', { salon, member })
    await wei.must('exchange.read', { file: await everything(mei) })
    await mei.must('door.undo', { salon, member })
    await mei.must('salon.invite', { salon, who: these(member) })
    expect(await wei.refusal('door.checkIn', { salon, member })).toEqual({ code: 'already-arrived' })
    await meet(mei, wei)
    expect((await mei.view('salon', { salon }))?.count.arrived).toBe(0)
    await wei.must('door.checkIn', { salon, member })
    await meet(mei, wei)
    expect((await mei.view('salon', { salon }))?.count).toMatchObject({ arrived: 1, walkIns: 0, invited: 1 })
  })

  test('says that a salon is over-booked when both gave away the last seat', async () => {
    const two = await pair()
    const { mei, wei } = two
    const [a, b] = [await memberIn(two, '甲'), await memberIn(two, '乙')]
    const salon = await salonIn(two, { capacity: 1 })
    await meet(mei, wei)
    expect(await mei.must('salon.rsvp', { salon, member: a, status: 'going' })).toMatchObject({ status: 'going' })
    expect(await wei.must('salon.rsvp', { salon, member: b, status: 'going' })).toMatchObject({ status: 'going' })
    await send(mei, wei)
    expect(await send(wei, mei)).toMatchObject({ entries: 1, decisions: 1 })
    for (const machine of [mei, wei]) {
      expect(await decisionsOn(machine)).toMatchObject([
        { kind: 'overbooked', salon, name: '城市與記憶', capacity: 1, going: 2, last: [{ id: b, name: '乙' }] },
      ])
    }
    await wei.must('salon.rsvp', { salon, member: b, status: 'declined' })
    await send(wei, mei)
    expect(await decisionsOn(mei)).toEqual([])
  })

  test('does not ask about seats of an evening that is over', async () => {
    const two = await pair()
    const { mei } = two
    const salon = await salonIn(two, { capacity: 1 })
    const guest = await memberIn(two, '甲')
    await mei.must('salon.rsvp', { salon, member: guest, status: 'going' })
    await mei.must('door.companion', { salon, member: guest, name: '' })
    expect(await decisionsOn(mei)).toMatchObject([{ kind: 'overbooked', capacity: 1, going: 2 }])
    mei.clock.advance(Date.parse('2026-03-07T21:00+08:00') - mei.clock.now)
    expect(await decisionsOn(mei)).toEqual([])
    expect((await community(mei)).decisions).toBe(0)
  })
})

test('Two organizers who found the same chapter have two, and nothing is lost', async () => {
  const { mei, wei } = await pair()
  await chapterIn(mei, '台中')
  await chapterIn(wei, '台中')
  await meet(mei, wei)
  expect((await community(mei)).chapters.map(({ name }) => name)).toEqual(['台北', '台中', '台中'])
  expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
})
