import type { Result } from '../../domain/problem.ts'
import { failed, ok } from '../../domain/problem.ts'
import { CELL_LIMIT, COLUMN_LIMIT } from '../delimited-reader.ts'
import { ROW_LIMIT, SLOT_LIMIT } from '../delimited-table.ts'
import type { TableProgress } from '../delimited-table.ts'
import type { Encoding } from '../encoding-guess.ts'
import { plausibleEncodings, utf8Share } from '../encoding-guess.ts'
import type { RosterTable, TableWarning } from '../roster-table.ts'
import type { Decode } from '../text-encoding.ts'
import type { CardFields, Property } from './card-fields.ts'
import { cardFields } from './card-fields.ts'
import type { ContentLine } from './content-lines.ts'
import { ContentLines } from './content-lines.ts'
import { propertyText, quotedBytes } from './property-text.ts'

export interface CardsTable {
  readonly table: RosterTable
  /** The encoding of quoted-printable whose properties name none, and what else it may be; empty where there is none. */
  readonly encodings: readonly Encoding[]
}

/**
 * Text of contact cards (vCard 2.1, 3.0 and 4.0, also mixed) → a table of one row a card, in steps as in `readTable`. The
 * columns are what the cards have, always in the same order and under the same names. Groups of contacts become categories
 * of their members; pictures are left out and counted; cards that are cut off or nested are read as far as they go and counted.
 *
 * `chosen` is the encoding of quoted-printable that names none, if a person chose it.
 *
 * Failures: `roster-no-rows`, `roster-too-many-rows`, `roster-too-many-columns`, `roster-cell-too-long` (line, limit).
 */
export function* readCards(
  text: string,
  decode: Decode,
  chosen?: Encoding,
): Generator<TableProgress, Result<CardsTable>, void> {
  const split = new CardSplitter(text)
  let pause = STEP
  while (split.next()) {
    if (split.cards.length > ROW_LIMIT) return failed('roster-too-many-rows', { limit: ROW_LIMIT })
    if (split.position < pause) continue
    pause = split.position + STEP
    // A third of the way: the others are making sense of it and putting it together.
    yield { done: split.position / 3, of: text.length }
  }
  const encodings = unnamedEncodings(split.cards, chosen)
  const people: { readonly line: number; readonly fields: CardFields }[] = []
  const groups: CardFields[] = []
  for (const [index, card] of split.cards.entries()) {
    const fields = cardFields(card.lines.map((line) => asProperty(line, decode, encodings[0] ?? 'utf-8')))
    if (fields.members !== null) groups.push(fields)
    else if (fields.single.size + fields.phones.length + fields.emails.length > 0)
      people.push({ line: card.line, fields })
    if (index % CARDS_STEP === 0) yield { done: 1 + index / split.cards.length, of: 3 }
  }
  const table = yield* tableOf(people, groups, [
    ...(split.photos > 0 ? [{ code: 'photos-skipped' as const, count: split.photos }] : []),
    ...(split.damaged > 0 ? [{ code: 'cards-damaged' as const, count: split.damaged, line: split.firstDamaged }] : []),
  ])
  return table.ok ? ok({ table: table.value, encodings }) : table
}

/** Characters read between two steps; about a millisecond. */
const STEP = 64 * 1024

/** Cards made sense of between two steps. */
const CARDS_STEP = 50

/** Rows put together between two steps. */
const ROWS_STEP = 500

interface Card {
  readonly line: number
  readonly lines: ContentLine[]
}

/** A card has some tens of properties; what has more was made to hurt, and the rest of it is left out. */
const PROPERTY_LIMIT = 1_000

/** Parts the text into cards. A card inside a card is somebody's assistant (AGENT) and left out, or shows that an END is missing. */
class CardSplitter {
  readonly cards: Card[] = []
  photos = 0
  damaged = 0
  firstDamaged = 0
  readonly #lines: ContentLines
  #card: Card | null = null
  #inAgent = false
  #photo = false
  #stray = 0

