import * as v from 'valibot'
import { TOUCHPOINT_KINDS } from '../domain/afterwards.ts'
import type { FeedbackState } from '../domain/afterwards.ts'
import type { Instant } from '../domain/dates.ts'
import type { ChapterId, EntryId, FeedbackId, SalonId } from '../domain/ids.ts'
import type { Named } from './guests.ts'
import { chapterId, feedbackId, memberId, salonId } from './selection.ts'

const MOST_VOTES = 500

/** What is done about ideas and complaints on their board; they are written down and moved by the commands of `afterwards.ts`. */
export const IDEA_COMMANDS = {
  /** What was answered; one that was only heard is answered by it. */
  'feedback.answer': v.object({ feedback: feedbackId, text: v.string() }),
  /** Members who are for it; whoever was already is counted once. */
  'feedback.vote': v.object({
    feedback: feedbackId,
    members: v.pipe(v.array(memberId), v.minLength(1), v.maxLength(MOST_VOTES)),
  }),
  'feedback.withdrawVote': v.object({ feedback: feedbackId, member: memberId }),
  /** Whoever it came from was thanked: a touchpoint and the move in one step. */
  'feedback.thank': v.object({
    feedback: feedbackId,
    kind: v.picklist(TOUCHPOINT_KINDS),
    text: v.optional(v.string(), ''),
  }),
  /** Puts it on the run sheet of a salon to come, under a title. */
  'feedback.announce': v.object({ feedback: feedbackId, salon: salonId, title: v.string() }),
} as const

export interface IdeaResults {
  'feedback.answer': void
  /** How many votes are new. */
  'feedback.vote': { readonly added: number }
  'feedback.withdrawVote': void
  'feedback.thank': void
  'feedback.announce': void
}

export const IDEA_VIEWS = {
  /** The board: of a chapter or of all, of one kind or of both, `text` in what was said, by whom and where; at most `most` a state. */
  ideas: v.object({
    chapter: v.optional(v.nullable(chapterId), null),
    kind: v.optional(v.nullable(v.picklist(['idea', 'complaint'])), null),
    text: v.optional(v.string(), ''),
    most: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000)),
  }),
  /** One of them, with the next salon at which it can be announced; null for what is not there. */
  idea: v.object({ feedback: feedbackId }),
  /** What somebody said, by whichever of their records. */
  ideasOf: v.object({ member: memberId }),
} as const

export interface IdeaValues {
  ideas: IdeasView
  idea: { readonly idea: IdeaRow; readonly next: SalonRef | null } | null
  ideasOf: readonly IdeaRow[]
}

export interface IdeasView {
  /** A column a state; most wanted first, then latest. */
  readonly columns: readonly {
    readonly state: FeedbackState
    readonly total: number
    readonly rows: readonly IdeaRow[]
  }[]
  /** How many there are at all, whatever was asked for. */
  readonly all: number
}

export interface SalonRef {
  readonly id: SalonId
  readonly theme: string
  readonly start: Instant
  readonly zone: string
}

export interface IdeaRow {
  readonly id: FeedbackId
  readonly chapter: ChapterId
  readonly kind: 'idea' | 'complaint'
  readonly text: string
  /** Null where it was said without a name. */
  readonly member: Named | null
  readonly salon: { readonly id: SalonId; readonly theme: string } | null
  readonly at: Instant
  readonly by: string
  readonly state: FeedbackState
  /** How it came to where it stands, oldest first. */
  readonly moves: readonly MoveRow[]
  /** States that organizers moved it to without knowing of each other; empty where they agree. */
  readonly rivals: readonly MoveRow[]
  /** What was answered, oldest first. */
  readonly answers: readonly { readonly text: string; readonly at: Instant; readonly by: string }[]
  readonly votes: readonly Named[]
  /** Where it stands, or stood, on a run sheet; the latest of them. Null for nowhere. */
  readonly announced: (SalonRef & { readonly isOver: boolean }) | null
  /** Of the first idea of its member that was taken up: whether that was recognised. Null for any other. */
  readonly recognition: 'due' | 'given' | null
  /** Points that were given for it by hand. */
  readonly points: number
}

export interface MoveRow {
  readonly id: EntryId
  readonly state: FeedbackState
  readonly text: string
  readonly at: Instant
  readonly by: string
}
