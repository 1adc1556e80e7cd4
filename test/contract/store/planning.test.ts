import { describe, expect, test } from 'vitest'
import type { SalonId } from '../../../shared/domain/ids.ts'
import { chapterIn, club, decisionsOn, memberIn, salonIn } from '../../helpers/fake-world.ts'
import { actions, allOf, told } from '../../helpers/history.ts'
import { joined, meet, pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

async function salonOf(machine: Machine, salon: SalonId) {
  const view = await machine.view('salon', { salon })
  if (view === null) throw new Error('there is no such salon')
  return view
}

const LOFT = { name: '河岸閣樓', address: '河岸路 8 號 3 樓', capacity: 30, access: '沒有電梯' }

describe('A venue', () => {
  test('is kept with what is known of it, edited field by field, and told with the salons that were there', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const cost = { amount: 300_000, currency: 'TWD' }
    const { venue } = await machine.must('venue.create', { chapter, ...LOFT, cost })
    await salonIn(taipei, { venue: '河岸閣樓', venueId: venue, theme: '城市與記憶' })
    const off = await salonIn(taipei, { venue: '河岸閣樓', venueId: venue, theme: '颱風夜' })
    await machine.must('salon.cancel', { salon: off, cancelled: true })
    await machine.must('venue.update', { venue, set: { capacity: 24, cost: null } })
    const [row] = await (await machine.afterKill()).view('venues', { chapter })
    expect(row).toMatchObject({ ...LOFT, capacity: 24, salons: 1, latest: [{ theme: '城市與記憶' }] })
    expect(row).not.toHaveProperty('cost')
    await machine.must('undo', {})
    expect((await machine.view('venues', {}))[0]).toMatchObject({ capacity: 30, cost })
  })

  test('that is archived is last in the list and stays where it was', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const { venue } = await machine.must('venue.create', { chapter, name: 'A' })
    await machine.must('venue.create', { chapter, name: 'B' })
    const salon = await salonIn(taipei, { venueId: venue })
    await machine.must('venue.archive', { venue, archived: true })
    expect((await machine.view('venues', {})).map(({ name }) => name)).toEqual(['B', 'A'])
    expect((await salonOf(machine, salon)).salon.venueId).toBe(venue)
    await machine.must('venue.archive', { venue, archived: false })
    expect((await machine.view('venues', {})).map(({ name }) => name)).toEqual(['A', 'B'])
  })

  test('is refused without a name, without a real capacity, or with a cost that is no amount', async () => {
    const { machine, chapter } = await club()
    const refused = async (more: object) =>
      (await machine.refusal('venue.create', { chapter, name: '閣樓', ...more })).code
    expect(await refused({ name: ' ' })).toBe('name-empty')
    expect(await refused({ capacity: 0 })).toBe('bad-capacity')
    expect(await refused({ cost: { amount: -5, currency: 'TWD' } })).toBe('bad-amount')
    expect(await refused({ notes: '字'.repeat(60_000) })).toBe('value-too-long')
    expect(await machine.view('venues', {})).toEqual([])
  })

  test('on which two organizers disagree waits for a decision', async () => {
    const { mei, wei, chapter } = await pair()
    const { venue } = await mei.must('venue.create', { chapter, ...LOFT })
    await meet(mei, wei)
    await mei.must('venue.update', { venue, set: { capacity: 20 } })
    await wei.must('venue.update', { venue, set: { capacity: 40 } })
    await meet(mei, wei)
    expect(await decisionsOn(mei)).toMatchObject([{ recordKind: 'venue', name: '河岸閣樓', field: 'capacity' }])
  })

  test('of a chapter is its leaders’ to keep, and nobody else’s', async () => {
    const { machine: mei, chapter } = await club()
    const elsewhere = await chapterIn(mei, '台中')
    const wei = await joined(mei, '偉', {}, { role: 'leader', chapters: [chapter] })
    await wei.must('venue.create', { chapter, ...LOFT })
    expect(await wei.refusal('venue.create', { chapter: elsewhere, ...LOFT })).toMatchObject({ code: 'not-allowed' })
  })

  test('is named by the history, and goes with a stretch of work that is taken back, unless a salon is there', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    machine.clock.advance(60_000)
    const from = machine.clock.now
    const { venue } = await machine.must('venue.create', { chapter, ...LOFT })
    await machine.must('venue.create', { chapter, name: '沒人去的' })
    const [, first] = await actions(machine)
    expect(first && told(first)).toBe('陳怡君 venue.create 河岸閣樓')
    const to = machine.clock.now
    machine.clock.advance(60_000)
    await salonIn(taipei, { venueId: venue })
    await machine.must('history.undoSpan', { ...(await allOf(machine)), from, to })
    expect((await machine.view('venues', {})).map(({ name }) => name)).toEqual(['河岸閣樓'])
  })
})

