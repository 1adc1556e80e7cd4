import { CONSENT_SOURCES, CONSENT_STATES } from '../domain/consent.ts'
import type { Consent, ConsentKey, Consents } from '../domain/consent.ts'
import { fieldOf, pathOf } from '../domain/field-path.ts'
import { isId } from '../domain/ids.ts'
import type { ChapterId, MemberId } from '../domain/ids.ts'
import { MEMBERSHIP_ROLES, MEMBER_FIELDS } from '../domain/member.ts'
import type { Member, MemberField, Membership, SourceRef } from '../domain/member.ts'
import { toldFrom, toldText } from '../domain/told.ts'
import type { Told, ToldFields } from '../domain/told.ts'
import type { Part, Said } from '../people/part.ts'
import type { Revision } from '../people/revision.ts'
import type { Plain, PlainRecord } from './plain.ts'
import { keysOf, mapOf, numberOf, optional, setOf, textOf } from './record-values.ts'

export function memberRecord(member: Omit<Member, 'id'>): PlainRecord {
  const record: Record<string, Plain> = {}
  for (const field of MEMBER_FIELDS) {
    const value = member[field]
    if (value) record[field] = value
  }
  const memberships: Record<string, Plain> = {}
  for (const [chapter, membership] of Object.entries(member.memberships)) {
    if (membership) memberships[chapter] = membershipRecord(membership)
  }
  return {
    ...record,
    // Always present, so that two organizers adding a first label do not create two sets of which one would lose.
    tags: setOf(member.tags),
    interests: setOf(member.interests),
    notes: member.notes,
    memberships,
    ...Object.fromEntries(
      Object.entries(member.consents).map(([key, consent]) => [CONSENT + key, consentText(consent)]),
    ),
    ...Object.fromEntries(Object.entries(member.told ?? {}).map(([field, told]) => [TOLD + field, toldText(told)])),
    sources: Object.fromEntries(member.sources.map(({ source, row }) => [`${source}:${row}`, true])),
    created: member.created,
    ...(member.archived !== undefined && { archived: member.archived }),
  }
}

/** A record of the same person on a page of another chapter. */
export function copyRecord(copyOf: MemberId, member: Omit<Member, 'id'>): PlainRecord {
  return { ...memberRecord(member), [COPY_OF]: copyOf }
}

export function membershipRecord(membership: Membership): PlainRecord {
  return {
    role: membership.role,
    ...(membership.from && { from: membership.from }),
    ...(membership.until && { until: membership.until }),
  }
}

/** What reading a member needs of wherever the member is kept: a record of a page, or a row of a packed snapshot. */
export interface MemberFields {
  /** '' where there is none. */
  text(field: string): string
  number(field: string): number | undefined
  /** The keys of a set. */
  labels(field: string): readonly string[]
  map(field: string): PlainRecord
  /** Fields whose names begin so, with the rest of their names. */
  beginning(prefix: string): readonly (readonly [rest: string, value: Plain])[]
}

export function memberFieldsOf(record: PlainRecord): MemberFields {
  return {
    text: (field) => textOf(record[field]),
    number: (field) => numberOf(record[field]),
    labels: (field) => keysOf(record[field]),
    map: (field) => mapOf(record[field]),
    beginning: (prefix) => {
      const found: [string, Plain][] = []
      for (const key in record) if (key.startsWith(prefix)) found.push([key.slice(prefix.length), record[key] ?? null])
      return found
    },
  }
}

/**
 * Consents, and what was said of a merged person, are fields of their own and not maps of the record: two organizers who
 * both say the first thing would otherwise each make a map, and one of the maps would lose.
 */
const CONSENT = 'consent/'
const SAID = 'said/'
const TOLD = 'told/'
/** Counts of what was known when a value of a record with copies was written. */
const REVISION = 'revision/'
/** Names the record that a copy was made from. */
const COPY_OF = 'copyOf'

/** The field of a member's record that keeps one consent. */
export function consentField(key: ConsentKey): string {
  return CONSENT + key
}

/** The field of a member's record that keeps what its person said of another one. */
export function toldField(field: MemberField): string {
  return TOLD + field
}

