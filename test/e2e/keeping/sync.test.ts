import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { canHost, openHosts } from '../../helpers/hosts/hosts.ts'
import type { Hosts } from '../../helpers/hosts/hosts.ts'
import { enterMember, inStep, membersOf, pairUp, start, startFresh } from '../sync-faults/steps.ts'
import type { Desk } from '../sync-faults/steps.ts'

describe.runIf(canHost())('A wrecked profile that is brought back from a backup', () => {
  let hosts: Hosts
  let folder: string
  let desks: Desk[] = []

  beforeAll(async () => {
    hosts = await openHosts(2)
    folder = await mkdtemp(join(tmpdir(), 'keeping-sync-'))
  })
  afterEach(async () => {
    await Promise.all(desks.map(({ running }) => running.close()))
    desks = []
  })
  afterAll(async () => {
    hosts?.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  })

  test('meets the others again, undoes nothing of theirs, and has all that it had given them', async () => {
    const profile = join(folder, 'profile')
    const mei = await startFresh({ host: hosts.host(0) })
    const wei = await startFresh({ host: hosts.host(1), profile })
    desks = [mei, wei]
    const chapter = await pairUp(mei, wei)
    await enterMember(wei, chapter, 'Before the backup')
    const { name } = await wei.store.must('backup.now', {})
    await enterMember(wei, chapter, 'Wei after the backup')
    await enterMember(mei, chapter, 'Mei after the backup')
    await inStep(mei, wei)
    await wei.running.close()
    await rm(join(profile, 'IndexedDB'), { recursive: true })
    await enterMember(mei, chapter, 'Mei meanwhile')

    const again = await start({ host: hosts.host(1), profile })
    desks = [mei, again]
    await again.store.must('backup.open', { from: { name } })
    await again.store.must('backup.restoreWhole', { as: 'same', device: '' })
    await enterMember(again, chapter, 'Wei brought back')
    await inStep(mei, again)
    const names = async (desk: Desk) => (await membersOf(desk)).map((member) => member.name).sort()
    expect(await names(mei)).toEqual([
      'Before the backup',
      'Mei after the backup',
      'Mei meanwhile',
      'Wei after the backup',
      'Wei brought back',
    ])
    expect(await names(again)).toEqual(await names(mei))
    for (const { store } of desks) expect((await store.view('peers', {})).refusals).toEqual([])
  }, 180_000)
})
