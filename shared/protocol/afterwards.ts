import * as v from 'valibot'
import { FEEDBACK_STATES, MET_HOW, TOUCHPOINT_KINDS } from '../domain/afterwards.ts'
import type { FeedbackState, MetHow, TouchpointKind } from '../domain/afterwards.ts'
import type { Headcount } from '../domain/attendance.ts'
import type { ConsentChannel } from '../domain/consent.ts'
import type { Instant } from '../domain/dates.ts'
import type { EveningFigures, EveningPicture, EveningTiers } from '../domain/evening-report.ts'
import type { Caller, FollowUpReason } from '../domain/follow-up.ts'
import type { ChapterId, FeedbackId, MeetingId, MemberId, ReviewId, SalonId, TouchpointId } from '../domain/ids.ts'
import { PAID_BY } from '../domain/money.ts'
import type { Salon } from '../domain/salon.ts'
import type { Named } from './guests.ts'
import { line } from './planning.ts'
import type { MoneyView } from './planning.ts'
import { chapterId, language, feedbackId, meetingId, memberId, reviewId, salonId, touchpointId } from './selection.ts'

const groupThatMet: v.GenericSchema<GroupThatMet> = v.object({
  members: v.pipe(v.array(memberId), v.maxLength(200)),
  how: v.picklist(MET_HOW),
})

/** One sheet of feedback as somebody filled it in; what is empty was left empty. */
const feedbackSheet = v.object({
  rating: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))), null),
  keep: v.optional(v.string(), ''),
  idea: v.optional(v.string(), ''),
  complaint: v.optional(v.string(), ''),
  /** Null where it was given without a name. */
  member: v.optional(v.nullable(memberId), null),
})

export const AFTERWARDS_COMMANDS = {
  /** Says that somebody went through the evening afterwards, or that there is more to be done. */
  'salon.close': v.object({ salon: salonId, closed: v.optional(v.boolean(), true) }),
  /** Everybody who still owes the fee has paid all of it, in one way. */
  'salon.settle': v.object({ salon: salonId, how: v.picklist(PAID_BY) }),
  /** The talk online after the salon. Questions not named any more go. */
  'salon.talk': v.object({
    salon: salonId,
    set: v.partial(
      v.object({
        topic: v.string(),
        link: v.string(),
        outcome: v.string(),
        questions: v.pipe(
          v.array(v.object({ id: line, text: v.string(), answered: v.optional(v.boolean(), false) })),
          v.maxLength(500),
        ),
      }),
    ),
  }),
  /** Records who met at a salon, all groups in one step. A group that is recorded already is not recorded again. */
  'meeting.record': v.object({
    salon: salonId,
    groups: v.pipe(v.array(groupThatMet), v.minLength(1), v.maxLength(500)),
  }),
  /** Who really met; with fewer than two nobody did, and the meeting is taken back. */
  'meeting.correct': v.object({ meeting: meetingId, members: v.pipe(v.array(memberId), v.maxLength(200)) }),
  /**
   * Two members were introduced to each other: at a salon, or elsewhere, which is written on the pages of a chapter.
   * `introducer` is the member who did it, null where an organizer did or nobody remembers.
   */
  'meeting.introduce': v.object({
    at: v.union([salonId, chapterId]),
    a: memberId,
    b: memberId,
    introducer: v.optional(v.nullable(memberId), null),
  }),
  'meeting.takeBack': v.object({ meeting: meetingId }),
  /** Somebody was heard from. `from` is the member who got in touch; `salon` the evening it followed up on. */
  'touchpoint.add': v.object({
    member: memberId,
    chapter: chapterId,
    kind: v.picklist(TOUCHPOINT_KINDS),
    text: v.optional(v.string(), ''),
    from: v.optional(v.nullable(memberId), null),
    salon: v.optional(v.nullable(salonId), null),
  }),
  'touchpoint.takeBack': v.object({ touchpoint: touchpointId }),
  /** Nobody gets in touch with a guest after this evening. */
  'followUp.skip': v.object({ salon: salonId, member: memberId, reason: v.optional(v.string(), '') }),
  /** Somebody should get in touch after all. */
  'followUp.resume': v.object({ salon: salonId, member: memberId }),
  /** Keeps what guests said of an evening, sheet by sheet, all in one step; empty sheets are left out. */
  'review.add': v.object({ salon: salonId, sheets: v.pipe(v.array(feedbackSheet), v.minLength(1), v.maxLength(500)) }),
  'review.takeBack': v.object({ review: reviewId }),
  /** An idea or complaint that somebody told, at a salon or elsewhere. */
  'feedback.add': v.object({
    chapter: chapterId,
    kind: v.picklist(['idea', 'complaint']),
    text: v.string(),
    salon: v.optional(v.nullable(salonId), null),
    member: v.optional(v.nullable(memberId), null),
  }),
  'feedback.state': v.object({
    feedback: feedbackId,
    state: v.picklist(FEEDBACK_STATES),
    /** Why it was declined, or what was answered. */
    text: v.optional(v.string(), ''),
  }),
  'feedback.takeBack': v.object({ feedback: feedbackId }),
} as const

