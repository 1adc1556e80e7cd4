import { describe, expect, test } from 'vitest'
import { randomBytes } from 'node:crypto'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, PageId } from '../../../shared/domain/ids.ts'
import { headsOf } from '../../../shared/crdt/engine.ts'
import { openPage } from '../../../shared/crdt/page.ts'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { endorsementsFor } from '../../../renderer/worker/sync/gate/endorse.ts'
import { takeIn } from '../../../renderer/worker/sync/gate/take-in.ts'
import type { OfferedPage } from '../../../renderer/worker/sync/gate/take-in.ts'
import { handOver } from '../../helpers/handing-over.ts'
import { letIn, meisCommunity, memberOn, membersOf, reopened } from '../../helpers/open-communities.ts'

/** Mei and Lan have met, and a page of members is with both. */
async function two() {
  const { mei, taipei } = await meisCommunity()
  const lan = await letIn(mei, '蘭', { role: 'leader', chapters: [taipei] })
  await memberOn(mei, taipei, '王小明')
  await handOver(mei, lan, true)
  const page = mei.cabinet.pages().find(({ kind }) => kind === 'members')?.id
  if (!page) throw new Error('there is no page of members')
  return { mei, lan, taipei, page }
}

/** What one device writes to a page, edit by edit, each as a chunk of its own that builds on the one before. */
async function edits(at: OpenCommunity, page: PageId, chapter: ChapterId, names: readonly string[]) {
  const offers: OfferedPage[] = []
  for (const name of names) {
    const before = headsOf(at.cabinet.row(page)?.heads ?? '')
    await memberOn(at, chapter, name)
    const bytes = (await at.cabinet.handle(page)).saveSince(before)
    const row = at.cabinet.row(page)
    const endorsements = row ? await endorsementsFor(at, row) : []
    offers.push({ info: { id: page, kind: 'members', chapter }, bytes, endorsements })
  }
  return offers
}

/** Chunks that each build on something of their own which nobody will ever bring. */
function* strays(page: PageId, chapter: ChapterId, by: OpenCommunity, bytes: number): Generator<OfferedPage> {
  for (;;) {
    const handle = openPage([], by.identity.device)
    handle.put('_root', 'first', newId('mem', by.world.random))
    handle.commit('test', 1)
    const lost = handle.getHeads()
    handle.put('_root', 'junk', randomBytes(bytes).toString('base64'))
    handle.commit('test', 2)
    yield { info: { id: page, kind: 'members', chapter }, bytes: handle.saveSince(lost), endorsements: [] }
    handle.free()
  }
}

async function bytesOn({ cabinet }: OpenCommunity, page: PageId): Promise<number> {
  return (await cabinet.chunks(page)).reduce((sum, { length }) => sum + length, 0)
}

describe('Changes that build on some that have not come', () => {
  test('wait, all of them, also over a restart, until those are here', async () => {
    const { mei, lan, taipei, page } = await two()
    const [first, ...later] = await edits(mei, page, taipei, ['甲', '乙', '丙', '丁'])
    const from = { device: mei.identity.device }
    for (const one of later) expect((await takeIn(lan, [one], from)).adopted).toMatchObject([{ waiting: true }])
    // Brought once more they are not kept twice.
    const kept = await bytesOn(lan, page)
    for (const one of later) await takeIn(lan, [one], from)
    expect(await bytesOn(lan, page)).toBe(kept)
    expect(membersOf(lan)).toEqual(['王小明'])

    const again = await reopened(lan)
    if (first) await takeIn(again, [first], from)
    expect(membersOf(again)).toHaveLength(5)
    expect(again.cabinet.row(page)?.heads).toBe(mei.cabinet.row(page)?.heads)
    expect(again.cabinet.row(page)?.waiting).toBeUndefined()
  })

  test('are not waited for from somebody who is here to be asked', async () => {
    const { mei, lan, taipei, page } = await two()
    const [first, second] = await edits(mei, page, taipei, ['甲', '乙'])
    const [before, from] = [await bytesOn(lan, page), { device: mei.identity.device, isHere: true }]
    if (second) await takeIn(lan, [second], from)
    expect(await bytesOn(lan, page)).toBe(before)
    if (first) await takeIn(lan, [first], from)
    expect(membersOf(lan)).toHaveLength(2)
    if (second) await takeIn(lan, [second], from)
    expect(membersOf(lan)).toHaveLength(3)
  })
})

describe('Somebody who brings ever more that builds on nothing', () => {
  test('fills no disk and no memory, and is no hindrance to others', async () => {
    const { mei, lan, taipei, page } = await two()
    const junk = strays(page, taipei, lan, 200_000)
    const from = { device: lan.identity.device }
    const sizes: number[] = []
    for (const one of junk) {
      await takeIn(mei, [one], from)
      if (sizes.push(await bytesOn(mei, page)) === 60) break
    }
    const most = Math.max(...sizes)
    expect(most).toBeLessThan(5_000_000)
    expect(sizes.at(-1)).toBe(sizes[sizes.length - 20])
    // What is kept in memory is what is on the disk.
    expect((await mei.cabinet.handle(page)).save().length).toBeLessThan(most + 100_000)

    const wei = await letIn(mei, '偉', { role: 'leader', chapters: [taipei] })
    await handOver(mei, wei, true)
    const [first, second] = await edits(wei, page, taipei, ['甲', '乙'])
    const his = { device: wei.identity.device }
    const early = await takeIn(mei, second ? [second] : [], his)
    expect(early.adopted).toMatchObject([{ waiting: true, dropped: false }])
    if (first) await takeIn(mei, [first], his)
    expect(membersOf(mei)).toEqual(['乙', '王小明', '甲'].sort())
  })
})
