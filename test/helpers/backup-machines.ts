import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { OWN_BACKUPS } from '../../shared/protocol/link.ts'
import { MainProcess } from './carriers/main-process.ts'
import { club, memberIn } from './fake-world.ts'
import type { Club } from './fake-world.ts'
import { Machine } from './store.ts'

/** Of a profile on another machine. */
export const OTHER_KEY = new Uint8Array(32).fill(9)

/** A machine that keeps backups, and whatever others a test starts; anew for each test. */
export interface BackupMachines {
  /** The main process of the machine. */
  readonly main: () => MainProcess
  /** A club of which Ada and Bea are members, on the machine. */
  readonly clubOfTwo: () => Promise<Club>
  /** Names of the backups beside its profile, sorted. */
  readonly files: () => string[]
  readonly pathOf: (name: string) => string
  readonly bytesOf: (name: string) => Uint8Array<ArrayBuffer>
  /** Another machine's main process, which ends with the test. */
  readonly otherMain: () => MainProcess
  /** An empty profile on another machine. */
  readonly otherMachine: (key?: Uint8Array<ArrayBuffer>) => Promise<Machine>
}

/** To be called where tests are described. */
export function backupMachines(): BackupMachines {
  let own: MainProcess | undefined
  const others: MainProcess[] = []
  beforeEach(() => {
    own = new MainProcess()
  })
  afterEach(() => {
    own?.end()
    for (const other of others.splice(0)) other.end()
  })
  const main = () => {
    if (!own) throw new Error('a machine is there once a test runs')
    return own
  }
  const pathOf = (name: string) => join(main().folders.get(OWN_BACKUPS) ?? '', name)
  const otherMain = () => {
    const other = new MainProcess()
    others.push(other)
    return other
  }
  return {
    main,
    async clubOfTwo() {
      const taipei = await club({ link: main().link })
      await memberIn(taipei, 'Ada')
      await memberIn(taipei, 'Bea')
      return taipei
    },
    files() {
      const folder = main().folders.get(OWN_BACKUPS)
      return folder === undefined ? [] : readdirSync(folder).sort()
    },
    pathOf,
    bytesOf: (name) => Uint8Array.from(readFileSync(pathOf(name))),
    otherMain,
    otherMachine: (key = OTHER_KEY) => Machine.start({ key, link: otherMain().link }),
  }
}
