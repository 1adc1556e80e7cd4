import { describe, expect, test } from 'vitest'
import type { MemberId, SourceId } from '../../../shared/domain/ids.ts'
import { dumpOf } from '../../helpers/dump.ts'
import {
  club,
  community,
  decisionsOn,
  importInto,
  memberIn,
  memberOf,
  namesOf,
  rowsOf,
  salonIn,
  these,
} from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { meet, pair } from '../../helpers/organizers.ts'
import type { Pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

const FIRST = '姓名,手機,城市,標籤\n王小明,0912345678,台北,志工\n陳怡君,0922333444,高雄,\n林大為,0933444555,,講者\n'
const SECOND =
  '姓名,手機,城市,標籤,入會日\n王小明,0912345678,台中,講者,2020-01-01\n陳怡君,0922333444,,,\n周杰,0966777888,花蓮,,\n'
const THIRD = '姓名,手機,城市,標籤\n王小明,0912345678,台中,志工\n陳怡君,0922333444,屏東,\n周杰,0966777888,花蓮,\n'

const DAY = 24 * 60 * 60 * 1000

interface Versions extends Club {
  readonly first: SourceId
  readonly second: SourceId
}

async function two(taipei?: Club): Promise<Versions> {
  const here = taipei ?? (await club())
  const { source: first } = await importInto(here, FIRST, { tags: ['春'] })
  here.machine.clock.advance(DAY)
  const { source: second } = await importInto(here, SECOND, { updates: first })
  here.machine.clock.advance(DAY)
  return { ...here, first, second }
}

async function idOf(machine: Machine, name: string): Promise<MemberId> {
  const row = (await rowsOf(machine, { status: 'all' })).find((one) => one.name === name)
  if (!row) throw new Error(`${name} is not there`)
  return row.id
}

/** Everybody with all they are, but for the rows they came from. */
async function everybody(machine: Machine): Promise<unknown> {
  const rows = await rowsOf(machine, { status: 'all' })
  const members: unknown[] = []
  for (const { id } of rows) members.push({ ...(await memberOf(machine, id)).member, sources: null })
  return members
}

function takeBack(machine: Machine, source: SourceId, takenBack = true) {
  return machine.must('source.takeBack', { source, takenBack })
}

describe('Taking an import back', () => {
  test('lets everybody leave who came only from it, and brings them in again as they were', async () => {
    const taipei = await club()
    const { machine } = taipei
    await memberIn(taipei, '周杰')
    const { source } = await importInto(taipei, FIRST)
    const before = await everybody(machine)
    machine.clock.advance(DAY)
    expect(await takeBack(machine, source)).toEqual({ left: 3, stayed: 0, reverted: 0, unmerged: 0 })
    expect(await namesOf(machine, { status: 'all' })).toEqual(['周杰'])
    expect(await community(machine)).toMatchObject({ members: 1, tags: [] })
    expect(await machine.view('sources', {})).toMatchObject([{ members: 0 }])
    expect(await takeBack(machine, source)).toEqual({ left: 0, stayed: 0, reverted: 0, unmerged: 0 })
    const again = await machine.afterKill()
    expect(await namesOf(again, { status: 'all' })).toEqual(['周杰'])
    expect(await takeBack(again, source, false)).toMatchObject({ left: 3 })
    expect(await everybody(again)).toEqual(before)
  })

  test('can be undone and redone', async () => {
    const { machine, second } = await two()
    const before = await dumpOf(machine, { histories: false })
    await takeBack(machine, second)
    const after = await dumpOf(machine, { histories: false })
    await machine.must('undo', {})
    expect(await dumpOf(machine, { histories: false })).toEqual(before)
    await machine.must('redo', {})
    expect(await dumpOf(machine, { histories: false })).toEqual(after)
  })

  test('leaves who was edited, seen, spoken of or archived since', async () => {
    const taipei = await club()
    const { machine } = taipei
    const names = ['甲', '乙', '丙', '丁', '戊', '己', '庚']
    const rows = names.map((name, index) => `${name},091234567${index}\n`).join('')
    const { source } = await importInto(taipei, `姓名,手機\n${rows}`)
    const [edited, noted, came, invited, archived, merged] = await Promise.all(names.map((name) => idOf(machine, name)))
    const salon = await salonIn(taipei)
    const other = await memberIn(taipei, '辛')
    if (!edited || !noted || !came || !invited || !archived || !merged) throw new Error('nobody came in')
    await machine.must('member.set', { member: edited, fields: { city: '台北' } })
    await machine.must('member.label', { who: these(noted), kind: 'interests', add: ['攝影'] })
    await machine.must('door.checkIn', { salon, member: came })
    await machine.must('salon.rsvp', { salon, member: invited, status: 'declined' })
    await machine.must('member.archive', { who: these(archived), archived: true })
    await machine.must('people.merge', { members: [merged, other] })
    await machine.must('member.set', { member: merged, fields: { city: '高雄' } })
    expect(await takeBack(machine, source)).toMatchObject({ left: 1, stayed: 6 })
    expect((await namesOf(machine, { status: 'all' })).sort()).toEqual(names.slice(0, 6).sort())
    expect((await memberOf(machine, merged)).parts).toHaveLength(2)
  })

  test('leaves who was edited and brought back to what they were', async () => {
    const taipei = await club()
    const { machine } = taipei
    const { source } = await importInto(taipei, FIRST)
    const ming = await idOf(machine, '王小明')
    await machine.must('member.set', { member: ming, fields: { city: '新竹' } })
    await machine.must('undo', {})
    expect(await takeBack(machine, source)).toMatchObject({ left: 3, stayed: 0 })
  })

  test('takes its merges apart: the other side is as it was, and together again when it comes back', async () => {
    const taipei = await club()
    const { machine } = taipei
    const known = await memberIn(taipei, '王小明', { fields: { phone: '0912345678', nickname: '阿明' } })
    const before = await memberOf(machine, known)
    const { source, matches } = await importInto(taipei, FIRST)
    expect(matches.safe).toBe(1)
    const merged = await memberOf(machine, known)
    expect(merged.member).toMatchObject({ city: '台北', nickname: '阿明' })
    expect(await takeBack(machine, source)).toEqual({ left: 3, stayed: 0, reverted: 0, unmerged: 1 })
    expect(await memberOf(machine, known)).toEqual(before)
    expect(await takeBack(machine, source, false)).toEqual({ left: 3, stayed: 0, reverted: 0, unmerged: 1 })
    expect(await memberOf(machine, known)).toEqual(merged)
  })

  test('brings back no merge that somebody had taken apart before', async () => {
    const taipei = await club()
    const { machine } = taipei
    const known = await memberIn(taipei, '王小明', { fields: { phone: '0912345678' } })
    const { source } = await importInto(taipei, FIRST)
    await machine.must('people.split', { member: known, part: known })
    await takeBack(machine, source)
    expect(await takeBack(machine, source, false)).toMatchObject({ unmerged: 0 })
    expect(await namesOf(machine)).toHaveLength(4)
  })

  test('is refused for a roster that is not there', async () => {
    const { machine } = await club()
    const source = 'src_0000000000000000' as SourceId
    expect(await machine.refusal('source.takeBack', { source })).toEqual({ code: 'not-found' })
  })
})

describe('Of two versions', () => {
  test('the newer one taken back leaves what the older one said, and brought in again what it says itself', async () => {
    const taipei = await club()
    const { machine } = taipei
    const { source: first } = await importInto(taipei, FIRST, { tags: ['春'] })
    const before = await everybody(machine)
    machine.clock.advance(DAY)
    const { source: second } = await importInto(taipei, SECOND, { updates: first })
    const after = await everybody(machine)
    machine.clock.advance(DAY)
    expect(await takeBack(machine, second)).toEqual({ left: 1, stayed: 0, reverted: 2, unmerged: 0 })
    expect(await everybody(machine)).toEqual(before)
    expect(await takeBack(machine, second, false)).toEqual({ left: 1, stayed: 0, reverted: 2, unmerged: 0 })
    expect(await everybody(machine)).toEqual(after)
  })

  test('the older one taken back leaves everybody who goes on in the newer one', async () => {
    const { machine, first } = await two()
    const ming = await memberOf(machine, await idOf(machine, '王小明'))
    expect(await takeBack(machine, first)).toEqual({ left: 1, stayed: 0, reverted: 0, unmerged: 0 })
    expect((await namesOf(machine)).sort()).toEqual(['周杰', '王小明', '陳怡君'])
    expect((await memberOf(machine, ming.member.id)).member).toEqual(ming.member)
  })

  test.each([
    ['the newer one first', true],
    ['the older one first', false],
  ])('both taken back, %s, leave nobody, and brought in again in any order they are as before', async (_, newer) => {
    const { machine, first, second } = await two()
    const before = await everybody(machine)
    const order = newer ? [second, first] : [first, second]
    for (const back of [order, order.toReversed()]) {
      for (const source of order) await takeBack(machine, source)
      expect(await namesOf(machine, { status: 'all' })).toEqual([])
      for (const source of back) await takeBack(machine, source, false)
      expect(await everybody(machine)).toEqual(before)
    }
  })

  test('with only the older one in again, everybody is what the older one says', async () => {
    const taipei = await club()
    const { machine } = taipei
    const { source: first } = await importInto(taipei, FIRST, { tags: ['春'] })
    const before = await everybody(machine)
    machine.clock.advance(DAY)
    const { source: second } = await importInto(taipei, SECOND, { updates: first })
    for (const order of [[second, first], [first, second]]) {
      for (const source of order) await takeBack(machine, source)
      await takeBack(machine, first, false)
      expect(await everybody(machine)).toEqual(before)
      await takeBack(machine, second, false)
    }
  }) // prettier-ignore

  test('what was edited in between stays, whichever goes', async () => {
    const { machine, first, second } = await two()
    const ming = await idOf(machine, '王小明')
    await machine.must('member.set', { member: ming, fields: { city: '新竹' } })
    await takeBack(machine, second)
    expect((await memberOf(machine, ming)).member).toMatchObject({ city: '新竹', tags: ['志工', '春'] })
    expect(await takeBack(machine, first)).toMatchObject({ stayed: 1 })
    expect(await namesOf(machine)).toEqual(['王小明'])
  })

  test('of three the middle one taken back leaves what the newest says', async () => {
    const { machine, chapter, second } = await two()
    const { source: third } = await importInto({ machine, chapter }, THIRD, { updates: second })
    const before = await everybody(machine)
    expect(await takeBack(machine, second)).toMatchObject({ left: 0, reverted: 0 })
    expect(await everybody(machine)).toEqual(before)
    await takeBack(machine, third)
    expect((await memberOf(machine, await idOf(machine, '王小明'))).member).toMatchObject({ city: '台北' })
    expect(await namesOf(machine)).not.toContain('周杰')
  })
})

describe('With another organizer', () => {
  async function shared(): Promise<Pair & Versions> {
    const both = await pair()
    const versions = await two(both)
    await meet(both.mei, both.wei)
    return { ...both, ...versions }
  }

  test('a member edited there meanwhile stays on both, and the others leave', async () => {
    const { mei, wei, first, second } = await shared()
    const ming = await idOf(wei, '王小明')
    await wei.must('member.set', { member: ming, fields: { nickname: '阿明' } })
    for (const source of [second, first]) await takeBack(mei, source)
    expect(await namesOf(mei)).toEqual([])
    await meet(mei, wei)
    for (const machine of [mei, wei]) expect(await namesOf(machine)).toEqual(['王小明'])
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
    expect(await dumpOf(await mei.afterKill())).toEqual(await dumpOf(wei))
  })

  test('a member who came to a salon there meanwhile is back, and gone again when that was a mistake', async () => {
    const { mei, wei, chapter, first, second } = await shared()
    const salon = await salonIn({ machine: wei, chapter })
    const member = await idOf(wei, '林大為')
    await wei.must('door.checkIn', { salon, member })
    for (const source of [second, first]) await takeBack(mei, source)
    await meet(mei, wei)
    for (const machine of [mei, wei]) expect(await namesOf(machine)).toEqual(['林大為'])
    await mei.must('door.undo', { salon, member })
    await meet(mei, wei)
    for (const machine of [mei, wei]) expect(await namesOf(machine)).toEqual([])
  })

  test('a roster that was continued there meanwhile keeps who goes on in it', async () => {
    const both = await pair()
    const { mei, wei, chapter } = both
    const { source: first } = await importInto(both, FIRST)
    await meet(mei, wei)
    await importInto({ machine: wei, chapter }, FIRST, { updates: first })
    await takeBack(mei, first)
    expect(await namesOf(mei)).toEqual([])
    await meet(mei, wei)
    for (const machine of [mei, wei]) expect(await namesOf(machine)).toHaveLength(3)
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
  })

  test('taken back by both it is taken back once, and brought in again by one it is in for both', async () => {
    const { mei, wei, first, second } = await shared()
    const before = await everybody(mei)
    for (const machine of [mei, wei]) for (const source of [first, second]) await takeBack(machine, source)
    await meet(mei, wei)
    for (const machine of [mei, wei]) expect(await namesOf(machine)).toEqual([])
    expect(await decisionsOn(mei)).toEqual([])
    for (const source of [first, second]) await takeBack(wei, source, false)
    await meet(wei, mei)
    for (const machine of [mei, wei]) expect(await everybody(machine)).toEqual(before)
    expect(await dumpOf(mei)).toEqual(await dumpOf(wei))
  })
})
