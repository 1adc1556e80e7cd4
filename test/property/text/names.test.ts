import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import * as invented from '../../../shared/sample/names.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import { collationFor } from '../../../shared/text/collation.ts'
import { fold, simplified } from '../../../shared/text/fold.ts'
import { phoneDigits } from '../../../shared/text/phones.ts'
import { readingOf } from '../../../shared/text/reading.ts'
import { compileRanking, compileSearch, searchTextOf, NO_MATCH } from '../../../shared/text/search.ts'
import { syllablesOf } from '../../../shared/text/syllables.ts'
import { OTHER_READINGS, SURNAME_READINGS } from '../../../shared/text/surnames.ts'

const surname = fc.constantFrom(...invented.TAIWAN_SURNAMES, ...invented.SHANGHAI_SURNAMES)
const given = fc.constantFrom(
  ...invented.TAIWAN_GIVEN_FEMALE,
  ...invented.TAIWAN_GIVEN_MALE,
  ...invented.SHANGHAI_GIVEN_FEMALE,
  ...invented.SHANGHAI_GIVEN_MALE,
)
const chineseName = fc.tuple(surname, given).map(([family, name]) => family + name)
const latinName = fc.constantFrom(...invented.WESTERN_FEMALE, ...invented.WESTERN_MALE)
const bothNames = fc
  .tuple(fc.constantFrom(...invented.ENGLISH_FEMALE), chineseName)
  .map(([first, name]) => `${first} ${name}`)
/** Names as they are, and anything that could stand in a cell. */
const anyName = fc.oneof(
  chineseName,
  latinName,
  bothNames,
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ maxLength: 8 }),
)
const language = fc.constantFrom<Language>('en', 'zh-TW', 'zh-CN')

function preparedOf(name: string, phone = ''): string {
  return searchTextOf({ name, reading: readingOf(name), phone })
}

function found(prepared: string, text: string): boolean {
  return compileSearch(text)?.(prepared) ?? false
}

describe('every member is found', () => {
  test('by the name as it is written, and folded either way', () => {
    fc.assert(
      fc.property(fc.oneof(chineseName, latinName, bothNames), (name) => {
        const prepared = preparedOf(name)
        expect(found(prepared, name)).toBe(true)
        expect(found(prepared, simplified(name))).toBe(true)
        expect(found(preparedOf(simplified(name)), name)).toBe(true)
        expect(found(prepared, name.toUpperCase())).toBe(true)
      }),
    )
  })

  test('by pinyin and by initials, typed whole or in part', () => {
    fc.assert(
      fc.property(chineseName, fc.nat(), (name, cut) => {
        const prepared = preparedOf(name)
        const syllables = syllablesOf(readingOf(name)).map((syllable) => syllable.letters)
        const initials = syllables.map((letters) => letters.charAt(0)).join('')
        expect(syllables.length).toBe(name.length)
        expect(found(prepared, readingOf(name))).toBe(true)
        expect(found(prepared, syllables.join(''))).toBe(true)
        expect(found(prepared, syllables.join('').slice(0, 1 + (cut % 6)))).toBe(true)
        expect(found(prepared, initials)).toBe(true)
        expect(found(prepared, initials.slice(0, 2))).toBe(true)
      }),
    )
  })

  test('by any four digits in a row of a number, however it is written', () => {
    const digits = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
      .map((list) => `09${list.join('')}`)
    const spelling = fc.constantFrom<(phone: string) => string>(
      (phone) => phone,
      (phone) => `${phone.slice(0, 4)}-${phone.slice(4, 7)}-${phone.slice(7)}`,
      (phone) => `+886 ${phone.slice(1, 4)} ${phone.slice(4)}`,
    )
    fc.assert(
      fc.property(digits, spelling, spelling, fc.nat({ max: 6 }), (phone, written, typed, from) => {
        const prepared = preparedOf('陳怡君', written(phone))
        expect(phoneDigits(written(phone))).toEqual([phone])
        expect(found(prepared, phone.slice(from, from + 4))).toBe(true)
        expect(found(prepared, typed(phone))).toBe(true)
      }),
    )
  })

  test('and ranked exactly when found', () => {
    fc.assert(
      fc.property(anyName, anyName, (name, text) => {
        const prepared = preparedOf(name)
        const matches = compileSearch(text)
        expect(compileRanking(text)(prepared) !== NO_MATCH).toBe(matches ? matches(prepared) : true)
      }),
    )
  })

  test('whatever stands in the fields', () => {
    const findable = anyName.filter((name) => compileSearch(name) !== null)
    fc.assert(
      fc.property(findable, anyName, fc.string({ unit: 'binary' }), (name, nickname, phone) => {
        const prepared = searchTextOf({ name, reading: readingOf(name), nickname, phone, tags: [nickname] })
        expect(found(prepared, name)).toBe(true)
      }),
    )
  })
})

