import type { Language } from '../../protocol/selection.ts'
import { xlsxText } from './xlsx-text.ts'

/**
 * The styles of a list, by what is in a cell. A text is in the format "Text", so that it stays one when somebody edits it;
 * behind what could start a formula stands the apostrophe as Excel keeps it, where nobody sees it (`quotePrefix`).
 */
export const STYLES = {
  heading: 1,
  text: 2,
  quoted: 3,
  wrapped: 4,
  wrappedQuoted: 5,
  number: 6,
  date: 7,
  moment: 8,
} as const

/** The parts of a workbook of one sheet besides that sheet and its texts (ECMA-376 part 1, 18). */
export function fixedParts(title: string, language: Language): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${MAIN_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${MAIN_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${MAIN_TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${MAIN_TYPE}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${LINKS}"><Relationship Id="rId1" Type="${LINK_TYPE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${LINKS}"><Relationship Id="rId1" Type="${LINK_TYPE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${LINK_TYPE}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${LINK_TYPE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${LINK_TYPE}"><sheets><sheet name="${xlsxText(sheetName(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/styles.xml': styles(FONTS[language]),
  }
}

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const LINK_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** What Excel itself writes in, in each language; another program takes its own where it has not this one. */
const FONTS: Readonly<Record<Language, string>> = {
  en: 'Calibri',
  'zh-TW': 'Microsoft JhengHei',
  'zh-CN': 'Microsoft YaHei',
}

/** Excel takes 31 letters, none of []:*?/\, no apostrophe at the ends, and keeps "History" for itself. */
function sheetName(title: string): string {
  const cleaned = title
    .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
    .slice(0, 31)
    .replace(/^['\s]+|['\s]+$/g, '')
  return cleaned === '' || cleaned.toLowerCase() === 'history' ? 'Sheet1' : cleaned
}

function styles(font: string): string {
  const fonts = `<fonts count="2"><font><sz val="11"/><name val="${font}"/></font><font><b/><sz val="11"/><name val="${font}"/></font></fonts>`
  const fills =
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
  const borders = '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
  const formats =
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>'
  // In the order of `STYLES`; 49 is "Text".
  const cells = [
    xf(0),
    xf(49, { font: 1 }),
    xf(49),
    xf(49, { quoted: true }),
    xf(49, { wrapped: true }),
    xf(49, { quoted: true, wrapped: true }),
    xf(0),
    xf(164),
    xf(165),
  ]
  return `${HEAD}<styleSheet xmlns="${MAIN}">${formats}${fonts}${fills}${borders}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

function xf(
  format: number,
  { font = 0, quoted = false, wrapped = false }: { font?: number; quoted?: boolean; wrapped?: boolean } = {},
): string {
  const said = [
    `numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"`,
    font > 0 ? ' applyFont="1"' : '',
    quoted ? ' quotePrefix="1"' : '',
  ].join('')
  return `<xf ${said}><alignment vertical="top"${wrapped ? ' wrapText="1"' : ''}/></xf>`
}
