import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANES } from '../../../shared/domain/matching.ts'
import { findMatches, type FindOptions, type MatchResult } from '../../../shared/matching/find-matches.ts'
import type { MatchRecord } from '../../../shared/matching/match-record.ts'
import { person } from '../../helpers/match-records.ts'

function many(count: number, of: (at: number) => MatchRecord): MatchRecord[] {
  return Array.from({ length: count }, (_, at) => of(at))
}

/** All of the result, and in how many steps it came. */
function matched(records: readonly MatchRecord[], options: FindOptions = {}): MatchResult & { readonly steps: number } {
  const steps = findMatches(records, options)
  for (let taken = 1; ; taken += 1) {
    const step = steps.next()
    if (step.done === true) return { ...step.value, steps: taken }
  }
}

/** More than a person would ever look through, and far less than the 200 million pairs of 20,000 rows. */
const BOUNDED = 200_000

function expectSound({ pairs, groups }: MatchResult, records: readonly MatchRecord[]) {
  const ids = new Set(records.map(({ id }) => id))
  const unsound = pairs.filter(
    ({ a, b, lane, score }) =>
      a >= b || !ids.has(a) || !ids.has(b) || !LANES.includes(lane) || !(score >= 0 && score <= 1),
  )
  expect(unsound).toEqual([])
  expect(new Set(pairs.map(({ a, b }) => `${a}\n${b}`)).size).toBe(pairs.length)
  const safe = new Set(pairs.filter(({ lane }) => lane === 'safe').map(({ a, b }) => `${a}\n${b}`))
  const loose = groups.flatMap((group) => {
    const members = group.toSorted((x, y) => (x < y ? -1 : 1))
    return members.flatMap((a, at) => members.slice(at + 1).filter((b) => !safe.has(`${a}\n${b}`)))
  })
  expect(loose).toEqual([])
}

describe('a crowd', () => {
  test('of 20,000 people of one name and nothing else is nobody to merge', () => {
    const records = many(20_000, (at) => person(`r${at}`, '陳怡君'))
    const result = matched(records)
    expectSound(result, records)
    expect(result.groups).toEqual([])
    expect(result.pairs.filter(({ lane }) => lane !== 'namesakes')).toEqual([])
    expect(result.pairs.length).toBeLessThan(BOUNDED)
    expect(result.steps).toBeGreaterThan(100)
  })

  test('of one name whose numbers all differ is nobody to merge either', () => {
    const records = many(20_000, (at) =>
      person(`r${at}`, '王偉', { phones: [`09${String(10_000_000 + at * 3571).slice(-8)}`] }),
    )
    const result = matched(records)
    expectSound(result, records)
    expect(result.groups).toEqual([])
    expect(result.pairs.length).toBeLessThan(BOUNDED)
  })

  test('of 20,000 different names behind one telephone and one mailbox is nobody to merge', () => {
    const records = many(20_000, (at) =>
      person(`r${at}`, `${charAt(at)}${charAt(at * 7 + 3)}${charAt(at * 31 + 11)}`, {
        phones: ['0912-345-678'],
        emails: ['info@club.example'],
      }),
    )
    const result = matched(records)
    expectSound(result, records)
    expect(result.groups).toEqual([])
    expect(result.pairs.length).toBeLessThan(BOUNDED)
  })

  test('of 20,000 equal rows gives bounded work', () => {
    const records = many(20_000, (at) =>
      person(`r${at}`, '林志明', { phones: ['0912345678'], birthdays: ['1980-02-03'] }),
    )
    const result = matched(records)
    expectSound(result, records)
    expect(result.pairs.length).toBeLessThan(BOUNDED)
  })
})

describe('cells that are no values', () => {
  test('of a megabyte each say nothing and stop nothing', () => {
    const long = '長'.repeat(350_000)
    const latin = 'ab '.repeat(350_000)
    const digits = '09'.repeat(500_000)
    const huge = (id: string) =>
      person(id, long, {
        names: [{ name: long, family: latin, given: long, reading: latin, nickname: digits }],
        phones: [digits, long], emails: [`${latin.replaceAll(' ', '')}@example.com`, `${'@'.repeat(1_000_000)}`],
        accounts: [`line:${long}`], numbers: [digits], addresses: [long], cities: [latin], organizations: [long], genders: [latin],
      }) // prettier-ignore
    const records = [
      huge('a'),
      huge('b'),
      huge('c'),
      person('d', '陳怡君', { phones: ['0912345678'] }),
      person('e', '陳怡君', { phones: ['0912-345-678'] }),
    ]
    const result = matched(records)
    expectSound(result, records)
    expect(result.pairs).toContainEqual(expect.objectContaining({ a: 'd', b: 'e', lane: 'safe' }))
  })

  test('empty everywhere are nobody', () => {
    const records = many(20_000, (at) => person(`r${at}`, ''))
    expect(matched(records)).toMatchObject({ pairs: [], groups: [] })
    const blank = many(50, (at) =>
      person(`r${at}`, ' ', {
        phones: ['-'],
        emails: ['@'],
        addresses: ['　'],
        accounts: ['line:'],
        numbers: ['0'],
        genders: ['?'],
      }),
    )
    expect(matched(blank).groups).toEqual([])
  })

  test('that stand for nothing are no evidence', () => {
    for (const nothing of ['N/A', '無', '没有', 'none', '0000000000', '-', 'xxx', 'test@test.com', '1111111111']) {
      const records = ['陳怡君', '林志明', '王偉', '李娜', '張美玲', '黃俊傑'].map((name, at) =>
        person(`r${at}`, name, {
          phones: [nothing],
          emails: [nothing],
          numbers: [nothing],
          accounts: [`line:${nothing}`],
          addresses: [nothing],
        }),
      )
      expect([nothing, matched(records).groups]).toEqual([nothing, []])
    }
  })

  test('no and one record give nothing', () => {
    expect(matched([])).toMatchObject({ pairs: [], groups: [] })
    expect(matched([person('a', '陳怡君')])).toMatchObject({ pairs: [], groups: [] })
  })
})

