import { describe, expect, test } from 'vitest'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import {
  chapterIn,
  club,
  community,
  memberIn,
  memberOf,
  namesOf,
  rowsOf,
  salonIn,
  these,
} from '../../helpers/fake-world.ts'
import { joined, send } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

const ALL = { from: 0, count: 100 }

interface Two {
  /** Has both chapters. */
  readonly both: Machine
  /** Have one of them each. */
  readonly north: Machine
  readonly south: Machine
  readonly taipei: ChapterId
  readonly tainan: ChapterId
  /** In Taipei since the beginning, in Tainan since today. */
  readonly ming: MemberId
  /** What was written on the one is taken to the other, through the machine that has both. */
  readonly meet: () => Promise<void>
}

async function two(): Promise<Two> {
  const { machine: both, chapter: taipei } = await club()
  const tainan = await chapterIn(both, '台南')
  const ming = await memberIn({ machine: both, chapter: taipei }, '王小明', {
    fields: { phone: '0911', email: 'ming@example.tw' },
    tags: ['志工'],
    notes: '喜歡靠窗',
  })
  await both.must('consent.record', {
    who: { kind: 'ids', ids: [ming] },
    words: [{ key: 'contact:line', state: 'given' }],
  })
  await both.must('member.join', { member: ming, chapter: tainan, role: 'helper', from: '2026-01-01' })
  const north = await joined(both, '北', {}, { role: 'organizer', chapters: [taipei] })
  const south = await joined(both, '南', {}, { role: 'organizer', chapters: [tainan] })
  const meet = async () => {
    await send(north, both)
    await send(south, both)
    await send(both, north)
    await send(both, south)
  }
  await meet()
  return { both, north, south, taipei, tainan, ming, meet }
}

/** Whoever is called so, on a machine that may know them by another record. */
async function called(machine: Machine, name: string): Promise<MemberId> {
  const row = (await rowsOf(machine, { status: 'all' })).find((each) => each.name === name)
  if (!row) throw new Error(`nobody is called ${name}`)
  return row.id
}

describe('Somebody who joins a second chapter', () => {
  test('is one person to whoever has both chapters, and counts once', async () => {
    const { both, ming, taipei, tainan } = await two()
    expect(await namesOf(both)).toEqual(['王小明'])
    const view = await memberOf(both, ming)
    expect(view.member).toMatchObject({ id: ming, phone: '0911', notes: '喜歡靠窗', tags: ['志工'] })
    expect(view.member.memberships).toMatchObject({ [taipei]: { role: 'member' }, [tainan]: { role: 'helper' } })
    expect(view.parts).toEqual([])
    expect((await both.view('merges', { range: ALL })).total).toBe(0)
    await both.must('people.match', {})
    const { members, chapters, review, decisions } = await community(both)
    expect({ members, review, decisions, inChapters: chapters.map((chapter) => chapter.members) }).toEqual({
      members: 1,
      review: 0,
      decisions: 0,
      inChapters: [1, 1],
    })
  })

  test('is known to whoever has only the second, with contact, labels and consents, and without the notes of the first', async () => {
    const { south, tainan } = await two()
    const { member } = await memberOf(south, await called(south, '王小明'))
    expect(member).toMatchObject({ phone: '0911', email: 'ming@example.tw', tags: ['志工'], notes: '' })
    expect(member.consents).toMatchObject({ 'contact:line': { state: 'given' } })
    expect(member.memberships).toEqual({ [tainan]: { role: 'helper', from: '2026-01-01' } })
  })

  test('leaves with one undo, and comes back with one redo', async () => {
    const { machine, chapter } = await club()
    const tainan = await chapterIn(machine, '台南')
    const ming = await memberIn({ machine, chapter }, '王小明')
    const before = await memberOf(machine, ming)
    await machine.must('member.join', { member: ming, chapter: tainan, role: 'member', from: '2026-01-01' })
    const joined = await memberOf(machine, ming)
    await machine.must('undo', {})
    expect(await memberOf(machine, ming)).toEqual(before)
    expect((await rowsOf(machine, { status: 'all' })).map(({ id }) => id)).toEqual([ming])
    await machine.must('redo', {})
    expect(await memberOf(machine, ming)).toEqual(joined)
  })

  test('is the same after a restart', async () => {
    const { both, south, ming } = await two()
    expect(await memberOf(await both.afterKill(), ming)).toEqual(await memberOf(both, ming))
    expect(await rowsOf(await south.afterRestart())).toEqual(await rowsOf(south))
  })
})

