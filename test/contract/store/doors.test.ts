import { beforeEach, describe, expect, test } from 'vitest'
import { recordsOf, openPage } from '../../../shared/crdt/page.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId, SalonId } from '../../../shared/domain/ids.ts'
import { chapterIn, club, memberIn, memberOf, namesOf, salonIn, these } from '../../helpers/fake-world.ts'
import { joined, meet, send } from '../../helpers/organizers.ts'
import { pagesOn } from '../../helpers/pages-on-disk.ts'
import type { Machine } from '../../helpers/store.ts'

const ALL = { from: 0, count: 100 }
const PHONE = '0912345678'
const MAIL = 'ming.wang@example.tw'
const NOTES = '剛離婚，別問'

let mei: Machine
let volunteer: Machine
let chapter: ChapterId
let salon: SalonId
let ming: MemberId
let hua: MemberId

beforeEach(async () => {
  const here = await club()
  mei = here.machine
  chapter = here.chapter
  ming = await memberIn(here, '王小明', { fields: { phone: PHONE, email: MAIL, birthday: '1988-01-02' }, notes: NOTES })
  hua = await memberIn(here, '陳怡君')
  salon = await salonIn(here, { capacity: 20, notes: NOTES })
  await mei.must('salon.rsvp', { salon, member: ming, status: 'going' })
  await mei.must('door.open', { salon })
  volunteer = await joined(mei, '小幫手', {}, { role: 'door', chapters: [chapter] })
})

/** What was written at the organizer's machine reaches the door, and what was ticked there the organizer. */
async function toDoor(): Promise<void> {
  await send(mei, volunteer)
}

async function fromDoor(): Promise<void> {
  await send(volunteer, mei)
}

function desk(machine: Machine, text: string) {
  return machine.view('door', { salon, text, language: 'zh-TW' })
}

