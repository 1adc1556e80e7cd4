import { describe, expect, test } from 'vitest'
import { readCalendar } from '../../../shared/formats/calendar-file/read-calendar.ts'
import { zoneNamed } from '../../../shared/formats/calendar-file/zone-names.ts'
import { APPLE, GOOGLE, OUTLOOK, lines } from '../../helpers/calendar-files.ts'

function read(text: string) {
  const reading = readCalendar(text)
  for (;;) {
    const step = reading.next()
    if (step.done) return step.value
  }
}

function eventsOf(text: string) {
  const file = read(text)
  if (!file.ok) throw new Error(file.problem.code)
  return file.value.events
}

/** One event with the lines given, in a calendar. */
function event(...inside: readonly string[]): string {
  return lines('BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', ...inside, 'END:VEVENT', 'END:VCALENDAR')
}

describe('A calendar file', () => {
  test('of Google is read: UTC on the calendar’s clock, folded lines, escapes, rules and their exceptions', () => {
    const file = read(GOOGLE)
    expect(file.ok && file.value).toMatchObject({
      name: '讀書會',
      zone: 'Asia/Taipei',
      unreadable: [],
      truncated: false,
    })
    expect(eventsOf(GOOGLE)).toMatchObject([
      {
        uid: '5s1q0c@google.com',
        summary: '城市與記憶',
        start: '2026-03-07T19:00',
        minutes: 120,
        zone: 'Asia/Taipei',
        location: '浮光書店, 台北市中山區赤峰街 47 巷 16 號 2 樓，從捷運中山站四號出口步行 三分鐘',
        description: '帶一本書, 一杯茶\n門口見',
        rule: '',
        doubts: [],
      },
      {
        uid: 'weekly@google.com',
        start: '2026-03-05T19:30',
        rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
        skipped: ['2026-04-02T19:30'],
      },
      { occurrence: '2026-03-19T19:30', start: '2026-03-20T19:30' },
      { occurrence: '2026-04-16T19:30', summary: '週四讀書夜：作者來了', location: '大教室', minutes: 150 },
    ])
  })

  test('of Outlook is read: zones as Windows calls them, and whole days', () => {
    expect(eventsOf(OUTLOOK)).toMatchObject([
      { summary: '職場診療室', start: '2026-03-10T14:00', zone: 'Asia/Taipei', minutes: 120, doubts: [] },
      { summary: '讀書營', start: '2026-03-14T00:00', minutes: 2880, allDay: true, zone: null },
    ])
  })

  test('of Apple is read: a duration, a time wherever one is, a missing end, bare line feeds', () => {
    expect(eventsOf(APPLE)).toMatchObject([
      { summary: '品茶', start: '2026-03-11T18:30', minutes: 90, zone: null, doubts: ['no-zone'] },
      { summary: '遠方的客人', start: '2026-03-12T19:00', zone: 'America/New_York', minutes: 120, doubts: ['no-end'] },
    ])
  })

  test('gives what can be read and the lines of what cannot', () => {
    const text = lines(
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'UID:a',
      'SUMMARY:沒有日期',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:b',
      'DTSTART:20260231T190000',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:c',
      'SUMMARY:好的',
      'DTSTART;TZID=Asia/Taipei:20260307T190000',
      'RRULE:FREQ=SOMETIMES',
      'X-BROKEN',
      'DTEND;TZID=Asia/Taipei:tomorrow',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:d',
      'SUMMARY:斷了',
      'DTSTART:2026',
    )
    const file = read(text)
    expect(file.ok && file.value).toMatchObject({ unreadable: [2, 6, 18], truncated: true })
    expect(eventsOf(text)).toMatchObject([
      { uid: 'c', summary: '好的', start: '2026-03-07T19:00', rule: '', doubts: ['no-end', 'bad-rule'] },
    ])
  })

  test('with an event whose end got lost loses that one and no other', () => {
    const text = lines(
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART:20260307T190000Z',
      'BEGIN:VEVENT',
      'UID:b',
      'DTSTART:20260308T190000Z',
      'END:VEVENT',
      'END:VCALENDAR',
    )
    const file = read(text)
    expect(file.ok && file.value).toMatchObject({ unreadable: [2], truncated: false, events: [{ uid: 'b' }] })
  })

  test('says an end before its start, and an end that is no end, is none', () => {
    expect(eventsOf(event('DTSTART:20260307T190000Z', 'DTEND:20260307T180000Z'))).toMatchObject([
      { minutes: 120, doubts: ['no-end'] },
    ])
    expect(eventsOf(event('DTSTART:20260307T190000Z', 'DTEND:20260307T190000Z'))).toMatchObject([
      { doubts: ['no-end'] },
    ])
  })

  test('in a zone that nobody knows is meant on the calendar’s clock, and says so', () => {
    expect(eventsOf(event('DTSTART;TZID=Atlantis:20260307T190000', 'DURATION:PT2H'))).toMatchObject([
      { zone: null, start: '2026-03-07T19:00', doubts: ['unknown-zone'] },
    ])
  })

  test('that is none, is empty of events or has too many is refused with a reason', () => {
    const code = (text: string) => {
      const file = read(text)
      return file.ok ? null : file.problem.code
    }
    expect(code('姓名,手機\n')).toBe('ics-not-one')
    expect(code('')).toBe('ics-not-one')
    expect(code(lines('BEGIN:VCALENDAR', 'END:VCALENDAR'))).toBe('ics-no-events')
    const many = 'BEGIN:VEVENT\nDTSTART:20260307T190000Z\nEND:VEVENT\n'.repeat(10_001)
    expect(code(`BEGIN:VCALENDAR\n${many}END:VCALENDAR\n`)).toBe('ics-too-many')
  })

  test('names zones in many ways', () => {
    expect(
      [
        'Asia/Taipei',
        '/freeassociation.sourceforge.net/Tzfile/Asia/Taipei',
        'Taipei Standard Time',
        '"China Standard Time"',
        'Eastern Standard Time',
        '(UTC+08:00) Taipei',
        'GMT-3',
        'Atlantis',
        '',
      ].map(zoneNamed),
    ).toEqual([
      'Asia/Taipei',
      'Asia/Taipei',
      'Asia/Taipei',
      'Asia/Shanghai',
      'America/New_York',
      'Etc/GMT-8',
      'Etc/GMT+3',
      null,
      null,
    ])
  })
})
