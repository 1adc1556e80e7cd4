import { describe, expect, test } from 'vitest'
import type { Encoding } from '../../../shared/formats/encoding-guess.ts'
import { encodeAs } from '../../helpers/messy-files.ts'
import { readCardsOf, recordsOf } from '../../helpers/read-roster-files.ts'

function people(text: string, chosen?: Encoding) {
  const result = readCardsOf(text, chosen)
  return recordsOf(result.ok ? { ok: true, value: result.value.table } : result)
}

/** One card from the lines between its BEGIN and END. */
function card(...lines: string[]): string {
  return ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')
}

function person(...lines: string[]) {
  return people(card(...lines))[0] ?? {}
}

function tableOf(text: string) {
  const result = readCardsOf(text)
  if (!result.ok) throw new Error(result.problem.code)
  return result.value.table
}

/** Text as quoted-printable of its bytes in an encoding. */
function quoted(text: string, encoding: 'big5' | 'gb18030' | 'shift_jis' | 'utf-8' = 'utf-8'): string {
  const bytes = encoding === 'utf-8' ? new TextEncoder().encode(text) : encodeAs(encoding, text)
  return Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

describe('Contact cards of a telephone', () => {
  test('from an iPhone have labels in properties of their own', () => {
    expect(
      person(
        'VERSION:3.0',
        'PRODID:-//Apple Inc.//iPhone OS 17.5//EN',
        'N:王;小明;;;',
        'FN:王小明',
        'X-PHONETIC-FIRST-NAME:Xiaoming',
        'X-PHONETIC-LAST-NAME:Wang',
        'ORG:誠品書店;企劃部',
        'TEL;type=HOME;type=VOICE:02-2345-6789',
        'TEL;type=CELL;type=VOICE;type=pref:0912-345-678',
        'item1.TEL:0987654321',
        'item1.X-ABLabel:秘書',
        'item2.EMAIL;type=INTERNET;type=pref:ming@example.tw',
        'item2.X-ABLabel:_$!<School>!$_',
        'item3.ADR;type=HOME;type=pref:;;信義路五段7號;信義區;台北市;110;台灣',
        'item3.X-ABADR:tw',
        'BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29',
        'IMPP;X-SERVICE-TYPE=WeChat;type=HOME:x-apple:xiaoming88',
        'X-SOCIALPROFILE;type=facebook;x-user=ming:http://www.facebook.com/ming',
        'NOTE:喜歡讀書會\\n素食\\, 不吃蔥',
      ),
    ).toEqual({
      'Full name': '王小明',
      'Family name': '王',
      'Given name': '小明',
      Reading: 'Wang Xiaoming',
      Phone: '0912-345-678',
      'Phone 2': '02-2345-6789',
      'Phone type': 'mobile',
      'Phone 2 type': 'home',
      'Assistant phone': '0987654321',
      Email: 'ming@example.tw',
      Address: '110 台灣台北市信義區信義路五段7號',
      City: '信義區',
      Birthday: '--02-29',
      WeChat: 'xiaoming88',
      Facebook: 'ming',
      Organization: '誠品書店',
      Department: '企劃部',
      Notes: '喜歡讀書會\n素食, 不吃蔥',
    })
  })

  test('from an Android are in quoted-printable with soft line ends', () => {
    const name = quoted('歐陽若曦')
    expect(
      person(
        'VERSION:2.1',
        `N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${quoted('歐陽')};${quoted('若曦')};;;`,
        `FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${name.slice(0, 12)}=`,
        name.slice(12),
        'TEL;CELL;PREF:0922333444',
        'TEL;WORK;FAX:0223456789',
        `X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/nickname;${quoted('小曦')};1;;;;;;;;;;;;;`,
        'X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1990-11-03;3;;;;;;;;;;;;;',
        'X-QQ:12345678',
      ),
    ).toEqual({
      'Full name': '歐陽若曦',
      'Family name': '歐陽',
      'Given name': '若曦',
      Nickname: '小曦',
      Phone: '0922333444',
      'Phone type': 'mobile',
      Birthday: '1990-11-03',
      QQ: '12345678',
      Fax: '0223456789',
    })
  })

  test('with one field for the name have it as the name and not as the family name', () => {
    const name = quoted('王小明')
    const line = (parts: string) => `N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:${parts}`
    expect(person('VERSION:2.1', line(`${name};;;;`), 'TEL;CELL:0912')).toMatchObject({ 'Full name': '王小明' })
    expect(person('VERSION:2.1', line(`;${name};;;`), 'TEL;CELL:0912')['Given name']).toBeUndefined()
    expect(person('VERSION:3.0', 'N:Cher;;;;', 'FN:Cher')).toMatchObject({ 'Full name': 'Cher', 'Family name': 'Cher' })
  })

  test('have the family name of Chinese people first, whatever the order in the file', () => {
    expect(person('VERSION:3.0', 'N:王;小明;;;', 'FN:小明 王')['Full name']).toBe('王小明')
    expect(person('VERSION:3.0', 'N:Wang;Ming;;;', 'FN:Ming Wang')['Full name']).toBe('Ming Wang')
  })
})

describe('Quoted-printable', () => {
  test.each(['big5', 'gb18030', 'shift_jis'] as const)(
    'in %s is read by the charset the property names',
    (encoding) => {
      const label = encoding === 'gb18030' ? 'GB2312' : encoding === 'big5' ? 'CP950' : 'SHIFT_JIS'
      const line = `FN;CHARSET=${label};ENCODING=QUOTED-PRINTABLE:${quoted('林大山', encoding)}`
      expect(person('VERSION:2.1', line)['Full name']).toBe('林大山')
    },
  )

  test.each([
    ['big5', ['王小明', '陳怡君', '林志偉', '許淑惠']],
    ['gb18030', ['王小明', '陈怡君', '林志伟', '许淑惠']],
  ] as const)('without a charset is told to be %s from all cards together', (encoding, names) => {
    const text = names.map((name) => card('VERSION:2.1', `FN;QUOTED-PRINTABLE:${quoted(name, encoding)}`)).join('')
    const result = readCardsOf(text)
    expect(result.ok && result.value.encodings[0]).toBe(encoding)
    expect(people(text).map((one) => one['Full name'])).toEqual(names)
  })

  test('without a charset is read as a person chose', () => {
    const text = card('VERSION:2.1', `FN;QUOTED-PRINTABLE:${quoted('許', 'big5')}`)
    expect(people(text, 'big5')[0]?.['Full name']).toBe('許')
  })

  test('that names the wrong charset is read by what fits', () => {
    const line = `FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${quoted('王小明陈怡君', 'gb18030')}`
    expect(person('VERSION:2.1', line)['Full name']).toBe('王小明陈怡君')
  })

  test('that was cut inside a character loses that character only', () => {
    const line = `FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${quoted('王小明陳怡君林').slice(0, -3)}`
    expect(person('VERSION:2.1', line)['Full name']).toBe('王小明陳怡君\ufffd')
  })

  test('may fold a line on top of a soft line end', () => {
    expect(person('VERSION:2.1', 'FN:A', 'NOTE;QUOTED-PRINTABLE:one=', ' =20two=0D=0Athree')['Notes']).toBe(
      'one two\nthree',
    )
  })
})

describe('The lines of a card', () => {
  test('may be folded with a blank, without one, or be broken inside a value', () => {
    expect(person('VERSION:3.0', 'FN:Amy', ' Lee', 'NOTE:first', '\t second')).toMatchObject({
      'Full name': 'AmyLee',
      Notes: 'first second',
    })
    const full = `NOTE:${'很'.repeat(30)}`
    expect(person('VERSION:3.0', 'FN:A', full, '長')['Notes']).toBe(`${'很'.repeat(30)}長`)
    expect(person('VERSION:3.0', 'FN:A', 'NOTE:short', 'PS: call him')['Notes']).toBe('short\nPS: call him')
  })

  test.each(['\n', '\r', '\r\n', '\r\r\n'])('may end in %j', (end) => {
    const text = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Amy', ' Lee', 'TEL:1', 'END:VCARD'].join(end)
    expect(people(text)).toEqual([{ 'Full name': 'AmyLee', Phone: '1' }])
  })

  test('may have parameters in quotes, in lists, without names, and in any case', () => {
    expect(
      person('version:4.0', 'fn:Amy', 'tel;VALUE=uri;PREF=1;TYPE="voice,home":tel:+1-555-555;ext=5', 'TEL;CELL:0912'),
    ).toMatchObject({ Phone: '+1-555-555 ext. 5', 'Phone type': 'home', 'Phone 2': '0912' })
    expect(person('VERSION:4.0', 'FN;X-A="a:b;c":Amy')['Full name']).toBe('Amy')
  })

  test('are counted from the top of the file', () => {
    expect(tableOf(card('FN:A') + card('FN:B')).lines).toEqual([1, 4])
  })
})

describe('A contact', () => {
  test('has its phones in order of preference, mobiles first among equals, each once', () => {
    const { Phone, ...rest } = person(
      'FN:A',
      'TEL;TYPE=home:1',
      'TEL;TYPE=cell:2',
      'TEL;TYPE=work;PREF=2:3',
      'TEL;TYPE=work;PREF=1:4',
      'TEL;TYPE=main:2',
    )
    expect([Phone, rest['Phone 2'], rest['Phone 3'], rest['Phone 4'], rest['Phone 5']]).toEqual([
      '4',
      '3',
      '2',
      '1',
      undefined,
    ])
  })

  test('may be without a name; what there is still makes a row', () => {
    expect(person('VERSION:2.1', 'EMAIL;PREF:a@example.com')).toEqual({ Email: 'a@example.com' })
    expect(person('VERSION:3.0', 'N:王;小明;;;')).toEqual({ 'Family name': '王', 'Given name': '小明' })
  })

  test.each([
    ['BDAY:19880102', '1988-01-02'],
    ['BDAY:1988-01-02T00:00:00Z', '1988-01-02'],
    ['BDAY:--0102', '--01-02'],
    ['BDAY:--01-02', '--01-02'],
    ['BDAY;VALUE=text:around 1800', 'around 1800'],
  ])('has the birthday of %s: %s', (line, birthday) => {
    expect(person('FN:A', line)['Birthday']).toBe(birthday)
  })

  test.each([
    ['GENDER:F', 'F'],
    ['GENDER:O;agender', 'agender'],
    ['X-WAB-GENDER:2', 'M'],
    ['X-GENDER:Male', 'Male'],
  ])('has the gender of %s: %s', (line, gender) => {
    expect(person('FN:A', line)['Gender']).toBe(gender)
  })

  test.each([
    ['X-LINE:ming', 'LINE', 'ming'],
    ['IMPP:wechat:ming', 'WeChat', 'ming'],
    ['IMPP;X-SERVICE-TYPE=LINE:ming', 'LINE', 'ming'],
    ['IMPP:sip:ming@example.com', 'IM sip', 'ming@example.com'],
    ['IMPP;X-SERVICE-TYPE=Phone:ming', 'IM Phone', 'ming'],
    ['X-SKYPE-USERNAME:ming', 'Skype', 'ming'],
  ])('has the account of %s under %s', (line, column, account) => {
    expect(person('FN:A', line)[column]).toBe(account)
  })

  test('sorted by its reading has that reading, if the name is Chinese', () => {
    expect(person('FN:王小明', 'SORT-STRING:Wang Xiaoming')['Reading']).toBe('Wang Xiaoming')
    expect(person('VERSION:4.0', 'N;SORT-AS="Wang,Xiaoming":王;小明', 'FN:王小明')['Reading']).toBe('Wang Xiaoming')
    expect(person('FN:Amy Lee', 'SORT-STRING:Lee')['Reading']).toBeUndefined()
  })

  test('has the address of a letter only where there is no other', () => {
    expect(person('FN:A', 'LABEL:Main St 1\\nTown')['Address']).toBe('Main St 1, Town')
    expect(person('FN:A', 'ADR:;;Main St 1;Town;;;', 'LABEL:x')).toMatchObject({
      Address: 'Main St 1, Town',
      City: 'Town',
    })
  })

  test('keeps what programs added, but not their notes to themselves', () => {
    expect(person('FN:A', 'X-BLOOD-TYPE:AB', 'X-MS-OL-DEFAULT-POSTAL-ADDRESS:2', 'PRODID:x', 'REV:20260101')).toEqual({
      'Full name': 'A',
      'X-BLOOD-TYPE': 'AB',
      Revision: '20260101',
    })
  })
})

describe('Pictures', () => {
  test('are left out and counted, in base64 of any version and as links', () => {
    const text =
      card('VERSION:2.1', 'FN:A', 'PHOTO;JPEG;BASE64:', ' /9j/4AAQ', ' SkZJRg==', '', 'TEL;CELL:1') +
      card('VERSION:2.1', 'FN:B', 'PHOTO;ENCODING=BASE64;TYPE=JPEG:/9j/4AAQ', 'SkZJRgABAQ', 'TEL;CELL:2') +
      card('VERSION:4.0', 'FN:C', 'PHOTO:https://example.com/c.jpg', 'TEL:3') +
      card('VERSION:3.0', 'FN:D', 'PHOTO;ENCODING=b:', 'TEL:4')
    expect(tableOf(text).warnings).toEqual([{ code: 'photos-skipped', count: 3 }])
    expect(people(text).map((one) => one['Phone'])).toEqual(['1', '2', '3', '4'])
  })
})

test('A picture of nothing but blanks is none and ends', () => {
  expect(tableOf(card('FN:A', 'PHOTO;BASE64:', ' ', 'TEL:1')).warnings).toEqual([])
})

describe('A group of contacts', () => {
  test('is no person but a category of those in it', () => {
    const text =
      card('VERSION:3.0', 'FN:Amy', 'UID:1-2', 'CATEGORIES:志工') +
      card('VERSION:3.0', 'FN:Bob', 'UID:3-4') +
      card('VERSION:3.0', 'FN:講者', 'X-ADDRESSBOOKSERVER-KIND:group', 'X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1-2')
    expect(people(text).map((one) => [one['Full name'], one['Categories']])).toEqual([
      ['Amy', '志工; 講者'],
      ['Bob', undefined],
    ])
  })
})

describe('Damaged cards', () => {
  test('without an end are read as far as they go, and counted', () => {
    const text = `BEGIN:VCARD\nFN:Amy\nTEL:1\n${card('FN:Bob')}BEGIN:VCARD\nFN:Cal\n`
    expect(people(text).map((one) => one['Full name'])).toEqual(['Amy', 'Bob', 'Cal'])
    expect(tableOf(text).warnings).toEqual([{ code: 'cards-damaged', count: 2, line: 1 }])
  })

  test('with garbage between them are read', () => {
    expect(people(`hello\n${card('FN:Amy')}\u0000\u0001 ;;;\n${card('FN:Bob')}bye`)).toHaveLength(2)
  })

  test('with somebody else inside leave that one out', () => {
    const text = 'BEGIN:VCARD\nFN:Amy\nAGENT:\nBEGIN:VCARD\nFN:Secretary\nTEL:9\nEND:VCARD\nTEL:1\nEND:VCARD\n'
    expect(people(text)).toEqual([{ 'Full name': 'Amy', Phone: '1' }])
    expect(tableOf(text).warnings).toEqual([])
  })

  test('nested a hundred thousand deep are read without running out of stack', () => {
    expect(tableOf('BEGIN:VCARD\nFN:A\n'.repeat(100_000)).rows).toHaveLength(100_000)
    expect(people(`BEGIN:VCARD\nFN:A\n${'AGENT:\nBEGIN:VCARD\n'.repeat(50_000)}`).length).toBeGreaterThan(0)
  })

  test('of which one has so many telephones that the table would be enormous are refused', () => {
    const many = Array.from({ length: 240 }, (_, index) => `TEL:${index}`)
    const text = card('FN:A', ...many) + card('FN:B').repeat(100_000)
    expect(readCardsOf(text)).toEqual({
      ok: false,
      problem: { code: 'roster-too-many-columns', params: { limit: 199 } },
    })
  })

  test('in ten thousand groups at once are read or refused in their turn', () => {
    const group = (name: number) => card(`FN:${name}`, 'KIND:group', 'MEMBER:urn:uuid:1')
    const text = card('FN:A', 'UID:1') + Array.from({ length: 10_000 }, (_, index) => group(index)).join('')
    expect(readCardsOf(text)).toMatchObject({ ok: false, problem: { code: 'roster-cell-too-long' } })
  })

  test('that say nothing are no roster', () => {
    const result = readCardsOf(card('VERSION:3.0'))
    expect(result).toEqual({ ok: false, problem: { code: 'roster-no-rows' } })
  })

  test('with a property as long as a book are refused by their line', () => {
    const result = readCardsOf(card('FN:A') + card('FN:B', `NOTE:${'x'.repeat(40_000)}`))
    expect(result).toEqual({ ok: false, problem: { code: 'roster-cell-too-long', params: { line: 4, limit: 32_767 } } })
  })
})
