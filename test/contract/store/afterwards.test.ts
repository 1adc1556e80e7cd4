import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { LAST_NIGHT, closing, evening, followUpsAt, metAt, toldAt } from '../../helpers/evening.ts'
import { club, memberIn, salonIn } from '../../helpers/fake-world.ts'
import { actions, allOf, told } from '../../helpers/history.ts'
import { meet, pair } from '../../helpers/organizers.ts'

describe('Closing a salon', () => {
  test('stays closed over a restart, can be opened again, and each is one step to undo', async () => {
    const { machine, salon } = await evening()
    await machine.must('salon.close', { salon })
    expect((await closing(await machine.afterKill(), salon)).salon.closed).toBeDefined()
    await machine.must('undo', {})
    expect((await closing(machine, salon)).salon.closed).toBeUndefined()
    await machine.must('redo', {})
    await machine.must('salon.close', { salon, closed: false })
    expect((await closing(machine, salon)).salon.closed).toBeUndefined()
  })

  test('is nothing that is done with a salon that was called off', async () => {
    const { machine, salon } = await evening()
    await machine.must('salon.cancel', { salon, cancelled: true })
    expect(await machine.refusal('salon.close', { salon })).toMatchObject({ code: 'salon-cancelled' })
  })

  test('proposes the tables as who met, and leaves out who did not come', async () => {
    const { machine, salon, wang, ding, bu, ...rest } = await evening()
    const absent = await memberIn({ machine, ...rest }, '不來')
    await machine.must('salon.update', { salon, set: { tables: [{ id: 't1', name: '松', chairs: 8 }] } })
    const moves = [wang, ding, absent].map((member) => ({ member, table: 't1' }))
    await machine.must('seating.move', { salon, moves })
    const { proposed, loose } = await closing(machine, salon)
    expect(proposed.map(({ table, isGuess, members }) => [table, isGuess, members.map(({ name }) => name)])).toEqual([
      ['松', false, ['王小明', '丁一']],
    ])
    expect(loose.map(({ name }) => name)).toEqual(['王小明', '丁一', '卜三'])
    await machine.must('meeting.record', { salon, groups: [{ members: [wang, ding], how: 'table' }] })
    const after = await closing(machine, salon)
    expect(after.proposed).toEqual([])
    expect(after.loose.map(({ id }) => id)).toEqual([bu])
  })

  test('tells walk-ins with what is still missing of them', async () => {
    const { machine, salon } = await evening()
    await machine.must('door.walkIn', { salon, name: '王小明' })
    const { walkIns } = await closing(machine, salon)
    // Whoever was ticked without having been asked walked in as well.
    expect(walkIns.map(({ name, phone, namesake }) => [name, phone, namesake])).toContainEqual(['王小明', '', true])
  })

  test('says who owes, in the currency of the evening', async () => {
    const { machine, salon, wang, ding, bu } = await evening()
    await machine.must('salon.update', { salon, set: { fee: 30_000, currency: 'TWD' } })
    await machine.must('door.pay', { salon, member: wang, amount: 30_000, currency: 'TWD', how: 'cash' })
    await machine.must('door.pay', { salon, member: ding, amount: 30_000, currency: 'TWD', how: 'waived' })
    const { money } = await closing(machine, salon)
    expect(money.owing).toEqual([{ id: bu, name: '卜三', due: 30_000, paid: 0 }])
    expect(money).toMatchObject({ collected: 30_000, waived: 1, outcome: { fees: 30_000, balance: 30_000 } })
  })

  test('takes it that everybody has paid, in one step, and asks nobody twice', async () => {
    const { machine, salon, wang, ding } = await evening()
    await machine.must('salon.update', { salon, set: { fee: 30_000, currency: 'TWD' } })
    await machine.must('door.pay', { salon, member: wang, amount: 10_000, currency: 'TWD', how: 'cash' })
    await machine.must('door.pay', { salon, member: ding, amount: 0, currency: 'TWD', how: 'waived' })
    expect(await machine.must('salon.settle', { salon, how: 'transfer' })).toEqual({ guests: 2 })
    expect(await machine.must('salon.settle', { salon, how: 'transfer' })).toEqual({ guests: 0 })
    // 王 and 卜 paid the fee; nothing was asked of 丁.
    expect((await closing(await machine.afterKill(), salon)).money).toMatchObject({ collected: 60_000, owing: [] })
    await machine.must('undo', {})
    expect((await closing(machine, salon)).money).toMatchObject({ collected: 10_000 })
  })
})

