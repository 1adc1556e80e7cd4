import { strToU8, zipSync } from 'fflate'

/**
 * Workbooks made from their XML, so that a test can have what no library writes: cells without addresses, sheets that swell,
 * styles that are not there.
 */
export interface SheetXml {
  readonly name: string
  /** What stands in `sheetData`. */
  readonly rows: string
  readonly hidden?: boolean
}

export interface BookXml {
  readonly sheets: readonly SheetXml[]
  /** The contents of `si` elements. */
  readonly texts?: readonly string[]
  /** Number formats of the styles 1, 2, … ; style 0 is General. Numbers stand for built-in formats. */
  readonly formats?: readonly (string | number)[]
  readonly date1904?: boolean
  /** Parts that replace or join the usual ones. */
  readonly parts?: Readonly<Record<string, string>>
}

/** A cell as `cells` takes it: text, a number, or XML. */
export type CellXml = string | number | { readonly xml: string }

/** A row of text and number cells; `styles` per cell. */
export function row(line: number, cells: readonly CellXml[], styles: readonly number[] = []): string {
  const xml = cells.map((cell, column) => cellXml(cell, `${letters(column)}${line}`, styles[column] ?? 0))
  return `<row r="${line}">${xml.join('')}</row>`
}

/** The parts of a workbook by their names, before they are packed. */
export function bookParts({ sheets, texts = [], formats = [], date1904 = false, parts = {} }: BookXml) {
  const custom = formats.flatMap((format, index) => (typeof format === 'string' ? [{ id: 164 + index, format }] : []))
  const ids = formats.map((format, index) => (typeof format === 'string' ? 164 + index : format))
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${XML}<workbook ${NAMES}>${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets
      .map(
        ({ name, hidden }, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['rIdS', 'styles', 'styles.xml'],
      ['rIdT', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': `${XML}<styleSheet ${NAMES}><numFmts>${custom
      .map(({ id, format }) => `<numFmt numFmtId="${id}" formatCode="${escaped(format)}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${ids
      .map((id) => `<xf numFmtId="${id}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${XML}<sst ${NAMES}>${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ rows }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `${XML}<worksheet ${NAMES}><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
    ...parts,
  }
}

export function workbook(book: BookXml): Uint8Array<ArrayBuffer> {
  return packed(bookParts(book))
}

/** One sheet of text and number cells, the first row first. */
export function simpleWorkbook(rows: readonly (readonly CellXml[])[]): Uint8Array<ArrayBuffer> {
  return workbook({ sheets: [{ name: 'Sheet1', rows: rows.map((cells, index) => row(index + 1, cells)).join('') }] })
}

export function packed(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> {
  const files = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
  )
  return zipSync(files, { mtime: new Date('2026-01-01T00:00:00Z') })
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const NAMES =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

function relations(links: readonly (readonly [string, string, string])[]): string {
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`
}

function cellXml(cell: CellXml, address: string, style: number): string {
  if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${address}"`)
  const styled = style === 0 ? '' : ` s="${style}"`
  if (cell === '') return `<c r="${address}"${styled}/>`
  return typeof cell === 'number'
    ? `<c r="${address}"${styled}><v>${cell}</v></c>`
    : `<c r="${address}"${styled} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

/** An OpenDocument workbook with these tables. */
export function openDocument(tables: string): Uint8Array<ArrayBuffer> {
  const names = ['office', 'table', 'text', 'style'].map((name) => `xmlns:${name}="urn:${name}"`).join(' ')
  return packed({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `${XML}<office:document-content ${names}><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
  })
}
