import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import type {
  ChapterId,
  CommunityId,
  DeviceId,
  FeedbackId,
  MemberId,
  OrganizerId,
  SalonId,
  SegmentId,
  SeriesId,
  SourceId,
  TemplateId,
  VenueId,
} from '../domain/ids.ts'
import type { FeedbackState } from '../domain/afterwards.ts'
import type { Overdrawn } from './points.ts'
import { chapterId, feedbackId, memberId, range, salonId } from './selection.ts'
import type { Window } from './window.ts'

const settlement: v.GenericSchema<Settlement> = v.variant('kind', [
  v.object({ kind: v.literal('field'), record: v.string(), field: v.string(), choice: v.string() }),
  v.object({ kind: v.literal('people'), a: memberId, b: memberId, choice: v.picklist(['same', 'apart']) }),
  v.object({ kind: v.literal('idea'), feedback: feedbackId, choice: v.string() }),
  v.object({
    kind: v.literal('points'),
    member: memberId,
    chapter: chapterId,
    choice: v.string(),
    reason: v.string(),
  }),
  v.object({ kind: v.literal('overbooked'), salon: salonId, choice: v.picklist(['seats', 'wait', 'leave']) }),
])

export const DECISION_COMMANDS = {
  /** Settles a field that has two values. `record` is the id of a member, a salon or whatever else the decision names. */
  'decision.settle': v.object({ record: v.string(), field: v.string(), choice: v.string() }),
  /** Settles many decisions in one step; what is no longer open as it was listed is left alone. */
  'decision.settleAll': v.object({ items: v.pipe(v.array(settlement), v.minLength(1)) }),
} as const

export interface DecisionResults {
  'decision.settle': void
  'decision.settleAll': { readonly settled: number; readonly passed: number }
}

export const DECISION_VIEWS = {
  /** Fields that have two values, over-booked salons, people of whom two things are said; all, or those of one group. */
  decisions: v.object({ group: v.optional(v.nullable(v.string())), range }),
} as const

export interface DecisionValues {
  decisions: DecisionsView
}

/** What was chosen in one decision, of the kinds that `Decision` has. */
export type Settlement =
  | { readonly kind: 'field'; readonly record: string; readonly field: string; readonly choice: string }
  | { readonly kind: 'people'; readonly a: MemberId; readonly b: MemberId; readonly choice: 'same' | 'apart' }
  | { readonly kind: 'idea'; readonly feedback: FeedbackId; readonly choice: string }
  /** The line that is taken back, or `give`: they are given what they lack. */
  | {
      readonly kind: 'points'
      readonly member: MemberId
      readonly chapter: ChapterId
      readonly choice: string
      readonly reason: string
    }
  /** As many seats as guests, the last on the waitlist, or as it is until the numbers change. */
  | { readonly kind: 'overbooked'; readonly salon: SalonId; readonly choice: 'seats' | 'wait' | 'leave' }

/** What waits for a person: `rows` in the order in which to go through them, the latest last word first. */
export interface DecisionsView extends Window<Decision> {
  /** Decisions that are alike, the largest group of a kind first; of everything, whatever group was asked for. */
  readonly groups: readonly DecisionGroup[]
  /** Everything that waits, whatever group was asked for. */
  readonly all: number
  /** Whose words stand against each other in what was asked for: one's own, then the one with most. */
  readonly sides: readonly DecisionSide[]
}

/** Decisions that are alike and can be settled in one go. A decision may be in several groups. */
export type DecisionGroup = {
  /** Names the group in the view. */
  readonly key: string
  readonly count: number
} & (
  | { readonly kind: 'people' | 'overbooked' | 'idea' | 'points' | 'archived' }
  /** One field of one kind of record; as `fieldOf` writes it, of the first of them. */
  | { readonly kind: 'field'; readonly field: string; readonly recordKind: DecidedRecord }
  /** Values that were written on the same devices. */
  | { readonly kind: 'devices'; readonly devices: readonly DecisionSide[] }
)

/** Somebody, on one of their devices, whose word is among the choices of `count` decisions. */
export interface DecisionSide {
  /** Null where it is not known which device a value was written on. */
  readonly device: DeviceId | null
  readonly deviceName: string
  readonly by: string
  readonly mine: boolean
  readonly count: number
}

/** What kind of record a decision between two values is about. */
export type DecidedRecord =
  | 'member'
  | 'salon'
  | 'venue'
  | 'template'
  | 'challenge'
  | 'segment'
  | 'export'
  | 'chapter'
  | 'organizer'
  | 'device'
  | 'series'
  | 'source'
  | 'community'

/** Something two organizers decided differently; `choices` are what to pick from. */
export type Decision =
  | {
      readonly kind: 'field'
      readonly record:
        | MemberId
        | SalonId
        | VenueId
        | TemplateId
        | SegmentId
        | ChapterId
        | OrganizerId
        | DeviceId
        | SeriesId
        | SourceId
        | CommunityId
      readonly recordKind: DecidedRecord
      readonly name: string
      /** A field as `fieldOf` writes it. */
      readonly field: string
      /** In order of time; two at least. */
      readonly choices: readonly Choice[]
      /** The member, or chapter, is archived. */
      readonly archived: boolean
    }
  | {
      /** One organizer says that two are one person, another that they are not; until this is settled they stay apart. */
      readonly kind: 'people'
      readonly a: { readonly id: MemberId; readonly name: string }
      readonly b: { readonly id: MemberId; readonly name: string }
      readonly same: Saying
      readonly apart: Saying
    }
  | {
      /** Organizers moved an idea on without knowing of each other; the latest counts until this is settled. */
      readonly kind: 'idea'
      readonly feedback: FeedbackId
      readonly text: string
      readonly choices: readonly (Choice & { readonly value: FeedbackState; readonly reason: string })[]
    }
  /** Somebody spent more points than they have. */
  | ({ readonly kind: 'points' } & Overdrawn)
  | {
      readonly kind: 'overbooked'
      readonly salon: SalonId
      readonly name: string
      readonly start: Instant
      readonly zone: string
      readonly capacity: number
      readonly going: number
      /** Who would wait if the seats stay as they are: the last who said yes and have not arrived, the very last first. */
      readonly last: readonly { readonly id: MemberId; readonly name: string }[]
    }

/** Who said something, on which device, and when. */
export interface Saying {
  readonly by: string
  readonly mine: boolean
  /** Null, and '', where it is not known. */
  readonly device: DeviceId | null
  readonly deviceName: string
  readonly at: Instant
}

export interface Choice extends Saying {
  /** Names this value in `decision.settle`. */
  readonly id: string
  /** A membership as a whole is `role/from/until`. */
  readonly value: string
}
