import { describe, expect, test } from 'vitest'
import type { LinkId, MemberId } from '../../../shared/domain/ids.ts'
import { dumpOf } from '../../helpers/dump.ts'
import {
  chapterIn,
  club,
  community,
  decisionsOn,
  memberIn,
  memberOf,
  namesOf,
  rowsOf,
  these,
} from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import type { Machine } from '../../helpers/store.ts'

const ALL = { from: 0, count: 500 }

interface Two extends Club {
  readonly ming: MemberId
  readonly xiao: MemberId
}

/** One man on the roster twice, with a number and an address each; 陳怡君 stands beside. */
async function twice(): Promise<Two> {
  const taipei = await club()
  const ming = await memberIn(taipei, '王小明', {
    fields: { phone: '0911', city: '台北' },
    tags: ['志工'],
    notes: '吃素',
  })
  const xiao = await memberIn(taipei, '小明', {
    fields: { phone: '0922', email: 'ming@example.tw', city: '高雄' },
    tags: ['講者'],
    interests: ['攝影'],
    notes: '靠窗',
  })
  await memberIn(taipei, '陳怡君')
  return { ...taipei, ming, xiao }
}

async function merged(): Promise<Two> {
  const two = await twice()
  await two.machine.must('people.merge', { members: [two.ming, two.xiao] })
  return two
}

async function membersOf(machine: Machine): Promise<number> {
  return (await community(machine)).members
}

