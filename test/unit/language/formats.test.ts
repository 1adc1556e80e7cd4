import { describe, expect, test } from 'vitest'
import { commandWords } from '../../../shared/language/command-words.ts'
import { formatsFor } from '../../../shared/language/formats.ts'
import { problemSentence } from '../../../shared/language/problem-sentence.ts'
import { translate } from '../../../shared/language/translate.ts'

const saturday = Date.parse('2026-11-28T11:00:00Z')
const zone = 'Asia/Taipei'
const DAY = 86_400_000

describe('formats', () => {
  test('a salon stands at the wall-clock time of its own zone', () => {
    expect(formatsFor('en').dayTime(saturday, zone)).toBe('Sat 28 Nov, 19:00')
    expect(formatsFor('zh-TW').dayTime(saturday, zone)).toBe('11/28 週六 19:00')
    expect(formatsFor('zh-CN').dayTime(saturday, zone)).toBe('11/28 周六 19:00')
  })

  test('the year is written where it is not the present one', () => {
    const nextYear = Date.parse('2027-02-01T00:00:00Z')
    expect(formatsFor('zh-TW').dayTime(saturday, zone, nextYear)).toBe('2026年11月28日 19:00')
    expect(formatsFor('en').dayTime(saturday, zone, nextYear)).toBe('28 Nov 2026, 19:00')
  })

  test('days are counted by the calendar, not by 24 hours', () => {
    const lateFriday = Date.parse('2026-11-27T15:00:00Z')
    expect(formatsFor('en').relativeDay(lateFriday, saturday, zone)).toBe('yesterday')
    expect(formatsFor('zh-TW').relativeDay(saturday - 6 * DAY, saturday, zone)).toBe('6 天前')
    expect(formatsFor('zh-CN').relativeDay(saturday - 6 * DAY, saturday, zone)).toBe('6 天前')
    expect(formatsFor('zh-CN').relativeDay(saturday + 2 * DAY, saturday, zone)).toBe('后天')
  })

  test('long ago is told in months and years', () => {
    expect(formatsFor('en').relativeDay(saturday - 61 * DAY, saturday, zone)).toBe('61 days ago')
    expect(formatsFor('en').relativeDay(saturday - 200 * DAY, saturday, zone)).toBe('7 months ago')
    expect(formatsFor('en').relativeDay(saturday - 1000 * DAY, saturday, zone)).toBe('3 years ago')
  })

  test('minutes and hours are told as such', () => {
    expect(formatsFor('zh-TW').ago(saturday - 2 * 60_000, saturday)).toBe('2 分鐘前')
    expect(formatsFor('en').ago(saturday - 5 * 3_600_000, saturday)).toBe('5 hours ago')
    expect(formatsFor('en').ago(saturday - 5_000, saturday)).toBe('just now')
  })

  test('a birthday without its year keeps to day and month', () => {
    expect(formatsFor('zh-TW').date('--02-29')).toBe('2月29日')
    expect(formatsFor('en').date('1988-11-02')).toBe('2 Nov 1988')
    expect(formatsFor('en').date('next spring')).toBe('next spring')
  })

  test('a calendar badge names the month as the language does', () => {
    expect(formatsFor('zh-TW').badge(saturday, zone)).toEqual({ month: '十一月', day: '28' })
    expect(formatsFor('en').badge(saturday, zone)).toEqual({ month: 'Nov', day: '28' })
  })

  test('a month is named with its year in a sentence, and without on an axis', () => {
    expect(formatsFor('zh-TW').month('2026-09-30')).toBe('2026年9月')
    expect(formatsFor('en').month('2026-09-30')).toBe('Sept 2026')
    expect(formatsFor('zh-CN').shortMonth('2026-01-01')).toBe('1月')
    expect(formatsFor('en').shortMonth('2026-11-30')).toBe('Nov')
  })

  test('lists and sizes read naturally', () => {
    expect(formatsFor('en').list(['Taipei', 'Tainan'])).toBe('Taipei and Tainan')
    expect(formatsFor('zh-CN').list(['台北', '台中', '台南'])).toBe('台北、台中和台南')
    // A sentence that adds “and others” says “and” once.
    expect(formatsFor('en').list(['Taipei', 'Tainan'], true)).toBe('Taipei, Tainan')
    expect(formatsFor('zh-TW').list(['台北', '台中', '台南'], true)).toBe('台北、台中、台南')
    expect(formatsFor('en').bytes(1_440_000)).toBe('1.4 MB')
    expect(formatsFor('en').bytes(900)).toBe('900 B')
  })
})

describe('sentences', () => {
  test('counts follow the language', () => {
    expect(translate('en', 'common.members', { count: 1 })).toBe('1 member')
    expect(translate('en', 'common.members', { count: 1412 })).toBe('1,412 members')
    expect(translate('zh-TW', 'common.members', { count: 412 })).toBe('412 位成員')
  })

  test('a problem names what it knows and reads well without it', () => {
    expect(problemSentence('en', { code: 'file-empty', params: { file: 'a.csv' } })).toMatch(/^“a\.csv” is empty/)
    expect(problemSentence('en', { code: 'file-empty' })).toMatch(/^The file is empty/)
    expect(problemSentence('zh-TW', { code: 'row-bad-date', params: { column: 'birthday', value: '明年' } })).toContain(
      '「生日」',
    )
  })

  test('a command nobody named is still a change', () => {
    expect(commandWords('en', 'member.label', 12)).toBe('label 12 members')
    expect(commandWords('en', 'something.new')).toBe('change')
  })
})

test('sentences stand apart in English, and close together in Chinese', () => {
  expect(formatsFor('en').sentences(['He came.', '', 'Call him.'])).toBe('He came. Call him.')
  expect(formatsFor('zh-TW').sentences(['他來了。', '打給他吧。'])).toBe('他來了。打給他吧。')
})

test('a list in Chinese sets Latin names apart from the word between, and leaves what is listed alone', () => {
  expect(formatsFor('zh-TW').list(['陳怡君', 'Amy Chen'])).toBe('陳怡君和 Amy Chen')
  expect(formatsFor('zh-CN').list(['A1桌', '陈怡君'])).toBe('A1桌和陈怡君')
  expect(formatsFor('en').list(['陳怡君', 'Amy Chen'])).toBe('陳怡君 and Amy Chen')
})