describe('Follow-ups', () => {
  test('begin with newcomers, name who should get in touch, and are done with a word', async () => {
    const { machine, chapter, salon, wang, ding } = await evening()
    await machine.must('meeting.record', { salon, groups: [{ members: [wang, ding], how: 'table' }] })
    expect(await toldAt(machine, salon)).toEqual(['卜三 newcomer - open', '丁一 newcomer 王小明 open'])
    expect(await machine.view('openFollowUps', {})).toMatchObject([{ salon, open: 2 }])
    const { touchpoint } = await machine.must('touchpoint.add', {
      member: ding, chapter, kind: 'message', text: '昨晚很高興見到你', from: wang, salon,
    }) // prettier-ignore
    expect(await toldAt(await machine.afterKill(), salon)).toContain('丁一 newcomer 王小明 done')
    expect(await machine.view('openFollowUps', {})).toMatchObject([{ open: 1 }])
    expect(await machine.view('touchpoints', { member: ding })).toMatchObject([
      { text: '昨晚很高興見到你', from: { name: '王小明' }, salon: { id: salon }, kind: 'message', mine: true },
    ])
    await machine.must('touchpoint.takeBack', { touchpoint })
    expect(await machine.view('touchpoints', { member: ding })).toEqual([])
    await machine.must('undo', {})
    expect(await machine.view('touchpoints', { member: ding })).toHaveLength(1)
  })

  test('are left out with a reason, which can be taken back', async () => {
    const { machine, salon, ding } = await evening()
    await machine.must('followUp.skip', { salon, member: ding, reason: '當面說過了' })
    const row = (await followUpsAt(machine, salon)).find(({ id }) => id === ding)
    expect(row?.state).toMatchObject({ kind: 'passedOver', reason: '當面說過了', by: '陳怡君' })
    await machine.must('followUp.resume', { salon, member: ding })
    expect((await followUpsAt(machine, salon)).find(({ id }) => id === ding)?.state.kind).toBe('open')
    expect(await machine.refusal('followUp.resume', { salon, member: ding })).toMatchObject({ code: 'not-found' })
  })

  test('name nobody who wants to be left alone, and say how many that are', async () => {
    const { machine, salon, ding } = await evening()
    for (const channel of ['phone', 'sms'] as const)
      await machine.must('consent.record', {
        who: { kind: 'ids', ids: [ding] },
        words: [{ key: `contact:${channel}`, state: 'withdrawn' }],
      })
    const view = await machine.view('followUps', { salon })
    expect(view?.rows.map(({ name }) => name)).toEqual(['卜三'])
    expect(view?.refused).toBe(1)
  })

  test('end by themselves after two weeks', async () => {
    const { machine } = await evening()
    expect(await machine.view('openFollowUps', {})).toHaveLength(1)
    machine.clock.advance(14 * 86_400_000)
    expect(await machine.view('openFollowUps', {})).toEqual([])
  })

  test('are nothing before the evening is over', async () => {
    const taipei = await club()
    const member = await memberIn(taipei, '甲')
    const salon = await salonIn(taipei)
    await taipei.machine.must('salon.rsvp', { salon, member, status: 'going' })
    expect(await toldAt(taipei.machine, salon)).toEqual([])
  })

  test('are not done by a coffee that had nothing to do with the evening', async () => {
    const { machine, chapter, salon, wang, ding } = await evening()
    await machine.must('touchpoint.add', { member: ding, chapter, kind: 'meeting', from: wang })
    expect(await toldAt(machine, salon)).toContain('丁一 newcomer - open')
    expect(await machine.refusal('touchpoint.add', { member: ding, chapter, kind: 'call', from: ding })).toMatchObject({
      code: 'are-one-person',
    })
  })
})

describe('What guests say', () => {
  test('comes in sheet by sheet in one step, with a name or without one', async () => {
    const { machine, salon, ding } = await evening()
    const sheets = [
      { rating: 5, keep: '小組討論', idea: '早一點開始' },
      { rating: 4, member: ding, idea: '多一點茶' },
      { keep: '   ' },
    ]
    expect(await machine.must('review.add', { salon, sheets })).toEqual({ sheets: 2 })
    const { reviews, ideas } = await (await machine.afterKill()).view('feedback', { about: salon })
    expect(reviews.map(({ rating, member }) => `${rating} ${member?.name ?? '-'}`).sort()).toEqual(['4 丁一', '5 -'])
    expect(ideas.map(({ text, member }) => `${text} ${member?.name ?? '-'}`).sort()).toEqual([
      '多一點茶 丁一',
      '早一點開始 -',
    ])
    expect(await toldAt(machine, salon)).toContain('丁一 newcomer+idea - open')
    await machine.must('undo', {})
    expect(await machine.view('feedback', { about: salon })).toEqual({ reviews: [], ideas: [] })
  })

  test('is refused where nothing was said, or by nobody who is known', async () => {
    const { machine, salon } = await evening()
    expect(await machine.refusal('review.add', { salon, sheets: [{ keep: ' ' }] })).toMatchObject({
      code: 'text-empty',
    })
    expect(await machine.refusal('review.add', { salon, sheets: [{ rating: 6 }] })).toMatchObject({
      code: 'invalid-input',
    })
    const member = 'mem_0000000000000000' as MemberId
    expect(await machine.refusal('review.add', { salon, sheets: [{ rating: 3, member }] })).toMatchObject({
      code: 'not-found',
    })
  })

  test('is heard, answered, adopted and thanked for, and each step can be taken back', async () => {
    const { machine, chapter } = await evening()
    const { feedback } = await machine.must('feedback.add', { chapter, kind: 'complaint', text: '太吵' })
    await machine.must('feedback.add', { chapter, kind: 'idea', text: '換場地' })
    await machine.must('feedback.state', { feedback, state: 'answered' })
    const { ideas } = await machine.view('feedback', { about: chapter })
    expect(ideas.map(({ text, state }) => [text, state])).toEqual([
      ['換場地', 'heard'],
      ['太吵', 'answered'],
    ])
    await machine.must('undo', {})
    expect((await machine.view('feedback', { about: chapter })).ideas.map(({ state }) => state)).toEqual([
      'heard',
      'heard',
    ])
    await machine.must('feedback.takeBack', { feedback })
    expect((await machine.view('feedback', { about: chapter })).ideas).toHaveLength(1)
  })

  test('stands in the report without a name', async () => {
    const { machine, salon, ding } = await evening()
    await machine.must('review.add', {
      salon,
      sheets: [{ rating: 4, keep: '茶很好', member: ding, complaint: '太吵' }],
    })
    const report = await machine.view('report', { salon })
    expect(report?.said).toEqual(['茶很好'])
    expect(JSON.stringify(report)).not.toContain('丁一')
    expect(report?.figures).toMatchObject({ rating: 4, ratings: 1 })
  })
})

