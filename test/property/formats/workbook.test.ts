import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHtmlPage } from '../../../shared/formats/workbook/html-page.ts'
import { finished, readSheetOf } from '../../helpers/read-roster-files.ts'
import { messy } from '../../helpers/messy-files.ts'
import { bookParts, openDocument, packed, row } from '../../helpers/workbooks.ts'

/** Cells as people have them, and as they should not. XML cannot hold most control characters. */
const text = fc.oneof(
  fc.constantFrom('王小明', '0912345678', 'a@b.tw', '', '1988/1/2', '=1+1', ' x ', 'A\nB', '&<>"\'', '👩‍💻', 'محمد'),
  fc.string({ unit: 'grapheme', maxLength: 10 }).map((value) => value.replace(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '')),
)
const number = fc.oneof(fc.integer(), fc.constantFrom(912345678, 886912345678, 0, 0.5, -1.25), fc.nat(100_000))
const cell = fc.oneof({ weight: 3, arbitrary: text }, { weight: 1, arbitrary: number })

const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })

function written(cells: readonly (readonly (string | number)[])[], bookType: 'xlsx' | 'xls' | 'xlsm'): Uint8Array {
  const book = utils.book_new()
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([['姓名', '手機', 'Email', '備註', '城市'], ...cells.map((line) => [...line])]),
    'S',
  )
  const bytes: unknown = write(book, { type: 'array', bookType, compression: true })
  if (!(bytes instanceof ArrayBuffer)) throw new Error('SheetJS writes array buffers')
  return new Uint8Array(bytes)
}

/** What we promise to read of what was written: rows that have anything, cells up to the last one that has. */
function expected(cells: readonly (readonly (string | number)[])[]): string[][] {
  return cells
    .map((line) => {
      const texts = line.map((one) => (typeof one === 'number' ? String(Object.is(one, -0) ? 0 : one) : one))
      return texts
        .map((one) => (one.trim() === '' ? '' : one))
        .slice(0, texts.findLastIndex((one) => one.trim() !== '') + 1)
    })
    .filter((line) => line.length > 0)
}

describe('A workbook that another program wrote', () => {
  test.each(['xlsx', 'xls', 'xlsm'] as const)('as %s is read cell by cell', (bookType) => {
    fc.assert(
      fc.property(rows, (cells) => {
        const result = readSheetOf(written(cells, bookType))
        const want = expected(cells)
        const read = result.ok ? result.value.table.rows : result.problem.code
        expect(read).toEqual(want.length === 0 ? 'roster-no-rows' : want)
      }),
      { numRuns: 60 },
    )
  })

  test('tells of every cell whether it was a number', () => {
    fc.assert(
      fc.property(rows, (cells) => {
        const result = readSheetOf(written(cells, 'xlsx'))
        if (!result.ok) return
        const { numeric = [], lines } = result.value.table
        const found = numeric.flatMap((set, column) => [...set].map((at) => `${(lines[at] ?? 0) - 2}:${column}`))
        const numbers = cells.flatMap((line, at) =>
          line.flatMap((one, column) => (typeof one === 'number' ? [`${at}:${column}`] : [])),
        )
        expect(found.toSorted(byText)).toEqual(numbers.toSorted(byText))
      }),
      { numRuns: 60 },
    )
  })
})

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Everything that may be answered to a file of any bytes. */
const ANSWERS = /^(?:read|file-(?:damaged|protected|binary|too-large)|workbook-too-large|roster-.*)$/u

const good = [
  written([['王小明', 912345678, 'a@b.tw', '好']], 'xlsx'),
  written([['王小明', 912345678, 'a@b.tw', '好']], 'xls'),
  openDocument(
    '<table:table><table:table-row><table:table-cell><text:p>王</text:p></table:table-cell></table:table-row></table:table>',
  ),
  ...[messy.workbookNamedCsv(), messy.entityBomb(), messy.protectedWorkbook()].map(({ bytes }) => bytes),
]

function mutated(bytes: Uint8Array, edits: readonly (readonly [number, number])[], length: number): Uint8Array {
  const copy = bytes.slice(0, Math.max(1, Math.round(bytes.length * length)))
  for (const [at, value] of edits) copy[at % copy.length] = value
  return copy
}

const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 })
const kept = fc.oneof(
  { weight: 2, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
)

describe('A workbook of any bytes', () => {
  const answers = (bytes: Uint8Array) => {
    const result = readSheetOf(bytes)
    return result.ok ? 'read' : result.problem.code
  }

  test('altered or cut anywhere ends in a table or a reason', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.constantFrom(...good), edits, kept, (bytes, changes, length) => {
        const answer = answers(mutated(bytes, changes, length))
        seen.add(answer)
        expect(answer).toMatch(ANSWERS)
      }),
      { numRuns: 500 },
    )
    expect([...seen]).toEqual(expect.arrayContaining(['read', 'file-damaged']))
  })

  test('that only begins like one ends in a reason', () => {
    const magic = fc.constantFrom(
      [0x50, 0x4b, 3, 4],
      [0x50, 0x4b, 5, 6],
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    )
    fc.assert(
      fc.property(magic, fc.uint8Array({ maxLength: 2000 }), (start, rest) => {
        expect(answers(Uint8Array.from([...start, ...rest]))).toMatch(ANSWERS)
      }),
      { numRuns: 200 },
    )
  })

  test('whose XML was altered before it was packed ends in a table or a reason', () => {
    const parts = bookParts({
      sheets: [{ name: 'S', rows: row(1, ['姓名', '手機']) + row(2, ['王', 9]) }],
      texts: ['<t>a</t>'],
      formats: [14],
    })
    const names = Object.keys(parts)
    const scrap = fc.constantFrom(
      '<',
      '>',
      '</',
      '&',
      '"',
      '<c r="ZZZ9">',
      '<row r="-1">',
      '<v>',
      '</sheetData>',
      't="s"',
      's="9e9"',
      '\0',
      'é',
      '1e999',
    )
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(fc.tuple(fc.nat(), fc.nat(20), scrap), { minLength: 1, maxLength: 3 }),
        (name, cuts) => {
          let xml = String(Object.entries(parts).find(([key]) => key === name)?.[1] ?? '')
          for (const [at, length, put] of cuts) {
            const from = at % (xml.length + 1)
            xml = xml.slice(0, from) + put + xml.slice(from + length)
          }
          const answer = answers(packed({ ...parts, [name]: xml }))
          seen.add(answer)
          expect(answer).toMatch(ANSWERS)
        },
      ),
      { numRuns: 400 },
    )
    expect(seen.size).toBeGreaterThan(1)
  })
})

describe('A web page of any text', () => {
  test('ends in a table or a reason, and no cell holds a tag that was one', () => {
    const scrap = fc.constantFrom(
      '<table>',
      '</table>',
      '<tr>',
      '<td>',
      '</td>',
      '<td colspan=9999>',
      '<br>',
      '<!--',
      '-->',
      '<script>',
      '王',
      '&amp;',
      '&#x110000;',
      '<',
      ' ',
      '姓名',
    )
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 60 }), (pieces) => {
        const result = finished(readHtmlPage(pieces.join('')))
        const cells = result.ok ? result.value.rows.flat().join('') : ''
        expect(result.ok ? 'read' : result.problem.code).toMatch(ANSWERS)
        expect(cells).not.toMatch(/<(?:td|tr|br|\/?table)>/u)
      }),
      { numRuns: 500 },
    )
  })
})
