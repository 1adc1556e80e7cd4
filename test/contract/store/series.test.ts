import { describe, expect, test } from 'vitest'
import type { SalonId, SeriesId } from '../../../shared/domain/ids.ts'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import { chapterIn, club, community, memberIn, salonIn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'

/** Every second Thursday at half past seven; the clock of the tests shows Saturday, 28 February 2026. */
const thursdays = { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', start: '2026-03-05T19:30', minutes: 120 }
const march = { from: '2026-03-01', before: '2026-04-01' }

async function ritualIn({ machine, chapter }: Club): Promise<SeriesId> {
  const { series } = await machine.must('series.create', { name: '讀書夜', chapter, rhythm: thursdays })
  return series
}

async function march2026({ machine }: Club) {
  return (await machine.view('calendar', march)).entries
}

describe('A series of a chapter', () => {
  test('shows its coming evenings in the calendar before anybody plans them, and still after a restart', async () => {
    const taipei = await club()
    const series = await ritualIn(taipei)
    const ahead = await march2026(taipei)
    expect(ahead).toMatchObject([
      { salon: null, series, seriesName: '讀書夜', start: '2026-03-05T19:30', end: '2026-03-05T21:30', moved: false },
      { salon: null, series, start: '2026-03-19T19:30' },
    ])
    const again = await taipei.machine.afterKill()
    expect((await again.view('calendar', march)).entries).toEqual(ahead)
    expect((await again.view('series', { series }))?.dates).toHaveLength(10)
  })

  test('has no evenings in the past that nobody planned', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    await machine.must('series.create', {
      name: '早安',
      chapter,
      rhythm: { rule: 'FREQ=DAILY', start: '2026-02-20T08:00', minutes: 60 },
    })
    const { entries } = await machine.view('calendar', { from: '2026-02-20', before: '2026-03-02' })
    expect(entries.map(({ start }) => start)).toEqual(['2026-02-28T08:00', '2026-03-01T08:00'])
  })

  test('becomes a salon with one command, as the last one was; asked again it is the same salon', async () => {
    const taipei = await club()
    const { machine } = taipei
    const series = await ritualIn(taipei)
    const host = await memberIn(taipei, '王小明')
    await salonIn(taipei, {
      theme: '城市與記憶',
      series,
      start: '2026-02-19T19:30',
      end: '2026-02-19T21:30',
      capacity: 24,
      hosts: [host],
      agenda: [{ minutes: 15, title: '報到' }],
      tasks: [{ title: '訂場地', owner: '小明', daysBefore: 7, done: 1 }],
      budget: [{ kind: 'cost', label: '場地', planned: 1000, real: 1200 }],
      currency: 'TWD',
    })
    const { salon, made } = await machine.must('series.plan', { series, date: '2026-03-05T19:30' })
    expect(made).toBe(true)
    const view = await machine.view('salon', { salon })
    expect(view?.salon).toMatchObject({
      theme: '讀書夜',
      series,
      occurrence: '2026-03-05T19:30',
      start: '2026-03-05T19:30',
      end: '2026-03-05T21:30',
      venue: '浮光書店',
      capacity: 24,
      hosts: [host],
      agenda: [{ title: '報到' }],
      tasks: [{ title: '訂場地', owner: '小明', daysBefore: 7 }],
      budget: [{ label: '場地', planned: 1000 }],
    })
    expect(view?.salon.tasks[0]).not.toHaveProperty('done')
    expect(view?.salon.budget[0]).not.toHaveProperty('real')
    expect(await machine.must('series.plan', { series, date: '2026-03-05T19:30' })).toEqual({ salon, made: false })
    expect((await march2026(taipei)).map((entry) => entry.salon)).toEqual([salon, null])
  })

  test('knows which of its dates a salon is, also when the salon is held on another day', async () => {
    const taipei = await club()
    const { machine } = taipei
    const series = await ritualIn(taipei)
    const { salon } = await machine.must('series.plan', { series, date: '2026-03-05T19:30' })
    await machine.must('salon.update', { salon, set: { start: '2026-03-06T19:30', end: '2026-03-06T21:30' } })
    expect(await march2026(taipei)).toMatchObject([
      { salon, start: '2026-03-06T19:30', occurrence: '2026-03-05T19:30', moved: true },
      { salon: null, start: '2026-03-19T19:30' },
    ])
  })

  test('leaves a date out and moves another, each of which can be taken back', async () => {
    const taipei = await club()
    const { machine } = taipei
    const series = await ritualIn(taipei)
    const starts = async () => (await march2026(taipei)).map(({ start }) => start)
    await machine.must('series.skip', { series, date: '2026-03-05T19:30' })
    await machine.must('series.move', { series, date: '2026-03-19T19:30', to: '2026-03-20T20:00' })
    expect(await starts()).toEqual(['2026-03-20T20:00'])
    await machine.must('undo', {})
    await machine.must('undo', {})
    expect(await starts()).toEqual(['2026-03-05T19:30', '2026-03-19T19:30'])
    await machine.must('redo', {})
    expect(await starts()).toEqual(['2026-03-19T19:30'])
    await machine.must('series.skip', { series, date: '2026-03-05T19:30', skipped: false })
    expect(await starts()).toHaveLength(2)
  })

  test('comes at another rhythm from a date on, and not before it', async () => {
    const taipei = await club()
    const { machine } = taipei
    const series = await ritualIn(taipei)
    await machine.must('series.keep', {
      series,
      rhythm: { rule: 'FREQ=WEEKLY;BYDAY=TU', start: '2026-03-10T20:00', minutes: 90 },
      fromThen: true,
    })
    const starts = (await march2026(taipei)).map(({ start }) => start)
    expect(starts).toEqual([
      '2026-03-05T19:30',
      '2026-03-10T20:00',
      '2026-03-17T20:00',
      '2026-03-24T20:00',
      '2026-03-31T20:00',
    ])
    await machine.must('undo', {})
    expect(await march2026(taipei)).toHaveLength(2)
    await machine.must('series.keep', { series, rhythm: null })
    expect(await march2026(taipei)).toEqual([])
  })

  test('refuses rhythms that are none, and dates it does not have', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const series = await ritualIn(taipei)
    const keep = (more: object) => machine.refusal('series.keep', { series, rhythm: { ...thursdays, ...more } })
    expect(await keep({ rule: 'FREQ=SOMETIMES' })).toEqual({ code: 'bad-rhythm' })
    expect(await keep({ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })).toEqual({ code: 'bad-rhythm' })
    expect(await keep({ start: 'Thursday' })).toMatchObject({ code: 'bad-date' })
    expect(await keep({ minutes: 0 })).toEqual({ code: 'end-before-start' })
    for (const command of ['series.skip', 'series.plan'] as const)
      expect(await machine.refusal(command, { series, date: '2026-03-12T19:30' })).toEqual({
        code: 'not-in-rhythm',
        params: { value: '2026-03-12 19:30' },
      })
    expect(
      await machine.refusal('series.move', { series, date: '2026-03-05T19:30', to: '2026-02-30T19:30' }),
    ).toMatchObject({ code: 'bad-date' })
    expect((await community(machine)).series).toMatchObject([
      { id: series, chapter, ritual: { rule: thursdays.rule, zone: 'Asia/Taipei' } },
    ])
  })
})

