import { describe, expect, test } from 'vitest'
import type { WeekLine, WeekView } from '../../../shared/protocol/week.ts'
import { chapterIn, club, importInto, longRoster, memberIn, salonIn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { Machine } from '../../helpers/store.ts'
import { rowsIn, TestDisk } from '../../helpers/test-disk.ts'

const DAY = 86_400_000

async function weekOn(machine: Machine): Promise<WeekView> {
  const watch = machine.watch('week', { deep: true })
  const week = await watch.until(({ isWorking }) => !isWorking)
  watch.stop()
  return week
}

const keysOf = ({ lines }: WeekView) => lines.map(({ key }) => key)
const kindsOf = ({ lines }: WeekView) => lines.map(({ kind }) => kind)

function lineOf<Kind extends WeekLine['kind']>(week: WeekView, kind: Kind): Extract<WeekLine, { kind: Kind }> {
  const line = week.lines.find((each): each is Extract<WeekLine, { kind: Kind }> => each.kind === kind)
  if (!line) throw new Error(`there is no line of ${kind}`)
  return line
}

/** Somebody who came every week, and then no more. */
async function silentMember(taipei: Club, name: string) {
  const member = await memberIn(taipei, name)
  for (const day of ['2025-11-01', '2025-11-08', '2025-11-15', '2025-11-22', '2025-11-29']) {
    const salon = await salonIn(taipei, { start: `${day}T19:00`, end: `${day}T21:00` })
    await taipei.machine.must('door.checkIn', { salon, member })
  }
  return member
}

describe('This week', () => {
  test('says that everything is in order where nobody waits, and when to look next', async () => {
    const taipei = await club()
    expect(await weekOn(taipei.machine)).toMatchObject({ lines: [], putOff: 0, asOf: null, next: null })
    const host = await memberIn(taipei, '林建宏')
    const salon = await salonIn(taipei, { start: '2026-04-20T19:00', end: '2026-04-20T21:00', hosts: [host] })
    expect(await weekOn(taipei.machine)).toMatchObject({ lines: [], next: { kind: 'salon', salon: { id: salon } } })
  })

  test('names who has fallen silent, with their own numbers, until somebody gets in touch', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const wang = await silentMember(taipei, '王雅婷')
    const line = lineOf(await weekOn(machine), 'call')
    expect(line.who).toMatchObject({ id: wang, name: '王雅婷', gap: 7, isOwn: true, caller: null })
    await machine.must('touchpoint.add', { member: wang, chapter, kind: 'call' })
    expect(kindsOf(await weekOn(machine))).not.toContain('call')
  })

  test('no longer proposes to call somebody from the moment that they arrive or were called', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const [wang, lin] = [await silentMember(taipei, '王雅婷'), await silentMember(taipei, '林建宏')]
    const calls = async () =>
      (await weekOn(machine)).lines.flatMap((line) => (line.kind === 'call' ? [line.who.id] : []))
    expect((await calls()).sort()).toEqual([wang, lin].sort())
    const salon = await salonIn(taipei, { start: '2026-02-28T10:00', end: '2026-02-28T12:00' })
    await calls()
    await machine.must('door.checkIn', { salon, member: wang })
    expect(await calls()).toEqual([lin])
    await machine.must('touchpoint.add', { member: lin, chapter, kind: 'call' })
    expect(await calls()).toEqual([])
  })

  test('says what the next evening lacks, and who would get a seat that nobody took up', async () => {
    const taipei = await club()
    const { machine } = taipei
    const when = { start: '2026-03-05T19:00', end: '2026-03-05T21:00' }
    const salon = await salonIn(taipei, { ...when, capacity: 1, venue: '', answerWithin: 24 })
    expect(lineOf(await weekOn(machine), 'plan').lacks).toEqual(['host', 'venue', 'runSheet'])
    const [first, second, third] = [
      await memberIn(taipei, '王小明'),
      await memberIn(taipei, '李佩君'),
      await memberIn(taipei, '陳志豪'),
    ]
    for (const member of [first, second, third]) await machine.must('salon.rsvp', { salon, member, status: 'going' })
    await machine.must('salon.rsvp', { salon, member: first, status: 'declined' })
    expect(kindsOf(await weekOn(machine))).not.toContain('seats')
    machine.clock.advance(DAY + 60_000)
    expect(lineOf(await weekOn(machine), 'seats')).toMatchObject({ due: [{ id: third }], total: 1, level: 'now' })
  })

  test('tells of tasks whose day is over, and of ideas that nobody answered', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const salon = await salonIn(taipei)
    await machine.must('salon.update', {
      salon,
      set: { tasks: [{ id: 'a', title: '訂場地', owner: '美玲', daysBefore: 30 }] },
    })
    await machine.must('feedback.add', { chapter, kind: 'idea', text: '想辦一次散步' })
    expect(kindsOf(await weekOn(machine))).not.toContain('answer')
    expect(lineOf(await weekOn(machine), 'tasks')).toMatchObject({ total: 1, title: '訂場地', owner: '美玲' })
    machine.clock.advance(3 * DAY)
    expect(lineOf(await weekOn(machine), 'answer')).toMatchObject({ total: 1, text: '想辦一次散步', member: null })
  })

  test('names who met nobody at their first evening with whom to introduce them to, until that is done', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const [ding, bu, xin] = [
      await memberIn(taipei, '丁一'),
      await memberIn(taipei, '卜三'),
      await memberIn(taipei, '新人'),
    ]
    const who = { kind: 'ids' as const, ids: [ding, xin] }
    await machine.must('member.label', { who, kind: 'interests', add: ['閱讀'] })
    const salon = await salonIn(taipei, { start: '2026-02-20T19:00', end: '2026-02-20T21:00' })
    for (const member of [ding, bu, xin]) await machine.must('door.checkIn', { salon, member })
    await machine.must('meeting.record', { salon, groups: [{ members: [ding, bu], how: 'table' }] })
    expect(lineOf(await weekOn(machine), 'introduce')).toMatchObject({
      who: [{ id: xin, name: '新人' }],
      total: 1,
      chapter,
      salon: { id: salon },
      idea: { id: ding, interests: ['閱讀'] },
    })
    await machine.must('meeting.introduce', { at: chapter, a: xin, b: ding, introducer: null })
    expect(kindsOf(await weekOn(machine))).not.toContain('introduce')
  })

  test('tells of new members whose way in has come to a halt, once a step is overdue', async () => {
    const taipei = await club()
    const lin = await memberIn(taipei, '林新')
    expect(kindsOf(await weekOn(taipei.machine))).not.toContain('journey')
    taipei.machine.clock.advance(9 * DAY)
    expect(lineOf(await weekOn(taipei.machine), 'journey')).toMatchObject({
      total: 1,
      first: { member: { id: lin, name: '林新' }, companion: null, overdue: [{ id: 'greeting' }, {}] },
    })
  })

  test('counts the pairs of the roster that wait for a word, and stops when each has one', async () => {
    const taipei = await club()
    const twice = '姓名,手機,生日\n林冠宇,0912345678,1988-05-07\n林冠宇,0912345678,1988-07-05\n'
    await importInto(taipei, twice, { merge: false })
    expect(await taipei.machine.must('people.match', {})).toMatchObject({ choose: 1 })
    expect(lineOf(await weekOn(taipei.machine), 'review')).toMatchObject({ total: 1, level: 'anytime' })
    const { rows } = await taipei.machine.view('review', { lane: 'choose', range: { from: 0, count: 10 } })
    for (const { a, b } of rows) await taipei.machine.must('people.merge', { members: [a.id, b.id] })
    expect(kindsOf(await weekOn(taipei.machine))).not.toContain('review')
  })

  test('leaves a line out for seven days when it was put off, and brings it back sooner when it presses more', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei, { start: '2026-03-09T19:00', end: '2026-03-09T21:00' })
    const line = lineOf(await weekOn(machine), 'plan')
    await machine.must('week.putOff', { line: line.key, level: line.level })
    expect(await weekOn(machine)).toMatchObject({ putOff: 1 })
    expect(keysOf(await weekOn(machine))).not.toContain(`plan ${salon}`)
    const again = await machine.afterRestart()
    expect((await weekOn(again)).putOff).toBe(1)
    expect(await again.must('week.bringBack', {})).toEqual({ lines: 1 })
    expect(keysOf(await weekOn(again))).toContain(`plan ${salon}`)
    await again.must('week.putOff', { line: line.key, level: line.level })
    again.clock.advance(7 * DAY - 60_000)
    expect(lineOf(await weekOn(again), 'plan')).toMatchObject({ key: line.key, level: 'now' })
  })

  test('is of the chapter that was chosen, also after a restart', async () => {
    const taipei = await club()
    const { machine } = taipei
    const taichung = { machine, chapter: await chapterIn(machine, '台中') }
    const [here, there] = [await salonIn(taipei), await salonIn(taichung)]
    expect(keysOf(await weekOn(machine))).toEqual(expect.arrayContaining([`plan ${here}`, `plan ${there}`]))
    await machine.must('week.choose', { chapter: taichung.chapter })
    expect(keysOf(await weekOn(machine))).not.toContain(`plan ${here}`)
    const again = await machine.afterRestart()
    expect(await weekOn(again)).toMatchObject({ chapter: taichung.chapter })
  })

  test('shows what takes a while as it was last time, and says since when', async () => {
    const taipei = await club()
    await silentMember(taipei, '王雅婷')
    const whole = await weekOn(taipei.machine)
    expect(whole.asOf).toBeNull()
    const before = taipei.machine.clock.now
    const again = await taipei.machine.afterRestart()
    again.clock.advance(DAY)
    const first = await again.view('week', { deep: false })
    expect(first.isWorking).toBe(true)
    expect(first.asOf).toBeLessThanOrEqual(before)
    expect(lineOf(first, 'call').who.name).toBe('王雅婷')
    expect((await weekOn(again)).asOf).toBeNull()
  })

  test('keeps the lines of last time sealed', async () => {
    const taipei = await club()
    await silentMember(taipei, '王雅婷')
    await weekOn(taipei.machine)
    await taipei.machine.must('flush', {})
    const { id } = await taipei.machine.view('community', {})
    const rows = JSON.stringify(rowsIn(await taipei.machine.disk.image(), id, 'local'), (_, value: unknown) =>
      value instanceof ArrayBuffer ? Buffer.from(value).toString('utf8') : value,
    )
    expect(rows).toContain('"week"')
    expect(rows).not.toContain('王雅婷')
  })

  test('of a large community is there before everything has been read', async () => {
    const taipei = await club()
    const { machine } = taipei
    await importInto(taipei, longRoster(2600))
    const salon = await salonIn(taipei)
    await machine.view('members', { query: { language: 'zh-TW' }, range: { from: 0, count: 10 } })
    await weekOn(machine)
    await machine.must('flush', {})
    const disk = await TestDisk.from(await machine.disk.image())
    const { machine: next, opened } = Machine.opening({ disk, clock: machine.clock })
    await next.watch('profile', {}).until(({ state }) => state === 'open')
    const early = await next.view('week', { deep: true })
    expect(early).toMatchObject({ isWorking: true })
    expect(early.asOf).not.toBeNull()
    expect(keysOf(early)).toContain(`plan ${salon}`)
    await opened
    expect(await weekOn(next)).toMatchObject({ asOf: null })
  })
})
