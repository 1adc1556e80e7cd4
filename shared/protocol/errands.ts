import * as v from 'valibot'
import { PROBLEM_CODES } from '../domain/problem.ts'
import type { Problem } from '../domain/problem.ts'
import { SAVE_MAX_BYTES } from './files.ts'
import { language } from './selection.ts'
import type { Language } from './selection.ts'

/**
 * An errand is what a command line asks of the app: it is done by a page that nobody sees, as the window would do it.
 * `call` is what one start of the app hands to another that runs already, `ERRAND_REQUESTS` what the page says to the main
 * process, and lines of `answerLine` are what a start that waits is told.
 */

const words = v.pipe(v.string(), v.maxLength(400))
/** Absolute: relative ones are resolved where the command was given. */
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(4096))
/** The community that has to be open; null for whichever is. */
const community = v.nullable(words)

const errand = v.variant('kind', [
  v.strictObject({
    kind: v.literal('export'),
    /** The name of a kept way of exporting. */
    profile: words,
    out: path,
    /** Whether a file that is there may be replaced. */
    force: v.boolean(),
    /** Of an archive; '' for none. */
    password: words,
    community,
  }),
  v.strictObject({ kind: v.literal('backup'), folder: path, community }),
  v.strictObject({
    kind: v.literal('import'),
    file: path,
    /** The name of a roster that was imported before. */
    roster: words,
    /** Where several chapters have one of the name. */
    chapter: v.nullable(words),
    /** Which sheet of a workbook. */
    sheet: v.nullable(words),
    /** For the sentences in the result. */
    language,
    community,
  }),
])
export type Errand = v.InferOutput<typeof errand>

/** Names the file in the profile's folder that the answer is written to: 16 random bytes. */
const ticket = v.pipe(v.string(), v.regex(/^[\da-f]{32}$/))

export const call = v.strictObject({ errand, ticket })
export type Call = v.InferOutput<typeof call>

export const ERRAND_STEPS = [
  'opening',
  'making',
  'writing',
  'verifying',
  'reading',
  'preparing',
  'matching',
  'keeping',
] as const
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const progress = v.strictObject({ step: v.picklist(ERRAND_STEPS), done: count, of: count })
export type ErrandProgress = v.InferOutput<typeof progress>

const problem = v.object({
  code: v.picklist(PROBLEM_CODES),
  params: v.exactOptional(v.record(v.string(), v.union([v.string(), v.number()]))),
})

/** How an errand ended. `empty`: there was nothing to do; `locked`: nothing was done because the key is not to be had. */
export const errandOutcome = v.variant('state', [
  v.strictObject({ state: v.literal('done'), facts: v.record(v.string(), v.unknown()) }),
  v.strictObject({ state: v.picklist(['refused', 'empty', 'locked']), problem }),
])
export type ErrandOutcome = v.InferOutput<typeof errandOutcome>

/** A line of an answer file. The first says which process has taken the errand on. */
export const answerLine = v.variant('line', [
  v.strictObject({ line: v.literal('taken'), process: v.number() }),
  v.strictObject({ line: v.literal('progress'), progress }),
  v.strictObject({ line: v.literal('end'), outcome: errandOutcome }),
])
export type AnswerLine = v.InferOutput<typeof answerLine>

/** What the page is told of its errand: no path, but what is to be read, and ids. */
export type ErrandTask =
  | { readonly kind: 'export'; readonly profile: string; readonly password: string; readonly community: string | null }
  /** `folder` is an id of the link's, which holds for this errand. */
  | { readonly kind: 'backup'; readonly folder: string; readonly community: string | null }
  | {
      readonly kind: 'import'
      readonly file: { readonly name: string; readonly data: Uint8Array<ArrayBuffer> }
      readonly roster: string
      readonly chapter: string | null
      readonly sheet: string | null
      readonly language: Language
      readonly community: string | null
    }

export type ErrandSaveAnswer =
  /** `print` is the SHA-256 of the file's bytes, hex. */
  | { readonly status: 'saved'; readonly name: string; readonly print: string }
  | { readonly status: 'refused'; readonly problem: Problem }

export const ERRAND_REQUESTS = {
  /** What there is to do; null for a page that has no errand. */
  'errand.take': v.undefined(),
  'errand.progress': progress,
  /** Writes the errand's file where the command line said. */
  'errand.save': v.strictObject({
    bytes: v.pipe(
      v.instance(Uint8Array),
      v.check((bytes) => bytes.byteLength <= SAVE_MAX_BYTES, 'too many bytes for one file'),
    ),
  }),
  'errand.end': errandOutcome,
} as const

export interface ErrandAnswers {
  'errand.take': ErrandTask | null
  'errand.progress': undefined
  'errand.save': ErrandSaveAnswer
  'errand.end': undefined
}

export const ERRAND_CHANNELS = ['errand.take', 'errand.progress', 'errand.save', 'errand.end'] as const

/** The address, after the `#`, of the page that nobody sees. */
export const ERRAND_ROUTE = '/errand'
