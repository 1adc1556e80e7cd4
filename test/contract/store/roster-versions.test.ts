import { describe, expect, test } from 'vitest'
import type { MemberId, SourceId } from '../../../shared/domain/ids.ts'
import { dumpOf } from '../../helpers/dump.ts'
import { club, importInto, memberIn, memberOf, namesOf, rowsOf, these } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import type { Machine } from '../../helpers/store.ts'

const HEADER = '姓名,手機,城市,標籤,備註'
const MING = '王小明,0912345678,台北,志工,吃素'
const YI = '陳怡君,0922333444,高雄,,'
const LIN = '林大為,0933444555,,講者,'

const DAY = 24 * 60 * 60 * 1000

function csv(...rows: readonly string[]): string {
  return `${[HEADER, ...rows].join('\n')}\n`
}

/** A roster of three that was imported, and a day has gone by. */
async function imported(): Promise<Club & { readonly source: SourceId }> {
  const taipei = await club()
  const { source } = await importInto(taipei, csv(MING, YI, LIN), { tags: ['春'] })
  taipei.machine.clock.advance(DAY)
  return { ...taipei, source }
}

async function idOf(machine: Machine, name: string): Promise<MemberId> {
  const row = (await rowsOf(machine, { status: 'all' })).find((one) => one.name === name)
  if (!row) throw new Error(`${name} is not there`)
  return row.id
}

/** Everything a member is, but for the rows they came from. */
async function valuesOf(machine: Machine, name: string): Promise<unknown> {
  const { member } = await memberOf(machine, await idOf(machine, name))
  return { ...member, sources: null }
}

describe('The same file again', () => {
  test('changes nobody, makes nobody, and says so', async () => {
    const { source, ...taipei } = await imported()
    const { machine } = taipei
    const before = await rowsOf(machine, { status: 'all' })
    const ming = await valuesOf(machine, '王小明')
    const summary = await importInto(taipei, csv(MING, YI, LIN), { updates: source })
    expect(summary).toMatchObject({
      members: 0,
      update: { replaces: source, same: 3, changed: 0, kept: 0, gone: 0, away: 0, changes: [] },
    })
    expect(await rowsOf(machine, { status: 'all' })).toEqual(before)
    expect(await valuesOf(machine, '王小明')).toEqual(ming)
    expect((await memberOf(machine, await idOf(machine, '王小明'))).origins).toHaveLength(2)
    expect(await machine.view('sources', {})).toMatchObject([
      { id: summary.source, replaces: source, members: 3, replacedBy: null },
      { id: source, members: 3, replacedBy: summary.source },
    ])
  })

  test('in another order does the same', async () => {
    const { source, ...taipei } = await imported()
    const before = await rowsOf(taipei.machine)
    expect(await importInto(taipei, csv(LIN, MING, YI), { updates: source })).toMatchObject({ update: { same: 3 } })
    expect(await rowsOf(taipei.machine)).toEqual(before)
  })
})

