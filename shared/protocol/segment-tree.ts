import * as v from 'valibot'
import { CONSENT_CHANNELS, CONSENT_PURPOSES, CONSENT_STATES, STANDING_FACTS } from '../domain/consent.ts'
import { MEMBERSHIP_ROLES, MEMBER_FIELDS } from '../domain/member.ts'
import type { MemberField } from '../domain/member.ts'
import {
  DEEDS,
  EVENING_DEEDS,
  RECORD_DAYS,
  SCORE_PARTS,
  SEGMENT_CONDITIONS,
  SEGMENT_DEPTH,
  SEGMENT_VALUES,
  TEXT_TESTS,
} from '../domain/segment.ts'
import type { Condition, ConditionKind, Segment, TextField } from '../domain/segment.ts'
import { RISKS, STAGES, TIERS, VALUE_BASES } from '../domain/value.ts'
import { chapterId, challengeId, memberId, salonId, segmentId, seriesId, sourceId } from './record-ids.ts'

const day = v.pipe(v.string(), v.isoDate())
const text = v.pipe(v.string(), v.maxLength(500))
const texts = v.pipe(v.array(text), v.maxLength(SEGMENT_VALUES))
const number = v.pipe(v.number(), v.finite(), v.minValue(-1e12), v.maxValue(1e12))
/** A hundred years; more is nobody's question. */
const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(36_525))
const bounds = v.object({ least: v.exactOptional(number), most: v.exactOptional(number) })

const when = v.variant('kind', [
  v.object({ kind: v.literal('last'), days }),
  v.object({ kind: v.literal('earlier'), days }),
  v.object({ kind: v.literal('between'), from: v.exactOptional(day), until: v.exactOptional(day) }),
])

const evenings = v.object({
  salon: v.exactOptional(salonId),
  series: v.exactOptional(seriesId),
  chapter: v.exactOptional(chapterId),
  interest: v.exactOptional(text),
  theme: v.exactOptional(text),
})

/** What it takes to say something of every kind; a kind that is missing here is missed by the type. */
const CONDITIONS = {
  field: v.object({
    kind: v.literal('field'),
    field: v.picklist(MEMBER_FIELDS.filter(isTextField)),
    test: v.picklist(TEXT_TESTS),
    values: texts,
  }),
  search: v.object({ kind: v.literal('search'), text }),
  day: v.object({ kind: v.literal('day'), of: v.picklist(RECORD_DAYS), when }),
  birthday: v.variant('test', [
    v.object({ kind: v.literal('birthday'), test: v.literal('filled') }),
    v.object({
      kind: v.literal('birthday'),
      test: v.literal('months'),
      months: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))), v.maxLength(12)),
    }),
    v.object({ kind: v.literal('birthday'), test: v.literal('next'), days }),
  ]),
  age: v.object({ kind: v.literal('age'), years: bounds }),
  label: v.object({ kind: v.literal('label'), of: v.picklist(['tags', 'interests']), labels: texts }),
  chapter: v.object({
    kind: v.literal('chapter'),
    chapters: v.pipe(v.array(chapterId), v.maxLength(SEGMENT_VALUES)),
    role: v.exactOptional(v.picklist(MEMBERSHIP_ROLES)),
    since: v.exactOptional(when),
    left: v.exactOptional(v.literal(true)),
  }),
  consent: v.object({
    kind: v.literal('consent'),
    purpose: v.picklist(CONSENT_PURPOSES),
    channel: v.picklist(CONSENT_CHANNELS),
    state: v.picklist([...CONSENT_STATES, 'unsaid']),
  }),
  reach: v.object({
    kind: v.literal('reach'),
    purpose: v.picklist(CONSENT_PURPOSES),
    channel: v.picklist(CONSENT_CHANNELS),
  }),
  standing: v.object({ kind: v.literal('standing'), fact: v.picklist(STANDING_FACTS) }),
  archived: v.object({ kind: v.literal('archived') }),
  roster: v.object({ kind: v.literal('roster'), source: sourceId }),
  evening: v.object({
    kind: v.literal('evening'),
    did: v.picklist([...EVENING_DEEDS, 'going', 'maybe', 'declined', 'waitlisted']),
    which: evenings,
    times: bounds,
    when: v.exactOptional(when),
  }),
  deed: v.object({ kind: v.literal('deed'), deed: v.picklist(DEEDS), times: bounds, when: v.exactOptional(when) }),
  spent: v.object({ kind: v.literal('spent'), amount: bounds, when: v.exactOptional(when) }),
  tie: v.object({ kind: v.literal('tie'), member: memberId, level: v.picklist(['faint', 'warm', 'strong']) }),
  warmTies: v.object({ kind: v.literal('warmTies'), count: bounds }),
  tier: v.object({
    kind: v.literal('tier'),
    chapter: v.exactOptional(chapterId),
    values: v.array(v.picklist(TIERS)),
  }),
  stage: v.object({
    kind: v.literal('stage'),
    chapter: v.exactOptional(chapterId),
    values: v.array(v.picklist(STAGES)),
  }),
  risk: v.object({
    kind: v.literal('risk'),
    chapter: v.exactOptional(chapterId),
    values: v.array(v.picklist(RISKS)),
  }),
  score: v.object({
    kind: v.literal('score'),
    basis: v.picklist(VALUE_BASES),
    part: v.picklist(SCORE_PARTS),
    chapter: v.exactOptional(chapterId),
    score: bounds,
  }),
  points: v.object({ kind: v.literal('points'), chapter: v.exactOptional(chapterId), balance: bounds }),
  challenge: v.object({
    kind: v.literal('challenge'),
    challenge: challengeId,
    did: v.picklist(['any', 'all']),
  }),
  segment: v.object({ kind: v.literal('segment'), segment: segmentId }),
} as const satisfies { readonly [Kind in Condition['kind']]: v.GenericSchema<Extract<Condition, { kind: Kind }>> }

