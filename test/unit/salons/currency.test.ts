import { expect, it } from 'vitest'
import { currencyIn } from '../../../shared/salons/currency.ts'

it.each([
  ['Asia/Taipei', 'TWD'],
  ['Asia/Shanghai', 'CNY'],
  ['Asia/Hong_Kong', 'HKD'],
  ['Europe/Berlin', 'EUR'],
  ['America/New_York', 'USD'],
  ['UTC', null],
])('in %s people pay with %s', (zone, currency) => {
  expect(currencyIn(zone)).toBe(currency)
})
