import type { Consents } from './consent.ts'
import type { Instant, IsoDate } from './dates.ts'
import type { ChapterId, MemberId, SourceId } from './ids.ts'
import type { ToldFields } from './told.ts'

/** The single-valued fields of a member, all short text; the order is the order on screen and in exports. */
export const MEMBER_FIELDS = [
  'name',
  'family',
  'given',
  'reading',
  'nickname',
  'phone',
  'phone2',
  'email',
  'email2',
  'line',
  'wechat',
  'birthday',
  'gender',
  'language',
  'city',
  'address',
  'organization',
  'occupation',
  'number',
  'joined',
] as const
export type MemberField = (typeof MEMBER_FIELDS)[number]

export const MEMBERSHIP_ROLES = ['member', 'leader', 'helper', 'guest'] as const
export type MembershipRole = (typeof MEMBERSHIP_ROLES)[number]

/** A person's place in one chapter. */
export interface Membership {
  readonly role: MembershipRole
  readonly from?: IsoDate
  readonly until?: IsoDate
}

/** A row of an imported roster that a member came from; `row` counts from 0 and does not count the header. */
export interface SourceRef {
  readonly source: SourceId
  readonly row: number
}

/** A person on the roster, of any tier. `name` is never empty; dates in fields are `IsoDate`, the birthday a `PartialDate`. */
export interface Member extends Readonly<Partial<Record<Exclude<MemberField, 'name'>, string>>> {
  readonly id: MemberId
  readonly name: string
  readonly tags: readonly string[]
  readonly interests: readonly string[]
  readonly notes: string
  readonly memberships: Readonly<Partial<Record<ChapterId, Membership>>>
  readonly consents: Consents
  readonly sources: readonly SourceRef[]
  /** What the person themself said of fields; `toldOf` tells whether it still stands. A screen is shown what does. */
  readonly told?: ToldFields
  readonly created: Instant
  readonly archived?: Instant
}

/** Longest accepted values, in UTF-16 units: a name fills a badge, a field a line, notes a few pages. */
export const NAME_LIMIT = 120
export const FIELD_LIMIT = 500
export const NOTES_LIMIT = 50_000
export const LABEL_LIMIT = 60