describe('A series of the whole community', () => {
  async function shared() {
    const taipei = await club()
    const { machine } = taipei
    const { chapter: tokyo } = await machine.must('chapter.create', {
      name: '東京',
      region: '東京',
      zone: 'Asia/Tokyo',
      colour: 'jade',
    })
    const { series } = await machine.must('series.create', { name: '全社群讀書夜', rhythm: thursdays })
    return { ...taipei, tokyo, series }
  }

  test('comes in every chapter at the same hour of its own clocks', async () => {
    const { machine, chapter, tokyo, series } = await shared()
    const { entries } = await (await machine.afterKill()).view('calendar', march)
    expect(entries.map((entry) => [entry.start, entry.zone, entry.chapter, entry.shared])).toEqual(
      expect.arrayContaining([
        ['2026-03-05T19:30', 'Asia/Taipei', chapter, true],
        ['2026-03-05T19:30', 'Asia/Tokyo', tokyo, true],
        ['2026-03-19T19:30', 'Asia/Taipei', chapter, true],
        ['2026-03-19T19:30', 'Asia/Tokyo', tokyo, true],
      ]),
    )
    expect(entries).toHaveLength(4)
    expect((await machine.view('series', { series }))?.chapters).toEqual([chapter, tokyo])
    const { entries: ours } = await machine.view('calendar', { ...march, chapter: tokyo })
    expect(ours).toHaveLength(2)
  })

  test('is planned by each chapter for itself, and no two of their evenings are one planned twice', async () => {
    const { machine, chapter, tokyo, series } = await shared()
    const date = '2026-03-05T19:30'
    const here = await machine.must('series.plan', { series, date, chapter })
    const there = await machine.must('series.plan', { series, date, chapter: tokyo })
    expect([here.made, there.made]).toEqual([true, true])
    expect(await machine.must('series.plan', { series, date, chapter })).toEqual({ salon: here.salon, made: false })
    expect((await machine.view('salon', { salon: there.salon }))?.salon).toMatchObject({
      chapter: tokyo,
      zone: 'Asia/Tokyo',
      start: date,
      occurrence: date,
    })
    expect((await machine.view('series', { series }))?.dates[0]?.salons).toEqual({
      [chapter]: here.salon,
      [tokyo]: there.salon,
    })
    const { entries } = await machine.view('calendar', march)
    expect(entries.filter(({ start }) => start === date).map(({ salon, moved }) => [salon !== null, moved])).toEqual([
      [true, false],
      [true, false],
    ])
    expect(entries.flatMap(({ clashes }) => clashes.map(({ kind }) => kind))).not.toContain('twice')
    expect(await machine.refusal('series.plan', { series, date: '2026-03-19T19:30' })).toEqual({ code: 'not-found' })
  })

  test('is left out, moved, changed and stopped for all chapters at once', async () => {
    const { machine, series } = await shared()
    const starts = async () => (await machine.view('calendar', march)).entries.map(({ start }) => start.slice(5, 10))
    await machine.must('series.skip', { series, date: '2026-03-05T19:30' })
    await machine.must('series.move', { series, date: '2026-03-19T19:30', to: '2026-03-20T19:30' })
    expect(await starts()).toEqual(['03-20', '03-20'])
    await machine.must('series.keep', {
      series,
      rhythm: { rule: 'FREQ=WEEKLY;BYDAY=TU', start: '2026-03-24T20:00', minutes: 90 },
      fromThen: true,
    })
    expect(await starts()).toEqual(['03-20', '03-20', '03-24', '03-24', '03-31', '03-31'])
    await machine.must('series.keep', { series, rhythm: null })
    expect(await starts()).toEqual([])
  })

  test('leaves as a calendar file on the clock of one chapter, or of all at the hour of wherever one is', async () => {
    const { machine, chapter, tokyo, series } = await shared()
    await machine.must('series.plan', { series, date: '2026-03-05T19:30', chapter: tokyo })
    const text = async (of: CommandInput<'calendar.export'>['of']) =>
      new TextDecoder().decode((await machine.must('calendar.export', { of, name: 'x' })).bytes).replaceAll('\r\n ', '')
    const ours = await text({ kind: 'chapter', chapter })
    expect(ours).toContain('DTSTART;TZID=Asia/Taipei:20260305T193000')
    expect(ours).not.toContain('EXDATE')
    expect(await text({ kind: 'chapter', chapter: tokyo })).toContain('RECURRENCE-ID;TZID=Asia/Tokyo:20260305T193000')
    const all = await text({ kind: 'all' })
    expect(all).toContain('DTSTART:20260305T193000\r')
    expect(all).toContain('EXDATE:20260305T193000\r')
    expect(all).toContain('DTSTART;TZID=Asia/Tokyo:20260305T193000')
    expect(all).not.toContain('RECURRENCE-ID')
  })
})