describe('Merging two members', () => {
  test('makes one of them, who has what both had and is found by what either had', async () => {
    const { machine, ming, xiao } = await twice()
    expect(await machine.must('people.merge', { members: [xiao, ming], lane: 'choose' })).toEqual({ member: ming })
    expect(await membersOf(machine)).toBe(2)
    expect(await memberOf(machine, ming)).toMatchObject({
      member: { id: ming, name: '王小明', phone: '0911', phone2: '0922', email: 'ming@example.tw', city: '台北' },
      also: [
        { field: 'name', values: [{ part: xiao, value: '小明' }] },
        { field: 'city', values: [{ part: xiao, value: '高雄' }] },
      ],
      parts: [{ member: { id: ming } }, { member: { id: xiao } }],
      added: [],
    })
    expect((await memberOf(machine, ming)).member).toMatchObject({
      tags: ['志工', '講者'],
      interests: ['攝影'],
      notes: '吃素\n靠窗',
    })
    for (const text of ['小明', 'xiaoming', '0922', '高雄', 'ming@example']) {
      expect(await namesOf(machine, { text }), `found by ${text}`).toEqual(['王小明'])
    }
    expect(await namesOf(machine, { tags: ['志工', '講者'] })).toEqual(['王小明'])
    const { tags } = await community(machine)
    expect(tags).toEqual(expect.arrayContaining([{ name: '志工', members: 1 }, { name: '講者', members: 1 }])) // prettier-ignore
  })

  test('is listed with who did it, and is the same after a restart', async () => {
    const { machine, ming, xiao } = await merged()
    const { rows } = await machine.view('merges', { range: ALL })
    expect(rows).toMatchObject([
      { member: ming, name: '王小明', a: { id: ming < xiao ? ming : xiao }, how: 'person', mine: true, by: '陳怡君' },
    ])
    const before = await dumpOf(machine)
    expect(await dumpOf(await machine.afterKill())).toEqual(before)
    expect(await dumpOf(await machine.afterRestart())).toEqual(before)
  })

  test('takes the values that were picked, also for one of three', async () => {
    const { machine, chapter, ming, xiao } = await twice()
    const third = await memberIn({ machine, chapter }, '王曉明', { fields: { city: '花蓮', phone: '0933' } })
    await machine.must('people.merge', { members: [ming, xiao, third], picks: { name: xiao, city: third } })
    expect((await memberOf(machine, ming)).member).toMatchObject({ name: '小明', city: '花蓮', phone: '0911' })
    await machine.must('people.pick', { member: third, field: 'city', part: xiao })
    expect((await memberOf(machine, ming)).member.city).toBe('高雄')
    await machine.must('people.pick', { member: ming, field: 'city', part: null })
    expect((await memberOf(machine, ming)).member.city).toBe('台北')
    const stranger = (await rowsOf(machine)).find(({ name }) => name === '陳怡君')?.id ?? third
    expect(await machine.refusal('people.pick', { member: ming, field: 'city', part: stranger })).toEqual({
      code: 'not-found',
    })
  })

  test('of one who is two already keeps all of them together', async () => {
    const { machine, chapter, ming, xiao } = await merged()
    const third = await memberIn({ machine, chapter }, '王曉明')
    await machine.must('people.merge', { members: [third, xiao] })
    expect((await memberOf(machine, third)).parts.map(({ member }) => member.id)).toEqual([ming, xiao, third])
    expect(await membersOf(machine)).toBe(2)
  })

  test('of two whom only the rule united with a third loses nobody', async () => {
    const taipei = await club()
    const { machine } = taipei
    const fields = { phone: '0912345678', email: 'ming@example.tw', birthday: '1988-01-02' }
    const first = await memberIn(taipei, '王小明', { fields })
    await memberIn(taipei, '王小明', { fields })
    await machine.must('people.match', {})
    expect(await machine.must('people.mergeLane', { lane: 'safe' })).toMatchObject({ merged: 1 })
    const third = await memberIn(taipei, '阿明')
    await machine.must('people.merge', { members: [third, first] })
    expect(await namesOf(machine)).toEqual(['王小明'])
    expect((await memberOf(machine, first)).parts).toHaveLength(3)
  })

  test('of what was said of one person and of another asks nothing: what was shown is what counts', async () => {
    const { machine, chapter, ming } = await merged()
    const others = [await memberIn({ machine, chapter }, '甲'), await memberIn({ machine, chapter }, '乙')] as const
    await machine.must('people.merge', { members: [...others] })
    await machine.must('member.set', { member: ming, fields: { city: '花蓮' } })
    await machine.must('member.set', { member: others[0], fields: { city: '台東', occupation: '老師' } })
    await machine.must('people.merge', { members: [ming, others[0]], picks: { occupation: others[0] } })
    expect(await decisionsOn(machine)).toEqual([])
    expect((await memberOf(machine, ming)).member).toMatchObject({ city: '花蓮', occupation: '老師' })
    await machine.must('undo', {})
    expect((await memberOf(machine, others[0])).member).toMatchObject({ city: '台東', occupation: '老師' })
  })

  test('is refused for somebody who is not there', async () => {
    const { machine, ming } = await twice()
    const nobody = 'mem_0000000000000000' as MemberId
    expect(await machine.refusal('people.merge', { members: [ming, nobody] })).toEqual({ code: 'not-found' })
    expect(await machine.refusal('people.split', { member: ming, part: ming })).toEqual({ code: 'not-found' })
  })

  test.each([
    ['both', [true, true], true],
    ['one', [true, false], false],
    ['the other', [false, true], false],
  ] as const)('of whom %s were archived is archived only if both were', async (_, [one, other], expected) => {
    const { machine, ming, xiao } = await twice()
    if (one) await machine.must('member.archive', { who: these(ming), archived: true })
    if (other) await machine.must('member.archive', { who: these(xiao), archived: true })
    await machine.must('people.merge', { members: [ming, xiao] })
    expect((await memberOf(machine, ming)).member.archived !== undefined).toBe(expected)
    expect(await membersOf(machine)).toBe(expected ? 1 : 2)
  })

  test('of a person who was archived with somebody active brings them back', async () => {
    const { machine, chapter, ming } = await merged()
    await machine.must('member.archive', { who: these(ming), archived: true })
    const third = await memberIn({ machine, chapter }, '王曉明')
    await machine.must('people.merge', { members: [ming, third] })
    expect((await memberOf(machine, ming)).member.archived).toBeUndefined()
  })

  test('keeps every chapter either belonged to', async () => {
    const { machine, chapter, ming, xiao } = await twice()
    const taichung = await chapterIn(machine, '台中')
    await machine.must('member.join', { member: xiao, chapter: taichung, role: 'leader', from: '2025-01-01' })
    await machine.must('member.leave', { member: xiao, chapter })
    await machine.must('people.merge', { members: [ming, xiao] })
    expect((await memberOf(machine, ming)).member.memberships).toMatchObject({
      [chapter]: { role: 'member' },
      [taichung]: { role: 'leader', from: '2025-01-01' },
    })
    const { chapters } = await community(machine)
    expect(chapters.map(({ members }) => members)).toEqual([2, 1])
  })
})

