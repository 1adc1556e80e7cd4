import { letterSet } from './letter-set.ts'
import { LossBook } from './loss-book.ts'
import { nameIn, personRows, readingParts } from './person-row.ts'
import type { PersonRow } from './person-row.ts'
import type { ExportOptions, ExportSteps, ExportTable } from './table.ts'
import { TextSink } from './text-sink.ts'

const STEP_ROWS = 100

/**
 * Contact cards, vCard 4.0 (RFC 6350, with INTEREST of RFC 6715) or 3.0 (RFC 2426), which older telephones want: names with
 * their parts and reading, telephones and addresses by kind, birthdays that may lack a year, organization, title, categories,
 * interests, note. A row that says neither a name nor how to reach somebody is left out and noted.
 *
 * Written here: ical.js names a type where none belongs (TEL and extensions), and takes line breaks in extensions as they are,
 * so that a name could add lines to the card.
 */
export function* writeVcard(
  version: '4.0' | '3.0',
  table: ExportTable,
  { now }: Pick<ExportOptions, 'now'>,
): ExportSteps {
  const letters = letterSet('utf-8')
  const losses = new LossBook()
  const sink = new TextSink(letters)
  const personOf = personRows(table.columns)
  const revision = new Date(now).toISOString().slice(0, 19)
  let row = 0
  let cards = 0
  for (const cells of table.rows) {
    const person = personOf(cells)
    const lines = version === '4.0' ? card4(person, revision) : card3(person, revision)
    if (lines === null) losses.leaveOut('no-name', row)
    else {
      const text = lines.map(folded).join('')
      const missing = letters.missing(text)
      if (missing.length > 0) losses.note('characters', null, row, missing)
      sink.add(letters.fitted(text))
      cards += 1
    }
    row += 1
    if (row % STEP_ROWS === 0) yield { done: Math.min(row, table.count), of: table.count }
  }
  return { bytes: sink.bytes(), ending: '.vcf', rows: cards, ...losses.told() }
}

function card4(person: PersonRow, revision: string): string[] | null {
  const name = shownName(person)
  if (name === '') return null
  const reading = readingParts(person.text('reading'))
  const sorted = [reading.family, reading.given].filter((part) => part !== '').map(paramText)
  const sortAs = sorted.length > 0 ? `;SORT-AS="${sorted.join(',')}"` : ''
  return [
    'BEGIN:VCARD',
    'VERSION:4.0',
    ...common(person, name, sortAs),
    ...value('TEL;TYPE=cell;PREF=1', person.text('phone')),
    ...value('TEL;TYPE=voice', person.text('phone2')),
    ...value('EMAIL;PREF=1', person.text('email')),
    ...value('EMAIL', person.text('email2')),
    ...dated('BDAY', person.text('birthday').replaceAll(/(?<=\d)-/g, '')),
    ...gender(person.text('gender')),
    `REV:${revision.replaceAll(/[-:]/g, '')}Z`,
    'END:VCARD',
  ]
}

function card3(person: PersonRow, revision: string): string[] | null {
  const name = shownName(person)
  if (name === '') return null
  const birthday = person.text('birthday')
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    ...common(person, name, ''),
    ...value('SORT-STRING', person.text('reading')),
    ...value('TEL;TYPE=CELL,PREF', person.text('phone')),
    ...value('TEL;TYPE=VOICE', person.text('phone2')),
    ...value('EMAIL;TYPE=INTERNET,PREF', person.text('email')),
    ...value('EMAIL;TYPE=INTERNET', person.text('email2')),
    // A year that is no year, as Apple writes it; 1604 had a 29 February.
    ...(birthday.startsWith('--')
      ? dated('BDAY;VALUE=date;X-APPLE-OMIT-YEAR=1604', `1604-${birthday.slice(2)}`)
      : dated('BDAY;VALUE=date', birthday)),
    ...value('X-GENDER', person.text('gender')),
    `REV:${revision}Z`,
    'END:VCARD',
  ]
}

/** Whom the card is of: their name, else whatever there is to reach them by. */
function shownName(person: PersonRow): string {
  return (
    nameIn(person) || ['nickname', 'organization', 'email', 'phone'].map(person.text).find((text) => text !== '') || ''
  )
}

/** What both versions write alike. */
function common(person: PersonRow, name: string, sortAs: string): string[] {
  const [family, given] = [person.text('family'), person.text('given')]
  const reading = readingParts(person.text('reading'))
  const city = person.text('city')
  return [
    ...value('UID', person.text('id')),
    ...value('FN', name),
    // A name that nobody took apart stands as the given name: telephones show the two put together.
    structured(`N${sortAs}`, family === '' && given === '' ? ['', name, '', '', ''] : [family, given, '', '', '']),
    ...value('X-PHONETIC-LAST-NAME', reading.family),
    ...value('X-PHONETIC-FIRST-NAME', reading.given),
    ...value('NICKNAME', person.text('nickname')),
    ...(city === '' && person.text('address') === ''
      ? []
      : [structured('ADR;TYPE=home', ['', '', streetOf(person.text('address'), city), city, '', '', ''])]),
    ...value('ORG', person.text('organization')),
    ...value('TITLE', person.text('occupation')),
    ...value('X-LINE', person.text('line')),
    ...value('X-WECHAT', person.text('wechat')),
    ...value('LANG', person.text('language')),
    ...listed('CATEGORIES', person.labels('tags')),
    ...person.labels('interests').flatMap((interest) => value('INTEREST', interest)),
    ...value('NOTE', person.text('notes')),
  ]
}

/** An address without its city, which has a place of its own: readers put the two together again. */
function streetOf(address: string, city: string): string {
  if (city === '') return address
  if (address === city) return ''
  if (/\p{Script=Han}/u.test(address)) return address.startsWith(city) ? address.slice(city.length) : address
  return address.endsWith(`, ${city}`) ? address.slice(0, -city.length - 2) : address
}

/** M and F are the standard's; what somebody says of themselves in words stands behind the semicolon. */
function gender(said: string): string[] {
  if (said === '') return []
  return /^[MFONU]$/.test(said) ? [`GENDER:${said}`] : [structured('GENDER', ['', said])]
}

function dated(name: string, date: string): string[] {
  return date === '' ? [] : [`${name}:${escaped(date)}`]
}

function value(name: string, text: string): string[] {
  return text === '' ? [] : [`${name}:${escaped(text)}`]
}

function listed(name: string, labels: readonly string[]): string[] {
  return labels.length === 0 ? [] : [`${name}:${labels.map(escaped).join(',')}`]
}

function structured(name: string, parts: readonly string[]): string {
  return `${name}:${parts.map(escaped).join(';')}`
}

/** RFC 6350 3.4; line breaks of any kind become `\n`, so that no value can begin a line. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g, '\\n')
}

/** A parameter in quotes holds neither quotes nor what ends a line. */
function paramText(text: string): string {
  return text.replace(/["\p{Cc}]/gu, "'").replaceAll(',', ' ')
}

/** Bytes of a line (RFC 6350 3.2). */
const LINE_BYTES = 75

/** A line with its end, folded so that no line is longer and no character is cut. */
function folded(line: string): string {
  if (line.length * 3 <= LINE_BYTES) return `${line}\r\n`
  let text = ''
  let bytes = 0
  for (const letter of line) {
    const size = bytesOf(letter.codePointAt(0) ?? 0)
    if (bytes + size > LINE_BYTES) {
      text += '\r\n '
      bytes = 1
    }
    text += letter
    bytes += size
  }
  return `${text}\r\n`
}

function bytesOf(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
}
