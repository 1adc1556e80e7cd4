import { failed, ok } from '../../domain/problem.ts'
import { CELL_LIMIT, COLUMN_LIMIT } from '../delimited-reader.ts'
import type { Archive } from './archive.ts'
import type { Grid } from './grid.ts'
import { plainText, shownOrPlain } from './number-text.ts'
import type { Steps, Workbook } from './workbook.ts'
import { partSteps } from './workbook.ts'
import type { XmlHandler } from './xml-part.ts'

/**
 * The sheets of an OpenDocument workbook (OASIS OpenDocument 1.3 part 3, 9.1), as LibreOffice, Google Sheets and public
 * offices write it. All sheets stand in one part, which is read once for their names and once for each sheet. A cell has its
 * value and what it shows; hidden sheets count like others.
 *
 * Failures: `file-damaged`, `file-protected`, `workbook-too-large` (limit), `file-binary` (kind) for other documents.
 */
export function* openOds(archive: Archive): Steps<Workbook> {
  const manifest = archive.get('meta-inf/manifest.xml')
  let encrypted = false
  const listed = manifest
    ? yield* partSteps(manifest, { open: (name) => (encrypted ||= name === 'encryption-data'), done: () => encrypted })
    : ok(undefined)
  if (!listed.ok) return listed
  if (encrypted) return failed('file-protected')
  const content = archive.get('content.xml')
  if (!content) return failed('file-damaged')
  const sheets: string[] = []
  let isSpreadsheet = false
  const named = yield* partSteps(content, {
    open(name, attributes) {
      isSpreadsheet ||= name === 'spreadsheet'
      if (name === 'table' && sheets.length < SHEET_LIMIT) sheets.push(attributes['table:name'] ?? '')
    },
  })
  if (!named.ok) return named
  if (!isSpreadsheet) return failed('file-binary', { kind: 'OpenDocument' })
  return ok({
    sheets,
    dateSystem: 1900,
    *readSheet(sheet, grid, enough): Steps<void> {
      return yield* partSteps(content, new OdsCells(sheet, grid).handler(enough))
    },
  })
}

/** More sheets than anybody looks through. */
const SHEET_LIMIT = 200

/** Reads the cells of one sheet into a grid. */
class OdsCells {
  readonly #sheet: number
  readonly #grid: Grid
  #at = -1
  #line = 0
  #rowRepeat = 1
  #column = 0
  #cells: { readonly column: number; readonly text: string; readonly numeric: boolean }[] = []
  #cell: Readonly<Record<string, string>> | null = null
  #shown = ''
  #paragraph = false
  #note = 0
  #ended = false

  constructor(sheet: number, grid: Grid) {
    this.#sheet = sheet
    this.#grid = grid
  }

  handler(enough: () => boolean): XmlHandler {
    return {
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (text) => {
        if (this.#paragraph && this.#note === 0) this.#show(text)
      },
      done: () => this.#ended || enough(),
    }
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'table') this.#at += 1
    if (this.#at !== this.#sheet) return
    if (name === 'table-row') {
      this.#rowRepeat = repeatOf(attributes['table:number-rows-repeated'])
      this.#column = 0
      this.#cells = []
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#cell = attributes
      this.#shown = ''
    } else if (name === 'annotation') this.#note += 1
    else if (name === 'p' && this.#note === 0) {
      this.#paragraph = this.#cell !== null
      if (this.#shown !== '') this.#show('\n')
    } else if (name === 's') this.#show(' '.repeat(Math.min(repeatOf(attributes['text:c']), MOST_SPACES)))
    else if (name === 'tab') this.#show('\t')
    else if (name === 'line-break') this.#show('\n')
  }

  #show(text: string): void {
    // What is longer than a cell can be is refused, whatever follows.
    if (this.#shown.length <= CELL_LIMIT) this.#shown += text
  }

  #close(name: string): void {
    if (this.#at !== this.#sheet) return
    if (name === 'annotation') this.#note -= 1
    else if (name === 'p' && this.#note === 0) this.#paragraph = false
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#endCell()
    else if (name === 'table-row') this.#endRow()
    else if (name === 'table') this.#ended = true
  }

  #endCell(): void {
    const attributes = this.#cell ?? {}
    const repeat = repeatOf(attributes['table:number-columns-repeated'])
    const cell = cellText(attributes, this.#shown)
    // Empty cells are repeated up to the last column there is.
    if (cell.text !== '')
      // One beyond the last column there may be is enough to be refused for it.
      for (let column = this.#column; column < Math.min(this.#column + repeat, COLUMN_LIMIT + 1); column += 1)
        this.#cells.push({ column, ...cell })
    this.#column += repeat
    this.#cell = null
    this.#shown = ''
  }

  #endRow(): void {
    if (this.#cells.length > 0) {
      for (let again = 0; again < this.#rowRepeat && this.#grid.problem === null; again += 1) {
        this.#grid.startRow(this.#line + again + 1)
        for (const { column, text, numeric } of this.#cells) {
          if (ERRORS.test(text)) this.#grid.putError()
          else this.#grid.put(column, text, numeric)
        }
        this.#grid.endRow()
      }
    }
    this.#line += this.#rowRepeat
  }
}

/** Longer runs of blanks say nothing more. */
const MOST_SPACES = 100

/** What a formula shows that came to nothing: `#N/A`, `#REF!`, `Err:502`. */
const ERRORS = /^(?:#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)|Err:\d{3})$/u

function repeatOf(value: string | undefined): number {
  const repeat = Number(value ?? 1)
  return Number.isInteger(repeat) && repeat > 0 ? repeat : 1
}

function cellText(
  attributes: Readonly<Record<string, string>>,
  shown: string,
): { readonly text: string; readonly numeric: boolean } {
  const type = attributes['office:value-type'] ?? 'string'
  const text = shown.trim()
  if (ERRORS.test(text)) return { text, numeric: false }
  if (type === 'date') return { text: dateText(attributes['office:date-value'] ?? '', text), numeric: false }
  if (type === 'boolean')
    return { text: attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE', numeric: false }
  if (type !== 'float') return { text: shown, numeric: false }
  const raw = attributes['office:value'] ?? ''
  const value = Number(raw)
  if (raw === '' || !Number.isFinite(value)) return { text: shown, numeric: false }
  return { text: shownOrPlain(text, plainText(raw, value)), numeric: true }
}

/** ISO, without the year where the cell does not show one: it is only the year in which the day was typed. */
function dateText(iso: string, shown: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/u.exec(iso)
  if (!match) return shown
  const [, year = '', month = '', day = '', time = '00:00'] = match
  const inRoc = String(Number(year) - 1911)
  const hasYear = shown === '' || shown.includes(year.slice(2)) || shown.includes(inRoc)
  const date = hasYear ? `${year}-${month}-${day}` : `--${month}-${day}`
  return time === '00:00' ? date : `${date} ${time}`
}