describe('A volunteer at an open door', () => {
  test('finds guests before other members by name and by pinyin, and by nothing else', async () => {
    expect((await desk(volunteer, 'wxm'))?.matches).toMatchObject([{ name: '王小明', status: 'going', nth: 1 }])
    expect((await desk(volunteer, '陳'))?.matches).toMatchObject([{ member: hua, status: null }])
    expect((await desk(volunteer, '5678'))?.matches).toEqual([])
    const [match] = (await desk(volunteer, ''))?.matches ?? []
    expect(match).toMatchObject({ member: ming, lastDigits: '', hint: '' })
    expect((await volunteer.view('doors', {})).map((door) => door.salon)).toEqual([salon])
    expect(await namesOf(volunteer)).toEqual([])
    expect((await volunteer.view('salons', { range: ALL })).total).toBe(0)
  })

  test('ticks a guest, and the tick is the same arrival everywhere', async () => {
    await volunteer.must('door.checkIn', { salon, member: ming })
    expect(await volunteer.refusal('door.checkIn', { salon, member: ming })).toEqual({ code: 'already-arrived' })
    await fromDoor()
    const guests = await mei.view('guests', { salon, language: 'zh-TW', range: ALL })
    expect(guests.rows.find(({ member }) => member === ming)?.arrived).toMatchObject({ walkIn: false })
    expect((await memberOf(mei, ming)).attended).toBe(1)
    expect((await desk(mei, ''))?.recent).toMatchObject([{ name: '王小明', by: '小幫手' }])
    const again = await mei.afterKill()
    expect((await desk(again, ''))?.recent).toMatchObject([{ name: '王小明', by: '小幫手' }])
    expect((await desk(await volunteer.afterKill(), ''))?.recent).toMatchObject([{ name: '王小明', by: '小幫手' }])
  })

  test('sees whom the organizers tick, and takes back what stands at the door', async () => {
    await mei.must('door.checkIn', { salon, member: hua })
    await toDoor()
    expect((await desk(volunteer, '陳'))?.matches).toMatchObject([{ member: hua, arrived: { by: '陳怡君' } }])
    await volunteer.must('door.undo', { salon, member: hua })
    await fromDoor()
    expect((await desk(mei, '陳'))?.matches).toMatchObject([{ member: hua, arrived: null }])
  })

  test('adds somebody whom nobody knows by name, and by name only', async () => {
    const { member } = await volunteer.must('door.walkIn', { salon, name: '林大為', phone: '0999888777' })
    await fromDoor()
    const view = await memberOf(mei, member)
    expect(view.member).toMatchObject({ name: '林大為', memberships: { [chapter]: { role: 'member' } } })
    expect(view.member.phone).toBeUndefined()
    expect(view.attended).toBe(1)
    expect(await namesOf(mei, { chapter })).toContain('林大為')
    await volunteer.must('door.undo', { salon, member })
    await fromDoor()
    expect(await namesOf(mei, { status: 'all' })).not.toContain('林大為')
  })

  test('and another one who ticks at the same time make one arrival, and neither undoes the other unawares', async () => {
    const other = await joined(mei, '另一位', {}, { role: 'door', chapters: [chapter] })
    await volunteer.must('door.checkIn', { salon, member: ming })
    await other.must('door.checkIn', { salon, member: ming })
    await other.must('door.undo', { salon, member: ming })
    for (const [from, to] of [
      [volunteer, mei],
      [other, mei],
      [mei, volunteer],
      [mei, other],
    ] as const)
      await send(from, to)
    for (const machine of [mei, volunteer, other]) {
      expect((await desk(machine, ''))?.count).toMatchObject({ arrived: 1, going: 1 })
    }
  })

  test('writes down whom a guest brings, what they paid and what to know, and takes back what stands at the door', async () => {
    await mei.must('salon.update', { salon, set: { fee: 300, currency: 'TWD' } })
    await mei.must('door.companion', { salon, member: hua })
    await toDoor()
    expect(await desk(volunteer, '')).toMatchObject({ fee: { amount: 300, currency: 'TWD' } })
    const { entry: companion } = await volunteer.must('door.companion', { salon, member: ming, name: '王太太' })
    await volunteer.must('door.pay', { salon, member: ming, amount: 600, currency: 'TWD', how: 'cash' })
    const { entry: remark } = await volunteer.must('door.remark', { salon, member: ming, text: '坐輪椅' })
    await volunteer.must('door.checkIn', { salon, member: ming })
    await fromDoor()
    for (const machine of [mei, volunteer]) {
      const [match] = (await desk(machine, '王小明'))?.matches ?? []
      expect(match).toMatchObject({
        companions: [{ name: '王太太' }],
        paid: [{ amount: 600, currency: 'TWD', how: 'cash' }],
        remarks: [{ text: '坐輪椅' }],
      })
      expect((await desk(machine, ''))?.count).toMatchObject({ arrived: 1, present: 2, chairs: 2 })
    }
    for (const entry of [companion, remark]) await volunteer.must('door.takeBack', { salon, entry })
    await fromDoor()
    expect((await desk(mei, '王小明'))?.matches[0]).toMatchObject({
      companions: [],
      remarks: [],
      paid: [{ amount: 600 }],
    })
  })

  test('is told of one person by id, as a badge names them, by name and nothing else', async () => {
    const guest = (machine: Machine, member: MemberId) => machine.view('doorGuest', { salon, member })
    expect(await guest(volunteer, ming)).toMatchObject({ name: '王小明', status: 'going', lastDigits: '', nth: 1 })
    expect(await guest(mei, ming)).toMatchObject({ name: '王小明', lastDigits: '5678' })
    expect(await guest(volunteer, hua)).toMatchObject({ name: '陳怡君', status: null, arrived: null })
    expect(await guest(volunteer, 'mem_zzzzzzzzzzzzzzzz' as MemberId)).toBeNull()
  })

  test('sees how many a guest brings and what was paid before, and cannot take back what stands elsewhere', async () => {
    await mei.must('salon.update', { salon, set: { fee: 300, currency: 'TWD' } })
    await mei.must('door.close', { salon })
    const { entry } = await mei.must('door.companion', { salon, member: ming, name: '王太太' })
    await mei.must('door.pay', { salon, member: ming, amount: 300, currency: 'TWD', how: 'transfer' })
    await mei.must('door.remark', { salon, member: ming, text: '剛失業，不收費' })
    await mei.must('door.open', { salon })
    await toDoor()
    const [match] = (await desk(volunteer, '王小明'))?.matches ?? []
    // A number and a sum, and no word that somebody wrote about them.
    expect(match).toMatchObject({
      companions: [{ entry: null, name: '' }],
      paid: [{ entry: null, amount: 300 }],
      remarks: [],
    })
    expect(await volunteer.refusal('door.takeBack', { salon, entry })).toEqual({ code: 'not-found' })
    await mei.must('door.takeBack', { salon, entry })
    await toDoor()
    expect((await desk(volunteer, '王小明'))?.matches[0]).toMatchObject({ companions: [] })
  })

  test('sees that nothing is asked of a guest, and no sum that nobody paid', async () => {
    await mei.must('salon.update', { salon, set: { fee: 600, currency: 'TWD' } })
    await mei.must('door.close', { salon })
    await mei.must('door.pay', { salon, member: ming, amount: 600, currency: 'TWD', how: 'waived' })
    await mei.must('door.open', { salon })
    await toDoor()
    const [match] = (await desk(volunteer, '王小明'))?.matches ?? []
    expect(match?.paid).toMatchObject([{ amount: 0, how: 'waived' }])
  })

  test('is told of the door’s end, ticks nobody any more, and others then do', async () => {
    await mei.must('door.close', { salon })
    await toDoor()
    expect(await volunteer.view('doors', {})).toEqual([])
    expect(await volunteer.refusal('door.checkIn', { salon, member: ming })).toEqual({ code: 'door-closed' })
    await mei.must('door.checkIn', { salon, member: ming })
    await toDoor()
    expect((await desk(volunteer, ''))?.count.arrived).toBe(0)
    await mei.must('door.open', { salon })
    await toDoor()
    expect((await desk(volunteer, ''))?.count.arrived).toBe(1)
    expect(await volunteer.refusal('door.undo', { salon, member: ming })).toEqual({ code: 'arrived-elsewhere' })
  })

  test('may do nothing else', async () => {
    expect(await volunteer.refusal('door.open', { salon })).toMatchObject({ code: 'not-allowed' })
    expect(await volunteer.refusal('member.create', { fields: { name: '某人' }, chapter })).toMatchObject({
      code: 'not-allowed',
    })
  })
})

