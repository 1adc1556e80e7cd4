import { describe, expect, test } from 'vitest'
import { cleanRule, recurrences } from '../../../shared/calendar/recurrence.ts'

/** All at nine in the morning in New York, as the standard's examples are. `days` reads `1997-09 2 4; 1997-10 1-3`. */
interface Example {
  readonly name: string
  readonly start: string
  readonly rules: readonly string[]
  readonly days: string
}

const EVERY_DAY_IN_JANUARY = '1998-01 1-31; 1999-01 1-31; 2000-01 1-31'
const TUESDAYS_AND_THURSDAYS = '1997-09 2 4 9 11 16 18 23 25 30; 1997-10 2'

/** RFC 5545 section 3.8.5.3, in its order. Where an example goes on for ever, as far as the standard writes it out. */
const EXAMPLES: readonly Example[] = [
  { name: 'daily for 10 occurrences', start: '1997-09-02', rules: ['FREQ=DAILY;COUNT=10'], days: '1997-09 2-11' },
  { name: 'daily until 24 December 1997', start: '1997-09-02', rules: ['FREQ=DAILY;UNTIL=19971224T000000Z'], days: '1997-09 2-30; 1997-10 1-31; 1997-11 1-30; 1997-12 1-23' },
  { name: 'every other day', start: '1997-09-02', rules: ['FREQ=DAILY;INTERVAL=2'], days: '1997-09 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30; 1997-10 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30; 1997-11 1 3 5 7 9 11 13 15 17 19 21 23 25 27 29; 1997-12 1 3' },
  { name: 'every 10 days, 5 occurrences', start: '1997-09-02', rules: ['FREQ=DAILY;INTERVAL=10;COUNT=5'], days: '1997-09 2 12 22; 1997-10 2 12' },
  { name: 'every day in January, for 3 years', start: '1998-01-01', rules: ['FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA', 'FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1'], days: EVERY_DAY_IN_JANUARY },
  { name: 'weekly for 10 occurrences', start: '1997-09-02', rules: ['FREQ=WEEKLY;COUNT=10'], days: '1997-09 2 9 16 23 30; 1997-10 7 14 21 28; 1997-11 4' },
  { name: 'weekly until 24 December 1997', start: '1997-09-02', rules: ['FREQ=WEEKLY;UNTIL=19971224T000000Z'], days: '1997-09 2 9 16 23 30; 1997-10 7 14 21 28; 1997-11 4 11 18 25; 1997-12 2 9 16 23' },
  { name: 'every other week', start: '1997-09-02', rules: ['FREQ=WEEKLY;INTERVAL=2;WKST=SU'], days: '1997-09 2 16 30; 1997-10 14 28; 1997-11 11 25; 1997-12 9 23; 1998-01 6 20; 1998-02 3 17' },
  { name: 'weekly on Tuesday and Thursday for five weeks', start: '1997-09-02', rules: ['FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH', 'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH'], days: TUESDAYS_AND_THURSDAYS },
  { name: 'every other week on Monday, Wednesday and Friday until 24 December 1997', start: '1997-09-01', rules: ['FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR'], days: '1997-09 1 3 5 15 17 19 29; 1997-10 1 3 13 15 17 27 29 31; 1997-11 10 12 14 24 26 28; 1997-12 8 10 12 22' },
  { name: 'every other week on Tuesday and Thursday, for 8 occurrences', start: '1997-09-02', rules: ['FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH'], days: '1997-09 2 4 16 18 30; 1997-10 2 14 16' },
  { name: 'monthly on the first Friday for 10 occurrences', start: '1997-09-05', rules: ['FREQ=MONTHLY;COUNT=10;BYDAY=1FR'], days: '1997-09 5; 1997-10 3; 1997-11 7; 1997-12 5; 1998-01 2; 1998-02 6; 1998-03 6; 1998-04 3; 1998-05 1; 1998-06 5' },
  { name: 'monthly on the first Friday until 24 December 1997', start: '1997-09-05', rules: ['FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR'], days: '1997-09 5; 1997-10 3; 1997-11 7; 1997-12 5' },
  { name: 'every other month on the first and last Sunday for 10 occurrences', start: '1997-09-07', rules: ['FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU'], days: '1997-09 7 28; 1997-11 2 30; 1998-01 4 25; 1998-03 1 29; 1998-05 3 31' },
  { name: 'monthly on the second-to-last Monday for 6 months', start: '1997-09-22', rules: ['FREQ=MONTHLY;COUNT=6;BYDAY=-2MO'], days: '1997-09 22; 1997-10 20; 1997-11 17; 1997-12 22; 1998-01 19; 1998-02 16' },
  { name: 'monthly on the third-to-last day', start: '1997-09-28', rules: ['FREQ=MONTHLY;BYMONTHDAY=-3'], days: '1997-09 28; 1997-10 29; 1997-11 28; 1997-12 29; 1998-01 29; 1998-02 26' },
  { name: 'monthly on the 2nd and 15th for 10 occurrences', start: '1997-09-02', rules: ['FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15'], days: '1997-09 2 15; 1997-10 2 15; 1997-11 2 15; 1997-12 2 15; 1998-01 2 15' },
  { name: 'monthly on the first and last day for 10 occurrences', start: '1997-09-30', rules: ['FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1'], days: '1997-09 30; 1997-10 1 31; 1997-11 1 30; 1997-12 1 31; 1998-01 1 31; 1998-02 1' },
  { name: 'every 18 months on the 10th to 15th for 10 occurrences', start: '1997-09-10', rules: ['FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15'], days: '1997-09 10-15; 1999-03 10-13' },
  { name: 'every Tuesday, every other month', start: '1997-09-02', rules: ['FREQ=MONTHLY;INTERVAL=2;BYDAY=TU'], days: '1997-09 2 9 16 23 30; 1997-11 4 11 18 25; 1998-01 6 13 20 27; 1998-03 3 10 17 24 31' },
  { name: 'yearly in June and July for 10 occurrences', start: '1997-06-10', rules: ['FREQ=YEARLY;COUNT=10;BYMONTH=6,7'], days: '1997-06 10; 1997-07 10; 1998-06 10; 1998-07 10; 1999-06 10; 1999-07 10; 2000-06 10; 2000-07 10; 2001-06 10; 2001-07 10' },
  { name: 'every other year in January, February and March for 10 occurrences', start: '1997-03-10', rules: ['FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3'], days: '1997-03 10; 1999-01 10; 1999-02 10; 1999-03 10; 2001-01 10; 2001-02 10; 2001-03 10; 2003-01 10; 2003-02 10; 2003-03 10' },
  { name: 'every third year on the 1st, 100th and 200th day for 10 occurrences', start: '1997-01-01', rules: ['FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200'], days: '1997-01 1; 1997-04 10; 1997-07 19; 2000-01 1; 2000-04 9; 2000-07 18; 2003-01 1; 2003-04 10; 2003-07 19; 2006-01 1' },
  { name: 'every 20th Monday of the year', start: '1997-05-19', rules: ['FREQ=YEARLY;BYDAY=20MO'], days: '1997-05 19; 1998-05 18; 1999-05 17' },
  { name: 'Monday of week number 20', start: '1997-05-12', rules: ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO'], days: '1997-05 12; 1998-05 11; 1999-05 17' },
  { name: 'every Thursday in March', start: '1997-03-13', rules: ['FREQ=YEARLY;BYMONTH=3;BYDAY=TH'], days: '1997-03 13 20 27; 1998-03 5 12 19 26; 1999-03 4 11 18 25' },
  { name: 'every Thursday in June, July and August', start: '1997-06-05', rules: ['FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8'], days: '1997-06 5 12 19 26; 1997-07 3 10 17 24 31; 1997-08 7 14 21 28; 1998-06 4 11 18 25; 1998-07 2 9 16 23 30; 1998-08 6 13 20 27; 1999-06 3 10 17 24; 1999-07 1 8 15 22 29; 1999-08 5 12 19 26' },
  { name: 'every Friday the 13th', start: '1997-09-02', rules: ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13'], days: '1998-02 13; 1998-03 13; 1998-11 13; 1999-08 13; 2000-10 13' },
  { name: 'the first Saturday that follows the first Sunday of the month', start: '1997-09-13', rules: ['FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13'], days: '1997-09 13; 1997-10 11; 1997-11 8; 1997-12 13; 1998-01 10; 1998-02 7; 1998-03 7; 1998-04 11; 1998-05 9; 1998-06 13' },
  { name: 'election day in the United States', start: '1996-11-05', rules: ['FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8'], days: '1996-11 5; 2000-11 7; 2004-11 2' },
  { name: 'the third Tuesday, Wednesday or Thursday of the month, for 3 months', start: '1997-09-04', rules: ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3'], days: '1997-09 4; 1997-10 7; 1997-11 6' },
  { name: 'the second-to-last weekday of the month', start: '1997-09-29', rules: ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2'], days: '1997-09 29; 1997-10 30; 1997-11 27; 1997-12 30; 1998-01 29; 1998-02 26; 1998-03 30' },
  { name: 'a week that starts on Monday', start: '1997-08-05', rules: ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO'], days: '1997-08 5 10 19 24' },
  { name: 'a week that starts on Sunday', start: '1997-08-05', rules: ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU'], days: '1997-08 5 17 19 31' },
  { name: 'a day that February does not have', start: '2007-01-15', rules: ['FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5'], days: '2007-01 15 30; 2007-02 15; 2007-03 15 30' },
] // prettier-ignore

const ZONE = 'America/New_York'

function nineOClock(days: string): string[] {
  return days.split('; ').flatMap((part) => {
    const [month = '', ...list] = part.split(' ')
    return list.flatMap((entry) => {
      const [first = 0, last = first] = entry.split('-').map(Number)
      return Array.from(
        { length: last - first + 1 },
        (_, index) => `${month}-${String(first + index).padStart(2, '0')}T09:00`,
      )
    })
  })
}

describe('The examples of RFC 5545 section 3.8.5.3', () => {
  for (const { name, start, rules, days } of EXAMPLES)
    for (const rule of rules)
      test(`${name}: ${rule}`, () => {
        const expected = nineOClock(days)
        const given = { rule, start: `${start}T09:00`, zone: ZONE }
        const ends = /COUNT|UNTIL/.test(rule)
        const most = ends ? expected.length + 1 : expected.length
        expect(recurrences(given, { before: '2030-01-01T00:00', most })).toEqual(expected)
      })

  test('every 3 hours from 9 to 17 on one day, with the end that the erratum gives', () => {
    const given = { rule: 'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z', start: '1997-09-02T09:00', zone: ZONE }
    expect(recurrences(given, { before: '2000-01-01T00:00' })).toEqual([
      '1997-09-02T09:00',
      '1997-09-02T12:00',
      '1997-09-02T15:00',
    ])
  })

  test('every 15 minutes for 6 occurrences, and every hour and a half for 4', () => {
    const times = (rule: string) =>
      recurrences({ rule, start: '1997-09-02T09:00', zone: ZONE }, { before: '2000-01-01T00:00' }).map((at) =>
        at.slice(11),
      )
    expect(times('FREQ=MINUTELY;INTERVAL=15;COUNT=6')).toEqual(['09:00', '09:15', '09:30', '09:45', '10:00', '10:15'])
    expect(times('FREQ=MINUTELY;INTERVAL=90;COUNT=4')).toEqual(['09:00', '10:30', '12:00', '13:30'])
  })

  test('every 20 minutes from 9:00 to 16:40 every day, written either way', () => {
    const times = (rule: string) =>
      recurrences({ rule, start: '1997-09-02T09:00', zone: ZONE }, { before: '1997-09-04T00:00' })
    const daily = times('FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40')
    expect(daily).toHaveLength(48)
    expect([daily[0], daily[23], daily[24]]).toEqual(['1997-09-02T09:00', '1997-09-02T16:40', '1997-09-03T09:00'])
    expect(times('FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16')).toEqual(daily)
  })
})

describe('A rule', () => {
  const weekly = { rule: 'FREQ=WEEKLY;BYDAY=TH', start: '2026-03-05T19:30', zone: 'Asia/Taipei' }

  test('gives only what is asked for', () => {
    expect(recurrences(weekly, { from: '2026-03-12T19:30', before: '2026-03-26T19:30' })).toEqual([
      '2026-03-12T19:30',
      '2026-03-19T19:30',
    ])
    expect(recurrences(weekly, { before: '2027-01-01T00:00', most: 1 })).toEqual(['2026-03-05T19:30'])
  })

  test('that ends on a day includes that day, and one that ends at an instant ends there on its own clocks', () => {
    const until = (end: string) =>
      recurrences({ ...weekly, rule: `${weekly.rule};UNTIL=${end}` }, { before: '2027-01-01T00:00' }).length
    expect(until('20260319')).toBe(3)
    expect(until('20260319T113000Z')).toBe(3)
    expect(until('20260319T112900Z')).toBe(2)
  })

  test.for([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4',
    'FREQ=SOMETIMES',
    'BYDAY=MO',
    '',
  ])('that never comes true, or is none, gives nothing and is refused: %s', (rule) => {
    expect(recurrences({ ...weekly, rule }, { before: '2040-01-01T00:00' })).toEqual([])
    expect(cleanRule({ ...weekly, rule })).toBeNull()
  })

  test('keeps its earlier times where a later one is far away', () => {
    const leap = { ...weekly, rule: 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29', start: '2024-02-29T19:30' }
    expect(recurrences(leap, { before: '2025-01-01T00:00' })).toEqual(['2024-02-29T19:30'])
  })

  test('has one spelling, and comes at most once a day', () => {
    expect(cleanRule({ ...weekly, rule: ' RRULE:freq=weekly;byday=th;interval=1 ' })).toBe('FREQ=WEEKLY;BYDAY=TH')
    expect(cleanRule({ ...weekly, rule: 'FREQ=WEEKLY;UNTIL=20260319T113000Z' })).toBe(
      'FREQ=WEEKLY;UNTIL=20260319T193000',
    )
    expect(cleanRule({ ...weekly, rule: 'FREQ=WEEKLY;COUNT=x' })).toBeNull()
    expect(cleanRule({ ...weekly, rule: 'FREQ=WEEKLY;UNTIL=soon' })).toBeNull()
    expect(cleanRule({ ...weekly, rule: 'FREQ=HOURLY;COUNT=3' })).toBeNull()
    expect(cleanRule({ ...weekly, rule: 'FREQ=DAILY;BYHOUR=9,10' })).toBeNull()
  })
})
