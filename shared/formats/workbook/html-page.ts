import type { Result } from '../../domain/problem.ts'
import { failed } from '../../domain/problem.ts'
import { CELL_LIMIT, COLUMN_LIMIT } from '../delimited-reader.ts'
import type { TableProgress } from '../delimited-table.ts'
import type { RosterTable } from '../roster-table.ts'
import { Grid } from './grid.ts'

/**
 * The largest table of a web page, which is what many membership systems send as `.xls`, and what a spreadsheet puts on the
 * clipboard. Read tag by tag in steps as in `readTable`; scripts, styles and everything outside of tables is passed over. Tables
 * inside of cells are tables of their own. Rows are numbered within their table.
 *
 * Failures: `file-binary` (kind HTML) where there is no table, and those of `Grid.table`.
 */
export function* readHtmlPage(text: string, header?: boolean): Generator<TableProgress, Result<RosterTable>, void> {
  const tables = new OpenTables()
  let position = 0
  let pause = STEP
  while (position < text.length) {
    const start = text.indexOf('<', position)
    if (start === -1) break
    tables.text(text, position, start)
    position = skipElement(text, start, tables)
    if (position < pause) continue
    pause = position + STEP
    yield { done: position, of: text.length }
  }
  const grid = tables.largest()
  return grid === null ? failed('file-binary', { kind: 'HTML' }) : grid.table(1900, header)
}

const STEP = 64 * 1024

/** Tables within tables lay out old pages; what goes deeper was made to hurt. */
const DEPTH_LIMIT = 20

/** Handles the tag or comment at `start`; answers where what follows begins. */
function skipElement(text: string, start: number, tables: OpenTables): number {
  if (text.startsWith('<!--', start)) return after(text, '-->', start)
  const head = TAG.exec(text.slice(start, start + TAG_NAME_LENGTH))
  if (!head) {
    tables.text(text, start, start + 1)
    return start + 1
  }
  const end = after(text, '>', start)
  const name = (head[2] ?? '').toLowerCase()
  const closing = head[1] === '/'
  if (!closing && HIDDEN.has(name)) {
    const close = text.indexOf(`</${head[2] ?? ''}`, end)
    return close === -1 ? text.length : after(text, '>', close)
  }
  if (closing) tables.close(name)
  else tables.open(name, text.slice(start, Math.min(end, start + ATTRIBUTES_LENGTH)))
  return end
}

const TAG = /^<(\/?)([a-z][a-z0-9:]*)/iu
const TAG_NAME_LENGTH = 40
const ATTRIBUTES_LENGTH = 4000
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'title'])

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? text.length : at + mark.length
}

class OpenTables {
  readonly #done: Grid[] = []
  readonly #open: OpenTable[] = []

  open(name: string, tag: string): void {
    if (name === 'table') {
      if (this.#open.length < DEPTH_LIMIT) this.#open.push(new OpenTable())
    } else this.#open.at(-1)?.open(name, tag)
  }

  close(name: string): void {
    if (name !== 'table') this.#open.at(-1)?.close(name)
    else {
      const table = this.#open.pop()
      if (table) this.#done.push(table.finish())
    }
  }

  text(text: string, from: number, to: number): void {
    const table = this.#open.at(-1)
    if (table?.inCell === true && to > from) table.add(text.slice(from, to))
  }

  /** By cells; the page may have ended before its tables did. */
  largest(): Grid | null {
    while (this.#open.length > 0) this.close('table')
    const size = (grid: Grid) => (grid.problem ? Infinity : grid.rows.reduce((sum, row) => sum + row.length, 0))
    return this.#done.reduce<Grid | null>(
      (best, grid) => (best === null || size(grid) > size(best) ? grid : best),
      null,
    )
  }
}

class OpenTable {
  inCell = false
  readonly #grid = new Grid()
  #line = 0
  #column = 0
  #span = 1
  #parts: string[] = []
  #length = 0
  #inRow = false

  open(name: string, tag: string): void {
    if (name === 'tr') this.#startRow()
    else if (name === 'td' || name === 'th') {
      this.#endCell()
      if (!this.#inRow) this.#startRow()
      this.inCell = true
      this.#span = Math.min(COLUMN_LIMIT, Number(/\bcolspan\s*=\s*["']?(\d{1,4})/iu.exec(tag)?.[1] ?? 1))
    } else if (BREAKS.has(name) && this.inCell) this.#parts.push('\n')
  }

  close(name: string): void {
    if (name === 'td' || name === 'th') this.#endCell()
    else if (name === 'tr') this.#endRow()
  }

  add(text: string): void {
    if (this.#length > LONGEST) return
    this.#length += text.length
    this.#parts.push(text.slice(0, LONGEST).replace(/[\t\n\r ]+/gu, ' '))
  }

  finish(): Grid {
    this.#endRow()
    return this.#grid
  }

  #startRow(): void {
    this.#endRow()
    this.#line += 1
    this.#column = 0
    this.#inRow = true
    if (this.#grid.problem === null) this.#grid.startRow(this.#line)
  }

  #endCell(): void {
    if (!this.inCell) return
    const text = unescapedHtml(this.#parts.join(''))
      .replace(/ ?\n ?/gu, '\n')
      .replace(/[\u00a0 ]+/gu, ' ')
      .trim()
    if (this.#grid.problem === null) this.#grid.put(this.#column, text, false)
    this.#column += Math.max(1, this.#span)
    this.#parts = []
    this.#length = 0
    this.inCell = false
  }

  #endRow(): void {
    this.#endCell()
    if (this.#inRow && this.#grid.problem === null) this.#grid.endRow()
    this.#inRow = false
  }
}

/** What is longer is no cell, even if all of it were entities. */
const LONGEST = CELL_LIMIT * 10

const BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li'])

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: ' ',
  emsp: ' ',
  middot: '·',
}

function unescapedHtml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/giu,
    (all, hex?: string, dec?: string, name = '') => {
      const code = hex === undefined ? Number(dec) : Number.parseInt(hex, 16)
      if (hex === undefined && dec === undefined) return ENTITIES[String(name).toLowerCase()] ?? all
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}
