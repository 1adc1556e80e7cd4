import { beforeEach, describe, expect, test } from 'vitest'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import {
  chapterIn,
  community,
  importInto,
  memberIn,
  memberOf,
  namesOf,
  rowsOf,
  salonIn,
  these,
} from '../../helpers/fake-world.ts'
import { actions, allOf, organizerOf, previewed, told } from '../../helpers/history.ts'
import { meet, pair, send } from '../../helpers/organizers.ts'
import type { Pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

let both: Pair
let mei: Machine
let wei: Machine
let ming: MemberId
let salon: SalonId

/** Mei has a member and a salon; Wei has them too. */
beforeEach(async () => {
  both = await pair()
  mei = both.mei
  wei = both.wei
  ming = await memberIn(both, '王小明', { fields: { phone: '0911', city: '台北' }, tags: ['讀書'], notes: '喜歡靠窗' })
  salon = await salonIn(both)
  await meet(mei, wei)
})

/** Mei undoes everything that Wei did, and says what she was shown before. */
async function undoWei() {
  const span = await allOf(wei)
  const shown = await mei.view('spanUndo', span)
  const undone = await mei.must('history.undoSpan', span)
  expect(undone).toEqual(shown.counts)
  return { ...previewed(shown), shown }
}

async function guest(machine: Machine, member: MemberId) {
  const { rows } = await machine.view('guests', { salon, language: 'en', range: { from: 0, count: 50 } })
  return rows.find((row) => row.member === member)
}

describe('Undoing what an organizer did in a stretch of time', () => {
  test('brings values, labels, notes and memberships back and leaves what is not theirs', async () => {
    const { member: before } = await memberOf(mei, ming)
    const { chapter } = await mei.must('chapter.create', { name: '台中', zone: 'Asia/Taipei', colour: 'teal' })
    await send(mei, wei)
    await wei.must('member.set', { member: ming, fields: { phone: '0922', city: '', occupation: '建築師' } })
    await wei.must('member.set', { member: ming, fields: { phone: '0933' } })
    await wei.must('member.label', { who: these(ming), kind: 'tags', add: ['志工'], remove: ['讀書'] })
    await wei.must('member.notes', { member: ming, notes: '喜歡靠窗，吃素' })
    await wei.must('member.join', { member: ming, chapter, role: 'helper' })
    await wei.must('member.archive', { who: these(ming), archived: true })
    await wei.must('salon.update', { salon, set: { theme: '記憶', capacity: 12, hosts: [ming] } })
    await send(wei, mei)
    const { back, stays } = await undoWei()
    expect(stays).toEqual([])
    expect(back).toEqual(
      expect.arrayContaining([
        '王小明 city: null → 台北',
        '王小明 occupation: 建築師 → null',
        '王小明 phone: 0933 → 0911',
        '王小明 tags/志工: true → null',
        '王小明 tags/讀書: null → true',
        '王小明 notes: 喜歡靠窗，吃素 → 喜歡靠窗',
        '記憶 theme: 記憶 → 城市與記憶',
      ]),
    )
    expect((await memberOf(mei, ming)).member).toEqual(before)
    expect((await mei.view('salon', { salon }))?.salon).toMatchObject({ theme: '城市與記憶', hosts: [] })
    expect((await mei.view('salon', { salon }))?.salon.capacity).toBeUndefined()
    expect((await mei.view('spanUndo', await allOf(wei))).counts).toEqual({ back: 0, stays: 0 })
  })

  test('takes a place in another chapter back, and what was written of the person since, in every chapter', async () => {
    const chapter = await chapterIn(mei, '台中')
    const xiao = await memberIn(both, '小明')
    await mei.must('people.merge', { members: [ming, xiao] })
    await mei.must('member.join', { member: ming, chapter, role: 'helper' })
    await send(mei, wei)
    const before = await memberOf(mei, ming)
    const more = await chapterIn(mei, '台南')
    await send(mei, wei)
    await wei.must('member.set', { member: ming, fields: { phone: '0922', city: '台中' } })
    await wei.must('member.label', { who: these(ming), kind: 'tags', add: ['志工'] })
    await wei.must('member.join', { member: ming, chapter: more })
    await send(wei, mei)
    const { back, stays } = await undoWei()
    expect(stays).toEqual([])
    expect(back).toEqual([
      `王小明 memberships/${more}: member/2026-02-28/ → null`,
      '王小明 said~1fields~1city: 台中 → 台北',
      '王小明 said~1fields~1phone: 0922 → 0911',
      '王小明 said~1tags~1志工: true → null',
    ])
    expect((await memberOf(mei, ming)).member).toEqual(before.member)
    await meet(mei, wei)
    expect((await memberOf(wei, ming)).member).toEqual(before.member)
    expect((await community(wei)).decisions).toBe(0)
    await mei.must('undo', {})
    expect((await memberOf(mei, ming)).member).toMatchObject({ phone: '0922', city: '台中' })
    expect(Object.keys((await memberOf(mei, ming)).member.memberships)).toContain(more)
  })

  test('is done in one step by whoever does it, can be undone in one, and is refused where nothing is left to undo', async () => {
    await wei.must('member.set', { member: ming, fields: { phone: '0922' } })
    await wei.must('member.label', { who: these(ming), kind: 'tags', add: ['志工'] })
    await send(wei, mei)
    await undoWei()
    expect((await community(mei)).undo).toEqual({ command: 'history.undoSpan', count: 2 })
    expect((await actions(mei)).map(told)[0]).toMatch(/^梅 history.undoSpan 王小明 /)
    await mei.must('undo', {})
    expect((await memberOf(mei, ming)).member.phone).toBe('0922')
    expect((await memberOf(mei, ming)).member.tags).toContain('志工')
    await mei.must('redo', {})
    expect((await memberOf(mei, ming)).member).toMatchObject({ phone: '0911', tags: ['讀書'] })
    expect(await mei.refusal('history.undoSpan', await allOf(wei))).toEqual({ code: 'nothing-to-undo' })
    await meet(mei, wei)
    expect((await memberOf(wei, ming)).member).toMatchObject({ phone: '0911', tags: ['讀書'] })
  })

  test('keeps to its time and its device', async () => {
    await wei.must('member.set', { member: ming, fields: { phone: '0922' } })
    const noon = wei.clock.now
    await wei.must('member.set', { member: ming, fields: { city: '台中' } })
    const one = wei.clock.now
    await wei.must('member.set', { member: ming, fields: { occupation: '建築師' } })
    await send(wei, mei)
    await mei.must('history.undoSpan', { organizer: await organizerOf(wei), from: noon + 1, to: one })
    expect((await memberOf(mei, ming)).member).toMatchObject({ phone: '0922', city: '台北', occupation: '建築師' })
    const { devices, me } = await community(mei)
    const other = devices.find(({ id }) => id !== me.device)?.id
    await mei.must('history.undoSpan', { ...(other && { device: other }), from: 0, to: one })
    expect((await memberOf(mei, ming)).member).toMatchObject({ phone: '0911', city: '台北', occupation: '建築師' })
    expect(await mei.refusal('history.undoSpan', { from: 0, to: one })).toEqual({ code: 'invalid-input' })
  })

  test('leaves what somebody has edited since and says whose it is', async () => {
    await wei.must('member.set', { member: ming, fields: { phone: '0922', city: '台中' } })
    await send(wei, mei)
    await mei.must('member.set', { member: ming, fields: { phone: '0933' } })
    const { back, stays } = await undoWei()
    expect(back).toEqual(['王小明 city: 台中 → 台北'])
    expect(stays).toEqual(['edited-since 王小明 phone: 0933 → null (梅)'])
    expect((await memberOf(mei, ming)).member).toMatchObject({ phone: '0933', city: '台北' })
  })

  test('gives a field back to whoever else wrote in it at the same time, or between two edits', async () => {
    await wei.must('member.set', { member: ming, fields: { phone: '0922' } })
    await mei.must('member.set', { member: ming, fields: { phone: '0933' } })
    await meet(mei, wei)
    expect((await community(mei)).decisions).toBe(1)
    await undoWei()
    expect((await memberOf(mei, ming)).member.phone).toBe('0933')
    expect((await community(mei)).decisions).toBe(0)
    await meet(mei, wei)
    await wei.must('member.set', { member: ming, fields: { city: '台中' } })
    await send(wei, mei)
    await mei.must('member.set', { member: ming, fields: { city: '高雄' } })
    await send(mei, wei)
    await wei.must('member.set', { member: ming, fields: { city: '花蓮' } })
    await send(wei, mei)
    await undoWei()
    expect((await memberOf(mei, ming)).member.city).toBe('高雄')
  })

  test('lets members go whom nobody else knows, and keeps those whom others have worked with', async () => {
    const inTaipei = { ...both, machine: wei }
    await memberIn(inTaipei, '林大為')
    const edited = await memberIn(inTaipei, '陳怡君')
    const invited = await memberIn(inTaipei, '阿姨')
    await send(wei, mei)
    await mei.must('member.set', { member: edited, fields: { phone: '0955' } })
    await mei.must('salon.rsvp', { salon, member: invited, status: 'going' })
    const { back, stays } = await undoWei()
    expect(back).toEqual(['made 林大為'])
    expect(stays).toEqual(['used made 阿姨', 'used made 陳怡君 (梅)'])
    expect((await namesOf(mei)).sort()).toEqual(['王小明', '阿姨', '陳怡君'].sort())
    await meet(mei, wei)
    expect((await namesOf(wei)).sort()).toEqual((await namesOf(mei)).sort())
  })

  test('brings a member back whom somebody edited elsewhere meanwhile', async () => {
    const member = await memberIn({ ...both, machine: wei }, '林大為')
    await send(wei, mei)
    await undoWei()
    expect(await namesOf(mei)).toEqual(['王小明'])
    await wei.must('member.set', { member, fields: { phone: '0966' } })
    await meet(mei, wei)
    for (const machine of [mei, wei]) expect((await memberOf(machine, member)).member.phone).toBe('0966')
  })

  test('voids answers and arrivals, and lets stand again what was taken off', async () => {
    const lan = await memberIn(both, '蘭')
    await mei.must('salon.rsvp', { salon, member: lan, status: 'going' })
    await mei.must('door.checkIn', { salon, member: lan })
    await send(mei, wei)
    await wei.must('salon.rsvp', { salon, member: ming, status: 'going' })
    await wei.must('door.checkIn', { salon, member: ming })
    await wei.must('door.undo', { salon, member: lan })
    await wei.must('door.walkIn', { salon, name: '林大為' })
    await send(wei, mei)
    const { back } = await undoWei()
    expect(back).toEqual([
      'answer 王小明 城市與記憶',
      'arrival 林大為 城市與記憶',
      'arrival 王小明 城市與記憶',
      'arrival 蘭 城市與記憶',
      'made 林大為',
    ])
    expect(await guest(mei, ming)).toBeUndefined()
    expect((await guest(mei, lan))?.arrived).toBeDefined()
    expect((await namesOf(mei)).sort()).toEqual(['王小明', '蘭'].sort())
    await mei.must('undo', {})
    expect((await guest(mei, ming))?.arrived).toBeDefined()
    expect((await namesOf(mei)).length).toBe(3)
  })

  test('takes merges apart, with what was said of the person, and puts together who was taken apart', async () => {
    const [one, other] = [await memberIn(both, '小明'), await memberIn(both, '大為', { fields: { phone: '0977' } })]
    const twin = await memberIn(both, '大為')
    await mei.must('people.merge', { members: [other, twin] })
    await send(mei, wei)
    await wei.must('people.merge', { members: [ming, one], picks: { name: one } })
    await wei.must('member.set', { member: ming, fields: { city: '花蓮' } })
    await wei.must('people.split', { member: other, part: twin })
    await send(wei, mei)
    const { back } = await undoWei()
    expect(back).toEqual(expect.arrayContaining(['merge 小明 小明', 'merge 大為 大為', 'apart 大為 大為']))
    expect((await memberOf(mei, ming)).member).toMatchObject({ name: '王小明', city: '台北' })
    expect((await memberOf(mei, one)).member.id).toBe(one)
    expect((await memberOf(mei, twin)).member.id).toBe(other)
    expect((await community(mei)).decisions).toBe(0)
  })

  test('removes a salon and a series that nobody else used, and keeps a salon with somebody’s guests', async () => {
    const { series } = await wei.must('series.create', { name: '夜讀' })
    await salonIn({ ...both, machine: wei }, { theme: '空', series })
    const full = await salonIn({ ...both, machine: wei }, { theme: '滿' })
    await send(wei, mei)
    await mei.must('salon.rsvp', { salon: full, member: ming, status: 'going' })
    const { back, stays } = await undoWei()
    expect(back).toEqual(['made 夜讀', 'made 空'])
    expect(stays).toEqual(['used made 滿'])
    const { rows } = await mei.view('salons', { range: { from: 0, count: 50 } })
    expect(rows.map(({ theme }) => theme).sort()).toEqual(['城市與記憶', '滿'].sort())
    expect((await community(mei)).series).toEqual([])
  })

  test('offers to take imports back as a whole and leaves them alone', async () => {
    const { source } = await importInto({ ...both, machine: wei }, '姓名,手機\n林大為,0988\n')
    const [row] = await rowsOf(wei, { source })
    const member = row?.id
    if (!member) throw new Error('nobody came')
    await wei.must('member.set', { member, fields: { phone: '0999' } })
    await send(wei, mei)
    const { back, shown } = await undoWei()
    expect(back).toEqual(['林大為 phone: 0999 → 0988'])
    expect(shown.rosters).toEqual([{ source, name: '名冊', takenBack: false }])
    expect((await memberOf(mei, member)).member.phone).toBe('0988')
    await mei.must('source.takeBack', { source })
    expect((await mei.view('spanUndo', await allOf(wei))).rosters).toMatchObject([{ takenBack: true }])
  })

  test('puts back a salon that was undone meanwhile, and leaves who organizes', async () => {
    const more = await salonIn({ ...both, machine: wei }, { theme: '夜讀' })
    const noon = wei.clock.now
    await wei.must('undo', {})
    await wei.must('organizer.rename', { name: '阿偉' })
    await send(wei, mei)
    const span = { organizer: await organizerOf(wei), from: noon + 1, to: wei.clock.now }
    const { back, stays } = previewed(await mei.view('spanUndo', span))
    expect(back).toEqual(['removed 夜讀'])
    expect(stays).toEqual(['organizing 阿偉 name: 阿偉 → null'])
    await mei.must('history.undoSpan', span)
    expect((await mei.view('salon', { salon: more }))?.salon.theme).toBe('夜讀')
  })
})