  constructor(text: string) {
    this.#lines = new ContentLines(text)
  }

  get position(): number {
    return this.#lines.position
  }

  /** Reads one property; false at the end. */
  next(): boolean {
    const line = this.#lines.next()
    if (line === null) {
      if (this.#card) this.#end(true)
      return false
    }
    const mark = /^\s*VCARD\s*$/iu.test(line.value) ? line.name : ''
    if (mark === 'BEGIN') this.#begin(line.line)
    else if (mark === 'END') this.#close()
    else if (this.#card && !this.#inAgent) this.#add(this.#card, line)
    return true
  }

  #begin(line: number): void {
    const last = this.#card?.lines.at(-1)
    if (this.#card && !this.#inAgent && last?.name === 'AGENT' && last.value.trim() === '') {
      this.#inAgent = true
      return
    }
    if (this.#card) this.#end(true)
    this.#card = { line, lines: [] }
    this.#stray = this.#lines.stray
  }

  #close(): void {
    if (this.#inAgent) this.#inAgent = false
    else if (this.#card) this.#end(this.#lines.stray > this.#stray)
  }

  #end(damaged: boolean): void {
    if (!this.#card) return
    if (damaged || this.#card.lines.length > PROPERTY_LIMIT) {
      if (this.damaged === 0) this.firstDamaged = this.#card.line
      this.damaged += 1
    }
    if (this.#photo) this.photos += 1
    this.cards.push(this.#card)
    this.#card = null
    this.#inAgent = false
    this.#photo = false
  }

  #add({ lines }: Card, line: ContentLine): void {
    if ((line.name === 'PHOTO' || line.name === 'LOGO') && line.value.trim() !== '') this.#photo = true
    else if (lines.length <= PROPERTY_LIMIT) lines.push(line)
  }
}

function asProperty(line: ContentLine, decode: Decode, fallback: Encoding): Property {
  const { group, name, params } = line
  return { group, name, params, text: propertyText(line, decode, fallback) }
}

/** All quoted-printable that names no encoding, taken together: a name alone is too short to tell. */
function unnamedEncodings(cards: readonly Card[], chosen: Encoding | undefined): readonly Encoding[] {
  const bytes: number[] = []
  for (const { lines } of cards) {
    for (const line of lines) {
      if (line.quoted && !line.params.has('CHARSET') && bytes.length < SAMPLE) {
        for (const byte of quotedBytes(line.value.slice(0, SAMPLE))) bytes.push(byte)
        bytes.push(0x0a)
      }
    }
  }
  const sample = Uint8Array.from(bytes)
  if (sample.every((byte) => byte < 0x80)) return []
  const found = [
    ...(chosen === undefined ? [] : [chosen]),
    ...(utf8Share(sample) === 1 ? ['utf-8' as const] : []),
    ...plausibleEncodings(sample).map(({ encoding }) => encoding),
  ]
  return [...new Set(found)]
}

const SAMPLE = 64 * 1024

/** The columns in front, in their order; phones, mails and addresses go in between as many as there are. */
const NAMES = ['Full name', 'Family name', 'Given name', 'Middle', 'Prefix', 'Suffix', 'Nickname', 'Reading']
const AFTER_CONTACTS = ['LINE', 'WeChat', 'Birthday', 'Gender', 'Language']
const AFTER_ADDRESSES = ['City', 'Organization', 'Department', 'Job title', 'Role', 'Categories', 'Interests', 'Notes']
const LAST = ['Website', 'Anniversary', 'Dates', 'Related', 'Fax', 'Pager', 'Assistant phone']
const VERY_LAST = ['Revision', 'UID']

type Cell = (fields: CardFields) => string

function* tableOf(
  people: readonly { readonly line: number; readonly fields: CardFields }[],
  groups: readonly CardFields[],
  warnings: readonly TableWarning[],
): Generator<TableProgress, Result<RosterTable>, void> {
  if (people.length === 0) return failed('roster-no-rows')
  const groupsOf = groupNames(groups)
  const columns = columnsOf(
    people.map(({ fields }) => fields),
    groupsOf,
  )
  const widest = Math.min(COLUMN_LIMIT, Math.floor(SLOT_LIMIT / people.length))
  if (columns.length > widest) return failed('roster-too-many-columns', { limit: widest })
  const rows: string[][] = []
  for (const { fields, line } of people) {
    const row = columns.map(([, cell]) => cell(fields))
    if (row.some((cell) => cell.length > CELL_LIMIT)) return failed('roster-cell-too-long', { line, limit: CELL_LIMIT })
    rows.push(row)
    if (rows.length % ROWS_STEP === 0) yield { done: 2 + rows.length / people.length, of: 3 }
  }
  const lines = people.map(({ line }) => line)
  return ok({ columns: columns.map(([name]) => name), rows, lines, header: true, warnings })
}

function columnsOf(
  people: readonly CardFields[],
  groupsOf: ReadonlyMap<string, readonly string[]>,
): readonly (readonly [string, Cell])[] {
  const used = new Set(people.flatMap(({ single }) => [...single.keys()]))
  if (people.some(({ uid }) => groupsOf.has(uid))) used.add('Categories')
  const ordered = [...NAMES, ...AFTER_CONTACTS, ...AFTER_ADDRESSES, ...LAST, ...VERY_LAST]
  const others = [...used].filter((name) => !ordered.includes(name))
  const singles = (names: readonly string[]): (readonly [string, Cell])[] =>
    names.filter((name) => used.has(name)).map((name) => [name, (fields) => singleCell(fields, name, groupsOf)])
  const several = (
    name: string,
    count: (fields: CardFields) => number,
    cell: (fields: CardFields, at: number) => string,
  ) =>
    Array.from({ length: people.reduce((most, fields) => Math.max(most, count(fields)), 0) }, (_, at) => {
      const column: readonly [string, Cell] = [at === 0 ? name : `${name} ${at + 1}`, (fields) => cell(fields, at)]
      return column
    })
  const types = several(
    'Phone',
    ({ phones }) => phones.length,
    ({ phones }, at) => phones[at]?.label ?? '',
  )
  return [
    ...singles(NAMES),
    ...several(
      'Phone',
      ({ phones }) => phones.length,
      ({ phones }, at) => phones[at]?.value ?? '',
    ),
    ...several(
      'Email',
      ({ emails }) => emails.length,
      ({ emails }, at) => emails[at]?.value ?? '',
    ),
    ...singles(AFTER_CONTACTS),
    ...several(
      'Address',
      ({ addresses }) => addresses.length,
      ({ addresses }, at) => addresses[at] ?? '',
    ),
    ...singles([...AFTER_ADDRESSES, ...others, ...LAST]),
    ...types
      .filter(([, cell]) => people.some((fields) => cell(fields) !== ''))
      .map(([name, cell]): [string, Cell] => [`${name} type`, cell]),
    ...singles(VERY_LAST),
  ]
}

function singleCell(fields: CardFields, name: string, groupsOf: ReadonlyMap<string, readonly string[]>): string {
  const own = fields.single.get(name) ?? ''
  if (name !== 'Categories') return own
  const groups = fields.uid === '' ? [] : (groupsOf.get(fields.uid) ?? [])
  return [...new Set([...(own === '' ? [] : own.split('; ')), ...groups])].join('; ')
}

/** Per uid the groups it is in. */
function groupNames(groups: readonly CardFields[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  for (const { single, members } of groups) {
    const name = single.get('Full name') ?? ''
    if (name === '') continue
    for (const member of members ?? []) {
      const known = names.get(member)
      if (known) known.push(name)
      else names.set(member, [name])
    }
  }
  return names
}
