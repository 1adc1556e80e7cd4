import type { LocalDateTime } from '../domain/dates.ts'
import { isId } from '../domain/ids.ts'
import type {
  KeepApartId,
  LetterId,
  MemberId,
  OrganizerId,
  SeriesId,
  SheetId,
  TemplateId,
  VenueId,
} from '../domain/ids.ts'
import { isPersonal, LETTER_KINDS, LETTER_LANGUAGES, PERSONAL_KINDS, TONES } from '../domain/letter.ts'
import type { Letter } from '../domain/letter.ts'
import { WAIT_RULES } from '../domain/salon.ts'
import type {
  AgendaItem,
  BudgetLine,
  Crowd,
  KeepApart,
  Rhythm,
  Ritual,
  Salon,
  SeatTable,
  Series,
  Sheet,
  Talk,
  TalkQuestion,
  Task,
  Template,
  Venue,
} from '../domain/salon.ts'
import { namingNobody } from './erased-ids.ts'
import type { Plain, PlainRecord } from './plain.ts'
import { keysOf, listOf, mapOf, numberOf, optional, parsed, setOf, textOf } from './record-values.ts'

/** Salons and what is planned with them, as pages keep them; see `records.ts` for how reading behaves. */

export function salonRecord(salon: Omit<Salon, 'id'>): PlainRecord {
  return {
    theme: salon.theme,
    chapter: salon.chapter,
    ...optional('series', salon.series),
    ...optional('occurrence', salon.occurrence),
    start: salon.start,
    end: salon.end,
    zone: salon.zone,
    venue: salon.venue,
    ...optional('venueId', salon.venueId),
    ...optional('capacity', salon.capacity),
    // Sets and lists are always present, so that two organizers adding a first line do not create two lists of which one would lose.
    hosts: setOf(salon.hosts),
    interests: setOf(salon.interests),
    agenda: itemsRecord(salon.agenda),
    tasks: itemsRecord(salon.tasks),
    budget: itemsRecord(salon.budget),
    ...optional('currency', salon.currency),
    ...optional('fee', salon.fee),
    ...(salon.waitRule !== 'order' && { waitRule: salon.waitRule }),
    ...optional('answerWithin', salon.answerWithin),
    tables: itemsRecord(salon.tables),
    seats: { ...salon.seats },
    pinned: setOf(salon.pinned),
    talk: talkRecord(salon.talk ?? NO_TALK),
    notes: salon.notes,
    ...optional('uid', salon.uid),
    ...optional('sequence', salon.sequence),
    created: salon.created,
    ...optional('cancelled', salon.cancelled),
    ...optional('closed', salon.closed),
    ...(salon.accepted && { accepted: crowdText(salon.accepted) }),
  }
}

/** As one short value, `12/10`: two who accept the same numbers at the same time agree. */
export function crowdText({ going, capacity }: Crowd): string {
  return `${going}/${capacity}`
}

function readCrowd(value: Plain | undefined): Crowd | undefined {
  const [, going, capacity] = /^(\d+)\/(\d+)$/.exec(textOf(value)) ?? []
  return going === undefined || capacity === undefined
    ? undefined
    : { going: Number(going), capacity: Number(capacity) }
}

/** Lines of a list by their ids, so that two people may change different lines, or different cells of one, at once. */
export function itemsRecord(items: readonly { readonly id: string }[]): Record<string, PlainRecord> {
  return Object.fromEntries(items.map(({ id, ...cells }) => [id, cellsRecord(cells)]))
}

