import { expect, test } from 'vitest'
import { stretchTitle } from '../../../../renderer/features/calendar/stretch-title.ts'

test('a week writes once what its two ends share, in the order of the language', () => {
  expect(stretchTitle('en', '2026-11-22', '2026-11-28', 'day')).toBe('22–28 Nov 2026')
  expect(stretchTitle('zh-TW', '2026-11-22', '2026-11-28', 'day')).toBe('2026年11月22日–28日')
  expect(stretchTitle('en', '2026-11-30', '2026-12-06', 'day')).toBe('30 Nov – 6 Dec 2026')
  expect(stretchTitle('zh-CN', '2026-11-30', '2026-12-06', 'day')).toBe('2026年11月30日–12月6日')
})

test('a week over New Year names both years', () => {
  expect(stretchTitle('en', '2026-12-28', '2027-01-03', 'day')).toBe('28 Dec 2026 – 3 Jan 2027')
  expect(stretchTitle('zh-TW', '2026-12-27', '2027-01-02', 'day')).toBe('2026年12月27日–2027年1月2日')
})

test('months are named with their year once, or each with its own', () => {
  expect(stretchTitle('en', '2026-09-01', '2026-11-30', 'month')).toBe('September – November 2026')
  expect(stretchTitle('zh-CN', '2026-09-01', '2026-11-30', 'month')).toBe('2026年9月–11月')
  expect(stretchTitle('zh-TW', '2026-11-01', '2027-01-31', 'month')).toBe('2026年11月–2027年1月')
})
