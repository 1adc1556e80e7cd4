import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { ContentLines } from '../../../shared/formats/vcard/content-lines.ts'
import { unescaped } from '../../../shared/formats/vcard/property-text.ts'
import { readCardsOf, recordsOf } from '../../helpers/read-roster-files.ts'

interface Person {
  readonly family: string
  readonly given: string
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly note: string
}

const word = fc
  .oneof(
    fc.constantFrom('王', '小明', '歐陽', 'Amy', 'O’Brien', 'Núñez', 'a;b', 'c,d', 'e\\f', 'محمد', '👩‍💻', 'x=y'),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  )
  .map((value) => value.replace(/\p{Cc}|\p{Cs}|\u2028|\u2029|\ufffd/gu, '').trim())

const person: fc.Arbitrary<Person> = fc.record({
  family: word,
  given: word,
  phones: fc.uniqueArray(fc.stringMatching(/^09\d{8}$/u), { maxLength: 3 }),
  emails: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.tw$/u), { maxLength: 2 }),
  note: fc.array(word, { maxLength: 6 }).map((words) => words.filter((one) => one !== '').join('\n')),
})

const VERSIONS = ['2.1', '3.0', '4.0'] as const

function escaped(text: string): string {
  return text.replace(/[\\;,]/gu, '\\$&').replaceAll('\n', '\\n')
}

/** A line folded at any character after some 70; an emoji is not cut in two. */
function folded(line: string): string {
  return Array.from(line)
    .map((char, index) => (index > 0 && index % 70 === 0 ? `\r\n ${char}` : char))
    .join('')
}