describe('The talk after a salon', () => {
  test('is written field by field, and question by question', async () => {
    const { machine, salon } = await evening()
    await machine.must('salon.talk', {
      salon,
      set: {
        topic: '城市的氣味',
        link: 'https://example.org/talk',
        questions: [{ text: '為什麼是雨？' }, { text: ' ' }],
      },
    })
    const talk = (await closing(await machine.afterKill(), salon)).salon.talk
    expect(talk).toMatchObject({ topic: '城市的氣味', questions: [{ text: '為什麼是雨？', answered: false }] })
    const [question] = talk?.questions ?? []
    if (!question) throw new Error('no question')
    await machine.must('salon.talk', {
      salon,
      set: { outcome: '下次談雨', questions: [{ ...question, answered: true }] },
    })
    expect((await closing(machine, salon)).salon.talk).toMatchObject({
      topic: '城市的氣味',
      outcome: '下次談雨',
      questions: [{ id: question.id, answered: true }],
    })
    await machine.must('undo', {})
    expect((await closing(machine, salon)).salon.talk).toMatchObject({ outcome: '', questions: [{ answered: false }] })
  })

  test('keeps questions that two organizers wrote down at once', async () => {
    const both = await pair()
    const { mei, wei } = both
    const salon = await salonIn(both, LAST_NIGHT)
    await meet(mei, wei)
    await mei.must('salon.talk', { salon, set: { questions: [{ text: '一' }] } })
    await wei.must('salon.talk', { salon, set: { questions: [{ text: '二' }] } })
    await meet(mei, wei)
    for (const machine of [mei, wei])
      expect((await closing(machine, salon)).salon.talk?.questions.map(({ text }) => text).sort()).toEqual(['一', '二'])
  })
})

describe('The history', () => {
  test('tells what was done after an evening, and names nobody who spoke without a name', async () => {
    const { machine, chapter, salon, ding, wang } = await evening()
    await machine.must('meeting.record', { salon, groups: [{ members: [wang, ding], how: 'table' }] })
    await machine.must('review.add', { salon, sheets: [{ rating: 5, keep: '好', member: ding }] })
    await machine.must('touchpoint.add', { member: ding, chapter, kind: 'call', salon })
    const lines = (await actions(machine)).slice(0, 3).map(told)
    expect(lines).toEqual([
      '陳怡君 touchpoint.add 丁一',
      '陳怡君 review.add 城市與記憶',
      '陳怡君 meeting.record 城市與記憶',
    ])
  })

  test('takes all of it back with everything else of a stretch of work', async () => {
    const { machine, chapter, salon, ding, wang } = await evening()
    machine.clock.advance(60_000)
    const from = machine.clock.now
    await machine.must('meeting.record', { salon, groups: [{ members: [wang, ding], how: 'table' }] })
    await machine.must('review.add', { salon, sheets: [{ rating: 5, idea: '茶' }] })
    await machine.must('touchpoint.add', { member: ding, chapter, kind: 'call', salon })
    await machine.must('followUp.skip', { salon, member: wang })
    await machine.must('history.undoSpan', { ...(await allOf(machine)), from })
    expect(await metAt(machine, salon)).toEqual([])
    expect(await machine.view('feedback', { about: salon })).toEqual({ reviews: [], ideas: [] })
    expect(await machine.view('touchpoints', { member: ding })).toEqual([])
  })
})
