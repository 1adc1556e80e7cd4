import * as v from 'valibot'
import type { Instant, IsoDate } from '../domain/dates.ts'
import type { ChapterId, RecognitionId, RuleId, SalonId } from '../domain/ids.ts'
import { BADGES, GIVEN_HOWS, RECOGNITION_HOWS, USUAL_RULES } from '../domain/recognition.ts'
import type { Badge, Occasion, RecognitionHow } from '../domain/recognition.ts'
import { CONDITIONS, RECOGNITION_NUMBER_NAMES } from '../domain/recognition-rules.ts'
import type { Condition, RecognitionRule, RecognitionSettings, RuleNames } from '../domain/recognition-rules.ts'
import type { Named } from './guests.ts'
import { chapterId, memberId, recognitionId, ruleId, salonId } from './selection.ts'
import type { WorkedOut } from './value.ts'
import type { Window } from './window.ts'

/** All settings as they should be; a rule without an id is a new one. */
const recognitionDraft = v.object({
  numbers: v.record(v.picklist(RECOGNITION_NUMBER_NAMES), v.number()),
  rules: v.array(
    v.object({
      id: v.optional(v.union([v.picklist(USUAL_RULES), ruleId])),
      on: v.boolean(),
      condition: v.picklist(CONDITIONS),
      at: v.array(v.number()),
      every: v.number(),
      chapter: v.nullable(chapterId),
      badge: v.picklist(BADGES),
      names: v.object({ en: v.string(), 'zh-TW': v.string(), 'zh-CN': v.string() }),
      from: v.string(),
      since: v.string(),
    }),
  ),
})

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
        /** Their own words, where they are others than everybody's. */
        words: v.optional(v.string()),
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
  /** What was reached before a rule is due all the same. */
  'recognition.owe': v.object({
    to: v.array(v.object({ member: memberId, chapter: chapterId, what: v.string() })),
  }),
  'recognition.set': v.object({ draft: recognitionDraft }),
  /** It was not given, not let pass, or not excused after all. */
  'recognition.takeBack': v.object({
    recognitions: v.array(recognitionId),
  }),
} as const

export interface RecognitionResults {
  'recognition.give': { readonly given: readonly RecognitionId[] }
  'recognition.pass': { readonly given: readonly RecognitionId[] }
  'recognition.excuse': { readonly given: readonly RecognitionId[] }
  'recognition.owe': { readonly given: readonly RecognitionId[] }
  /** The rules that are new. */
  'recognition.set': { readonly made: readonly RuleId[] }
  'recognition.takeBack': void
}

const from = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0)
/** At most 500: one message stays under a few milliseconds. */
const size = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500)), 20)
const inChapter = v.optional(v.nullable(chapterId), null)

/** Views of who is owed a word, and who was given one. */
export const RECOGNITION_VIEWS = {
  /** What is due, the longest due first, and what comes within days; or, apart from it, what was reached before its rule. */
  'recognition.due': v.object({
    chapter: inChapter,
    from,
    size,
    part: v.optional(v.picklist(['now', 'earlier']), 'now'),
  }),
  /** The next evenings, and who comes to them and is owed something, or will be there. */
  'recognition.evenings': v.object({ chapter: inChapter }),
  /** What was given and let pass, latest first. */
  'recognition.given': v.object({
    /** Only these, in the order in which they were given. */
    only: v.optional(v.array(recognitionId)),
    chapter: inChapter,
    how: v.optional(v.nullable(v.picklist(RECOGNITION_HOWS)), null),
    member: v.optional(v.nullable(memberId), null),
    /** Given at this instant or later, and before that one. */
    since: v.optional(v.nullable(v.number()), null),
    until: v.optional(v.nullable(v.number()), null),
    from,
    size,
  }),
  /** What one person was given and is owed. */
  'recognition.member': v.object({ member: memberId }),
  /** On whom this month's light falls in a chapter, and on whom it might. */
  'recognition.spotlight': v.object({ chapter: inChapter }),
  'recognition.rules': v.object({}),
  /** What settings that somebody is trying out would make due, and what was reached before them. */
  'recognition.preview': v.object({ draft: recognitionDraft }),
} as const

export interface RecognitionValues {
  'recognition.due': DueView
  'recognition.evenings': EveningsView
  'recognition.given': GivenView
  'recognition.member': MemberRecognitionView
  'recognition.spotlight': SpotlightView
  'recognition.rules': RecognitionRulesView
  'recognition.preview': RecognitionPreview
}

/** What something is for, with what it takes to name it. */
export interface OccasionRow extends Occasion {
  /** As commands name it: `salons:10`. */
  readonly what: string
  /** Null for what no rule makes due, and for a rule that this device does not know. */
  readonly condition: Condition | null
  /** Of a rule of the community; null for a usual one that goes by its own name. */
  readonly names: RuleNames | null
  readonly badge: Badge
}

/** Somebody who is owed a word. */
export interface OwedRow extends Named, OccasionRow {
  /** What tells namesakes apart; '' where there are none. */
  readonly hint: string
  readonly chapter: ChapterId
  readonly day: IsoDate
  /** `there`: it will be reached at the evening that it stands under. */
  readonly state: 'due' | 'ahead' | 'earlier' | 'there'
  /** The next evening that they said yes to. */
  readonly salon: SalonOf | null
}

export interface SalonOf {
  readonly id: SalonId
  readonly theme: string
  readonly start: string
}

export type DueView = WorkedOut<
  Window<OwedRow> & {
    /** What is due, what comes within days, and what was reached before its rule and chosen to be given. */
    readonly counts: { readonly due: number; readonly ahead: number; readonly earlier: number }
  }
>

export type EveningsView = WorkedOut<{
  readonly evenings: readonly (SalonOf & { readonly chapter: ChapterId; readonly rows: readonly OwedRow[] })[]
}>

export interface GivenRow extends Named, OccasionRow {
  readonly recognition: RecognitionId
  readonly chapter: ChapterId
  readonly how: RecognitionHow
  readonly words: string
  readonly at: Instant
  readonly by: string
  readonly salon: SalonOf | null
}

export type GivenView = Window<GivenRow>

export type MemberRecognitionView = WorkedOut<{
  /** Latest first; what was let pass or excused as well. */
  readonly given: readonly GivenRow[]
  readonly owed: readonly OwedRow[]
  /** Where an excused month may be written down. */
  readonly chapters: readonly ChapterId[]
}>

/** Somebody whom the light might fall on, with what they did within a year. */
export interface CandidateRow extends Named {
  readonly chapter: ChapterId
  readonly hint: string
  readonly did: Readonly<Record<'hosted' | 'talks' | 'introductions' | 'ideas' | 'contributions' | 'salons', number>>
  readonly thanked: number
}

export type SpotlightView = WorkedOut<{
  /** `2026-11` */
  readonly month: string
  readonly chosen: readonly GivenRow[]
  readonly candidates: readonly CandidateRow[]
}>

export interface RecognitionRulesView {
  readonly settings: RecognitionSettings
  /** The day from which a rule counts that names none. */
  readonly began: IsoDate
}

export type RecognitionPreview = WorkedOut<{
  /** Only rules that make anything of anybody. */
  readonly rules: readonly RulePreviewRow[]
}>

export interface RulePreviewRow {
  /** Its place in the draft. */
  readonly index: number
  readonly id: RecognitionRule['id'] | null
  readonly added: number
  readonly gone: number
  readonly names: readonly string[]
  /** Reached before the rule and due to nobody; the first of them by age, and the day of the oldest. */
  readonly before: { readonly count: number; readonly oldest: IsoDate | null; readonly rows: readonly OwedRow[] }
}