/** A line of 2.1, its value in quoted-printable with soft line ends. */
function quoted(name: string, value: string): string {
  const codes = Array.from(
    new TextEncoder().encode(value.replaceAll('\n', '\r\n')),
    (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  )
  const lines = codes.map((code, index) => (index > 0 && index % 24 === 0 ? `=\r\n${code}` : code))
  return `${name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${lines.join('')}`
}

/** In 2.1 only the semicolon is escaped, and what would be taken for an escape. */
function card({ family, given, phones, emails, note }: Person, version: (typeof VERSIONS)[number]): string {
  const plain = (name: string, value: string) =>
    version === '2.1' ? quoted(name, value.replace(/[\\;,]/gu, '\\$&')) : folded(`${name}:${escaped(value)}`)
  const name =
    version === '2.1'
      ? quoted('N', [family, given].map((one) => one.replace(/[\\;,]/gu, '\\$&')).join(';'))
      : folded(`N:${escaped(family)};${escaped(given)};;;`)
  return [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    name,
    plain('FN', fullNameOf({ family, given })),
    ...phones.map((phone) => (version === '2.1' ? `TEL;CELL:${phone}` : `TEL;TYPE=cell:${phone}`)),
    ...emails.map((email) => `EMAIL:${email}`),
    ...(note === '' ? [] : [plain('NOTE', note)]),
    'END:VCARD',
    '',
  ].join('\r\n')
}

function fullNameOf({ family, given }: Pick<Person, 'family' | 'given'>): string {
  return `x${given} ${family}`.trim()
}

describe('A contact card', () => {
  test('that is written in any version and read again is the same person', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 4 }), fc.constantFrom(...VERSIONS), (people, version) => {
        const result = readCardsOf(people.map((one) => card(one, version)).join(''))
        const records = recordsOf(result.ok ? { ok: true, value: result.value.table } : result)
        expect(records).toEqual(
          people.map((one) =>
            Object.fromEntries(
              Object.entries({
                'Full name': fullNameOf(one),
                'Family name': one.family,
                'Given name': one.given,
                Phone: one.phones[0],
                'Phone 2': one.phones[1],
                'Phone 3': one.phones[2],
                'Phone type': one.phones[0] && 'mobile',
                'Phone 2 type': one.phones[1] && 'mobile',
                'Phone 3 type': one.phones[2] && 'mobile',
                Email: one.emails[0],
                'Email 2': one.emails[1],
                Notes: one.note,
              }).filter(([, value]) => value !== undefined && value !== ''),
            ),
          ),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('of 3.0 or 4.0 has the properties that ical.js finds in it', () => {
    fc.assert(
      fc.property(person, fc.constantFrom('3.0', '4.0'), (one, version) => {
        // ical.js leaves the backslash before a semicolon, as iCalendar has it.
        const text = card(one, version).replaceAll('\\;', '')
        const parsed: unknown = ICAL.parse(text)
        const theirs = propertiesOf(parsed)
        const lines = new ContentLines(text)
        const ours: [string, string][] = []
        for (let line = lines.next(); line !== null; line = lines.next())
          if (['FN', 'TEL', 'EMAIL', 'NOTE'].includes(line.name))
            ours.push([line.name.toLowerCase(), unescaped(line.value)])
        expect(ours).toEqual(theirs.filter(([name]) => ['fn', 'tel', 'email', 'note'].includes(name)))
      }),
      { numRuns: 300 },
    )
  })
})

/** Name and value of each property of a jCard (RFC 7095): `["vcard", [[name, params, type, value], …]]`. */
function propertiesOf(jcard: unknown): [string, string][] {
  const list: unknown = Array.isArray(jcard) ? jcard[1] : []
  return (Array.isArray(list) ? list : []).flatMap((property: unknown): [string, string][] =>
    Array.isArray(property) ? [[String(property[0]), String(property[3])]] : [],
  )
}

describe('Cards of any text', () => {
  const scrap = fc.constantFrom(
    'BEGIN:VCARD', 'END:VCARD', 'VERSION:2.1', 'FN:王', 'N:a;b', 'TEL;CELL:1', 'NOTE;QUOTED-PRINTABLE:=E4=BD=', '=A0=', 'NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=x:=ZZ=', 'PHOTO;BASE64:', ' /9j/', '', ' ', 'AGENT:', 'item1.X-ABLabel:x', 'item1.TEL:2', 'X-":', ':', ';;;', 'BDAY:0', 'ADR:;;;;;;;;;', 'IMPP:x:', 'UID:1', 'KIND:group', 'MEMBER:1', '\0', 'TEL;TYPE="a:1',
  ) // prettier-ignore

  test('ends in a table or a reason, and the lines of its cards go up', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r', '=\n'), (lines, end) => {
        const result = readCardsOf(lines.join(end))
        seen.add(result.ok ? 'read' : result.problem.code)
        if (!result.ok) return
        const { table } = result.value
        expect(new Set(table.columns).size).toBe(table.columns.length)
        expect(table.columns).not.toContain('')
        expect(table.rows.every((cells) => cells.length === table.columns.length)).toBe(true)
        expect(table.lines.every((line, index) => line > (table.lines[index - 1] ?? 0))).toBe(true)
      }),
      { numRuns: 800 },
    )
    expect(seen).toEqual(new Set(['read', 'roster-no-rows']))
  })

  test('cut anywhere still gives the people before the cut', () => {
    const text = Array.from({ length: 5 }, (_, index) =>
      card(
        { family: '王', given: `明${index}`, phones: ['0912345678'], emails: [], note: '好\n的' },
        index % 2 ? '2.1' : '3.0',
      ),
    ).join('')
    fc.assert(
      fc.property(fc.nat(text.length), (length) => {
        const whole = text.slice(0, length).split('END:VCARD').length - 1
        const result = readCardsOf(text.slice(0, length))
        expect(result.ok ? result.value.table.rows.length : 0).toBeGreaterThanOrEqual(whole)
      }),
    )
  })

  test('is read in a time that grows with its length, however it is nested, folded or left open', () => {
    const patterns = [
      'BEGIN:VCARD\n',
      'BEGIN:VCARD\nAGENT:\n',
      'FN:a\n b\n',
      'NOTE;QUOTED-PRINTABLE:=\n',
      '=\n',
      'PHOTO;BASE64:\n',
      'x\n',
      'TEL;TYPE="',
      ';',
      'item1.X-ABLabel:x\n',
      '\\',
      '\r',
    ]
    for (const pattern of patterns) {
      const steps = new ContentLines(`BEGIN:VCARD\nFN:a\n${pattern.repeat(200_000 / pattern.length)}`)
      let count = 0
      while (steps.next() !== null) count += 1
      expect(count).toBeLessThanOrEqual(200_001)
    }
  })
})