export interface AfterwardsResults {
  'salon.close': void
  'salon.settle': { readonly guests: number }
  'salon.talk': void
  'meeting.record': { readonly recorded: number }
  'meeting.correct': void
  'meeting.introduce': { readonly meeting: MeetingId }
  'meeting.takeBack': void
  'touchpoint.add': { readonly touchpoint: TouchpointId }
  'touchpoint.takeBack': void
  'followUp.skip': void
  'followUp.resume': void
  'review.add': { readonly sheets: number }
  'review.takeBack': void
  'feedback.add': { readonly feedback: FeedbackId }
  'feedback.state': void
  'feedback.takeBack': void
}

export const AFTERWARDS_VIEWS = {
  /** What is gone through when a salon is closed. */
  closing: v.object({ salon: salonId }),
  /** Whom to get in touch with after a salon. */
  followUps: v.object({
    salon: salonId,
    /** The language of whoever writes, for members of whom none is known. */
    sender: v.optional(language, 'en'),
  }),
  /** The salons after which somebody still waits to hear something, earliest due first. */
  openFollowUps: v.object({}),
  /** What was said of a salon, or the ideas and complaints of a chapter. */
  feedback: v.object({ about: v.union([salonId, chapterId]) }),
  /** When somebody was heard from, latest first. */
  touchpoints: v.object({ member: memberId }),
  /** Whom somebody was introduced to, and whom they introduced to each other; latest first. */
  introductions: v.object({ member: memberId }),
  /** A salon that is over, on one page. */
  report: v.object({ salon: salonId }),
} as const

export interface AfterwardsValues {
  closing: ClosingView | null
  followUps: FollowUpsView | null
  openFollowUps: readonly OpenFollowUps[]
  feedback: FeedbackView
  touchpoints: readonly TouchpointRow[]
  introductions: readonly IntroductionRow[]
  report: ReportView | null
}

/** What is gone through when an evening is closed, besides its guest list. */
export interface ClosingView {
  readonly salon: Salon
  readonly count: Headcount
  /** Who met, as it was recorded: tables, then pairs, each earliest first. */
  readonly met: readonly MeetingRow[]
  /** Who is taken to have met while no table is recorded: the tables, or a guess where nobody was seated. */
  readonly proposed: readonly {
    readonly table: string
    readonly isGuess: boolean
    readonly members: readonly Named[]
  }[]
  /** Came, and are in no recorded meeting. */
  readonly loose: readonly Named[]
  /** Who came without having been asked. */
  readonly walkIns: readonly WalkInRow[]
  readonly money: MoneyView
}

export interface MeetingRow {
  readonly meeting: MeetingId
  readonly members: readonly Named[]
  readonly how: MetHow
  /** Who introduced them to each other, where that is known. */
  readonly introducer: Named | null
}

/** People who were introduced to each other. */
export interface IntroductionRow extends Omit<MeetingRow, 'how'> {
  /** Where it was; null elsewhere than at a salon. */
  readonly salon: { readonly id: SalonId; readonly theme: string } | null
  readonly at: Instant
  /** What became of it; null for more than two. */
  readonly outcome: IntroductionOutcome | null
}

