import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { canHost } from '../../helpers/hosts/hosts.ts'
import { enterMember, inStep, membersOf, pairUp, start, startFresh } from '../sync-faults/steps.ts'
import type { Desk } from '../sync-faults/steps.ts'
import { twoHosts } from '../sync-faults/two-hosts.ts'

describe.runIf(canHost())('A wrecked profile that is brought back from a backup', () => {
  const { desks, host, path, close } = twoHosts('keeping-sync-')
  afterEach(close)

  test('meets the others again, undoes nothing of theirs, and has all that it had given them', async () => {
    const profile = path('profile')
    const mei = await startFresh({ host: host(0) })
    const wei = await startFresh({ host: host(1), profile })
    desks.push(mei, wei)
    const chapter = await pairUp(mei, wei)
    await enterMember(wei, chapter, 'Before the backup')
    const { name } = await wei.store.must('backup.now', {})
    await enterMember(wei, chapter, 'Wei after the backup')
    await enterMember(mei, chapter, 'Mei after the backup')
    await inStep(mei, wei)
    await wei.running.close()
    await rm(join(profile, 'IndexedDB'), { recursive: true })
    await enterMember(mei, chapter, 'Mei meanwhile')

    const again = await start({ host: host(1), profile })
    desks[1] = again
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
