import { describe, expect, test } from 'vitest'
import type { Charset, TextOptions } from '../../../shared/domain/export-format.ts'
import { readWholeTable } from '../../../shared/formats/delimited-table.ts'
import { NOTHING_REMEMBERED } from '../../../shared/formats/mapping-memory.ts'
import { proposeMapping } from '../../../shared/formats/propose-mapping.ts'
import { memberDraftOf, rowReading } from '../../../shared/formats/roster-row.ts'
import { hasPlaceFor } from '../../../shared/domain/export-places.ts'
import { decodeText } from '../../../shared/formats/text-encoding.ts'
import { tableOf, written } from '../../helpers/export-tables.ts'
import { decode } from '../../helpers/text-decoder.ts'

const PERSON = {
  name: '陳怡君',
  family: '陳',
  given: '怡君',
  reading: 'Chén Yíjūn',
  nickname: '小君',
  phone: '+886912345678',
  phone2: '0223456789',
  email: 'chen@example.com',
  email2: 'yi@example.com',
  line: 'yijun',
  birthday: '1990-11-03',
  gender: '女',
  city: '台北市',
  address: '台北市大安區和平東路1號',
  organization: '浮光書店',
  occupation: '店長',
  number: '007',
}
const COLUMNS = [...Object.keys(PERSON), 'tags:list', 'interests:list', 'notes']
const ROW = [...Object.values(PERSON), ['讀書會', '志工'], ['登山'], '坐窗邊\n怕冷']

/** What our import makes of the one person in a file. */
function readBack(bytes: Uint8Array) {
  const text = decodeText(bytes, decode)
  const table = text.ok ? readWholeTable(text.value.text, { header: true }) : text
  if (!table.ok) throw new Error(table.problem.code)
  const { mapping, origin } = proposeMapping(table.value, NOTHING_REMEMBERED)
  const draft = memberDraftOf(table.value.rows[0] ?? [], rowReading(mapping, table.value.rows))
  if (!draft.ok) throw new Error(draft.problem.code)
  return { origin, ...draft.value }
}

/** The first row of a layout, by its headings, without empty cells. */
function cellsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  const table = readWholeTable(new TextDecoder().decode(bytes), { header: true, delimiter: ',' })
  if (!table.ok) throw new Error(table.problem.code)
  const [row = []] = table.value.rows
  return Object.fromEntries(
    table.value.columns.flatMap((name, index) => ((row[index] ?? '') === '' ? [] : [[name, row[index] ?? '']])),
  )
}

const inCharset = (charset: Charset): TextOptions => ({ charset, separator: ',', lineEnd: 'crlf' })

describe('The layout of Google Contacts', () => {
  test('is recognised as its own when it comes back, with everything it has a place for', () => {
    const { bytes } = written('google', tableOf(COLUMNS, [ROW]))
    expect(readBack(bytes)).toMatchObject({
      origin: 'google-contacts',
      fields: {
        name: '陳怡君',
        family: '陳',
        given: '怡君',
        nickname: '小君',
        phone: '(+886) 912-345-678',
        phone2: '0223-456-789',
        email: 'chen@example.com',
        email2: 'yi@example.com',
        birthday: '1990-11-03',
        city: '台北市',
        address: '台北市大安區和平東路1號',
        organization: '浮光書店',
        occupation: '店長',
      },
      tags: ['讀書會', '志工'],
      notes: '坐窗邊\n怕冷',
    })
  })

  test('has readings by their parts, and LINE as a field of its own', () => {
    expect(cellsOf(written('google', tableOf(COLUMNS, [ROW])).bytes)).toMatchObject({
      'Phonetic Last Name': 'Chén',
      'Phonetic First Name': 'Yíjūn',
      'Custom Field 1 - Label': 'LINE',
      'Custom Field 1 - Value': 'yijun',
      Labels: '讀書會 ::: 志工',
    })
  })

  test('puts a birthday without a year into the notes, and says so', () => {
    const { bytes, losses } = written(
      'google',
      tableOf(['name', 'birthday:date', 'notes'], [['王小明', '--02-29', '愛貓']]),
    )
    expect(cellsOf(bytes)).toEqual({ 'First Name': '王小明', Notes: '愛貓\n🎂 02-29' })
    expect(losses).toEqual([{ code: 'birthday-year', column: 'birthday', rows: 1, first: [0], examples: [] }])
  })
})

