import { AMOUNT_LIMIT, digitsOf } from '../../domain/money.ts'
import type { DecimalMark } from '../../domain/purchase-import.ts'

/** What stands in a cell that should hold an amount. */
export interface AmountCell {
  /** Digits, points and commas as typed, without spaces. */
  readonly figure: string
  readonly isNegative: boolean
  /** What stands before and after the figure: `NT$`, `元`. */
  readonly words: readonly string[]
}

/**
 * Takes a cell apart: `NT$1,234.50`, `１２００元`, `(300)`, `-€ 4,50`, `300.-`, `▲1,200`. Null where there is no figure, or more
 * than one.
 */
export function amountCell(cell: string): AmountCell | null {
  if (cell.length > LONGEST) return null
  const text = cell
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
  const [, before = '', figure, after = ''] = /^([^\d]*?)(\d[\d.,'’ ]*?)([^\d]*)$/u.exec(text) ?? []
  if (figure === undefined) return null
  const around = `${before}${after}`
  const isNegative = /[-−‐‑–—﹣▲△]/u.test(around.replace(NO_CENTS, '')) || (before.includes('(') && after.includes(')'))
  const words = [before, after.replace(NO_CENTS, '')]
    .map((word) => word.replace(/[-−‐‑–—﹣▲△()+.,:\s]/gu, ''))
    .filter((word) => word !== '' && !/^(?:整|正)$/u.test(word))
  return { figure: figure.replace(/['’ ]/gu, ''), isNegative, words }
}

/** Longer cells hold sentences. */
const LONGEST = 60

/** `300.-` and `300/-`: no cents. */
const NO_CENTS = /^\s*[./,][-–—]/u

/** A figure in the smallest unit of a currency; null where it is not written with this mark, or has more digits behind it than the currency. */
export function amountOf(figure: string, mark: DecimalMark, currency: string): number | null {
  const digits = digitsOf(currency)
  const [whole = '', parts = '', ...more] = figure.split(mark)
  if (more.length > 0 || !isGrouped(whole, mark === '.' ? ',' : '.') || !/^\d*$/u.test(parts)) return null
  const kept = parts.slice(0, digits)
  if (/[1-9]/u.test(parts.slice(digits))) return null
  const amount = Number(whole.replace(/[.,]/gu, '') + kept.padEnd(digits, '0'))
  return amount <= AMOUNT_LIMIT ? amount : null
}

/** 1234, 1,234,567, and 12,34,567 as in India. */
function isGrouped(whole: string, sign: string): boolean {
  if (!whole.includes(sign)) return /^\d+$/u.test(whole)
  const [first = '', ...groups] = whole.split(sign)
  const last = groups.pop() ?? ''
  return (
    /^\d{1,3}$/u.test(first) &&
    /^\d{3}$/u.test(last) &&
    (groups.every((group) => group.length === 3) || groups.every((group) => group.length === 2))
  )
}

/**
 * How the figures of a column are written. A figure with both signs, or with anything but three digits behind its only sign,
 * tells; where no figure tells, or they tell both, `isSure` is false. A sign before three digits groups them, except that the
 * parts of some currencies (`parts` digits) have three.
 */
export function decimalMarkOf(
  figures: Iterable<string>,
  parts: number,
): { readonly mark: DecimalMark; readonly isSure: boolean } {
  const told = { '.': 0, ',': 0 }
  const grouping = { '.': 0, ',': 0 }
  for (const figure of figures) {
    const sign = figure.includes('.') ? '.' : ','
    const other = sign === '.' ? ',' : '.'
    if (!figure.includes(sign)) continue
    if (figure.includes(other)) told[figure.lastIndexOf('.') > figure.lastIndexOf(',') ? '.' : ','] += 1
    else if (figure.split(sign).length > 2) told[other] += 1
    else if (/[.,]\d{3}$/u.test(figure)) grouping[sign] += 1
    else told[sign] += 1
  }
  if (told['.'] > 0 !== told[','] > 0) return { mark: told['.'] > 0 ? '.' : ',', isSure: true }
  const open = grouping['.'] + grouping[','] + told['.'] + told[','] > 0
  if (told['.'] === 0 && parts !== 3 && grouping['.'] > 0 && grouping[','] === 0) return { mark: ',', isSure: false }
  return { mark: '.', isSure: !open || (told['.'] === 0 && grouping['.'] === 0 && parts !== 3) }
}
