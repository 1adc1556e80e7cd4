import type { Consent, ConsentKey } from '../domain/consent.ts'
import { strictestOf } from '../domain/consent.ts'
import { fieldOf } from '../domain/field-path.ts'
import type { ChapterId, MemberId } from '../domain/ids.ts'
import { MEMBER_FIELDS } from '../domain/member.ts'
import type { Member, MemberField, Membership } from '../domain/member.ts'
import type { Told } from '../domain/told.ts'
import type { Part } from './part.ts'
import { standing } from './revision.ts'
import { sameValue } from './same-value.ts'
import { unitedMembership } from './united-membership.ts'

/** A value that somebody wrote into one of a record's copies without knowing of another one. */
export interface Disputed {
  readonly field: MemberField
  readonly values: readonly { readonly part: MemberId; readonly value: string }[]
}

export interface Folded {
  /** As many records as before: one of each set says what all of them say, the others nothing. */
  readonly parts: readonly Part[]
  readonly disputes: readonly Disputed[]
}

/**
 * A record and its copies on pages of other chapters as the one record they are. Value by value the latest counts, as the
 * revisions tell; where two were written without knowing of each other, labels and notes are united, the refusal of two
 * consents counts, and a field is disputed. A record is archived where the latest word says so.
 */
export function foldCopies(parts: readonly Part[]): Folded {
  if (parts.every(({ copyOf }) => copyOf === undefined)) return { parts, disputes: [] }
  const sets = new Map<MemberId, Part[]>()
  for (const part of parts) {
    const root = part.copyOf ?? part.own.id
    sets.set(root, [...(sets.get(root) ?? []), part])
  }
  const folded = new Map<Part, Member>()
  const disputes: Disputed[] = []
  for (const [root, copies] of sets) {
    const base = copies.find(({ own }) => own.id === root) ?? copies[0]
    if (!base || copies.length < 2) continue
    const whole = fold(base, [base, ...copies.filter((copy) => copy !== base)], disputes)
    for (const copy of copies) folded.set(copy, copy === base ? whole : silent(copy.own, whole))
  }
  return { parts: parts.map((part) => ({ ...part, own: folded.get(part) ?? part.own })), disputes }
}

function fold(base: Part, copies: readonly Part[], disputes: Disputed[]): Member {
  const said: Partial<Record<MemberField, string>> = {}
  for (const field of MEMBER_FIELDS) {
    const counting = latest(copies, [field])
    const value = counting[0]?.own[field]
    if (value) said[field] = value
    const values = counting.map(({ own }) => ({ part: own.id, value: own[field] ?? '' }))
    const different = values.filter(
      (one, index) => values.findIndex((other) => sameValue(field, one.value, other.value)) === index,
    )
    if (different.length > 1) disputes.push({ field, values: different })
  }
  const { id, name, created } = base.own
  const archived = archivedOf(latest(copies, ['archived']))
  return {
    ...said,
    id,
    name: said.name ?? name,
    tags: labelsOf(copies, 'tags'),
    interests: labelsOf(copies, 'interests'),
    notes: notesOf(latest(copies, ['notes'])),
    memberships: membershipsOf(copies),
    consents: consentsOf(copies),
    sources: copies.flatMap(({ own }) => own.sources),
    ...toldIn(copies),
    created,
    ...(archived !== undefined && { archived }),
  }
}

/** Whatever was told of each field; what does not fit the value that counts says nothing. */
function toldIn(copies: readonly Part[]): Pick<Member, 'told'> {
  const told: Partial<Record<MemberField, Told>> = {}
  for (const field of MEMBER_FIELDS)
    for (const { own } of latest(copies, [`told/${field}`])) {
      const one = own.told?.[field]
      if (one) told[field] = one
    }
  return Object.keys(told).length === 0 ? {} : { told }
}

/** A copy whose values another one tells. */
function silent({ id, created }: Member, { archived }: Member): Member {
  return {
    id,
    name: '',
    tags: [],
    interests: [],
    notes: '',
    memberships: {},
    consents: {},
    sources: [],
    created,
    ...(archived !== undefined && { archived }),
  }
}

/** The copies whose word on one value counts, the record they were made from first. */
function latest(copies: readonly Part[], path: readonly string[]): readonly Part[] {
  const key = fieldOf(path)
  const words = copies.map((part) => ({ part, place: part.home ?? '', revision: part.revisions?.[key] ?? {} }))
  // Notes are not copied: what was written before the copy was made, its chapter has not seen.
  if (key === 'notes') return standing(words, true).map(({ part }) => part)
  // Where nobody wrote since, a copy has what the whole person showed, not what its record says by itself.
  const isUntouched = path[0] !== 'memberships' && copies.every((part) => part.revisions?.[key] === undefined)
  return isUntouched ? copies.slice(0, 1) : standing(words).map(({ part }) => part)
}

function archivedOf(counting: readonly Part[]): number | undefined {
  const archived = counting.flatMap(({ own }) => own.archived ?? [])
  return archived.length === counting.length ? Math.min(...archived) : undefined
}

function labelsOf(copies: readonly Part[], kind: 'tags' | 'interests'): string[] {
  const labels = new Set(copies.flatMap(({ own }) => own[kind]))
  return [...labels].filter((label) => latest(copies, [kind, label]).some(({ own }) => own[kind].includes(label)))
}

function notesOf(counting: readonly Part[]): string {
  return [...new Set(counting.map(({ own }) => own.notes))].filter((notes) => notes.trim() !== '').join('\n')
}

function membershipsOf(copies: readonly Part[]): Member['memberships'] {
  const chapters = new Set(copies.flatMap(({ own }) => Object.keys(own.memberships) as ChapterId[]))
  const memberships: Partial<Record<ChapterId, Membership>> = {}
  for (const chapter of chapters) {
    const known = copies.filter(({ own }) => own.memberships[chapter])
    const words = (key: keyof Membership) =>
      latest(known, ['memberships', chapter, key]).flatMap(({ own }) => own.memberships[chapter] ?? [])
    const { role } = unitedMembership(words('role'))
    const { from } = unitedMembership(words('from'))
    const { until } = unitedMembership(words('until'))
    memberships[chapter] = { role, ...(from && { from }), ...(until && { until }) }
  }
  return memberships
}

function consentsOf(copies: readonly Part[]): Member['consents'] {
  const keys = new Set(copies.flatMap(({ own }) => Object.keys(own.consents) as ConsentKey[]))
  const consents: Partial<Record<ConsentKey, Consent>> = {}
  for (const key of keys) {
    const strictest = strictestOf(latest(copies, [`consent/${key}`]).flatMap(({ own }) => own.consents[key] ?? []))
    if (strictest) consents[key] = strictest
  }
  return consents
}
