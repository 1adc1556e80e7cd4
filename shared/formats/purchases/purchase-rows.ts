import type { IsoDate } from '../../domain/dates.ts'
import type { PurchaseKind } from '../../domain/ledger.ts'
import { FIELD_LIMIT } from '../../domain/member.ts'
import { digitsOf, isKnownCurrency } from '../../domain/money.ts'
import { failed, ok } from '../../domain/problem.ts'
import type { Result } from '../../domain/problem.ts'
import type { PurchaseColumn, PurchaseLine } from '../../domain/purchase-import.ts'
import type { PurchaseAsks, PurchaseChoices } from '../../protocol/purchase-import.ts'
import { fullName } from '../../text/name-parts.ts'
import { unguarded } from '../cell-guard.ts'
import { dateOrderOf, readDate } from '../roster-dates.ts'
import type { DateOrder } from '../roster-dates.ts'
import type { RosterTable } from '../roster-table.ts'
import { amountCell, amountOf, decimalMarkOf } from './amount-cell.ts'
import type { AmountCell } from './amount-cell.ts'
import { currenciesCalled, isOpenSign } from './currency-words.ts'
import { statusOf } from './purchase-status.ts'

/** How the lines of one file are read: what a person chose, and where they did not, what all its cells together say. */
export interface PurchaseReading {
  readonly choices: PurchaseChoices
  readonly order: DateOrder
  readonly mark: PurchaseAsks['mark']['value']
  /** Whatever the file leaves open. */
  readonly asks: PurchaseAsks
  /** Rows whose amount is a number of a workbook, whatever the file's other figures are written like. */
  readonly numeric: ReadonlySet<number> | undefined
  readonly at: Readonly<Record<PurchaseColumn, number>>
}

type Table = Pick<RosterTable, 'rows' | 'numeric'>

export function purchaseReading({ rows, numeric }: Table, choices: PurchaseChoices): PurchaseReading {
  const at = placesOf(choices)
  const days = rows.map((row) => cellIn(row, at.day))
  const order = choices.order ?? dateOrderOf(days)
  const numbers = numeric?.[at.amount]
  const statuses = { unpaid: 0, cancelled: 0, refunded: 0 }
  const amounts = rows.flatMap((row, index) => {
    const status = statusOf(cellIn(row, at.status))
    if (status) statuses[status] += 1
    // What is left out asks nothing else.
    if (status && choices.statuses[status] === 'leave') return []
    const read = amountCell(cellIn(row, at.amount))
    if (!read) return []
    const isRefund =
      status === 'refunded'
        ? choices.statuses.refunded === 'refund'
        : kindOf(cellIn(row, at.kind), cellIn(row, at.what)) === 'refund'
    return [{ ...read, isRefund, isNumber: numbers?.has(index) === true, said: cellIn(row, at.currency) }]
  })
  const figures = amounts.flatMap(({ figure, isNumber }) => (isNumber ? [] : [figure]))
  const mark = decimalMarkOf(figures, choices.currency === '' ? 2 : digitsOf(choices.currency))
  const beside = amounts.map(({ words, said }) => (said === '' ? words : [said]))
  return {
    choices,
    order,
    mark: choices.mark ?? mark.mark,
    numeric: numbers,
    at,
    asks: {
      order: {
        value: order === 'unknown' ? null : order,
        isOpen: order === 'unknown' && days.some((day) => readDate(day, 'unknown') !== readDate(day, 'day-first')),
      },
      mark: { value: choices.mark ?? mark.mark, isOpen: choices.mark === null && !mark.isSure },
      bare: beside.filter((words) => words.length === 0).length,
      words: openWords(beside.flat(), choices),
      statuses,
      negatives: amounts.filter(({ isNegative, isRefund }) => isNegative && !isRefund).length,
    },
  }
}

/**
 * One line, or why it is not taken: `row-unpaid`, `row-cancelled`, `row-refunded`, `row-no-day`, `bad-date`, `row-no-amount`, `row-bad-amount` (value), `no-amount`,
 * `row-currency-open` (value), `row-no-currency`, `unknown-currency` (value), `row-negative`, `row-nobody`, `value-too-long`.
 * Whether its day has been, and who it was, is for those to say who know the chapter.
 */
export function purchaseLine(row: readonly string[], index: number, reading: PurchaseReading): Result<PurchaseLine> {
  const { at, order } = reading
  const cell = (target: PurchaseColumn) => cellIn(row, at[target])
  const status = statusOf(cell('status'))
  if (status && reading.choices.statuses[status] === 'leave') return failed(`row-${status}`)
  const day = readDay(cell('day'), order)
  if (!day.ok) return day
  const amount = amountIn(row, index, reading)
  if (!amount.ok) return amount
  const what = cell('what')
  if (what.length > FIELD_LIMIT) return failed('value-too-long', { field: 'notes', limit: FIELD_LIMIT })
  const isBack = status === 'refunded' && reading.choices.statuses.refunded === 'refund'
  const said = isBack ? 'refund' : kindOf(cell('kind'), what)
  const { isNegative } = amount.value
  if (isNegative && said !== 'refund' && reading.choices.negatives !== 'refund') return failed('row-negative')
  const payer = {
    number: cell('number'),
    name: cell('name') || fullName(cell('family'), cell('given')),
    phone: cell('phone'),
    email: cell('email'),
  }
  if (Object.values(payer).every((each) => each === '')) return failed('row-nobody')
  if (Object.values(payer).some((each) => each.length > FIELD_LIMIT))
    return failed('value-too-long', { field: 'name', limit: FIELD_LIMIT })
  const { currency } = amount.value
  return ok({
    day: day.value,
    amount: amount.value.amount,
    currency,
    kind: isNegative ? 'refund' : said,
    what,
    order: cell('order'),
    refundOf: cell('refundOf'),
    payer,
  })
}

