import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { type LockSettings, lockSettings } from '../../../shared/protocol/lock.ts'
import { writeFileAtomic } from '../../files/atomic-write.ts'

const DEFAULTS: LockSettings = { after: 15, doorsStayOpen: true, remindFrom: null }

const saved = v.object({ version: v.literal(1), settings: lockSettings })

export interface LockSettingsFile {
  current(): Promise<LockSettings>
  /** Answers with what is in force afterwards: the old settings if they could not be written. */
  change(wanted: LockSettings): Promise<LockSettings>
}

/** When the app locks by itself. A file that cannot be read counts as no choice. */
export function createLockSettings(file: string): LockSettingsFile {
  let known: LockSettings | undefined
  const current = async () => (known ??= await read(file))
  return {
    current,
    async change(wanted) {
      try {
        await writeFileAtomic(file, JSON.stringify({ version: 1, settings: wanted }))
        known = wanted
      } catch {
        // Answered by what stays in force.
      }
      return current()
    },
  }
}

async function read(file: string): Promise<LockSettings> {
  try {
    return v.parse(saved, JSON.parse(await readFile(file, 'utf8'))).settings
  } catch {
    return DEFAULTS
  }
}
