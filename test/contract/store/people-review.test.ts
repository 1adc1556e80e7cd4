import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import {
  chapterIn,
  club,
  community,
  importInto,
  memberIn,
  memberOf,
  namesOf,
  salonIn,
} from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { dumpOf } from '../../helpers/dump.ts'
import type { Machine } from '../../helpers/store.ts'

const ALL = { from: 0, count: 500 }

/** Four pairs of which three are safe, and one whose values differ. */
const TWICE = [
  '姓名,手機,電郵,生日',
  '王小明,0912345678,ming@example.tw,1988-01-02',
  '王小明,0912-345-678,ming@example.tw,',
  '陳怡君,0922333444,yi@example.tw,1990-03-04',
  '陳怡君,0922333444,yi@example.tw,1990-03-04',
  '林大為,0933444555,lin@example.tw,1985-05-06',
  '林大為,0933444555,lin@example.tw,1985-05-06',
  '周杰,0966777888,,1991-07-08',
  '',
].join('\n')

async function roster(): Promise<Club> {
  const taipei = await club()
  await importInto(taipei, TWICE, { merge: false })
  return taipei
}

async function pairsIn(machine: Machine, lane: 'safe' | 'choose') {
  return machine.view('review', { lane, range: ALL })
}

describe('A lane', () => {
  test('holds what an import found, and after a restart what a look finds', async () => {
    const { machine } = await roster()
    expect(await pairsIn(machine, 'safe')).toMatchObject({ total: 3, merged: 0, counts: { safe: 3 } })
    const again = await machine.afterKill()
    expect((await pairsIn(again, 'safe')).job).toEqual({ state: 'none' })
    expect(await again.must('people.match', {})).toMatchObject({ safe: 3 })
    expect(await pairsIn(again, 'safe')).toMatchObject({ total: 3, job: { state: 'ready', stale: false } })
  })

  test('is merged in one go and taken back in one, by its batch or by undo', async () => {
    const { machine } = await roster()
    const before = await dumpOf(machine, { histories: false })
    const { batch, merged } = await machine.must('people.mergeLane', { lane: 'safe' })
    expect(merged).toBe(3)
    expect((await namesOf(machine)).sort()).toEqual(['周杰', '林大為', '王小明', '陳怡君'])
    expect(await pairsIn(machine, 'safe')).toMatchObject({ total: 0, merged: 3 })
    const { rows } = await machine.view('merges', { batch, range: ALL })
    expect(rows).toHaveLength(3)
    expect(rows).toMatchObject([{ how: 'rule', lane: 'safe' }, { how: 'rule' }, { how: 'rule' }])
    await machine.must('undo', {})
    expect(await dumpOf(machine, { histories: false })).toEqual(before)
    await machine.must('redo', {})
    expect(await machine.must('people.undoBatch', { batch })).toEqual({ undone: 3 })
    expect(await namesOf(machine)).toHaveLength(7)
    expect(await machine.must('people.undoBatch', { batch })).toEqual({ undone: 0 })
    expect(await pairsIn(machine, 'safe')).toMatchObject({ total: 3 })
  })

  test('is merged only as far as it was chosen', async () => {
    const { machine } = await roster()
    const [first, second] = (await pairsIn(machine, 'safe')).rows
    if (!first || !second) throw new Error('nobody stands twice')
    const only = [[first.b.id, first.a.id]] satisfies [MemberId, MemberId][]
    expect(await machine.must('people.mergeLane', { lane: 'safe', only })).toMatchObject({ merged: 1 })
    expect((await memberOf(machine, first.a.id)).parts).toHaveLength(2)
    expect((await memberOf(machine, second.a.id)).parts).toEqual([])
    expect(await pairsIn(machine, 'safe')).toMatchObject({ total: 2, merged: 1 })
  })

  test('leaves out two who were called different, and two who have met since', async () => {
    const { machine, chapter } = await roster()
    const [one, other] = (await pairsIn(machine, 'safe')).rows
    if (!one || !other) throw new Error('nobody stands twice')
    await machine.must('people.apart', { pairs: [[one.a.id, one.b.id]] })
    const salon = await salonIn({ machine, chapter })
    for (const { id } of [other.a, other.b]) await machine.must('door.checkIn', { salon, member: id })
    expect(await machine.must('people.mergeLane', { lane: 'safe' })).toMatchObject({ merged: 1 })
    for (const { a } of [one, other]) expect((await memberOf(machine, a.id)).parts).toEqual([])
  })

  test('of an import that merged is taken back by the import’s own batch', async () => {
    const taipei = await club()
    const { machine } = taipei
    const { source, matches } = await importInto(taipei, TWICE)
    expect(matches.safe).toBe(3)
    expect(await namesOf(machine)).toHaveLength(4)
    expect(await machine.view('sources', {})).toMatchObject([{ merges: 3 }])
    expect(await machine.view('review', { source, lane: 'safe', range: ALL })).toMatchObject({ total: 0, merged: 3 })
    expect(await machine.must('people.undoBatch', { batch: source })).toEqual({ undone: 3 })
    expect(await namesOf(machine)).toHaveLength(7)
    await machine.must('undo', {})
    expect(await namesOf(machine)).toHaveLength(4)
  })

  test('keeps the rule where an import is safe with two who were there, and nobody has merged those', async () => {
    const taipei = await club()
    const { machine } = taipei
    const fields = { phone: '0912345678', email: 'ming@example.tw', birthday: '1988-01-02' }
    for (let time = 0; time < 2; time += 1) await memberIn(taipei, '王小明', { fields })
    const { source, matches } = await importInto(taipei, TWICE.split('\n').slice(0, 2).join('\n'))
    expect(matches).toMatchObject({ safe: 1 })
    expect(await namesOf(machine)).toHaveLength(2)
    expect(await machine.view('sources', {})).toMatchObject([{ id: source, merges: 1 }])
    await machine.must('people.match', {})
    expect(await machine.must('people.mergeLane', { lane: 'safe' })).toMatchObject({ merged: 1 })
    expect(await namesOf(machine)).toHaveLength(1)
  })

  test('tells that people have changed since somebody looked, but not because of what was decided', async () => {
    const { machine, chapter } = await roster()
    await machine.must('people.match', {})
    await machine.must('people.mergeLane', { lane: 'safe' })
    expect((await pairsIn(machine, 'safe')).job).toMatchObject({ stale: false })
    await memberIn({ machine, chapter }, '王小明', { fields: { phone: '0912345678' } })
    expect((await pairsIn(machine, 'safe')).job).toMatchObject({ stale: true })
    expect((await machine.must('people.match', {})).safe).toBe(1)
    expect(await machine.must('people.mergeLane', { lane: 'safe' })).toMatchObject({ merged: 1 })
    expect((await community(machine)).members).toBe(4)
  })
})