function placesOf({ columns }: PurchaseChoices): Record<PurchaseColumn, number> {
  const at = (target: PurchaseColumn) => columns.indexOf(target)
  return {
    day: at('day'),
    amount: at('amount'),
    currency: at('currency'),
    what: at('what'),
    kind: at('kind'),
    order: at('order'),
    refundOf: at('refundOf'),
    status: at('status'),
    number: at('number'),
    name: at('name'),
    family: at('family'),
    given: at('given'),
    phone: at('phone'),
    email: at('email'),
  }
}

function cellIn(row: readonly string[], column: number): string {
  return column === -1
    ? ''
    : unguarded(row[column] ?? '')
        .normalize('NFC')
        .replace(/\s+/gu, ' ')
        .trim()
}

function readDay(cell: string, order: DateOrder): Result<IsoDate> {
  if (cell === '') return failed('row-no-day')
  const day = readDate(cell, order)
  return day === null ? failed('bad-date', { value: shortened(cell) }) : ok(day)
}

interface SignedAmount {
  readonly amount: number
  readonly currency: string
  readonly isNegative: boolean
}

function amountIn(row: readonly string[], index: number, reading: PurchaseReading): Result<SignedAmount> {
  const cell = cellIn(row, reading.at.amount)
  if (cell === '') return failed('row-no-amount')
  const read = amountCell(cell)
  if (!read) return failed('row-bad-amount', { value: shortened(cell) })
  const said = cellIn(row, reading.at.currency)
  const currency = currencyOf(said === '' ? read.words : [said], reading)
  if (!currency.ok) return currency
  // What a workbook keeps as a number has no separators but a point.
  const mark = reading.numeric?.has(index) === true ? '.' : reading.mark
  const amount = amountOf(read.figure, mark, currency.value)
  if (amount === null) return failed('row-bad-amount', { value: shortened(cell) })
  if (amount === 0) return failed('no-amount')
  return ok({ amount, currency: currency.value, isNegative: read.isNegative })
}

/** The surest of the words beside an amount: the prefix `NT$` tells what the suffix `元` leaves open. */
function currencyOf(words: AmountCell['words'], { choices }: PurchaseReading): Result<string> {
  if (words.length === 0) return isKnownCurrency(choices.currency) ? ok(choices.currency) : failed('row-no-currency')
  const meanings = words.map((word) => ({ word, codes: currenciesCalled(word) }))
  const sure = meanings.find(({ codes }) => codes.length === 1)?.codes[0]
  if (sure !== undefined) return ok(sure)
  const open = meanings.find(({ codes }) => codes.length > 1)
  if (!open) return failed('unknown-currency', { value: shortened(words.join(' ')) })
  const taken = takenFor(open.word, open.codes, choices)
  return taken === null ? failed('row-currency-open', { value: open.word }) : ok(taken)
}

/** What was chosen for a word; else the community's own currency where it is one of those that the word may mean. */
function takenFor(word: string, codes: readonly string[], { words, currency }: PurchaseChoices): string | null {
  const chosen = words[word]
  if (chosen !== undefined && codes.includes(chosen)) return chosen
  return !isOpenSign(word) && codes.includes(currency) ? currency : null
}

function openWords(words: readonly string[], choices: PurchaseChoices): PurchaseAsks['words'] {
  return [...new Set(words)].flatMap((word) => {
    const codes = currenciesCalled(word)
    return codes.length > 1 ? [{ word, codes, taken: takenFor(word, codes, choices) }] : []
  })
}

/** What a line is, by the column that says so and by what was bought. */
function kindOf(said: string, what: string): PurchaseKind {
  if (REFUND.test(said) || (said === '' && REFUND.test(what))) return 'refund'
  return FEE.test(said) || (said === '' && FEE.test(what)) ? 'fee' : 'purchase'
}

const REFUND = /退款|退費|退费|退貨|退货|退回|返金|\b(?:refund(?:ed)?|chargeback|credit note|money back)\b/iu
const FEE =
  /會費|会费|年費|年费|月費|月费|季費|季费|入會|入会|\b(?:member(?:ship)?|annual|yearly|monthly) fees?\b|\bdues\b|^fees?$/iu

/** A cell that holds a book is told by its beginning. */
function shortened(cell: string): string {
  return cell.length > SHOWN ? `${cell.slice(0, SHOWN)}…` : cell
}

const SHOWN = 40