function cellsRecord(cells: Readonly<Record<string, unknown>>): PlainRecord {
  const record: Record<string, Plain> = {}
  for (const [name, cell] of Object.entries(cells))
    if (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean') record[name] = cell
  return record
}

/** A talk of which nothing is known is none. */
const NO_TALK: Talk = { topic: '', link: '', outcome: '', questions: [] }

function talkRecord({ questions, ...talk }: Talk): PlainRecord {
  return { ...talk, questions: itemsRecord(questions) }
}

export function readSalon(id: string, record: PlainRecord): Salon | null {
  const { chapter, series, venueId } = record
  if (!isId('sal', id) || !isId('cha', chapter)) return null
  return {
    id,
    theme: textOf(record['theme']),
    chapter,
    ...(isId('ser', series) && { series }),
    ...optional('occurrence', textOf(record['occurrence']) || undefined),
    start: textOf(record['start']),
    end: textOf(record['end']),
    zone: textOf(record['zone']) || 'UTC',
    venue: textOf(record['venue']),
    ...(isId('ven', venueId) && { venueId }),
    hosts: membersOf(record['hosts']),
    ...planOf(record),
    waitRule: WAIT_RULES.find((known) => known === record['waitRule']) ?? 'order',
    ...optional('answerWithin', numberOf(record['answerWithin'])),
    tables: itemsOf(record['tables'], readTable),
    seats: readSeats(record['seats']),
    pinned: membersOf(record['pinned']),
    ...optional('talk', readTalk(mapOf(record['talk']))),
    ...optional('uid', textOf(record['uid']) || undefined),
    ...optional('sequence', numberOf(record['sequence'])),
    created: numberOf(record['created']) ?? 0,
    ...optional('cancelled', numberOf(record['cancelled'])),
    ...optional('closed', numberOf(record['closed'])),
    ...optional('accepted', readCrowd(record['accepted'])),
  }
}

type Plan = Pick<Template, 'capacity' | 'interests' | 'agenda' | 'tasks' | 'budget' | 'currency' | 'fee' | 'notes'>

/** What a salon and a template say alike. */
function planOf(record: PlainRecord): Plan {
  return {
    ...optional('capacity', numberOf(record['capacity'])),
    interests: keysOf(record['interests']),
    agenda: itemsOf(record['agenda'], readAgendaItem),
    tasks: itemsOf(record['tasks'], readTask),
    budget: itemsOf(record['budget'], readBudgetLine),
    ...optional('currency', textOf(record['currency']) || undefined),
    ...optional('fee', numberOf(record['fee'])),
    notes: textOf(record['notes']),
  }
}

function itemsOf<Item extends { readonly id: string; readonly order: number }>(
  value: Plain | undefined,
  read: (id: string, cells: PlainRecord) => Item,
): Item[] {
  const items = Object.entries(mapOf(value)).map(([id, cells]) => read(id, mapOf(cells)))
  return items.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
}

function orderOf(cells: PlainRecord): number {
  return numberOf(cells['order']) ?? 0
}

function readAgendaItem(id: string, cells: PlainRecord): AgendaItem {
  const { minutes, title, who, bring } = cells
  return {
    id,
    order: orderOf(cells),
    minutes: numberOf(minutes) ?? 0,
    title: textOf(title),
    who: textOf(who),
    bring: textOf(bring),
  }
}

function readTask(id: string, cells: PlainRecord): Task {
  return {
    id,
    order: orderOf(cells),
    title: textOf(cells['title']),
    owner: textOf(cells['owner']),
    daysBefore: numberOf(cells['daysBefore']) ?? 0,
    ...optional('done', numberOf(cells['done'])),
  }
}

function readBudgetLine(id: string, cells: PlainRecord): BudgetLine {
  return {
    id,
    order: orderOf(cells),
    kind: cells['kind'] === 'income' ? 'income' : 'cost',
    label: textOf(cells['label']),
    planned: numberOf(cells['planned']) ?? 0,
    ...optional('real', numberOf(cells['real'])),
    ...(cells['forNewcomers'] === true && { forNewcomers: true }),
  }
}

function readTable(id: string, cells: PlainRecord): SeatTable {
  return { id, order: orderOf(cells), name: textOf(cells['name']), chairs: numberOf(cells['chairs']) ?? 0 }
}

function membersOf(value: Plain | undefined): MemberId[] {
  return keysOf(value).filter((key): key is MemberId => isId('mem', key))
}

function readSeats(value: Plain | undefined): Readonly<Record<MemberId, string>> {
  const seats: Record<MemberId, string> = {}
  for (const [member, table] of Object.entries(mapOf(value)))
    if (isId('mem', member) && textOf(table) !== '') seats[member] = textOf(table)
  return seats
}

function readTalk(record: PlainRecord): Talk | undefined {
  const talk = {
    topic: textOf(record['topic']),
    link: textOf(record['link']),
    outcome: textOf(record['outcome']),
    questions: itemsOf(record['questions'], readQuestion),
  }
  const isEmpty = talk.topic === '' && talk.link === '' && talk.outcome === '' && talk.questions.length === 0
  return isEmpty ? undefined : talk
}

function readQuestion(id: string, cells: PlainRecord): TalkQuestion {
  return { id, order: orderOf(cells), text: textOf(cells['text']), answered: cells['answered'] === true }
}

export function seriesRecord({ id: _id, ritual, ...series }: Series): PlainRecord {
  return { ...series, ...(ritual && { ritual: ritualRecord(ritual) }) }
}

export function ritualRecord({ earlier, skipped, moved, ...ritual }: Ritual): PlainRecord {
  const before = earlier.map((rhythm) => [rhythm.start, rhythmText(rhythm)] as const)
  return { ...ritual, earlier: Object.fromEntries(before), skipped: setOf(skipped), moved: { ...moved } }
}

/** A rhythm of the past as one text, kept by its start: it is written once and never edited. */
export function rhythmText({ rule, zone, minutes }: Rhythm): string {
  return JSON.stringify({ rule, zone, minutes })
}

export function readSeries(id: SeriesId, record: PlainRecord): Series {
  const { chapter } = record
  const ritual = mapOf(record['ritual'])
  return {
    id,
    name: textOf(record['name']),
    ...(isId('cha', chapter) && { chapter }),
    ...(isMinute(textOf(ritual['start'])) && { ritual: readRitual(ritual) }),
    ...optional('uid', textOf(record['uid']) || undefined),
    ...optional('sequence', numberOf(record['sequence'])),
  }
}

function readRitual(ritual: PlainRecord): Ritual {
  const moved = Object.entries(mapOf(ritual['moved'])).filter(
    (pair): pair is [string, string] => isMinute(pair[0]) && isMinute(textOf(pair[1])),
  )
  return {
    ...readRhythm(textOf(ritual['start']), ritual),
    earlier: Object.entries(mapOf(ritual['earlier']))
      .filter(([start]) => isMinute(start))
      .map(([start, text]) => readRhythm(start, mapOf(parsed(textOf(text)) as Plain)))
      .sort((a, b) => (a.start < b.start ? -1 : 1)),
    skipped: keysOf(ritual['skipped']).filter(isMinute),
    moved: Object.fromEntries(moved),
  }
}

function readRhythm(start: LocalDateTime, rhythm: PlainRecord): Rhythm {
  return {
    rule: textOf(rhythm['rule']),
    start,
    zone: textOf(rhythm['zone']) || 'UTC',
    minutes: Math.max(0, Math.min(LONGEST_MINUTES, numberOf(rhythm['minutes']) ?? 0)),
  }
}

/** Two weeks; whatever another program wrote, reckoning with it stays within the calendar. */
const LONGEST_MINUTES = 14 * 24 * 60

/** `2026-11-28T19:00`, so that it can be reckoned with. */
function isMinute(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) && Number.isFinite(Date.parse(`${text}Z`))
}

