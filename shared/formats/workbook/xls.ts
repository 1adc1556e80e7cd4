import { failed, ok } from '../../domain/problem.ts'
import { compoundNames, compoundStream } from './compound-file.ts'
import type { Grid } from './grid.ts'
import type { NumberStyles } from './number-text.ts'
import { numberStyles, numberText } from './number-text.ts'
import type { Steps, Workbook } from './workbook.ts'
import type { XlsRecord } from './xls-records.ts'
import { XlsStrings, xlsRecords } from './xls-records.ts'

/**
 * The sheets of a workbook of Excel 97–2003 (BIFF8, MS-XLS), read record by record. Formulas count by their last result.
 *
 * Failures: `file-protected`, `file-damaged`, `workbook-too-large`, `file-binary` (kind) for what is older or no workbook.
 */
export function* openXls(bytes: Uint8Array): Steps<Workbook> {
  const names = compoundNames(bytes)
  // A later workbook with a password is an encrypted stream in a compound file (MS-OFFCRYPTO 2.3).
  if (names.includes('EncryptedPackage')) return failed('file-protected')
  const stream = compoundStream(bytes, ['Workbook'])
  if (!stream) {
    const kind = OTHERS.find(([name]) => names.includes(name))?.[1]
    return kind === undefined ? failed('file-damaged') : failed('file-binary', { kind })
  }
  const globals = yield* readGlobals(stream)
  if (!globals.ok) return globals
  const { sheets, dateSystem } = globals.value
  return ok({
    sheets: sheets.map(({ name }) => name),
    dateSystem,
    *readSheet(sheet, grid, enough): Steps<void> {
      const start = sheets[sheet]?.start
      if (start === undefined) return failed('file-damaged')
      const cells = new SheetCells(globals.value)
      let count = 0
      for (const record of xlsRecords(stream, start)) {
        cells.take(record)
        if (cells.count > CELLS_LIMIT) return failed('workbook-too-large')
        count += 1
        if (count % RECORDS_STEP === 0) yield { done: record.at, of: stream.length }
      }
      for (const [index, [row, line]] of cells.inOrder().entries()) {
        if (enough()) break
        fillRow(grid, row, line)
        if (index % ROWS_STEP === 0) yield { done: stream.length, of: stream.length }
      }
      return ok(undefined)
    },
  })
}

/** The most filled cells of one sheet: all 65,536 rows with sixty of them. A cell takes six bytes in the file and ten times that here. */
const CELLS_LIMIT = 4_000_000

/** The most texts that cells share, as for XLSX. */
const TEXT_LIMIT = 5_000_000

const RECORDS_STEP = 5_000
const ROWS_STEP = 500

/** What else lives in compound files. `Book` is the workbook of Excel 5 and 95. */
const OTHERS = [
  ['Book', 'Excel 95'],
  ['WordDocument', 'DOC'],
  ['PowerPoint Document', 'PPT'],
] as const

/** The records we look at (MS-XLS 2.3). */
const BOF = 0x0809
const FILE_PASS = 0x2f
const DATE_MODE = 0x22
const SHEET = 0x85
const FORMAT = 0x041e
const STYLE = 0xe0
const TEXTS = 0xfc
const CONTINUE = 0x3c
const SHARED_TEXT = 0xfd
const LABEL = 0x0204
const RICH_LABEL = 0xd6
const NUMBER = 0x0203
const RK = 0x027e
const MANY_RK = 0xbd
const BOOLEAN_OR_ERROR = 0x0205
const FORMULA = 0x06
const FORMULA_TEXT = 0x0207
const BIFF8 = 0x0600

interface Globals {
  readonly sheets: readonly { readonly name: string; readonly start: number }[]
  readonly texts: readonly string[]
  readonly styles: NumberStyles
  readonly dateSystem: 1900 | 1904
}

function* readGlobals(stream: Uint8Array): Steps<Globals> {
  const sheets: { name: string; start: number; hidden: boolean }[] = []
  const patterns = new Map<number, string>()
  const formats: number[] = []
  const textPieces: DataView[] = []
  let dateSystem: 1900 | 1904 = 1900
  let last = 0
  let records = 0
  for (const { type, data, at } of xlsRecords(stream, 0)) {
    if (at === 0 && (type !== BOF || data.byteLength < 4)) return failed('file-damaged')
    if (at === 0 && data.getUint16(0, true) !== BIFF8) return failed('file-binary', { kind: 'Excel 95' })
    if (type === FILE_PASS) return failed('file-protected')
    if (type === DATE_MODE && data.byteLength >= 2) dateSystem = data.getUint16(0, true) === 1 ? 1904 : 1900
    else if (type === SHEET && data.byteLength >= 8 && data.getUint8(5) === 0) {
      const name = new XlsStrings([data], 6).next(1) ?? ''
      sheets.push({ name, start: data.getUint32(0, true), hidden: (data.getUint8(4) & 3) !== 0 })
    } else if (type === FORMAT && data.byteLength >= 5) {
      patterns.set(data.getUint16(0, true), new XlsStrings([data], 2).next() ?? '')
    } else if (type === STYLE && data.byteLength >= 4) formats.push(data.getUint16(2, true))
    else if (type === TEXTS || (type === CONTINUE && last === TEXTS)) textPieces.push(data)
    if (type !== CONTINUE) last = type
    records += 1
    if (records % RECORDS_STEP === 0) yield { done: at, of: stream.length }
  }
  const strings = new XlsStrings(textPieces, 8)
  const texts: string[] = []
  for (let text = strings.next(); text !== null; text = strings.next()) {
    texts.push(text)
    if (texts.length > TEXT_LIMIT) return failed('workbook-too-large')
    if (texts.length % RECORDS_STEP === 0) yield { done: stream.length, of: stream.length }
  }
  return ok({
    sheets: sheets.toSorted((a, b) => Number(a.hidden) - Number(b.hidden)),
    texts,
    styles: numberStyles(formats, patterns),
    dateSystem,
  })
}

