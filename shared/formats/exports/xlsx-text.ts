/**
 * Text as it stands in a part of a workbook. What XML cannot hold (controls, and a carriage return, which every reader would
 * turn into a line feed) is written `_x000D_`, and what looks like that already has its underscore written so (ECMA-376 part
 * 1, 22.9.2.19). Halves of surrogate pairs become U+FFFD.
 */
export function xlsxText(text: string): string {
  if (!UNSAFE.test(text)) return text
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(UNWRITABLE, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"]/g, (sign) => ENTITIES.get(sign) ?? sign)
}

/** Everything of which some letter is not written as it is; looked for once, because hardly a cell has any. */
const UNSAFE = /[&<>"]|_x|(?![\t\n])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/u

const UNWRITABLE = /(?![\t\n\u0080-\u009f])\p{Cc}|[\ufffe\uffff]/gu

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
])
