import { readFile, rm } from 'node:fs/promises'
import * as v from 'valibot'
import { writeFileAtomic } from '../../files/atomic-write.ts'

/**
 * How many wrong passphrases were typed in a row, kept on disk: somebody who ends the app and starts it again waits as
 * long. It keeps out who sits at this machine; whoever can take the folder away guesses elsewhere, which Argon2id makes dear.
 */
export interface Attempts {
  /** Milliseconds until the next attempt may be made; 0 where it may be made now. */
  wait(): Promise<number>
  /** An attempt begins. It counts as wrong until `forget` says otherwise, so that ending the app meanwhile helps nobody. */
  count(): Promise<void>
  /** The passphrase was right. */
  forget(): Promise<void>
}

/** The wait after the first wrong passphrase, doubled by each further one. */
const FIRST_DELAY_MS = 1_000

/** Long enough to make guessing by hand or by script on this machine pointless, short enough for a tired owner. */
const LONGEST_DELAY_MS = 5 * 60_000

const saved = v.object({
  version: v.literal(1),
  wrong: v.pipe(v.number(), v.integer(), v.minValue(0)),
  last: v.pipe(v.number(), v.integer()),
})

interface Count {
  readonly wrong: number
  /** When the last attempt was made, milliseconds since 1970. */
  readonly last: number
}

const NONE: Count = { wrong: 0, last: 0 }

/** @param now milliseconds since 1970 */
export function createAttempts(file: string, now: () => number): Attempts {
  let known: Count | undefined
  const current = async (): Promise<Count> => (known ??= await read(file))
  return {
    async wait() {
      const { wrong, last } = await current()
      const delay = delayAfter(wrong)
      // Where the clock was set back meanwhile, the wait is as long as it ever is and not until that clock comes round.
      return Math.max(0, Math.min(delay, last + delay - now()))
    },
    async count() {
      const { wrong } = await current()
      known = { wrong: wrong + 1, last: now() }
      // On a full disk it is counted in memory alone: a person must be able to come in and make room.
      await writeFileAtomic(file, JSON.stringify({ version: 1, ...known })).catch(() => undefined)
    },
    async forget() {
      known = NONE
      await rm(file, { force: true }).catch(() => undefined)
    },
  }
}

/** Milliseconds to wait before the attempt that follows `wrong` wrong ones in a row. */
export function delayAfter(wrong: number): number {
  return wrong === 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (wrong - 1), LONGEST_DELAY_MS)
}

/** A file that cannot be read counts as none: who can spoil it can as well remove it. */
async function read(file: string): Promise<Count> {
  try {
    const { wrong, last } = v.parse(saved, JSON.parse(await readFile(file, 'utf8')))
    return { wrong, last }
  } catch {
    return NONE
  }
}
