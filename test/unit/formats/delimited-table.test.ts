import { describe, expect, test } from 'vitest'
import { CELL_LIMIT, COLUMN_LIMIT } from '../../../shared/formats/delimited-reader.ts'
import type { TableOptions } from '../../../shared/formats/delimited-table.ts'
import { columnLetter } from '../../../shared/formats/column-names.ts'
import { readTable, readWholeTable, ROW_LIMIT } from '../../../shared/formats/delimited-table.ts'
import type { MessyFile } from '../../helpers/messy-files.ts'
import { messy } from '../../helpers/messy-files.ts'

function table(text: string, options?: TableOptions) {
  const result = readWholeTable(text, options)
  if (!result.ok) throw new Error(`refused: ${result.problem.code}`)
  return result.value
}

function problem(text: string) {
  const result = readWholeTable(text)
  return result.ok ? null : result.problem
}

const textOf = (file: MessyFile) => new TextDecoder().decode(file.bytes)

describe('A delimited text becomes a table', () => {
  test('with its cells exactly as they stand in the file', () => {
    const { rows } = table('Name,Notes\r\n  Amy ,"say ""hi"",\r\nthen go"\r\n')
    expect(rows).toEqual([['  Amy ', 'say "hi",\r\nthen go']])
  })

  test.each([
    [',', 'Name,Tags\nAmy,a;b\nBob,c;d\n'],
    [';', 'Name;Salary;City\nAmy;1,5;Bern\nBob;2,5;Basel\n'],
    ['\t', 'Name\tNotes\nAmy\thello, you\nBob\tyes, me\n'],
    ['|', 'Name|City|Notes\nAmy|Bern|a,b\nBob|Basel|c\n'],
    [',', '姓名,標籤\n王小明,讀書;電影;音樂\n陳怡君,讀書;電影;音樂\n'],
    [',', 'Name\nAmy\nBob\n'],
  ])('separated by %j where that makes the rows most even', (delimiter, text) => {
    expect(table(text).delimiter).toBe(delimiter)
  })

  test('separated by what its sep= line says, which is no row', () => {
    const found = table('sep=;\r\nName;City,Town\r\nAmy;x,y\r\n')
    expect(found).toMatchObject({ delimiter: ';', columns: ['Name', 'City,Town'], rows: [['Amy', 'x,y']], lines: [3] })
  })

  test('separated by what a person chose', () => {
    expect(table('a;b,c\n1;2,3\n', { delimiter: ',', header: true }).columns).toEqual(['a;b', 'c'])
  })

  test('whatever ends its lines, also mixed in one file', () => {
    expect(table('Name,City\r\nAmy,Bern\nBob,Basel\rCid,Chur').rows).toEqual([
      ['Amy', 'Bern'],
      ['Bob', 'Basel'],
      ['Cid', 'Chur'],
    ])
  })

  test('that knows on which line of the file each row begins', () => {
    expect(table('Name,Notes\nAmy,"two\nlines"\n\nBob,x\n').lines).toEqual([2, 5])
  })

  test('with text behind a closing quote taken literally, as Excel does', () => {
    expect(table('Name,Nick\n"Amy" Lee,x\n').rows).toEqual([['Amy Lee', 'x']])
    expect(table('Name,Nick\nJohn "Jo" Doe,x\n').rows).toEqual([['John "Jo" Doe', 'x']])
  })
})

describe('The first row is a header', () => {
  test.each([
    ['a known word stands in it', '姓名,手機\n王小明,0912345678\n', true],
    ['a known word stands in it although nothing follows the pattern', 'Foo,E-mail\nx,y\n', true],
    ['a phone number stands in it', '王小明,0912345678\n陳怡君,0922333444\n', false],
    ['only names stand in it', '王小明\n陳怡君\n', false],
    ['an address stands in it', 'amy,amy@example.com\nbob,bob@example.com\n', false],
    ['nothing tells', 'foo,bar\nbaz,qux\n', true],
  ])('or not: %s', (_, text, header) => {
    expect(table(text).header).toBe(header)
  })

  test('or data when a person says so; columns are then named by letters', () => {
    expect(table('Name,City\nAmy,Bern\n', { header: false })).toMatchObject({
      header: false,
      columns: ['A', 'B'],
      rows: [
        ['Name', 'City'],
        ['Amy', 'Bern'],
      ],
      lines: [1, 2],
    })
  })

  test('whose empty and repeated cells get distinct, stable names', () => {
    const found = table('Phone,,Phone,Phone (2),B\n1,2,3,4,5\n', { header: true })
    expect(found.columns).toEqual(['Phone', 'B (2)', 'Phone (3)', 'Phone (2)', 'B'])
    expect(found.warnings).toEqual([{ code: 'duplicate-headers', count: 1 }])
    expect(table('Phone,,Phone,Phone (2),B\n1,2,3,4,5\n', { header: true }).columns).toEqual(found.columns)
  })

  test('that gains columns where most rows have more cells than it names', () => {
    expect(table('Name,City\na,b,c\nd,e,f\ng,h\n', { header: true }).columns).toEqual(['Name', 'City', 'C'])
    expect(table('Name,City\na,b\nd,e\ng,h,i\n', { header: true }).columns).toEqual(['Name', 'City'])
  })

  test('whose columns are lettered like those of a spreadsheet', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })
})