describe('folding', () => {
  test('a folded text stays as it is', () => {
    fc.assert(
      fc.property(anyName, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  test('forgets case and the kind of character', () => {
    fc.assert(
      fc.property(fc.oneof(chineseName, latinName, bothNames), (text) => {
        expect(fold(simplified(text).toUpperCase())).toBe(fold(text))
      }),
    )
  })
})

describe('the order of names', () => {
  test('is total: one order whatever order the names come in, and equal keys only for equal names', () => {
    const twoOrders = fc
      .uniqueArray(anyName, { maxLength: 40 })
      .chain((names) => fc.tuple(fc.constant(names), fc.shuffledSubarray(names, { minLength: names.length })))
    fc.assert(
      fc.property(language, twoOrders, (lang, [names, shuffled]) => {
        const keys = new Map(names.map((name) => [name, collationFor(lang).keyOf(name, readingOf(name))]))
        const inOrder = (list: readonly string[]) =>
          list.toSorted((a, b) => compareStrings(keys.get(a) ?? '', keys.get(b) ?? ''))
        expect(new Set(keys.values()).size).toBe(names.length)
        expect(inOrder(shuffled)).toEqual(inOrder(names))
      }),
    )
  })

  test('does not depend on who else is on the list', () => {
    fc.assert(
      fc.property(language, anyName, anyName, (lang, name, other) => {
        const { keyOf } = collationFor(lang)
        const before = keyOf(name, readingOf(name))
        keyOf(other, readingOf(other))
        expect(keyOf(name, readingOf(name))).toBe(before)
      }),
    )
  })

  test('agrees with the stroke collation of Unicode on Chinese names', () => {
    const unicode = new Intl.Collator('zh-u-co-stroke')
    fc.assert(
      fc.property(chineseName, chineseName, (a, b) => {
        const { keyOf } = collationFor('zh-TW')
        expect(compareStrings(keyOf(a, ''), keyOf(b, ''))).toBe(Math.sign(unicode.compare(a, b)))
      }),
    )
  })

  test('agrees with the pinyin collation of Unicode on characters of one reading', () => {
    const unicode = new Intl.Collator('zh-u-co-pinyin')
    const pool = [
      ...new Set(
        [...invented.SHANGHAI_SURNAMES, ...invented.SHANGHAI_GIVEN_FEMALE, ...invented.SHANGHAI_GIVEN_MALE].join(''),
      ),
    ]
    const oneReading = pool.filter(
      (char) =>
        pinyin(char, { multiple: true, type: 'array' }).length === 1 &&
        !SURNAME_READINGS.has(char) &&
        !OTHER_READINGS.has(char),
    )
    expect(oneReading.length).toBeGreaterThan(100)
    const name = fc.array(fc.constantFrom(...oneReading), { minLength: 2, maxLength: 3 }).map((chars) => chars.join(''))
    fc.assert(
      fc.property(name, name, (a, b) => {
        const { keyOf } = collationFor('zh-CN')
        expect(compareStrings(keyOf(a, readingOf(a)), keyOf(b, readingOf(b)))).toBe(Math.sign(unicode.compare(a, b)))
      }),
      { numRuns: 1000 },
    )
  })
})

function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
