import type { Problem } from '../domain/problem.ts'

/**
 * The longest cell, in UTF-16 units: what one cell of Excel holds (Microsoft, "Excel specifications and limits"), so no
 * table that came out of a spreadsheet is refused, and a quote that swallowed the file is found before it fills memory.
 */
export const CELL_LIMIT = 32_767

/** The most columns: member exports of the richest tools have under 200; beyond that the delimiter is wrong or it is no roster. */
export const COLUMN_LIMIT = 500

/**
 * Reads a delimited text row by row after RFC 4180, as tolerantly as Excel: any of CR, LF, CRLF ends a line, also mixed in
 * one file; text after a closing quote is taken literally; a quote inside an unquoted cell is just a quote.
 *
 * Written here because rows need the line they stand on and the limits have to hold *while* reading; `papaparse` gives no
 * line numbers, settles on one kind of line end for the whole file, and reports an open quote only at the very end. It is
 * the oracle of the property test instead.
 */
export class DelimitedReader {
  /** The cells of the row that `next` read. */
  cells: string[] = []
  /** The line, from 1, on which that row begins. */
  line = 0
  /** Why reading stopped before the end, if it did: `roster-quote-open`, `roster-cell-too-long`, `roster-too-many-columns`. */
  problem: Problem | null = null
  /** How far reading has come, in UTF-16 units. */
  position: number

  readonly #text: string
  readonly #delimiter: number
  #nextLine: number

  /** `delimiter` is one character; reading begins at `position`, which is on line `line`. */
  constructor(text: string, delimiter: string, position = 0, line = 1) {
    this.#text = text
    this.#delimiter = delimiter.charCodeAt(0)
    this.#nextLine = line
    this.position = position
  }

  /** Reads one row; false at the end or at a problem. */
  next(): boolean {
    if (this.problem !== null || this.position >= this.#text.length) return false
    this.cells = []
    this.line = this.#nextLine
    for (;;) {
      const quoted = this.#text.charCodeAt(this.position) === QUOTE
      const cell = quoted ? this.#quotedCell() : this.#plainCell()
      if (cell === null || !this.#keep(cell)) return false
      const stop = this.#text.charCodeAt(this.position)
      if (stop === this.#delimiter) {
        this.position += 1
        continue
      }
      this.#skipLineEnd(stop)
      return true
    }
  }

  #keep(cell: string): boolean {
    if (cell.length > CELL_LIMIT) return this.#stop('roster-cell-too-long', { line: this.line, limit: CELL_LIMIT })
    if (this.cells.length >= COLUMN_LIMIT) {
      // Spreadsheets pad rows with empty cells up to their own width; only cells with something in them count.
      return cell.trim() === '' ? true : this.#stop('roster-too-many-columns', { line: this.line, limit: COLUMN_LIMIT })
    }
    this.cells.push(cell)
    return true
  }

  #plainCell(): string {
    const start = this.position
    this.position = this.#endOfPlain(start)
    return this.#text.slice(start, this.position)
  }

  #endOfPlain(from: number): number {
    const text = this.#text
    let index = from
    for (; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (code === this.#delimiter || code === LF || code === CR) break
    }
    return index
  }

  #quotedCell(): string | null {
    const text = this.#text
    const start = this.position + 1
    const opened = this.#nextLine
    let close = text.indexOf('"', start)
    let doubled = false
    while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) {
      doubled = true
      close = text.indexOf('"', close + 2)
    }
    if (close === -1) return this.#openQuote(opened)
    const raw = text.slice(start, close)
    const lines = lineEndsIn(raw)
    if (raw.length > CELL_LIMIT && lines > LINES_OF_AN_OPEN_QUOTE) return this.#openQuote(opened)
    this.#nextLine += lines
    this.position = this.#endOfPlain(close + 1)
    const tail = text.slice(close + 1, this.position)
    // Text after the closing quote of a cell that runs over several lines: that quote belongs to another cell, and
    // this one was never closed. Going on would shift every cell from here on without a word.
    if (lines > 0 && tail.trim() !== '') return this.#openQuote(opened)
    return (doubled ? raw.replaceAll('""', '"') : raw) + tail
  }

  #openQuote(line: number): null {
    this.#stop('roster-quote-open', { line })
    return null
  }

  #stop(code: Problem['code'], params: NonNullable<Problem['params']>): false {
    this.problem = { code, params }
    return false
  }

  #skipLineEnd(stop: number): void {
    if (stop === CR) this.position += this.#text.charCodeAt(this.position + 1) === LF ? 2 : 1
    else if (stop === LF) this.position += 1
    this.#nextLine += 1
  }
}

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/** A too long cell that runs over more lines than this is a list of rows behind an open quote, not a long note. */
const LINES_OF_AN_OPEN_QUOTE = 20

function lineEndsIn(text: string): number {
  let lines = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === LF || (code === CR && text.charCodeAt(index + 1) !== LF)) lines += 1
  }
  return lines
}