/** `fresh`: too early to say. `held`: the two were together again, `again` times. `faded`: they were not. */
export interface IntroductionOutcome {
  readonly state: 'fresh' | 'held' | 'faded'
  readonly again: number
  /** How warm their tie is now; null where nothing is left of it. */
  readonly level: 'strong' | 'warm' | 'faint' | null
}

export interface WalkInRow extends Named {
  readonly phone: string
  /** Others on the roster who may be the same person wait in the review. */
  readonly namesake: boolean
  readonly before: number
}

/** Whom to get in touch with after one evening, the most urgent first. */
export interface FollowUpsView {
  readonly salon: SalonId
  readonly theme: string
  readonly chapter: ChapterId
  /** By when they should have heard something, and when nobody waits for it any more. */
  readonly due: Instant
  readonly until: Instant
  readonly rows: readonly FollowUpRow[]
  /** There would be something to say to so many more, who withdrew consent to being contacted. */
  readonly refused: number
}

export interface FollowUpRow extends Named {
  readonly reading: string
  readonly hint: string
  /** The first one is what to begin with. */
  readonly reasons: readonly FollowUpReason<Named>[]
  readonly caller: Caller<Named> | null
  /** What could be said, in the member's language: by the organizer here, and by the caller, who is not named as somebody else. */
  readonly words: { readonly ours: string; readonly callers: string }
  /** Ways of reaching them that are known and not withdrawn. */
  readonly channels: readonly ConsentChannel[]
  readonly state:
    | { readonly kind: 'open' }
    | {
        readonly kind: 'done'
        readonly touchpoint: TouchpointId
        readonly text: string
        readonly at: Instant
        readonly by: string
      }
    | { readonly kind: 'passedOver'; readonly reason: string; readonly by: string }
}

/** An evening of the last two weeks after which somebody still waits to hear something. */
export interface OpenFollowUps {
  readonly salon: SalonId
  readonly theme: string
  readonly chapter: ChapterId
  readonly due: Instant
  readonly open: number
}

/** What guests said, of one salon or in one chapter. */
export interface FeedbackView {
  /** Of a salon, latest first; empty for a chapter. */
  readonly reviews: readonly ReviewRow[]
  /** Those that wait for the next step first, latest first among them. */
  readonly ideas: readonly FeedbackRow[]
}

export interface ReviewRow {
  readonly id: ReviewId
  readonly rating: number | null
  readonly keep: string
  /** Null where it was given without a name. */
  readonly member: Named | null
  readonly at: Instant
}

export interface FeedbackRow {
  readonly id: FeedbackId
  readonly kind: 'idea' | 'complaint'
  readonly text: string
  readonly salon: { readonly id: SalonId; readonly theme: string } | null
  readonly member: Named | null
  readonly state: FeedbackState
  readonly at: Instant
  readonly by: string
}

export interface TouchpointRow {
  readonly id: TouchpointId
  readonly kind: TouchpointKind
  readonly text: string
  /** The member who got in touch, where it was one. */
  readonly from: Named | null
  readonly salon: { readonly id: SalonId; readonly theme: string } | null
  readonly at: Instant
  readonly by: string
  readonly mine: boolean
}

/** One evening on one page. Nobody in it has a name but those who held it. */
export interface ReportView {
  readonly salon: Salon
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly community: string
  readonly chapter: string
  readonly hosts: readonly string[]
  readonly figures: EveningFigures
  /** Null while it is being worked out; the view is answered again then. `unknown` where that failed. */
  readonly tiers: EveningTiers | 'unknown' | null
  readonly money: Pick<MoneyView, 'currency' | 'outcome' | 'open'>
  /** In their own words, without who said it: first what should stay, then ideas. */
  readonly said: readonly string[]
  readonly picture: EveningPicture
}

/** People who met, for a command. */
export interface GroupThatMet {
  readonly members: MemberId[]
  readonly how: MetHow
}