export function venueRecord({ id: _id, cost, ...venue }: Venue): PlainRecord {
  return { ...venue, ...(cost && { cost: { ...cost } }) }
}

export function readVenue(id: VenueId, record: PlainRecord): Venue | null {
  const { chapter } = record
  if (!isId('cha', chapter)) return null
  const { amount, currency } = mapOf(record['cost'])
  const cost = numberOf(amount)
  return {
    id,
    chapter,
    name: textOf(record['name']),
    address: textOf(record['address']),
    ...optional('capacity', numberOf(record['capacity'])),
    access: textOf(record['access']),
    ...(cost !== undefined && { cost: { amount: cost, currency: textOf(currency) } }),
    notes: textOf(record['notes']),
    created: numberOf(record['created']) ?? 0,
    ...optional('archived', numberOf(record['archived'])),
  }
}

export function templateRecord({ id: _id, interests, agenda, tasks, budget, ...template }: Template): PlainRecord {
  return {
    ...template,
    interests: setOf(interests),
    agenda: itemsRecord(agenda),
    tasks: itemsRecord(tasks),
    budget: itemsRecord(budget),
  }
}

export function readTemplate(id: TemplateId, record: PlainRecord): Template | null {
  const { chapter } = record
  if (!isId('cha', chapter)) return null
  return {
    id,
    chapter,
    name: textOf(record['name']),
    minutes: Math.max(0, numberOf(record['minutes']) ?? 0),
    ...planOf(record),
    created: numberOf(record['created']) ?? 0,
    ...optional('archived', numberOf(record['archived'])),
  }
}

export function keepApartRecord({ id: _id, ...pair }: KeepApart): PlainRecord {
  return { ...pair }
}

export function readKeepApart(id: KeepApartId, record: PlainRecord): KeepApart | null {
  const { a, b } = record
  if (!isId('mem', a) || !isId('mem', b) || a === b) return null
  return { id, a, b, ...said(record) }
}

export function letterRecord({ id: _id, ...letter }: Letter): PlainRecord {
  return { ...letter }
}

/** Null also for a kind, a tone or a language that a newer version knows. */
export function readLetter(id: LetterId, record: PlainRecord): Letter | null {
  const { chapter } = record
  const kind = [...LETTER_KINDS, ...PERSONAL_KINDS].find((known) => known === record['kind'])
  const tone = TONES.find((known) => known === record['tone'])
  const language = LETTER_LANGUAGES.find((known) => known === record['language'])
  if (!isId('cha', chapter) || !kind || !language) return null
  if (isPersonal(kind) !== (tone !== undefined)) return null
  return { id, chapter, kind, ...optional('tone', tone), language, text: textOf(record['text']), ...said(record) }
}

export function sheetRecord({ id: _id, rows, ...sheet }: Sheet): PlainRecord {
  return { ...sheet, rows: JSON.stringify(rows) }
}

export function readSheet(id: SheetId, record: PlainRecord): Sheet | null {
  const { salon } = record
  if (!isId('sal', salon)) return null
  const { voided: _voided, ...by } = said(record)
  return {
    id,
    salon,
    letter: textOf(record['letter']),
    ...by,
    rows: listOf(namingNobody(textOf(record['rows']))).filter((row): row is MemberId => isId('mem', row)),
    blanks: numberOf(record['blanks']) ?? 0,
  }
}

/** Who said something, when, and whether it was taken back. */
export function said(record: PlainRecord): { at: number; by: OrganizerId; voided?: number } {
  const { by } = record
  return {
    at: numberOf(record['at']) ?? 0,
    by: (isId('org', by) ? by : '') as OrganizerId,
    ...optional('voided', numberOf(record['voided'])),
  }
}
