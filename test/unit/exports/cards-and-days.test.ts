import { describe, expect, test } from 'vitest'
import { readCalendar } from '../../../shared/formats/calendar-file/read-calendar.ts'
import { tableOf, written } from '../../helpers/export-tables.ts'
import { readCardsOf, recordsOf } from '../../helpers/read-roster-files.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

const person = tableOf(
  [
    'id',
    'name',
    'family',
    'given',
    'reading',
    'phone:phone',
    'birthday:date',
    'gender',
    'language',
    'city',
    'address',
    'interests:list',
  ],
  [
    [
      'mem_1',
      '歐陽小明',
      '歐陽',
      '小明',
      'Ōuyáng Xiǎomíng',
      '+886912345678',
      '--02-29',
      '女',
      'zh-TW',
      '台北市',
      '台北市大安區1號',
      ['登山', '茶'],
    ],
  ],
)

describe('A contact card', () => {
  test('of version 4.0 is written by RFC 6350', () => {
    expect(text(written('vcard4', person).bytes)).toBe(
      [
        'BEGIN:VCARD',
        'VERSION:4.0',
        'UID:mem_1',
        'FN:歐陽小明',
        'N;SORT-AS="Ōuyáng,Xiǎomíng":歐陽;小明;;;',
        'X-PHONETIC-LAST-NAME:Ōuyáng',
        'X-PHONETIC-FIRST-NAME:Xiǎomíng',
        'ADR;TYPE=home:;;大安區1號;台北市;;;',
        'LANG:zh-TW',
        'INTEREST:登山',
        'INTEREST:茶',
        'TEL;TYPE=cell;PREF=1:+886912345678',
        'BDAY:--0229',
        'GENDER:;女',
        'REV:20261122T000000Z',
        'END:VCARD',
        '',
      ].join('\r\n'),
    )
  })

  test('of version 3.0 has what older telephones read, a birthday without a year as Apple writes it', () => {
    const card = text(written('vcard3', person).bytes)
    expect(card).toContain('\r\nSORT-STRING:Ōuyáng Xiǎomíng\r\n')
    expect(card).toContain('\r\nTEL;TYPE=CELL,PREF:+886912345678\r\n')
    expect(card).toContain('\r\nBDAY;VALUE=date;X-APPLE-OMIT-YEAR=1604:1604-02-29\r\n')
  })

  test.each(['vcard3', 'vcard4'] as const)(
    'as %s comes back with its reading, address, city and interests',
    (format) => {
      const cards = readCardsOf(text(written(format, person).bytes))
      expect(recordsOf(cards.ok ? { ok: true, value: cards.value.table } : cards)).toMatchObject([
        {
          'Full name': '歐陽小明',
          'Family name': '歐陽',
          'Given name': '小明',
          Reading: 'Ōuyáng Xiǎomíng',
          Birthday: '--02-29',
          City: '台北市',
          Interests: '登山; 茶',
        },
      ])
    },
  )

  test('is of nobody where a row says nothing, and that row is noted', () => {
    const { rows, losses } = written(
      'vcard4',
      tableOf(
        ['name', 'email', 'notes'],
        [
          ['', '', 'x'],
          ['', 'a@example.com', ''],
        ],
      ),
    )
    expect(rows).toBe(1)
    expect(losses).toEqual([{ code: 'no-name', column: null, rows: 1, first: [0], examples: [] }])
  })
})

describe('A calendar of a list', () => {
  const days = tableOf(
    ['name', 'birthday:date', 'joined:date'],
    [
      ['王小明', '1988-02-29', '2020-05-01'],
      ['陳怡君', '--11-03', ''],
      ['無日', '', null],
      ['', '1990-01-01', ''],
    ],
  )

  test('has every birthday and day of joining each year, all day long, also 29 February', () => {
    const { bytes, rows } = written('ics', days)
    const steps = readCalendar(text(bytes))
    let step = steps.next()
    while (!step.done) step = steps.next()
    expect(step.value.ok && step.value.value.events).toMatchObject([
      { summary: '王小明 生日', start: '1988-02-29T00:00', allDay: true, rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1' },
      { summary: '王小明 入會週年', start: '2020-05-01T00:00', allDay: true, rule: 'FREQ=YEARLY' },
      { summary: '陳怡君 生日', start: '2000-11-03T00:00', allDay: true, rule: 'FREQ=YEARLY' },
    ])
    expect(rows).toBe(2)
  })

  test('says who has no day, and which rows have no name', () => {
    expect(written('ics', days).losses).toEqual([
      { code: 'no-date', column: null, rows: 1, first: [2], examples: [] },
      { code: 'no-name', column: null, rows: 1, first: [3], examples: [] },
    ])
  })

  test('is of one line a property, whatever its title and names hold', () => {
    const { bytes } = written('ics', tableOf(['name', 'birthday:date'], [['a\r\nDESCRIPTION:x\ud800', '--01-02']]), {
      title: 'x\r\nX-EVIL:1',
    })
    expect(text(bytes)).not.toMatch(/^(?:X-EVIL|DESCRIPTION)/mu)
  })
})
