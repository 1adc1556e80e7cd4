import * as v from 'valibot'
import type { RsvpStatus } from '../domain/attendance.ts'
import type { MemberId } from '../domain/ids.ts'
import { memberId, salonId } from './selection.ts'

const pastedAnswer: v.GenericSchema<AnswerToRecord> = v.object({
  member: v.nullable(memberId),
  name: v.string(),
  status: v.picklist(['going', 'maybe', 'declined']),
  companions: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50)),
  remark: v.pipe(v.string(), v.maxLength(500)),
})

export const PASTED_ANSWER_COMMANDS = {
  /** Records answers that were read from a chat, one after the other; nobody's where one of them cannot be. */
  'salon.recordAnswers': v.object({
    salon: salonId,
    answers: v.pipe(v.array(pastedAnswer), v.minLength(1), v.maxLength(1000)),
  }),
} as const

export interface PastedAnswerResults {
  'salon.recordAnswers': {
    readonly recorded: number
    /** New members among them. */
    readonly added: number
    readonly waitlisted: number
  }
}

export const PASTED_ANSWER_VIEWS = {
  /** Answers read from text that was copied out of a chat, and whom they are about. */
  pastedAnswers: v.object({ salon: salonId, text: v.pipe(v.string(), v.maxLength(100_000)) }),
} as const

export interface PastedAnswerValues {
  pastedAnswers: PastedAnswersView | null
}

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
  /** They withdrew consent to being contacted; an answer of their own is recorded all the same. */
  readonly refuses: boolean
}

/** One answer to be recorded; `member` null is somebody who is not on the roster yet and comes in under `name`. */
export interface AnswerToRecord {
  readonly member: MemberId | null
  readonly name: string
  readonly status: 'going' | 'maybe' | 'declined'
  readonly companions: number
  readonly remark: string
}
