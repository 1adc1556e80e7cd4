import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { PersonalLetter } from '../../../shared/protocol/letters.ts'
import type { ViewInput } from '../../../shared/protocol/views.ts'
import { club, memberIn, salonIn, these } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { meet, pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

/** The club's first morning is 28 February. */
const LAST_NIGHT = { theme: '城市與記憶', start: '2026-02-27T19:00', end: '2026-02-27T21:00' }
const LAST_YEAR = { theme: '冬至讀詩', start: '2025-06-06T19:00', end: '2025-06-06T21:00' }

type Asked = Omit<ViewInput<'personalLetter'>, 'sender'>

async function answer(machine: Machine, asked: Asked) {
  return machine.view('personalLetter', { sender: 'zh-TW', ...asked })
}

async function letter(machine: Machine, asked: Asked): Promise<PersonalLetter> {
  const found = await answer(machine, asked)
  if (found?.state !== 'ready') throw new Error(`there is no letter: ${found?.why}`)
  return found
}

async function warm(machine: Machine, asked: Asked): Promise<string> {
  return (await letter(machine, asked)).drafts[0]?.text ?? ''
}

interface Evenings extends Club {
  readonly last: Awaited<ReturnType<typeof salonIn>>
  readonly ming: MemberId
  readonly ding: MemberId
  readonly anna: MemberId
}

const NOBODY = 'mem_0000000000000000' as MemberId

/** 王 came last year and last night, 丁 last night for the first time, and the two met; Anna had said that she would come. */
async function evenings(): Promise<Evenings> {
  const taipei = await club()
  const { machine } = taipei
  const ming = await memberIn(taipei, '王小明', {
    fields: { joined: '2023-01-15', birthday: '1971-02-03', phone: '0912345678' },
  })
  const ding = await memberIn(taipei, '丁一飛')
  const anna = await memberIn(taipei, 'Anna Schmidt', { fields: { language: 'en' } })
  const first = await salonIn(taipei, LAST_YEAR)
  await machine.must('door.checkIn', { salon: first, member: ming })
  const last = await salonIn(taipei, LAST_NIGHT)
  await machine.must('salon.invite', { salon: last, who: these(anna) })
  await machine.must('salon.rsvp', { salon: last, member: anna, status: 'going' })
  for (const member of [ming, ding]) await machine.must('door.checkIn', { salon: last, member })
  await machine.must('meeting.record', { salon: last, groups: [{ members: [ming, ding], how: 'seen' }] })
  return { ...taipei, last, ming, ding, anna }
}

describe('What is written to one person', () => {
  test('tells their own story: how long, which evening, whom they met, what became of their idea', async () => {
    const { machine, chapter, last, ming } = await evenings()
    const { feedback } = await machine.must('feedback.add', {
      chapter,
      kind: 'idea',
      text: '換大一點的桌子。',
      member: ming,
    })
    const before = await warm(machine, { member: ming, kind: 'thank' })
    expect(before).not.toContain('桌子')
    await machine.must('feedback.state', { feedback, state: 'adopted' })
    expect(await warm(machine, { member: ming, kind: 'thank' })).toContain('你的點子「換大一點的桌子」')
    const followUp = await warm(machine, { member: ming, kind: 'followUp', salon: last })
    expect(followUp).toContain('這次在「城市與記憶」又見到你真好，已經是你的第二場了。聽說你跟丁一飛聊上了。')
    expect(await warm(machine, { member: ming, kind: 'recognise' })).toContain('你和我們一起走了三年。')
  })

  test('has a first evening, and a missed one, of those whose it was, in their language', async () => {
    const { machine, last, ding, anna } = await evenings()
    const first = await warm(machine, { member: ding, kind: 'followUp', salon: last })
    expect(first).toContain('很高興你第一次來「城市與記憶」。聽說你跟王小明聊上了。')
    expect(first).not.toMatch(/又見到你|沒見到你/u)
    const missed = await warm(machine, { member: anna, kind: 'followUp', salon: last })
    expect(missed).toMatch(/^Hi Anna,\n\nWe missed you at “城市與記憶” and hope that all is well\.\n/u)
  })

  test('is there in a few words beside each follow-up, without the caller’s name where the caller says it', async () => {
    const { machine, last } = await evenings()
    const view = await machine.view('followUps', { salon: last, sender: 'zh-TW' })
    const said = view?.rows.map(({ name, caller, words }) => [name, caller?.who.name, words.ours, words.callers])
    expect(said).toContainEqual([
      '丁一飛',
      '王小明',
      '丁一飛你好！很高興你第一次來「城市與記憶」！聽說你跟王小明聊上了。改天再聊！',
      '丁一飛你好！很高興你第一次來「城市與記憶」！改天再聊！',
    ])
    const missed = 'Hi Anna! We missed you at “城市與記憶” and hope that all is well. Talk soon?'
    expect(said).toContainEqual(['Anna Schmidt', undefined, missed, missed])
  })

  test('names nobody who writes it themselves', async () => {
    const { machine, last, ming, ding } = await evenings()
    const text = await warm(machine, { member: ding, kind: 'followUp', salon: last, from: ming })
    expect(text).not.toContain('聊上了')
    expect(text).toMatch(/\n王小明$/u)
  })

  test('asks to the next evening that they have not answered, or says that there is none', async () => {
    const taipei = await evenings()
    const { machine, ming } = taipei
    expect(await answer(machine, { member: ming, kind: 'invite' })).toMatchObject({ state: 'none', why: 'noEvening' })
    const march = await salonIn(taipei)
    const april = await salonIn(taipei, { theme: '春天的詩', start: '2026-04-04T19:00', end: '2026-04-04T21:00' })
    expect(await letter(machine, { member: ming, kind: 'invite' })).toMatchObject({
      salon: march,
      evenings: [{ salon: march }, { salon: april }],
    })
    expect(await warm(machine, { member: ming, kind: 'invite', salon: april })).toContain('「春天的詩」')
    await machine.must('salon.invite', { salon: march, who: these(ming) })
    await machine.must('salon.rsvp', { salon: march, member: ming, status: 'declined' })
    expect(await letter(machine, { member: ming, kind: 'invite' })).toMatchObject({ salon: april })
  })

  test('is nothing for somebody who refuses contact, who left, or whom nobody knows', async () => {
    const { machine, ming, ding } = await evenings()
    for (const channel of ['phone', 'sms'] as const)
      await machine.must('consent.record', {
        who: { kind: 'ids', ids: [ming] },
        words: [{ key: `contact:${channel}`, state: 'withdrawn' }],
      })
    expect(await answer(machine, { member: ming, kind: 'reconnect' })).toEqual({
      state: 'none',
      name: '王小明',
      why: 'withdrawn',
    })
    await machine.must('member.archive', { who: these(ding), archived: true })
    expect(await answer(machine, { member: ding, kind: 'reconnect' })).toMatchObject({ why: 'archived' })
    expect(await answer(machine, { member: NOBODY, kind: 'thank' })).toBeNull()
  })

  test('has nothing of the record that is for organizers only, and nothing of anybody else', async () => {
    const { machine, chapter, last, ming, ding } = await evenings()
    await machine.must('member.notes', { member: ming, notes: '欠會費' })
    await machine.must('purchase.add', {
      member: ming,
      chapter,
      kind: 'fee',
      amount: 98_700,
      currency: 'TWD',
      day: '2026-01-05',
      what: '年費',
    })
    const { feedback } = await machine.must('feedback.add', { chapter, kind: 'idea', text: '丁的點子', member: ding })
    await machine.must('feedback.state', { feedback, state: 'adopted' })
    for (const kind of ['followUp', 'thank', 'recognise', 'challenge', 'reconnect'] as const) {
      const { drafts, people } = await letter(machine, { member: ming, kind, salon: last })
      const everything = JSON.stringify([drafts, people])
      for (const secret of ['欠會費', '987', '98700', '年費', '1971', '02-03', '0912345678', '丁的點子', 'Anna'])
        expect(everything).not.toContain(secret)
    }
  })

  test('is said in the chapter’s own words where it wrote some, on every device, and goes back', async () => {
    const both = await pair()
    const { mei, wei, chapter } = both
    const ming = await memberIn({ machine: mei, chapter }, '王小明')
    const which = { chapter, kind: 'thank', tone: 'brief', language: 'zh-TW' } as const
    await mei.must('letter.save', { ...which, text: '{姓名}，感恩！你的第{第幾場}。' })
    await meet(mei, wei)
    const drafts = async (machine: Machine) =>
      (await letter(machine, { member: ming, kind: 'thank', language: 'zh-TW' })).drafts
    expect((await drafts(wei)).map(({ own }) => own)).toEqual([false, true, false])
    expect((await drafts(wei))[1]?.text).toBe('王小明，感恩！')
    await mei.must('letter.reset', which)
    await meet(mei, wei)
    expect((await drafts(wei))[1]).toMatchObject({ own: false, text: '王小明，謝謝你！' })
    expect((await mei.refusal('letter.save', { ...which, text: '{生日}' })).code).toBe('unknown-placeholder')
  })

  test('can be told in the letters of an evening, too, each guest their own', async () => {
    const taipei = await evenings()
    const { machine, chapter, ming, ding } = taipei
    const salon = await salonIn(taipei, { theme: '春天的詩' })
    await machine.must('salon.invite', { salon, who: these(ming, ding) })
    const text = '{姓名}，來「{主題}」吧！上次是你的{第幾場}。第一次來「{初次主題}」，還喜歡嗎？'
    await machine.must('letter.save', { chapter, kind: 'invitation', language: 'zh-TW', text })
    const { rows, group } = await machine.view('letters', {
      salon,
      kind: 'invitation',
      to: 'unanswered',
      channel: 'line',
      sender: 'zh-TW',
      range: { from: 0, count: 10 },
    })
    expect(rows.map((row) => row.text).sort()).toEqual([
      '丁一飛，來「春天的詩」吧！第一次來「城市與記憶」，還喜歡嗎？',
      '王小明，來「春天的詩」吧！上次是你的第二場。',
    ])
    expect(group).toBe('各位朋友，來「春天的詩」吧！')
  })
})
