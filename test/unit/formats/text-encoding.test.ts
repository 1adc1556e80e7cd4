import { describe, expect, test } from 'vitest'
import type { Encoding } from '../../../shared/formats/encoding-guess.ts'
import { checkTextFileSize, decodeText, TEXT_FILE_LIMIT } from '../../../shared/formats/text-encoding.ts'
import { ROSTER_MAX_BYTES } from '../../../shared/protocol/ipc.ts'
import { encodeAs, messy, SMALL_ROSTER, utf16 } from '../../helpers/messy-files.ts'
import { decode } from '../../helpers/text-decoder.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

function read(bytes: Uint8Array, chosen?: string) {
  const result = decodeText(bytes, decode, chosen)
  if (!result.ok) throw new Error(`refused: ${result.problem.code}`)
  return result.value
}

function problem(bytes: Uint8Array, chosen?: string) {
  const result = decodeText(bytes, decode, chosen)
  return result.ok ? null : result.problem
}

describe('The encoding of a roster is found', () => {
  test('by its byte order mark, which is no part of the text', () => {
    expect(read(utf8(`\ufeff${SMALL_ROSTER}`))).toMatchObject({ text: SMALL_ROSTER, encoding: 'utf-8' })
    expect(read(messy.utf16le().bytes)).toMatchObject({ text: SMALL_ROSTER, encoding: 'utf-16le' })
    expect(read(messy.utf16be().bytes)).toMatchObject({ text: SMALL_ROSTER, encoding: 'utf-16be' })
  })

  test('as UTF-8 where the bytes are strict UTF-8', () => {
    expect(read(utf8(SMALL_ROSTER))).toMatchObject({ text: SMALL_ROSTER, encoding: 'utf-8', replaced: 0 })
    expect(read(utf8('Name,Phone\nAmy,0912\n'))).toMatchObject({ encoding: 'utf-8', encodings: ['utf-8'] })
  })

  test('as UTF-16 without a mark where the zero bytes fall on one side', () => {
    expect(read(messy.utf16le(false).bytes)).toMatchObject({ text: SMALL_ROSTER, encoding: 'utf-16le' })
    expect(read(messy.utf16be(false).bytes)).toMatchObject({ text: SMALL_ROSTER, encoding: 'utf-16be' })
  })

  test.each([
    ['big5', messy.big5(), '陳怡君'],
    ['gb18030', messy.gb18030(), '陈怡君'],
    ['shift_jis', messy.shiftJis(), '山田太郎'],
    ['windows-1252', messy.windows1252(), 'René Müller'],
  ] as const)('as %s by the characters people of that encoding write', (encoding, file, name) => {
    const found = read(file.bytes)
    expect(found.encoding).toBe(encoding)
    expect(found.encodings[0]).toBe(encoding)
    expect(found.text).toContain(name)
  })

  test('in a list of names too short for a header', () => {
    expect(read(encodeAs('big5', '王小明\r\n陳怡君\r\n林志偉\r\n')).encoding).toBe('big5')
    expect(read(encodeAs('gb18030', '王小明\r\n陈怡君\r\n林志伟\r\n')).encoding).toBe('gb18030')
    expect(read(encodeAs('windows-1252', 'Núñez\r\nGómez\r\n')).encoding).toBe('windows-1252')
  })

  test('from the beginning of a long file, which is then read to its end', () => {
    const long = `${SMALL_ROSTER}${'張美玲,0912000000,1988/1/2,讀書會\r\n'.repeat(5000)}`
    expect(read(encodeAs('big5', long)).text).toBe(long)
  })

  test('although a few places are damaged, which are replaced and counted', () => {
    const found = read(messy.damagedUtf8().bytes)
    expect(found).toMatchObject({ encoding: 'utf-8' })
    expect(found.replaced).toBeGreaterThan(0)
    expect(found.text).toContain('王小明,0912345678')
    const big5 = messy.big5().bytes.slice()
    const at = big5.lastIndexOf(0x0d) - 1
    big5[at] = 0x20
    expect(read(big5)).toMatchObject({ encoding: 'big5' })
  })

  test('and the others that fit are offered behind it', () => {
    const { encodings } = read(messy.gb18030().bytes)
    expect(encodings).toContain('windows-1252' satisfies Encoding)
    expect(encodings).not.toContain('utf-8' satisfies Encoding)
    expect(new Set(encodings).size).toBe(encodings.length)
  })
})

