import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openHosts } from '../../helpers/hosts/hosts.ts'
import type { Host, Hosts } from '../../helpers/hosts/hosts.ts'
import type { Desk } from './steps.ts'

/** Two hosts and a folder that are there for the tests of a `describe`, and the apps that those have started. */
export interface TwoHosts {
  /** Apps that run; closed after the last test, or by `close`. */
  readonly desks: Desk[]
  readonly host: (index: number) => Host
  /** A path in the folder. */
  readonly path: (name: string) => string
  readonly close: () => Promise<void>
}

/** To be called where tests are described; the folder's name begins with `name`. */
export function twoHosts(name: string): TwoHosts {
  const desks: Desk[] = []
  let hosts: Hosts | undefined
  let folder = ''
  const close = async () => {
    await Promise.all(desks.splice(0).map(({ running }) => running.close()))
  }
  beforeAll(async () => {
    hosts = await openHosts(2)
    folder = await mkdtemp(join(tmpdir(), name))
  })
  afterAll(async () => {
    await close()
    hosts?.close()
    if (folder !== '') await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  return {
    desks,
    host(index) {
      if (!hosts) throw new Error('hosts are there once tests run')
      return hosts.host(index)
    },
    path: (file) => join(folder, file),
    close,
  }
}
