import { failed, ok } from '../../domain/problem.ts'
import { CELL_LIMIT } from '../delimited-reader.ts'
import { LENGTH_LIMIT } from '../delimited-table.ts'
import type { Archive, ArchiveEntry } from './archive.ts'
import type { NumberStyles } from './number-text.ts'
import { numberStyles, numberText, PLAIN } from './number-text.ts'
import type { Steps, Workbook } from './workbook.ts'
import { partSteps } from './workbook.ts'
import type { XmlHandler } from './xml-part.ts'

/**
 * The sheets, styles and shared texts of an Office Open XML workbook (ECMA-376 part 1, 18; transitional and strict, as Excel,
 * LibreOffice, Google Sheets, Numbers and many libraries write it). Formulas are not computed: their last result counts.
 * Links to other files, macros, pictures and everything else are never looked at.
 *
 * Failures: `file-damaged`, `workbook-too-large` (limit), `file-binary` (kind) for XLSB.
 */
export function* openXlsx(archive: Archive): Steps<Workbook> {
  const book = yield* readBook(archive)
  if (!book.ok) return book
  const styles = yield* readStyles(book.value.styles)
  if (!styles.ok) return styles
  const texts = yield* readTexts(book.value.texts)
  if (!texts.ok) return texts
  const { sheets, dateSystem } = book.value
  return ok({
    sheets: sheets.map(({ name }) => name),
    dateSystem,
    *readSheet(sheet, grid, enough): Steps<void> {
      const entry = sheets[sheet]?.entry
      if (!entry) return failed('file-damaged')
      const cells = new CellReader((cell) => {
        if (cell === 'row-end') grid.endRow()
        else if ('line' in cell) grid.startRow(cell.line)
        else if (cell.type === 'e') grid.putError()
        else {
          const { text, numeric } = textOf(cell, texts.value, styles.value, dateSystem)
          grid.put(cell.column, text, numeric)
        }
      })
      return yield* partSteps(entry, cells.handler(enough))
    },
  })
}

/** The most texts a workbook may share: every cell of 200,000 rows of 25 columns a text of its own. */
const TEXT_LIMIT = 5_000_000

/** Styles and the list of sheets are small; what is not was made to hurt. */
const SMALL_PART_LIMIT = 32 * 1024 * 1024

/** More sheets than anybody looks through. */
const SHEET_LIMIT = 200

interface Sheet {
  readonly name: string
  readonly entry: ArchiveEntry
}

interface Book {
  readonly sheets: readonly Sheet[]
  readonly dateSystem: 1900 | 1904
  readonly styles: ArchiveEntry | undefined
  readonly texts: ArchiveEntry | undefined
}

function* readBook(archive: Archive): Steps<Book> {
  const path = yield* workbookPath(archive)
  if (!path.ok) return path
  const entry = archive.get(path.value)
  if (!entry) return archive.has('xl/workbook.bin') ? failed('file-binary', { kind: 'XLSB' }) : failed('file-damaged')
  const links = yield* readLinks(archive, path.value)
  if (!links.ok) return links
  const found: { name: string; link: string; hidden: boolean }[] = []
  let dateSystem: 1900 | 1904 = 1900
  const read = yield* partSteps(
    entry,
    {
      open(name, attributes) {
        if (name === 'workbookPr' && /^(?:1|true|on)$/u.test(attributes['date1904'] ?? '')) dateSystem = 1904
        if (name !== 'sheet' || found.length >= SHEET_LIMIT) return
        const link = Object.entries(attributes).find(([key]) => /(?:^|:)id$/u.test(key))?.[1] ?? ''
        found.push({ name: attributes['name'] ?? '', link, hidden: /hidden/iu.test(attributes['state'] ?? '') })
      },
    },
    SMALL_PART_LIMIT,
  )
  if (!read.ok) return read
  const sheets = found
    .toSorted((a, b) => Number(a.hidden) - Number(b.hidden))
    .flatMap(({ name, link }) => {
      const target = links.value.find(({ id, type }) => id === link && type === 'worksheet')
      const part = target && archive.get(target.path)
      return part ? [{ name, entry: part }] : []
    })
  const linked = (type: string) => archive.get(links.value.find((one) => one.type === type)?.path ?? '')
  return ok({ sheets, dateSystem, styles: linked('styles'), texts: linked('sharedStrings') })
}

interface Link {
  readonly id: string
  /** The last word of the type's address, which is the same in the transitional and the strict format. */
  readonly type: string
  readonly path: string
}

