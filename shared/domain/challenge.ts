import type { Instant, IsoDate } from './dates.ts'
import type { ChallengeId, ChapterId, JourneyId, MemberId, SeriesId, StepId } from './ids.ts'
import type { Fact } from './ledger.ts'

/** `ritual`: taking part in the evenings of a series, again and again; its steps are those evenings. */
export const CHALLENGE_KINDS = ['challenge', 'ritual'] as const
export type ChallengeKind = (typeof CHALLENGE_KINDS)[number]

/** Something purposeful to do, with a beginning, an end, and a record of who did it. */
export interface Challenge {
  readonly id: ChallengeId
  /** Whose it is; absent: every chapter's. */
  readonly chapter?: ChapterId
  readonly kind: ChallengeKind
  readonly name: string
  /** What it is good for, in a sentence or two. */
  readonly purpose: string
  readonly from: IsoDate
  /** The last day; absent for what has no end. */
  readonly until?: IsoDate
  /** What there is to do, in its order; none for a ritual. */
  readonly steps: readonly ChallengeStep[]
  /** The evenings of a ritual. */
  readonly series?: SeriesId
  /** Of so many evenings in a row one may be missed without ending a streak; 0: none. */
  readonly forgives: number
  /** The season's template that it was made from. */
  readonly template?: string
  /** What came of it, written when it was closed. */
  readonly summary: string
  readonly created: Instant
  readonly closed?: Instant
  readonly archived?: Instant
}

export interface ChallengeStep {
  readonly id: string
  readonly order: number
  readonly text: string
}

/** `excused`: was not there, with a word why; neither counts for a streak nor against it. */
export const STEP_HOW = ['done', 'excused'] as const
export type StepHow = (typeof STEP_HOW)[number]

/** What an evening of a ritual was to somebody; `apart`: before their first. */
export type Presence = 'came' | 'excused' | 'forgiven' | 'missed' | 'apart'

/** That a member did a step of a challenge, or of their first hundred days, on a day. */
export interface StepTaken extends Fact {
  readonly id: StepId
  /** Absent for a step of a member's first hundred days. */
  readonly challenge?: ChallengeId
  /** The id of the step; the salon of a ritual's evening; the name of a step of the first hundred days. */
  readonly step: string
  readonly how: StepHow
  readonly day: IsoDate
  /** '' where nobody said more. */
  readonly word: string
}

/**
 * What was decided about a member's first hundred days: when they began, with whom at their side. The latest that stands
 * counts; where there is none they begin when the member joined.
 */
export interface Journey extends Fact {
  readonly id: JourneyId
  /** Absent: on the day they joined. */
  readonly started?: IsoDate
  readonly companion?: MemberId
  /** Somebody decided that this member needs no accompanying. */
  readonly left: boolean
}

/** A name fills a line of a list; a purpose is read in one go; more steps than that are nobody's challenge. */
export const PURPOSE_LIMIT = 1000
export const STEP_LIMIT = 200
export const STEPS_MOST = 40
/** One missed evening of more than that is not forgiven but forgotten. */
export const FORGIVES_MOST = 52
