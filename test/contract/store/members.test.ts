import { describe, expect, test } from 'vitest'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { chapterIn, club, community, found, memberIn, memberOf, namesOf, these } from '../../helpers/fake-world.ts'

const nobody = 'mem_0000000000000000' as MemberId
const nowhere = 'cha_0000000000000000' as ChapterId
const long = (length: number) => '長'.repeat(length)

describe('A new member', () => {
  test('belongs to a chapter from today on, where that chapter is', async () => {
    const taipei = await club()
    const { chapter } = taipei
    const member = await memberIn(taipei, '  王小明 ', {
      fields: { phone: ' 0912-345-678 ', birthday: '--02-29' },
      tags: ['志工', ' 志工 ', '', '讀書  寫作'],
      interests: ['詩'],
      notes: '喜歡坐窗邊\n',
    })
    const view = await memberOf(taipei.machine, member)
    expect(view.member).toMatchObject({
      id: member,
      name: '王小明',
      phone: '0912-345-678',
      birthday: '--02-29',
      joined: '2026-02-28',
      tags: ['志工', '讀書 寫作'],
      interests: ['詩'],
      notes: '喜歡坐窗邊\n',
      memberships: { [chapter]: { role: 'member', from: '2026-02-28' } },
      sources: [],
    })
    expect(view.reading).toBe('Wáng Xiǎomíng')
    expect(await memberOf(await taipei.machine.afterKill(), member)).toEqual(view)
  })

  test('is refused without a name, with values too long, with dates that are none, in a chapter that is not there', async () => {
    const { machine, chapter } = await club()
    const create = (fields: Record<string, string>, more: object = {}) =>
      machine.refusal('member.create', { fields, chapter, ...more })
    expect(await create({})).toEqual({ code: 'name-empty' })
    expect(await create({ name: ' \u3000' })).toEqual({ code: 'name-empty' })
    expect(await create({ name: long(121) })).toEqual({ code: 'value-too-long', params: { field: 'name', limit: 120 } })
    expect(await create({ name: '王', city: long(501) })).toMatchObject({ params: { field: 'city', limit: 500 } })
    expect(await create({ name: '王', joined: '2026-02-29' })).toEqual({
      code: 'bad-date',
      params: { value: '2026-02-29' },
    })
    expect(await create({ name: '王', birthday: '--02-30' })).toMatchObject({ code: 'bad-date' })
    expect(await create({ name: '王' }, { tags: [long(61)] })).toMatchObject({ code: 'value-too-long' })
    expect(await create({ name: '王' }, { interests: [long(61)] })).toMatchObject({ code: 'value-too-long' })
    expect(await create({ name: '王' }, { notes: long(50_001) })).toMatchObject({
      params: { field: 'notes', limit: 50_000 },
    })
    expect(await create({ name: '王' }, { chapter: nowhere })).toEqual({ code: 'not-found' })
    expect(await namesOf(machine, { status: 'all' })).toEqual([])
    expect(await community(machine)).toMatchObject({ members: 0, undo: { command: 'chapter.create' } })
  })
})

describe('A member’s fields', () => {
  test('are set, trimmed and cleared one by one', async () => {
    const taipei = await club()
    const member = await memberIn(taipei, '王小明', { fields: { city: '台北', phone: '0912' } })
    await taipei.machine.must('member.set', { member, fields: { city: ' 台中 ', phone: '', line: 'ming' } })
    const { member: after } = await memberOf(taipei.machine, member)
    expect(after).toMatchObject({ name: '王小明', city: '台中', line: 'ming' })
    expect(after.phone).toBeUndefined()
  })

  test('are refused as in a new member, and then stay as they were', async () => {
    const taipei = await club()
    const member = await memberIn(taipei, '王小明')
    const before = await memberOf(taipei.machine, member)
    const set = (fields: Record<string, string>) => taipei.machine.refusal('member.set', { member, fields })
    expect(await set({ city: '台中', name: '' })).toEqual({ code: 'name-empty' })
    expect(await set({ joined: 'soon' })).toMatchObject({ code: 'bad-date' })
    expect(await set({ email: long(501) })).toMatchObject({ code: 'value-too-long' })
    expect(await taipei.machine.refusal('member.set', { member: nobody, fields: {} })).toEqual({ code: 'not-found' })
    expect(await taipei.machine.refusal('member.notes', { member, notes: long(50_001) })).toMatchObject({
      code: 'value-too-long',
    })
    expect(await taipei.machine.refusal('member.notes', { member: nobody, notes: '' })).toEqual({ code: 'not-found' })
    expect(await memberOf(taipei.machine, member)).toEqual(before)
  })

  test('that are set to what they are leave nothing to undo', async () => {
    const taipei = await club()
    const member = await memberIn(taipei, '王小明')
    await taipei.machine.must('member.set', { member, fields: { name: '王小明', city: '' } })
    expect((await community(taipei.machine)).undo).toEqual({ command: 'member.create', count: 1 })
  })
})

