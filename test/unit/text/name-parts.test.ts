import { describe, expect, test } from 'vitest'
import { fullName, nameAndNickname, nameParts } from '../../../shared/text/name-parts.ts'

test('A full name is built in the order of its script', () => {
  expect(fullName('王', '小明')).toBe('王小明')
  expect(fullName('Wang', 'Ming')).toBe('Ming Wang')
  expect(fullName('김', '민수')).toBe('김민수')
  expect(fullName('', 'Amy')).toBe('Amy')
})

describe('A full name is taken apart', () => {
  test.each([
    ['王小明', '王', '小明'],
    ['歐陽子軒', '歐陽', '子軒'],
    ['司马若曦', '司马', '若曦'],
    ['陳王秀英', '陳王', '秀英'],
    ['陳 怡君', '陳', '怡君'],
    ['陳怡君老師', '陳', '怡君'],
    ['陳怡君（志工）', '陳', '怡君'],
    ['田中 太郎', '田中', '太郎'],
    ['阿明', '', '阿明'],
    ['김민수', '김', '민수'],
    ['남궁민수', '남궁', '민수'],
    ['Amy Chen', 'Chen', 'Amy'],
    ['Chen, Amy', 'Chen', 'Amy'],
    ['Mary Jane Watson', 'Watson', 'Mary Jane'],
    ['Ludwig van der Rohe', 'van der Rohe', 'Ludwig'],
    ['Dr. John Smith Jr.', 'Smith', 'John'],
    ['John Smith, Jr.', 'Smith', 'John'],
    ['Amy', '', 'Amy'],
  ])('%s', (name, family, given) => {
    expect(nameParts(name)).toEqual({ family, given })
  })
})

describe('A name in brackets is what somebody is called', () => {
  test.each([
    ['Amy (陳怡君)', '陳怡君', 'Amy'],
    ['陳怡君（Amy）', '陳怡君', 'Amy'],
    ['Robert Smith (Bob)', 'Robert Smith', 'Bob'],
    ['陳怡君（志工）', '陳怡君（志工）', ''],
    ['陳怡君', '陳怡君', ''],
    ['(陳怡君)', '(陳怡君)', ''],
  ])('%s', (text, name, nickname) => {
    expect(nameAndNickname(text)).toEqual({ name, nickname })
  })
})