describe('A template', () => {
  test('keeps what a salon planned, without its date, its guests, its ticks and what was spent', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei, {
      capacity: 24,
      interests: ['歷史'],
      agenda: [{ minutes: 15, title: '報到', who: '小明', bring: '名牌' }],
      tasks: [{ title: '訂場地', daysBefore: 14, done: 1 }],
      budget: [{ kind: 'cost', label: '場地', planned: 1000, real: 1200 }],
      currency: 'TWD',
      fee: 20_000,
      notes: '借投影機',
    })
    const { template } = await machine.must('template.save', { salon, name: '老街走讀' })
    const kept = await (await machine.afterKill()).view('template', { template })
    expect(kept).toMatchObject({
      name: '老街走讀',
      minutes: 120,
      capacity: 24,
      interests: ['歷史'],
      agenda: [{ minutes: 15, title: '報到', who: '小明', bring: '名牌' }],
      tasks: [{ title: '訂場地', daysBefore: 14 }],
      budget: [{ kind: 'cost', label: '場地', planned: 1000 }],
      currency: 'TWD',
      fee: 20_000,
      notes: '借投影機',
    })
    expect(kept?.tasks[0]).not.toHaveProperty('done')
    expect(kept?.budget[0]).not.toHaveProperty('real')
    expect(kept?.agenda[0]?.id).not.toBe((await salonOf(machine, salon)).salon.agenda[0]?.id)
  })

  test('is edited field by field, and can be as it was again', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei, {
      interests: ['歷史'],
      agenda: [
        { minutes: 15, title: '報到' },
        { minutes: 30, title: '走讀' },
      ],
      tasks: [{ title: '訂場地', daysBefore: 14 }],
    })
    const { template } = await machine.must('template.save', { salon, name: '走讀' })
    const before = await machine.view('template', { template })
    const [first] = before?.agenda ?? []
    await machine.must('template.update', {
      template,
      set: {
        name: '老街走讀',
        minutes: 90,
        capacity: 30,
        interests: ['建築'],
        agenda: [{ ...first, minutes: 20, title: '集合' }],
        budget: [{ kind: 'cost', label: '導覽', planned: 3000 }],
        currency: 'TWD',
        fee: 100,
      },
    })
    expect(await machine.view('template', { template })).toMatchObject({
      name: '老街走讀',
      minutes: 90,
      capacity: 30,
      interests: ['建築'],
      agenda: [{ id: first?.id, minutes: 20, title: '集合' }],
      tasks: [{ title: '訂場地', daysBefore: 14 }],
      budget: [{ label: '導覽', planned: 3000 }],
      fee: 100,
    })
    await machine.must('template.update', { template, set: { capacity: null, fee: null } })
    const emptied = await (await machine.afterKill()).view('template', { template })
    expect(emptied).not.toHaveProperty('capacity')
    expect(emptied).not.toHaveProperty('fee')
    await machine.must('undo', {})
    await machine.must('undo', {})
    expect(await machine.view('template', { template })).toEqual(before)
    expect(await machine.refusal('template.update', { template, set: { name: '' } })).toMatchObject({
      code: 'name-empty',
    })
    expect(await machine.refusal('template.update', { template, set: { capacity: 0 } })).toMatchObject({
      code: 'bad-capacity',
    })
  })

  test('is copied with lines of its own, and deleted, which can be undone', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei, { agenda: [{ minutes: 15, title: '報到' }] })
    const { template } = await machine.must('template.save', { salon, name: '走讀' })
    const { template: copy } = await machine.must('template.duplicate', { template, name: '走讀（副本）' })
    await machine.must('template.update', { template: copy, set: { agenda: [] } })
    expect(await machine.view('templates', {})).toMatchObject([
      { name: '走讀', agenda: 1 },
      { name: '走讀（副本）', agenda: 0 },
    ])
    await machine.must('template.delete', { template })
    expect((await machine.view('templates', {})).map(({ name }) => name)).toEqual(['走讀（副本）'])
    expect(await machine.view('template', { template })).toBeNull()
    expect(await machine.refusal('template.delete', { template })).toMatchObject({ code: 'not-found' })
    await machine.must('undo', {})
    expect((await machine.view('templates', {})).map(({ name }) => name)).toEqual(['走讀', '走讀（副本）'])
  })
})

