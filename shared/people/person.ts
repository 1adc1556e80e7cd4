import { strictestOf } from '../domain/consent.ts'
import type { Consent, ConsentKey, Consents } from '../domain/consent.ts'
import type { ChapterId, MemberId } from '../domain/ids.ts'
import { MEMBER_FIELDS, MEMBERSHIP_ROLES } from '../domain/member.ts'
import type { Member, MemberField, Membership, SourceRef } from '../domain/member.ts'
import type { Told, ToldFields } from '../domain/told.ts'
import { fold } from '../text/fold.ts'
import { NOTHING_SAID } from './part.ts'
import { foldCopies } from './copies.ts'
import type { Part, Said } from './part.ts'
import { prevail } from './prevail.ts'
import { sameValue } from './same-value.ts'
import { latestTold } from './told.ts'
import { unitedMembership } from './united-membership.ts'

/** A person made of several records. */
export interface Person {
  /** As shown; its id is that of the oldest record. */
  readonly member: Member
  /** Oldest first. */
  readonly parts: readonly Part[]
  /** Values of the records beside the one that counts. */
  readonly also: Readonly<Partial<Record<MemberField, readonly PartValue[]>>>
  /** Fields of which two organizers said different things before they knew of each other's merge. */
  readonly disputes: Readonly<Partial<Record<MemberField, readonly PartValue[]>>>
}

export interface PartValue {
  /** The record that has the value, or in which it was said. */
  readonly part: MemberId
  readonly value: string
}

/**
 * What several records say as one person. Rules, field by field:
 *
 * - What an organizer said of the person counts first, then a value that was picked, then what the person themself said
 *   (`Told`), the latest of it; else that of the oldest record that has one. Family name, given name and reading come from the record whose name counts.
 * - Two telephone numbers and two e-mail addresses are kept in their two places before one has to give way.
 * - Labels are united, notes follow one another (what was said of a person stands for the notes of those records that
 *   were the person then), the earliest day of joining counts, and of two birthdays the one with
 *   a year.
 * - Somebody is a member of every chapter that any record belongs to: from the earliest day, in the highest role, and
 *   still so while any record says so.
 * - Where consents differ, the refusal counts; also where a consent was said of the person before the record with the
 *   refusal became part of it.
 * - A person is archived when all records are.
 * - Of what organizers of several chapters said, the latest counts (`prevail`), and a record with copies in other
 *   chapters is one record (`foldCopies`).
 *
 * The result does not depend on the order in which the records are given.
 */
export function personOf(records: readonly Part[]): Person {
  const ordered = [...records].sort(byAge)
  const { parts, disputes: disputed } = foldCopies(prevail(ordered))
  const [first] = parts
  if (!first) throw new RangeError('a person has at least one record')
  const also: Partial<Record<MemberField, readonly PartValue[]>> = {}
  const disputes: Partial<Record<MemberField, readonly PartValue[]>> = {}
  for (const { field, values } of disputed) disputes[field] = values
  const fields: Partial<Record<MemberField, string>> = {}
  const owns = parts.map(({ own }) => own)
  const name = chosen(parts, 'name', disputes) || latestTold(owns, 'name')?.value || usual('name', parts)
  fields.name = name
  const namesakes = parts.filter(({ own }) => own.name === name)
  const named = namesakes.length > 0 ? namesakes : parts.filter(({ own }) => fold(own.name) === fold(name))
  for (const field of MEMBER_FIELDS) {
    if (field === 'name' || SECONDS.has(field)) continue
    const second = TWINS[field]
    if (second) fillTwins(parts, field, second, fields, disputes)
    else {
      const from = NAME_PARTS.has(field) ? named : parts
      const value = chosen(parts, field, disputes) ?? latestTold(owns, field)?.value ?? usual(field, from)
      if (value !== '') fields[field] = value
    }
  }
  for (const field of MEMBER_FIELDS) {
    if (parts.every(({ own }) => own[field] === undefined)) continue
    const others = othersOf(parts, field, fields)
    if (others.length > 0) also[field] = others
  }
  const archived = archivedOf(parts)
  const told = toldAbout(owns, fields)
  const member: Member = {
    ...fields,
    id: first.own.id,
    name,
    tags: labelsOf(parts, 'tags'),
    interests: labelsOf(parts, 'interests'),
    notes: notesOf(parts),
    memberships: membershipsOf(parts),
    consents: consentsOf(parts),
    sources: sourcesOf(parts),
    created: first.own.created,
    ...(archived !== undefined && { archived }),
    ...(Object.keys(told).length > 0 && { told }),
  }
  return { member, parts: ordered, also, disputes }
}

