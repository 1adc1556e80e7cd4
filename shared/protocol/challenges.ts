import * as v from 'valibot'
import { CHALLENGE_KINDS } from '../domain/challenge.ts'
import type { Challenge, ChallengeStep, Presence } from '../domain/challenge.ts'
import type { Instant, IsoDate, LocalDateTime } from '../domain/dates.ts'
import type { ChallengeId, ChapterId, SalonId, StepId } from '../domain/ids.ts'
import type { Named } from './guests.ts'
import { challengeId, chapterId, memberId, range, salonId, seriesId, stepId } from './selection.ts'
import type { Window } from './window.ts'

const what = {
  name: v.string(),
  purpose: v.string(),
  from: v.string(),
  until: v.nullable(v.string()),
  /** In their order; a line without an id is a new one. */
  steps: v.array(v.object({ id: v.optional(v.string()), text: v.string() })),
  /** Of a ritual. */
  series: v.nullable(seriesId),
  forgives: v.number(),
}

/** Commands about challenges and rituals, and about who did what for them. Days are ISO dates. */
export const CHALLENGE_COMMANDS = {
  /** Without a chapter it is every chapter's. */
  'challenge.create': v.object({
    ...what,
    kind: v.picklist(CHALLENGE_KINDS),
    chapter: v.nullable(chapterId),
    template: v.optional(v.nullable(v.string()), null),
  }),
  'challenge.update': v.object({ challenge: challengeId, set: v.partial(v.object(what)) }),
  /** It is over, with what came of it; closing it again changes the words. */
  'challenge.close': v.object({ challenge: challengeId, summary: v.string() }),
  'challenge.reopen': v.object({ challenge: challengeId }),
  'challenge.delete': v.object({ challenge: challengeId }),
  /** Somebody did a step: one, many, or with `salon` everybody who came there. Who had done it before is left as they are. */
  'step.take': v.object({
    challenge: challengeId,
    step: v.string(),
    day: v.string(),
    members: v.optional(v.array(memberId), []),
    salon: v.optional(v.nullable(salonId), null),
  }),
  /** Somebody could not be at an evening of a ritual, and here is why. */
  'step.excuse': v.object({ challenge: challengeId, salon: salonId, member: memberId, word: v.string() }),
  'step.takeBack': v.object({ step: stepId }),
} as const

export interface ChallengeResults {
  'challenge.create': { readonly challenge: ChallengeId }
  'challenge.update': void
  'challenge.close': void
  'challenge.reopen': void
  'challenge.delete': void
  /** So many did it now, and so many had already. */
  'step.take': { readonly taken: number; readonly already: number }
  'step.excuse': { readonly step: StepId }
  'step.takeBack': void
}

export const CHALLENGE_VIEWS = {
  /** Of a chapter, with those that are every chapter's; without one of all. */
  challenges: v.object({ chapter: v.optional(v.nullable(chapterId), null) }),
  /** One, with who took part: those furthest on first. */
  challenge: v.object({ challenge: challengeId, range }),
  /** What somebody took part in. */
  memberChallenges: v.object({ member: memberId }),
} as const

export interface ChallengeValues {
  challenges: readonly ChallengeRow[]
  challenge: ChallengeView | null
  memberChallenges: readonly MemberChallengeRow[]
}

/** `coming` before its first day, `over` after its last, until somebody closes it. */
export type ChallengeState = 'coming' | 'running' | 'over' | 'closed'

export interface ChallengeRow extends Pick<Challenge, 'id' | 'kind' | 'name' | 'purpose' | 'from'> {
  /** Null for every chapter's. */
  readonly chapter: ChapterId | null
  readonly until: IsoDate | null
  readonly state: ChallengeState
  /** The season's template that it was made from. */
  readonly template: string | null
  /** Of a ritual. */
  readonly series: string | null
  /** Steps, or evenings so far. */
  readonly length: number
  readonly people: number
  /** Who did all steps; in a ritual, who has a streak of two and more. */
  readonly finished: number
}

export interface ChallengeView {
  readonly row: ChallengeRow
  readonly challenge: Challenge
  /** Steps with how many did them; none for a ritual. */
  readonly steps: readonly (ChallengeStep & { readonly people: number })[]
  readonly people: Window<ParticipantRow>
}

export interface ParticipantRow extends Named {
  /** By step of a challenge. */
  readonly taken: Readonly<Record<string, Taken>>
  /** The day on which the last step was done; null where some are open. */
  readonly finished: IsoDate | null
  /** In a ritual. */
  readonly streak: StreakRow | null
}

export interface Taken {
  readonly id: StepId
  readonly day: IsoDate
  readonly by: string
  readonly at: Instant
}

export interface StreakRow {
  readonly now: number
  readonly longest: number
  readonly came: number
  /** The latest, oldest first; in a ritual of every chapter, those of the chapter where the streak is. */
  readonly evenings: readonly EveningRow[]
}

export interface EveningRow {
  readonly salon: SalonId
  readonly start: LocalDateTime
  readonly theme: string
  readonly presence: Presence
  /** Why somebody was not there, where it was written down. */
  readonly excuse: { readonly id: StepId; readonly word: string } | null
}

export interface MemberChallengeRow extends ChallengeRow {
  /** Steps done, or evenings come to. */
  readonly done: number
  readonly isFinished: boolean
  readonly streak: Pick<StreakRow, 'now' | 'longest'> | null
}