function readTold(entries: ReturnType<MemberFields['beginning']>): ToldFields {
  const told: Partial<Record<MemberField, Told>> = {}
  for (const [key, value] of entries) {
    const field = MEMBER_FIELDS.find((known) => known === key)
    const one = field && toldFrom(textOf(value))
    if (one) told[field] = one
  }
  return told
}

/** Whether a field of a member's record keeps a consent, the record's own or what was said of its person. */
export function isConsentField(field: string): boolean {
  return field.startsWith(CONSENT) || field.startsWith(`${SAID}consents/`)
}

/** The field of a person's record that keeps what was said: `['fields', 'phone']`, `['tags', '讀書']`. */
export function saidField(path: readonly string[]): string {
  return SAID + fieldOf(path)
}

/** The field that keeps how often a value, named by its path as `fieldOf` joins it, was written at one place. */
export function revisionField(key: string, place: string): string {
  return REVISION + fieldOf([key, place])
}

/** What a field of a member's record says of its person, as `saidField` was given it; null for the record's own fields. */
export function saidPath(field: string): readonly string[] | null {
  const [head = ''] = pathOf(field)
  return head.startsWith(SAID) ? pathOf(head.slice(SAID.length)) : null
}

/**
 * A consent as one short value, `withdrawn@1767225600000`, and with what is known of how it was said
 * `given@1767225600000|form|wor_…|note`: one value, so that of two people who record it at once neither is taken apart.
 */
export function consentText({ state, at, source, wording, note }: Consent): string {
  const said = at === undefined ? state : `${state}@${at}`
  if (source === undefined && wording === undefined && !note) return said
  // The sign stands even without a date: versions that know no more than it still read what was said.
  return [at === undefined ? `${state}@` : said, source ?? '', wording ?? '', note ?? ''].join(BORDER)
}

const BORDER = '|'

function readConsents(entries: ReturnType<MemberFields['beginning']>): Consents {
  if (entries.length === 0) return NO_CONSENTS
  const consents: Partial<Record<ConsentKey, Consent>> = {}
  for (const [key, value] of entries) {
    const consent = consentOf(value)
    if (consent) consents[key as ConsentKey] = consent
  }
  return consents
}

const NO_CONSENTS: Consents = {}

/** What `consentText` wrote; null for what only a newer version knows. */
export function consentOf(value: Plain): Consent | null {
  const text = textOf(value)
  const border = text.indexOf(BORDER)
  const [word, at = ''] = (border < 0 ? text : text.slice(0, border)).split('@')
  const state = CONSENT_STATES.find((known) => known === word)
  if (!state) return null
  const said: Consent = { state, ...optional('at', at === '' ? undefined : numberOf(Number(at))) }
  if (border < 0) return said
  const [source, wording, ...note] = text.slice(border + 1).split(BORDER)
  return {
    ...said,
    ...optional(
      'source',
      CONSENT_SOURCES.find((known) => known === source),
    ),
    ...(isId('wor', wording) && { wording }),
    ...optional('note', note.join(BORDER) || undefined),
  }
}

/** A member's record with what was said of the person it stands for. */
export function readPart(id: string, fields: MemberFields): Part | null {
  const own = readMember(id, fields)
  if (!own) return null
  const said = fields.beginning(SAID)
  const left = fields.map('left')
  const at = numberOf(left['at'])
  const copyOf = fields.text(COPY_OF)
  const counted = fields.beginning(REVISION)
  if (said.length === 0 && at === undefined && copyOf === '' && counted.length === 0) return { own }
  return {
    own,
    ...(counted.length > 0 && { revisions: readRevisions(counted) }),
    ...(isId('mem', copyOf) && { copyOf }),
    ...(said.length > 0 && { said: readSaid(said) }),
    ...(at !== undefined && { left: { at, print: textOf(left['print']) } }),
  }
}