/** Orders records as all devices do. */
export function byAge(a: Part, b: Part): number {
  return a.own.created - b.own.created || (a.own.id < b.own.id ? -1 : 1)
}

/** Fields with a second place of their own. */
const TWINS: Readonly<Partial<Record<MemberField, MemberField>>> = { phone: 'phone2', email: 'email2' }
const SECONDS: ReadonlySet<MemberField> = new Set(['phone2', 'email2'])
const NAME_PARTS: ReadonlySet<MemberField> = new Set(['family', 'given', 'reading'])

/** What was said or picked; null where nothing was. What two organizers said differently goes to `disputes`. */
function chosen(
  parts: readonly Part[],
  field: MemberField,
  disputes: Partial<Record<MemberField, readonly PartValue[]>>,
): string | null {
  const values: PartValue[] = []
  for (const { own, said } of parts) {
    const value = said?.fields[field] ?? picked(parts, said?.picks[field], field)
    if (value !== undefined && !values.some((known) => sameValue(field, known.value, value)))
      values.push({ part: own.id, value })
  }
  if (values.length > 1) disputes[field] = values
  return values[0]?.value ?? null
}

function picked(parts: readonly Part[], pick: MemberId | undefined, field: MemberField): string | undefined {
  return pick === undefined ? undefined : parts.find(({ own }) => own.id === pick)?.own[field]
}

function usual(field: MemberField, from: readonly Part[]): string {
  const values = from.map(({ own }) => own[field] ?? '').filter((value) => value !== '')
  if (field === 'joined') return values.toSorted()[0] ?? ''
  if (field === 'birthday') return values.find((value) => !value.startsWith('--')) ?? values[0] ?? ''
  return values[0] ?? ''
}

/** What the person said of what stands there in the end: an organizer's word on a merged person may be theirs, too. */
function toldAbout(records: readonly Member[], fields: Readonly<Partial<Record<MemberField, string>>>): ToldFields {
  const told: Partial<Record<MemberField, Told>> = {}
  for (const field of MEMBER_FIELDS)
    for (const { told: words } of records) {
      const one = words?.[field]
      const known = told[field]
      if (one && sameValue(field, one.value, fields[field] ?? '') && (!known || known.on < one.on)) told[field] = one
    }
  return told
}

/** The two places of a telephone number or an e-mail address, filled from all the records have. */
function fillTwins(
  parts: readonly Part[],
  field: MemberField,
  second: MemberField,
  fields: Partial<Record<MemberField, string>>,
  disputes: Partial<Record<MemberField, readonly PartValue[]>>,
): void {
  const all: string[] = []
  for (const { own } of parts) {
    for (const value of [own[field], own[second]]) {
      if (value && !all.some((known) => sameValue(field, known, value))) all.push(value)
    }
  }
  const [oldest = ''] = all
  const owns = parts.map(({ own }) => own)
  const told = latestTold(owns, field)
  const first = told?.value || oldest
  const main = chosen(parts, field, disputes) ?? told?.value ?? oldest
  // A value that nobody had replaces the first one and leaves the second where it is.
  const isNew = !all.some((value) => sameValue(field, value, main))
  const rest = all.filter((value) => !sameValue(field, value, isNew ? first : main))
  const other = chosen(parts, second, disputes) ?? latestTold(owns, second)?.value ?? rest[0] ?? ''
  if (main !== '') fields[field] = main
  if (other !== '') fields[second] = other
}