describe('Editing a merged person', () => {
  test.each([
    ['member.set', { fields: { city: '花蓮', phone: '', reading: 'x' } }],
    ['member.notes', { notes: '改過' }],
    ['member.leave', {}],
    ['member.join', { role: 'helper', from: '2024-01-01', until: '2027-01-01' }],
  ] as const)('%s shows, touches neither record, can be undone and redone', async (name, input) => {
    const { machine, chapter, ming, xiao } = await merged()
    const at = name === 'member.join' || name === 'member.leave' ? { chapter } : {}
    const before = await memberOf(machine, ming)
    await machine.must(name, { member: xiao, ...input, ...at } as never)
    const after = await memberOf(machine, ming)
    expect(after.member).not.toEqual(before.member)
    expect(after.parts).toEqual(before.parts)
    await machine.must('undo', {})
    expect(await memberOf(machine, ming)).toEqual(before)
    await machine.must('redo', {})
    expect(await memberOf(machine, ming)).toEqual(after)
    expect(await memberOf(await machine.afterKill(), ming)).toEqual(after)
  })

  test('labels, archiving and bringing back do the same', async () => {
    const { machine, ming, xiao } = await merged()
    const before = await memberOf(machine, ming)
    const who = these(xiao, ming)
    expect(await machine.must('member.label', { who, kind: 'tags', add: ['新'], remove: ['講者'] })).toEqual({
      changed: 1,
    })
    expect((await memberOf(machine, ming)).member.tags).toEqual(['志工', '新'])
    expect(await machine.must('member.archive', { who, archived: true })).toEqual({ changed: 1 })
    expect(await membersOf(machine)).toBe(1)
    await machine.must('member.archive', { who, archived: false })
    expect(await membersOf(machine)).toBe(2)
    for (let step = 0; step < 3; step += 1) await machine.must('undo', {})
    expect(await memberOf(machine, ming)).toEqual(before)
  })

  test('counts as one, also where two of its records keep something about the same label', async () => {
    const { machine, chapter, ming } = await merged()
    const others = [await memberIn({ machine, chapter }, '甲'), await memberIn({ machine, chapter }, '乙')] as const
    await machine.must('people.merge', { members: [...others] })
    const label = (...ids: MemberId[]) => ({ who: these(...ids), kind: 'tags' as const, add: ['新'] })
    expect(await machine.must('member.label', label(ming, ...others))).toEqual({ changed: 2 })
    await machine.must('people.merge', { members: [ming, others[0]] })
    expect(await machine.must('member.label', { who: these(ming), kind: 'tags', remove: ['新'] })).toEqual({
      changed: 1,
    })
    expect((await memberOf(machine, ming)).member.tags).toEqual(['志工', '講者'])
  })

  test('is told by the history of the person, whichever record is asked, with the merge itself', async () => {
    const { machine, ming, xiao } = await merged()
    await machine.must('member.set', { member: xiao, fields: { city: '花蓮' } })
    await machine.must('member.notes', { member: ming, notes: '改過' })
    const entries = await machine.view('history', { record: xiao })
    expect(entries).toEqual(await machine.view('history', { record: ming }))
    expect(entries.map(({ command }) => command)).toEqual([
      'member.notes',
      'member.set',
      'people.merge',
      'member.create',
      'member.create',
    ])
    expect(entries.slice(0, 2).map(({ edits }) => edits)).toEqual([
      [{ field: 'said~1notes', before: null, after: '改過', restorable: false }],
      [{ field: 'said~1fields~1city', before: null, after: '花蓮', restorable: false }],
    ])
    await machine.must('member.set', { member: ming, fields: { city: '台東' } })
    const change = entries[1]?.change ?? ''
    await machine.must('history.restore', { record: ming, change, field: 'said~1fields~1city' })
    expect((await memberOf(machine, ming)).member.city).toBe('花蓮')
  })

  test('brings back a value that the younger record once had', async () => {
    const { machine, ming, xiao } = await twice()
    await machine.must('member.set', { member: xiao, fields: { email: 'new@example.tw' } })
    await machine.must('people.merge', { members: [ming, xiao] })
    const made = (await machine.view('history', { record: xiao })).findLast(({ edits }) =>
      edits.some(({ after }) => after === 'ming@example.tw'),
    )
    await machine.must('history.restore', { record: ming, change: made?.change ?? '', field: 'email' })
    expect((await memberOf(machine, ming)).member.email).toBe('ming@example.tw')
    expect(await machine.refusal('history.restore', { record: ming, change: 'none' })).toEqual({ code: 'not-found' })
  })

  test('of whom one refuses to be written to lets nobody write, until somebody says that it is one', async () => {
    const { machine, chapter, ming, xiao } = await twice()
    const key = 'contact:email'
    const stateOf = async () => (await memberOf(machine, ming)).member.consents[key]?.state
    await machine.must('consent.record', {
      who: { kind: 'ids', ids: [xiao] },
      words: [{ key: 'contact:email', state: 'withdrawn' }],
    })
    await machine.must('consent.record', {
      who: { kind: 'ids', ids: [ming] },
      words: [{ key: 'contact:email', state: 'given' }],
    })
    await machine.must('people.merge', { members: [ming, xiao] })
    expect(await stateOf()).toBe('withdrawn')
    await machine.must('consent.record', {
      who: { kind: 'ids', ids: [xiao] },
      words: [{ key: 'contact:email', state: 'given' }],
    })
    expect(await stateOf()).toBe('given')
    const third = await memberIn({ machine, chapter }, '王曉明')
    await machine.must('consent.record', {
      who: { kind: 'ids', ids: [third] },
      words: [{ key: 'contact:email', state: 'withdrawn' }],
    })
    await machine.must('people.merge', { members: [ming, third] })
    expect(await stateOf()).toBe('withdrawn')
    await machine.must('people.split', { member: ming, part: third })
    await machine.must('people.split', { member: ming, part: xiao })
    expect(await stateOf()).toBe('given')
    expect((await memberOf(machine, xiao)).member.consents[key]?.state).toBe('withdrawn')
  })

  test('labelled in one go before they were merged tells of it once', async () => {
    const { machine, ming, xiao } = await twice()
    await machine.must('member.label', { who: these(ming, xiao), kind: 'tags', add: ['新'] })
    await machine.must('people.merge', { members: [ming, xiao] })
    const entries = await machine.view('history', { record: ming })
    expect(entries.filter(({ command }) => command === 'member.label')).toMatchObject([
      { edits: [{ field: 'tags/新' }] },
    ])
  })
})

