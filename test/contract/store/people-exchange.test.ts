import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { dumpOf } from '../../helpers/dump.ts'
import { decisionsOn, importInto, memberIn, memberOf, namesOf, rowsOf, salonIn } from '../../helpers/fake-world.ts'
import { everything, joined, meet, pair, send } from '../../helpers/organizers.ts'
import type { Pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

const ALL = { from: 0, count: 500 }

interface Shared extends Pair {
  readonly a: MemberId
  readonly b: MemberId
  readonly c: MemberId
}

/** Three members, a, b and c from the oldest to the youngest, whom Mei and Wei both know. */
async function shared(): Promise<Shared> {
  const two = await pair()
  const a = await memberIn(two, '甲', { fields: { city: '台北' } })
  const b = await memberIn(two, '乙', { fields: { phone: '0922', city: '高雄' } })
  const c = await memberIn(two, '丙', { fields: { email: 'c@example.tw' } })
  await meet(two.mei, two.wei)
  return { ...two, a, b, c }
}

/** Who is one person, as the names of the records, sorted. */
async function peopleOn(machine: Machine): Promise<string[]> {
  const people: string[] = []
  for (const { id, name } of await rowsOf(machine, { status: 'all' })) {
    const parts = (await memberOf(machine, id)).parts.map(({ member }) => member.name)
    people.push(parts.length > 0 ? parts.join('') : name)
  }
  return people.sort()
}

async function expectSame(...machines: readonly Machine[]): Promise<void> {
  const [first, ...others] = machines
  const expected = first && (await dumpOf(first))
  for (const machine of others) expect(await dumpOf(machine)).toEqual(expected)
  for (const machine of machines) expect(await dumpOf(await machine.afterKill())).toEqual(expected)
}

describe('Two who merge offline', () => {
  test('the same two have one person with one merge more, and undoing one leaves the other', async () => {
    const { mei, wei, a, b } = await shared()
    for (const machine of [mei, wei]) await machine.must('people.merge', { members: [a, b] })
    await meet(mei, wei)
    expect(await peopleOn(mei)).toEqual(['丙', '甲乙'])
    await mei.must('undo', {})
    await meet(mei, wei)
    expect(await peopleOn(mei)).toEqual(['丙', '甲乙'])
    await expectSame(mei, wei)
  })

  test('overlapping pairs have the same people, in whatever order the files are opened, twice and late', async () => {
    const { mei, wei, a, b, c } = await shared()
    const early = await everything(mei)
    await mei.must('people.merge', { members: [a, b] })
    await mei.must('member.set', { member: b, fields: { city: '花蓮' } })
    await wei.must('people.merge', { members: [b, c] })
    await wei.must('member.label', { who: { kind: 'ids', ids: [c] }, kind: 'tags', add: ['志工'] })
    const [one, other] = [await everything(mei), await everything(wei)]
    for (const file of [one, early, one]) await wei.must('exchange.read', { file })
    for (const file of [other, early, other]) await mei.must('exchange.read', { file })
    expect(await peopleOn(mei)).toEqual(['甲乙丙'])
    expect((await memberOf(wei, c)).member).toMatchObject({ city: '花蓮', tags: ['志工'], email: 'c@example.tw' })
    await expectSame(mei, wei)
  })

  test('one merges what the other takes apart: the split stands, and the other is asked', async () => {
    const { mei, wei, a, b, c } = await shared()
    await mei.must('people.merge', { members: [a, b] })
    await meet(mei, wei)
    await wei.must('people.split', { member: a, part: b })
    await mei.must('people.merge', { members: [a, c] })
    await meet(mei, wei)
    // Mei merged c with both records of the person she saw; Wei has said that those are two.
    expect((await decisionsOn(mei)).map(({ kind }) => kind)).toEqual(['people'])
    expect(await namesOf(mei)).toHaveLength(2)
    await expectSame(mei, wei)
  })

  test('an edit made by somebody who did not know of the merge shows up', async () => {
    const { mei, wei, chapter, a, b } = await shared()
    await mei.must('people.merge', { members: [a, b] })
    await wei.must('member.set', { member: b, fields: { phone: '0999', occupation: '老師' } })
    await wei.must('member.notes', { member: b, notes: '吃素' })
    const salon = await salonIn({ machine: wei, chapter })
    await wei.must('door.checkIn', { salon, member: b })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      expect(await memberOf(machine, a)).toMatchObject({
        member: { phone: '0999', occupation: '老師', notes: '吃素' },
        attended: 1,
      })
    }
    await mei.must('people.split', { member: a, part: b })
    expect(await memberOf(mei, b)).toMatchObject({ member: { phone: '0999' }, attended: 1 })
    expect(await memberOf(mei, a)).toMatchObject({ attended: 0, added: [] })
  })

  test('by the rule never chain what neither of them saw', async () => {
    const two = await pair()
    const { mei, wei, chapter } = two
    const fields = { phone: '0912345678', email: 'ming@example.tw', birthday: '1988-01-02' }
    const b = await memberIn(two, '王小明', { fields })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      const file = '姓名,手機,電郵,生日\n王小明,0912345678,ming@example.tw,1988-01-02\n'
      expect(await importInto({ machine, chapter }, file)).toMatchObject({ matches: { safe: 1 } })
    }
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      expect(await namesOf(machine)).toHaveLength(2)
      expect((await memberOf(machine, b)).parts).toHaveLength(2)
      // The two imported records have never been looked at together; now they are, and merged all three are linked.
      expect(await machine.must('people.match', {})).toMatchObject({ safe: 1 })
    }
    await expectSame(mei, wei)
    await wei.must('people.mergeLane', { lane: 'safe' })
    await meet(mei, wei)
    for (const machine of [mei, wei]) expect((await memberOf(machine, b)).parts).toHaveLength(3)
    await expectSame(mei, wei)
  })
})

