import { expect, test } from 'vitest'
import { owedBy } from '../../../../renderer/features/door/owed.ts'

const FEE = { amount: 30_000, currency: 'TWD' }
const companion = { entry: null, name: '' }

function paid(amount: number, how: 'cash' | 'waived' = 'cash', currency = 'TWD') {
  return { entry: null, amount, currency, how }
}

test('A guest owes the fee for themselves and each companion, less what was paid in its currency', () => {
  expect(owedBy({ companions: [], paid: [] }, FEE)).toBe(30_000)
  expect(owedBy({ companions: [companion, companion], paid: [paid(30_000)] }, FEE)).toBe(60_000)
  expect(owedBy({ companions: [], paid: [paid(30_000, 'cash', 'JPY')] }, FEE)).toBe(30_000)
})

test('Nobody owes anything who paid more, whose fee was waived, or where there is none', () => {
  expect(owedBy({ companions: [], paid: [paid(50_000)] }, FEE)).toBe(0)
  expect(owedBy({ companions: [companion], paid: [paid(0, 'waived')] }, FEE)).toBe(0)
  expect(owedBy({ companions: [companion], paid: [] }, null)).toBe(0)
})
