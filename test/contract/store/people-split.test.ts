import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import {
  chapterIn,
  club,
  importInto,
  memberIn,
  memberOf,
  namesOf,
  rowsOf,
  salonIn,
  these,
} from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { dumpOf } from '../../helpers/dump.ts'
import { meet, pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

const ALL = { from: 0, count: 500 }

interface Family extends Club {
  readonly people: readonly [MemberId, MemberId, MemberId]
}

/** Three who have everything a record can have: rows, edits, places in two chapters, evenings, a place on a waitlist. */
async function three(taipei?: Club): Promise<Family> {
  const here = taipei ?? (await club())
  const { machine, chapter } = here
  // One after the other, so that it is sure who is the oldest.
  for (const row of ['王小明,0911,吃素,志工', '小明,0922,靠窗,講者']) {
    await importInto(here, `姓名,手機,備註,標籤\n${row}\n`, { merge: false, tags: ['春'] })
  }
  const known = await rowsOf(machine)
  const [a, b] = ['王小明', '小明'].map((name) => known.find((row) => row.name === name)?.id)
  const c = await memberIn(here, '王曉明', { fields: { phone: '0933', birthday: '--01-02' }, interests: ['攝影'] })
  if (!a || !b) throw new Error('nobody came in')
  const taichung = await chapterIn(machine, '台中')
  await machine.must('member.join', { member: b, chapter: taichung, role: 'leader', from: '2025-01-01' })
  await machine.must('member.set', { member: b, fields: { city: '高雄', email: 'xiao@example.tw' } })
  await machine.must('member.archive', { who: these(c), archived: true })
  const salon = await salonIn(here, { capacity: 1 })
  await machine.must('salon.rsvp', { salon, member: a, status: 'going' })
  await machine.must('salon.rsvp', { salon, member: b, status: 'going' })
  const other = await salonIn(here, { theme: '舊城' })
  for (const member of [a, b]) await machine.must('door.checkIn', { salon: other, member })
  return { machine, chapter, people: [a, b, c] }
}

/** Everything there is to see of some members, and everything that ever happened to them. */
async function everythingOf(machine: Machine, members: readonly MemberId[]): Promise<unknown[]> {
  const all: unknown[] = []
  for (const member of members) {
    // That they were merged and taken apart stays told; of what they are, nothing may.
    const history = await machine.view('history', { record: member })
    all.push([await memberOf(machine, member), history.filter(({ command }) => !command.startsWith('people.'))])
  }
  const salons = (await machine.view('salons', { range: ALL })).rows
  for (const { id } of salons) all.push(await machine.view('guests', { salon: id, language: 'en', range: ALL }))
  return [...all, await rowsOf(machine, { status: 'all' }), salons]
}

describe('Taking a merged person apart', () => {
  test('gives each side back exactly what it had, and remembers that they are two', async () => {
    const { machine, people } = await three()
    const before = await everythingOf(machine, people)
    const [a, b, c] = people
    await machine.must('people.merge', { members: [a, b] })
    expect(await everythingOf(machine, people)).not.toEqual(before)
    await machine.must('people.split', { member: a, part: b })
    expect(await everythingOf(machine, people)).toEqual(before)
    expect((await machine.view('apart', { range: ALL })).total).toBe(1)
    await machine.must('people.merge', { members: [c, a, b] })
    await machine.must('people.split', { member: c, part: a })
    await machine.must('people.split', { member: b, part: b })
    expect(await everythingOf(machine, people)).toEqual(before)
    expect(await everythingOf(await machine.afterKill(), people)).toEqual(before)
  })

  test('does the same whichever of three is taken out, and leaves the other two one person', async () => {
    for (const at of [0, 1, 2]) {
      const { machine, people } = await three()
      const [out, ...rest] = [people[at], ...people.filter((_, index) => index !== at)] as [MemberId, ...MemberId[]]
      const alone = await memberOf(machine, out)
      await machine.must('people.merge', { members: [...people] })
      await machine.must('people.split', { member: people[0], part: out })
      expect(await memberOf(machine, out)).toEqual(alone)
      const [first = out, second = out] = rest
      expect((await memberOf(machine, first)).parts.map(({ member }) => member.id)).toEqual([first, second])
      expect((await machine.view('apart', { range: ALL })).total).toBe(2)
      await machine.must('undo', {})
      expect((await memberOf(machine, out)).parts).toHaveLength(3)
      await machine.must('redo', {})
      expect(await memberOf(machine, out)).toEqual(alone)
    }
  })

  test('keeps those together whom only the rule united, when the one who held them leaves', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ids: MemberId[] = []
    for (const name of ['甲', '乙', '丙', '丁']) ids.push(await memberIn(taipei, name))
    const [a, b, c, d] = ids as [MemberId, MemberId, MemberId, MemberId]
    await machine.must('people.merge', { members: [a, b] })
    await machine.must('people.merge', { members: [b, c] })
    await machine.must('people.merge', { members: [b, d] })
    await machine.must('people.split', { member: a, part: b })
    expect(await namesOf(machine)).toHaveLength(2)
    expect((await memberOf(machine, d)).parts.map(({ member }) => member.id)).toEqual([a, c, d])
  })

  test('works after a restart, after an exchange, and on the other machine', async () => {
    const two = await pair()
    const { people } = await three(two)
    const { mei, wei } = two
    await meet(mei, wei)
    const before = await everythingOf(mei, people)
    await mei.must('people.merge', { members: [...people] })
    await meet(mei, wei)
    const again = await wei.afterKill()
    await again.must('people.split', { member: people[0], part: people[1] })
    await again.must('people.split', { member: people[0], part: people[2] })
    await meet(again, mei)
    expect(await everythingOf(mei, people)).toEqual(before)
    expect(await dumpOf(mei)).toEqual(await dumpOf(again))
  })
})