describe('One person here and two people there', () => {
  async function contradiction(): Promise<Shared> {
    const here = await shared()
    const { mei, wei, a, b } = here
    await mei.must('people.merge', { members: [a, b] })
    await wei.must('people.apart', { pairs: [[a, b]] })
    await meet(mei, wei)
    return here
  }

  test('is shown as a decision on both, and until then they are two', async () => {
    const { mei, wei, a, b } = await contradiction()
    for (const [machine, isMei] of [
      [mei, true],
      [wei, false],
    ] as const) {
      expect(await peopleOn(machine)).toEqual(['丙', '乙', '甲'])
      const [decision, ...others] = await decisionsOn(machine)
      expect(others).toEqual([])
      expect(decision).toMatchObject({
        kind: 'people',
        same: { by: '梅', mine: isMei },
        apart: { by: '偉', mine: !isMei },
      })
      if (decision?.kind !== 'people') throw new Error('nobody is asked about people')
      expect([decision.a.id, decision.b.id].sort()).toEqual([a, b].sort())
      expect([decision.a.name, decision.b.name].sort()).toEqual(['乙', '甲'])
    }
    await expectSame(mei, wei)
  })

  test.each([
    ['merging', ['丙', '甲乙']],
    ['saying that they are two', ['丙', '乙', '甲']],
  ])('is settled on both by %s on one', async (how, expected) => {
    const { mei, wei, a, b } = await contradiction()
    if (how === 'merging') await wei.must('people.merge', { members: [a, b] })
    else await mei.must('people.apart', { pairs: [[a, b]] })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      expect(await decisionsOn(machine)).toEqual([])
      expect(await peopleOn(machine)).toEqual(expected)
    }
    await expectSame(mei, wei)
    await (how === 'merging' ? wei : mei).must('undo', {})
    await meet(mei, wei)
    for (const machine of [mei, wei]) expect(await decisionsOn(machine)).toHaveLength(1)
  })

  test('settled by both, each in another way, is asked again', async () => {
    const { mei, wei, a, b } = await contradiction()
    await mei.must('people.apart', { pairs: [[a, b]] })
    await wei.must('people.merge', { members: [a, b] })
    await meet(mei, wei)
    for (const machine of [mei, wei]) expect((await decisionsOn(machine)).map(({ kind }) => kind)).toEqual(['people'])
    await mei.must('people.merge', { members: [a, b] })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      expect(await decisionsOn(machine)).toEqual([])
      expect(await peopleOn(machine)).toEqual(['丙', '甲乙'])
    }
  })

  test('is no decision where only the rule had merged them: the word of a person stands', async () => {
    const two = await pair()
    const { mei, wei } = two
    const fields = { phone: '0912345678', email: 'ming@example.tw' }
    const [a, b] = [await memberIn(two, '王小明', { fields }), await memberIn(two, '王小明', { fields })] as const
    await meet(mei, wei)
    await mei.must('people.match', {})
    await mei.must('people.mergeLane', { lane: 'safe' })
    await wei.must('people.apart', { pairs: [[a, b]] })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      expect(await decisionsOn(machine)).toEqual([])
      expect(await namesOf(machine)).toHaveLength(2)
    }
  })

  test('of three, where a third joins the two who are called different, keeps the earlier merge', async () => {
    const { mei, wei, a, b, c } = await shared()
    await mei.must('people.merge', { members: [a, b] })
    await mei.must('people.merge', { members: [b, c] })
    await wei.must('people.apart', { pairs: [[a, c]] })
    await meet(mei, wei)
    for (const machine of [mei, wei]) expect(await peopleOn(machine)).toEqual(['丙', '甲乙'])
    const asked = (await decisionsOn(mei)).length
    expect(asked).toBeGreaterThan(0)
    await wei.must('people.merge', { members: [a, c] })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      expect(await peopleOn(machine)).toEqual(['甲乙丙'])
      expect(await decisionsOn(machine)).toEqual([])
    }
  })
})

