import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LETTER_LANGUAGES, PLACEHOLDERS } from '../../../shared/domain/letter.ts'
import type { LetterValues } from '../../../shared/domain/letter.ts'
import { fillLetter, strangersIn, writtenPlaceholder } from '../../../shared/salons/letter-text.ts'

const someValues = fc.record(
  Object.fromEntries(
    PLACEHOLDERS.map((placeholder) => [placeholder, fc.string({ maxLength: 8, unit: 'grapheme' })]),
  ) as {
    [Key in keyof LetterValues]: fc.Arbitrary<string>
  },
)
const plain = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[{}｛｝]/gu, ''))

describe('Any text', () => {
  it('without braces comes back as it is, but for white space at its end', () => {
    fc.assert(
      fc.property(plain, someValues, (text, values) => {
        expect(fillLetter(text, values)).toBe(text.trimEnd())
      }),
    )
  })

  it('is filled in word by word, whatever stands between', () => {
    const word = fc.record({
      placeholder: fc.constantFrom(...PLACEHOLDERS),
      language: fc.constantFrom(...LETTER_LANGUAGES),
      before: plain.map((text) => `${text.replaceAll(/\s/gu, '')}.`),
    })
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), someValues, (words, given) => {
        const values = { ...given, name: given.name || 'x' }
        const text = words.map(
          ({ before, placeholder, language }) => before + writtenPlaceholder(placeholder, language),
        )
        const filled = words.map(({ before, placeholder }) => before + values[placeholder]).join('')
        const isEmpty = words.every(({ placeholder }) => values[placeholder] === '')
        expect(fillLetter(text.join(''), values)).toBe(isEmpty ? '' : filled.trimEnd())
        expect(strangersIn(text.join(''))).toEqual([])
      }),
    )
  })

  it('whose braces hold nothing that is known is left alone', () => {
    const braces = fc.string({ unit: fc.constantFrom('{', '}', '｛', '｝', 'a', '名', ' ', '\n') })
    fc.assert(
      fc.property(braces, someValues, (text, values) => {
        expect(fillLetter(text, values)).toBe(text.trimEnd())
      }),
    )
  })
})
