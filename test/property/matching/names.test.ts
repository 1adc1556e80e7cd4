import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNames } from '../../../shared/matching/names/compare-names.ts'
import { nameFormsOf } from '../../../shared/matching/names/name-forms.ts'
import { nameKeys, rarityTokens } from '../../../shared/matching/names/name-keys.ts'
import type { NameInput } from '../../../shared/matching/match-record.ts'

const FAMILIES = ['陳', '林', '黃', '張', '李', '王', '吳', '劉', '蔡', '楊', '曾', '單', '歐陽', '司馬', '許']
const GIVEN = ['怡君', '志明', '家豪', '雅婷', '樂', '重光', '偉', '子軒', '秀英', '淑芬', '宜君', '瑋', '美玲']
const LATIN = [
  'Chen',
  'Chan',
  'Tan',
  'Hsu',
  'Xu',
  'Wong',
  'Li',
  'Lee',
  'Yijun',
  'Yi-Jun',
  'Zhiming',
  'Chih-ming',
  'Amy',
  'Bob',
]
const OTHER = [
  'Robert',
  'Smith',
  'bin',
  'Müller',
  'Mohammed',
  'Muhammad',
  'Sergey',
  'Лавров',
  'J.',
  '김정은',
  'さとう',
  'Nguyễn',
]

const chinese = fc.tuple(fc.constantFrom(...FAMILIES), fc.constantFrom(...GIVEN)).map((parts) => parts.join(''))
const latin = fc
  .array(fc.constantFrom(...LATIN, ...OTHER), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '))
const noise = fc.string({ unit: 'binary', maxLength: 24 })
const anyName = fc.oneof(
  chinese,
  latin,
  noise,
  fc.tuple(chinese, latin).map((parts) => parts.join(' ')),
  fc.constant(''),
)
const anyInput: fc.Arbitrary<NameInput> = fc.record(
  { name: anyName, family: anyName, given: anyName, reading: anyName, nickname: anyName },
  { requiredKeys: ['name'] },
)

const formsOf = (name: string) => nameFormsOf({ name })

describe('Names compared', () => {
  it('agree alike whichever comes first', () => {
    fc.assert(
      fc.property(anyInput, anyInput, (left, right) => {
        const there = compareNames(nameFormsOf(left), nameFormsOf(right))
        const back = compareNames(nameFormsOf(right), nameFormsOf(left))
        expect(withoutReasons(there)).toEqual(withoutReasons(back))
        expect(there.reasons.map(({ code }) => code)).toEqual(back.reasons.map(({ code }) => code))
      }),
    )
  })

  it('give likeness between nothing and all', () => {
    fc.assert(
      fc.property(anyInput, anyInput, (left, right) => {
        const { likeness } = compareNames(nameFormsOf(left), nameFormsOf(right))
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('are the same as themselves, whatever was typed', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const { agreement } = compareNames(formsOf(name), formsOf(name))
        expect(['same', 'unknown']).toContain(agreement)
      }),
    )
  })

  it('are the same with a title, spaces, in full width or by parts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FAMILIES), fc.constantFrom(...GIVEN), (family, given) => {
        const name = formsOf(family + given)
        for (const other of [
          `${family}${given}老師`,
          `${family} ${given}`,
          ` ${family}${given}（志工）`,
          `\u200f${family}${given}🌸`,
        ])
          expect([other, compareNames(name, formsOf(other)).agreement]).toEqual([other, 'same'])
        expect(compareNames(name, nameFormsOf({ name: '', family, given })).agreement).toBe('same')
      }),
    )
  })

  it('meet under a key when they are the same or variants', () => {
    fc.assert(
      fc.property(anyInput, anyInput, (left, right) => {
        const a = nameFormsOf(left)
        const b = nameFormsOf(right)
        const { agreement } = compareNames(a, b)
        if (agreement !== 'same' && agreement !== 'variant') return
        const keys = new Set(nameKeys(a))
        expect(nameKeys(b).some((key) => keys.has(key))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('have few keys, and rarity tokens that do not depend on the order of Latin words', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(nameKeys(nameFormsOf(input)).length).toBeLessThanOrEqual(10)
      }),
    )
    expect(rarityTokens(formsOf('Chen Yijun')).full).toBe(rarityTokens(formsOf('Yijun CHEN')).full)
  })
})

function withoutReasons(comparison: ReturnType<typeof compareNames>) {
  const { reasons: _, ...rest } = comparison
  return rest
}
