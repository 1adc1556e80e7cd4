import { describe, expect, test } from 'vitest'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import { club, memberIn, salonIn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { meet, pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

/** The club's first morning is 28 February; the two evenings lie before it. */
const FIRST = { start: '2026-02-06T19:00', end: '2026-02-06T21:00' }
const SECOND = { start: '2026-02-20T19:00', end: '2026-02-20T21:00' }

interface Friends extends Club {
  readonly second: SalonId
  readonly wang: MemberId
  readonly ding: MemberId
  readonly bu: MemberId
  readonly xin: MemberId
}

/** 王, 丁 and 卜 sat at one table twice; 新 came to the second evening and met nobody. */
async function friends(): Promise<Friends> {
  const taipei = await club()
  const { machine } = taipei
  const [wang, ding, bu, xin] = [
    await memberIn(taipei, '王小明'),
    await memberIn(taipei, '丁一'),
    await memberIn(taipei, '卜三'),
    await memberIn(taipei, '新人'),
  ]
  for (const [member, interest] of [
    [wang, '尺八'],
    [ding, '閱讀'],
    [bu, '閱讀'],
    [xin, '閱讀'],
  ] as const)
    await machine.must('member.label', {
      who: { kind: 'ids', ids: [member] },
      kind: 'interests',
      add: [interest],
    })
  const [first, second] = [await salonIn(taipei, FIRST), await salonIn(taipei, SECOND)]
  for (const salon of [first, second]) {
    for (const member of [wang, ding, bu]) await machine.must('door.checkIn', { salon, member })
    await machine.must('meeting.record', { salon, groups: [{ members: [wang, ding, bu], how: 'table' }] })
  }
  await machine.must('door.checkIn', { salon: second, member: xin })
  return { ...taipei, second, wang, ding, bu, xin }
}

/** The answer to a view that may have to be worked out first. */
async function connectionsOf(machine: Machine, chapter: Club['chapter'] | null) {
  const view = await machine.view('connections', { chapter })
  if (view.state !== 'ready') throw new Error('a handful of people should be worked out at once')
  return view
}

describe('Connection health', () => {
  test('counts who comes and has two warm ties, and names who met nobody', async () => {
    const { machine, chapter, xin } = await friends()
    const { health, newcomers, isolated } = await connectionsOf(machine, chapter)
    expect(health.map(({ months }) => months.at(-1))).toMatchObject([{ active: 4, connected: 3 }])
    expect(newcomers.rows.map(({ id, isUnrecorded }) => [id, isUnrecorded])).toEqual([[xin, false]])
    // In a room of four everybody gets 1/√4, which was warm that evening and is not a week later.
    expect(isolated.rows.map(({ id, came }) => [id, came])).toEqual([[xin, 1]])
  })

  test('is up to date after the next check-in', async () => {
    const { machine, chapter, second, ...rest } = await friends()
    await connectionsOf(machine, chapter)
    const late = await memberIn({ machine, chapter, ...rest }, '晚到')
    await machine.must('door.checkIn', { salon: second, member: late })
    const { health, newcomers } = await connectionsOf(machine, chapter)
    expect(health.map(({ months }) => months.at(-1)?.active)).toEqual([5])
    expect(newcomers.rows.map(({ name }) => name).sort()).toEqual(['新人', '晚到'].sort())
  })

  test('knows a merged person as one', async () => {
    const { machine, chapter, wang, xin } = await friends()
    await machine.must('people.merge', { members: [wang, xin] })
    const { health, newcomers } = await connectionsOf(machine, chapter)
    expect(health.map(({ months }) => months.at(-1))).toMatchObject([{ active: 3, connected: 3 }])
    expect(newcomers.total).toBe(0)
  })
})

describe('An introduction', () => {
  test('is suggested to somebody with whom a newcomer shares something, and is no suggestion once it is made', async () => {
    const { machine, chapter, ding, bu, xin } = await friends()
    const ideas = async () => {
      const view = await machine.view('introductionIdeas', { member: xin })
      return view.state === 'ready' ? view.rows.map(({ id }) => id) : []
    }
    expect((await ideas()).slice(0, 2).sort()).toEqual([ding, bu].sort())
    await machine.must('meeting.introduce', { at: chapter, a: xin, b: ding, introducer: bu })
    expect(await ideas()).not.toContain(ding)
    expect((await connectionsOf(machine, chapter)).newcomers.total).toBe(0)
  })

  test('is followed: fresh at first, held once the two meet again', async () => {
    const taipei = await friends()
    const { machine, chapter, ding, xin } = taipei
    await machine.must('meeting.introduce', { at: chapter, a: xin, b: ding, introducer: null })
    const outcome = async () => (await machine.view('introduced', { chapter }))[0]?.outcome
    expect(await outcome()).toMatchObject({ state: 'fresh', again: 0, level: 'strong' })
    const later = await salonIn(taipei, { start: '2026-03-06T19:00', end: '2026-03-06T21:00' })
    for (const member of [xin, ding]) await machine.must('door.checkIn', { salon: later, member })
    expect(await outcome()).toMatchObject({ state: 'held', again: 1 })
  })
})

describe('A circle', () => {
  test('says how warm each tie is and what it is made of', async () => {
    const { machine, wang, ding } = await friends()
    const circle = await machine.view('circle', { member: wang })
    expect(circle?.counts).toEqual({ strong: 2, warm: 0, faint: 1 })
    expect(circle?.rows.find(({ id }) => id === ding)).toMatchObject({ state: 'strong', shared: 2, met: 2 })
  })
})

describe('The map', () => {
  test('shows who is tied to whom now, and on a day of the past who was', async () => {
    const { machine, chapter } = await friends()
    const mapAt = async (day: number | null) => {
      const view = await machine.view('tieMap', { chapter, day })
      return view.state === 'ready' ? [view.people.length, view.ends.length / 2] : []
    }
    expect(await mapAt(null)).toEqual([4, 6])
    expect(await mapAt(Date.UTC(2026, 1, 10))).toEqual([3, 3])
  })
})

describe('Interest groups', () => {
  test('are three who share an interest, and say whether they ever had an evening', async () => {
    const { machine } = await friends()
    const view = await machine.view('tribes', {})
    expect(view.state === 'ready' ? view.tribes : []).toMatchObject([
      { interest: '閱讀', members: 3, tied: 2, salons: 0, last: null },
    ])
  })
})

describe('Who connects', () => {
  test('is told with what they brought about: companions who became members and came again', async () => {
    const taipei = await friends()
    const { machine, chapter, second, wang, ding, bu } = taipei
    await machine.must('door.companion', { salon: second, member: wang, name: '林 怡' })
    await machine.must('door.companion', { salon: second, member: bu, name: '' })
    // Somebody of the same name who has been coming for longer was not brought.
    await machine.must('door.companion', { salon: second, member: ding, name: '卜三' })
    const lin = await memberIn(taipei, '林　怡')
    for (const day of ['2026-02-26', '2026-02-27']) {
      const salon = await salonIn(taipei, { start: `${day}T12:00`, end: `${day}T13:00`, hosts: [bu] })
      await machine.must('door.checkIn', { salon, member: lin })
    }
    const view = await machine.view('connectors', { chapter })
    const rows = view.state === 'ready' ? view.rows : []
    const rowOf = (member: MemberId) => rows.find(({ id }) => id === member)
    expect(rows).toHaveLength(2)
    expect(rowOf(wang)).toMatchObject({ kinds: ['advocate'], brought: 1, stayed: 1, shown: { stayed: [{ id: lin }] } })
    expect(rowOf(bu)).toMatchObject({ kinds: ['voice'], hosted: 2, shown: { stayed: [] } })
    expect(rowOf(bu)?.shown.hosted).toHaveLength(2)
  })
})

describe('The numbers that ties hang on', () => {
  test('say whom they would change before they are saved, and change as many', async () => {
    const { machine, chapter, wang } = await friends()
    await connectionsOf(machine, chapter)
    const now = async () => (await connectionsOf(machine, chapter)).health[0]?.months.at(-1)
    const numbers = { strong: 3, warm: 2.5 }
    const told = await machine.view('tieChanges', { numbers })
    expect(told).toMatchObject({
      state: 'ready',
      problem: null,
      members: 3,
      chapters: [{ chapter, before: { active: 4, connected: 3 }, after: { active: 4, connected: 0 } }],
    })
    expect(await now()).toMatchObject({ active: 4, connected: 3 })
    await machine.must('ties.set', { numbers })
    expect(await now()).toMatchObject({ active: 4, connected: 0 })
    expect((await machine.view('circle', { member: wang }))?.counts).toEqual({ strong: 0, warm: 0, faint: 3 })
    await machine.must('undo', {})
    expect(await now()).toMatchObject({ active: 4, connected: 3 })
  })

  test('are the same on both devices where two organizers set one of them at once, and each keeps what only one set', async () => {
    const { mei, wei } = await pair()
    await meet(mei, wei)
    await mei.must('ties.set', { numbers: { warm: 0.6, halfLife: 200 } })
    await wei.must('ties.set', { numbers: { warm: 0.7, strong: 1.6 } })
    await meet(mei, wei)
    const [here, there] = [await mei.view('tieNumbers', {}), await wei.view('tieNumbers', {})]
    expect(here).toEqual(there)
    expect(here).toMatchObject({ halfLife: 200, strong: 1.6 })
    expect([0.6, 0.7]).toContain(here.warm)
    await mei.must('ties.set', { numbers: { warm: 0.8 } })
    await meet(mei, wei)
    expect(await wei.view('tieNumbers', {})).toMatchObject({ warm: 0.8 })
  })

  test('have to make sense', async () => {
    const { machine } = await friends()
    expect(await machine.refusal('ties.set', { numbers: { warm: 2 } })).toEqual({ code: 'tie-numbers-order' })
    expect(await machine.refusal('ties.set', { numbers: { cooledDays: 200 } })).toEqual({ code: 'tie-numbers-order' })
    for (const numbers of [{ halfLife: 0 }, { halfLife: -180 }, { connectedFrom: 1.5 }, { activeDays: 1e9 }])
      expect(await machine.refusal('ties.set', { numbers })).toMatchObject({ code: 'number-out-of-range' })
    expect(await machine.view('tieChanges', { numbers: { warm: 2 } })).toMatchObject({
      problem: { code: 'tie-numbers-order' },
    })
    expect(await machine.view('tieNumbers', {})).toMatchObject({ warm: 0.5, halfLife: 180 })
  })
})
