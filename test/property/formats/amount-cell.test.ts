import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountCell, amountOf, decimalMarkOf } from '../../../shared/formats/purchases/amount-cell.ts'
import { currenciesCalled } from '../../../shared/formats/purchases/currency-words.ts'

const CURRENCIES = { JPY: 0, TWD: 2, EUR: 2, KWD: 3 } as const

const amounts = fc.record({
  currency: fc.constantFrom(...(Object.keys(CURRENCIES) as (keyof typeof CURRENCIES)[])),
  amount: fc.integer({ min: 0, max: 1e12 }),
  mark: fc.constantFrom('.' as const, ',' as const),
  grouping: fc.constantFrom('sign', 'space', 'none'),
  sign: fc.constantFrom('', '-', '−', '▲', '('),
  word: fc.constantFrom('', 'NT$', '€', '元', 'TWD'),
  isBehind: fc.boolean(),
  isWide: fc.boolean(),
})

/** As somebody would write an amount. */
function written({
  currency,
  amount,
  mark,
  grouping,
  sign,
  word,
  isBehind,
  isWide,
}: typeof amounts extends fc.Arbitrary<infer Value> ? Value : never): string {
  const digits = CURRENCIES[currency]
  const [whole = '', parts = ''] = (amount / 10 ** digits).toFixed(digits).split('.')
  const sep = grouping === 'sign' ? (mark === '.' ? ',' : '.') : grouping === 'space' ? ' ' : ''
  const figure = whole.replace(/\B(?=(?:\d{3})+$)/gu, sep) + (parts === '' ? '' : mark + parts)
  const named = isBehind ? `${figure}${word}` : `${word}${figure}`
  const text = sign === '(' ? `(${named})` : `${sign}${named}`
  return isWide ? text.replace(/[!-~]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)) : text
}

describe('An amount in a cell', () => {
  test('is read as it was written, in every currency, with either mark, full width or not, and below zero', () => {
    fc.assert(
      fc.property(amounts, (each) => {
        const read = amountCell(written(each))
        expect(read?.isNegative).toBe(each.sign !== '')
        expect(read?.words).toEqual(each.word === '' ? [] : [each.word])
        expect(amountOf(read?.figure ?? '', each.mark, each.currency)).toBe(each.amount)
      }),
    )
  })

  test('is never read from any text without telling what it is: a whole number up to twelve digits, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('.' as const, ',' as const), (text, mark) => {
        const read = amountCell(text)
        const amount = read && amountOf(read.figure, mark, 'TWD')
        expect(amount === null || (Number.isInteger(amount) && amount >= 0 && amount <= 1e12)).toBe(true)
      }),
    )
  })

  test.each([
    ['1,234.50', '.', 123_450],
    ['1.234,50', ',', 123_450],
    ['12,34,567', '.', 123_456_700],
    ["1'234.50", '.', 123_450],
    ['300.-', '.', 30_000],
    ['NT$1,200元整', '.', 120_000],
    ['1,23', '.', null],
    ['12.345', '.', null],
    ['300.500', '.', 30_050],
    ['99999999999999', '.', null],
  ] as const)('%s with the mark %s', (text, mark, amount) => {
    expect(amountOf(amountCell(text)?.figure ?? '', mark, 'TWD')).toBe(amount)
  })

  test.each(['', '-', 'free', '300/400', '1 or 2', '2026-01-02', '1.2萬 3'])('“%s” is none', (text) => {
    expect(amountCell(text)).toBeNull()
  })
})

describe('The decimal mark of a column', () => {
  test.each([
    [['1,234.50', '300'], { mark: '.', isSure: true }],
    [['1.234,50', '300'], { mark: ',', isSure: true }],
    [['12,5'], { mark: ',', isSure: true }],
    [['1,234', '300'], { mark: '.', isSure: true }],
    [['1.234', '300'], { mark: ',', isSure: false }],
    [['1,5', '1.5'], { mark: '.', isSure: false }],
    [['1,234,567'], { mark: '.', isSure: true }],
    [['300', '1200'], { mark: '.', isSure: true }],
  ] as const)('%j', (figures, expected) => {
    expect(decimalMarkOf(figures, 2)).toEqual(expected)
  })

  test('is open where three digits may be the parts of a currency', () => {
    expect(decimalMarkOf(['1,234'], 3)).toEqual({ mark: '.', isSure: false })
  })
})

describe('A word beside an amount', () => {
  test.each([
    ['NT$', ['TWD']],
    ['ＮＴＤ', ['TWD']],
    ['RMB', ['CNY']],
    ['€', ['EUR']],
    ['eur', ['EUR']],
    ['Swiss Francs', []],
    ['Swiss Franc', ['CHF']],
    ['科威特第納爾', ['KWD']],
    ['円', ['JPY']],
    ['¥', ['JPY', 'CNY']],
    ['ABC', []],
    ['萬', []],
  ])('%s', (word, codes) => {
    expect(currenciesCalled(word)).toEqual(codes)
  })

  test('元 and $ may be several', () => {
    expect(currenciesCalled('元').length).toBeGreaterThan(1)
    expect(currenciesCalled('$').length).toBeGreaterThan(1)
  })
})
