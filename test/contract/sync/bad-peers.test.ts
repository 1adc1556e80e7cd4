import { describe, expect, test } from 'vitest'
import { SCHEMA } from '../../../shared/crdt/page.ts'
import type { CommunityId, PageId } from '../../../shared/domain/ids.ts'
import type { Message, MessageOf } from '../../../shared/sync/messages.ts'
import { dumpOf } from '../../helpers/dump.ts'
import { chapterIn, memberIn, namesOf } from '../../helpers/fake-world.ts'
import { inStep, live, quiet } from '../../helpers/live.ts'
import { puppet } from '../../helpers/puppet.ts'
import type { Puppet } from '../../helpers/puppet.ts'
import { rowsIn } from '../../helpers/test-disk.ts'

/** Whole stores with their ciphers, several of them: on a loaded machine that takes its time. */
const PATIENT = { timeout: 60_000 }

const HEAD = 'a'.repeat(64)
const PAGE = 'pag_0000000000000001' as PageId

/** Mei and Lan are in step; whoever has Wei's key is joined with both and says what the test wants. */
async function scene() {
  const { network, machines, chapter } = await live(3)
  const [mei, wei, lan] = machines
  if (!mei || !wei || !lan) throw new Error('three were asked for')
  await memberIn({ machine: mei, chapter }, '王小明')
  await inStep(network, machines)
  network.remove(wei.link)
  const peer = await puppet(network, wei, mei)
  await network.until(async () => peer.heard.length > 0)
  return { network, mei, wei, lan, peer, chapter, hello: helloOf(peer) }
}

function helloOf({ heard }: Puppet): MessageOf<'hello'> {
  const [first] = heard
  if (first?.type !== 'hello') throw new Error('nobody has greeted')
  return first
}

type Scene = Awaited<ReturnType<typeof scene>>

/** Honest machines go on as if nobody had been there. */
async function expectUndisturbed({ network, mei, lan, chapter }: Scene): Promise<void> {
  expect((await mei.view('community', {})).trouble).toBeNull()
  await memberIn({ machine: mei, chapter }, '陳怡君')
  await network.until(async () => (await namesOf(lan)).length === 2)
  await memberIn({ machine: lan, chapter }, '林大為')
  await network.until(async () => (await namesOf(mei)).length === 3)
}

describe('A device that speaks nonsense is hung up on, and nothing else happens', PATIENT, () => {
  const nonsense: readonly [string, (scene: Scene) => void][] = [
    ['noise', ({ peer }) => peer.sayBytes(new Uint8Array(300).fill(0xa7))],
    ['nothing at all', ({ peer }) => peer.sayBytes(new Uint8Array(0))],
    ['a header of a gigabyte', ({ peer }) => peer.sayBytes(new Uint8Array([0x40, 0, 0, 0, 1, 2, 3]))],
    ['pages before any greeting', ({ peer }) => peer.say({ type: 'want', page: PAGE, have: [] })],
    [
      'a page that is not Automerge’s',
      ({ peer, hello, chapter }) => {
        peer.say(hello)
        peer.say(
          { type: 'page', page: PAGE, kind: 'members', chapter, base: [], heads: [HEAD], endorsements: [] },
          new Uint8Array(500).fill(7),
        )
      },
    ],
    [
      'more pages than there could be',
      ({ peer, hello, chapter }) => {
        peer.say({ ...hello, digest: HEAD })
        for (let message = 0; message < 110; message += 1) {
          const pages = Array.from({ length: 500 }, (_, index) => ({
            page: `pag_${String(message * 500 + index).padStart(16, '0')}` as PageId,
            kind: 'of-tomorrow',
            chapter,
            heads: [HEAD],
          }))
          peer.say({ type: 'note', pages })
        }
      },
    ],
    [
      'that it is of another community',
      ({ peer, hello }) => peer.say({ ...hello, community: 'com_0000000000000001' as CommunityId }),
    ],
  ]
  test.each(nonsense)('where it says %s', async (_, say) => {
    const all = await scene()
    say(all)
    await all.network.until(async () => all.peer.ended() !== null)
    expect(all.peer.heard.at(-1)).toMatchObject({ type: 'bye' })
    await expectUndisturbed(all)
  })
})

