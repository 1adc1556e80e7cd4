import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableOf, textCell, written } from '../../helpers/export-tables.ts'

const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)

test('What leaves as JSON comes back exactly as it was, types and halves of letters included', () => {
  const cell = fc.oneof(
    textCell,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.array(textCell),
    fc.constant(null),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), (table) => {
      const { bytes, rows, losses } = written('json', tableOf(['a', 'a:list'], table))
      const back: unknown = JSON.parse(text(bytes))
      expect(back).toEqual({
        format: 'chapterhouse-list',
        version: 1,
        title: '台中分會',
        written: '2026-11-22T00:00:00.000Z',
        columns: [
          { key: 'a', label: 'a', kind: 'text' },
          { key: 'a.2', label: 'a', kind: 'list' },
        ],
        rows: table.map(([a, b]) => ({ a, 'a.2': b })),
      })
      expect({ rows, losses }).toEqual({ rows: table.length, losses: [] })
    }),
  )
})

test('A Markdown table shows every cell as it was, line breaks as breaks, and nothing as markup', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(textCell, textCell), { maxLength: 6 }), (table) => {
      const { bytes } = written('markdown', tableOf(['a', 'b'], table))
      const [title, , head, rule, ...lines] = text(bytes).split('\n')
      expect([title, head, rule]).toEqual(['# 台中分會', '| a | b |', '| --- | --- |'])
      expect(lines.pop()).toBe('')
      expect(lines.map(cellsOf)).toEqual(
        table.map((row) => row.map((cell) => cell.replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, '\ufffd'))),
      )
    }),
  )
})

/** The cells of a row by GitHub Flavored Markdown 4.10 and CommonMark 2.4, 2.5; throws where markup would begin. */
function cellsOf(line: string): string[] {
  expect(line).toMatch(/^\| [^]*\|$/u)
  return line
    .slice(1, -1)
    .split(/(?<=(?:^|[^\\])(?:\\\\)*)\|/)
    .map((cell) => {
      const inline = cell.replace(/^[ \t]+|[ \t]+$/g, '')
      let shown = ''
      for (const [part] of inline.matchAll(/\\[!-/:-@[-`{-~]|<br>|&#\d+;|[^]/gu)) {
        if (part.length > 1 && part.startsWith('\\')) shown += part.slice(1)
        else if (part === '<br>') shown += '\n'
        else if (part.length > 2 && part.startsWith('&#')) shown += String.fromCharCode(Number(part.slice(2, -1)))
        else if (/[`*[\]<>&|~\\]/.test(part)) throw new Error(`${part} begins markup in ${line}`)
        else shown += part
      }
      return shown
    })
}