function* workbookPath(archive: Archive): Steps<string> {
  const links = yield* readLinks(archive, '')
  if (!links.ok) return links
  return ok(links.value.find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml')
}

/** What the part at `path` refers to inside the archive; nothing where it refers to nothing. */
function* readLinks(archive: Archive, path: string): Steps<readonly Link[]> {
  const slash = path.lastIndexOf('/') + 1
  const folder = path.slice(0, slash)
  const entry = archive.get(`${folder}_rels/${path.slice(slash)}.rels`)
  const links: Link[] = []
  if (!entry) return ok(links)
  const read = yield* partSteps(
    entry,
    {
      open(name, attributes) {
        if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return
        const type = (attributes['Type'] ?? '').split('/').at(-1) ?? ''
        links.push({ id: attributes['Id'] ?? '', type, path: resolved(folder, attributes['Target'] ?? '') })
      },
    },
    SMALL_PART_LIMIT,
  )
  return read.ok ? ok(links) : read
}

function resolved(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  const parts: string[] = []
  for (const part of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/').toLowerCase()
}

/** How numbers are shown, by the style of a cell. */
function* readStyles(entry: ArchiveEntry | undefined): Steps<NumberStyles> {
  const patterns = new Map<number, string>()
  const used: number[] = []
  let inCells = false
  if (!entry) return ok(() => PLAIN)
  const read = yield* partSteps(
    entry,
    {
      open(name, attributes) {
        if (name === 'numFmt') patterns.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
        else if (name === 'cellXfs') inCells = true
        else if (name === 'xf' && inCells) used.push(Number(attributes['numFmtId'] ?? 0))
      },
      close(name) {
        if (name === 'cellXfs') inCells = false
      },
    },
    SMALL_PART_LIMIT,
  )
  if (!read.ok) return read
  return ok(numberStyles(used, patterns))
}

/** The texts that cells share, rich text without its dress and without the small print above Chinese and Japanese. */
function* readTexts(entry: ArchiveEntry | undefined): Steps<readonly string[]> {
  const texts: string[] = []
  if (!entry) return ok(texts)
  const capture = new TextCapture()
  let length = 0
  const full = () => texts.length > TEXT_LIMIT || length > LENGTH_LIMIT
  const read = yield* partSteps(entry, {
    open(name) {
      if (name === 'si') capture.start()
      capture.open(name)
    },
    close(name) {
      capture.close(name)
      if (name !== 'si') return
      texts.push(capture.text)
      length += capture.text.length
    },
    text: (text) => capture.add(text),
    done: full,
  })
  if (!read.ok) return read
  return full() ? failed('workbook-too-large') : ok(texts)
}

/** Collects the text of `t` elements, and leaves out what stands in `rPh`. */
class TextCapture {
  text = ''
  #inText = false
  #inPhonetic = false

  start(): void {
    this.text = ''
  }

  open(name: string): void {
    if (name === 't') this.#inText = true
    else if (name === 'rPh') this.#inPhonetic = true
  }

  close(name: string): void {
    if (name === 't') this.#inText = false
    else if (name === 'rPh') this.#inPhonetic = false
  }

  add(text: string): void {
    // What is longer than a cell can be is refused where it stands in one.
    if (this.#inText && !this.#inPhonetic && this.text.length <= CELL_LIMIT) this.text += text
  }
}

interface Cell {
  /** From 0. */
  readonly column: number
  /** `s` shared, `str` and `inlineStr` text, `b` boolean, `e` error, `d` ISO date, else a number. */
  readonly type: string
  readonly style: number
  readonly value: string
}

/** The cells of a sheet with their values, row by row. */
class CellReader {
  readonly #tell: (what: Cell | { readonly line: number | null } | 'row-end') => void
  readonly #inline = new TextCapture()
  #column = -1
  #type = ''
  #style = 0
  #value = ''
  #inValue = false
  #ended = false

  constructor(tell: (what: Cell | { readonly line: number | null } | 'row-end') => void) {
    this.#tell = tell
  }

  handler(enough: () => boolean): XmlHandler {
    return {
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (text) => {
        if (this.#inValue) this.#value += text
        else this.#inline.add(text)
      },
      done: () => this.#ended || enough(),
    }
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'v') this.#inValue = true
    else if (name === 'c') {
      this.#column = columnOf(attributes['r']) ?? this.#column + 1
      this.#type = attributes['t'] ?? 'n'
      this.#style = Number(attributes['s'] ?? 0)
      this.#value = ''
      this.#inline.start()
    } else if (name === 'row') {
      this.#column = -1
      const line = attributes['r']
      this.#tell({ line: line === undefined ? null : Number(line) })
    } else this.#inline.open(name)
  }

  #close(name: string): void {
    if (name === 'v') this.#inValue = false
    else if (name === 'c') {
      const value = this.#type === 'inlineStr' ? this.#inline.text : this.#value
      if (value !== '') this.#tell({ column: this.#column, type: this.#type, style: this.#style, value })
    } else if (name === 'row') this.#tell('row-end')
    else if (name === 'sheetData') this.#ended = true
    else this.#inline.close(name)
  }
}

/** `AB12` → 27; null where there is no such address. */
function columnOf(address: string | undefined): number | null {
  if (address === undefined) return null
  let column = 0
  for (let index = 0; index < address.length; index += 1) {
    const code = address.charCodeAt(index)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
    // Three letters reach beyond the last column of Excel (XFD) already.
    if (index > 2) return null
  }
  return column === 0 ? null : column - 1
}

function textOf(
  { type, style, value }: Cell,
  texts: readonly string[],
  styles: NumberStyles,
  dateSystem: 1900 | 1904,
): { readonly text: string; readonly numeric: boolean } {
  if (type === 's') return { text: unescaped(texts[Number(value)] ?? ''), numeric: false }
  if (type === 'str' || type === 'inlineStr') return { text: unescaped(value), numeric: false }
  if (type === 'b') return { text: /^(?:1|true)$/iu.test(value.trim()) ? 'TRUE' : 'FALSE', numeric: false }
  if (type === 'd') return { text: value.trim().replace(/T00:00(?::00(?:\.0+)?)?Z?$/u, ''), numeric: false }
  return numberText(value, styles(style), dateSystem)
}

/** Characters that XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}