describe('Untidy rows', () => {
  test('that are too short or too long are kept and counted, with the first line', () => {
    const found = table(textOf(messy.ragged()))
    expect(found.rows.map((row) => row.length)).toEqual([2, 3, 4])
    expect(found.warnings).toEqual([{ code: 'ragged-rows', count: 2, line: 2 }])
  })

  test('that only have empty cells too many are not ragged', () => {
    expect(table('Name,City\nAmy,Bern,,\n', { header: true }).warnings).toEqual([])
  })

  test('with nothing in them are dropped and counted', () => {
    const found = table('Name,City\nAmy,Bern\n,\n\n  ,\nBob,Basel\n')
    expect(found.rows).toEqual([
      ['Amy', 'Bern'],
      ['Bob', 'Basel'],
    ])
    expect(found.warnings).toEqual([{ code: 'empty-rows', count: 3, line: 3 }])
  })
})

describe('A table is refused', () => {
  test('when it has only a header', () => {
    expect(problem(textOf(messy.headerOnly()))?.code).toBe('roster-no-rows')
    expect(problem('')?.code).toBe('roster-no-rows')
  })

  test('when a quote is never closed, naming the line where it was opened', () => {
    expect(problem(textOf(messy.openQuote()))).toEqual({ code: 'roster-quote-open', params: { line: 3 } })
  })

  test('when a quote is closed by that of another row, instead of shifting every cell after it', () => {
    expect(problem(textOf(messy.openQuoteClosedLater()))).toEqual({ code: 'roster-quote-open', params: { line: 2 } })
  })

  test('when a quote swallowed so many rows that the cell is too long', () => {
    const rows = '王小明,0912345678,台北市大安區\r\n'.repeat(3000)
    expect(problem(`姓名,手機,地址\r\n陳怡君,0922,"台北市\r\n${rows}林志偉,0933,"\r\n`)).toEqual({
      code: 'roster-quote-open',
      params: { line: 2 },
    })
  })

  test('when a cell is longer than a cell of Excel can be, naming its line', () => {
    expect(problem(textOf(messy.hugeCell()))).toEqual({
      code: 'roster-cell-too-long',
      params: { line: 3, limit: CELL_LIMIT },
    })
    expect(table(textOf(messy.hugeCell(CELL_LIMIT))).rows).toHaveLength(2)
  })

  test('when it has more columns than any roster, unless the rest is empty', () => {
    expect(problem(textOf(messy.manyColumns()))).toEqual({
      code: 'roster-too-many-columns',
      params: { line: 1, limit: COLUMN_LIMIT },
    })
    expect(table(textOf(messy.manyColumns(COLUMN_LIMIT))).columns).toHaveLength(COLUMN_LIMIT)
    expect(table(`Name,City${','.repeat(16_382)}\nAmy,Bern${','.repeat(16_382)}\n`).columns).toEqual(['Name', 'City'])
  })

  test('when it has more rows than any community', () => {
    expect(problem('x\n'.repeat(ROW_LIMIT + 2))).toEqual({ code: 'roster-too-many-rows', params: { limit: ROW_LIMIT } })
  })
})

test('Reading goes in steps that a worker can interleave, and abandoning it costs nothing', () => {
  const text = `Name,City\n${'Amy,Bern\n'.repeat(50_000)}`
  const steps = readTable(text)
  let last = 0
  let count = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) {
    expect(step.value.done).toBeGreaterThan(last)
    expect(step.value.of).toBe(text.length)
    last = step.value.done
    count += 1
  }
  expect(count).toBeGreaterThan(3)
  expect(step.value).toMatchObject({ ok: true })
  const abandoned = readTable(text)
  abandoned.next()
  expect(abandoned.return({ ok: false, problem: { code: 'cancelled' } }).value).toEqual({
    ok: false,
    problem: { code: 'cancelled' },
  })
})