describe('Two side by side', () => {
  test('say of every field whether it is the same, only one has it, both stay or one gives way', async () => {
    const taipei = await club()
    const { machine } = taipei
    const taichung = await chapterIn(machine, '台中')
    const a = await memberIn(taipei, '王小明', {
      fields: { phone: '0912345678', email: 'a@example.tw', city: '台北', nickname: '阿明', address: '南京東路1號' },
      tags: ['志工'],
      notes: '吃素',
    })
    const b = await memberIn(taipei, '王小明', {
      fields: { phone: '+886 912 345 678', email: 'b@example.tw', city: '高雄', occupation: '老師' },
      tags: ['講者'],
      interests: ['攝影'],
    })
    await machine.must('member.join', { member: b, chapter: taichung })
    await machine.must('consent.record', { who: { kind: 'ids', ids: [a] }, words: [{ key: 'contact:email', state: 'given' }] })
    await machine.must('consent.record', { who: { kind: 'ids', ids: [b] }, words: [{ key: 'contact:email', state: 'withdrawn' }] })
    await machine.must('consent.record', { who: { kind: 'ids', ids: [b] }, words: [{ key: 'contact:line', state: 'given' }] })
    const view = await machine.view('pair', { a, b, picks: { city: b } })
    expect(view?.fields.map(({ field, a: left, b: right, merged, state, from }) => [field, left, right, merged, state, from])).toEqual([
      ['name', '王小明', '王小明', '王小明', 'same', null],
      ['nickname', '阿明', '', '阿明', 'one', null],
      ['phone', '0912345678', '+886 912 345 678', '0912345678', 'same', null],
      ['email', 'a@example.tw', 'b@example.tw', 'a@example.tw、b@example.tw', 'both', null],
      ['city', '台北', '高雄', '高雄', 'differs', 'b'],
      ['address', '南京東路1號', '', '南京東路1號', 'one', null],
      ['occupation', '', '老師', '老師', 'one', null],
      ['joined', '2026-02-28', '2026-02-28', '2026-02-28', 'same', null],
      ['chapters', '台北', '台北、台中', '台北、台中', 'both', null],
      ['tags', '志工', '講者', '志工、講者', 'both', null],
      ['interests', '', '攝影', '攝影', 'one', null],
      ['notes', '吃素', '', '吃素', 'one', null],
      ['consent:contact:email', 'given', 'withdrawn', 'withdrawn', 'refusal', null],
      ['consent:contact:line', '', 'given', 'given', 'one', null],
    ])
    expect(view?.fields.find(({ field }) => field === 'city')?.also).toEqual(['台北'])
  }) // prettier-ignore

  test('tell what was decided about them, where they came from and where they met', async () => {
    const taipei = await club()
    const { machine } = taipei
    const { source } = await importInto(taipei, '姓名,手機\n王小明,0911\n')
    const a = (await machine.view('members', { query: {}, range: ALL })).rows[0]?.id
    const b = await memberIn(taipei, '王小明')
    if (!a) throw new Error('nobody came in')
    const salon = await salonIn(taipei)
    for (const member of [a, b]) await machine.must('door.checkIn', { salon, member })
    await machine.must('people.merge', { members: [a, b] })
    await machine.must('people.split', { member: a, part: b })
    const view = await machine.view('pair', { a, b })
    expect(view).toMatchObject({
      origins: { a: [{ source: { id: source, name: '名冊', line: 1 }, by: '陳怡君' }], b: [{ source: null }] },
      attended: { a: 1, b: 1, together: 1 },
      decided: [
        { kind: 'apart', by: '陳怡君', voided: false },
        { kind: 'same', by: '陳怡君', voided: true },
      ],
    })
    expect(view?.reasons.map(({ code }) => code)).toContain('both-checked-in')
    const nobody = 'mem_0000000000000000' as MemberId
    expect(await machine.view('pair', { a, b: nobody })).toBeNull()
    expect(await machine.view('pair', { a, b: a })).toBeNull()
  })
})