describe('signs that do not show', () => {
  const same = { phones: ['0912345678'], emails: ['yijun@example.com'] }

  test.each([
    ['zero-width spaces', '陳\u200b怡\u200b君'],
    ['a byte order mark', '\ufeff陳怡君'],
    ['marks of direction', '\u202e陳怡君\u202c'],
    ['full-width blanks', '　陳　怡君　'],
    ['an emoji', '陳怡君🌸'],
    ['variation selectors', '陳怡君\ufe0f'],
  ])('%s leave a name the name it is', (_, name) => {
    const records = [person('a', '陳怡君', same), person('b', name, same)]
    expect(matched(records).pairs).toEqual([expect.objectContaining({ a: 'a', b: 'b', lane: 'safe' })])
  })

  test('names of nothing but emoji, of Arabic, Hebrew, Thai or torn characters break nothing', () => {
    const names = [
      '🌸🌸',
      '👨‍👩‍👧‍👦',
      'محمد علي',
      'דוד לוי',
      'สมชาย ใจดี',
      '\ud800',
      '\udfff陳',
      '\0\0',
      '(((((',
      '）（',
      '𠮷野家',
      'a\u0301'.repeat(100),
      '·',
      '陳'.repeat(90),
    ]
    const records = names.flatMap((name, at) => [person(`a${at}`, name, same), person(`b${at}`, name)])
    expectSound(matched(records), records)
  })
})

describe('ids', () => {
  test('that two records share never make a pair with itself, and nothing throws', () => {
    const records = [
      person('x', '陳怡君', { phones: ['0912345678'] }),
      person('x', '陳怡君', { phones: ['0912345678'] }),
      person('', '陳怡君', { phones: ['0912345678'] }),
    ]
    const { pairs } = matched(records)
    expect(pairs.filter(({ a, b }) => a === b)).toEqual([])
  })

  test('only name the records: other ids, the same people', () => {
    const people = ['陳怡君', '陈怡君', 'Chen Yijun', '林志明', '林志明'].map((name, at) =>
      person('', name, { phones: [`091234567${Math.floor(at / 3)}`] }),
    )
    const named = (ids: readonly string[]) => people.map((one, at) => ({ ...one, id: ids[at] ?? '' }))
    const shape = (ids: readonly string[]) =>
      new Set(
        matched(named(ids)).pairs.map(({ a, b, lane, score }) => {
          const [one, other] = [ids.indexOf(a), ids.indexOf(b)]
          return `${Math.min(one, other)} ${Math.max(one, other)} ${lane} ${score}`
        }),
      )
    expect(shape(['e', 'd', 'c', 'b', 'a'])).toEqual(shape(['1', '2', '3', '4', '5']))
  })
})

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '陳怡君',
    '陈怡君',
    '阿明',
    'Chen Yi-Jun',
    '陳老師',
    '0912345678',
    '+886 912 345 678',
    '9.12E+08',
    'a@b.c',
    '',
    ' ',
    '台北市大安區1號',
  ),
)
const anyRecord: fc.Arbitrary<Omit<MatchRecord, 'id'>> = fc.record({
  names: fc.array(
    fc.record({ name: anything, family: anything, given: anything, reading: anything, nickname: anything }),
    { minLength: 1, maxLength: 3 },
  ),
  phones: fc.array(anything, { maxLength: 3 }),
  emails: fc.array(anything, { maxLength: 3 }),
  accounts: fc.array(anything, { maxLength: 2 }),
  numbers: fc.array(anything, { maxLength: 2 }),
  birthdays: fc.array(fc.constantFrom('1980-02-03', '--02-03', '1980-03-02'), { maxLength: 2 }),
  addresses: fc.array(anything, { maxLength: 2 }),
  cities: fc.array(anything, { maxLength: 2 }),
  organizations: fc.array(anything, { maxLength: 2 }),
  genders: fc.array(anything, { maxLength: 2 }),
  country: fc.constantFrom('TW', 'CN', 'HK', '', 'XX'),
})

test('whatever the cells hold, the result is sound and the same in any order', () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { maxLength: 12 }), fc.integer(), (bare, turn) => {
      const records = bare.map((one, at): MatchRecord => ({ ...one, id: `r${at}` }))
      const result = matched(records)
      expectSound(result, records)
      const at = records.length === 0 ? 0 : Math.abs(turn) % records.length
      const turned = [...records.slice(at), ...records.slice(0, at)].toReversed()
      const lanes = ({ pairs }: MatchResult) => pairs.map(({ a, b, lane }) => `${a} ${b} ${lane}`).toSorted()
      expect(lanes(matched(turned))).toEqual(lanes(result))
    }),
    { numRuns: 300 },
  )
})

/** One of 100 characters that stand in names. */
function charAt(at: number): string {
  return NAME_CHARACTERS[at % NAME_CHARACTERS.length] ?? ''
}

const NAME_CHARACTERS = Array.from(
  '陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈余盧梁趙顏柯翁魏孫戴怡君雅婷志明家豪淑芬美玲俊傑建宏冠宇宗翰佩珊詩涵承恩品妍子軒心',
)
