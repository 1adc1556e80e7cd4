import { plainText } from './plain-cells.ts'
import type { ExportCell, ExportColumn } from './table.ts'

/** Of a column, in the width of a digit, which is how workbooks measure: never too narrow to click, never wider than half a screen. */
const NARROWEST = 6
const WIDEST = 48

/** Beside the text, and for the arrow of the filter. */
const AROUND = 2
const ARROW = 3

/** How wide the columns want to be for their headings and the rows at hand. */
export function columnWidths(
  columns: readonly ExportColumn[],
  rows: readonly (readonly ExportCell[])[],
): readonly number[] {
  return columns.map(({ label, kind }, index) => {
    let widest = shownWidth(label) + ARROW
    for (const row of rows) widest = Math.max(widest, shownWidth(plainText(row[index], kind)))
    return Math.min(WIDEST, Math.max(NARROWEST, widest + AROUND))
  })
}

/** Of the longest line; Chinese, Japanese, Korean and emoji are two digits wide. */
function shownWidth(text: string): number {
  if (text.length > WIDEST * 4) return WIDEST
  return Math.max(...text.split('\n').map((line) => line.length + (line.match(WIDE)?.length ?? 0)))
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/gu
