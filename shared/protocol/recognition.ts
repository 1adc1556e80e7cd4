import * as v from 'valibot'
import type { RecognitionId } from '../domain/ids.ts'
import { BADGES, GIVEN_HOWS } from '../domain/recognition.ts'
import { chapterId, memberId, recognitionId, salonId } from './selection.ts'

/** Commands that write down who was seen, and for what. */
export const RECOGNITION_COMMANDS = {
  /**
   * Somebody was thanked, or several at once, for `what` (`salons:10`, as `occasionKey` writes it); whoever already was for
   * the same is left as they are.
   */
  'recognition.give': v.object({
    to: v.array(
      v.object({
        member: memberId,
        chapter: chapterId,
        what: v.string(),
        badge: v.optional(v.nullable(v.picklist(BADGES)), null),
      }),
    ),
    how: v.picklist(GIVEN_HOWS),
    words: v.optional(v.string(), ''),
    /** The evening at which it was done. */
    salon: v.optional(v.nullable(salonId), null),
  }),
  /** It is left out of the queue everywhere, for a reason. */
  'recognition.pass': v.object({
    to: v.array(v.object({ member: memberId, chapter: chapterId, what: v.string() })),
    reason: v.string(),
  }),
  /** A month, `2026-11`, without a salon that breaks nobody's streak. */
  'recognition.excuse': v.object({ member: memberId, chapter: chapterId, month: v.string(), reason: v.string() }),
  /** It was not given, not let pass, or not excused after all. */
  'recognition.takeBack': v.object({
    recognitions: v.array(recognitionId),
  }),
} as const

export interface RecognitionResults {
  'recognition.give': { readonly given: readonly RecognitionId[] }
  'recognition.pass': { readonly given: readonly RecognitionId[] }
  'recognition.excuse': { readonly given: readonly RecognitionId[] }
  'recognition.takeBack': void
}
