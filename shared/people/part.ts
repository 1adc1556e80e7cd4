import type { ConsentKey, Consent, Consents } from '../domain/consent.ts'
import type { Instant } from '../domain/dates.ts'
import type { ChapterId, MemberId } from '../domain/ids.ts'
import type { Member, MemberField } from '../domain/member.ts'
import type { Revision } from './revision.ts'

/**
 * One record of a person as a page keeps it: its own values, and what was said of the person while the record stood
 * for several. Somebody who was never merged is one part and nothing was said.
 */
export interface Part {
  readonly own: Member
  /** Kept in the person's first record; counts only while the record is one of several. */
  readonly said?: Said
  /** Taken out with the roster it came from. */
  readonly left?: Leaving
  /** The record it was copied from when its person joined another chapter. The two are one, kept in two places. */
  readonly copyOf?: MemberId
  /** What was known when a value of a record with copies was written, by the value's path as `fieldOf` joins it. */
  readonly revisions?: Readonly<Record<string, Revision>>
  /** The chapter on whose page it is kept; absent where that makes no difference. */
  readonly home?: ChapterId
  /** A walk-in that a door's page keeps: a name, to which nothing more is ever written there. */
  readonly atDoor?: true
  /** The person has records that are not on this machine: those of a chapter that it may not have. */
  readonly elsewhere?: true
}

/** Values of a merged person that an organizer gave the person and none of the records. */
export interface Said {
  /** '' where the field was emptied. */
  readonly fields: Readonly<Partial<Record<MemberField, string>>>
  /** Whose value counts. */
  readonly picks: Readonly<Partial<Record<MemberField, MemberId>>>
  readonly notes?: string
  /** Records whose own notes the notes above stand for; those of a record that was merged later follow them. */
  readonly noted: readonly MemberId[]
  /** True for a label that was added, false for one that was removed. */
  readonly tags: Readonly<Record<string, boolean>>
  readonly interests: Readonly<Record<string, boolean>>
  /** Values by key; '' where a date was taken away. */
  readonly memberships: Readonly<Partial<Record<ChapterId, Readonly<Record<string, string>>>>>
  readonly consents: Readonly<Partial<Record<ConsentKey, Consent>>>
  /** Records whose own consents the ones above stand for; a refusal of a record that was merged later counts. */
  readonly consented: Readonly<Partial<Record<ConsentKey, readonly MemberId[]>>>
  /** When the person was archived; 0 where they were brought back. */
  readonly archived?: Instant
  /** What was known when something was said, by `revisionKey`; absent while the person has records of one chapter only. */
  readonly revisions: Readonly<Record<string, Revision>>
  /** Whom it was said of, by `revisionKey`: it counts only while that record is one of the person's. */
  readonly of: Readonly<Record<string, MemberId>>
}

/** How a record stood when the roster it came from was taken back. Edited since, here or elsewhere, it stays. */
export interface Leaving {
  readonly at: Instant
  readonly print: string
}

export const NOTHING_SAID: Said = {
  fields: {},
  picks: {},
  noted: [],
  tags: {},
  interests: {},
  memberships: {},
  consents: {},
  consented: {},
  revisions: {},
  of: {},
}

/**
 * A short sign of a record's own values and rows, the same on every device: whether anybody edited it, or a newer roster goes
 * on with it, can be told without asking its history. Two FNV-1a hashes of 32 bits over the values in a fixed order; not a secret and not a checksum.
 * http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function printOf(own: Member): string {
  const { id: _id, created: _created, consents, ...others } = own
  const values = { ...others, consents: plainly(consents) }
  let first = FNV_OFFSET
  let second = ~FNV_OFFSET
  const text = stable(values)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    first = Math.imul(first ^ unit, FNV_PRIME)
    second = Math.imul(second ^ unit, FNV_PRIME)
  }
  return `${(first >>> 0).toString(36)}-${(second >>> 0).toString(36)}`
}

/** Consents without the note that they came with a roster, which records of earlier imports lack. */
function plainly(consents: Consents): Consents {
  return Object.fromEntries(
    Object.entries(consents).map(([key, { source, ...consent }]) => [
      key,
      source === undefined || source === 'roster' ? consent : { ...consent, source },
    ]),
  )
}

/** Whether a record has left with its roster: taken out, and not touched since. */
export function hasLeft({ own, said, left }: Part): boolean {
  return left !== undefined && !said && left.print === printOf(own)
}

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** JSON with keys in order, without what is empty. */
function stable(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(stable).sort().join()}]`
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && !isEmpty(inner))
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${key}:${stable(inner)}`)
    .join()}}`
}

function isEmpty(value: unknown): boolean {
  if (value === '') return true
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
