import type { FeedbackState, MetHow, TouchpointKind } from '../domain/afterwards.ts'
import type { Headcount } from '../domain/attendance.ts'
import type { ConsentChannel } from '../domain/consent.ts'
import type { Instant } from '../domain/dates.ts'
import type { EveningFigures, EveningPicture } from '../domain/evening-report.ts'
import type { Caller, FollowUpReason } from '../domain/follow-up.ts'
import type {
  ChapterId,
  EntryId,
  FeedbackId,
  MeetingId,
  MemberId,
  ReviewId,
  SalonId,
  TouchpointId,
} from '../domain/ids.ts'
import type { Money, PaidBy } from '../domain/money.ts'
import type { Salon } from '../domain/salon.ts'
import type { Named } from './guests.ts'

/** What is gone through when an evening is closed, besides its guest list. */
export interface ClosingView {
  readonly salon: Salon
  readonly count: Headcount
  /** Who met, as it was recorded; earliest first. */
  readonly met: readonly MeetingRow[]
  /** Who is taken to have met while nothing is recorded: the tables, or a guess where nobody was seated. */
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
}

export interface WalkInRow extends Named {
  readonly phone: string
  /** Others on the roster who may be the same person wait in the review. */
  readonly namesake: boolean
  readonly before: number
}

/** Amounts in the smallest unit of `currency`. */
export interface MoneyView {
  readonly currency: string | null
  readonly fee: number | null
  readonly cost: number
  readonly income: number
  readonly estimated: number
  readonly fees: number
  readonly otherFees: readonly Money[]
  readonly balance: number
  readonly perHead: number | null
  readonly owing: readonly (Named & { readonly due: number; readonly paid: number })[]
  /** Who paid, and how; latest first. */
  readonly paid: readonly (Named & Money & { readonly entry: EntryId; readonly how: PaidBy })[]
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
  /** The member's language, as it stands on the roster; '' where it does not. */
  readonly language: string
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
  readonly money: Pick<MoneyView, 'currency' | 'cost' | 'estimated' | 'perHead' | 'balance'>
  /** In their own words, without who said it: first what should stay, then ideas. */
  readonly said: readonly string[]
  readonly picture: EveningPicture
}

/** People who met, for a command. */
export interface GroupThatMet {
  readonly members: MemberId[]
  readonly how: MetHow
}
