import { readdir, stat } from 'node:fs/promises'
import { arch, freemem, release, totalmem } from 'node:os'
import { join } from 'node:path'
import type { LockSettings } from '../../../shared/protocol/lock.ts'
import type { LogLine } from '../../../shared/protocol/log.ts'
import type { KeyCare } from '../../../shared/protocol/profile-key.ts'

/** As many lines as a person still scrolls through before sending them. */
export const DIAGNOSTIC_LINES = 400

const MEGABYTE = 1024 * 1024

export interface DiagnosticFacts {
  readonly app: string
  readonly electron: string
  readonly chrome: string
  readonly platform: string
  readonly care: KeyCare
  readonly lock: LockSettings
  /** The profile's folder; its path is not told, it has a person's name in it. */
  readonly folder: string
  readonly lines: readonly LogLine[]
}

/** A diagnostics file: what program this is, on what, how much it holds, and what the log noted. In English, for those who make it. */
export async function diagnosticsText(facts: DiagnosticFacts): Promise<string> {
  const { care, lock } = facts
  const head = [
    ['Chapterhouse', facts.app],
    ['Electron', `${facts.electron}, Chromium ${facts.chrome}`],
    ['System', `${facts.platform} ${release()} ${arch()}`],
    ['Memory', `${mb(totalmem())} MB, ${mb(freemem())} MB free`],
    ['Profile', `${mb(await bytesIn(facts.folder))} MB on disk`],
    ['Key', `${care.protection}, recovery key ${recoveryOf(care)}, keychain ${care.keychain ? 'yes' : 'no'}`],
    [
      'Lock',
      `${lock.after === 0 ? 'never' : `after ${lock.after} min`}, doors stay open ${lock.doorsStayOpen ? 'yes' : 'no'}`,
    ],
  ].map(([name, value]) => `${name}: ${value}`)
  const log = facts.lines.map(({ at, level, note: { code, ...rest } }) => {
    const details = Object.entries(rest).map(
      ([name, value]) => `${name}=${Array.isArray(value) ? value.join(' < ') : value}`,
    )
    return [at, level.padEnd(5), code, ...details].join(' ')
  })
  return [...head, '', ...log, ''].join('\n')
}

function recoveryOf({ recovery }: KeyCare): string {
  if (recovery === null) return 'none'
  return recovery.confirmed ? 'confirmed' : 'unconfirmed'
}

function mb(bytes: number): number {
  return Math.round(bytes / MEGABYTE)
}

/** Of a folder with all that is in it; what goes away meanwhile counts nothing. */
async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (found) => (found.isFile() ? found.size : 0),
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