describe('An encoding that a person chose', () => {
  test('is used as it is', () => {
    expect(read(messy.big5().bytes, 'big5').text).toBe(SMALL_ROSTER)
    expect(read(messy.big5().bytes, 'Big5').encoding).toBe('big5')
  })

  test('is used again for a file that was found in it with a damaged place', () => {
    expect(read(messy.damagedUtf8().bytes, 'utf-8').replaced).toBeGreaterThan(0)
  })

  test('is refused by name where the file does not fit it', () => {
    expect(problem(messy.big5().bytes, 'utf-8')).toEqual({ code: 'file-encoding', params: { encoding: 'utf-8' } })
    expect(problem(utf8(SMALL_ROSTER), 'klingon')).toEqual({ code: 'file-encoding', params: { encoding: 'klingon' } })
  })
})

describe('A file that is no text is refused', () => {
  test('when it is empty or holds nothing but blank lines', () => {
    expect(problem(messy.empty().bytes)?.code).toBe('file-empty')
    expect(problem(messy.blankLines().bytes)?.code).toBe('file-empty')
  })

  test.each([
    ['PNG', messy.png()],
    ['XLSX', messy.xlsx()],
    ['XLS', messy.xls()],
    ['PDF', messy.pdf()],
    ['EXE', messy.exe()],
    ['XML', { bytes: utf8('<?xml version="1.0"?><list><name>王小明</name></list>') }],
    ['unknown', messy.noise()],
  ])('as binary, naming its kind: %s', (kind, file) => {
    expect(problem(file.bytes)).toEqual({ code: 'file-binary', params: { kind } })
  })

  test.each([
    ['cards', 'BEGIN:VCARD\nVERSION:3.0\nFN:王\nEND:VCARD\n'],
    ['cards', '# exported today\r\nbegin : vcard\r\nFN:王\r\nend:vcard\r\n'],
    ['page', '<?xml version="1.0"?>\n<!DOCTYPE html><html><table></table></html>'],
    ['table', '姓名,備註\n王小明,"BEGIN:VCARD"\n'],
  ])('but not as %s when it is one of those', (kind, text) => {
    expect(read(utf8(text)).kind).toBe(kind)
  })

  test('also when an encoding was chosen for it', () => {
    expect(problem(messy.png().bytes, 'utf-8')?.code).toBe('file-binary')
  })

  test('as binary when zero bytes stand on both sides', () => {
    expect(problem(Uint8Array.from({ length: 64 }, (_, index) => (index % 3 === 0 ? 0 : 65)))?.code).toBe('file-binary')
  })

  test('as in an unknown encoding when it looks like text in one', () => {
    // ISO 8859-7: Γιώργος, Ελένη
    const greek = Uint8Array.of(0xc3, 0xe9, 0xfe, 0xf1, 0xe3, 0xef, 0xf2, 0x2c, 0xc5, 0xeb, 0xdd, 0xed, 0xe7, 0x0a)
    expect(problem(greek)).toEqual({ code: 'file-encoding' })
  })

  test('by its size alone when it is over the limit', () => {
    expect(checkTextFileSize(messy.oversize)).toEqual({
      ok: false,
      problem: { code: 'file-too-large', params: { limit: '64 MB' } },
    })
    expect(checkTextFileSize(TEXT_FILE_LIMIT).ok).toBe(true)
  })

  test('by the same limit as the window that opens it', () => {
    expect(TEXT_FILE_LIMIT).toBe(ROSTER_MAX_BYTES)
  })
})

test('UTF-16 with an odd number of bytes is read up to its last character', () => {
  const bytes = utf16(SMALL_ROSTER, true, true)
  expect(read(Uint8Array.from([...bytes, 0x0a])).text.startsWith('姓名')).toBe(true)
})
