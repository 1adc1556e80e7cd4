import { describe, expect, test } from 'vitest'
import { CHARSETS } from '../../../shared/domain/export-format.ts'
import type { Charset } from '../../../shared/domain/export-format.ts'
import { tableOf, written } from '../../helpers/export-tables.ts'

const rare = tableOf(
  ['name', 'city'],
  [
    ['王小明', '台中'],
    ['𠮷野', '台中'],
    ['お茶', '𪚥龘'],
  ],
)

const LABELS: Readonly<Record<Charset, string>> = {
  'utf-8-bom': 'utf-8',
  'utf-8': 'utf-8',
  'utf-16le': 'utf-16le',
  gb18030: 'gb18030',
  big5: 'big5',
}

const inCharset = (charset: Charset) => written('csv', rare, { text: { charset, separator: ',', lineEnd: 'crlf' } })

describe('A list as delimited text', () => {
  test('says lists, moments and numbers as a spreadsheet shows them, and leaves empty cells empty', () => {
    const { bytes } = written(
      'csv',
      tableOf(
        ['name', 'tags:list', 'salons:number', 'last:moment', 'born:date'],
        [
          ['王小明', ['讀書', '咖啡'], 12, '2026-11-28T19:00', '1988-02-29'],
          ['Amy', [], 0, null],
        ],
      ),
    )
    expect(new TextDecoder().decode(bytes)).toBe(
      'name,tags,salons,last,born\r\n王小明,"讀書; 咖啡",12,"2026-11-28 19:00\t",1988-02-29\r\nAmy,,0,,\r\n',
    )
  })

  test('takes a text that only looks like a moment as the text that it is', () => {
    const { bytes } = written('csv', tableOf(['note'], [['2026-11-28T19:00']]))
    expect(new TextDecoder().decode(bytes)).toContain('2026-11-28T19:00')
  })

  test.each(CHARSETS.filter((charset) => charset !== 'big5'))('holds rare characters in %s', (charset) => {
    const { bytes, losses } = inCharset(charset)
    expect(new TextDecoder(LABELS[charset], { fatal: true }).decode(bytes)).toContain('𠮷野,台中\r\nお茶,𪚥龘\r\n')
    expect(losses).toEqual([])
  })

  test('puts □ for what Big5 has not, and says where and what', () => {
    const { bytes, losses, rows } = inCharset('big5')
    expect(new TextDecoder('big5', { fatal: true }).decode(bytes)).toBe(
      'name,city\r\n王小明,台中\r\n□野,台中\r\n□茶,□龘\r\n',
    )
    expect(rows).toBe(3)
    expect(losses).toEqual([
      { code: 'characters', column: 'name', rows: 2, first: [1, 2], examples: ['𠮷', 'お'] },
      { code: 'characters', column: 'city', rows: 1, first: [2], examples: ['𪚥'] },
    ])
  })

  test('begins as Excel wants it', () => {
    expect([...inCharset('utf-8-bom').bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect([...inCharset('utf-8').bytes.subarray(0, 1)]).toEqual([0x6e])
    expect([...inCharset('utf-16le').bytes.subarray(0, 4)]).toEqual([0xff, 0xfe, 0x6e, 0x00])
  })

  test('tells of half a letter, which is none in any charset', () => {
    const { losses } = written('csv', tableOf(['name'], [['a\ud800']]))
    expect(losses).toMatchObject([{ code: 'characters', rows: 1, examples: ['\ufffd'] }])
  })
})