describe('A device', PATIENT, () => {
  test('that lists pages nobody has, of kinds nobody knows, and never gives them, is asked once and left alone', async () => {
    const all = await scene()
    const { peer, hello, network, chapter } = all
    const pages = Array.from({ length: 200 }, (_, index) => ({
      page: `pag_${String(index).padStart(16, '0')}` as PageId,
      kind: index % 2 === 0 ? 'members' : 'of-tomorrow',
      chapter,
      heads: [HEAD],
    }))
    peer.say(hello)
    peer.say({ type: 'heads', pages, last: true })
    const wants = () => peer.heard.filter((message): message is MessageOf<'want'> => message.type === 'want')
    await network.until(async () => wants().length > 0)
    await answerAll(all, wants)
    expect(new Set(wants().map(({ page }) => page)).size).toBe(100)
    expect(wants()).toHaveLength(100)
    expect(peer.ended()).toBeNull()
    await expectUndisturbed(all)
  })

  test.each([
    ['newer', { schema: SCHEMA + 1 }, 'peer-newer'],
    ['older', { schema: SCHEMA - 1 }, 'peer-older'],
    ['newer', { protocol: 9 }, 'peer-newer'],
  ] as const)(
    'that runs a %s version stays connected, gets nothing and is told apart (%o)',
    async (apart, other, code) => {
      const all = await scene()
      const { peer, hello, network, mei, lan, wei } = all
      peer.say({ ...hello, ...other, digest: HEAD })
      const shown = async () => (await mei.view('peers', {})).organizers.flatMap(({ devices }) => devices)
      await network.until(async () => (await shown()).some((device) => device.apart === apart))
      await expectUndisturbed(all)
      expect(peer.heard.map(({ type }: Message) => type)).toEqual(['hello'])
      expect(peer.ended()).toBeNull()
      network.cut(mei.link, lan.link)
      mei.clock.advance(60_000)
      expect(await mei.view('sync', {})).toMatchObject({ state: 'problem', problem: { code } })
      expect(await dumpOf(await mei.afterKill())).toEqual(await dumpOf(mei))
      expect(await namesOf(wei)).toEqual(['王小明'])
    },
  )

  test('that asks without end is answered in its turn, and the others are not kept waiting', async () => {
    const all = await scene()
    const { peer, hello, network } = all
    peer.say({ ...hello, digest: HEAD })
    for (let asked = 0; asked < 300; asked += 1) peer.say({ type: 'want', page: PAGE, have: [] })
    await expectUndisturbed(all)
    await network.until(async () => peer.ended() !== null || answers(peer) === 300)
  })

  test('is given no page of a chapter that it was not granted, neither listed nor asked for by its id', async () => {
    const { network, machines, chapter } = await live(2)
    const [mei, wei] = machines
    if (!mei || !wei) throw new Error('two were asked for')
    const { organizer } = (await wei.view('community', {})).me
    await mei.must('organizer.grant', { organizer, role: 'leader', chapters: [chapter] })
    await inStep(network, machines)
    network.remove(wei.link)
    const taichung = await chapterIn(mei, '台中')
    await memberIn({ machine: mei, chapter: taichung }, '陳怡君')
    await memberIn({ machine: mei, chapter }, '王小明')
    const peer = await puppet(network, wei, mei)
    await network.until(async () => peer.heard.length > 0)
    peer.say({ ...helloOf(peer), digest: HEAD })
    peer.say({ type: 'heads', pages: [], last: true })
    const image = await mei.disk.image()
    const { id } = await mei.view('community', {})
    const pages = rowsIn(image, id, 'pages') as { readonly id: PageId; readonly chapter: string | null }[]
    const secret = pages.filter((page) => page.chapter === taichung).map((page) => page.id)
    expect(secret.length).toBeGreaterThan(1)
    for (const page of secret) peer.say({ type: 'want', page, have: [] })
    await network.until(async () => answers(peer) === secret.length)
    const told = peer.heard.flatMap((message) => ('pages' in message ? message.pages.map(({ page }) => page) : []))
    expect(told.length).toBeGreaterThan(2)
    expect(told.filter((page) => secret.includes(page))).toEqual([])
    expect(peer.heard.filter(({ type }) => type === 'page')).toEqual([])
  })

  test('that did not keep what was pushed to it is told once more where the page stands', async () => {
    const all = await scene()
    const { peer, hello, network, mei, chapter } = all
    peer.say(hello)
    await network.until(async () =>
      (await mei.view('peers', {})).organizers.some(({ devices }) =>
        devices.some(
          ({ holds, here }) => !here && holds.length > 0 && holds.every(({ pages, same }) => pages === same),
        ),
      ),
    )
    await memberIn({ machine: mei, chapter }, '陳怡君')
    const pushed = () => peer.heard.find((message): message is MessageOf<'page'> => message.type === 'page')
    await network.until(async () => pushed() !== undefined)
    const push = pushed()
    if (!push) throw new Error('nothing was pushed')
    peer.say({ type: 'got', page: push.page, heads: push.base })
    const notes = () => peer.heard.flatMap((message) => (message.type === 'note' ? message.pages : []))
    await network.until(async () => notes().some(({ page }) => page === push.page))
    expect(notes().find(({ page }) => page === push.page)?.heads).toEqual(push.heads)
  })

  test('that takes nothing in does not keep the others waiting', async () => {
    const all = await scene()
    const { peer, hello } = all
    peer.say({ ...hello, digest: HEAD })
    peer.say({ type: 'heads', pages: [], last: true })
    await expectUndisturbed(all)
  })
})

function answers({ heard }: Puppet): number {
  return heard.filter(({ type }) => type === 'none').length
}

async function answerAll({ peer, network }: Scene, wants: () => readonly MessageOf<'want'>[]): Promise<void> {
  for (let answered = 0; answered < 100; answered += 1) {
    await network.until(async () => wants().length > answered)
    const page = wants()[answered]?.page
    if (page) peer.say({ type: 'none', page })
  }
  await quiet(network)
}
