import type { PaperList } from '../../../shared/protocol/paper-list.ts'
import { widthInLetters } from './text-width.ts'

/** Letters: a column is never too narrow for a short heading, and a long note wraps. */
const NARROWEST = 4
const WIDEST = 34

/** Rows that are looked at; more of them would say the same. */
const LOOKED_AT = 400

/** Nine rows of ten fit on one line. */
const FITTING = 0.9

/** What share of the page's width each column gets, by what stands in it; they add up to 1. */
export function columnShares({ columns, rows }: Pick<PaperList, 'columns' | 'rows'>): readonly number[] {
  const looked = rows.slice(0, LOOKED_AT)
  const wanted = columns.map(({ label }, index) => {
    const widths = looked.map((row) => widthInLetters(row[index] ?? '')).toSorted((a, b) => a - b)
    const usual = widths[Math.floor((widths.length - 1) * FITTING)] ?? 0
    return Math.min(WIDEST, Math.max(NARROWEST, usual, Math.min(widthInLetters(label), WIDEST / 2)))
  })
  const all = wanted.reduce((sum, width) => sum + width, 0)
  return wanted.map((width) => width / all)
}