describe('What two organizers say of one person', () => {
  test('whom each merged on their own is a dispute on both, and settled on both', async () => {
    const { mei, wei, a, b, c } = await shared()
    await mei.must('people.merge', { members: [a, b] })
    await mei.must('member.set', { member: a, fields: { occupation: '老師' } })
    await wei.must('people.merge', { members: [b, c] })
    await wei.must('member.set', { member: b, fields: { occupation: '學生' } })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      const [decision] = await decisionsOn(machine)
      if (decision?.kind !== 'field') throw new Error('nothing is disputed')
      expect(decision).toMatchObject({ record: a, recordKind: 'member', field: 'occupation' })
      expect(decision.choices.map(({ value }) => value).sort()).toEqual(['學生', '老師'])
      expect(await namesOf(machine, { undecided: true })).toEqual(['甲'])
    }
    await expectSame(mei, wei)
    const [decision] = await decisionsOn(wei)
    if (decision?.kind !== 'field') throw new Error('nothing is disputed')
    const choice = decision.choices.find(({ value }) => value === '學生')?.id ?? ''
    await wei.must('decision.settle', { record: decision.record, field: decision.field, choice })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      expect(await decisionsOn(machine)).toEqual([])
      expect((await memberOf(machine, c)).member.occupation).toBe('學生')
    }
    await expectSame(mei, wei)
  })

  test.each(['said', 'picked'])('that both know, %s differently, asks with readable values and is settled', async (how) => {
    const { mei, wei, a, b } = await shared()
    await mei.must('people.merge', { members: [a, b] })
    await meet(mei, wei)
    if (how === 'said') {
      await mei.must('member.set', { member: a, fields: { city: '台北' } })
      await wei.must('member.set', { member: a, fields: { city: '高雄' } })
    } else {
      await mei.must('people.pick', { member: a, field: 'city', part: a })
      await wei.must('people.pick', { member: a, field: 'city', part: b })
    }
    await meet(mei, wei)
    const [decision, ...others] = await decisionsOn(mei)
    if (decision?.kind !== 'field') throw new Error('nothing is disputed')
    expect(others).toEqual([])
    expect(decision.choices.map(({ value }) => value).sort()).toEqual(['台北', '高雄'])
    await expectSame(mei, wei)
    const choice = decision.choices.find(({ value }) => value === '高雄')?.id ?? ''
    await mei.must('decision.settle', { record: decision.record, field: decision.field, choice })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      expect(await decisionsOn(machine)).toEqual([])
      expect((await memberOf(machine, a)).member.city).toBe('高雄')
    }
  }) // prettier-ignore

  test('asks nothing any more once they are taken apart', async () => {
    const { mei, wei, a, b } = await shared()
    await mei.must('people.merge', { members: [a, b] })
    await meet(mei, wei)
    await mei.must('member.set', { member: a, fields: { city: '花蓮' } })
    await wei.must('member.set', { member: a, fields: { city: '台東' } })
    await meet(mei, wei)
    expect(await decisionsOn(wei)).toHaveLength(1)
    await wei.must('people.split', { member: a, part: b })
    await meet(mei, wei)
    for (const machine of [mei, wei]) {
      expect(await decisionsOn(machine)).toEqual([])
      // What was said waits to be given to one of the two, which is another question.
      expect(await memberOf(machine, a)).toMatchObject({ undecided: [], added: [{ field: 'city' }] })
    }
  })

  test('in labels, archiving and notes asks nothing', async () => {
    const { mei, wei, a, b } = await shared()
    await mei.must('people.merge', { members: [a, b] })
    await meet(mei, wei)
    const who = { kind: 'ids' as const, ids: [a] }
    await mei.must('member.label', { who, kind: 'tags', add: ['志工'] })
    await meet(mei, wei)
    await mei.must('member.label', { who, kind: 'tags', remove: ['志工'] })
    await wei.must('member.label', { who, kind: 'tags', remove: ['志工'] })
    await wei.must('member.label', { who, kind: 'tags', add: ['志工', '講者'] })
    for (const machine of [mei, wei]) await machine.must('member.archive', { who, archived: true })
    await meet(mei, wei)
    expect(await decisionsOn(mei)).toEqual([])
    await expectSame(mei, wei)
  })
})

test('A third organizer who joins late sees the same people', async () => {
  const { mei, wei, a, b, c } = await shared()
  await mei.must('people.merge', { members: [a, b] })
  await wei.must('people.apart', { pairs: [[b, c]] })
  await meet(mei, wei)
  const lan = await joined(wei, '蘭')
  await lan.must('people.split', { member: a, part: b })
  await send(lan, mei)
  expect(await peopleOn(mei)).toEqual(['丙', '乙', '甲'])
  expect((await mei.view('apart', { range: ALL })).total).toBe(2)
  await meet(lan, wei)
  await meet(mei, wei)
  await expectSame(mei, wei)
})
