import * as v from 'valibot'
import type { RsvpStatus } from '../domain/attendance.ts'
import type { ConsentChannel } from '../domain/consent.ts'
import type { LeftOutReason } from '../domain/contact-rules.ts'
import type { Instant } from '../domain/dates.ts'
import type { ChapterId, MemberId, SalonId, SourceId } from '../domain/ids.ts'
import { MEMBERSHIP_ROLES, MEMBER_FIELDS } from '../domain/member.ts'
import type { Member } from '../domain/member.ts'
import type { Source } from '../domain/source.ts'
import { TOLD_WAYS } from '../domain/told.ts'
import type { Decision } from './decisions.ts'
import { chapterId, isoDay, language, memberId, memberQuery, memberSelection, range } from './selection.ts'
import type { Window } from './window.ts'

const fields = v.partial(v.object(fieldEntries()))

export const MEMBER_COMMANDS = {
  'member.create': v.object({
    fields,
    chapter: chapterId,
    tags: v.optional(v.array(v.string()), []),
    interests: v.optional(v.array(v.string()), []),
    notes: v.optional(v.string(), ''),
  }),
  /** Sets single-valued fields; an empty string clears one. Also how a decision between two values is settled. */
  'member.set': v.object({ member: memberId, fields }),
  /** What somebody said is to stand in a field of theirs, when and how; '' for nothing. Null takes back that they said so. */
  'member.told': v.object({
    member: memberId,
    field: v.picklist(MEMBER_FIELDS),
    told: v.nullable(v.object({ value: v.string(), on: isoDay, how: v.picklist(TOLD_WAYS) })),
  }),
  'member.notes': v.object({ member: memberId, notes: v.string() }),
  /** Adds and removes labels; works on one member or on everyone a query finds. */
  'member.label': v.object({
    who: memberSelection,
    kind: v.picklist(['tags', 'interests']),
    add: v.optional(v.array(v.string()), []),
    remove: v.optional(v.array(v.string()), []),
  }),
  'member.archive': v.object({ who: memberSelection, archived: v.boolean() }),
  'member.join': v.object({
    member: memberId,
    chapter: chapterId,
    role: v.optional(v.picklist(MEMBERSHIP_ROLES), 'member'),
    from: v.optional(v.string()),
    until: v.optional(v.string()),
  }),
  'member.leave': v.object({ member: memberId, chapter: chapterId }),
} as const

export interface MemberResults {
  'member.create': { readonly member: MemberId }
  'member.set': void
  'member.told': void
  'member.notes': void
  'member.label': { readonly changed: number }
  'member.archive': { readonly changed: number }
  'member.join': void
  'member.leave': void
}

export const MEMBER_VIEWS = {
  members: v.object({ query: memberQuery, range }),
  member: v.object({ member: memberId, language }),
} as const

export interface MemberValues {
  members: Window<MemberRow>
  member: MemberView | null
}

/** A member as a table row. `reading` is the pinyin with tone marks for a Chinese name, else ''. */
export interface MemberRow {
  readonly id: MemberId
  readonly name: string
  readonly reading: string
  /** True where another active member has the same name; then `hint` tells them apart (birth year, last digits). */
  readonly namesake: boolean
  readonly hint: string
  readonly chapters: readonly ChapterId[]
  readonly phone: string
  readonly email: string
  readonly city: string
  readonly tags: readonly string[]
  readonly interests: readonly string[]
  readonly joined: string
  readonly archived: boolean
  readonly undecided: boolean
  readonly salons: number
  readonly lastSalon: Instant | null
  /** Why they are left alone; null for who is not. */
  readonly leftOut: LeftOutReason | null
  /** Of who is left alone, the channels they withdrew consent for; empty for everybody else. */
  readonly withdrawn: readonly ConsentChannel[]
  /** The chapter's last eight salons, oldest first: came or not. */
  readonly rhythm: readonly boolean[]
}

export interface MemberView {
  readonly member: Member
  /** Why they may not be contacted at all; null for who may. */
  readonly leftOut: LeftOutReason | null
  readonly reading: string
  readonly undecided: readonly Decision[]
  readonly salons: readonly {
    readonly salon: SalonId
    readonly theme: string
    readonly chapter: ChapterId
    readonly start: Instant
    readonly zone: string
    readonly status: RsvpStatus | null
    readonly arrived: boolean
    readonly walkIn: boolean
  }[]
  readonly attended: number
  readonly rhythm: readonly boolean[]
  /** The rows this member came from, as they stood in the file. */
  readonly origins: readonly {
    readonly source: Source
    readonly row: number
    readonly cells: readonly string[] | null
  }[]
  /** The records that were merged into this person, oldest first; empty for somebody who was never merged. */
  readonly parts: readonly MemberPart[]
  /** Values beside the one that counts, per field. */
  readonly also: readonly {
    readonly field: string
    readonly values: readonly { readonly value: string; readonly part: MemberId }[]
  }[]
  /** What was added while this record was one person with others, after they were taken apart; waits to be assigned. */
  readonly added: readonly AddedItem[]
}

/** One of the records that make up a merged person, with its own values. */
export interface MemberPart {
  readonly member: Member
  readonly sources: readonly { readonly id: SourceId; readonly name: string; readonly row: number }[]
}

export interface AddedItem {
  /** Names the item in `people.assign`. */
  readonly item: string
  readonly kind: 'field' | 'label' | 'notes' | 'membership' | 'consent' | 'archived' | 'evening'
  /** A field as `fieldOf` writes it; '' for an evening. */
  readonly field: string
  readonly value: string
  readonly at: Instant | null
  /** Who it may belong to, the record itself first. */
  readonly candidates: readonly { readonly id: MemberId; readonly name: string }[]
}

function fieldEntries(): Record<(typeof MEMBER_FIELDS)[number], v.StringSchema<undefined>> {
  return Object.fromEntries(MEMBER_FIELDS.map((field) => [field, v.string()])) as Record<
    (typeof MEMBER_FIELDS)[number],
    v.StringSchema<undefined>
  >
}
