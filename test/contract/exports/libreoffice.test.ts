import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { CHARSETS, SEPARATORS } from '../../../shared/domain/export-format.ts'
import type { TextOptions } from '../../../shared/domain/export-format.ts'
import { unguarded } from '../../../shared/formats/cell-guard.ts'
import { readWholeTable } from '../../../shared/formats/delimited-table.ts'
import { letterSet } from '../../../shared/formats/exports/letter-set.ts'
import type { ExportCell } from '../../../shared/formats/exports/table.ts'
import { tableOf, written } from '../../helpers/export-tables.ts'
import { FORMULA_PAYLOADS } from '../../helpers/formula-payloads.ts'
import { opened, textFilter } from '../../helpers/libreoffice.ts'
import { readSheetOf } from '../../helpers/read-roster-files.ts'

/** What spreadsheets like to turn into something else. */
const NO_NUMBERS = [
  '0912345678',
  '007',
  '123456789012345678',
  '1E5',
  '0x10',
  '3-4',
  'Mar 3',
  'May',
  '3月4日',
  '2026-11-28',
  '1988-2-3',
  '(+886) 912-345-678',
  '12:30',
  '50%',
  '1/2',
  '$5',
  '1,000',
  '1 000',
  '.5',
  'TRUE',
  'false',
  '#N/A',
  '１２３',
  '٣',
  'NaN',
]

const TEXTS = [
  'two\nlines',
  '𠮷野家',
  '𪚥龘',
  '👩‍💻',
  '  blanks  ',
  '_x000D_',
  '_x0041_',
  'a\tb',
  'say "hi"; go',
  "O'Brien",
]

const CELLS = [...FORMULA_PAYLOADS, ...NO_NUMBERS, ...TEXTS]

/** Every cell twice: in a column among others, and as the last of its row. */
const HOSTILE = tableOf(
  ['key', 'value', 'note', 'last'],
  CELLS.map((cell, index) => [`k${index}`, cell, 'x', cell]),
)

/** LibreOffice has one kind of line break in a cell. */
const asKept = (text: string) => text.replace(/\r\n?/g, '\n')

const formulasIn = (workbook: Uint8Array) =>
  strFromU8(unzipSync(workbook)['xl/worksheets/sheet1.xml'] ?? new Uint8Array()).match(/<f[ >]/g)?.length ?? 0

/** The cells of a workbook by their row's first one, and which of them are numbers. */
function sheetRows(workbook: Uint8Array | undefined) {
  const read = readSheetOf(workbook ?? new Uint8Array(), { header: true })
  if (!read.ok) throw new Error(read.problem.code)
  const { rows, numeric } = read.value.table
  return rows.map((cells, row) => ({ cells, numbers: cells.filter((_, column) => numeric?.[column]?.has(row)) }))
}

const COMMON: readonly (readonly [name: string, text: TextOptions])[] = [
  ...SEPARATORS.map(
    (separator) =>
      [`UTF-8 and ${JSON.stringify(separator)}`, { charset: 'utf-8-bom', separator, lineEnd: 'crlf' }] as const,
  ),
  ...CHARSETS.filter((charset) => charset !== 'utf-8-bom').map(
    (charset) => [charset, { charset, separator: ',', lineEnd: 'lf' }] as const,
  ),
]

describe('LibreOffice', () => {
  test.each(COMMON)(
    'opens delimited text in %s cell by cell as it was, and none as a formula or a number',
    (_, text) => {
      const { bytes } = written('csv', HOSTILE, { text })
      const { list } = opened({ 'list.csv': bytes }, 'xlsx', textFilter(text.charset, text.separator))
      expect(formulasIn(list ?? bytes)).toBe(0)
      const letters = letterSet(text.charset)
      for (const [index, { cells, numbers }] of sheetRows(list).entries()) {
        const cell = CELLS[index] ?? ''
        const fitted = letters.fitted(cell)
        // An apostrophe in front of a carriage return is taken off only while that is one.
        const kept = cell.startsWith('\r') ? [`'${asKept(fitted)}`, fitted, asKept(fitted)] : [asKept(fitted)]
        expect(kept).toContain(unguarded(cells[1] ?? ''))
        expect(kept).toContain(unguarded(cells[3] ?? ''))
        expect(numbers).toEqual([])
      }
    },
  )

  test('opens a workbook cell by cell as it was, and none as a formula', () => {
    const { bytes } = written('xlsx', HOSTILE)
    const files = { 'list.xlsx': bytes }
    expect(formulasIn(opened(files, 'xlsx')['list'] ?? bytes)).toBe(0)
    const text = opened(files, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false')['list']
    const back = readWholeTable(strFromU8(text ?? bytes), { delimiter: ',', header: true })
    if (!back.ok) throw new Error(back.problem.code)
    expect(back.value.rows.map((row) => row.map(asKept))).toEqual(
      CELLS.map((cell, index) => [`k${index}`, asKept(cell), 'x', asKept(cell)]),
    )
  })

  test('takes numbers, dates and moments of a workbook for what they are', () => {
    const rows: ExportCell[][] = [
      ['王小明', 12, '1988-02-29', '2026-11-28T19:05', ['讀書', '咖啡']],
      ['Amy', -0.5, '1900-03-01', '2000-02-29T00:00', []],
      ['早生的人', 123456789, '1899-12-31', '', ['a']],
      ['無年份', 0, '--11-28', 'later', null],
    ]
    const { bytes } = written('xlsx', tableOf(['name', 'salons:number', 'born:date', 'last:moment', 'tags:list'], rows))
    const back = sheetRows(opened({ 'list.xlsx': bytes }, 'xlsx')['list'])
    expect(back.map(({ cells }) => cells)).toEqual([
      ['王小明', '12', '1988-02-29', '2026-11-28 19:05', '讀書; 咖啡'],
      ['Amy', '-0.5', '1900-03-01', '2000-02-29'],
      ['早生的人', '123456789', '1899-12-31', '', 'a'],
      ['無年份', '0', '--11-28', 'later'],
    ])
    expect(back.map(({ numbers }) => numbers)).toEqual([['12'], ['-0.5'], ['123456789'], ['0']])
  })

  test('opens the layouts of other programs, and a serial letter’s list, without a formula or a lost zero', () => {
    const people = tableOf(
      ['name', 'family', 'given', 'phone:phone', 'phone2:phone', 'email:email', 'number', 'notes', 'birthday:date'],
      CELLS.map((cell, index) => [
        cell,
        cell,
        cell,
        index % 2 === 0 ? '+886912345678' : '0912345678',
        cell,
        `m${index}@example.com`,
        '007',
        cell,
        '--02-29',
      ]),
    )
    const layouts = ['google', 'outlook', 'mailchimp', 'merge-csv'] as const
    const files = Object.fromEntries(layouts.map((layout) => [`${layout}.csv`, written(layout, people).bytes]))
    const books = opened(files, 'xlsx', textFilter('utf-8', ','))
    for (const layout of layouts) {
      const book = books[layout] ?? new Uint8Array()
      expect(formulasIn(book)).toBe(0)
      const rows = sheetRows(book)
      expect(rows).toHaveLength(CELLS.length)
      expect(rows.flatMap(({ numbers }) => numbers)).toEqual([])
      expect(rows[0]?.cells).toContain('(+886) 912-345-678')
      expect(rows[1]?.cells).toContain('0912-345-678')
    }
  })
})
