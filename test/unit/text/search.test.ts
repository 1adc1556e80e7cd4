import { describe, expect, test } from 'vitest'
import { readingOf } from '../../../shared/text/reading.ts'
import { NO_MATCH, compileRanking, compileSearch, searchTextOf, type Searchable } from '../../../shared/text/search.ts'

function prepared(name: string, more: Partial<Searchable> = {}): string {
  return searchTextOf({ name, reading: readingOf(name), ...more })
}

function finds(text: string, name: string, more?: Partial<Searchable>): boolean {
  return compileSearch(text)?.(prepared(name, more)) ?? false
}

describe('a search by name', () => {
  test.each([
    '陳怡君',
    '陈怡君',
    '怡君',
    '陳',
    'chenyijun',
    'Chen Yi Jun',
    'chén yíjūn',
    'yijun',
    'cyj',
    'CY',
    'yj',
    "yi'jun",
  ])('finds 陳怡君 by %s', (text) => expect(finds(text, '陳怡君')).toBe(true))

  test('finds a simplified name by its traditional form', () => {
    expect(finds('張偉', '张伟')).toBe(true)
  })

  test.each(['ZLJ', 'clj', 'zeng', 'ceng', 'yue'])('finds 曾樂君 by every reading: %s', (text) => {
    expect(finds(text, '曾樂君')).toBe(true)
  })

  test.each(['lv', 'lu', 'lü', '呂', '吕'])('finds 呂 by %s', (text) => {
    expect(finds(text, '呂志明')).toBe(true)
  })

  test.each(['oyzx', 'zx', 'ouyang', 'zixuan'])('finds 歐陽子軒 by %s', (text) => {
    expect(finds(text, '歐陽子軒')).toBe(true)
  })

  test.each(['amy', 'chen', 'ac', 'cps', '佩珊', 'peishan', 'chen amy'])('finds Amy Chen 陳佩珊 by %s', (text) => {
    expect(finds(text, 'Amy Chen 陳佩珊')).toBe(true)
  })

  test.each([
    ['soren', 'Ingrid Sørensen'],
    ['munoz', 'José Muñoz'],
    ['oconnor', 'Hannah O’Connor'],
    ["o'connor", 'Hannah O’Connor'],
    ['yijun', 'Wang Yi-Jun'],
    ['yi-jun', 'Wang Yi-Jun'],
    ['ａｍｙ', 'Amy'],
  ])('does not mind accents, apostrophes, hyphens and width: %s finds %s', (text, name) => {
    expect(finds(text, name)).toBe(true)
  })

  test('matches initials only from where the family or the given name begins', () => {
    expect(finds('zjh', '張家豪')).toBe(true)
    expect(finds('jh', '張家豪')).toBe(true)
    expect(finds('oyz', '歐陽子軒')).toBe(true)
    expect(finds('zjx', '張家豪')).toBe(false)
    // The end of somebody's initials is no beginning.
    expect(finds('dz', '司馬大中')).toBe(true)
    expect(finds('yz', '陳一正')).toBe(true)
    expect(finds('hj', '張家豪')).toBe(false)
  })

  test('finds by a reading that somebody wrote down', () => {
    const member = searchTextOf({ name: '陳英華', reading: 'Tan Eng Hua' })
    expect(compileSearch('enghua')?.(member)).toBe(true)
    expect(compileSearch('teh')?.(member)).toBe(true)
  })
})

describe('a search by other things', () => {
  const phone = { phone: '0912-345-678' }

  test.each([
    '0912345678',
    '0912-345',
    '345678',
    '0912 345 678',
    '+886912345678',
    '+886 912 345',
    '886912',
    '(0912) 345',
    '０９１２',
  ])('finds 0912-345-678 by %s', (text) => expect(finds(text, '陳怡君', phone)).toBe(true))

  test.each([
    ['+886 912 345 678', '0912345'],
    ['886912345678', '0912345'],
    ['+86 138 0013 8000', '13800138'],
    ['+65 9123 4567', '91234567'],
    ['02-2345-6789 / 0912345678', '0912345'],
  ])('finds the number %s by %s', (number, text) => {
    expect(finds(text, '陳怡君', { phone2: number })).toBe(true)
  })

  test('does not find a number across two numbers', () => {
    expect(finds('678098', '陳怡君', { phone: '0912345678', phone2: '0987654321' })).toBe(false)
  })

  test.each([
    ['yijun@ex', { email: 'YiJun@Example.com' }],
    ['work.example', { email2: 'a@work.example.org' }],
    ['讀書', { tags: ['读书'] }],
    ['品酒', { interests: ['閱讀', '品酒'] }],
    ['tp-001', { number: 'TP-001' }],
    ['2023-001', { number: '2023-001' }],
    ['台北', { city: '臺北市' }],
    ['紙船', { organization: '纸船书店' }],
    ['yijun99', { line: 'YiJun99' }],
    ['阿君', { nickname: '阿君' }],
  ])('finds %s in %o', (text, field) => {
    expect(finds(text, '王明', field)).toBe(true)
    expect(finds(text, '王明')).toBe(false)
  })

  test('wants every word', () => {
    expect(finds('chen 0912', '陳怡君', phone)).toBe(true)
    expect(finds('chen 0999', '陳怡君', phone)).toBe(false)
  })

  test('is nothing where nothing was typed', () => {
    expect(compileSearch('')).toBeNull()
    expect(compileSearch(' \u3000\t')).toBeNull()
  })

  test('never matches across fields', () => {
    expect(finds('君0912', '陳怡君', phone)).toBe(false)
  })
})

describe('the ranking at the door', () => {
  const people = {
    zhang: prepared('張家豪', { phone: '0900-123-471' }),
    zhu: prepared('朱建宏', { phone: '0900-555-123' }),
    hao: prepared('郝家豪'),
    amy: prepared('Amy Chang 張家慧', { email: 'zjh@example.com' }),
    zhao: prepared('趙學', { email: 'zjh88@example.com' }),
  }
  const order = (text: string) => {
    const rank = compileRanking(text)
    return Object.entries(people)
      .map(([who, each]) => ({ who, rank: rank(each) }))
      .filter((each) => each.rank !== NO_MATCH)
      .toSorted((a, b) => a.rank - b.rank)
      .map((each) => each.who)
  }

  test('puts whole initials before what stands in an e-mail', () => {
    expect(order('zjh')).toEqual(['zhang', 'zhu', 'amy', 'zhao'])
  })

  test('puts the beginning of a name before its middle', () => {
    expect(order('hao')).toEqual(['hao', 'zhang', 'zhao'])
  })

  test('puts the last digits of a number before digits within', () => {
    expect(order('123')).toEqual(['zhu', 'zhang'])
    expect(compileRanking('3471')(people.zhang)).toBe(0)
  })

  test('counts a given name as found within a name', () => {
    expect(compileRanking('家豪')(people.zhang)).toBe(2)
    expect(compileRanking('張家豪')(people.zhang)).toBe(0)
    expect(compileRanking('張')(people.zhang)).toBe(1)
  })

  test('leaves everyone alike where nothing was typed', () => {
    expect(compileRanking(' ')(people.zhang)).toBe(0)
  })
})
