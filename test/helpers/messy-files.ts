import { bookParts, packed, row, simpleWorkbook, workbook } from './workbooks.ts'

/**
 * Every file a person may drop by mistake or by bad luck, as bytes; the unit tests, the property tests and the
 * end-to-end tests use the same ones. Nothing here is random.
 */
export interface MessyFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A small roster that every encoding below can write. */
export const SMALL_ROSTER = [
  '姓名,手機,生日,備註',
  '王小明,0912345678,1988/1/2,喜歡讀書會',
  '陳怡君,0922333444,1990/11/3,可以幫忙報到',
  '林志偉,0933555666,1975/6/30,素食',
  '',
].join('\r\n')

export const messy = {
  empty: (): MessyFile => ({ name: 'empty.csv', bytes: new Uint8Array(0) }),
  blankLines: (): MessyFile => utf8('blank.csv', '\r\n\r\n  \r\n'),
  png: (): MessyFile => ({ name: 'photo.csv', bytes: withTail([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) }),
  xlsx: (): MessyFile => ({
    name: 'list.csv',
    bytes: withTail([0x50, 0x4b, 3, 4, ...ascii('....[Content_Types].xml....xl/workbook.xml')]),
  }),
  xls: (): MessyFile => ({ name: 'list.xls', bytes: withTail([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) }),
  pdf: (): MessyFile => ({ name: 'list.pdf', bytes: withTail(ascii('%PDF-1.7\n%')) }),
  exe: (): MessyFile => ({ name: 'setup.csv', bytes: withTail([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]) }),
  noise: (): MessyFile => ({ name: 'noise.csv', bytes: withTail([]) }),
  webPage: (): MessyFile => utf8('members.xls', '<html><body><table><tr><td>王小明</td></tr></table></body></html>'),
  headerOnly: (): MessyFile => utf8('header.csv', '姓名,手機,Email\r\n'),
  ragged: (): MessyFile =>
    utf8(
      'ragged.csv',
      '姓名,手機,Email\n王小明,0912345678\n陳怡君,0922333444,a@example.com\n林志偉,0933555666,b@example.com,素食\n',
    ),
  manyColumns: (columns = 10_000): MessyFile =>
    utf8('wide.csv', `${numbered('欄', columns)}\r\n${numbered('值', columns)}\r\n`),
  openQuote: (): MessyFile =>
    utf8('quote.csv', `姓名,備註\r\n王小明,好\r\n陳怡君,"說了一句\r\n${'林志偉,好\r\n'.repeat(50)}`),
  openQuoteClosedLater: (): MessyFile => utf8('quote-later.csv', '姓名,備註\r\n王小明,"說了\r\n陳怡君,"好,的"\r\n'),
  hugeCell: (length = 1_000_000): MessyFile =>
    utf8('huge.csv', `姓名,備註\r\n王小明,好\r\n陳怡君,${'長'.repeat(length)}\r\n`),
  big5: (): MessyFile => ({ name: 'big5.csv', bytes: encodeAs('big5', SMALL_ROSTER) }),
  gb18030: (): MessyFile => ({ name: 'gb.csv', bytes: encodeAs('gb18030', toSimplified(SMALL_ROSTER)) }),
  shiftJis: (): MessyFile => ({ name: 'sjis.csv', bytes: encodeAs('shift_jis', JAPANESE_ROSTER) }),
  windows1252: (): MessyFile => ({ name: 'latin.csv', bytes: encodeAs('windows-1252', WESTERN_ROSTER) }),
  utf16le: (mark = true): MessyFile => ({ name: 'utf16le.csv', bytes: utf16(SMALL_ROSTER, true, mark) }),
  utf16be: (mark = true): MessyFile => ({ name: 'utf16be.csv', bytes: utf16(SMALL_ROSTER, false, mark) }),
  /** A small workbook that would unpack to one cell of eight megabytes. */
  workbookBomb: (): MessyFile => ({
    name: 'bomb.xlsx',
    bytes: workbook({ sheets: [{ name: 'S', rows: `<row><c><v>${'9'.repeat(8_000_000)}</v></c></row>` }] }),
  }),
  /** Entities of entities of entities, ten each. */
  entityBomb: (): MessyFile => {
    const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY x${level + 1} "${`&x${level};`.repeat(10)}">`)
    const xml = `<!DOCTYPE a [<!ENTITY x0 "ha">${levels.join('')}]><a>&x9;</a>`
    const rows = row(1, ['姓名']) + row(2, ['王小明'])
    return {
      name: 'laughs.xlsx',
      bytes: packed({ ...bookParts({ sheets: [{ name: 'S', rows }] }), 'xl/worksheets/sheet1.xml': xml }),
    }
  },
  cutWorkbook: (): MessyFile => {
    const { bytes } = goodWorkbook()
    return { name: 'cut.xlsx', bytes: bytes.slice(0, bytes.length - 40) }
  },
  /** A compound file with one sector of directory, in which the encrypted workbook is listed. */
  protectedWorkbook: (): MessyFile => {
    const bytes = new Uint8Array(2048)
    const view = new DataView(bytes.buffer)
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    view.setUint16(30, 9, true)
    view.setUint16(32, 6, true)
    bytes.fill(0xff, 60, 512)
    bytes.set(utf16('EncryptedPackage', true, false), 512)
    view.setUint16(512 + 64, 34, true)
    view.setUint8(512 + 66, 2)
    return { name: 'secret.xlsx', bytes }
  },
  /** Plain text that somebody renamed. */
  csvNamedXlsx: (): MessyFile => utf8('list.xlsx', SMALL_ROSTER),
  workbookNamedCsv: (): MessyFile => ({ ...goodWorkbook(), name: 'list.csv' }),
  nestedCards: (depth = 1000): MessyFile => utf8('nested.vcf', 'BEGIN:VCARD\nFN:王小明\n'.repeat(depth)),
  endlessCard: (length = 1_000_000): MessyFile =>
    utf8('endless.vcf', `BEGIN:VCARD\nVERSION:3.0\nFN:王小明\nNOTE:${'長'.repeat(length)}`),
  /** A UTF-8 file in which one byte of one character was lost. */
  damagedUtf8: (): MessyFile => {
    const { bytes } = utf8('damaged.csv', SMALL_ROSTER)
    return { name: 'damaged.csv', bytes: Uint8Array.from(bytes.filter((_, index) => index !== 1)) }
  },
  /** Claims nothing and is never allocated: only the size of such a file is looked at. */
  oversize: 200 * 1024 * 1024,
} as const

/** Text in one of the legacy encodings, by turning the host's own decoder around. Throws for what it cannot write. */
export function encodeAs(
  encoding: 'big5' | 'gb18030' | 'shift_jis' | 'windows-1252',
  text: string,
): Uint8Array<ArrayBuffer> {
  const table = tableOf(encoding)
  return Uint8Array.from(
    Array.from(text).flatMap((char) => {
      const code = char.codePointAt(0) ?? 0
      if (code < 0x80) return [code]
      const bytes = table.get(char)
      if (!bytes) throw new Error(`${encoding} cannot write ${char}`)
      return bytes
    }),
  )
}

export function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array<ArrayBuffer> {
  const marked = mark ? `\ufeff${text}` : text
  const bytes = new Uint8Array(marked.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < marked.length; index += 1)
    view.setUint16(index * 2, marked.charCodeAt(index), littleEndian)
  return bytes
}

const JAPANESE_ROSTER =
  '氏名,ふりがな,電話番号\r\n山田太郎,やまだたろう,03-1234-5678\r\n佐藤花子,さとうはなこ,090-1234-5678\r\n'
const WESTERN_ROSTER = 'Name,City,Notes\r\nRené Müller,Zürich,Café owner\r\nSeán Ólafsson,Göteborg,naïve\r\n'

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>()

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding)
  if (known) return known
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, readonly number[]>()
  const learn = (...bytes: number[]) => {
    const char = decoder.decode(Uint8Array.from(bytes))
    if (char !== '\ufffd' && Array.from(char).length === 1 && !table.has(char)) table.set(char, bytes)
  }
  for (let lead = 0x80; lead < 0x100; lead += 1) {
    learn(lead)
    for (let trail = 0x40; trail < 0xff; trail += 1) learn(lead, trail)
  }
  tables.set(encoding, table)
  return table
}

function toSimplified(text: string): string {
  const pairs = {
    機: '机',
    備: '备',
    註: '注',
    歡: '欢',
    讀: '读',
    書: '书',
    會: '会',
    陳: '陈',
    幫: '帮',
    報: '报',
    偉: '伟',
    喜: '喜',
  }
  return Array.from(text, (char) => (pairs as Record<string, string>)[char] ?? char).join('')
}

function goodWorkbook(): MessyFile {
  const rows = [
    ['姓名', '手機', '生日'],
    ['王小明', 912345678, '1988/1/2'],
    ['陳怡君', '0922333444', '1990/11/3'],
  ]
  return { name: 'list.xlsx', bytes: simpleWorkbook(rows) }
}

function utf8(name: string, text: string): MessyFile {
  return { name, bytes: new TextEncoder().encode(text) }
}

function ascii(text: string): number[] {
  return Array.from(text, (char) => char.charCodeAt(0))
}

/** The beginning of a file and two kilobytes that look compressed (a linear congruential generator, Numerical Recipes). */
function withTail(start: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(start.length + 2048)
  bytes.set(start)
  let state = 1
  for (let index = start.length; index < bytes.length; index += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[index] = state >>> 24
  }
  return bytes
}

function numbered(word: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `${word}${index + 1}`).join(',')
}
