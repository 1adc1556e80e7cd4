import { describe, expect, it } from 'vitest'
import type { BudgetLine } from '../../../shared/domain/salon.ts'
import { budgetOf } from '../../../shared/salons/budget.ts'

const line = (kind: BudgetLine['kind'], planned: number, real?: number): BudgetLine => ({
  id: `${kind} ${planned}`,
  order: 0,
  kind,
  label: kind,
  planned,
  ...(real !== undefined && { real }),
})
const given = { fee: undefined, expected: 10, present: 0, collected: 0 }

describe('A budget', () => {
  it('comes out even with as many paying guests as cover what other income does not', () => {
    const lines = [line('cost', 6000), line('cost', 1500), line('income', 1000)]
    const { planned, breakEven } = budgetOf({ ...given, lines, fee: 500 })
    expect(planned).toEqual({ costs: 7500, income: 1000, fees: 5000, balance: -1500, perHead: 750 })
    expect(breakEven).toBe(13)
    expect(budgetOf({ ...given, lines, fee: 650 }).breakEven).toBe(10)
  })

  it('comes out even by itself where others pay, and by nobody where there is no fee', () => {
    expect(budgetOf({ ...given, lines: [line('cost', 500), line('income', 500)] }).breakEven).toBe(0)
    expect(budgetOf({ ...given, lines: [line('cost', 500)] }).breakEven).toBeNull()
  })

  it('counts as real what was spent and what was paid, and says how many lines are open', () => {
    const lines = [line('cost', 6000, 5800), line('cost', 1500), line('income', 1000, 1200)]
    const { real, open } = budgetOf({ lines, fee: 500, expected: 10, present: 8, collected: 4000 })
    expect(real).toEqual({ costs: 5800, income: 1200, fees: 4000, balance: -600, perHead: 725 })
    expect(open).toBe(1)
  })

  it('came out as it really was, and as planned where nobody wrote that down', () => {
    const lines = [line('cost', 2000, 1800), line('cost', 600), line('income', 0, 500)]
    const { outcome, open } = budgetOf({ lines, fee: 300, expected: 10, present: 3, collected: 900 })
    expect(outcome).toEqual({ costs: 2400, income: 500, fees: 900, balance: -1000, perHead: 800 })
    expect(open).toBe(1)
  })

  it('of an evening with nobody there has no cost a head', () => {
    expect(budgetOf({ ...given, lines: [line('cost', 500)], expected: 0 }).planned.perHead).toBeNull()
  })
})
