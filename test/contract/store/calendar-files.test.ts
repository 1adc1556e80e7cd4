import { describe, expect, test } from 'vitest'
import type { CalendarItem } from '../../../shared/protocol/calendar.ts'
import { APPLE, GOOGLE, OUTLOOK, OUTLOOK_INVITATION, foldedByBytes, lines } from '../../helpers/calendar-files.ts'
import { carried, chapterIn, club, salonIn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'

function file(text: string, name = 'calendar.ics') {
  return { name, data: new TextEncoder().encode(text) }
}

async function take(
  { machine, chapter }: Club,
  given: ReturnType<typeof file>,
  keep: (item: CalendarItem) => boolean = () => true,
) {
  const { items } = await machine.must('calendar.read', { file: given, chapter })
  return machine.must('calendar.import', {
    file: given,
    chapter,
    take: items.filter(keep).map(({ key }) => key),
    untitled: '未命名',
  })
}

async function spring({ machine }: Club) {
  return (await machine.view('calendar', { from: '2026-03-01', before: '2026-05-01' })).entries
}

describe('A calendar file', () => {
  test('shows what it would bring, and changes nothing by being looked at', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    expect(await machine.must('calendar.read', { file: file(GOOGLE), chapter })).toMatchObject({
      name: '讀書會',
      unreadable: [],
      truncated: false,
      items: [
        { kind: 'series', title: '週四讀書夜', start: '2026-03-05T19:30', salons: 1, state: 'new', past: false },
        { kind: 'salon', title: '城市與記憶', start: '2026-03-07T19:00', end: '2026-03-07T21:00', state: 'new' },
      ],
    })
    expect(await spring(taipei)).toEqual([])
  })

  test('becomes salons and series: dates left out, moved, and different ones as salons', async () => {
    const taipei = await club()
    expect(await take(taipei, file(GOOGLE))).toEqual({ salons: 2, series: 1, updated: 0 })
    expect(await spring(taipei)).toMatchObject([
      { salon: null, seriesName: '週四讀書夜', start: '2026-03-05T19:30' },
      { theme: '城市與記憶', start: '2026-03-07T19:00' },
      { salon: null, start: '2026-03-20T19:30', moved: true, occurrence: '2026-03-19T19:30' },
      { theme: '週四讀書夜：作者來了', venue: '大教室', start: '2026-04-16T19:30', end: '2026-04-16T22:00' },
      { salon: null, start: '2026-04-30T19:30' },
    ])
    await taipei.machine.must('undo', {})
    expect(await spring(taipei)).toEqual([])
  })

  test('that comes again changes nothing', async () => {
    const taipei = await club()
    await take(taipei, file(GOOGLE))
    const before = await spring(taipei)
    const { items } = await taipei.machine.must('calendar.read', { file: file(GOOGLE), chapter: taipei.chapter })
    expect(items.map(({ state }) => state)).toEqual(['same', 'same', 'same'])
    expect(await take(taipei, file(GOOGLE))).toEqual({ salons: 0, series: 0, updated: 0 })
    expect(await spring(taipei)).toEqual(before)
  })

  test('of Outlook and Apple comes in on the chapter’s clock; only what was chosen does', async () => {
    const taipei = await club()
    expect(await take(taipei, file(OUTLOOK), ({ title }) => title === '職場診療室')).toEqual({
      salons: 1,
      series: 0,
      updated: 0,
    })
    expect(await take(taipei, file(APPLE))).toEqual({ salons: 2, series: 0, updated: 0 })
    expect(await spring(taipei)).toMatchObject([
      { theme: '職場診療室', start: '2026-03-10T14:00' },
      { theme: '品茶', start: '2026-03-11T18:30', end: '2026-03-11T20:00', venue: '茶室' },
      { theme: '遠方的客人', start: '2026-03-13T07:00', end: '2026-03-13T09:00' },
    ])
  })

  test('with a rhythm in another zone keeps that clock, and shows every date on the chapter’s', async () => {
    const taipei = await club()
    const { machine } = taipei
    const text = lines(
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:new-york',
      'SUMMARY:遠距讀書會',
      // Clocks in New York change on 8 March 2026; those in Taipei never do.
      'DTSTART;TZID=America/New_York:20260304T200000',
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=3',
      'END:VEVENT',
      'END:VCALENDAR',
    )
    await take(taipei, file(text))
    const [first, second] = await spring(taipei)
    expect([first, second]).toMatchObject([
      { start: '2026-03-05T09:00', end: '2026-03-05T10:00', zone: 'Asia/Taipei' },
      { start: '2026-03-12T08:00', end: '2026-03-12T09:00' },
    ])
    const series = first?.series
    if (!series) throw new Error('no series')
    await machine.must('series.move', { series, date: '2026-03-04T20:00', to: '2026-03-06T10:00' })
    expect((await spring(taipei))[0]).toMatchObject({ start: '2026-03-06T10:00', moved: true })
    const { salon } = await machine.must('series.plan', { series, date: '2026-03-11T20:00' })
    expect((await machine.view('salon', { salon }))?.salon).toMatchObject({
      start: '2026-03-12T08:00',
      end: '2026-03-12T09:00',
      zone: 'Asia/Taipei',
      occurrence: '2026-03-11T20:00',
    })
  })

  test('in Big5, with a byte order mark or with an event that has no title is taken in', async () => {
    const taipei = await club()
    const event = (uid: string, more: string) =>
      lines(
        'BEGIN:VCALENDAR',
        'BEGIN:VEVENT',
        `UID:${uid}`,
        'DTSTART:20260307T190000',
        more,
        'END:VEVENT',
        'END:VCALENDAR',
      )
    // 週四讀書會 in Big5.
    const big5 = new Uint8Array([0xb6, 0x67, 0xa5, 0x7c, 0xc5, 0xaa, 0xae, 0xd1, 0xb7, 0x7c])
    const [head = '', tail = ''] = event('big5', 'SUMMARY:#').split('#')
    const bytes = new Uint8Array([...new TextEncoder().encode(head), ...big5, ...new TextEncoder().encode(tail)])
    await take(taipei, { name: 'big5.ics', data: bytes })
    await take(taipei, file(`\uFEFF${event('bom', 'DTEND:20260307T200000')}`))
    expect((await spring(taipei)).map(({ theme }) => theme).sort()).toEqual(['未命名', '週四讀書會'])
  })

  test('of a program that gives one UID to several events loses none of them, and still knows them again', async () => {
    const taipei = await club()
    const event = (title: string, day: string, ...more: readonly string[]) => [
      'BEGIN:VEVENT',
      'UID:always-the-same',
      `SUMMARY:${title}`,
      `DTSTART;TZID=Asia/Taipei:202603${day}T190000`,
      'DURATION:PT2H',
      ...more,
      'END:VEVENT',
    ]
    const text = lines(
      'BEGIN:VCALENDAR',
      ...event('甲', '07'),
      ...event('乙', '08'),
      ...event('甲', '07'),
      ...event('每週', '09', 'RRULE:FREQ=WEEKLY;COUNT=2'),
      ...event('另一天', '20', 'RECURRENCE-ID;TZID=Asia/Taipei:20260318T190000'),
      ...event('每月', '10', 'RRULE:FREQ=MONTHLY;COUNT=2'),
      ...event('加場', '25', 'RDATE;TZID=Asia/Taipei:20260327T190000'),
      'END:VCALENDAR',
    )
    expect(await take(taipei, file(text))).toEqual({ salons: 5, series: 2, updated: 0 })
    expect(
      (await spring(taipei)).map(({ start, theme, seriesName }) => `${start.slice(8, 10)} ${theme || seriesName}`),
    ).toEqual(['07 甲', '08 乙', '09 每週', '10 每月', '16 每週', '20 另一天', '25 加場', '27 加場', '10 每月'])
    expect(await take(taipei, file(text))).toEqual({ salons: 0, series: 0, updated: 0 })
  })

  test('of an invitation by Outlook stands on the clock that somebody set there by hand', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const { items } = await machine.must('calendar.read', { file: file(OUTLOOK_INVITATION), chapter })
    expect(items).toMatchObject([{ kind: 'series', title: '週四職場診療室', start: '2026-03-12T19:00', doubts: [] }])
    await take(taipei, file(OUTLOOK_INVITATION))
    expect((await spring(taipei)).map(({ start }) => start)).toEqual([
      '2026-03-12T19:00',
      '2026-03-19T19:00',
      '2026-03-26T19:00',
    ])
  })

  test('whose lines were folded in the middle of characters has them whole again', async () => {
    const taipei = await club()
    const theme = '城市與記憶：在河岸閣樓讀卡爾維諾《看不見的城市》，從第一章讀到最後一章'
    const text = GOOGLE.replace('SUMMARY:城市與記憶', `SUMMARY:${theme}`).replaceAll('\r\n ', '')
    const data = foldedByBytes(text)
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(data)).toThrow()
    await take(taipei, { name: 'folded.ics', data }, ({ kind }) => kind === 'salon')
    expect(await spring(taipei)).toMatchObject([{ theme }])
  })

  test('of twenty megabytes is read to its end', async () => {
    const taipei = await club()
    const days = Array.from({ length: 28 }, (_, day) => String(day + 1).padStart(2, '0'))
    const events = Array.from({ length: 5000 }, (_, index) => [
      'BEGIN:VEVENT',
      `UID:${index}`,
      `SUMMARY:第 ${index} 次`,
      `DTSTART;TZID=Asia/Taipei:2026${String(3 + (index % 9)).padStart(2, '0')}${days[index % 28]}T190000`,
      'DURATION:PT2H',
      `DESCRIPTION:${'字'.repeat(1400)}`,
      'END:VEVENT',
    ])
    const text = lines('BEGIN:VCALENDAR', ...events.flat(), 'END:VCALENDAR')
    const large = file(text)
    expect(large.data.byteLength).toBeGreaterThan(20 * 1024 * 1024)
    const { items, truncated } = await taipei.machine.must('calendar.read', { file: large, chapter: taipei.chapter })
    expect([items.length, truncated]).toEqual([5000, false])
    expect(await take(taipei, large, ({ title }) => title === '第 4999 次')).toMatchObject({ salons: 1 })
  })

  test('that is none, or breaks off, is told in a sentence, and nothing is half taken in', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const refused = (text: string) => machine.refusal('calendar.read', { file: file(text), chapter })
    expect(await refused('姓名,手機\n王小明,0912\n')).toEqual({ code: 'ics-not-one' })
    expect(await refused('')).toEqual({ code: 'file-empty' })
    expect(await refused('垃圾'.repeat(4 * 1024 * 1024))).toEqual({ code: 'ics-not-one' })
    expect(await refused(lines('BEGIN:VCALENDAR', 'END:VCALENDAR'))).toEqual({ code: 'ics-no-events' })
    const cut = GOOGLE.slice(0, GOOGLE.indexOf('SUMMARY:週四讀書夜'))
    expect(await machine.must('calendar.read', { file: file(cut), chapter })).toMatchObject({
      truncated: true,
      unreadable: [38],
      items: [{ title: '城市與記憶' }],
    })
    expect(await spring(taipei)).toEqual([])
  })
})

