import { letterSet } from './letter-set.ts'
import { LossBook } from './loss-book.ts'
import { plainText } from './plain-cells.ts'
import type { ExportOptions, ExportSteps, ExportTable } from './table.ts'
import { TextSink } from './text-sink.ts'

const STEP_ROWS = 200

/**
 * A heading and a table of GitHub Flavored Markdown (4.10), to be pasted into a note or a wiki. Cells show exactly their text:
 * what Markdown would take for its own stands behind a backslash, line breaks are `<br>`, blanks at the ends are written as
 * characters. Which line end it was, and halves of surrogate pairs, it cannot carry.
 */
export function* writeMarkdown(table: ExportTable, { title }: Pick<ExportOptions, 'title'>): ExportSteps {
  const letters = letterSet('utf-8')
  const losses = new LossBook()
  const sink = new TextSink(letters)
  const text = (value: string) => markdownText(letters.fitted(value))
  sink.add(`# ${text(title)}\n\n`)
  sink.add(`| ${table.columns.map(({ label }) => text(label)).join(' | ')} |\n`)
  sink.add(`| ${table.columns.map(({ kind }) => (kind === 'number' ? '---:' : '---')).join(' | ')} |\n`)
  let row = 0
  for (const cells of table.rows) {
    const line = table.columns.map(({ key, kind }, index) => {
      const value = plainText(cells[index], kind)
      const missing = letters.missing(value)
      if (missing.length > 0) losses.note('characters', key, row, missing)
      return text(value)
    })
    sink.add(`| ${line.join(' | ')} |\n`)
    row += 1
    if (row % STEP_ROWS === 0) yield { done: Math.min(row, table.count), of: table.count }
  }
  return { bytes: sink.bytes(), ending: '.md', rows: row, ...losses.told() }
}

function markdownText(text: string): string {
  return text
    .replace(/[\\`*[\]<>&|~$#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/^[ \t]+|[ \t]+$/g, (blanks) => Array.from(blanks, (blank) => `&#${blank.charCodeAt(0)};`).join(''))
    .replace(/\r\n|[\r\n]/g, '<br>')
}