describe('Different people', () => {
  test('is remembered: neither looked at again nor merged with others, until somebody thinks again', async () => {
    const taipei = await club()
    const { machine } = taipei
    const fields = { phone: '0912345678', email: 'ming@example.tw' }
    const [one, other] = [
      await memberIn(taipei, '王小明', { fields }),
      await memberIn(taipei, '王小明', { fields }),
    ] as const
    expect(await machine.must('people.match', {})).toMatchObject({ safe: 1 })
    await machine.must('people.apart', { pairs: [[other, one]] })
    expect(await machine.must('people.match', {})).toMatchObject({ safe: 0, choose: 0, maybe: 0, namesakes: 0 })
    const { rows } = await machine.view('apart', { range: ALL })
    expect(rows).toMatchObject([{ by: '陳怡君', mine: true }])
    const again = await machine.afterKill()
    expect((await again.view('apart', { range: ALL })).rows).toEqual(rows)
    await again.must('people.reconsider', { link: rows[0]?.link ?? ('lnk_0000000000000000' as LinkId) })
    expect((await again.view('apart', { range: ALL })).rows).toEqual([])
    expect(await again.must('people.match', {})).toMatchObject({ safe: 1 })
    await again.must('undo', {})
    expect((await again.view('apart', { range: ALL })).rows).toEqual(rows)
  })

  test('is overruled by merging them after all, and cannot be said of one person', async () => {
    const { machine, ming, xiao } = await twice()
    await machine.must('people.apart', { pairs: [[ming, xiao]] })
    await machine.must('people.merge', { members: [ming, xiao] })
    expect(await membersOf(machine)).toBe(2)
    expect(await decisionsOn(machine)).toEqual([])
    expect(await machine.refusal('people.apart', { pairs: [[xiao, ming]] })).toEqual({ code: 'are-one-person' })
    await machine.must('undo', {})
    expect(await membersOf(machine)).toBe(3)
    expect((await machine.view('apart', { range: ALL })).total).toBe(1)
  })

  test('can be undone and redone, and is refused of nobody', async () => {
    const { machine, ming, xiao } = await twice()
    await machine.must('people.apart', { pairs: [[ming, xiao]] })
    await machine.must('undo', {})
    expect((await machine.view('apart', { range: ALL })).total).toBe(0)
    await machine.must('redo', {})
    expect((await machine.view('apart', { range: ALL })).total).toBe(1)
    const link = 'lnk_0000000000000000' as LinkId
    expect(await machine.refusal('people.reconsider', { link })).toEqual({ code: 'not-found' })
    const nobody = 'mem_0000000000000000' as MemberId
    expect(await machine.refusal('people.apart', { pairs: [[ming, nobody]] })).toEqual({ code: 'not-found' })
  })
})