describe('Our own calendar file', () => {
  async function planned(): Promise<Club & { readonly series: string }> {
    const taipei = await club()
    const { machine, chapter } = taipei
    const { series } = await machine.must('series.create', {
      name: '讀書夜；週四, 晚上',
      chapter,
      rhythm: { rule: 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20260430T235959', start: '2026-03-05T19:30', minutes: 120 },
    })
    await machine.must('series.skip', { series, date: '2026-03-12T19:30' })
    await machine.must('series.move', { series, date: '2026-03-19T19:30', to: '2026-03-20T19:30' })
    const { salon } = await machine.must('series.plan', { series, date: '2026-03-26T19:30' })
    await machine.must('salon.update', { salon, set: { theme: '城市與記憶', venue: '浮光書店' } })
    await machine.must('series.keep', {
      series,
      rhythm: { rule: 'FREQ=WEEKLY;BYDAY=TU', start: '2026-04-14T20:00', minutes: 90 },
      fromThen: true,
    })
    const single = await salonIn(taipei, { theme: '散步', start: '2026-03-08T10:00', end: '2026-03-08T12:00' })
    await machine.must('salon.cancel', { salon: single, cancelled: true })
    return { ...taipei, series }
  }

  test('says everything as other programs expect it: zones, rules that end in UTC, exceptions', async () => {
    const { machine } = await planned()
    const { name, bytes } = await machine.must('calendar.export', { of: { kind: 'all' }, name: '讀書會/行事曆' })
    const text = new TextDecoder().decode(bytes)
    expect(name).toBe('讀書會 行事曆.ics')
    expect(text.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true)
    const whole = text.replaceAll('\r\n ', '')
    expect(whole).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect(whole.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1)
    expect(whole).toContain('TZID:Asia/Taipei')
    expect(whole).toContain('SUMMARY:讀書夜；週四\\, 晚上')
    expect(whole).toContain('EXDATE;TZID=Asia/Taipei:20260312T193000')
    expect(whole).toContain('RECURRENCE-ID;TZID=Asia/Taipei:20260326T193000')
    // The evening before the rhythm changed, on a clock eight hours behind.
    expect(whole).toMatch(/RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20260414T115900Z/)
    expect(whole).toMatch(/RRULE:FREQ=WEEKLY;BYDAY=TU\r/)
    expect(whole).toContain('STATUS:CANCELLED')
  })

  test('taken in where it came from changes nothing', async () => {
    const taipei = await planned()
    const { machine, chapter } = taipei
    const before = await spring(taipei)
    const own = carried(await machine.must('calendar.export', { of: { kind: 'all' }, name: 'x' }))
    const { items } = await machine.must('calendar.read', { file: own, chapter })
    expect(items.map(({ state }) => state)).toEqual(['same', 'same', 'same'])
    expect(await take(taipei, own)).toEqual({ salons: 0, series: 0, updated: 0 })
    expect(await spring(taipei)).toEqual(before)
  })

  test('taken in elsewhere gives the same evenings, rhythm by rhythm', async () => {
    const taipei = await planned()
    const own = carried(await taipei.machine.must('calendar.export', { of: { kind: 'all' }, name: 'x' }))
    const other = await club()
    expect(await take(other, own)).toEqual({ salons: 2, series: 1, updated: 0 })
    const plain = (entries: Awaited<ReturnType<typeof spring>>) =>
      entries.map(({ theme, seriesName, start, end, cancelled, venue }) => ({
        theme,
        seriesName,
        start,
        end,
        cancelled,
        venue,
      }))
    expect(plain(await spring(other))).toEqual(plain(await spring(taipei)))
  })

  test('is of one salon, one series or one chapter, and none where there is nothing', async () => {
    const taipei = await planned()
    const { machine, chapter } = taipei
    const empty = await chapterIn(machine, '台中')
    const [salon] = (await spring(taipei)).flatMap((entry) => (entry.salon ? [entry.salon] : []))
    if (!salon) throw new Error('no salon')
    const events = async (of: Parameters<typeof machine.must<'calendar.export'>>[1]['of']) =>
      (await machine.must('calendar.export', { of, name: 'x' })).events
    expect(await events({ kind: 'salon', salon })).toBe(1)
    expect(await events({ kind: 'chapter', chapter })).toBe(3)
    expect(await machine.refusal('calendar.export', { of: { kind: 'chapter', chapter: empty }, name: 'x' })).toEqual({
      code: 'not-found',
    })
  })
})

describe('Chapters of two zones', () => {
  /** New York puts its clocks forward on 8 March 2026 at two; Taipei never does. */
  async function twoChapters() {
    const taipei = await club()
    const { machine, chapter } = taipei
    const there = { region: '紐約', zone: 'America/New_York', colour: 'indigo' } as const
    const { chapter: newYork } = await machine.must('chapter.create', { name: '紐約', ...there })
    const at = (theme: string, of: typeof chapter, from: string, to: string) =>
      salonIn(taipei, { theme, chapter: of, start: `2026-03-08T${from}`, end: `2026-03-08T${to}` })
    await at('時鐘撥快以後', newYork, '03:00', '04:00')
    await at('在跳過的那一小時', newYork, '02:30', '03:15')
    await at('時鐘撥快以前', newYork, '01:30', '03:30')
    await at('同一刻的台北', chapter, '14:45', '15:45')
    return taipei
  }

  test('have their salons in the order in which they happen, also where the clocks are changed in between', async () => {
    const { machine } = await twoChapters()
    const { rows } = await machine.view('salons', { when: 'upcoming', range: { from: 0, count: 9 } })
    expect(rows.map(({ theme, start, end }) => [theme, utc(start), utc(end)])).toEqual([
      ['時鐘撥快以前', '06:30', '07:30'],
      ['同一刻的台北', '06:45', '07:45'],
      ['時鐘撥快以後', '07:00', '08:00'],
      ['在跳過的那一小時', '07:30', '08:15'],
    ])
  })

  test('share a calendar file that names both, and another chapter takes it in on its own clock', async () => {
    const { machine } = await twoChapters()
    const shared = carried(await machine.must('calendar.export', { of: { kind: 'all' }, name: 'x' }))
    const text = new TextDecoder().decode(shared.data)
    expect(text.match(/^TZID:.*$/gm)?.sort()).toEqual(['TZID:America/New_York', 'TZID:Asia/Taipei'])
    const other = await club()
    expect(await take(other, shared)).toMatchObject({ salons: 4, series: 0 })
    expect((await spring(other)).map(({ theme, start }) => [theme, start.slice(11)])).toEqual([
      ['時鐘撥快以前', '14:30'],
      ['同一刻的台北', '14:45'],
      ['時鐘撥快以後', '15:00'],
      ['在跳過的那一小時', '15:30'],
    ])
  })
})

const utc = (instant: number) => new Date(instant).toISOString().slice(11, 16)