describe('What is written of somebody in two chapters', () => {
  test('by whoever has both reaches both, and by either reaches the other', async () => {
    const { both, north, south, ming, meet } = await two()
    await both.must('member.set', { member: ming, fields: { phone: '0922' } })
    await meet()
    for (const machine of [north, south])
      expect((await memberOf(machine, await called(machine, '王小明'))).member.phone).toBe('0922')
    await south.must('member.set', { member: await called(south, '王小明'), fields: { phone: '0933' } })
    await meet()
    expect((await memberOf(both, ming)).member).toMatchObject({ phone: '0933', email: 'ming@example.tw' })
    expect((await memberOf(both, ming)).also).toEqual([])
    await both.must('member.label', { who: these(ming), kind: 'tags', add: ['講者'], remove: ['志工'] })
    await meet()
    expect((await memberOf(south, await called(south, '王小明'))).member.tags).toEqual(['講者'])
    expect((await memberOf(both, ming)).member.tags).toEqual(['講者'])
    await north.must('member.label', { who: these(ming), kind: 'tags', add: ['志工'], remove: [] })
    await meet()
    expect((await memberOf(both, ming)).member.tags).toEqual(['志工', '講者'])
  })

  test('by both at once asks which counts, and the answer reaches both', async () => {
    const { both, north, south, ming, meet } = await two()
    await north.must('member.set', { member: ming, fields: { city: '台北' } })
    await south.must('member.set', { member: await called(south, '王小明'), fields: { city: '台南' } })
    await meet()
    const [decision] = (await both.view('decisions', { range: ALL })).rows
    if (decision?.kind !== 'field') throw new Error('nobody asks')
    expect(decision.choices.map(({ value }) => value).sort()).toEqual(['台北', '台南'])
    const choice = decision.choices.find(({ value }) => value === '台南')?.id ?? ''
    await both.must('decision.settle', { record: decision.record, field: decision.field, choice })
    await meet()
    expect((await both.view('decisions', { range: ALL })).total).toBe(0)
    for (const machine of [both, north, south])
      expect((await memberOf(machine, await called(machine, '王小明'))).member.city).toBe('台南')
  })

  test('keeps the notes of both chapters', async () => {
    const { both, south, ming, meet } = await two()
    await south.must('member.notes', { member: await called(south, '王小明'), notes: '從台北來' })
    await meet()
    expect((await memberOf(both, ming)).member.notes).toBe('喜歡靠窗\n從台北來')
  })

  test('ends a membership for both where one chapter ends it', async () => {
    const { both, south, ming, tainan, taipei, meet } = await two()
    await south.must('member.leave', { member: await called(south, '王小明'), chapter: tainan })
    await meet()
    const { memberships } = (await memberOf(both, ming)).member
    expect(memberships[tainan]?.until).toBe('2026-02-28')
    expect(memberships[taipei]?.until).toBeUndefined()
    await both.must('member.join', { member: ming, chapter: tainan, role: 'member', from: '2026-02-28' })
    await meet()
    expect(await namesOf(south, { chapter: tainan })).toEqual(['王小明'])
  })

  test('reaches the second chapter when the person was merged meanwhile', async () => {
    const { both, south, ming, taipei, meet } = await two()
    const other = await memberIn({ machine: both, chapter: taipei }, '小明', { fields: { phone: '0977' } })
    await both.must('people.merge', { members: [ming, other] })
    await both.must('member.set', { member: ming, fields: { phone: '0988' } })
    await meet()
    const there = await called(south, '王小明')
    expect((await memberOf(south, there)).member.phone).toBe('0988')
    await south.must('member.set', { member: there, fields: { phone: '0999' } })
    await meet()
    expect((await memberOf(both, ming)).member.phone).toBe('0999')
    expect((await both.view('decisions', { range: ALL })).total).toBe(0)
    await both.must('people.split', { member: ming, part: other })
    await meet()
    expect((await memberOf(both, other)).member.phone).toBe('0977')
    expect(await namesOf(south)).toEqual(['王小明'])
    expect(await namesOf(both)).toHaveLength(2)
  })
})

describe('An evening of the second chapter', () => {
  test('shows its guest to whoever has only that chapter', async () => {
    const { both, south, ming, tainan, meet } = await two()
    const salon = await salonIn({ machine: both, chapter: tainan })
    await both.must('salon.rsvp', { salon, member: ming, status: 'going' })
    await both.must('door.checkIn', { salon, member: ming })
    await meet()
    for (const machine of [both, south]) {
      const guests = await machine.view('guests', { salon, language: 'en', range: ALL })
      expect(guests.rows).toMatchObject([{ name: '王小明', status: 'going' }])
      expect(guests.rows[0]?.arrived).toBeDefined()
    }
    expect((await memberOf(both, ming)).attended).toBe(1)
  })
})
