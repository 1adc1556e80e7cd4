import type { RsvpStatus } from '../domain/attendance.ts'
import type { MemberId } from '../domain/ids.ts'

/** Answers copied from a chat: what was read, and whom it is about. */
export interface PastedAnswersView {
  readonly rows: readonly PastedAnswer[]
  /** Lines in which no answer was found. */
  readonly passed: readonly string[]
}

export interface PastedAnswer {
  /** The line as it was written. */
  readonly text: string
  readonly name: string
  readonly status: 'going' | 'maybe' | 'declined'
  readonly companions: number
  readonly remark: string
  /** `sure`: one person is called so. `choose`: several are, or some are called alike. `nobody`: nobody is. */
  readonly match: 'sure' | 'choose' | 'nobody'
  /** Who it may be, the likeliest first; at most eight. */
  readonly candidates: readonly AnswerCandidate[]
}

export interface AnswerCandidate {
  readonly member: MemberId
  readonly name: string
  /** Tells namesakes apart; '' where nobody here has the same name. */
  readonly hint: string
  /** Their answer so far; null for who is no guest yet. */
  readonly status: RsvpStatus | null
}

/** One answer to be recorded; `member` null is somebody who is not on the roster yet and comes in under `name`. */
export interface AnswerToRecord {
  readonly member: MemberId | null
  readonly name: string
  readonly status: 'going' | 'maybe' | 'declined'
  readonly companions: number
  readonly remark: string
}