describe('The calendar', () => {
  test('shows the salons of the days asked for, of one chapter or of all, called off ones too', async () => {
    const taipei = await club()
    const { machine } = taipei
    const taichung = await chapterIn(machine, '台中')
    const first = await salonIn(taipei, {})
    const second = await salonIn(taipei, { chapter: taichung, start: '2026-03-08T19:00', end: '2026-03-08T21:00' })
    await machine.must('salon.cancel', { salon: second, cancelled: true })
    await salonIn(taipei, { start: '2026-04-01T00:00', end: '2026-04-01T02:00' })
    expect(await march2026(taipei)).toMatchObject([
      { salon: first, chapter: taipei.chapter, cancelled: false, venue: '浮光書店' },
      { salon: second, chapter: taichung, cancelled: true },
    ])
    expect((await machine.view('calendar', { ...march, chapter: taichung })).entries).toHaveLength(1)
  })

  test('points out salons of two chapters that share a room, a host, guests or members', async () => {
    const taipei = await club()
    const { machine } = taipei
    const taichung = await chapterIn(machine, '台中')
    const host = await memberIn(taipei, '王小明')
    await machine.must('member.join', { member: host, chapter: taichung })
    const first = await salonIn(taipei, { theme: '一', hosts: [host] })
    const second = await salonIn(taipei, { theme: '二', chapter: taichung, hosts: [host], venue: '浮光 書店' })
    for (const salon of [first, second]) await machine.must('salon.rsvp', { salon, member: host, status: 'going' })
    const clashesOf = async (salon: SalonId) =>
      (await march2026(taipei)).find((entry) => entry.salon === salon)?.clashes
    expect(await clashesOf(first)).toMatchObject([
      { kind: 'venue', other: second, theme: '二', chapter: taichung },
      { kind: 'host', other: second, count: 1, names: ['王小明'] },
      { kind: 'guests', other: second, count: 1 },
    ])
    await machine.must('salon.update', {
      salon: second,
      set: { start: '2026-03-07T10:00', end: '2026-03-07T11:00' },
    })
    expect(await clashesOf(first)).toMatchObject([{ kind: 'members', count: 1 }])
    await machine.must('salon.cancel', { salon: second, cancelled: true })
    expect((await march2026(taipei)).map(({ clashes }) => clashes)).toEqual([[], []])
  })

  test('says what a salon would get in the way of before it is made', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const salon = await salonIn(taipei, {})
    const asked = { chapter, start: '2026-03-07T20:00', end: '2026-03-07T22:00', venue: '浮光書店' }
    expect(await machine.view('clashes', asked)).toMatchObject([{ kind: 'venue', other: salon, theme: '城市與記憶' }])
    expect(await machine.view('clashes', { ...asked, salon })).toEqual([])
    expect(await machine.view('clashes', { ...asked, start: 'soon' })).toEqual([])
  })
})
