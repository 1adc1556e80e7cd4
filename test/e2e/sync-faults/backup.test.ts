import { cp, mkdir, rm } from 'node:fs/promises'
import { afterEach, describe, expect, test } from 'vitest'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { canHost } from '../../helpers/hosts/hosts.ts'
import { enterMember, inStep, membersOf, pairUp, start, startFresh } from './steps.ts'
import type { Desk } from './steps.ts'
import { twoHosts } from './two-hosts.ts'

describe.runIf(canHost())('A profile that is brought back from a backup', () => {
  const { desks, host, path, close } = twoHosts('sync-backup-')
  afterEach(close)

  /** Starts Wei’s app anew on a profile. */
  async function restart(profile: string): Promise<Desk> {
    const desk = await start({ host: host(1), profile })
    desks[1] = desk
    return desk
  }

  /**
   * Mei and Wei agree by `agree`; Wei’s profile is copied, worked on, and put back as it was copied; then Wei works on
   * alone before the two meet again.
   */
  async function bringBack(way: string, prepare: (desk: Desk) => Promise<void>, agree: () => Promise<void>) {
    const [profile, backup] = [path(`${way}-profile`), path(`${way}-backup`)]
    const [mei, first] = await Promise.all([startFresh({ host: host(0) }), startFresh({ host: host(1), profile })])
    desks.push(mei, first)
    const chapter = await pairUp(mei, first)
    for (const desk of desks) await prepare(desk)
    await enter(first, chapter, ['Before the backup'])
    await agree()
    await first.running.close()
    await cp(profile, backup, { recursive: true })

    const second = await restart(profile)
    await enter(second, chapter, ['Wei after the backup, one', 'Wei after the backup, two'])
    await enter(mei, chapter, ['Mei after the backup'])
    await agree()
    await second.running.close()
    await rm(profile, { recursive: true })
    await cp(backup, profile, { recursive: true })

    await host(1).unplug()
    const third = await restart(profile)
    expect(await namesOn(third)).toEqual(['Before the backup'])
    await enter(third, chapter, ['Wei brought back, one', 'Wei brought back, two'])
    await enter(mei, chapter, ['Mei meanwhile'])
    await host(1).plug()
    await agree()
    return { mei, wei: third }
  }

  async function expectEverything({ mei, wei }: { readonly mei: Desk; readonly wei: Desk }): Promise<void> {
    expect(await namesOn(mei)).toEqual([
      'Before the backup',
      'Mei after the backup',
      'Mei meanwhile',
      'Wei after the backup, one',
      'Wei after the backup, two',
      'Wei brought back, one',
      'Wei brought back, two',
    ])
    expect(await membersOf(wei)).toEqual(await membersOf(mei))
    for (const { store } of [mei, wei]) {
      expect((await store.view('community', {})).trouble).toBeNull()
      expect((await store.view('peers', {})).refusals).toEqual([])
    }
  }

  test('meets the others over the network and has their work and its own, of both its lives', async () => {
    const both = await bringBack(
      'network',
      () => Promise.resolve(),
      async () => {
        await inStep(...desks)
      },
    )
    await expectEverything(both)
  }, 180_000)

  test('does so through a shared folder, in which its numbers were used once before', async () => {
    const shared = path('shared')
    await mkdir(shared)
    const prepare = async ({ running, store }: Desk) => {
      await running.app.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
      }, shared)
      await store.must('sync.lan', { on: false })
      await store.must('sync.folder', {})
    }
    const both = await bringBack('folder', prepare, async () => {
      // Each writes, and the other reads what was written: twice, because what comes in is passed on.
      for (const { store } of [...desks, ...desks]) {
        // An app that has just started has no way to its folder yet, and says that it did not look.
        do await store.must('sync.now', {})
        while (
          (await store.view('peers', {})).folders.some(({ state, lastRead }) => state === 'away' || lastRead === null)
        )
      }
    })
    await expectEverything(both)
  }, 180_000)
})

async function enter(desk: Desk, chapter: ChapterId, names: readonly string[]): Promise<void> {
  for (const name of names) await enterMember(desk, chapter, name)
}

async function namesOn(desk: Desk): Promise<string[]> {
  return (await membersOf(desk)).map(({ name }) => name).sort()
}
