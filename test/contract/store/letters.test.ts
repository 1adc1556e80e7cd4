import { describe, expect, test } from 'vitest'
import type { SalonId } from '../../../shared/domain/ids.ts'
import type { LetterQueryInput } from '../../../shared/protocol/letters.ts'
import type { ViewInput } from '../../../shared/protocol/views.ts'
import { chapterIn, club, memberIn, salonIn, these } from '../../helpers/fake-world.ts'
import { FORMULA_PAYLOADS } from '../../helpers/formula-payloads.ts'
import { actions, allOf, told } from '../../helpers/history.ts'
import { joined, meet, pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

const range = { from: 0, count: 100 }

function invitationFor(salon: SalonId, more: Partial<LetterQueryInput> = {}): LetterQueryInput {
  return { salon, kind: 'invitation', to: 'unanswered', channel: 'line', sender: 'zh-TW', ...more }
}

async function letters(
  machine: Machine,
  query: LetterQueryInput,
  more: Partial<Pick<ViewInput<'letters'>, 'show' | 'text'>> = {},
) {
  return machine.view('letters', { ...query, ...more, range })
}

async function evening() {
  const here = await club()
  const { machine } = here
  const ming = await memberIn(here, '王小明', { fields: { name: '王小明', language: 'zh-TW', line: 'ming' } })
  const anna = await memberIn(here, 'Anna Schmidt', {
    fields: { name: 'Anna Schmidt', language: 'en', email: 'anna@example.org' },
  })
  const silent = await memberIn(here, '林大為', { fields: { name: '林大為', line: 'lin', phone: '0912345678' } })
  await machine.must('consent.record', {
    who: { kind: 'ids', ids: [silent] },
    words: [{ key: 'contact:line', state: 'withdrawn' }],
  })
  const host = await memberIn(here, '陳怡君')
  const salon = await salonIn(here, { capacity: 2, hosts: [host], fee: 30_000, currency: 'TWD' })
  await machine.must('salon.invite', { salon, who: these(ming, anna, silent) })
  return { ...here, salon, ming, anna, silent }
}

describe('A letter', () => {
  test('comes to each guest in their own language, with the evening and their name in it', async () => {
    const { machine, salon } = await evening()
    const { rows, counts, group } = await letters(machine, invitationFor(salon, { answerBy: '2026-03-04' }))
    const text = (name: string) => rows.find((row) => row.name === name)?.text ?? ''
    expect(text('王小明')).toMatch(/^王小明，你好：/u)
    expect(text('王小明')).toContain('時間：3月7日（週六） 19:00–21:00\n地點：浮光書店\n費用：$300\n主持：陳怡君')
    expect(text('王小明')).toContain('3月4日（週三）')
    expect(text('Anna Schmidt')).toMatch(/^Dear Anna,/u)
    expect(text('Anna Schmidt')).toContain('Saturday 7 March')
    expect(counts).toEqual({ all: 3, open: 2, sent: 0, refused: 1 })
    expect(group).toMatch(/^各位朋友，你好：/u)
  })

  test('is not shown, copied or marked for who withdrew consent to the way it goes', async () => {
    const { machine, salon, silent, anna } = await evening()
    const refused = await letters(machine, invitationFor(salon), { show: 'refused' })
    expect(refused.rows.map(({ name, text, reach }) => [name, text, reach])).toEqual([['林大為', '', 'withdrawn']])
    const marked = await machine.must('salon.markSent', {
      salon,
      what: 'invitation',
      channel: 'line',
      members: [silent, anna],
    })
    expect(marked).toEqual({ marked: 1, refused: 1 })
    // Another way is still open.
    const byPhone = await letters(machine, invitationFor(salon, { channel: 'phone' }), { show: 'refused' })
    expect(byPhone.total).toBe(0)
  })

  test('says who has no number or address for the way it goes', async () => {
    const { machine, salon } = await evening()
    const { unknown, rows } = await letters(machine, invitationFor(salon, { channel: 'email' }), { show: 'open' })
    expect(unknown).toBe(2)
    expect(rows.find(({ name }) => name === 'Anna Schmidt')?.address).toBe('anna@example.org')
  })

  test('goes to those whom it is for', async () => {
    const { machine, salon, ming, anna, silent } = await evening()
    await machine.must('salon.update', { salon, set: { capacity: 1, answerWithin: 24 } })
    await machine.must('salon.rsvp', { salon, member: ming, status: 'going' })
    await machine.must('salon.rsvp', { salon, member: anna, status: 'going' })
    await machine.must('salon.rsvp', { salon, member: silent, status: 'maybe' })
    const names = async (to: LetterQueryInput['to']) =>
      (await letters(machine, invitationFor(salon, { kind: 'offer', to, channel: 'inPerson' }))).rows.map(
        ({ name }) => name,
      )
    expect([await names('unanswered'), await names('maybe'), await names('going'), await names('offered')]).toEqual([
      [],
      ['林大為'],
      ['王小明'],
      [],
    ])
    await machine.must('salon.rsvp', { salon, member: ming, status: 'declined' })
    expect(await names('offered')).toEqual(['Anna Schmidt'])
    const offered = await letters(machine, invitationFor(salon, { kind: 'offer', to: 'offered', channel: 'email' }))
    expect(offered.rows[0]?.text).toMatch(/until Sunday 1 March, 10:00/u)
    machine.clock.advance(25 * 3_600_000)
    expect(await names('offered')).toEqual([])
  })

  test('that tells of a free seat is to be sent again with the next offer', async () => {
    const { machine, salon, ming, anna } = await evening()
    await machine.must('salon.update', { salon, set: { capacity: 1, answerWithin: 1 } })
    await machine.must('salon.rsvp', { salon, member: ming, status: 'going' })
    await machine.must('salon.rsvp', { salon, member: anna, status: 'going' })
    await machine.must('salon.rsvp', { salon, member: ming, status: 'declined' })
    await machine.must('salon.markSent', { salon, what: 'offer', channel: 'email', members: [anna] })
    const query = invitationFor(salon, { kind: 'offer', to: 'offered', channel: 'email' })
    expect((await letters(machine, query)).counts).toMatchObject({ open: 0, sent: 1 })
    machine.clock.advance(2 * 3_600_000)
    await machine.must('salon.offer', { salon, member: anna })
    expect((await letters(machine, query)).counts).toMatchObject({ open: 1, sent: 0 })
  })
})

describe('What went out', () => {
  test('is said by kind and way, counted in the guest list, and taken back by one undo', async () => {
    const { machine, salon, ming, anna } = await evening()
    await machine.must('salon.markSent', { salon, what: 'invitation', channel: 'email', members: [ming, anna] })
    const guests = async (show: ViewInput<'guests'>['show'] = 'all') =>
      machine.view('guests', { salon, language: 'zh-TW', show, range })
    expect(await guests()).toMatchObject({ unsent: 1, silent: 2 })
    expect((await guests('unsent')).rows.map(({ name }) => name)).toEqual(['林大為'])
    const [row] = (await letters(machine, invitationFor(salon), { show: 'sent', text: '王小明' })).rows
    expect(row?.sent).toMatchObject([{ channel: 'email', by: '陳怡君' }])
    expect((await letters(machine, invitationFor(salon, { kind: 'reminder' }))).counts.sent).toBe(0)
    const [latest] = await actions(machine)
    expect(latest && told(latest)).toContain('salon.markSent')
    await machine.must('undo', {})
    expect(await guests()).toMatchObject({ unsent: 3, silent: 0 })
  })

  test('can be said not to have', async () => {
    const { machine, salon, ming } = await evening()
    const mark = { salon, what: 'invitation' as const, channel: 'line' as const, members: [ming] }
    await machine.must('salon.markSent', mark)
    expect(await machine.must('salon.markSent', { ...mark, sent: false })).toEqual({ marked: 1, refused: 0 })
    expect(await machine.must('salon.markSent', { ...mark, sent: false })).toEqual({ marked: 0, refused: 0 })
    expect((await letters(machine, invitationFor(salon))).counts.sent).toBe(0)
  })

  test('is refused as a whole where one of them is no guest', async () => {
    const here = await evening()
    const stranger = await memberIn(here, '陌生人')
    const { machine, salon, ming } = here
    const mark = { salon, what: 'invitation' as const, channel: 'line' as const, members: [ming, stranger] }
    expect(await machine.refusal('salon.markSent', mark)).toMatchObject({ code: 'not-found' })
    expect((await letters(machine, invitationFor(salon))).counts.sent).toBe(0)
  })
})

describe('A chapter’s own text', () => {
  const text = '{姓名}，老地方見！{日期}'

  test('is tried out before it is kept, stands after a restart, and stays in the chapter', async () => {
    const { machine, chapter, salon } = await evening()
    const query = invitationFor(salon)
    const draft = await letters(machine, { ...query, draft: { language: 'zh-TW', text } })
    expect(draft.group).toBe('各位朋友，老地方見！3月7日（週六）')
    expect(draft.texts.find(({ language }) => language === 'zh-TW')?.own).toBe(false)
    await machine.must('letter.save', { chapter, kind: 'invitation', language: 'zh-TW', text })
    const again = await machine.afterKill()
    expect((await letters(again, query)).group).toBe('各位朋友，老地方見！3月7日（週六）')
    const south = { machine: again, chapter: await chapterIn(again, '台南') }
    expect((await letters(again, invitationFor(await salonIn(south)))).group).toMatch(/^各位朋友，你好/u)
  })

  test('goes back to the first one, by undo and by saying so', async () => {
    const { machine, chapter, salon } = await evening()
    const own = async () => (await letters(machine, invitationFor(salon))).texts.map((each) => each.own)
    const which = { chapter, kind: 'invitation', language: 'en' } as const
    await machine.must('letter.save', { ...which, text: 'Hi {name}' })
    await machine.must('letter.save', { ...which, text: 'Hello {name}' })
    await machine.must('undo', {})
    expect((await letters(machine, invitationFor(salon, { sender: 'en' }))).group).toBe('Hi everyone')
    await machine.must('letter.reset', which)
    expect(await own()).toEqual([false, false, false])
    await machine.must('undo', {})
    expect(await own()).toEqual([true, false, false])
  })

  test('is refused where it is empty, too long, or asks for what nothing fills in', async () => {
    const { machine, chapter } = await club()
    const which = { chapter, kind: 'invitation', language: 'en' } as const
    const refusal = async (given: string) => (await machine.refusal('letter.save', { ...which, text: given })).code
    expect(await refusal(' \n ')).toBe('text-empty')
    expect(await refusal('x'.repeat(4001))).toBe('value-too-long')
    expect(await machine.refusal('letter.save', { ...which, text: 'Hi {nmae}' })).toMatchObject({
      code: 'unknown-placeholder',
      params: { value: '{nmae}' },
    })
  })

  test('written by two organizers at once is the later one, everywhere', async () => {
    const both = await pair()
    const { mei, wei, chapter } = both
    const salon = await salonIn(both)
    await meet(mei, wei)
    const which = { chapter, kind: 'invitation', language: 'zh-TW' } as const
    await mei.must('letter.save', { ...which, text: '梅：{姓名}' })
    await wei.must('letter.save', { ...which, text: '偉：{姓名}' })
    await meet(mei, wei)
    const groups = [mei, wei].map(async (machine) => (await letters(machine, invitationFor(salon))).group)
    expect(await Promise.all(groups)).toEqual(['偉：各位朋友', '偉：各位朋友'])
    await mei.must('letter.reset', which)
    await meet(mei, wei)
    expect((await letters(wei, invitationFor(salon))).texts.every(({ own }) => !own)).toBe(true)
  })

  test('is a leader’s to write in their own chapter, and goes with a stretch of work that is taken back', async () => {
    const { machine, chapter, salon } = await evening()
    const leader = await joined(machine, '領', {}, { role: 'leader', chapters: [chapter] })
    await meet(machine, leader)
    machine.clock.advance(60_000)
    const from = machine.clock.now
    await leader.must('letter.save', { chapter, kind: 'invitation', language: 'zh-TW', text })
    await meet(machine, leader)
    expect((await letters(machine, invitationFor(salon))).group).toContain('老地方見')
    await leader.must('history.undoSpan', { ...(await allOf(leader)), from })
    expect((await letters(leader, invitationFor(salon))).group).not.toContain('老地方見')
  })
})

describe('A mail merge file', () => {
  const columns = (['fullName', 'call', 'email', 'language', 'text', 'theme'] as const).map((key) => ({
    key,
    label: key,
  }))
  const cells = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

  test('has a row for each guest who can be reached, with the letter in one cell', async () => {
    const { machine, salon } = await evening()
    const letter = invitationFor(salon, { channel: 'email' })
    const file = await machine.must('letter.merge', { letter, columns, name: '邀請' })
    expect(file).toMatchObject({ name: '邀請.csv', rows: 1, left: 2 })
    const text = cells(file.bytes)
    expect(text.startsWith('\ufefffullName,call,email,language,text,theme\r\n')).toBe(true)
    expect(text).toContain('Anna Schmidt,Anna,anna@example.org,en,"Dear Anna,\n')
    expect(text).not.toContain('林大為')
  })

  test('holds no number or address by which somebody may not be reached, whichever way the letter goes', async () => {
    const here = await club()
    const { machine } = here
    const salon = await salonIn(here)
    const fields = { name: '林大為', email: 'lin@example.org', phone: '0912-345-678', line: 'lin.line' }
    const member = await memberIn(here, '林大為', { fields })
    await machine.must('salon.invite', { salon, who: these(member) })
    await machine.must('consent.record', {
      who: these(member),
      words: [
        { key: 'contact:phone', state: 'withdrawn' },
        { key: 'contact:sms', state: 'withdrawn' },
        { key: 'contact:email', state: 'withdrawn' },
      ],
    })
    for (const channel of ['line', 'inPerson'] as const) {
      const letter = invitationFor(salon, { channel, draft: { language: 'zh-TW', text: '您好' } })
      const keys = (['fullName', 'email', 'phone', 'line'] as const).map((key) => ({ key, label: key }))
      const { bytes } = await machine.must('letter.merge', { letter, columns: keys, name: '邀請' })
      expect(cells(bytes).split('\r\n')[1]).toBe('林大為,,,lin.line')
    }
    await machine.must('consent.record', {
      who: these(member),
      words: [{ key: 'contact:line', state: 'withdrawn' }],
    })
    const handed = invitationFor(salon, { channel: 'inPerson', draft: { language: 'zh-TW', text: '您好' } })
    const columns = (['fullName', 'email', 'phone', 'line'] as const).map((key) => ({ key, label: key }))
    const { bytes } = await machine.must('letter.merge', { letter: handed, columns, name: '邀請' })
    expect(cells(bytes).split('\r\n')[1]).toBe('林大為,,,')
  })

  test('runs nothing in a spreadsheet', async () => {
    const here = await club()
    const { machine } = here
    const payload = FORMULA_PAYLOADS[0] ?? '=1+1'
    const salon = await salonIn(here, { theme: payload })
    const member = await memberIn(here, payload, { fields: { name: payload, email: 'a@example.org' } })
    await machine.must('salon.invite', { salon, who: these(member) })
    const letter = invitationFor(salon, { channel: 'email', draft: { language: 'zh-TW', text: payload } })
    const { bytes } = await machine.must('letter.merge', { letter, columns, name: 'x' })
    const [, row = ''] = cells(bytes).split('\r\n')
    expect(row.split(',').filter((cell) => /^"?[=+\-@]/u.test(cell))).toEqual([])
    expect(row).toContain(`'${payload.slice(0, 1)}`)
  })
})
