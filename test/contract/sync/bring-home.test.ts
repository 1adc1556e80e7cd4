import { expect, test } from 'vitest'
import { memberRecord } from '../../../shared/crdt/member-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { bringHome } from '../../../renderer/worker/people/bring-home.ts'
import { handOver, meet } from '../../helpers/handing-over.ts'
import { letIn, meisCommunity, memberOn, membersOf } from '../../helpers/open-communities.ts'

/** Somebody whose one record says both chapters, as records did before there were copies. */
async function oneRecordForTwo(community: OpenCommunity, chapters: readonly ChapterId[]): Promise<MemberId> {
  const [home] = chapters
  if (!home) throw new Error('no chapter')
  const id = newId('mem', community.world.random)
  const record = memberRecord({
    name: '王小明',
    phone: '0911',
    tags: ['志工'],
    interests: [],
    notes: '喜歡靠窗',
    memberships: Object.fromEntries(chapters.map((chapter) => [chapter, { role: 'helper', from: '2025-01-01' }])),
    consents: {},
    sources: [],
    created: community.world.now(),
  })
  await community.commit(community.batch().create('members', home, id, record).build(), 'member.create')
  return id
}

test('Who joined a second chapter before there were copies is seen by those who have only that one', async () => {
  const { mei, taipei, tainan } = await meisCommunity()
  const ming = await oneRecordForTwo(mei, [taipei, tainan])
  await memberOn(mei, taipei, '陳怡君')
  const south = await letIn(mei, '南', { role: 'organizer', chapters: [tainan] })
  await handOver(mei, south, true)
  expect(membersOf(south)).toEqual([])

  const before = mei.tables.members.get(ming)?.member
  expect(await bringHome(mei)).toBe(1)
  expect(mei.tables.members.get(ming)?.member).toEqual(before)
  expect(await bringHome(mei)).toBe(0)
  await meet(mei, south)
  expect(membersOf(south)).toEqual(['王小明'])
  const [there] = [...south.tables.members.all()]
  expect(there?.member).toMatchObject({ phone: '0911', notes: '', memberships: { [tainan]: { role: 'helper' } } })
})

test('Two devices that bring somebody home at once have one person, also where only the second chapter is', async () => {
  const { mei, taipei, tainan } = await meisCommunity()
  const ming = await oneRecordForTwo(mei, [taipei, tainan])
  const wei = await letIn(mei, '偉', { role: 'admin', chapters: 'all' })
  const south = await letIn(mei, '南', { role: 'organizer', chapters: [tainan] })
  await handOver(mei, wei, true)
  await handOver(mei, south, true)
  expect([await bringHome(mei), await bringHome(wei)]).toEqual([1, 1])
  await meet(mei, wei)
  await meet(mei, south)
  for (const device of [mei, wei, south]) expect(membersOf(device)).toEqual(['王小明'])
  expect(await bringHome(wei)).toBe(0)

  const [there] = [...south.tables.members.all()]
  if (!there) throw new Error('nobody is there')
  await south.commit(south.batch().set(there.member.id, ['phone'], '0922').build(), 'member.set')
  await meet(mei, south)
  await meet(mei, wei)
  for (const device of [mei, wei]) expect(device.tables.members.get(ming)?.member.phone).toBe('0922')
})
