import { describe, expect, test } from 'vitest'
import { ROW_LIMIT } from '../../../shared/formats/delimited-table.ts'
import type { SheetOptions, SheetTable } from '../../../shared/formats/workbook/workbook.ts'
import { readSheetOf } from '../../helpers/read-roster-files.ts'
import { messy } from '../../helpers/messy-files.ts'
import { bookParts, packed, row, simpleWorkbook, workbook } from '../../helpers/workbooks.ts'

function sheet(bytes: Uint8Array, options: SheetOptions = {}): SheetTable {
  const result = readSheetOf(bytes, options)
  if (!result.ok) throw new Error(result.problem.code)
  return result.value
}

function problem(bytes: Uint8Array, options: SheetOptions = {}) {
  const result = readSheetOf(bytes, options)
  return result.ok ? null : result.problem
}

/** The text of one cell under a header. */
function cellOf(xml: string, book: { texts?: string[]; formats?: (string | number)[]; date1904?: boolean } = {}) {
  const rows = row(1, ['姓名', '電話']) + row(2, ['王小明', { xml }])
  const { table } = sheet(workbook({ sheets: [{ name: 'S', rows }], ...book }))
  return { text: table.rows[0]?.[1], numeric: table.numeric?.[1]?.has(0), warnings: table.warnings }
}

describe('A sheet of a workbook', () => {
  test('is a table with its header, its rows and where they stand', () => {
    const { table, sheets } = sheet(
      simpleWorkbook([['姓名', '手機'], ['王小明', '0912345678'], [], ['陳怡君', 922333444]]),
    )
    expect(sheets).toEqual(['Sheet1'])
    expect(table).toMatchObject({
      columns: ['姓名', '手機'],
      rows: [
        ['王小明', '0912345678'],
        ['陳怡君', '922333444'],
      ],
      lines: [2, 4],
      header: true,
      dateSystem: 1900,
      warnings: [{ code: 'empty-rows', count: 1, line: 3 }],
    })
  })

  test('tells which cells are numbers, counted from the first row below the header', () => {
    const { table } = sheet(
      simpleWorkbook([
        ['姓名', '手機'],
        ['王小明', '0912345678'],
        ['陳怡君', 922333444],
      ]),
    )
    expect(table.numeric?.map((rows) => [...rows])).toEqual([[], [1]])
  })

  test('is found below titles and remarks', () => {
    const { table } = sheet(
      simpleWorkbook([
        ['台北讀書會 2026 名冊'],
        ['', '製表：林小姐'],
        ['姓名', '手機', 'Email'],
        ['王小明', '0912', 'a@b.tw'],
      ]),
    )
    expect(table).toMatchObject({ columns: ['姓名', '手機', 'Email'], lines: [4], header: true })
  })

  test('has a first row that is data where nobody named the columns', () => {
    const { table } = sheet(
      simpleWorkbook([
        ['王小明', '0912345678'],
        ['陳怡君', '0922333444'],
      ]),
    )
    expect(table).toMatchObject({ columns: ['A', 'B'], header: false })
  })

  test('is read without a header when a person says so', () => {
    const { table } = sheet(
      simpleWorkbook([
        ['姓名', '手機'],
        ['王小明', '0912345678'],
      ]),
      { header: false },
    )
    expect(table).toMatchObject({ columns: ['A', 'B'], header: false, lines: [1, 2] })
  })

  test('keeps cells beyond the last header in columns of their own', () => {
    const { table } = sheet(
      simpleWorkbook([
        ['姓名', '手機'],
        ['王小明', '0912', '', '素食'],
      ]),
    )
    expect(table.columns).toEqual(['姓名', '手機', 'C', 'D'])
  })

  test('may have rows and cells without addresses', () => {
    const rows = '<row><c t="inlineStr"><is><t>姓名</t></is></c></row><row><c t="str"><v>王小明</v></c></row>'
    expect(sheet(workbook({ sheets: [{ name: 'S', rows }] })).table).toMatchObject({ rows: [['王小明']], lines: [2] })
  })

  test('may be written with a namespace prefix and backslashes in its archive', () => {
    const parts = bookParts({ sheets: [{ name: 'S', rows: row(1, ['姓名']) + row(2, ['王小明']) }] })
    const prefixed = Object.entries(parts).map(([name, xml]): [string, string] => {
      const namespaced = name.startsWith('xl/w')
        ? xml.replace(/<(\/?)(?=[a-zA-Z])/gu, '<$1x:').replace('xmlns=', 'xmlns:x=')
        : xml
      return [name.replaceAll('/', '\\'), namespaced]
    })
    expect(sheet(packed(Object.fromEntries(prefixed))).table.rows).toEqual([['王小明']])
  })
})

