import { randomBytes } from 'node:crypto'
import { open, readdir, readFile, stat, unlink } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as v from 'valibot'
import { type AnswerLine, answerLine } from '../../../shared/protocol/errands.ts'

/**
 * How the app that runs answers a start that waits: lines of JSON in a file of a random name in the profile's folder, which
 * only this user can read. No socket is opened, and the file goes when the answer was read.
 */
export interface AnswerFile {
  add(line: AnswerLine): Promise<void>
  close(): Promise<void>
}

export function newTicket(): string {
  return randomBytes(16).toString('hex')
}

/** Begins an answer. @throws Node's own error, also where a file of the name is there: it is nobody's then. */
export async function beginAnswer(profile: string, ticket: string): Promise<AnswerFile> {
  const file = await open(answerPath(profile, ticket), 'wx', 0o600)
  let queue: Promise<unknown> = Promise.resolve()
  const add = (line: AnswerLine): Promise<void> => {
    const added = queue.then(() => append(file, line))
    queue = added.catch(() => undefined)
    return added
  }
  return {
    add,
    async close() {
      await queue
      await file.close()
    },
  }
}

async function append(file: FileHandle, line: AnswerLine): Promise<void> {
  await file.appendFile(`${JSON.stringify(line)}\n`)
}

/** How often a start that waits looks; nobody notices a tenth of a second at the end of some seconds. */
const LOOK_EVERY_MS = 100

/** The app that runs begins an answer at once; one that has not after so long hangs, or is just quitting. */
const TAKEN_WITHIN_MS = 15_000

/** `gone`: whoever took the errand on is not there any more; `silent`: nobody took it on. */
export type Waited = Extract<AnswerLine, { readonly line: 'end' }>['outcome'] | 'gone' | 'silent'

/** Waits for the end of an answer, which comes, or whoever owes it is gone. The file is gone afterwards. */
export async function waitForAnswer(
  profile: string,
  ticket: string,
  onProgress: (progress: Extract<AnswerLine, { readonly line: 'progress' }>['progress']) => void,
): Promise<Waited> {
  const path = answerPath(profile, ticket)
  const silentAt = performance.now() + TAKEN_WITHIN_MS
  let heard = 0
  let taken: number | undefined
  try {
    for (;;) {
      // Before reading: what it wrote last is read once more after it has gone.
      const isGone = taken !== undefined && !isRunning(taken)
      const lines = linesOf(await readFile(path, 'utf8').catch(() => ''))
      for (const line of lines.slice(heard)) {
        if (line.line === 'taken') taken = line.process
        else if (line.line === 'progress') onProgress(line.progress)
        else return line.outcome
      }
      heard = lines.length
      if (isGone) return 'gone'
      if (taken === undefined && performance.now() > silentAt) return 'silent'
      await wait(LOOK_EVERY_MS)
    }
  } finally {
    await unlink(path).catch(() => undefined)
  }
}

/** Answers of starts that were killed while they waited: nobody will read them. */
export async function sweepAnswers(profile: string, now: number): Promise<void> {
  for (const name of await readdir(profile).catch(() => [])) {
    if (!ANSWER_NAME.test(name)) continue
    const path = join(profile, name)
    const modified = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => now,
    )
    if (now - modified > LEFT_BEHIND_MS) await unlink(path).catch(() => undefined)
  }
}

/** Longer than any errand takes. */
const LEFT_BEHIND_MS = 86_400_000
const ANSWER_NAME = /^errand-[\da-f]{32}\.jsonl$/

function answerPath(profile: string, ticket: string): string {
  return join(profile, `errand-${ticket}.jsonl`)
}

/** The lines that are there whole; the last may still be on its way. */
function linesOf(text: string): AnswerLine[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => v.parse(answerLine, JSON.parse(line)))
}

/** Signal 0 only asks. A process of somebody else's is there as well. */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
