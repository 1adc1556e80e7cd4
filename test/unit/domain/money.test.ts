import { describe, expect, it } from 'vitest'
import { digitsOf, inDigitsOf, readAmount } from '../../../shared/domain/money.ts'

describe('An amount that somebody types', () => {
  it.each([
    ['1,200', 'TWD', 120_000],
    ['１，２００', 'TWD', 120_000],
    ['１２００', 'TWD', 120_000],
    ['NT$1,200', 'TWD', 120_000],
    ['TWD 1200', 'TWD', 120_000],
    ['300元', 'CNY', 30_000],
    ['￥300', 'CNY', 30_000],
    ['1,234,567.5', 'USD', 123_456_750],
    ['12,50', 'EUR', 1250],
    ['12.5', 'EUR', 1250],
    ['1.200', 'EUR', 120_000],
    ['1 200', 'EUR', 120_000],
    ["1'200", 'CHF', 120_000],
    ['1,200', 'JPY', 1200],
    ['0', 'TWD', 0],
    ['1,200', 'KWD', 1_200_000],
    ['1.234', 'KWD', 1234],
  ])('%s in %s is %d of its smallest unit', (text, currency, amount) => {
    expect(readAmount(text, currency)).toBe(amount)
  })

  it.each(['', 'free', '-5', '1,20,0', '12.345,', '1.2.3', '12.345678', '1e5', '99999999999999', '三百'])(
    'is none where it is %j',
    (text) => {
      expect(readAmount(text, 'TWD')).toBeNull()
    },
  )

  it('has no part of a yen', () => {
    expect(readAmount('12.5', 'JPY')).toBeNull()
    expect(digitsOf('JPY')).toBe(0)
  })
})

describe('An amount in another currency', () => {
  it('is the same figure, whatever the digits behind the point', () => {
    expect(inDigitsOf(120_000, 'TWD', 'JPY')).toBe(1200)
    expect(inDigitsOf(1200, 'JPY', 'KWD')).toBe(1_200_000)
    expect(inDigitsOf(1250, 'EUR', 'JPY')).toBe(13)
  })
})