describe('Labels', () => {
  test('are added to and taken from everyone a search finds, except some', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明', { tags: ['新人'] })
    const mei = await memberIn(taipei, '王小美', { tags: ['志工'] })
    const wei = await memberIn(taipei, '林大為', { tags: ['新人'] })
    const who = found({ text: '王' }, [mei])
    expect(await machine.must('member.label', { who, kind: 'tags', add: [' 志工'], remove: ['新人'] })).toEqual({
      changed: 1,
    })
    const tags = async (member: MemberId) => (await memberOf(machine, member)).member.tags
    expect(await Promise.all([ming, mei, wei].map(tags))).toEqual([['志工'], ['志工'], ['新人']])
    expect((await community(machine)).tags).toEqual([
      { name: '志工', members: 2 },
      { name: '新人', members: 1 },
    ])
  })

  test('count only those whom they change, and each person named twice once', async () => {
    const taipei = await club()
    const ming = await memberIn(taipei, '王小明', { interests: ['詩'] })
    const mei = await memberIn(taipei, '王小美')
    const who = these(ming, mei, mei, nobody)
    expect(await taipei.machine.must('member.label', { who, kind: 'interests', add: ['詩'] })).toEqual({ changed: 1 })
    expect((await community(taipei.machine)).interests).toEqual([{ name: '詩', members: 2 }])
    expect(await taipei.machine.refusal('member.label', { who, kind: 'tags', add: [long(61)] })).toMatchObject({
      code: 'value-too-long',
    })
  })
})

describe('Archiving', () => {
  test('takes everyone a search finds off the list, and brings them back', async () => {
    const taipei = await club()
    const { machine } = taipei
    for (const name of ['王小明', '王小美', '林大為']) await memberIn(taipei, name, { tags: ['志工'] })
    const who = found({ text: '王' })
    expect(await machine.must('member.archive', { who, archived: true })).toEqual({ changed: 2 })
    expect(await namesOf(machine)).toEqual(['林大為'])
    expect(await namesOf(machine, { status: 'archived', language: 'zh-TW' })).toEqual(['王小明', '王小美'])
    expect(await community(machine)).toMatchObject({ members: 1, archived: 2, tags: [{ name: '志工', members: 1 }] })
    const archived = found({ status: 'archived' })
    expect(await machine.must('member.archive', { who: archived, archived: true })).toEqual({ changed: 0 })
    expect(await machine.must('member.archive', { who: archived, archived: false })).toEqual({ changed: 2 })
    expect(await community(machine)).toMatchObject({ members: 3, archived: 0 })
  })

  test('of more people than one page of history holds is one step to undo', async () => {
    const taipei = await club()
    const { machine } = taipei
    const text = ['Name', ...Array.from({ length: 260 }, (_, index) => `Member ${index}`)].join('\n')
    const { draft, mapping } = await machine.must('roster.read', {
      file: { name: 'many.csv', data: new TextEncoder().encode(text) },
    })
    await machine.must('roster.import', { draft, name: 'many', chapter: taipei.chapter, mapping: [...mapping] })
    const all = found({})
    expect(await machine.must('member.archive', { who: all, archived: true })).toEqual({ changed: 260 })
    expect((await community(machine)).undo).toEqual({ command: 'member.archive', count: 260 })
    await machine.must('undo', {})
    expect(await community(machine)).toMatchObject({ members: 260, archived: 0 })
  })
})

describe('Memberships', () => {
  test('in several chapters begin and end, and end without a trace in the other', async () => {
    const taipei = await club()
    const { machine } = taipei
    const taichung = await chapterIn(machine, '台中')
    const member = await memberIn(taipei, '王小明')
    await machine.must('member.join', { member, chapter: taichung, role: 'leader', from: '2026-01-02' })
    expect(await namesOf(machine, { chapter: taichung })).toEqual(['王小明'])
    await machine.must('member.leave', { member, chapter: taichung })
    expect(await namesOf(machine, { chapter: taichung })).toEqual([])
    expect(await namesOf(machine, { chapter: taipei.chapter })).toEqual(['王小明'])
    expect((await memberOf(machine, member)).member.memberships[taichung]).toEqual({
      role: 'leader',
      from: '2026-01-02',
      until: '2026-02-28',
    })
    await machine.must('member.join', { member, chapter: taichung })
    expect((await memberOf(machine, member)).member.memberships[taichung]).toEqual({
      role: 'member',
      from: '2026-02-28',
    })
  })

  test('are refused with dates that are none, with an end before the start, for nobody and nowhere', async () => {
    const taipei = await club()
    const { chapter, machine } = taipei
    const member = await memberIn(taipei, '王小明')
    const join = (more: object) => machine.refusal('member.join', { member, chapter, ...more })
    expect(await join({ from: 'yesterday' })).toMatchObject({ code: 'bad-date' })
    expect(await join({ from: '2026-01-02', until: '2026-01-01' })).toEqual({ code: 'end-before-start' })
    expect(await join({ member: nobody })).toEqual({ code: 'not-found' })
    expect(await join({ chapter: nowhere })).toEqual({ code: 'not-found' })
    expect(await machine.refusal('member.leave', { member, chapter: nowhere })).toEqual({ code: 'not-found' })
  })
})

describe('What somebody types', () => {
  test('as a birthday is understood the way people write it, and kept in one form', async () => {
    const taipei = await club()
    const member = await memberIn(taipei, '王小明')
    await taipei.machine.must('member.set', { member, fields: { birthday: '民國77年3月9日' } })
    expect((await memberOf(taipei.machine, member)).member.birthday).toBe('1988-03-09')
    expect(await taipei.machine.refusal('member.set', { member, fields: { birthday: '1988-02-30' } })).toEqual({
      code: 'bad-date',
      params: { value: '1988-02-30' },
    })
  })

  test('as an e-mail address has to look like one', async () => {
    const taipei = await club()
    const member = await memberIn(taipei, '王小明', { fields: { email: 'ming@example.com' } })
    expect(await taipei.machine.refusal('member.set', { member, fields: { email: 'not an email' } })).toMatchObject({
      code: 'bad-email',
    })
    expect((await memberOf(taipei.machine, member)).member.email).toBe('ming@example.com')
  })
})
