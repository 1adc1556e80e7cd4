import { utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { readHtmlPage } from '../../../shared/formats/workbook/html-page.ts'
import { rosterFromPaste } from '../../../shared/protocol/paste.ts'
import { finished, readSheetOf, recordsOf } from '../../helpers/read-roster-files.ts'
import { messy } from '../../helpers/messy-files.ts'
import { openDocument, packed } from '../../helpers/workbooks.ts'

function records(bytes: Uint8Array, sheet?: number) {
  const result = readSheetOf(bytes, sheet === undefined ? {} : { sheet })
  return recordsOf(result.ok ? { ok: true, value: result.value.table } : result)
}

function problem(bytes: Uint8Array) {
  const result = readSheetOf(bytes)
  return result.ok ? null : result.problem
}

describe('A workbook of Excel 97–2003', () => {
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet([
    ['2026 名冊'],
    ['姓名', '手機', '生日', '編號', '志工'],
    ['王小明', 912345678, 31456, 31456, true],
    ['陳怡君', '0922333444', null, 7],
  ])
  Object.assign(sheet['C3'] as object, { z: 'yyyy/m/d' })
  Object.assign(sheet['D4'] as object, { z: '0000' })
  utils.book_append_sheet(book, sheet, '名單')
  utils.book_append_sheet(book, utils.aoa_to_sheet([]), '空')
  const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xls' }) as ArrayBuffer)

  test('is read like any other', () => {
    expect(records(bytes)).toEqual([
      { 姓名: '王小明', 手機: '912345678', 生日: '1986-02-13', 編號: '31456', 志工: 'TRUE' },
      { 姓名: '陳怡君', 手機: '0922333444', 編號: '0007' },
    ])
    const read = readSheetOf(bytes)
    expect(read.ok && read.value.sheets).toEqual(['名單'])
    expect(read.ok && read.value.table.numeric?.map((rows) => rows.size)).toEqual([0, 1, 0, 2, 0])
  })

  test('that was cut off or is none is damaged', () => {
    expect(problem(bytes.slice(0, 600))?.code).toBe('file-damaged')
    expect(problem(messy.xls().bytes)?.code).toBe('file-damaged')
  })
})

describe('An OpenDocument workbook', () => {
  const cell = (text: string, attributes = '') =>
    `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`
  const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`
  const list = (rows: string, name = '名單') => `<table:table table:name="${name}">${rows}</table:table>`

  test('has what its cells show, numbers and dates in full', () => {
    const bytes = openDocument(
      list(row(cell('說明')), '說明') +
        list(
          row(cell('姓名'), cell('手機'), cell('生日'), cell('編號'), cell('備註')) +
            row(
              cell('王<text:span>小</text:span>明'),
              cell('8.87E+11', 'office:value-type="float" office:value="886912345678"'),
              cell('2月13日', 'office:value-type="date" office:date-value="2024-02-13"'),
              cell('0007', 'office:value-type="float" office:value="7"'),
              cell(
                '兩</text:p><text:p>行<text:s text:c="2"/>。<office:annotation><text:p>註</text:p></office:annotation>',
              ),
            ) +
            '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>' +
            row(
              cell('陳怡君'),
              cell('#N/A', 'office:value-type="string"'),
              cell('1986年2月13日', 'office:value-type="date" office:date-value="1986-02-13T00:00:00"'),
            ),
        ),
    )
    expect(records(bytes)).toEqual([
      { 姓名: '王小明', 手機: '886912345678', 生日: '--02-13', 編號: '0007', 備註: '兩\n行  。' },
      { 姓名: '陳怡君', 生日: '1986-02-13' },
    ])
    const read = readSheetOf(bytes)
    expect(read.ok && read.value).toMatchObject({
      sheets: ['說明', '名單'],
      sheet: 1,
      table: {
        lines: [2, 5],
        warnings: [
          { code: 'empty-rows', count: 2, line: 3 },
          { code: 'formula-errors', count: 1, line: 5 },
        ],
      },
    })
  })

  test('that repeats one cell without end is refused', () => {
    const wide = list(row(cell('姓名')) + row(cell('王', 'table:number-columns-repeated="16384"')))
    expect(problem(openDocument(wide))?.code).toBe('roster-too-many-columns')
    const long = list(`<table:table-row table:number-rows-repeated="1048576">${cell('王')}</table:table-row>`)
    expect(problem(openDocument(long))?.code).toBe('roster-too-many-rows')
    const both = list(row(cell('姓名')) + row(cell('王', 'table:number-columns-repeated="16384"').repeat(5_000)))
    expect(problem(openDocument(both))?.code).toBe('roster-too-many-columns')
    const blank = list(row(cell('姓名')) + row(cell(`王${'<text:s text:c="900000000"/>'.repeat(1_000)}`)))
    expect(problem(openDocument(blank))?.code).toBe('roster-cell-too-long')
  })

  test('that is protected says so, and a letter is no workbook', () => {
    const manifest = '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    expect(problem(packed({ 'META-INF/manifest.xml': manifest, 'content.xml': 'x' }))?.code).toBe('file-protected')
    expect(problem(packed({ 'content.xml': '<office:text xmlns:office="o"/>' }))).toEqual({
      code: 'file-binary',
      params: { kind: 'OpenDocument' },
    })
  })
})

describe('A web page', () => {
  const read = (html: string, header?: boolean) => finished(readHtmlPage(html, header))

  test('that calls itself a workbook is read by its largest table', () => {
    const html = `<html><head><title>名冊</title><style>td{color:red}</style></head><body>
      <table><tr><td>選單</td></tr></table>
      <table border=1><thead><tr><th>姓名<th>手機</th><th>備註</th></tr></thead>
      <TR><TD>王小明</TD><td>0912-345-678</td><td>A &amp; B<br>第二行&nbsp;</td></TR>
      <!-- <tr><td>not me</td></tr> --><tr><td colspan="2">陳怡君 &#x738B;&#29579;</td><td>x</td></tr></table>
      <script>var a = "<table><tr><td>1</td></tr></table>"</script>`
    expect(recordsOf(read(html))).toEqual([
      { 姓名: '王小明', 手機: '0912-345-678', 備註: 'A & B\n第二行' },
      { 姓名: '陳怡君 王王', 備註: 'x' },
    ])
  })

  test('without a table is no roster', () => {
    expect(read('<html><body>hello</body></html>')).toEqual({
      ok: false,
      problem: { code: 'file-binary', params: { kind: 'HTML' } },
    })
  })

  test('with tables nested without end is read without running out of stack', () => {
    expect(read(`${'<table><tr><td>'.repeat(100_000)}x`).ok).toBe(false)
    expect(read('<'.repeat(100_000)).ok).toBe(false)
  })
})

describe('A paste', () => {
  const textOf = (pasted: ReturnType<typeof rosterFromPaste>) => {
    const data = pasted?.file.data
    return data instanceof Uint8Array ? new TextDecoder().decode(data) : null
  }

  test('of cells is their text, parted by tabs, whatever else stands in it', () => {
    const text = '姓名\t備註\r\n王小明\t"一,二\n三"\r\n'
    const pasted = rosterFromPaste({ text, html: '<table><tr><td>x</td></tr></table>' })
    expect(pasted?.delimiter).toBe('\t')
    expect(textOf(pasted)).toBe(text)
  })

  test('of a table out of a letter is the page, from the table on', () => {
    const html = 'Version:0.9\r\nStartHTML:1\r\n<html><body><TABLE><tr><td>王</td></tr></TABLE></body></html>'
    expect(textOf(rosterFromPaste({ text: '王', html }))).toBe('<TABLE><tr><td>王</td></tr></TABLE></body></html>')
  })

  test('of a plain list or of cards is that text, and of nothing is nothing', () => {
    expect(rosterFromPaste({ text: '王小明\n陳怡君\n', html: '' })?.delimiter).toBeUndefined()
    expect(rosterFromPaste({ text: ' \n', html: '<b>x</b>' })).toBeNull()
  })
})
