import fc from 'fast-check'
import { read, utils } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { CELL_LIMIT } from '../../../shared/formats/delimited-reader.ts'
import { tableOf, textCell, written } from '../../helpers/export-tables.ts'
import { readSheetOf } from '../../helpers/read-roster-files.ts'

const anyText = fc.oneof(textCell, fc.string({ unit: 'binary', maxLength: 8 }))
const number = fc.oneof(fc.integer(), fc.constantFrom(0, 0.5, -1.25, 886912345678))
const day = fc
  .date({ min: new Date('1900-03-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const moment = fc.tuple(day, fc.nat(23), fc.nat(59)).map(([date, hour, minute]) => {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date}T${two(hour)}:${two(minute)}`
})

const rows = fc.array(fc.tuple(anyText, number, day, moment, anyText), { minLength: 1, maxLength: 8 })

/** Halves of surrogate pairs are no text in XML. */
const asText = (cell: string) => cell.replace(/\p{Surrogate}/gu, '\ufffd')

test('What leaves as a workbook comes back through our import as it was: texts, numbers, days and minutes', () => {
  fc.assert(
    fc.property(rows, (table) => {
      const { bytes } = written('xlsx', tableOf(['a', 'n:number', 'd:date', 'm:moment', 'z'], table))
      const back = readSheetOf(bytes, { header: true })
      if (!back.ok) throw new Error(back.problem.code)
      const { rows: cells, numeric, columns } = back.value.table
      expect(columns).toEqual(['a', 'n', 'd', 'm', 'z'])
      expect(cells.map((row) => Array.from({ length: 5 }, (_, index) => row[index] ?? ''))).toEqual(
        table.map(([a, n, d, m, z]) => [
          shown(asText(a)),
          String(Object.is(n, -0) ? 0 : n),
          d,
          m.replace('T00:00', '').replace('T', ' '),
          shown(asText(z)),
        ]),
      )
      expect(numeric?.map((column) => column.size)).toEqual([0, table.length, 0, 0, 0])
    }),
    { numRuns: 200 },
  )
})

/** Our import takes a cell of nothing but blanks for an empty one. */
const shown = (cell: string) => (cell.trim() === '' ? '' : cell)

test('Another reader of workbooks sees the same texts, and no formula', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(textCell, textCell), { minLength: 1, maxLength: 8 }), (table) => {
      const { bytes } = written('xlsx', tableOf(['a', 'z'], table))
      const book = read(bytes, { type: 'array', cellFormula: true })
      const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
      const cells = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '', raw: true, blankrows: true })
      expect(cells.slice(1).map((row) => row.map(oneKindOfBreak))).toEqual(
        table.map((row) => row.map((cell) => oneKindOfBreak(asText(cell)))),
      )
      expect(utils.sheet_to_formulae(sheet).filter((line) => !/^[A-Z]+\d+='/.test(line))).toEqual([])
    }),
    { numRuns: 100 },
  )
})

const oneKindOfBreak = (cell: string) => cell.replace(/\r\n?/g, '\n')

test('A text longer than a cell can be is cut with an ellipsis, and noted', () => {
  const { bytes, losses } = written('xlsx', tableOf(['a'], [['x'], ['字'.repeat(CELL_LIMIT + 1)]]))
  const back = readSheetOf(bytes, { header: true })
  expect(back.ok && back.value.table.rows[1]?.[0]).toBe(`${'字'.repeat(CELL_LIMIT - 1)}…`)
  expect(losses).toMatchObject([{ code: 'shortened', column: 'a', rows: 1, first: [1] }])
})