function readSaid(entries: ReturnType<MemberFields['beginning']>): Said {
  const fields: Partial<Record<MemberField, string>> = {}
  const picks: Partial<Record<MemberField, MemberId>> = {}
  const labels = { tags: new Map<string, boolean>(), interests: new Map<string, boolean>() }
  const said: Partial<Record<ChapterId, Record<string, string>>> = {}
  const consents: Partial<Record<ConsentKey, Consent>> = {}
  const consented: Partial<Record<ConsentKey, MemberId[]>> = {}
  const noted: MemberId[] = []
  const revisions: Record<string, Revision> = {}
  const of: Record<string, MemberId> = {}
  const more: { notes?: string; archived?: number } = {}
  for (const [name, value] of entries) {
    const [kind, key = '', inner = ''] = pathOf(name)
    const field = MEMBER_FIELDS.find((known) => known === key)
    if (kind === 'fields' && field) fields[field] = textOf(value)
    else if (kind === 'picks' && field && isId('mem', value)) picks[field] = value
    else if (kind === 'tags' || kind === 'interests') labels[kind].set(key, value === true)
    else if (kind === 'memberships' && isId('cha', key)) said[key] = { ...said[key], [inner]: textOf(value) }
    else if (kind === 'consents' && isId('mem', inner)) {
      consented[key as ConsentKey] = [...(consented[key as ConsentKey] ?? []), inner]
    } else if (kind === 'consents') {
      const consent = consentOf(value)
      if (consent) consents[key as ConsentKey] = consent
    } else if (kind === 'notes' && isId('mem', key)) noted.push(key)
    else if (kind === 'notes') more.notes = textOf(value)
    else if (kind === 'archived' && typeof value === 'number') more.archived = value
    else if (kind === 'of' && isId('mem', value)) of[key] = value
    else if (kind === 'revisions' && typeof value === 'number') revisions[key] = { ...revisions[key], [inner]: value }
  }
  // Of entries, because a label may be called `__proto__`.
  const [tags, interests] = [Object.fromEntries(labels.tags), Object.fromEntries(labels.interests)]
  return { fields, picks, noted, tags, interests, memberships: said, consents, consented, revisions, of, ...more }
}

function readRevisions(entries: ReturnType<MemberFields['beginning']>): Record<string, Revision> {
  const revisions: Record<string, Revision> = {}
  for (const [name, value] of entries) {
    const [key = '', place = ''] = pathOf(name)
    if (typeof value === 'number') revisions[key] = { ...revisions[key], [place]: value }
  }
  return revisions
}

/** Written plainly, without spreading and copying: it runs once for every member at every start. */
export function readMember(id: string, fields: MemberFields): Member | null {
  if (!isId('mem', id)) return null
  const member: Writable<Member> = {
    id,
    name: '',
    tags: fields.labels('tags'),
    interests: fields.labels('interests'),
    notes: fields.text('notes'),
    memberships: readMemberships(fields.map('memberships')),
    consents: readConsents(fields.beginning(CONSENT)),
    sources: readSources(fields.labels('sources')),
    created: fields.number('created') ?? 0,
  }
  for (const field of MEMBER_FIELDS) {
    const value = fields.text(field)
    if (value !== '') member[field] = value
  }
  const archived = fields.number('archived')
  if (archived !== undefined) member.archived = archived
  const told = fields.beginning(TOLD)
  if (told.length > 0) member.told = readTold(told)
  return member
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** Most members of a page have one and the same membership; it is read once. */
const memberships = new WeakMap<PlainRecord, Member['memberships']>()

function readMemberships(record: PlainRecord): Member['memberships'] {
  const known = memberships.get(record)
  if (known) return known
  const read: Partial<Record<ChapterId, Membership>> = {}
  for (const chapter of Object.keys(record)) {
    if (isId('cha', chapter)) read[chapter] = readMembership(mapOf(record[chapter]))
  }
  memberships.set(record, read)
  return read
}

function readSources(keys: readonly string[]): Member['sources'] {
  const refs: SourceRef[] = []
  for (const key of keys) {
    const border = key.indexOf(':')
    const source = key.slice(0, border)
    if (isId('src', source)) refs.push({ source, row: Number(key.slice(border + 1)) })
  }
  return refs
}

function readMembership(record: PlainRecord): Membership {
  return {
    role: MEMBERSHIP_ROLES.find((known) => known === record['role']) ?? 'member',
    ...optional('from', textOf(record['from']) || undefined),
    ...optional('until', textOf(record['until']) || undefined),
  }
}
