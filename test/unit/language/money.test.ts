import { describe, expect, it } from 'vitest'
import { amountOf, amountText, moneyText } from '../../../shared/language/money.ts'

describe('an amount', () => {
  it('is said as people say it, without cents where there are none', () => {
    expect(moneyText('zh-TW', { amount: 60_000, currency: 'TWD' })).toBe('$600')
    expect(moneyText('en', { amount: 60_000, currency: 'TWD' })).toBe('NT$600')
    expect(moneyText('en', { amount: 450, currency: 'EUR' })).toBe('€4.50')
    expect(moneyText('en', { amount: 1200, currency: 'JPY' })).toBe('JP¥1,200')
  })

  it.each([
    ['300', 'TWD', 30_000],
    ['１,２００', 'TWD', 120_000],
    ['4.5', 'EUR', 450],
    [' 1 200 ', 'JPY', 1200],
    ['0', 'TWD', 0],
  ])('typed as %j is so much of the smallest unit of %s: %i', (typed, currency, amount) => {
    expect(amountOf(typed, currency)).toBe(amount)
  })

  it.each([
    ['', 'TWD'],
    ['-3', 'TWD'],
    ['三百', 'TWD'],
    ['4.555', 'EUR'],
    ['5.5', 'JPY'],
  ])('is none where %j is typed for %s', (typed, currency) => {
    expect(amountOf(typed, currency)).toBeNull()
  })

  it('stands in a field as it would be typed, and is read back as itself', () => {
    for (const money of [
      { amount: 450, currency: 'EUR' },
      { amount: 60_000, currency: 'TWD' },
      { amount: 1200, currency: 'JPY' },
    ])
      expect(amountOf(amountText(money), money.currency)).toBe(money.amount)
  })
})
