import { appendFile, mkdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { LEVELS, type LogLine, logLine, type LogNote, logNote } from '../../../shared/protocol/log.ts'

/** A file of so many bytes is some thousand lines; with the one before it, a few weeks. */
const ROTATE_AT_BYTES = 256 * 1024

/** Lines of a session that runs wild: after these nothing more is noted until the next start. */
const MOST_LINES = 5_000

export interface Log {
  /** Notes something; never fails, and nobody waits for it. */
  note(note: LogNote): void
  /** The latest lines, oldest first, with what was noted until now. */
  latest(most: number): Promise<readonly LogLine[]>
}

/**
 * The log: a line of JSON a note, in `log.jsonl`, with the file before it as `log-before.jsonl`.
 *
 * @param folder where the files are; made when the first line is written
 * @param now milliseconds since 1970
 */
export function createLog(folder: string, now: () => number): Log {
  const file = join(folder, 'log.jsonl')
  const before = join(folder, 'log-before.jsonl')
  let written = 0
  let queue: Promise<void> = Promise.resolve()

  async function append(line: LogLine): Promise<void> {
    await mkdir(folder, { recursive: true })
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    )
    if (size > ROTATE_AT_BYTES) await rename(file, before)
    await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600 })
  }

  return {
    note(note) {
      if (written >= MOST_LINES) return
      written += 1
      // Checked here as well: what a type promises, a cast somewhere else could break.
      const checked = v.safeParse(logNote, note)
      if (!checked.success) return
      const line: LogLine = { at: new Date(now()).toISOString(), level: LEVELS[note.code], note: checked.output }
      // A log that cannot be written is no reason to trouble anybody.
      queue = queue.then(() => append(line)).catch(() => undefined)
    },
    async latest(most) {
      await queue
      const texts = await Promise.all([before, file].map((path) => readFile(path, 'utf8').catch(() => '')))
      return texts.join('').split('\n').flatMap(lineOf).slice(-most)
    },
  }
}

/** Only what is a line of ours: the file stands where other programs can write to it. */
function lineOf(text: string): LogLine[] {
  try {
    return [v.parse(logLine, JSON.parse(text))]
  } catch {
    return []
  }
}
