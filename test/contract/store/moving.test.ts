import { describe, expect, test } from 'vitest'
import { erase } from '../../../renderer/worker/erasure/erase.ts'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { openCommunity } from '../../../renderer/worker/profile/open-profile.ts'
import { meisCommunity, memberOn, membersOf, value } from '../../helpers/open-communities.ts'
import { TestDisk } from '../../helpers/test-disk.ts'

/** A community from which somebody was erased, and which has not moved yet. */
async function due(): Promise<{ readonly mei: OpenCommunity; readonly disk: TestDisk }> {
  const { mei, taipei } = await meisCommunity()
  const gone = await memberOn(mei, taipei, '陳不見')
  await memberOn(mei, taipei, '王小明')
  value(await erase(mei, [gone]))
  await mei.flush()
  // The disk of such a community is always a test's.
  return { mei, disk: mei.world.disk as TestDisk }
}

/** The same device's, as it starts from what is on the disk. */
async function startedFrom(before: OpenCommunity, disk: TestDisk): Promise<OpenCommunity> {
  const world = { ...before.world, disk: await TestDisk.from(await disk.image()) }
  const options = { sealer: before.sealer, world, publish: before.publish, onProgress: () => undefined }
  const { community, finish } = await openCommunity(before.id, options)
  await finish()
  return community
}

async function databasesOn(disk: TestDisk): Promise<string[]> {
  const names = (await disk.indexedDB.databases()).flatMap(({ name = '' }) => (name.includes('com_') ? [name] : []))
  return names.sort()
}

describe('A community that moves to a fresh database', () => {
  test('is there as it was, under the other name, and moves back the next time', async () => {
    const { mei, disk } = await due()
    const [first] = await databasesOn(disk)
    await mei.clean()
    const [second, ...more] = await databasesOn(disk)
    expect(more).toEqual([])
    expect(second).not.toBe(first)
    expect(mei.db.hasLeftovers).toBe(false)
    const again = await startedFrom(mei, disk)
    expect(membersOf(again)).toEqual(['王小明'])
    const [chapter] = again.tables.chapters.keys()
    if (!chapter) throw new Error('there is no chapter')
    const wen = await memberOn(again, chapter, '文')
    value(await erase(again, [wen]))
    await again.clean()
    expect(await databasesOn(again.world.disk as TestDisk)).toEqual([first])
    expect(membersOf(await startedFrom(again, again.world.disk as TestDisk))).toEqual(['王小明'])
  })

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
    'is whole where the power goes after %i writes, and moves then',
    async (writes) => {
      const { mei, disk } = await due()
      disk.losePowerAfter(writes)
      await mei.clean().catch(() => undefined)
      const again = await startedFrom(mei, disk)
      expect(membersOf(again)).toEqual(['王小明'])
      await again.clean()
      expect(again.db.hasLeftovers).toBe(false)
      expect(await databasesOn(again.world.disk as TestDisk)).toHaveLength(1)
      expect(membersOf(await startedFrom(again, again.world.disk as TestDisk))).toEqual(['王小明'])
    },
  )

  test.each([0, 3, 6, 12])(
    'stays where it is where the disk is full after %i records, and goes on there',
    async (puts) => {
      const { mei, disk } = await due()
      disk.fillUpAfter(puts)
      await expect(mei.clean()).rejects.toThrow('disk-full')
      disk.makeRoom()
      expect(mei.db.hasLeftovers).toBe(true)
      const [chapter] = mei.tables.chapters.keys()
      if (!chapter) throw new Error('there is no chapter')
      await memberOn(mei, chapter, '文')
      expect(membersOf(await startedFrom(mei, disk))).toEqual(['文', '王小明'])
      await mei.clean()
      expect(membersOf(await startedFrom(mei, disk))).toEqual(['文', '王小明'])
    },
  )

  test('is found in the newer one where the old one could not be deleted', async () => {
    const { mei, disk } = await due()
    const [old = ''] = await databasesOn(disk)
    const drop = disk.indexedDB.deleteDatabase.bind(disk.indexedDB)
    disk.indexedDB.deleteDatabase = (name) => {
      if (name === old) throw new DOMException('in use', 'UnknownError')
      return drop(name)
    }
    await mei.clean().catch(() => undefined)
    expect(await databasesOn(disk)).toHaveLength(2)
    const [chapter] = mei.tables.chapters.keys()
    if (!chapter) throw new Error('there is no chapter')
    await memberOn(mei, chapter, '文')
    const again = await startedFrom(mei, disk)
    expect(membersOf(again)).toEqual(['文', '王小明'])
    expect(await databasesOn(again.world.disk as TestDisk)).toHaveLength(1)
  })
})
