import { describe, expect, test } from 'vitest'
import type { ChapterId, MemberId, SalonId, SeriesId } from '../../../shared/domain/ids.ts'
import type { SalonDraft } from '../../../shared/protocol/planning.ts'
import { chapterIn, club, memberIn, salonIn, these } from '../../helpers/fake-world.ts'
import type { Machine } from '../../helpers/store.ts'

const noSalon = 'sal_0000000000000000' as SalonId

async function salonOf(machine: Machine, salon: SalonId) {
  const view = await machine.view('salon', { salon })
  if (view === null) throw new Error('no such salon')
  return view
}

describe('A salon', () => {
  test('is planned with everything it needs, at wall-clock times of its chapter', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const host = await memberIn(taipei, '王小明')
    const { series } = await machine.must('series.create', { name: '週六散步' })
    const salon = await salonIn(taipei, {
      series,
      capacity: 20,
      hosts: [host, 'mem_0000000000000000' as MemberId],
      agenda: [
        { minutes: 15, title: ' 報到 ' },
        { minutes: 44.6, title: '分享', who: '王小明' },
      ],
      notes: '帶投影機',
    })
    const view = await salonOf(await machine.afterKill(), salon)
    expect(view).toMatchObject({
      startsAt: Date.UTC(2026, 2, 7, 11),
      endsAt: Date.UTC(2026, 2, 7, 13),
      series: { id: series, name: '週六散步' },
      hosts: [{ id: host, name: '王小明' }],
    })
    expect(view.salon).toMatchObject({
      chapter,
      zone: 'Asia/Taipei',
      capacity: 20,
      venue: '浮光書店',
      notes: '帶投影機',
    })
    expect(view.salon.agenda).toMatchObject([
      { order: 0, minutes: 15, title: '報到', who: '' },
      { order: 1, minutes: 45, title: '分享', who: '王小明' },
    ])
  })

  test('is refused with an impossible theme, time, capacity, chapter or series', async () => {
    const taipei = await club()
    const draft: SalonDraft = {
      theme: 'x',
      chapter: taipei.chapter,
      start: '2026-03-07T19:00',
      end: '2026-03-07T21:00',
    }
    const refused = (more: Partial<SalonDraft>) => taipei.machine.refusal('salon.create', { ...draft, ...more })
    expect(await refused({ theme: ' ' })).toEqual({ code: 'name-empty' })
    expect(await refused({ start: '2026-02-30T19:00' })).toEqual({
      code: 'bad-date',
      params: { value: '2026-02-30T19:00' },
    })
    expect(await refused({ end: 'late' })).toEqual({ code: 'bad-date', params: { value: 'late' } })
    expect(await refused({ end: '2026-03-07T19:00' })).toEqual({ code: 'end-before-start' })
    for (const capacity of [0, -1, 1.5, 100_001])
      expect(await refused({ capacity })).toMatchObject({ code: 'bad-capacity' })
    expect(await refused({ venue: 'x'.repeat(501) })).toMatchObject({ params: { field: 'venue' } })
    expect(await refused({ notes: 'x'.repeat(50_001) })).toMatchObject({ params: { field: 'notes' } })
    expect(await refused({ chapter: 'cha_0000000000000000' as ChapterId })).toEqual({ code: 'not-found' })
    expect(await refused({ series: 'ser_0000000000000000' as SeriesId })).toEqual({ code: 'not-found' })
    expect(await taipei.machine.view('salons', { range: { from: 0, count: 9 } })).toMatchObject({ total: 0, rows: [] })
  })

  test('is changed field by field; what is not named stays', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei, { capacity: 20, agenda: [{ minutes: 15, title: '報到' }], notes: 'x' })
    const before = (await salonOf(machine, salon)).salon
    await machine.must('salon.update', { salon, set: { theme: '記憶與城市', capacity: null } })
    const { capacity: _none, ...rest } = before
    expect((await salonOf(machine, salon)).salon).toEqual({ ...rest, theme: '記憶與城市' })
    expect(await machine.refusal('salon.update', { salon, set: { end: '2026-03-06T21:00' } })).toEqual({
      code: 'end-before-start',
    })
    expect(await machine.refusal('salon.update', { salon: noSalon, set: {} })).toEqual({ code: 'not-found' })
  })

  test('keeps the lines of its agenda apart when they are moved, changed and removed', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei, { agenda: ['a', 'b', 'c'].map((title) => ({ minutes: 10, title })) })
    const [a, , c] = (await salonOf(machine, salon)).salon.agenda
    if (!a || !c) throw new Error('no agenda')
    await machine.must('salon.update', { salon, set: { agenda: [c, { ...a, title: 'A' }] } })
    expect((await salonOf(machine, salon)).salon.agenda).toEqual([
      { ...c, order: 0 },
      { ...a, title: 'A', order: 1 },
    ])
  })

  test('can be cancelled, after which nobody is invited, answers or arrives until it is held after all', async () => {
    const taipei = await club()
    const { machine } = taipei
    const member = await memberIn(taipei, '王小明')
    const salon = await salonIn(taipei)
    await machine.must('salon.cancel', { salon, cancelled: true })
    const who = these(member)
    const cancelled = { code: 'salon-cancelled' }
    expect(await machine.refusal('salon.invite', { salon, who })).toEqual(cancelled)
    expect(await machine.refusal('salon.rsvp', { salon, member, status: 'going' })).toEqual(cancelled)
    expect(await machine.refusal('door.checkIn', { salon, member })).toEqual(cancelled)
    expect(await machine.refusal('door.walkIn', { salon, name: '林大為' })).toEqual(cancelled)
    await machine.must('salon.cancel', { salon, cancelled: false })
    await machine.must('door.checkIn', { salon, member })
    expect(await machine.refusal('salon.cancel', { salon: noSalon, cancelled: true })).toEqual({ code: 'not-found' })
  })
})

describe('The list of salons', () => {
  test('shows the coming ones soonest first and the past ones latest first, by chapter and by text', async () => {
    const taipei = await club()
    const { machine } = taipei
    const taichung = await chapterIn(machine, '台中')
    const on = (day: string) => ({ start: `${day}T19:00`, end: `${day}T21:00` })
    const { series } = await machine.must('series.create', { name: '散步' })
    await salonIn(taipei, { theme: 'far', ...on('2026-05-02') })
    await salonIn(taipei, { theme: 'near', ...on('2026-03-07'), series })
    await salonIn(taipei, { theme: 'tonight', ...on('2026-02-28') })
    await salonIn(taipei, { theme: 'yesterday', ...on('2026-02-27'), venue: 'Café Liu' })
    await salonIn({ machine, chapter: taichung }, { theme: 'long ago', ...on('2025-02-27') })
    const range = { from: 0, count: 10 }
    const themes = async (input: object) =>
      (await machine.view('salons', { range, ...input })).rows.map(({ theme }) => theme)
    expect(await themes({ when: 'upcoming' })).toEqual(['tonight', 'near', 'far'])
    expect(await themes({ when: 'past' })).toEqual(['yesterday', 'long ago'])
    expect(await themes({})).toEqual(['far', 'near', 'tonight', 'yesterday', 'long ago'])
    expect(await themes({ chapter: taichung })).toEqual(['long ago'])
    expect(await themes({ text: 'cafe' })).toEqual(['yesterday'])
    expect(await themes({ text: '散步' })).toEqual(['near'])
    const window = await machine.view('salons', { range: { from: 1, count: 2 } })
    expect(window).toMatchObject({ total: 5, from: 1, rows: [{ theme: 'near' }, { theme: 'tonight' }] })
  })
})