describe('A newer version', () => {
  const NEWER = csv('王小明,0912345678,台中,志工、講者,不吃素', '陳怡君,0922333444,高雄,,', '周杰,0966777888,花蓮,,')

  test('updates who is in it, brings in who is new, leaves who is not in it any more, and tells', async () => {
    const { source, ...taipei } = await imported()
    const { machine } = taipei
    const summary = await importInto(taipei, NEWER, { updates: source })
    const ming = await idOf(machine, '王小明')
    expect(summary).toMatchObject({ members: 1, update: { same: 1, changed: 1, kept: 0, gone: 1, away: 0 } })
    expect(summary.update?.changes).toEqual([
      { member: ming, name: '王小明', field: 'city', before: '台北', after: '台中', kept: false },
      { member: ming, name: '王小明', field: 'tags', before: '', after: '講者', kept: false },
      { member: ming, name: '王小明', field: 'notes', before: '吃素', after: '不吃素', kept: false },
    ])
    expect((await memberOf(machine, ming)).member).toMatchObject({
      city: '台中',
      tags: ['志工', '春', '講者'],
      notes: '不吃素',
      joined: '2026-02-28',
    })
    expect((await namesOf(machine)).sort()).toEqual(['周杰', '林大為', '王小明', '陳怡君'])
    expect(await dumpOf(await machine.afterKill())).toEqual(await dumpOf(machine))
  })

  test('keeps what was edited here, and tells', async () => {
    const { source, ...taipei } = await imported()
    const { machine } = taipei
    const ming = await idOf(machine, '王小明')
    await machine.must('member.set', { member: ming, fields: { city: '新竹' } })
    await machine.must('member.notes', { member: ming, notes: '什麼都吃' })
    const { update } = await importInto(taipei, NEWER, { updates: source })
    expect(update).toMatchObject({ changed: 1, kept: 2 })
    expect(update?.changes).toContainEqual({
      member: ming,
      name: '王小明',
      field: 'city',
      before: '新竹',
      after: '台中',
      kept: true,
    })
    expect((await memberOf(machine, ming)).member).toMatchObject({ city: '新竹', notes: '什麼都吃' })
  })

  test('keeps what was said of somebody it is one record of, and tells', async () => {
    const { source, ...taipei } = await imported()
    const { machine } = taipei
    const ming = await idOf(machine, '王小明')
    const other = await memberIn(taipei, '小明')
    await machine.must('people.merge', { members: [ming, other] })
    await machine.must('member.set', { member: ming, fields: { city: '新竹' } })
    const { update } = await importInto(taipei, NEWER, { updates: source })
    expect(update?.changes.find(({ field }) => field === 'city')).toMatchObject({ kept: true })
    expect((await memberOf(machine, ming)).member).toMatchObject({ city: '新竹', notes: '不吃素' })
    await machine.must('people.split', { member: ming, part: other })
    expect((await memberOf(machine, ming)).member.city).toBe('台中')
  })

  test('without a column takes nothing away that the column had brought; with an empty cell it does', async () => {
    const { source, ...taipei } = await imported()
    const { machine } = taipei
    const less = await importInto(taipei, '姓名,手機\n王小明,0912345678\n', { updates: source })
    expect(less.update).toMatchObject({ changed: 0, gone: 2 })
    expect(await valuesOf(machine, '王小明')).toMatchObject({ city: '台北', tags: ['志工', '春'], notes: '吃素' })
    const empty = await importInto(taipei, csv('王小明,0912345678,,,'), { updates: less.source })
    expect(empty.update?.changes.map(({ field }) => field)).toEqual([])
    const third = await importInto(taipei, csv(MING), { updates: empty.source })
    expect(third.update).toMatchObject({ changed: 0 })
    await importInto(taipei, csv('王小明,0912345678,,,'), { updates: third.source })
    const ming = await valuesOf(machine, '王小明')
    expect(ming).toMatchObject({ tags: ['春'], notes: '' })
    expect(ming).not.toHaveProperty('city')
  })

  test('that tells the day of joining moves it on, as nobody had said it before', async () => {
    const { source, ...taipei } = await imported()
    const { update } = await importInto(taipei, '姓名,手機,入會日\n王小明,0912345678,2020-01-01\n', {
      updates: source,
    })
    expect(update).toMatchObject({ changed: 1, kept: 0 })
    expect(await valuesOf(taipei.machine, '王小明')).toMatchObject({ joined: '2020-01-01' })
  })

  test('does not bring back who was archived, and makes nobody of their row', async () => {
    const { source, ...taipei } = await imported()
    const { machine } = taipei
    await machine.must('member.archive', { who: these(await idOf(machine, '王小明')), archived: true })
    const summary = await importInto(taipei, NEWER, { updates: source })
    expect(summary).toMatchObject({ members: 1, update: { away: 1, changed: 0 } })
    expect(await namesOf(machine)).not.toContain('王小明')
    expect(await valuesOf(machine, '王小明')).toMatchObject({ city: '台北' })
  })

  test('does not put together again what was taken apart, nor take apart what was merged', async () => {
    const taipei = await club()
    const { machine } = taipei
    const twice = '姓名,手機,電郵\n王小明,0912345678,ming@example.tw\n王小明,0912-345-678,ming@example.tw\n'
    const { source, matches } = await importInto(taipei, twice)
    expect(matches.safe).toBe(1)
    expect(await namesOf(machine)).toHaveLength(1)
    expect(await importInto(taipei, twice, { updates: source })).toMatchObject({ members: 0, update: { same: 2 } })
    expect(await namesOf(machine)).toHaveLength(1)
    const ming = await idOf(machine, '王小明')
    await machine.must('people.split', { member: ming, part: ming })
    expect(await importInto(taipei, `${twice}陳怡君,0922333444,\n`, { updates: source })).toMatchObject({
      members: 1,
      update: { same: 2 },
      matches: { safe: 0 },
    })
    expect(await namesOf(machine)).toHaveLength(3)
  })

  test('of an older version goes on from the newest, so that nobody comes in twice', async () => {
    const { source, ...taipei } = await imported()
    const { machine } = taipei
    const second = await importInto(taipei, NEWER, { updates: source })
    const third = await importInto(taipei, NEWER.replace('花蓮', '台東'), { updates: source })
    expect(third).toMatchObject({ members: 0, update: { replaces: second.source, changed: 1, kept: 0 } })
    expect(await valuesOf(machine, '周杰')).toMatchObject({ city: '台東' })
  })

  test('has its new rows matched with everybody, as any import', async () => {
    const { source, ...taipei } = await imported()
    const known = await memberIn(taipei, '周杰', { fields: { phone: '0966777888', email: 'zhou@example.tw' } })
    const summary = await importInto(taipei, NEWER, { updates: source })
    expect(summary).toMatchObject({ members: 1, matches: { safe: 1 } })
    expect((await memberOf(taipei.machine, known)).parts).toHaveLength(2)
    expect((await taipei.machine.view('merges', { batch: summary.source, range: { from: 0, count: 9 } })).total).toBe(1)
  })

  test('is refused for a roster that is not there', async () => {
    const taipei = await imported()
    const updates = 'src_0000000000000000' as SourceId
    await expect(importInto(taipei, NEWER, { updates })).rejects.toThrow('not-found')
  })
})

test('A newer version that says yes leaves a refusal in force that was heard from the person', async () => {
  const taipei = await club()
  const { machine } = taipei
  const rows = (yes: string) => `姓名,手機,聯絡意願\n王小明,0912345678,${yes}\n陳怡君,0922333444,${yes}\n`
  const { source } = await importInto(taipei, rows('不同意'))
  const ming = await idOf(machine, '王小明')
  const yi = await idOf(machine, '陳怡君')
  const key = 'contact:email' as const
  expect((await memberOf(machine, ming)).member.consents[key]).toMatchObject({ state: 'withdrawn' })
  await machine.must('consent.record', { who: these(ming), words: [{ key, state: 'withdrawn' }], source: 'spoken' })
  await importInto(taipei, rows('同意'), { updates: source })
  expect((await memberOf(machine, ming)).member.consents[key]).toMatchObject({ state: 'withdrawn', source: 'spoken' })
  expect((await memberOf(machine, yi)).member.consents[key]).toMatchObject({ state: 'given', source: 'roster' })
})
