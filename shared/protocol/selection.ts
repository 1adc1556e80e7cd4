import * as v from 'valibot'
import { RISKS, SCORES, STAGES, TIERS, VALUE_BASES } from '../domain/value.ts'
import { chapterId, memberId, segmentId, sourceId } from './record-ids.ts'
import { segmentTree } from './segment-tree.ts'

/** Schemas that several messages share. Everything that crosses a thread is parsed by one of these. */
export * from './record-ids.ts'

/** `2026-11-28` */
export const isoDay = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/))

export const LANGUAGES = ['en', 'zh-TW', 'zh-CN'] as const
export const language = v.picklist(LANGUAGES)
/** The languages of the interface; sorting follows them (pinyin for zh-CN, strokes for zh-TW). */
export type Language = (typeof LANGUAGES)[number]

export const MEMBER_SORTS = ['name', 'phone', 'email', 'city', 'joined', 'created', 'lastSalon', 'salons'] as const

/** Members of a chapter by what they are to it; every part that is given narrows it. */
export const valueFilter = v.object({
  chapter: chapterId,
  tier: v.optional(v.picklist(TIERS)),
  stage: v.optional(v.picklist(STAGES)),
  risk: v.optional(v.picklist(RISKS)),
  /** One field of a grid. */
  field: v.optional(
    v.object({ basis: v.picklist(VALUE_BASES), recency: v.picklist(SCORES), frequency: v.picklist(SCORES) }),
  ),
})

/** Which members, in what order: the same value filters the table, a bulk command and an export. */
export const memberQuery = v.object({
  text: v.optional(v.string(), ''),
  chapter: v.optional(chapterId),
  tags: v.optional(v.array(v.string()), []),
  interests: v.optional(v.array(v.string()), []),
  /** Only members that are this to a chapter. */
  value: v.optional(valueFilter),
  status: v.optional(v.picklist(['active', 'archived', 'all']), 'active'),
  /** Only members whom a segment finds: a saved one, or one that is being made. */
  segment: v.optional(v.union([segmentId, segmentTree])),
  /** Only members that came, at least in part, from this imported roster. */
  source: v.optional(sourceId),
  /** Only members that still wait for a decision between two values. */
  undecided: v.optional(v.boolean(), false),
  sort: v.optional(v.object({ by: v.picklist(MEMBER_SORTS), descending: v.optional(v.boolean(), false) }), {
    by: 'name',
    descending: false,
  }),
  language: v.optional(language, 'en'),
})
export type MemberQueryInput = v.InferInput<typeof memberQuery>
export type MemberQuery = v.InferOutput<typeof memberQuery>

/** A slice of a list: rows `from` to `from + count`. */
export const range = v.object({
  from: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** At most 500: about four screens of the smallest rows, so one message stays under a few milliseconds. */
  count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500)),
})
export type Range = v.InferOutput<typeof range>

/** Members named one by one, or everyone a query finds. */
export const memberSelection = v.variant('kind', [
  v.object({ kind: v.literal('ids'), ids: v.array(memberId) }),
  v.object({ kind: v.literal('query'), query: memberQuery, except: v.optional(v.array(memberId), []) }),
])
export type MemberSelection = v.InferInput<typeof memberSelection>
