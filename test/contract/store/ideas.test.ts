import { describe, expect, test } from 'vitest'
import type { FeedbackId } from '../../../shared/domain/ids.ts'
import type { IdeaRow } from '../../../shared/protocol/ideas.ts'
import { club, community, decisionsOn, memberIn, salonIn } from '../../helpers/fake-world.ts'
import { meet, pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

async function ideaOn(machine: Machine, feedback: FeedbackId): Promise<IdeaRow> {
  const { columns } = await machine.view('ideas', { most: 100 })
  const found = columns.flatMap(({ rows }) => rows).find(({ id }) => id === feedback)
  if (!found) throw new Error(`there is no ${feedback}`)
  return found
}

describe('An idea', () => {
  test('goes from heard to thanked, and says who moved it when and what was answered', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const member = await memberIn(taipei, '王小明')
    const { feedback } = await machine.must('feedback.add', { chapter, kind: 'idea', text: '換場地', member })
    await machine.must('feedback.answer', { feedback, text: '下個月試試看' })
    await machine.must('feedback.answer', { feedback, text: '場地找到了' })
    await machine.must('feedback.state', { feedback, state: 'adopted' })
    await machine.must('points.give', { member, chapter, amount: 50, reason: '換場地', source: feedback })
    await machine.must('feedback.thank', { feedback, kind: 'call', text: '謝謝小明' })
    const idea = await ideaOn(await machine.afterKill(), feedback)
    expect(idea.moves.map(({ state, by }) => `${state} ${by}`)).toEqual([
      'answered 陳怡君',
      'adopted 陳怡君',
      'thanked 陳怡君',
    ])
    expect(idea.answers.map(({ text }) => text)).toEqual(['下個月試試看', '場地找到了'])
    expect(idea).toMatchObject({ state: 'thanked', recognition: 'due', points: 50, rivals: [] })
    const touched = async () => (await machine.view('touchpoints', { member })).map(({ text }) => text)
    expect(await touched()).toEqual(['謝謝小明'])
    await machine.must('undo', {})
    expect((await ideaOn(machine, feedback)).state).toBe('adopted')
    expect(await touched()).toEqual([])
  })

  test('is declined for a reason only', async () => {
    const { machine, chapter } = await club()
    const { feedback } = await machine.must('feedback.add', { chapter, kind: 'complaint', text: '太吵' })
    expect(await machine.refusal('feedback.state', { feedback, state: 'declined' })).toEqual({ code: 'reason-empty' })
    await machine.must('feedback.state', { feedback, state: 'declined', text: '隔壁在施工' })
    expect((await ideaOn(machine, feedback)).moves).toMatchObject([{ state: 'declined', text: '隔壁在施工' }])
  })

  test('that two organizers moved differently without knowing of each other asks which counts', async () => {
    const { mei, wei, chapter } = await pair()
    const { feedback } = await mei.must('feedback.add', { chapter, kind: 'idea', text: '換場地' })
    await meet(mei, wei)
    await mei.must('feedback.state', { feedback, state: 'adopted' })
    await wei.must('feedback.state', { feedback, state: 'declined', text: '太貴' })
    await meet(mei, wei)
    for (const machine of [mei, wei])
      expect((await ideaOn(machine, feedback)).rivals.map(({ state, by }) => `${state} ${by}`)).toEqual([
        'adopted 梅',
        'declined 偉',
      ])
    const [decision] = await decisionsOn(wei)
    expect(decision).toMatchObject({
      kind: 'idea',
      text: '換場地',
      choices: [{ by: '梅' }, { by: '偉', reason: '太貴' }],
    })
    expect((await community(wei)).decisions).toBe(1)
    const [choice] = decision?.kind === 'idea' ? decision.choices : []
    await wei.must('decision.settleAll', { items: [{ kind: 'idea', feedback, choice: choice?.id ?? '' }] })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      expect(await ideaOn(machine, feedback)).toMatchObject({ state: 'adopted', rivals: [] })
      expect(await decisionsOn(machine)).toEqual([])
    }
  })

  test('counts a vote a person, also of two records, and loses it when it is withdrawn', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const [one, other, third] = [
      await memberIn(taipei, '王小明'),
      await memberIn(taipei, '小明'),
      await memberIn(taipei, '李麗'),
    ]
    const { feedback } = await machine.must('feedback.add', { chapter, kind: 'idea', text: '換場地' })
    const vote = (...members: (typeof one)[]) => machine.must('feedback.vote', { feedback, members })
    expect(await vote(one, other, third)).toEqual({ added: 3 })
    expect(await vote(third)).toEqual({ added: 0 })
    await machine.must('people.merge', { members: [one, other] })
    expect((await ideaOn(machine, feedback)).votes).toHaveLength(2)
    await machine.must('feedback.withdrawVote', { feedback, member: other })
    expect((await ideaOn(machine, feedback)).votes.map(({ name }) => name)).toEqual(['李麗'])
    expect(await vote(one)).toEqual({ added: 1 })
  })

  test('is announced on the run sheet of a salon to come, as long as it stands there', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const salon = await salonIn(taipei)
    const over = await salonIn(taipei, { start: '2026-02-20T19:00', end: '2026-02-20T21:00' })
    const { feedback } = await machine.must('feedback.add', { chapter, kind: 'idea', text: '換場地' })
    expect(await machine.view('idea', { feedback })).toMatchObject({ next: { id: salon } })
    const title = '我們採納了：換場地'
    expect((await machine.refusal('feedback.announce', { feedback, salon: over, title })).code).toBe('salon-begun')
    await machine.must('feedback.announce', { feedback, salon, title })
    const agenda = async () => (await machine.view('salon', { salon }))?.salon.agenda.map((item) => item.title)
    expect(await agenda()).toContain(title)
    expect((await ideaOn(machine, feedback)).announced).toMatchObject({ id: salon, isOver: false })
    await machine.must('undo', {})
    expect(await agenda()).not.toContain(title)
    expect((await ideaOn(machine, feedback)).announced).toBeNull()
  })

  test('is found by what was said, by whom, and at which evening; columns say how many there are', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const salon = await salonIn(taipei, { theme: '城市與記憶' })
    const member = await memberIn(taipei, '王小明')
    await machine.must('feedback.add', { chapter, kind: 'idea', text: '換場地', member })
    await machine.must('feedback.add', { chapter, kind: 'complaint', text: '太吵', salon })
    const found = async (text: string) => {
      const { columns } = await machine.view('ideas', { text, most: 100 })
      return columns.flatMap(({ rows }) => rows.map((row) => row.text))
    }
    expect(await found('場地')).toEqual(['換場地'])
    expect(await found('小明')).toEqual(['換場地'])
    expect(await found('記憶')).toEqual(['太吵'])
    expect((await machine.view('ideas', { most: 1 })).columns[0]).toMatchObject({ state: 'heard', total: 2 })
  })
})