function othersOf(
  parts: readonly Part[],
  field: MemberField,
  fields: Readonly<Partial<Record<MemberField, string>>>,
): PartValue[] {
  const main = field === 'phone2' ? 'phone' : field === 'email2' ? 'email' : field
  const shown = [fields[main], fields[TWINS[main] ?? main]]
  const others: PartValue[] = []
  for (const { own } of parts) {
    const value = own[field]
    if (!value || shown.some((known) => known !== undefined && isShown(field, known, value))) continue
    if (!others.some((known) => sameValue(field, known.value, value))) others.push({ part: own.id, value })
  }
  return others
}

/** Another way of writing a name is worth keeping, another way of writing a number is not. */
function isShown(field: MemberField, shown: string, value: string): boolean {
  return field === 'name' ? shown === value : sameValue(field, shown, value)
}

function saids(parts: readonly Part[]): Said[] {
  return parts.map(({ said }) => said ?? NOTHING_SAID)
}

function labelsOf(parts: readonly Part[], kind: 'tags' | 'interests'): readonly string[] {
  const said = saids(parts).map((each) => each[kind])
  const labels = new Set(parts.flatMap(({ own }) => own[kind]))
  for (const each of said) for (const label of Object.keys(each)) labels.add(label)
  return [...labels].filter((label) => {
    const words = said.flatMap((each) => (Object.hasOwn(each, label) ? (each[label] ?? []) : []))
    return words.length === 0 || words.includes(true)
  })
}

function notesOf(parts: readonly Part[]): string {
  const said = saids(parts).flatMap(({ notes }) => (notes === undefined ? [] : [notes]))
  const noted = new Set(saids(parts).flatMap((each) => each.noted))
  const others = parts.filter(({ own }) => !noted.has(own.id)).map(({ own }) => own.notes)
  return [...new Set([...said, ...others].map((note) => note.trim()))].filter((note) => note !== '').join('\n')
}

function membershipsOf(parts: readonly Part[]): Member['memberships'] {
  const merged: Partial<Record<ChapterId, Membership>> = {}
  const chapters = new Set(
    parts.flatMap(({ own, said }) => [...Object.keys(own.memberships), ...Object.keys(said?.memberships ?? {})]),
  )
  for (const chapter of chapters as Set<ChapterId>) {
    const own = parts.flatMap((part) => part.own.memberships[chapter] ?? [])
    let membership = unitedMembership(own)
    for (const said of saids(parts)) membership = withSaid(membership, said.memberships[chapter] ?? {})
    merged[chapter] = membership
  }
  return merged
}

function withSaid(membership: Membership, said: Readonly<Record<string, string>>): Membership {
  const role = MEMBERSHIP_ROLES.find((known) => known === said['role']) ?? membership.role
  const from = said['from'] ?? membership.from
  const until = said['until'] ?? membership.until
  return { role, ...(from && { from }), ...(until && { until }) }
}

function consentsOf(parts: readonly Part[]): Consents {
  const merged: Partial<Record<ConsentKey, Consent>> = {}
  const keys = new Set(
    parts.flatMap(({ own, said }) => [...Object.keys(own.consents), ...Object.keys(said?.consents ?? {})]),
  )
  for (const key of keys as Set<ConsentKey>) {
    const said = saids(parts).flatMap((each) => each.consents[key] ?? [])
    const known = new Set(saids(parts).flatMap((each) => each.consented[key] ?? []))
    const others = parts.flatMap(({ own }) => (known.has(own.id) ? [] : (own.consents[key] ?? [])))
    const words = [...said, ...others]
    const strictest = strictestOf(words)
    if (strictest) merged[key] = strictest
  }
  return merged
}

function sourcesOf(parts: readonly Part[]): SourceRef[] {
  const known = new Map<string, SourceRef>()
  for (const { own } of parts) for (const ref of own.sources) known.set(`${ref.source}:${ref.row}`, ref)
  return [...known.values()]
}

function archivedOf(parts: readonly Part[]): number | undefined {
  const said = saids(parts).flatMap(({ archived }) => (archived === undefined ? [] : [archived]))
  if (said.length > 0) return said.includes(0) ? undefined : Math.min(...said)
  const archived = parts.flatMap(({ own }) => own.archived ?? [])
  return archived.length === parts.length ? Math.max(...archived) : undefined
}