describe('The sheets of a workbook', () => {
  const list = row(1, ['姓名', '手機']) + row(2, ['王小明', '0912'])

  test('are offered without empty ones, hidden ones last', () => {
    const bytes = workbook({
      sheets: [
        { name: '舊', rows: list, hidden: true },
        { name: '空', rows: '<row r="1"><c r="A1" s="1"/></row>' },
        { name: '名單', rows: list },
      ],
    })
    expect(sheet(bytes)).toMatchObject({ sheets: ['名單', '舊'], sheet: 0 })
    expect(sheet(bytes, { sheet: 1 }).sheet).toBe(1)
  })

  test('are searched for the first that names columns; explanations in front are passed over', () => {
    const bytes = workbook({
      sheets: [
        { name: '說明', rows: row(1, ['請填第二頁']) + row(2, ['謝謝']) },
        { name: '名單', rows: list },
        { name: '舊名單', rows: list },
      ],
    })
    expect(sheet(bytes)).toMatchObject({ sheets: ['說明', '名單', '舊名單'], sheet: 1 })
  })

  test('may be only those there are', () => {
    expect(problem(simpleWorkbook([['姓名'], ['王小明']]), { sheet: 1 })?.code).toBe('invalid-input')
  })

  test('that hold nothing are no roster', () => {
    expect(problem(simpleWorkbook([]))?.code).toBe('roster-no-rows')
    expect(problem(simpleWorkbook([['姓名', '手機']]))?.code).toBe('roster-no-rows')
  })
})

describe('A number in a cell', () => {
  test.each([
    ['912345678', '912345678'],
    ['8.86912345678E11', '886912345678'],
    ['912345678.0', '912345678'],
    ['123456789012345678', '123456789012345678'],
    ['1.2345678901234568E+17', '123456789012345680'],
    ['0.30000000000000004', '0.3'],
    ['-5', '-5'],
  ])('without a format, %s, is written out in full: %s', (raw, text) => {
    expect(cellOf(`<c><v>${raw}</v></c>`)).toMatchObject({ text, numeric: true })
  })

  test.each([
    ['0000000000', '912345678', '0912345678'],
    ['"0"#########', '912345678', '0912345678'],
    ['0.00E+00', '912345678', '912345678'],
    ['#,##0', '912345678', '912345678'],
    ['0%', '0.5', '50%'],
    ['@', '912345678', '912345678'],
    [';;;', '912345678', '912345678'],
    ['[nonsense', '912345678', '912345678'],
    [11, '912345678', '912345678'],
  ])('in the format %s, %s, is what people see without loss: %s', (format, raw, text) => {
    expect(cellOf(`<c s="1"><v>${raw}</v></c>`, { formats: [format] })).toMatchObject({ text, numeric: true })
  })

  test('is text where the cell says so', () => {
    expect(cellOf('<c t="str"><v>0912345678</v></c>')).toMatchObject({ text: '0912345678', numeric: false })
  })
})

describe('A date in a cell', () => {
  test.each([
    [14, '31456', '1986-02-13'],
    ['yyyy"年"m"月"d"日"', '31456', '1986-02-13'],
    ['[$-404]e/m/d', '31456', '1986-02-13'],
    [31, '31456', '1986-02-13'],
    ['m/d/yy h:mm', '31456.604166666664', '1986-02-13 14:30'],
    ['m"月"d"日"', '31456', '--02-13'],
    ['mmm-yy', '31456', '1986-02'],
    ['h:mm', '0.604166666666667', '14:30'],
    [14, '0', undefined],
  ])('in the format %s, %s, is %s', (format, raw, text) => {
    expect(cellOf(`<c s="1"><v>${raw}</v></c>`, { formats: [format] })).toMatchObject({ text, numeric: false })
  })

  test('counts from 1904 where the workbook says so', () => {
    expect(cellOf('<c s="1"><v>29994</v></c>', { formats: [14], date1904: true }).text).toBe('1986-02-13')
    expect(cellOf('<c><v>29994</v></c>', { date1904: true })).toMatchObject({ text: '29994', numeric: true })
  })

  test('may be written as ISO text', () => {
    expect(cellOf('<c t="d"><v>1986-02-13T00:00:00Z</v></c>').text).toBe('1986-02-13')
  })

  test('beyond the last day there is stays a number', () => {
    expect(cellOf('<c s="1"><v>2958466</v></c>', { formats: [14] })).toMatchObject({ text: '2958466', numeric: true })
    expect(cellOf('<c s="1"><v>-1</v></c>', { formats: [14] })).toMatchObject({ text: '-1', numeric: true })
  })
})

describe('A text in a cell', () => {
  test('may be shared, rich, and have its reading in small print', () => {
    const texts = ['<r><t>王</t></r><r><rPr><b/></rPr><t>小明</t></r><rPh sb="0" eb="1"><t>おう</t></rPh>']
    expect(cellOf('<c t="s"><v>0</v></c>', { texts }).text).toBe('王小明')
  })

  test('keeps its line ends and characters that XML cannot hold', () => {
    expect(cellOf('<c t="inlineStr"><is><t>兩_x000A_行 &amp; 三&#10;行</t></is></c>').text).toBe('兩\n行 & 三\n行')
  })

  test('that is not there is empty', () => {
    expect(cellOf('<c t="s"><v>99</v></c>').text).toBe(undefined)
  })

  test('of a formula is its last result; an error is empty and counted', () => {
    expect(cellOf('<c t="str"><f>A1&amp;"x"</f><v>甲x</v></c>').text).toBe('甲x')
    expect(cellOf('<c t="e"><f>NA()</f><v>#N/A</v></c>')).toMatchObject({
      text: undefined,
      warnings: [{ code: 'formula-errors', count: 1, line: 2 }],
    })
  })

  test('of a tick box is a word', () => {
    expect(cellOf('<c t="b"><v>1</v></c>').text).toBe('TRUE')
  })
})