/** The cells of a row in the order of the file; an error is null. */
interface RowCells {
  readonly columns: number[]
  readonly texts: (string | null)[]
  readonly numeric: boolean[]
}

/** The cells of one sheet. They stand row by row in most files, but need not. */
class SheetCells {
  count = 0
  readonly #globals: Globals
  readonly #rows = new Map<number, RowCells>()
  /** The cell whose formula gave a text, which stands in the next record. */
  #waiting: readonly [number, number] | null = null

  constructor(globals: Globals) {
    this.#globals = globals
  }

  inOrder(): readonly (readonly [number, RowCells])[] {
    return [...this.#rows].toSorted(([a], [b]) => a - b)
  }

  take({ type, data }: XlsRecord): void {
    if (type === FORMULA_TEXT && this.#waiting) {
      const [row, column] = this.#waiting
      this.#put(row, column, new XlsStrings([data], 0).next() ?? '')
      this.#waiting = null
      return
    }
    if (data.byteLength < (SHORTEST.get(type) ?? Infinity)) return
    const row = data.getUint16(0, true)
    const column = data.getUint16(2, true)
    const style = data.getUint16(4, true)
    if (type === SHARED_TEXT) this.#put(row, column, this.#globals.texts[data.getUint32(6, true)] ?? '')
    else if (type === LABEL || type === RICH_LABEL) this.#put(row, column, new XlsStrings([data], 6).next() ?? '')
    else if (type === NUMBER) this.#putNumber(row, column, style, data.getFloat64(6, true))
    else if (type === RK) this.#putNumber(row, column, style, rkNumber(data, 6))
    else if (type === MANY_RK) this.#putMany(row, column, data)
    else if (type === BOOLEAN_OR_ERROR) this.#put(row, column, data.getUint8(7) === 0 ? truth(data.getUint8(6)) : null)
    else this.#putResult(row, column, style, data)
  }

  #putMany(row: number, first: number, data: DataView): void {
    for (let at = 4, column = first; at + 8 <= data.byteLength; at += 6, column += 1)
      this.#putNumber(row, column, data.getUint16(at, true), rkNumber(data, at + 2))
  }

  /** The result of a formula: a number, or by its first byte a text to come, a truth, an error, nothing (MS-XLS 2.5.133). */
  #putResult(row: number, column: number, style: number, data: DataView): void {
    const kind = data.getUint8(6)
    if (data.getUint16(12, true) !== 0xffff) this.#putNumber(row, column, style, data.getFloat64(6, true))
    else if (kind === 0) this.#waiting = [row, column]
    else if (kind === 1) this.#put(row, column, truth(data.getUint8(8)))
    else if (kind === 2) this.#put(row, column, null)
  }

  #putNumber(row: number, column: number, style: number, value: number): void {
    const { styles, dateSystem } = this.#globals
    const { text, numeric } = numberText(String(value), styles(style), dateSystem)
    this.#put(row, column, text, numeric)
  }

  #put(row: number, column: number, text: string | null, numeric = false): void {
    let cells = this.#rows.get(row)
    if (!cells) this.#rows.set(row, (cells = { columns: [], texts: [], numeric: [] }))
    cells.columns.push(column)
    cells.texts.push(text)
    cells.numeric.push(numeric)
    this.count += 1
  }
}

function truth(value: number): string {
  return value === 0 ? 'FALSE' : 'TRUE'
}

/** Bytes that a record of a cell has at least. */
const SHORTEST: ReadonlyMap<number, number> = new Map([
  [SHARED_TEXT, 10],
  [LABEL, 9],
  [RICH_LABEL, 9],
  [NUMBER, 14],
  [RK, 10],
  [MANY_RK, 12],
  [BOOLEAN_OR_ERROR, 8],
  [FORMULA, 14],
])

/** A number in thirty bits: an integer, or the upper half of a double; either may be in hundredths (MS-XLS 2.5.218). */
function rkNumber(data: DataView, at: number): number {
  const bits = data.getUint32(at, true)
  const double = new DataView(new ArrayBuffer(8))
  double.setUint32(0, (bits & 0xfffffffc) >>> 0)
  const value = (bits & 2) === 0 ? double.getFloat64(0) : data.getInt32(at, true) >> 2
  return (bits & 1) === 0 ? value : value / 100
}

function fillRow(grid: Grid, row: number, { columns, texts, numeric }: RowCells): void {
  grid.startRow(row + 1)
  const order = columns.map((_, index) => index)
  for (const index of order.toSorted((a, b) => (columns[a] ?? 0) - (columns[b] ?? 0))) {
    const text = texts[index] ?? null
    if (text === null) grid.putError()
    else grid.put(columns[index] ?? 0, text, numeric[index] ?? false)
  }
  grid.endRow()
}
