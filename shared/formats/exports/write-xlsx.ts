import { strToU8, Zip, ZipDeflate } from 'fflate'
import { couldStartFormula } from '../cell-guard.ts'
import { CELL_LIMIT } from '../delimited-reader.ts'
import { LossBook } from './loss-book.ts'
import { plainText } from './plain-cells.ts'
import { dateSerial, momentSerial } from './serials.ts'
import type { ColumnKind, ExportCell, ExportOptions, ExportSteps, ExportTable } from './table.ts'
import { joined } from './text-sink.ts'
import { fixedParts, HEAD, MAIN, STYLES } from './xlsx-parts.ts'
import { columnWidths } from './xlsx-widths.ts'
import { xlsxText } from './xlsx-text.ts'

/** Rows, and shared texts, between two steps; some milliseconds each, packing included. */
const STEP_ROWS = 50
const STEP_TEXTS = 500

/** Rows looked at for the width of the columns, which stands in front of them. */
const MEASURED_ROWS = 200

/** The rows are about two thirds of the work, the texts they share the rest. */
const SHARE_OF_ROWS = 0.65

/** 1 is half again as large as 6 and twice as fast; a list is sent by mail, not kept on a disk. */
const PACKING = 1

/**
 * A workbook of one sheet, for Excel 2007 and everything since. Every text is a text to every program, whatever it looks like;
 * numbers, dates from March 1900 on and moments are what they are; the heading stays in sight, and can be filtered by. Texts
 * longer than a cell can be (32,767 letters) are cut and noted.
 *
 * Written here, over a library's packer: libraries make the whole workbook in one go, and nobody else would be heard meanwhile.
 */
export function* writeXlsx(
  table: ExportTable,
  { title, language, now }: Pick<ExportOptions, 'title' | 'language' | 'now'>,
  losses = new LossBook(),
): ExportSteps {
  const archive = new PackedParts(now)
  for (const [name, text] of Object.entries(fixedParts(title, language))) archive.part(name).end(text)
  const texts = new SharedTexts(losses)
  const letters = table.columns.map((_, index) => columnName(index))
  const sheet = archive.part('xl/worksheets/sheet1.xml')
  const rows = table.rows[Symbol.iterator]()
  const measured = firstOf(rows, MEASURED_ROWS)
  sheet.add(sheetHead(columnWidths(table.columns, measured)))
  sheet.add(
    `<row r="1">${table.columns.map(({ key, label }, index) => texts.cell(letters[index] ?? '', 1, label, STYLES.heading, key)).join('')}</row>`,
  )
  let row = 0
  for (const cells of continued(measured, rows)) {
    const line = row + 2
    let xml = `<row r="${line}">`
    for (const [index, { key, kind }] of table.columns.entries()) {
      xml += cellXml(cells[index] ?? null, kind, letters[index] ?? '', line, texts, key)
    }
    sheet.add(`${xml}</row>`)
    row += 1
    if (row % STEP_ROWS !== 0) continue
    sheet.flush()
    yield { done: Math.min(row, table.count) * SHARE_OF_ROWS, of: table.count }
  }
  sheet.end(sheetFoot(letters.at(-1) ?? 'A', row + 1))
  const shared = archive.part('xl/sharedStrings.xml')
  shared.add(`${HEAD}<sst xmlns="${MAIN}" uniqueCount="${texts.size}">`)
  let written = 0
  for (const text of texts.all()) {
    shared.add(`<si><t xml:space="preserve">${xlsxText(text)}</t></si>`)
    written += 1
    if (written % STEP_TEXTS !== 0) continue
    shared.flush()
    yield { done: table.count * (SHARE_OF_ROWS + (1 - SHARE_OF_ROWS) * (written / texts.size)), of: table.count }
  }
  shared.end('</sst>')
  return { bytes: archive.bytes(), ending: '.xlsx', rows: row, ...losses.told() }
}

/** Texts by number, each kept once. Some programs show nothing of a text that stands in its cell (Apple's previews). */
class SharedTexts {
  readonly #numbers = new Map<string, number>()
  readonly #losses: LossBook

