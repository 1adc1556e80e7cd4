import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { LAST_NIGHT, closing, evening, metAt, namesOf } from '../../helpers/evening.ts'
import { memberIn, salonIn } from '../../helpers/fake-world.ts'
import { actions, told } from '../../helpers/history.ts'
import { meet, pair } from '../../helpers/organizers.ts'

describe('Who met', () => {
  test('is recorded once however often it is said, in one step', async () => {
    const { machine, salon, wang, ding, bu } = await evening()
    const groups = [
      { members: [wang, ding], how: 'table' as const },
      { members: [wang, bu], how: 'seen' as const },
      { members: [ding, wang], how: 'table' as const },
    ]
    expect(await machine.must('meeting.record', { salon, groups })).toEqual({ recorded: 2 })
    expect(await machine.must('meeting.record', { salon, groups })).toEqual({ recorded: 0 })
    expect(await metAt(await machine.afterKill(), salon)).toEqual(['丁一/王小明', '卜三/王小明'])
    await machine.must('undo', {})
    expect(await metAt(machine, salon)).toEqual([])
  })

  test('takes two, and people whom somebody knows', async () => {
    const { machine, salon, wang } = await evening()
    const groups = [{ members: [wang, wang], how: 'seen' as const }]
    expect(await machine.refusal('meeting.record', { salon, groups })).toMatchObject({ code: 'not-found' })
    const strangers = [{ members: [wang, 'mem_0000000000000000' as MemberId], how: 'seen' as const }]
    expect(await machine.refusal('meeting.record', { salon, groups: strangers })).toMatchObject({ code: 'not-found' })
  })

  test('is put right by taking somebody out, and is nothing any more with one left', async () => {
    const { machine, salon, wang, ding, bu } = await evening()
    await machine.must('meeting.record', { salon, groups: [{ members: [wang, ding, bu], how: 'table' }] })
    const [first] = (await closing(machine, salon)).met
    const meeting = first?.meeting
    if (!meeting) throw new Error('no meeting')
    await machine.must('meeting.correct', { meeting, members: [wang, ding] })
    expect(await metAt(machine, salon)).toEqual(['丁一/王小明'])
    await machine.must('meeting.correct', { meeting, members: [wang, bu] })
    expect(await metAt(machine, salon)).toEqual(['卜三/王小明'])
    await machine.must('meeting.correct', { meeting, members: [wang] })
    expect(await metAt(machine, salon)).toEqual([])
    await machine.must('undo', {})
    expect(await metAt(machine, salon)).toEqual(['卜三/王小明'])
  })

  test('keeps what two organizers put right at the same time', async () => {
    const both = await pair()
    const { mei, wei } = both
    const people = [
      await memberIn(both, '甲'),
      await memberIn(both, '乙'),
      await memberIn(both, '丙'),
      await memberIn(both, '丁'),
    ]
    const salon = await salonIn(both, LAST_NIGHT)
    await mei.must('meeting.record', { salon, groups: [{ members: people, how: 'table' }] })
    await meet(mei, wei)
    const [known] = (await closing(mei, salon)).met
    const meeting = known?.meeting
    const [a, b, c, d] = people
    if (!meeting || !a || !b || !c || !d) throw new Error('no meeting')
    await mei.must('meeting.correct', { meeting, members: [a, b, c] })
    await wei.must('meeting.correct', { meeting, members: [b, c, d] })
    await meet(mei, wei)
    expect(await metAt(mei, salon)).toEqual(['丙/乙'])
    expect(await metAt(wei, salon)).toEqual(['丙/乙'])
  })

  test('makes a tie warm, and one group of merged records one person', async () => {
    const { machine, salon, wang, ding, bu } = await evening()
    await machine.must('meeting.record', { salon, groups: [{ members: [wang, ding], how: 'table' }] })
    const report = await machine.view('report', { salon })
    expect(report?.figures).toMatchObject({ came: 3, fresh: 2, pairs: 1, newPairs: 1, welcomed: 1 })
    await machine.must('people.merge', { members: [ding, bu] })
    expect((await machine.view('report', { salon }))?.figures).toMatchObject({ came: 2, fresh: 1, pairs: 1 })
  })
})

describe('An introduction', () => {
  test('is told besides the table at which the two sat, and they count as one pair', async () => {
    const { machine, salon, wang, ding, bu } = await evening()
    await machine.must('meeting.record', { salon, groups: [{ members: [ding, bu], how: 'table' }] })
    await machine.must('meeting.introduce', { at: salon, a: ding, b: bu, introducer: wang })
    const { met } = await closing(await machine.afterKill(), salon)
    expect(met.map(({ how, introducer }) => [how, introducer?.name])).toEqual([
      ['table', undefined],
      ['introduced', '王小明'],
    ])
    expect((await machine.view('report', { salon }))?.figures).toMatchObject({ pairs: 1, newPairs: 1 })
  })

  test('leaves the tables proposed, which nobody has recorded yet', async () => {
    const { machine, salon, wang, ding, bu } = await evening()
    await machine.must('meeting.introduce', { at: salon, a: ding, b: bu, introducer: wang })
    expect((await closing(machine, salon)).proposed).toHaveLength(1)
  })

  test('is made outside the salons too, and stands with all three until it is taken back', async () => {
    const { machine, chapter, salon, wang, ding, bu } = await evening()
    const { meeting } = await machine.must('meeting.introduce', { at: chapter, a: ding, b: bu, introducer: wang })
    for (const member of [wang, ding, bu]) {
      const rows = await (await machine.afterKill()).view('introductions', { member })
      expect(rows.map(({ members, introducer, salon: at }) => [namesOf(members), introducer?.name, at])).toEqual([
        ['丁一/卜三', '王小明', null],
      ])
    }
    expect(await metAt(machine, salon)).toEqual([])
    await machine.must('meeting.takeBack', { meeting })
    expect(await machine.view('introductions', { member: ding })).toEqual([])
    expect(await machine.refusal('meeting.takeBack', { meeting })).toMatchObject({ code: 'not-found' })
    await machine.must('undo', {})
    expect(await machine.view('introductions', { member: ding })).toHaveLength(1)
    const done = (await actions(machine)).map(told).find((line) => line.includes('meeting.takeBack'))
    expect(done).toMatch(/ (?:丁一|卜三)/)
  })

  test('is of two people, by a third', async () => {
    const { machine, salon, wang, ding } = await evening()
    const same = { code: 'are-one-person' }
    expect(await machine.refusal('meeting.introduce', { at: salon, a: ding, b: ding })).toMatchObject(same)
    const own = { at: salon, a: wang, b: ding, introducer: ding }
    expect(await machine.refusal('meeting.introduce', own)).toMatchObject(same)
  })
})
