/**
 * What a file that is not text most probably is, in a word people know ("PNG", "XLSX"), or null where the first bytes
 * look like nothing known. Looks at the beginning only; `bytes` may be the whole file or its first kilobytes.
 *
 * Signatures: https://www.garykessler.net/library/file_sigs.html and the formats' own specifications.
 */
export function fileKindOf(bytes: Uint8Array): string | null {
  for (const [kind, magic] of SIGNATURES) {
    if (startsWith(bytes, magic)) return kind === 'ZIP' ? zipKindOf(bytes) : kind
  }
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes.subarray(8), ascii('WEBP'))) return 'WebP'
  if (startsWith(bytes.subarray(4), ascii('ftyp'))) return 'MP4'
  return null
}

/** Whether a file is for the readers of workbooks: an archive or a compound file, whatever turns out to be in it. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return isCompoundFile(bytes) || startsWith(bytes, ARCHIVE) || startsWith(bytes, EMPTY_ARCHIVE)
}

/** Whether a file is one of Office 97–2003, or a protected one of a later Office. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return startsWith(bytes, COMPOUND_FILE)
}

/**
 * What a text that is no table most probably is ("HTML", "vCard"), or null. Many systems write a web page and call it
 * `.xls`; read as a table it would become thousands of rows of markup.
 */
export function textKindOf(text: string): string | null {
  const start = text.slice(0, 512).trimStart()
  for (const [kind, shape] of TEXT_SHAPES) if (shape.test(start)) return kind
  return null
}

const TEXT_SHAPES: readonly (readonly [string, RegExp])[] = [
  ['HTML', /^(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<table|<head|<body|<meta)/iu],
  ['XML', /^<\?xml\s/iu],
  ['RTF', /^\{\\rtf/u],
  // Some programs write a line about themselves in front.
  ['vCard', /^BEGIN[ \t]*:[ \t]*VCARD[ \t]*$/imu],
  ['iCalendar', /^BEGIN:VCALENDAR\b/iu],
  ['JSON', /^(?:\{\s*"[^"]*"\s*:|\[\s*\{\s*")/u],
]

const ARCHIVE = Uint8Array.of(0x50, 0x4b, 0x03, 0x04)
const EMPTY_ARCHIVE = Uint8Array.of(0x50, 0x4b, 0x05, 0x06)
/** The compound file of Office 97–2003; a roster in it is nearly always an .xls. */
const COMPOUND_FILE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)

const SIGNATURES: readonly (readonly [string, Uint8Array])[] = [
  ['Chapterhouse', ascii('CHAPTERHOUSE-CHANGES')],
  ['PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47)],
  ['JPEG', Uint8Array.of(0xff, 0xd8, 0xff)],
  ['GIF', ascii('GIF8')],
  ['ZIP', ARCHIVE],
  ['ZIP', EMPTY_ARCHIVE],
  ['PDF', ascii('%PDF-')],
  ['XLS', COMPOUND_FILE],
  ['EXE', Uint8Array.of(0x4d, 0x5a, 0x90, 0x00)],
  ['ELF', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46)],
  ['Mach-O', Uint8Array.of(0xcf, 0xfa, 0xed, 0xfe)],
  ['GZIP', Uint8Array.of(0x1f, 0x8b, 0x08)],
  ['7-Zip', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)],
  ['RAR', ascii('Rar!\u001a\u0007')],
  ['SQLite', ascii('SQLite format 3\0')],
  ['MP3', ascii('ID3\u0003')],
]

/** Office and OpenDocument files are ZIP archives whose first entries tell them apart. */
function zipKindOf(bytes: Uint8Array): string {
  const start = latin1(bytes.subarray(0, 4096))
  if (start.includes('xl/')) return 'XLSX'
  if (start.includes('word/')) return 'DOCX'
  if (start.includes('ppt/')) return 'PPTX'
  if (start.includes('opendocument.spreadsheet')) return 'ODS'
  if (start.includes('[Content_Types].xml')) return 'XLSX'
  return 'ZIP'
}

function startsWith(bytes: Uint8Array, magic: Uint8Array): boolean {
  return bytes.length >= magic.length && magic.every((byte, index) => bytes[index] === byte)
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}

function latin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}