describe('A workbook that is none', () => {
  const good = simpleWorkbook([
    ['姓名', '手機'],
    ['王小明', '0912345678'],
  ])

  test('because it was cut off is damaged', () => {
    for (const length of [4, 30, 200, good.length - 30, good.length - 1])
      expect(problem(good.subarray(0, length))?.code).toBe('file-damaged')
  })

  test('but a document of another program is told by its kind', () => {
    expect(problem(packed({ 'word/document.xml': '<a/>' }))).toEqual({ code: 'file-binary', params: { kind: 'DOCX' } })
    expect(problem(packed({ 'photo.jpg': 'x' }))).toEqual({ code: 'file-binary', params: { kind: 'ZIP' } })
    expect(problem(packed({ 'xl/workbook.bin': 'x' }))).toEqual({ code: 'file-binary', params: { kind: 'XLSB' } })
  })

  test('because of a password says so', () => {
    expect(problem(messy.protectedWorkbook().bytes)?.code).toBe('file-protected')
  })

  test.each([
    ['a document type with entities', '<!DOCTYPE a [<!ENTITY x "xxxx">]><a>&x;</a>'],
    ['an unknown entity', '<worksheet><sheetData><row><c t="str"><v>&x;</v></c></row></sheetData></worksheet>'],
    ['an element that never ends', '<worksheet><sheetData><row>'],
    ['no XML at all', 'hello'],
  ])('because of %s is damaged', (_, xml) => {
    const rows = row(1, ['姓名']) + row(2, ['王小明'])
    const bytes = workbook({ sheets: [{ name: 'S', rows }], parts: { 'xl/worksheets/sheet1.xml': xml } })
    expect(problem(bytes)?.code).toBe('file-damaged')
  })
})

describe('A workbook that swells', () => {
  test('by one endless text is refused before it is unpacked', () => {
    const bytes = workbook({ sheets: [{ name: 'S', rows: `<row><c><v>${'9'.repeat(20_000_000)}</v></c></row>` }] })
    expect(bytes.length).toBeLessThan(100_000)
    expect(problem(bytes)?.code).toBe('workbook-too-large')
  })

  test('by what its contents say is refused at once', () => {
    const bytes = simpleWorkbook([['姓名'], ['王小明']]).slice()
    const view = new DataView(bytes.buffer)
    for (let at = 0; at + 46 < bytes.length; at += 1)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true)
    expect(problem(bytes)?.code).toBe('workbook-too-large')
  })

  test('by one text in a million cells is refused', () => {
    const rows = row(1, ['姓名', '備註']) + '<row><c><v>1</v></c><c t="s"><v>0</v></c></row>'.repeat(20_000)
    const bytes = workbook({ sheets: [{ name: 'S', rows }], texts: [`<t>${'長'.repeat(30_000)}</t>`] })
    expect(problem(bytes)?.code).toBe('workbook-too-large')
  })

  test('by more text than any list has is refused, even if no cell shows it', () => {
    const rows = row(1, ['姓名']) + row(2, ['王小明'])
    const texts = Array.from({ length: 2_300 }, () => `<t>${'x'.repeat(30_000)}</t>`)
    expect(problem(workbook({ sheets: [{ name: 'S', rows }], texts }))?.code).toBe('workbook-too-large')
  })

  test('by rows or columns without end is refused', () => {
    const rows = row(1, ['姓名']) + '<row><c t="b"><v>1</v></c></row>'.repeat(ROW_LIMIT + 1)
    expect(problem(workbook({ sheets: [{ name: 'S', rows }] }))?.code).toBe('roster-too-many-rows')
    const wide = row(1, ['姓名']) + '<row r="2"><c r="XFD2"><v>1</v></c></row>'
    expect(problem(workbook({ sheets: [{ name: 'S', rows: wide }] }))).toEqual({
      code: 'roster-too-many-columns',
      params: { line: 2, limit: 500 },
    })
  })

  test('only in what it claims is read', () => {
    const rows = row(1, ['姓名']) + row(2, ['王小明'])
    const sheetXml = `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData></worksheet>`
    const bytes = workbook({ sheets: [{ name: 'S', rows }], parts: { 'xl/worksheets/sheet1.xml': sheetXml } })
    expect(sheet(bytes).table.rows).toEqual([['王小明']])
  })

  test('by a cell that is far too long is refused by its row', () => {
    const rows = row(1, ['姓名']) + row(2, ['長'.repeat(40_000)])
    expect(problem(workbook({ sheets: [{ name: 'S', rows }] }))).toMatchObject({
      code: 'roster-cell-too-long',
      params: { line: 2 },
    })
  })
})