describe('What was added while two were one', () => {
  async function edited(): Promise<Family & { readonly own: readonly unknown[] }> {
    const family = await three()
    const { machine, chapter, people } = family
    const [a, b] = people
    const own = [(await memberOf(machine, a)).member, (await memberOf(machine, b)).member]
    await machine.must('people.merge', { members: [a, b] })
    await machine.must('member.set', { member: a, fields: { phone: '0999', email: '' } })
    await machine.must('member.label', { who: these(a), kind: 'tags', add: ['新'], remove: ['講者'] })
    await machine.must('member.notes', { member: a, notes: '改過' })
    await machine.must('member.leave', { member: a, chapter })
    await machine.must('member.archive', { who: these(a), archived: true })
    await machine.must('member.archive', { who: these(a), archived: false })
    const salon = await salonIn(family, { theme: '一起' })
    await machine.must('salon.rsvp', { salon, member: a, status: 'maybe' })
    await machine.must('door.checkIn', { salon, member: b })
    const later = await salonIn(family, { theme: '再見', start: '2026-03-14T19:00', end: '2026-03-14T21:00' })
    await machine.must('salon.invite', { salon: later, who: these(b) })
    return { ...family, own }
  }

  test('waits with the oldest record to be assigned, and neither record has it yet', async () => {
    const { machine, people, own } = await edited()
    const [a, b] = people
    await machine.must('people.split', { member: a, part: b })
    const [viewA, viewB] = [await memberOf(machine, a), await memberOf(machine, b)]
    expect([viewA.member, viewB.member]).toEqual(own)
    expect(viewB.added).toEqual([])
    const candidates = [
      { id: a, name: '王小明' },
      { id: b, name: '小明' },
    ]
    expect(viewA.added).toMatchObject([
      { kind: 'field', field: 'phone', value: '0999', candidates },
      { kind: 'label', field: 'tags', value: '新', candidates },
      { kind: 'notes', value: '改過', candidates },
      { kind: 'membership', candidates },
      { kind: 'evening', value: '一起', candidates },
      { kind: 'evening', value: '再見', candidates },
    ])
    expect((await memberOf(await machine.afterKill(), a)).added).toEqual(viewA.added)
  })

  test('given to the record itself becomes its own', async () => {
    const { machine, chapter, people } = await edited()
    const [a, b] = people
    await machine.must('people.split', { member: a, part: b })
    const theirs = await memberOf(machine, b)
    await giveAll(machine, a, a)
    const view = await memberOf(machine, a)
    expect(view.member).toMatchObject({ phone: '0999', tags: ['志工', '新', '春'], notes: '改過' })
    expect(view.member.memberships[chapter]?.until).toBe('2026-02-28')
    expect(view.salons.find(({ theme }) => theme === '一起')).toMatchObject({ status: 'maybe', arrived: true })
    expect(view.added).toEqual([])
    expect(await memberOf(machine, b)).toEqual(theirs)
    expect(await memberOf(await machine.afterKill(), a)).toEqual(view)
  })

  test('given to the other is the other’s, and the record has what it had', async () => {
    const { machine, chapter, people } = await edited()
    const [a, b] = people
    await machine.must('people.split', { member: a, part: b })
    const before = await memberOf(machine, a)
    await giveAll(machine, a, b)
    const [mine, theirs] = [await memberOf(machine, a), await memberOf(machine, b)]
    expect(mine.member).toEqual(before.member)
    expect(mine.added).toEqual([])
    expect(mine.salons.map(({ theme }) => theme)).not.toContain('一起')
    expect(theirs.member).toMatchObject({ phone: '0999', notes: '改過' })
    expect(theirs.member.tags).toContain('新')
    expect(theirs.member.memberships[chapter]?.until).toBe('2026-02-28')
    expect(theirs.salons.find(({ theme }) => theme === '一起')).toMatchObject({ status: 'maybe', arrived: true })
    expect(theirs.added).toEqual([])
  })

  test('given to nobody is gone, each by itself, and each can be undone', async () => {
    const { machine, people } = await edited()
    const [a, b] = people
    await machine.must('people.split', { member: a, part: b })
    const { added, member } = await memberOf(machine, a)
    for (const { item } of added) {
      const before = await memberOf(machine, a)
      await machine.must('people.assign', { member: a, item, to: null })
      expect((await memberOf(machine, a)).added.map((one) => one.item)).not.toContain(item)
      await machine.must('undo', {})
      expect(await memberOf(machine, a)).toEqual(before)
      await machine.must('redo', {})
    }
    const after = await memberOf(machine, a)
    expect(after.added).toEqual([])
    expect(after.member).toEqual(member)
    expect(after.salons.map(({ theme }) => theme)).not.toContain('一起')
    expect(await machine.refusal('people.assign', { member: a, item: 'fields/phone', to: null })).toEqual({
      code: 'not-found',
    })
  })

  test('goes to nobody who was never part of it', async () => {
    const { machine, people } = await edited()
    const [a, b, c] = people
    await machine.must('people.split', { member: a, part: b })
    const [{ item } = { item: '' }] = (await memberOf(machine, a)).added
    expect(await machine.refusal('people.assign', { member: a, item, to: c })).toEqual({ code: 'not-found' })
  })

  test('counts again when the two are merged again', async () => {
    const { machine, people } = await edited()
    const [a, b] = people
    const before = await memberOf(machine, a)
    await machine.must('people.split', { member: a, part: b })
    await machine.must('people.merge', { members: [a, b] })
    expect(await memberOf(machine, a)).toEqual(before)
  })

  test('stays with the others where one of three is taken out', async () => {
    const { machine, people } = await three()
    const [a, b, c] = people
    await machine.must('people.merge', { members: [...people] })
    await machine.must('member.set', { member: b, fields: { city: '花蓮' } })
    await machine.must('people.split', { member: a, part: b })
    expect((await memberOf(machine, c)).member.city).toBe('花蓮')
    expect((await memberOf(machine, b)).member.city).toBe('高雄')
  })

  test('is given out once more after the oldest of three has left the others', async () => {
    const { machine, people } = await three()
    const [a, b, c] = people
    await machine.must('people.merge', { members: [...people] })
    await machine.must('member.set', { member: b, fields: { city: '花蓮' } })
    await machine.must('people.split', { member: a, part: a })
    const { added } = await memberOf(machine, a)
    expect(added).toMatchObject([{ field: 'city', value: '花蓮', candidates: [{ id: a }, { id: b }] }])
    await machine.must('people.assign', { member: a, item: added[0]?.item ?? '', to: b })
    expect((await memberOf(machine, c)).member.city).toBe('花蓮')
    expect((await memberOf(machine, a)).added).toEqual([])
  })
})

/** Gives everything that waits to one of those it may belong to. */
async function giveAll(machine: Machine, member: MemberId, to: MemberId): Promise<void> {
  for (const { item } of (await memberOf(machine, member)).added) {
    await machine.must('people.assign', { member, item, to })
  }
}

test('The history of both says who took them apart', async () => {
  const here = await club()
  const one = await memberIn(here, '王小明')
  const other = await memberIn(here, '小明')
  await here.machine.must('people.merge', { members: [one, other] })
  await here.machine.must('people.split', { member: one, part: other })
  for (const record of [one, other]) {
    const history = await here.machine.view('history', { record })
    expect(history.find(({ command }) => command === 'people.split')).toMatchObject({ by: '陳怡君', mine: true })
  }
})
