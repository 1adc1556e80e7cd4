import { expect, test } from 'vitest'
import { shortTitleOf } from '../../../../renderer/features/calendar/entry-words.ts'
import type { SalonId } from '../../../../shared/domain/ids.ts'

test('where there is hardly place, a salon says what its series does not say already', () => {
  expect(shortTitleOf(entry('週四讀書會', '週四讀書會：人間詞話'))).toBe('人間詞話')
  expect(shortTitleOf(entry('Reading Circle', 'Reading Circle: Walden'))).toBe('Walden')
})

test('a theme that only begins like its series, or is nothing else, stays whole', () => {
  expect(shortTitleOf(entry('品酒', '品酒夜'))).toBe('品酒夜')
  expect(shortTitleOf(entry('品酒夜', '品酒夜'))).toBe('品酒夜')
  expect(shortTitleOf(entry('', '秋日品酒夜'))).toBe('秋日品酒夜')
})

function entry(seriesName: string, theme: string) {
  return { salon: 'sal_0123456789abcdef' as SalonId, seriesName, theme }
}