describe('An open door’s list', () => {
  test('follows names, answers, new members and who leaves', async () => {
    await mei.must('member.set', { member: hua, fields: { name: '陳怡均' } })
    await mei.must('salon.rsvp', { salon, member: hua, status: 'maybe' })
    const lin = await memberIn({ machine: mei, chapter }, '林大為')
    await mei.must('member.archive', { who: these(ming), archived: true })
    await mei.must('salon.update', { salon, set: { theme: '新主題', capacity: 5 } })
    await toDoor()
    expect((await desk(volunteer, '陳'))?.matches).toMatchObject([{ name: '陳怡均', status: 'maybe' }])
    expect((await desk(volunteer, '林'))?.matches).toMatchObject([{ member: lin }])
    expect(await desk(volunteer, '')).toMatchObject({ theme: '新主題', capacity: 5 })
    // A guest stays on the list of the evening although they left the roster.
    expect((await desk(volunteer, '王'))?.matches).toHaveLength(1)
  })

  test('tells namesakes apart by letters, and nothing else about them', async () => {
    await memberIn({ machine: mei, chapter }, '王小明', { fields: { birthday: '1999-09-09' } })
    await toDoor()
    expect((await desk(volunteer, '王'))?.matches.map(({ hint }) => hint).sort()).toEqual(['A', 'B'])
  })

  test('of two organizers who change the same, is the same without a question', async () => {
    const wei = await joined(mei, '偉')
    await meet(mei, wei)
    for (const machine of [mei, wei]) await machine.must('salon.rsvp', { salon, member: hua, status: 'going' })
    await meet(mei, wei)
    expect((await mei.view('decisions', { range: ALL })).total).toBe(0)
    expect((await desk(mei, ''))?.count.going).toBe(2)
  })

  test('counts the salons somebody has been to', async () => {
    const earlier = await salonIn(
      { machine: mei, chapter },
      { theme: '舊城', start: '2026-02-01T19:00', end: '2026-02-01T21:00' },
    )
    await mei.must('door.checkIn', { salon: earlier, member: ming })
    await toDoor()
    expect((await desk(volunteer, '王'))?.matches).toMatchObject([{ nth: 2 }])
  })
})

