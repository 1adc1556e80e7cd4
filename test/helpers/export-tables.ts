import fc from 'fast-check'
import { USUAL_TEXT } from '../../shared/domain/export-format.ts'
import type { ExportFormat, WrittenFormat } from '../../shared/domain/export-format.ts'
import type {
  ColumnKind,
  ExportCell,
  ExportOptions,
  ExportTable,
  WrittenFile,
} from '../../shared/formats/exports/table.ts'
import { writeExport } from '../../shared/formats/exports/write-export.ts'
import { FORMULA_PAYLOADS } from './formula-payloads.ts'

/** A table of which every column is a text, or of the kinds named behind a colon: `born:date`. */
export function tableOf(columns: readonly string[], rows: readonly (readonly ExportCell[])[]): ExportTable {
  return {
    columns: columns.map((column) => {
      const [key = '', kind = 'text'] = column.split(':')
      return { key, label: key, kind: KINDS[kind] ?? 'text' }
    }),
    rows,
    count: rows.length,
  }
}

export function written(
  format: WrittenFormat & ExportFormat,
  table: ExportTable,
  options: Partial<ExportOptions> = {},
): WrittenFile {
  const steps = writeExport(format, table, { ...USUAL, ...options })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

export const USUAL: ExportOptions = {
  text: USUAL_TEXT,
  language: 'zh-TW',
  title: '台中分會',
  now: Date.UTC(2026, 10, 22),
}

/** Any letter, paired or half, but for control characters: a text full of them is a picture to our import. */
const typed = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter(isTyped)

/** Cells as lists have them and as they should not: formulas, numbers that are none, line breaks, rare characters, quotes. */
export const textCell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...FORMULA_PAYLOADS.filter(isTyped)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '',
      '王小明',
      '𠮷野家',
      '龘𪚥',
      '0912345678',
      '007',
      '123456789012345678',
      '1E5',
      '3-4',
      'Mar 3',
      '2026-11-28',
      '--11-28',
      'say "hi"; then, go\ton',
      'two\nlines',
      'two\r\nlines',
      '  blanks  ',
      '_x000D_',
      'a|b\\c`d*e_f<g>',
      '👩‍💻',
    ),
  },
  { weight: 3, arbitrary: fc.string({ unit: typed, maxLength: 12 }) },
)

function isTyped(text: string): boolean {
  return !/(?![\t\n\r])\p{Cc}/u.test(text)
}

const KINDS: Readonly<Record<string, ColumnKind>> = {
  number: 'number',
  date: 'date',
  moment: 'moment',
  phone: 'phone',
  email: 'email',
  list: 'list',
}