const CONDITION_KINDS = Object.keys(CONDITIONS).filter((kind): kind is ConditionKind => Object.hasOwn(CONDITIONS, kind))

/** A segment that is no deeper and no larger than anybody can read; where it is, nothing else is wrong with it. */
export const segmentTree: v.GenericSchema<Segment> = v.pipe(
  treeAt(SEGMENT_DEPTH),
  v.check((tree) => sizeOf(tree) <= SEGMENT_CONDITIONS, 'segment-too-large'),
)

/** A segment as a page keeps it, in JSON; null for one that only a newer version can read, and for what is none. */
export function readSegment(where: string): Segment | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), segmentTree), where)
  return parsed.success ? parsed.output : null
}

/** A segment with what the records that it names are called, as one text: how histories and decisions show it. */
const named = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ tree: segmentTree, names: v.record(v.string(), v.string()) }),
)

/** Null for one that only a newer version can read. */
export function readSegmentText(text: string): v.InferOutput<typeof named> | null {
  const parsed = v.safeParse(named, text)
  return parsed.success ? parsed.output : null
}

/** How many conditions a tree has. */
function sizeOf(tree: Segment): number {
  if (tree.kind === 'not') return sizeOf(tree.of)
  if (tree.kind !== 'all' && tree.kind !== 'any') return 1
  return tree.of.reduce((sum, part) => sum + sizeOf(part), 0)
}

function treeAt(depth: number): v.GenericSchema<Segment> {
  return v.lazy((input): v.GenericSchema<Segment> => {
    const kind = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined
    const known = CONDITION_KINDS.find((each) => each === kind)
    if (known) return CONDITIONS[known]
    if (depth === 0) return v.never('segment-too-deep')
    if (kind === 'not') return v.object({ kind: v.literal('not'), of: treeAt(depth - 1) })
    return v.object({
      kind: v.picklist(['all', 'any']),
      // Groups may be empty, and are not counted as conditions.
      of: v.pipe(v.array(treeAt(depth - 1)), v.maxLength(SEGMENT_CONDITIONS)),
    })
  })
}

function isTextField(field: MemberField): field is TextField {
  return field !== 'birthday' && field !== 'joined'
}