describe('A walk-in from the door', () => {
  test('gets a record of the chapter once somebody writes a number down, and the door’s page gets none', async () => {
    const { member } = await volunteer.must('door.walkIn', { salon, name: '林大為' })
    await fromDoor()
    await mei.must('member.set', { member, fields: { phone: '0977000111', name: '林大偉' } })
    await mei.must('consent.record', {
      who: { kind: 'ids', ids: [member] },
      words: [{ key: 'contact:phone', state: 'given' }],
    })
    await mei.must('member.notes', { member, notes: NOTES })
    const view = await memberOf(mei, member)
    expect(view.member).toMatchObject({ name: '林大偉', phone: '0977000111', notes: NOTES })
    expect(view.member.consents).toMatchObject({ 'contact:phone': { state: 'given' } })
    expect([view.attended, view.parts]).toEqual([1, []])
    await mei.must('member.set', { member, fields: { phone: '0977000222' } })
    expect((await memberOf(mei, member)).member.phone).toBe('0977000222')
    await mei.must('undo', {})
    expect((await memberOf(mei, member)).member.phone).toBe('0977000111')
    await expectNamesOnly(['0977000111', '0977000222'])
    await mei.must('door.close', { salon })
    expect((await memberOf(await mei.afterKill(), member)).member).toMatchObject({ phone: '0977000111' })
    await mei.must('undo', {})
    expect((await memberOf(mei, member)).member.notes).toBe('')
  })

  test('who was somebody known is merged with them like any other', async () => {
    const { member } = await volunteer.must('door.walkIn', { salon, name: '怡君' })
    await fromDoor()
    await mei.must('people.merge', { members: [hua, member] })
    expect((await memberOf(mei, hua)).attended).toBe(1)
    await mei.must('member.set', { member: hua, fields: { phone: '0977000111' } })
    expect((await memberOf(mei, hua)).member).toMatchObject({ name: '陳怡君', phone: '0977000111' })
    await expectNamesOnly(['0977000111'])
    await mei.must('people.split', { member: hua, part: member })
    expect((await memberOf(mei, member)).member.name).toBe('怡君')
  })
})

/** Looks through everything the volunteer's pages have ever held, as a curious person with the file would. */
async function expectNamesOnly(more: readonly string[] = []): Promise<void> {
  const pages = await pagesOn(mei, ({ kind }) => kind === 'door')
  expect(pages).toHaveLength(1)
  for (const { bytes } of pages) {
    const handle = openPage(
      [bytes],
      newId('dev', (length) => new Uint8Array(length)),
    )
    const everything = [JSON.stringify(recordsOf(handle))]
    for (const hash of handle.topoHistoryTraversal())
      everything.push(JSON.stringify(handle.getDecodedChangeByHash(hash)))
    const text = everything.join('\n')
    expect(text).toContain('王小明')
    for (const secret of [PHONE, MAIL, NOTES, '1988-01-02', 'consent', ...more]) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(encodeURIComponent(secret))
    }
  }
}

test('No phone, address, birthday, note or consent ever reaches a door’s page, in what it is and in what it was', async () => {
  const here = { machine: mei, chapter }
  const lin = await memberIn(here, '林大為', { fields: { phone: PHONE, line: 'lin-line' }, tags: ['秘密標籤'] })
  await mei.must('member.set', { member: ming, fields: { phone: '0900000001', name: '王曉明' } })
  await mei.must('consent.record', {
    who: { kind: 'ids', ids: [ming] },
    words: [{ key: 'contact:email', state: 'withdrawn' }],
  })
  await mei.must('salon.update', { salon, set: { notes: '場地鑰匙在櫃台', venue: '浮光書店' } })
  await mei.must('salon.invite', { salon, who: these(lin, hua) })
  await mei.must('people.merge', { members: [lin, hua] })
  await mei.must('door.walkIn', { salon, name: '路人', phone: '0900000002' })
  const tainan = await chapterIn(mei, '台南')
  await mei.must('member.join', { member: ming, chapter: tainan })
  await expectNamesOnly(['0900000001', '0900000002', 'lin-line', '秘密標籤', '場地鑰匙'])
})