  constructor(losses: LossBook) {
    this.#losses = losses
  }

  get size(): number {
    return this.#numbers.size
  }

  all(): Iterable<string> {
    return this.#numbers.keys()
  }

  /** `line` counts from 1, the heading included. */
  cell(letters: string, line: number, text: string, style: number, column: string): string {
    const fitting = text.length > CELL_LIMIT ? `${text.slice(0, CELL_LIMIT - 1)}…` : text
    const row = line - 2
    if (fitting !== text && row >= 0) this.#losses.note('shortened', column, row)
    if (HALF.test(fitting) && row >= 0) this.#losses.note('characters', column, row, ['\ufffd'])
    let number = this.#numbers.get(fitting)
    if (number === undefined) {
      number = this.#numbers.size
      this.#numbers.set(fitting, number)
    }
    return `<c r="${letters}${line}" s="${style}" t="s"><v>${number}</v></c>`
  }
}

const HALF = /\p{Surrogate}/u

function cellXml(
  cell: ExportCell,
  kind: ColumnKind,
  letters: string,
  line: number,
  texts: SharedTexts,
  column: string,
): string {
  if (typeof cell === 'number' && Number.isFinite(cell)) return typed(letters, line, STYLES.number, cell)
  if (typeof cell === 'string' && (kind === 'date' || kind === 'moment')) {
    const serial = kind === 'date' ? dateSerial(cell) : momentSerial(cell)
    if (serial !== null) return typed(letters, line, STYLES[kind], serial)
  }
  const text = plainText(cell, kind)
  if (text === '') return ''
  return texts.cell(letters, line, text, textStyle(text), column)
}

function typed(letters: string, line: number, style: number, value: number): string {
  return `<c r="${letters}${line}" s="${style}"><v>${value}</v></c>`
}

function textStyle(text: string): number {
  const wrapped = /[\r\n]/.test(text)
  if (couldStartFormula(text)) return wrapped ? STYLES.wrappedQuoted : STYLES.quoted
  return wrapped ? STYLES.wrapped : STYLES.text
}

function sheetHead(widths: readonly number[]): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
}

/** The green corners with which Excel asks whether 007 is not a number are turned off: it is none. */
function sheetFoot(lastLetters: string, lastLine: number): string {
  const all = `A1:${lastLetters}${lastLine}`
  return `</sheetData><autoFilter ref="${all}"/><ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
}

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  const before = Math.floor(index / 26)
  return (before > 0 ? columnName(before - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/** The parts of an archive, one after another, packed as they come. */
class PackedParts {
  readonly #parts: Uint8Array[] = []
  readonly #zip: Zip
  readonly #now: number

  constructor(now: number) {
    this.#now = now
    this.#zip = new Zip((error, bytes) => {
      if (error) throw error
      this.#parts.push(bytes)
    })
  }

  /** The part before it has ended. */
  part(name: string): PackedPart {
    const entry = new ZipDeflate(name, { level: PACKING })
    entry.mtime = this.#now
    this.#zip.add(entry)
    return new PackedPart(entry)
  }

  bytes(): Uint8Array<ArrayBuffer> {
    this.#zip.end()
    return joined(this.#parts)
  }
}

class PackedPart {
  readonly #entry: ZipDeflate
  #text = ''

  constructor(entry: ZipDeflate) {
    this.#entry = entry
  }

  add(text: string): void {
    this.#text += text
  }

  flush(): void {
    this.#entry.push(strToU8(this.#text))
    this.#text = ''
  }

  end(text: string): void {
    this.#entry.push(strToU8(this.#text + text), true)
  }
}

function firstOf<Item>(items: Iterator<Item>, count: number): readonly Item[] {
  const first: Item[] = []
  while (first.length < count) {
    const next = items.next()
    if (next.done) break
    first.push(next.value)
  }
  return first
}

function* continued<Item>(first: readonly Item[], rest: Iterator<Item>): Generator<Item> {
  yield* first
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value
}
