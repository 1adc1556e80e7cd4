import type { Money, PaidBy } from '../domain/money.ts'
import type { BudgetLine } from '../domain/salon.ts'

/** What a salon costs and brings in, planned or real; amounts in the smallest unit of its currency. */
export interface Sums {
  readonly costs: number
  /** What comes in besides the fee. */
  readonly income: number
  readonly fees: number
  /** What is left over; below zero it has to come from somewhere. */
  readonly balance: number
  /** Costs by the heads there are; null where there are none. */
  readonly perHead: number | null
}

export interface Budget {
  readonly planned: Sums
  readonly real: Sums
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
  const real = sums(lines, (line) => line.real ?? 0, collected, present)
  const toCover = planned.costs - planned.income
  return {
    planned,
    real,
    open: lines.filter((line) => line.real === undefined).length,
    breakEven: toCover <= 0 ? 0 : fee > 0 ? Math.ceil(toCover / fee) : null,
  }
}

/** What one guest paid. */
export type Payment = Money & { readonly how: PaidBy }

export interface Takings {
  /** In the currency of the salon. */
  readonly collected: number
  /** Of whom it came, and of whom nothing was asked. */
  readonly payers: number
  readonly waived: number
  /** What came in other currencies, one sum each, by currency. */
  readonly others: readonly Money[]
}

/** Sums up what guests paid, guest by guest; nothing is changed from one currency into another. */
export function takingsOf(guests: Iterable<readonly Payment[]>, currency: string | undefined): Takings {
  const sumsBy = new Map<string, number>()
  let payers = 0
  let waived = 0
  for (const payments of guests) {
    const paid = payments.filter(({ how }) => how !== 'waived')
    if (paid.length > 0) payers += 1
    else if (payments.length > 0) waived += 1
    for (const each of paid) sumsBy.set(each.currency, (sumsBy.get(each.currency) ?? 0) + each.amount)
  }
  const collected = currency === undefined ? 0 : (sumsBy.get(currency) ?? 0)
  const others = [...sumsBy]
    .filter(([other]) => other !== currency)
    .map(([other, amount]) => ({ currency: other, amount }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
  return { collected, payers, waived, others }
}

function sums(lines: readonly BudgetLine[], amountOf: (line: BudgetLine) => number, fees: number, heads: number): Sums {
  const total = (kind: BudgetLine['kind']) =>
    lines.filter((line) => line.kind === kind).reduce((sum, line) => sum + amountOf(line), 0)
  const costs = total('cost')
  const income = total('income')
  return { costs, income, fees, balance: income + fees - costs, perHead: heads > 0 ? Math.round(costs / heads) : null }
}
