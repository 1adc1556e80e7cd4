import type { Sums } from '../domain/money.ts'
import type { BudgetLine } from '../domain/salon.ts'

export interface Budget {
  readonly planned: Sums
  readonly real: Sums
  /** How it came out: each line as it was, as planned where nobody has said that. */
  readonly outcome: Sums
  /** Lines of which nobody has said what they really were. */
  readonly open: number
  /** How many have to pay the fee for the planned costs to be covered; 0: none has to; null: no fee can. */
  readonly breakEven: number | null
}

export interface BudgetGiven {
  readonly lines: readonly BudgetLine[]
  /** Per head. */
  readonly fee: number | undefined
  /** Heads that the plan reckons with, and those who were there. */
  readonly expected: number
  readonly present: number
  /** What was paid at the door and before, in the salon's currency. */
  readonly collected: number
}

/** The sums over a salon's money. A line without a real amount counts for nothing in the real sums, and is told as open. */
export function budgetOf({ lines, fee = 0, expected, present, collected }: BudgetGiven): Budget {
  const planned = sums(lines, ({ planned: amount }) => amount, fee * expected, expected)
  const toCover = planned.costs - planned.income
  return {
    planned,
    real: sums(lines, (line) => line.real ?? 0, collected, present),
    outcome: sums(lines, (line) => line.real ?? line.planned, collected, present),
    open: lines.filter((line) => line.real === undefined).length,
    breakEven: toCover <= 0 ? 0 : fee > 0 ? Math.ceil(toCover / fee) : null,
  }
}

function sums(lines: readonly BudgetLine[], amountOf: (line: BudgetLine) => number, fees: number, heads: number): Sums {
  const total = (kind: BudgetLine['kind']) =>
    lines.filter((line) => line.kind === kind).reduce((sum, line) => sum + amountOf(line), 0)
  const costs = total('cost')
  const income = total('income')
  const perHead = heads === 0 || costs === 0 ? null : Math.round(costs / heads)
  return { costs, income, fees, balance: income + fees - costs, perHead }
}
