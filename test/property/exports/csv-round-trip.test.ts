import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHARSETS, LINE_ENDS, SEPARATORS } from '../../../shared/domain/export-format.ts'
import type { Charset } from '../../../shared/domain/export-format.ts'
import { unguarded } from '../../../shared/formats/cell-guard.ts'
import { readWholeTable } from '../../../shared/formats/delimited-table.ts'
import type { Encoding } from '../../../shared/formats/encoding-guess.ts'
import { letterSet } from '../../../shared/formats/exports/letter-set.ts'
import { decodeText } from '../../../shared/formats/text-encoding.ts'
import { tableOf, textCell, written } from '../../helpers/export-tables.ts'
import { startsFormula } from '../../helpers/formula-payloads.ts'
import { decode } from '../../helpers/text-decoder.ts'

const READ_AS: Readonly<Record<Charset, Encoding>> = {
  'utf-8-bom': 'utf-8',
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  gb18030: 'gb18030',
  big5: 'big5',
}

const text = fc.record({
  charset: fc.constantFrom(...CHARSETS),
  separator: fc.constantFrom(...SEPARATORS),
  lineEnd: fc.constantFrom(...LINE_ENDS),
})

/** Rows that a reader does not drop: something stands in each. */
const rows = fc.array(fc.tuple(fc.constantFrom('王', 'Amy'), textCell, textCell), { minLength: 1, maxLength: 8 })

test('What leaves as delimited text comes back through our import as it was, but for letters the charset has not', () => {
  fc.assert(
    fc.property(rows, text, (table, options) => {
      const { bytes, losses } = written('csv', tableOf(['name', 'a', 'b'], table), { text: options })
      const read = decodeText(bytes, decode, READ_AS[options.charset])
      if (!read.ok) throw new Error(read.problem.code)
      const back = readWholeTable(read.value.text, { delimiter: options.separator, header: true })
      if (!back.ok) throw new Error(back.problem.code)
      const letters = letterSet(options.charset)
      expect(back.value.rows.map((row) => row.map(unguarded))).toEqual(
        table.map((row) => row.map((cell) => letters.fitted(cell))),
      )
      expect(losses.length > 0).toBe(table.some((row) => row.some((cell) => letters.missing(cell).length > 0)))
      expect(back.value.rows.flat().filter(startsFormula)).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test.each(['gb18030', 'big5'] as const)('Every letter that %s has is decoded to itself', (charset) => {
  const letters = letterSet(charset)
  const decoder = new TextDecoder(charset, { fatal: true })
  let known = 0
  for (let page = 0; page < 0x110; page += 1) {
    const all = Array.from({ length: 0x1000 }, (_, index) => page * 0x1000 + index).filter(
      (code) => code < 0xd800 || code > 0xdfff,
    )
    const has = all.map((code) => String.fromCodePoint(code)).filter((letter) => letters.missing(letter).length === 0)
    known += has.length
    expect(decoder.decode(letters.encode(has.join('')))).toBe(has.join(''))
  }
  expect(known).toBeGreaterThan(charset === 'big5' ? 13_000 : 1_100_000)
})
