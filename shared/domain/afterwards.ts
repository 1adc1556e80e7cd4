import type { Instant } from './dates.ts'
import type { IdeaStep } from './idea.ts'
import type { ChapterId, FeedbackId, MeetingId, MemberId, OrganizerId, ReviewId, SalonId, TouchpointId } from './ids.ts'

/**
 * How it is known that people met. `table`: they sat together and nobody said otherwise. `seen`: somebody saw or heard that
 * they met. `introduced`: somebody introduced them to each other.
 */
export const MET_HOW = ['table', 'seen', 'introduced'] as const
export type MetHow = (typeof MET_HOW)[number]

/** People who met, at one table, in one talk or because somebody introduced them; ties grow from it. */
export interface Meeting {
  readonly id: MeetingId
  /** Where it was; absent for people who were introduced to each other elsewhere. */
  readonly salon?: SalonId
  /** Two or more. */
  readonly members: readonly MemberId[]
  readonly how: MetHow
  /** The member who introduced them to each other, where that is known. */
  readonly introducer?: MemberId
  readonly at: Instant
  readonly by: OrganizerId
  readonly voided?: Instant
}

/** What one guest said of a salon, on the door laptop or on paper. */
export interface Review {
  readonly id: ReviewId
  readonly salon: SalonId
  /** Absent where it was given without a name. */
  readonly member?: MemberId
  /** From 1 to 5; absent where only words were given. */
  readonly rating?: number
  /** What should stay as it was. */
  readonly keep: string
  readonly at: Instant
  readonly by: OrganizerId
  readonly voided?: Instant
}

/** The states of an idea or complaint: from heard to thanked in their order, or declined with a reason. */
export const FEEDBACK_STATES = ['heard', 'answered', 'adopted', 'thanked', 'declined'] as const
export type FeedbackState = (typeof FEEDBACK_STATES)[number]

/** An idea or complaint on the board where members shape what the community does. */
export interface Feedback {
  readonly id: FeedbackId
  readonly chapter: ChapterId
  readonly kind: 'idea' | 'complaint'
  readonly text: string
  readonly salon?: SalonId
  readonly member?: MemberId
  readonly state: FeedbackState
  /** What was done about it; `state` follows from them. */
  readonly steps: readonly IdeaStep[]
  readonly at: Instant
  readonly by: OrganizerId
  readonly voided?: Instant
}

export const TOUCHPOINT_KINDS = ['call', 'message', 'meeting', 'letter'] as const
export type TouchpointKind = (typeof TOUCHPOINT_KINDS)[number]

/** One recorded contact with a member. */
export interface Touchpoint {
  readonly id: TouchpointId
  readonly chapter: ChapterId
  readonly member: MemberId
  readonly kind: TouchpointKind
  readonly text: string
  /** The member who made the contact, where it was one; otherwise the organizer who recorded it did. */
  readonly from?: MemberId
  /** The salon that it followed up on. */
  readonly salon?: SalonId
  readonly at: Instant
  readonly by: OrganizerId
  readonly voided?: Instant
}
