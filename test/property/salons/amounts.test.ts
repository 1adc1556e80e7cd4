import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AMOUNT_LIMIT, readAmount } from '../../../shared/domain/money.ts'
import { formatsFor } from '../../../shared/language/formats.ts'

const language = fc.constantFrom('en', 'zh-TW', 'zh-CN')
const currency = fc.constantFrom('TWD', 'JPY', 'EUR', 'KWD', 'CNY')

test('What a field shows of an amount reads back as that amount, in every language, full-width too', () => {
  fc.assert(
    fc.property(language, currency, fc.integer({ min: 0, max: AMOUNT_LIMIT }), (lang, code, amount) => {
      const shown = formatsFor(lang).amount(amount, code)
      expect(readAmount(shown, code)).toBe(amount)
      const wide = shown.replace(/[!-~]/gu, (each) => String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0))
      expect(readAmount(wide, code)).toBe(amount)
    }),
  )
})

test('Whatever somebody types is an amount within the limit, or none', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('0', '1', '2', '9', '.', ',', ' ', '元', '$', '-', 'e') }),
      currency,
      (text, code) => {
        const amount = readAmount(text, code) ?? 0
        expect(Number.isInteger(amount)).toBe(true)
        expect(amount).toBeGreaterThanOrEqual(0)
        expect(amount).toBeLessThanOrEqual(AMOUNT_LIMIT)
      },
    ),
  )
})
