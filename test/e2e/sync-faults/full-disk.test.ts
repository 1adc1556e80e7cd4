import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canHost, openHosts } from '../../helpers/hosts/hosts.ts'
import type { Hosts } from '../../helpers/hosts/hosts.ts'
import { rosterCsv } from '../../helpers/rosters.ts'
import { type SmallDisk, smallDisk } from '../../helpers/small-disk.ts'
import {
  byItself,
  enterMember,
  holdsMembers,
  importMembers,
  inStep,
  membersOf,
  pairUp,
  start,
  startFresh,
} from './steps.ts'
import type { Desk } from './steps.ts'

/** Enough for the app's own files, little enough to fill in a moment. */
const DISK_MB = 96
/** Less than the members need that are on their way. */
const LEFT_BYTES = 300_000
const MEMBERS = 4000

describe.runIf(canHost())('A device whose disk is full', () => {
  let hosts: Hosts
  let disk: SmallDisk
  const desks: Desk[] = []

  beforeAll(async () => {
    hosts = await openHosts(2)
    const mounted = await smallDisk(DISK_MB)
    if (!mounted) throw new Error('whoever can make namespaces can mount a disk')
    disk = mounted
  })
  afterAll(async () => {
    await Promise.all(desks.map(({ running }) => running.close()))
    hosts?.close()
    await disk?.remove()
  })

  test('says so while it receives, has nothing half, and goes on by itself once there is room', async () => {
    const profile = join(disk.folder, 'profile')
    const mei = await startFresh({ host: hosts.host(0) })
    const wei = await startFresh({ host: hosts.host(1), profile })
    desks.push(mei, wei)
    const chapter = await pairUp(mei, wei)
    await enterMember(mei, chapter, 'Ada Adams')
    await holdsMembers(wei, 1)

    await disk.fillUp(LEFT_BYTES)
    await importMembers(mei, chapter, rosterCsv({ rows: MEMBERS, seed: 21 }))
    await wei.store.until('sync', {}, (sync) => sync.state === 'problem' && sync.problem.code === 'disk-full')
    await wei.running.page
      .getByText(/The disk is full/)
      .first()
      .waitFor()
    const here = await membersOf(wei)
    expect(here.map(({ name }) => name)).toContain('Ada Adams')
    expect(here.length).toBeLessThan(MEMBERS)
    const there = new Map((await membersOf(mei)).map((row) => [row.id, byItself(row)]))
    expect(here.map(byItself)).toEqual(here.map(({ id }) => there.get(id)))

    await disk.makeRoom()
    await holdsMembers(wei, MEMBERS + 1)
    await inStep(mei, wei)
    await wei.store.until('sync', {}, (sync) => sync.state !== 'problem')
    await enterMember(wei, chapter, 'Bea Brown')
    await holdsMembers(mei, MEMBERS + 2)

    // The same at the next start, and at the one after that.
    for (let time = 0; time < 2; time += 1) {
      await desks[1]?.running.close()
      const again = await start({ host: hosts.host(1), profile })
      desks[1] = again
      await holdsMembers(again, MEMBERS + 2)
      await inStep(mei, again)
      expect(await membersOf(again)).toEqual(await membersOf(mei))
      expect((await again.store.view('community', {})).trouble).toBeNull()
    }
  }, 180_000)
})
