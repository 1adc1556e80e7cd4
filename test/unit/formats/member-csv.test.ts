import { describe, expect, test } from 'vitest'
import { guarded, unguarded } from '../../../shared/formats/cell-guard.ts'
import { memberCsv } from '../../../shared/formats/member-csv.ts'
import { FORMULA_PAYLOADS, startsFormula } from '../../helpers/formula-payloads.ts'

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

describe('A member list as CSV', () => {
  test('is UTF-8 with a byte order mark, so that Excel shows Chinese names', () => {
    const bytes = memberCsv(['姓名'], [['王小明']])
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(textOf(bytes)).toBe('\ufeff姓名\r\n王小明\r\n')
  })

  test('has the headers and the separator it was asked for, and rows of equal width', () => {
    expect(textOf(memberCsv(['Name', 'City', 'Tags'], [['Amy', 'Bern']], ';'))).toBe(
      '\ufeffName;City;Tags\r\nAmy;Bern;\r\n',
    )
  })

  test('quotes what holds a separator of any kind, a quote or a line end, and doubles quotes', () => {
    const line = textOf(memberCsv(['a'], [['x,y'], ['x;y'], ['say "hi"'], ['two\nlines']]))
      .split('\r\n')
      .slice(1, -1)
      .join('|')
    expect(line).toBe('"x,y"|"x;y"|"say ""hi"""|"two\nlines"')
  })

  test('leaves names, e-mails, dates and short numbers alone', () => {
    for (const value of [
      '王小明',
      'amy@example.com',
      '2026-11-28',
      '42',
      '0',
      '0912-345-678',
      '02-2345-6789',
      'Amy Lee',
      '12 Elm St',
    ])
      expect(guarded(value)).toBe(value)
  })

  test.each([
    '0912345678',
    '886912345678',
    '007',
    '1E5',
    '3-4',
    '12/5',
    '3月4日',
    'Mar 3',
    '02-2345',
    '1.10',
    '0912 345 678',
    '０９１２',
  ])('puts a tab behind %s, which a spreadsheet would turn into another number or a date', (value) => {
    expect(guarded(value)).toBe(`${value}\t`)
    expect(unguarded(guarded(value))).toBe(value)
  })

  test('puts an apostrophe before what could start a formula, and keeps an international phone number whole', () => {
    expect(guarded('+886912345678')).toBe("'+886912345678")
    expect(unguarded("'+886912345678")).toBe('+886912345678')
    expect(guarded('-5')).toBe("'-5")
    expect(guarded('＝1+1')).toBe("'＝1+1")
    expect(guarded('  =1+1')).toBe("'  =1+1")
  })

  test.each(FORMULA_PAYLOADS)('defuses %j and gives it back on import', (payload) => {
    expect(startsFormula(guarded(payload))).toBe(false)
    expect(unguarded(guarded(payload))).toBe(payload)
  })

  test('guards its headers too', () => {
    expect(textOf(memberCsv(['=1+1'], [['x']]))).toBe("\ufeff'=1+1\r\nx\r\n")
  })

  test('keeps a value that looks guarded already', () => {
    for (const value of ["'=1", "''=1", '5\t', "'+1\t", "O'Brien", "'quoted'"])
      expect(unguarded(guarded(value))).toBe(value)
  })
})