describe('The layout of Outlook', () => {
  test.each([
    ['utf-8', 'Mobile Phone'],
    ['big5', '行動電話'],
  ] as const)('in %s has the headings of the Outlook that reads it, and comes back as its own', (charset, heading) => {
    const { bytes } = written('outlook', tableOf(COLUMNS, [ROW]), { text: inCharset(charset) })
    expect(decode(bytes, charset, true).split('\r\n')[0]).toContain(heading)
    expect(readBack(bytes)).toMatchObject({
      origin: 'outlook',
      fields: {
        name: '陳怡君',
        phone: '(+886) 912-345-678',
        phone2: '0223-456-789',
        email: 'chen@example.com',
        birthday: '1990-11-03',
        city: '台北市',
        organization: '浮光書店',
        gender: '女',
      },
      tags: ['讀書會', '志工'],
      interests: ['登山'],
      notes: '坐窗邊\n怕冷',
    })
  })

  test('of a simplified Chinese Windows comes back as its own', () => {
    const { bytes } = written(
      'outlook',
      tableOf(['name', 'phone:phone', 'city'], [['陈怡君', '13812345678', '上海']]),
      {
        text: inCharset('gb18030'),
      },
    )
    expect(decode(bytes, 'gb18030', true)).toContain('移动电话')
    expect(readBack(bytes)).toMatchObject({ origin: 'outlook', fields: { name: '陈怡君', phone: '13812345678' } })
  })
})

describe('The layout of Mailchimp', () => {
  test('has addresses, names, tags and birthdays as Mailchimp takes them', () => {
    const { bytes } = written('mailchimp', tableOf(COLUMNS, [ROW]))
    expect(cellsOf(bytes)).toEqual({
      'Email Address': 'chen@example.com',
      'First Name': '怡君',
      'Last Name': '陳',
      Address: '台北市大安區和平東路1號',
      'Phone Number': '(+886) 912-345-678',
      Birthday: '11/03\t',
      Tags: '讀書會, 志工',
    })
  })

  test('leaves out who has no address, and says whom', () => {
    const { rows, losses, bytes } = written(
      'mailchimp',
      tableOf(
        ['name', 'email', 'email2'],
        [
          ['a', '', ''],
          ['b', '', 'b@example.com'],
          ['c', '', ''],
        ],
      ),
    )
    expect(rows).toBe(1)
    expect(cellsOf(bytes)['Email Address']).toBe('b@example.com')
    expect(losses).toEqual([{ code: 'no-address', column: null, rows: 2, first: [0, 2], examples: [] }])
  })
})

describe('A list for serial letters', () => {
  const table = tableOf(
    ['name', 'gender', 'phone:phone', 'joined:date', 'salons:number'],
    [
      ['王小明', '男', '+886912345678', '2020-01-02', 3],
      ['Amy Lee', 'F', '0912345678', null, 0],
      ['陳怡君', '', '', '', null],
    ],
  )

  test('has every cell as the text that a letter shows, and a salutation by what is known', () => {
    const { bytes } = written('merge-csv', table)
    expect(new TextDecoder().decode(bytes)).toBe(
      [
        'name,gender,phone,joined,salons,稱呼',
        '王小明,男,(+886) 912-345-678,2020-01-02,3,王小明先生您好：',
        'Amy Lee,F,0912-345-678,,0,Amy Lee女士您好：',
        '陳怡君,,,,,陳怡君您好：',
        '',
      ].join('\r\n'),
    )
    const english = written('merge-csv', table, { language: 'en' })
    expect(new TextDecoder().decode(english.bytes)).toContain('"Dear Ms Amy Lee,"')
  })

  test('has names of fields that Word takes: one of each, short, without its signs', () => {
    const columns = ['E.mail [work]!', 'e mail  work', 'x'.repeat(60), 'x'.repeat(60), '']
    const { bytes } = written('merge-csv', tableOf(columns, []))
    expect(new TextDecoder().decode(bytes).trim()).toBe(
      `E mail work,e mail work 2,${'x'.repeat(40)},${'x'.repeat(36)} 2,Field 5,稱呼`,
    )
  })
})

test('A format says which columns it has no place for', () => {
  const keys = ['name', 'phone', 'number', 'salons']
  expect(keys.filter((key) => hasPlaceFor('xlsx', key))).toEqual(keys)
  expect(keys.filter((key) => hasPlaceFor('vcard4', key))).toEqual(['name', 'phone'])
  expect(keys.filter((key) => hasPlaceFor('google', key))).toEqual(['name', 'phone', 'number'])
  expect(keys.filter((key) => hasPlaceFor('ics', key))).toEqual(['name'])
})
