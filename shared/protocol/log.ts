import * as v from 'valibot'
import { PROBLEM_CODES } from '../domain/problem.ts'

/**
 * What is noted of a session, for whoever has to find out why something failed. Codes, numbers and names of our own
 * commands: there is no field that free text fits in, so nothing about a person can be noted, by mistake or otherwise.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))
const version = v.pipe(v.string(), v.regex(/^\d{1,4}(?:\.\d{1,6}){0,3}(?:-[a-z]{1,10}(?:\.\d{1,4})?)?$/))

/** The kinds of errors that the language and the browser have; any other is just an error. */
export const ERROR_NAMES = [
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'AggregateError',
  'RuntimeError',
  'AbortError',
  'DataCloneError',
  'InvalidStateError',
  'NotFoundError',
  'QuotaExceededError',
  'UnknownError',
  'VersionError',
] as const

/** A place in one of our own bundled files: `store-Cx3_9a.js:12:3456`. */
const frame = v.pipe(v.string(), v.regex(/^[A-Za-z][\w.-]{0,80}\.js:\d{1,7}:\d{1,7}$/))

/** The most places of one error that are noted. */
export const MOST_FRAMES = 8

const errorParts = {
  name: v.picklist(ERROR_NAMES),
  frames: v.pipe(v.array(frame), v.maxLength(MOST_FRAMES)),
}

/** Names of commands are words of ours: `member.set`. */
const command = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]{0,30}\.?[A-Za-z]{0,30}$/))

/** What a window may note: of itself, and of the store. */
export const windowNote = v.variant('code', [
  v.strictObject({ code: v.literal('command.refused'), command, problem: v.picklist(PROBLEM_CODES) }),
  v.strictObject({ code: v.literal('window.error'), ...errorParts }),
  v.strictObject({ code: v.literal('store.error'), ...errorParts }),
  v.strictObject({ code: v.literal('store.stopped') }),
])
export type WindowNote = v.InferOutput<typeof windowNote>

const mainNote = v.variant('code', [
  v.strictObject({
    code: v.literal('app.started'),
    app: version,
    electron: version,
    platform: v.picklist(['linux', 'win32', 'darwin', 'other']),
  }),
  v.strictObject({ code: v.literal('app.quits') }),
  v.strictObject({ code: v.literal('key.opened'), by: v.picklist(['passphrase', 'recovery']) }),
  v.strictObject({ code: v.literal('key.wrong'), wait: count }),
  v.strictObject({ code: v.literal('lock.locked') }),
  v.strictObject({
    code: v.literal('page.gone'),
    reason: v.picklist(['crashed', 'killed', 'oom', 'launch-failed', 'other']),
  }),
])

/** Everything that may stand in the log. */
export const logNote = v.variant('code', [...windowNote.options, ...mainNote.options])
export type LogNote = v.InferOutput<typeof logNote>

/** A line of the log. */
export const logLine = v.object({
  at: v.pipe(v.string(), v.isoTimestamp()),
  level: v.picklist(['info', 'warn', 'error']),
  note: logNote,
})
export type LogLine = v.InferOutput<typeof logLine>

export const LEVELS: Readonly<Record<LogNote['code'], LogLine['level']>> = {
  'command.refused': 'warn',
  'window.error': 'error',
  'store.error': 'error',
  'store.stopped': 'error',
  'app.started': 'info',
  'app.quits': 'info',
  'key.opened': 'info',
  'key.wrong': 'warn',
  'lock.locked': 'info',
  'page.gone': 'error',
}

export const LOG_REQUESTS = {
  'log.note': windowNote,
  /** What a diagnostics file would hold, to be read before it is saved. */
  'diagnostics.text': v.undefined(),
} as const

export interface LogAnswers {
  'log.note': undefined
  'diagnostics.text': string
}

export const LOG_CHANNELS = ['log.note', 'diagnostics.text'] as const

/** What may be noted of an error: what kind it is, and where in our own files it came from. Its message stays out. */
export function errorNote(error: unknown): { name: (typeof ERROR_NAMES)[number]; frames: string[] } {
  const { name = 'Error', stack = '' } = error instanceof Error ? error : {}
  // Only what stands behind a path of ours, so that a message that looks like a place is none.
  const frames = [
    ...stack.matchAll(/app:\/\/chapterhouse\/(?:[\w.-]+\/)*([A-Za-z][\w.-]{0,80}\.js:\d{1,7}:\d{1,7})\)?$/gm),
  ]
  return {
    name: ERROR_NAMES.find((known) => known === name) ?? 'Error',
    frames: frames.slice(0, MOST_FRAMES).map(([, place = '']) => place),
  }
}
