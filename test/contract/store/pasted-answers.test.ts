import { describe, expect, test } from 'vitest'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { AnswerToRecord } from '../../../shared/protocol/pasted-answers.ts'
import { chapterIn, club, memberIn, rowsOf, salonIn, these } from '../../helpers/fake-world.ts'
import type { Machine } from '../../helpers/store.ts'

const range = { from: 0, count: 50 }

async function read(machine: Machine, salon: SalonId, text: string) {
  const view = await machine.view('pastedAnswers', { salon, text })
  if (view === null) throw new Error('no such salon')
  return view.rows
}

async function guestsAt(machine: Machine, salon: SalonId) {
  const { rows } = await machine.view('guests', { salon, language: 'zh-TW', range })
  return Object.fromEntries(
    rows.map(({ name, status, companions, remarks }) => [
      name,
      [status, companions.length, ...remarks.map(({ text }) => text)],
    ]),
  )
}

function toRecord(name: string, member: MemberId | null, more: Partial<AnswerToRecord> = {}): AnswerToRecord {
  return { member, name, status: 'going', companions: 0, remark: '', ...more }
}

describe('Answers from a chat', () => {
  test('find whoever is called so: guests before others, the chapter before the rest', async () => {
    const here = await club()
    const { machine } = here
    const south = { machine, chapter: await chapterIn(machine, '台南') }
    const salon = await salonIn(here)
    const mei = await memberIn(here, '林美玲', { fields: { name: '林美玲', nickname: '小美' } })
    const lin = await memberIn(here, '林怡君')
    await memberIn(south, '林怡君')
    const asked = await memberIn(here, '陳大文')
    await memberIn(here, '陳大文')
    await machine.must('salon.invite', { salon, who: these(asked) })
    const rows = await read(machine, salon, '小美 +1\n林怡君參加\n陳大文參加\n王小明參加\n美玲參加')
    expect(rows.map(({ match, candidates }) => [match, candidates[0]?.member])).toEqual([
      ['sure', mei],
      ['sure', lin],
      ['sure', asked],
      ['nobody', undefined],
      ['choose', mei],
    ])
  })

  test('of who withdrew consent are their own word: recorded, and said to be theirs', async () => {
    const here = await club()
    const { machine } = here
    const salon = await salonIn(here)
    const silent = await memberIn(here, '陳怡君', { fields: { email: 'yijun@example.org' } })
    await machine.must('consent.record', {
      who: { kind: 'ids', ids: [silent] },
      words: [{ key: 'contact:email', state: 'withdrawn' }],
    })
    const [row] = await read(machine, salon, '陳怡君參加')
    expect(row?.candidates).toMatchObject([{ member: silent, refuses: true }])
    await machine.must('salon.recordAnswers', { salon, answers: [toRecord('陳怡君', silent)] })
    expect(await guestsAt(machine, salon)).toEqual({ 陳怡君: ['going', 0] })
  })

  test('are asked about where two of the chapter are called so', async () => {
    const here = await club()
    const salon = await salonIn(here)
    await memberIn(here, '陳怡君')
    await memberIn(here, '陳怡君')
    const [row] = await read(here.machine, salon, '陳怡君參加')
    expect(row).toMatchObject({ match: 'choose', candidates: { length: 2 } })
  })

  test('are recorded in one step with companions and words, and new people come in; one undo takes all back', async () => {
    const here = await club()
    const { machine } = here
    const salon = await salonIn(here, { capacity: 4 })
    const mei = await memberIn(here, '小美')
    const ming = await memberIn(here, '阿明')
    const answers = [
      toRecord('小美', mei, { companions: 1, remark: '晚到' }),
      toRecord('王小明', null, { companions: 1 }),
      toRecord('阿明', ming),
    ]
    expect(await machine.must('salon.recordAnswers', { salon, answers })).toEqual({
      recorded: 3,
      added: 1,
      waitlisted: 1,
    })
    expect(await guestsAt(await machine.afterKill(), salon)).toEqual({
      小美: ['going', 1, '晚到'],
      王小明: ['going', 1],
      阿明: ['waitlisted', 0],
    })
    await machine.must('undo', {})
    expect(await guestsAt(machine, salon)).toEqual({})
    expect((await rowsOf(machine)).map(({ name }) => name).toSorted()).toEqual(['小美', '阿明'])
  })

  test('given again change nothing but what is new, and a seat given up goes to the next of the same list', async () => {
    const here = await club()
    const { machine } = here
    const salon = await salonIn(here, { capacity: 1 })
    const mei = await memberIn(here, '小美')
    const ming = await memberIn(here, '阿明')
    const both = [toRecord('小美', mei), toRecord('阿明', ming)]
    await machine.must('salon.recordAnswers', { salon, answers: both })
    await machine.must('salon.recordAnswers', { salon, answers: both })
    expect(await guestsAt(machine, salon)).toEqual({ 小美: ['going', 0], 阿明: ['waitlisted', 0] })
    await machine.must('salon.recordAnswers', { salon, answers: [toRecord('小美', mei, { status: 'declined' })] })
    expect(await guestsAt(machine, salon)).toEqual({ 小美: ['declined', 0], 阿明: ['going', 0] })
  })

  test('are not recorded at all where one of them cannot be', async () => {
    const here = await club()
    const salon = await salonIn(here)
    const mei = await memberIn(here, '小美')
    const answers = [toRecord('小美', mei), toRecord(' ', null)]
    expect(await here.machine.refusal('salon.recordAnswers', { salon, answers })).toEqual({ code: 'name-empty' })
    expect(await guestsAt(here.machine, salon)).toEqual({})
  })
})
