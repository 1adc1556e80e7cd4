import { describe, expect, test } from 'vitest'
import type { CalendarItem } from '../../../shared/protocol/calendar.ts'
import { lines } from '../../helpers/calendar-files.ts'
import { chapterIn, club, decisionsOn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { meet, pair } from '../../helpers/organizers.ts'

function calendar(...events: readonly (readonly string[])[]) {
  const text = lines('BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR')
  return { name: 'calendar.ics', data: new TextEncoder().encode(text) }
}

/** An event on a Taipei clock; `start` as `0307T190000`. */
function event(uid: string, start: string, ...more: readonly string[]): readonly string[] {
  return ['BEGIN:VEVENT', `UID:${uid}`, `DTSTART;TZID=Asia/Taipei:2026${start}`, 'DURATION:PT2H', ...more, 'END:VEVENT']
}

const WEEKLY = event('weekly', '0305T190000', 'SUMMARY:讀書夜', 'RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=6')

function on(date: string): string {
  return `RECURRENCE-ID;TZID=Asia/Taipei:2026${date}`
}

async function read({ machine, chapter }: Club, file: ReturnType<typeof calendar>) {
  return (await machine.must('calendar.read', { file, chapter })).items
}

async function take(here: Club, file: ReturnType<typeof calendar>, keep: (item: CalendarItem) => boolean = () => true) {
  const keys = (await read(here, file)).filter(keep).map(({ key }) => key)
  return here.machine.must('calendar.import', { file, chapter: here.chapter, take: keys, untitled: '未命名' })
}

async function spring({ machine }: Club) {
  const { entries } = await machine.view('calendar', { from: '2026-03-01', before: '2026-05-01' })
  return entries.map(
    ({ start, theme, seriesName, cancelled, salon }) =>
      `${start.slice(5, 16)} ${theme || seriesName}${cancelled ? ' ×' : ''}${salon === null ? '' : ' *'}`,
  )
}

async function salonsOf({ machine }: Club) {
  const { rows } = await machine.view('salons', { when: 'all', range: { from: 0, count: 50 } })
  return Promise.all(rows.map(async ({ id }) => (await machine.view('salon', { salon: id }))?.salon))
}

const FIRST = event('one', '0307T190000', 'SUMMARY:城市與記憶', 'LOCATION:浮光書店', 'SEQUENCE:1')

describe('An event that is here already', () => {
  test('says which of its fields the file tells differently, and changes only when it is taken', async () => {
    const here = await club()
    await take(here, calendar(FIRST))
    const later = calendar(
      event('one', '0308T193000', 'SUMMARY:城市與遺忘', 'LOCATION:大教室', 'DESCRIPTION:帶一本書', 'SEQUENCE:2'),
    )
    expect(await read(here, later)).toMatchObject([
      {
        state: 'changed',
        changes: [
          {
            field: 'when',
            before: { start: '2026-03-07T19:00', end: '2026-03-07T21:00' },
            after: { start: '2026-03-08T19:30', end: '2026-03-08T21:30' },
          },
          { field: 'theme', before: '城市與記憶', after: '城市與遺忘' },
          { field: 'venue', before: '浮光書店', after: '大教室' },
          { field: 'notes', before: '', after: '帶一本書' },
        ],
      },
    ])
    await take(here, later, () => false)
    expect(await spring(here)).toEqual(['03-07T19:00 城市與記憶 *'])
    expect(await take(here, later)).toEqual({ salons: 0, series: 0, updated: 1 })
    expect(await salonsOf(here)).toMatchObject([
      { theme: '城市與遺忘', venue: '大教室', notes: '帶一本書', start: '2026-03-08T19:30', end: '2026-03-08T21:30' },
    ])
    expect(await read(here, later)).toMatchObject([{ state: 'same', changes: [] }])
    await here.machine.must('undo', {})
    expect(await spring(here)).toEqual(['03-07T19:00 城市與記憶 *'])
  })

  test('stays as it is where the file says less, or says an earlier revision', async () => {
    const here = await club()
    await take(here, calendar(FIRST))
    const [salon] = await salonsOf(here)
    if (!salon) throw new Error('no salon')
    await here.machine.must('salon.update', { salon: salon.id, set: { notes: '鑰匙在櫃台', capacity: 20 } })
    const bare = ['BEGIN:VEVENT', 'UID:one', 'DTSTART;TZID=Asia/Taipei:20260307T190000', 'SEQUENCE:1', 'END:VEVENT']
    expect(await read(here, calendar(bare))).toMatchObject([{ state: 'same' }])
    const old = calendar(event('one', '0301T190000', 'SUMMARY:舊的題目', 'SEQUENCE:0'))
    expect(await read(here, old)).toMatchObject([{ state: 'older', changes: [] }])
    expect(await take(here, old)).toEqual({ salons: 0, series: 0, updated: 0 })
    expect(await salonsOf(here)).toMatchObject([{ theme: '城市與記憶', notes: '鑰匙在櫃台', capacity: 20 }])
  })

  test('is taken in its latest revision where one file holds several', async () => {
    const here = await club()
    const both = calendar(event('one', '0308T190000', 'SUMMARY:後來', 'SEQUENCE:3'), FIRST)
    expect(await take(here, both)).toEqual({ salons: 1, series: 0, updated: 0 })
    expect(await spring(here)).toEqual(['03-08T19:00 後來 *'])
  })

  test('is called off, and held after all, by choice', async () => {
    const here = await club()
    await take(here, calendar(FIRST))
    const off = calendar(event('one', '0307T190000', 'SUMMARY:城市與記憶', 'STATUS:CANCELLED', 'SEQUENCE:2'))
    expect(await read(here, off)).toMatchObject([{ state: 'changed', changes: [{ field: 'cancelled', after: true }] }])
    await take(here, off)
    expect(await spring(here)).toEqual(['03-07T19:00 城市與記憶 × *'])
    const onAgain = calendar(event('one', '0307T190000', 'SUMMARY:城市與記憶', 'SEQUENCE:3'))
    expect(await read(here, onAgain)).toMatchObject([{ changes: [{ field: 'cancelled', after: false }] }])
    await take(here, onAgain)
    expect(await spring(here)).toEqual(['03-07T19:00 城市與記憶 *'])
  })

  test('of another chapter is left to that chapter', async () => {
    const here = await club()
    await take(here, calendar(FIRST, WEEKLY))
    const south = { machine: here.machine, chapter: await chapterIn(here.machine, '台南') }
    const later = calendar(event('one', '0309T190000', 'SUMMARY:別的', 'SEQUENCE:9'), WEEKLY)
    expect((await read(south, later)).map(({ state }) => state)).toEqual(['elsewhere', 'elsewhere'])
    expect(await take(south, later)).toEqual({ salons: 0, series: 0, updated: 0 })
  })
})

describe('Two organizers who take in different revisions', () => {
  test('are asked about what these say, and not about their numbers', async () => {
    const { mei, wei, chapter } = await pair()
    await take({ machine: mei, chapter }, calendar(FIRST))
    await meet(mei, wei)
    const revision = (n: number) => calendar(event('one', '0307T190000', `SUMMARY:題目${n}`, `SEQUENCE:${n}`))
    await take({ machine: mei, chapter }, revision(2))
    await take({ machine: wei, chapter }, revision(3))
    await meet(mei, wei)
    expect((await decisionsOn(mei)).map((decision) => ('field' in decision ? decision.field : decision.kind))).toEqual([
      'theme',
    ])
  })
})

describe('A series that is here already', () => {
  test('takes each date that was moved or left out by itself', async () => {
    const here = await club()
    await take(here, calendar(WEEKLY))
    const later = calendar(
      [...WEEKLY.slice(0, -1), 'EXDATE;TZID=Asia/Taipei:20260312T190000', 'END:VEVENT'],
      event('weekly', '0320T190000', 'SUMMARY:讀書夜', on('0319T190000')),
    )
    const items = await read(here, later)
    expect(items.map(({ kind, state, changes }) => [kind, state, ...changes.map(({ field }) => field)])).toEqual([
      ['series', 'same'],
      ['salon', 'changed', 'cancelled'],
      ['salon', 'changed', 'when'],
    ])
    expect(await take(here, later, ({ cancelled }) => !cancelled)).toEqual({ salons: 0, series: 0, updated: 1 })
    expect((await spring(here)).slice(0, 4)).toEqual([
      '03-05T19:00 讀書夜',
      '03-12T19:00 讀書夜',
      '03-20T19:00 讀書夜',
      '03-26T19:00 讀書夜',
    ])
    await take(here, later)
    expect((await spring(here)).slice(0, 2)).toEqual(['03-05T19:00 讀書夜', '03-20T19:00 讀書夜'])
    expect((await read(here, later)).every(({ state }) => state === 'same')).toBe(true)
    // The date comes back where the file has it back.
    expect((await read(here, calendar(WEEKLY))).map(({ changes }) => changes.map(({ field }) => field))).toEqual([
      [],
      ['cancelled'],
      ['when'],
    ])
  })

  test('moves or calls off the salon that was made of a date, and leaves the others alone', async () => {
    const here = await club()
    await take(here, calendar(WEEKLY))
    const [entry] = (await here.machine.view('calendar', { from: '2026-03-01', before: '2026-04-01' })).entries
    const series = entry?.series
    if (!series) throw new Error('no series')
    for (const date of ['2026-03-05T19:00', '2026-03-12T19:00', '2026-03-19T19:00'])
      await here.machine.must('series.plan', { series, date })
    const later = calendar(
      [...WEEKLY.slice(0, -1), 'EXDATE;TZID=Asia/Taipei:20260312T190000', 'END:VEVENT'],
      event('weekly', '0306T200000', 'SUMMARY:讀書夜', on('0305T190000')),
    )
    expect(await take(here, later)).toEqual({ salons: 0, series: 0, updated: 2 })
    expect((await spring(here)).slice(0, 3)).toEqual([
      '03-06T20:00 讀書夜 *',
      '03-12T19:00 讀書夜 × *',
      '03-19T19:00 讀書夜 *',
    ])
  })

  test('knows a date that comes by itself, without the series, also on another clock', async () => {
    const here = await club()
    await take(here, calendar(WEEKLY))
    const alone = calendar(
      [
        'BEGIN:VEVENT',
        'UID:weekly',
        'SUMMARY:讀書夜',
        'DTSTART;TZID=Asia/Taipei:20260313T190000',
        'DURATION:PT2H',
        'RECURRENCE-ID:20260312T110000Z',
        'END:VEVENT',
      ],
      event('weekly', '0319T190000', 'SUMMARY:作者來了', 'LOCATION:大教室', on('0319T190000')),
      event('weekly', '0326T190000', 'STATUS:CANCELLED', on('0326T190000')),
      // In Tokyo it is an hour later.
      [
        'BEGIN:VEVENT',
        'UID:weekly',
        'SUMMARY:讀書夜',
        'DTSTART;TZID=Asia/Tokyo:20260403T200000',
        'DURATION:PT2H',
        'RECURRENCE-ID;TZID=Asia/Tokyo:20260402T200000',
        'END:VEVENT',
      ],
    )
    expect(await take(here, alone)).toEqual({ salons: 1, series: 0, updated: 3 })
    expect(await spring(here)).toEqual([
      '03-05T19:00 讀書夜',
      '03-13T19:00 讀書夜',
      '03-19T19:00 作者來了 *',
      '04-03T19:00 讀書夜',
      '04-09T19:00 讀書夜',
    ])
    expect((await read(here, alone)).map(({ state }) => state)).toEqual(['same', 'same', 'same', 'same'])
  })

  test('names a date by the clock of its series where it was moved to another clock', async () => {
    const here = await club()
    const tokyo = [
      'BEGIN:VEVENT',
      'UID:weekly',
      'SUMMARY:讀書夜',
      'DTSTART;TZID=Asia/Tokyo:20260313T210000',
      'DURATION:PT2H',
      'RECURRENCE-ID;TZID=Asia/Tokyo:20260312T200000',
      'END:VEVENT',
    ]
    await take(here, calendar(WEEKLY, tokyo))
    expect((await spring(here)).slice(0, 3)).toEqual(['03-05T19:00 讀書夜', '03-13T20:00 讀書夜', '03-19T19:00 讀書夜'])
  })

  test('says that its name and its rhythm are others, and keeps its salons when it takes them', async () => {
    const here = await club()
    await take(here, calendar(WEEKLY, event('weekly', '0305T193000', 'SUMMARY:作者來了', on('0305T190000'))))
    const later = calendar(
      event('weekly', '0306T190000', 'SUMMARY:讀書之夜', 'RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=2', 'SEQUENCE:1'),
    )
    expect(await read(here, later)).toMatchObject([
      {
        kind: 'series',
        state: 'changed',
        changes: [
          { field: 'theme', before: '讀書夜', after: '讀書之夜' },
          { field: 'rhythm', before: { start: '2026-03-05T19:00' }, after: { start: '2026-03-06T19:00' } },
        ],
      },
    ])
    expect(await take(here, later)).toEqual({ salons: 0, series: 0, updated: 1 })
    expect(await spring(here)).toEqual(['03-05T19:30 作者來了 *', '03-06T19:00 讀書之夜', '03-13T19:00 讀書之夜'])
    expect(await read(here, calendar(WEEKLY))).toMatchObject([{ kind: 'series', state: 'older' }])
  })
})