describe('Tasks', () => {
  test('come together over all salons, soonest first; mine are those with my name, others’ too in one line', async () => {
    const taipei = await club()
    const { machine } = taipei
    const first = await salonIn(taipei, {
      theme: '三月',
      start: '2026-03-07T19:00',
      end: '2026-03-07T21:00',
      tasks: [
        { title: '提醒', owner: '陳怡君、小明', daysBefore: 2 },
        { title: '訂場地', owner: '小明', daysBefore: 60 },
        { title: '做過了', owner: '陳怡君', daysBefore: 9, done: 1 },
      ],
    })
    const off = await salonIn(taipei, { theme: '取消', tasks: [{ title: '白忙', owner: '陳怡君', daysBefore: 1 }] })
    await machine.must('salon.cancel', { salon: off, cancelled: true })
    const lines = async (mine: boolean) =>
      (await machine.view('tasks', { mine })).map(({ due, task, urgency }) => `${due} ${task.title} ${urgency}`)
    expect(await lines(false)).toEqual(['2026-01-06 訂場地 overdue', '2026-03-05 提醒 week'])
    expect(await lines(true)).toEqual(['2026-03-05 提醒 week'])
    await machine.must('salon.update', { salon: first, set: { start: '2026-03-14T19:00', end: '2026-03-14T21:00' } })
    expect(await lines(true)).toEqual(['2026-03-12 提醒 later'])
  })

  test('are ticked one by one, by two organizers at once too', async () => {
    const both = await pair()
    const { mei, wei } = both
    const salon = await salonIn(both, {
      tasks: [
        { title: '訂場地', daysBefore: 14 },
        { title: '提醒', daysBefore: 2 },
      ],
    })
    await meet(mei, wei)
    const [book, remind] = (await salonOf(mei, salon)).salon.tasks
    if (!book || !remind) throw new Error('the tasks are not there')
    await mei.must('salon.tick', { salon, task: book.id, done: true })
    await wei.must('salon.tick', { salon, task: remind.id, done: true })
    await meet(mei, wei)
    for (const machine of [mei, wei])
      expect((await salonOf(machine, salon)).salon.tasks.every(({ done }) => done !== undefined)).toBe(true)
    await mei.must('salon.tick', { salon, task: book.id, done: false })
    expect(await mei.view('tasks', {})).toMatchObject([{ task: { title: '訂場地' } }])
    await mei.must('undo', {})
    expect(await mei.view('tasks', {})).toEqual([])
    expect(await mei.refusal('salon.tick', { salon, task: 'ent_none', done: true })).toMatchObject({
      code: 'not-found',
    })
  })
})

describe('The money of a salon', () => {
  test('says who paid and who has not, in the currency of the chapter’s country', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei, { fee: 50_000 })
    const [wang, bu, ding] = [
      await memberIn(taipei, '王小明'),
      await memberIn(taipei, '卜三'),
      await memberIn(taipei, '丁一'),
    ]
    for (const member of [wang, bu, ding]) await machine.must('salon.rsvp', { salon, member, status: 'going' })
    await machine.must('door.pay', { salon, member: wang, amount: 50_000, currency: 'TWD', how: 'cash' })
    await machine.must('door.pay', { salon, member: ding, amount: 0, currency: 'TWD', how: 'waived' })
    expect(await machine.view('money', { salon })).toMatchObject({
      currency: 'TWD',
      collected: 50_000,
      payers: 1,
      waived: 1,
      owing: [{ name: '卜三' }],
    })
    machine.clock.now = Date.parse('2026-03-20T00:00Z')
    expect((await machine.view('money', { salon }))?.owing).toEqual([])
  })
})

describe('Themes', () => {
  test('are suggested from what active members of the chapter care about', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    for (const name of ['王小明', '卜三', '丁一']) await memberIn(taipei, name, { interests: ['茶'] })
    expect(await machine.view('themes', { chapter })).toEqual([
      { theme: '茶', interests: ['茶'], why: { kind: 'interest', members: 3, days: null } },
    ])
    await salonIn(taipei, { theme: '春茶', interests: ['茶'] })
    expect(await machine.view('themes', { chapter })).toEqual([])
  })
})

describe('A capacity below those who said yes', () => {
  test('takes no seat from anybody: the salon is over-booked until somebody decides', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei, { capacity: 3 })
    for (const name of ['王小明', '卜三', '丁一'])
      await machine.must('salon.rsvp', { salon, member: await memberIn(taipei, name), status: 'going' })
    await machine.must('salon.update', { salon, set: { capacity: 1 } })
    expect((await salonOf(machine, salon)).count).toMatchObject({ going: 3, waitlisted: 0, overbooked: 2 })
    expect(await decisionsOn(machine)).toMatchObject([{ kind: 'overbooked', going: 3, capacity: 1 }])
  })
})
