import { describe, expect, test } from 'vitest'
import { touchpointRecord } from '../../../shared/crdt/evening-records.ts'
import { purchaseRecord } from '../../../shared/crdt/ledger-records.ts'
import { openPage } from '../../../shared/crdt/page.ts'
import { guestIdOf } from '../../../shared/domain/door.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, DeviceId, MemberId, PageId } from '../../../shared/domain/ids.ts'
import { mayHold } from '../../../shared/domain/role.ts'
import { TYPED_BEFORE_LOCK } from '../../../shared/protocol/drafts.ts'
import { feedbackCommands } from '../../../renderer/worker/commands/feedback-commands.ts'
import { memberCommands } from '../../../renderer/worker/commands/member-commands.ts'
import { erase } from '../../../renderer/worker/erasure/erase.ts'
import { undoSpan } from '../../../renderer/worker/history/undo-span.ts'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { takeIn } from '../../../renderer/worker/sync/gate/take-in.ts'
import { handOver, meet, offerOf } from '../../helpers/handing-over.ts'
import { letIn, meisCommunity, memberOn, membersOf, reopened, value } from '../../helpers/open-communities.ts'
import type { TestDisk } from '../../helpers/test-disk.ts'

const SECRET = '陳不見'

/** Mei is the admin, Wei organizes everywhere, Lan leads Taipei; all know Bu-jian, who wants to be erased, and Ming. */
async function three() {
  const { mei, taipei, tainan } = await meisCommunity()
  const wei = await letIn(mei, '偉', { role: 'organizer', chapters: 'all' })
  const lan = await letIn(mei, '蘭', { role: 'leader', chapters: [taipei] })
  const gone = await memberOn(mei, taipei, SECRET)
  const ming = await memberOn(mei, taipei, '王小明')
  await setIn(mei, gone, ['notes'], `${SECRET}喜歡靠窗`)
  await touch(mei, taipei, gone, `${SECRET}來電`)
  for (const other of [wei, lan]) {
    await handOver(mei, other, true)
    await meet(mei, other)
  }
  return { mei, wei, lan, taipei, tainan, gone, ming }
}

function setIn(community: OpenCommunity, record: string, path: readonly string[], to: string) {
  return community.commit(community.batch().setOwn(record, path, to).build(), 'test')
}

async function touch(community: OpenCommunity, chapter: ChapterId, member: MemberId, text: string) {
  const { world, identity } = community
  const id = newId('tch', world.random)
  const by = { at: world.now(), by: identity.organizer }
  const record = touchpointRecord({ id, chapter, member, kind: 'call', text, ...by })
  await community.commit(community.batch().create('attendance', chapter, id, record).build(), 'test')
}

/** Everything that lies on a device's disk, opened with its key: of documents all that was ever written. */
async function everythingOn({ sealer, world, cabinet }: OpenCommunity): Promise<string> {
  const said: string[] = []
  const documents = new Map<string, Uint8Array[]>()
  const decoder = new TextDecoder()
  // The disk of such a community is always a test's.
  for (const { stores } of await (world.disk as TestDisk).image())
    for (const { name, rows } of stores)
      for (const row of rows as readonly Record<string, unknown>[]) {
        const { sealed } = row
        if (!(sealed instanceof ArrayBuffer) || sealed.byteLength === 0) continue
        const page = String(row['page'])
        if (name === 'chunks')
          documents.set(page, [...(documents.get(page) ?? []), await sealer.open(sealed, `chunk:${page}`)])
        else if (name === 'erased') said.push(decoder.decode(await sealer.open(sealed, String(row['id']))))
        else if (name === 'snapshots') said.push(decoder.decode(await sealer.open(sealed, `snapshot:${page}`)))
        else if (row['key'] !== 'moves') said.push(decoder.decode(await sealer.open(sealed, String(row['key']))))
      }
  expect(documents.size).toBe(cabinet.pages().length)
  return [...said, ...[...documents.values()].map(opsIn)].join('\n')
}

function opsIn(chunks: readonly Uint8Array[]): string {
  const handle = openPage(chunks, 'dev_0000000000000000' as DeviceId)
  const ops = handle.getChangesMeta([]).map(({ hash }) => JSON.stringify(handle.getDecodedChangeByHash(hash)?.ops))
  handle.free()
  return ops.join('\n')
}

/** Text in documents is written sign by sign. */
const SPELT = ['喜', '歡', '靠', '窗'].map((sign) => `"value":"${sign}"`)

async function expectGone(community: OpenCommunity): Promise<void> {
  await community.flush()
  const said = await everythingOn(community)
  expect(said).not.toContain(SECRET)
  expect(said).not.toContain(SPELT[3])
}

describe('Somebody who is erased', () => {
  test('is nowhere on the disk, and whoever looks finds everybody else as before', async () => {
    const { mei, gone } = await three()
    await mei.flush()
    expect(await everythingOn(mei)).toContain(SECRET)
    expect(await everythingOn(mei)).toContain(SPELT[3])
    expect(value(await erase(mei, [gone])).people).toBe(1)
    expect(membersOf(mei)).toEqual(['王小明'])
    await expectGone(mei)
    await mei.clean()
    const again = await reopened(mei)
    expect(membersOf(again)).toEqual(['王小明'])
    expect(again.db.hasLeftovers).toBe(false)
    await expectGone(again)
  })

  test('leaves every device that hears of it, also from somebody who only heard', async () => {
    const { mei, wei, lan, gone } = await three()
    value(await erase(mei, [gone]))
    expect((await handOver(mei, wei)).refused).toEqual([])
    expect((await handOver(wei, lan)).refused).toEqual([])
    for (const one of [wei, lan]) {
      expect(membersOf(one)).toEqual(['王小明'])
      await expectGone(one)
      await expectGone(await reopened(one))
    }
  })

  test('leaves what is kept of them in chapters that they are not in', async () => {
    const { mei, tainan, gone, ming } = await three()
    const idea = { chapter: tainan, kind: 'idea', salon: null } as const
    value(await feedbackCommands['feedback.add'](mei, { ...idea, text: `${SECRET}想要戶外場`, member: gone }))
    value(await feedbackCommands['feedback.add'](mei, { ...idea, text: '小明想要早點開始', member: ming }))
    value(await erase(mei, [gone]))
    await expectGone(mei)
    expect([...mei.tables.feedback.of(tainan)].map(({ text }) => text)).toEqual(['小明想要早點開始'])
  })

  test('leaves the past of chapters in which all that was said of them was undone', async () => {
    const { mei, wei, tainan, gone, ming } = await three()
    const idea = { chapter: tainan, kind: 'idea', salon: null } as const
    value(await feedbackCommands['feedback.add'](mei, { ...idea, text: '小明想要早點開始', member: ming }))
    value(await feedbackCommands['feedback.add'](mei, { ...idea, text: `${SECRET}想要戶外場`, member: gone }))
    value(await mei.undo())
    await handOver(mei, wei)
    expect(await everythingOn(wei)).toContain(`${SECRET}想要戶外場`)
    value(await erase(mei, [gone]))
    await handOver(mei, wei)
    for (const one of [mei, wei]) {
      await expectGone(one)
      expect([...one.tables.feedback.of(tainan)].map(({ text }) => text)).toEqual(['小明想要早點開始'])
    }
  })

  test('leaves texts that were begun elsewhere, and what another device would show first', async () => {
    const { mei, wei, taipei, gone, ming } = await three()
    await wei.drafts.keep(`personal/${gone}/thanks`, `${SECRET}您好`)
    await wei.drafts.keep(`personal/${ming}/thanks`, '小明您好')
    for (const each of [mei, wei]) await each.drafts.keep(TYPED_BEFORE_LOCK, `電話\n問${SECRET}要不要來`)
    const idea = { kind: 'answer', key: 'answer', level: 'week', order: 0, total: 1, text: '換場地', at: 5 } as const
    const line = { ...idea, member: { id: gone, name: SECRET } }
    await wei.week.remember({ at: wei.world.now(), chapter: taipei, lines: [line] })
    expect(await everythingOn(wei)).toContain(`${SECRET}您好`)
    value(await erase(mei, [gone]))
    expect(await mei.drafts.read(TYPED_BEFORE_LOCK)).toBeNull()
    await handOver(mei, wei)
    await expectGone(wei)
    expect(await wei.drafts.read(`personal/${ming}/thanks`)).toBe('小明您好')
  })

  test('stays gone when an old device comes back; what it wrote of others arrives', async () => {
    const { mei, lan, taipei, gone, ming } = await three()
    await setIn(lan, ming, ['phone'], '+886912345678')
    await touch(lan, taipei, gone, `${SECRET}又來電`)
    value(await erase(mei, [gone]))
    const back = await handOver(lan, mei)
    expect(back.refused).toEqual([])
    expect(membersOf(mei)).toEqual(['王小明'])
    expect(mei.tables.members.get(ming)?.member.phone).toBe('+886912345678')
    await expectGone(mei)
    await meet(mei, lan)
    expect(membersOf(lan)).toEqual(['王小明'])
    expect(lan.tables.members.get(ming)?.member.phone).toBe('+886912345678')
    expect([...lan.tables.touchpoints.of(gone)]).toEqual([])
    await expectGone(lan)
    expect(headsOf(lan)).toEqual(sharedBy(mei, lan))
  })

  test('is erased at once from what only this device has, where it hears of it', async () => {
    const { mei, wei, taipei, tainan, gone } = await three()
    await touch(wei, tainan, gone, `${SECRET}也在台南`)
    expect(wei.cabinet.pages().filter(({ kind }) => kind === 'attendance')).toHaveLength(2)
    value(await erase(mei, [gone]))
    await handOver(mei, wei)
    await expectGone(wei)
    expect([...wei.tables.touchpoints.of(gone)]).toEqual([])
    await meet(mei, wei)
    expect(taipei).not.toBe(tainan)
    expect(headsOf(mei)).toEqual(headsOf(wei))
  })

  test('stays gone when an old file is read again, whole or in part', async () => {
    const { mei, wei, lan, gone, ming } = await three()
    const old = await offerOf(mei)
    value(await erase(mei, [gone]))
    await meet(mei, lan)
    await setIn(mei, ming, ['city'], '台北市')
    for (const one of [mei, lan, wei]) {
      await takeIn(one, old, { device: mei.identity.device })
      await meet(mei, one)
      expect(membersOf(one)).toEqual(['王小明'])
      await expectGone(one)
    }
    expect(headsOf(wei)).toEqual(headsOf(mei))
  })

  test('and somebody else, erased elsewhere at the same time, are both gone everywhere', async () => {
    const { mei, wei, lan, taipei, gone, ming } = await three()
    const wen = await memberOn(wei, taipei, '文')
    await meet(mei, wei)
    await meet(wei, lan)
    value(await erase(mei, [gone]))
    value(await erase(wei, [ming]))
    await setIn(lan, wen, ['city'], '台北市')
    await meet(lan, mei)
    await meet(lan, wei)
    await meet(mei, wei)
    await meet(mei, lan)
    for (const one of [mei, wei, lan]) {
      expect(membersOf(one)).toEqual(['文'])
      expect(one.tables.members.get(wen)?.member.city).toBe('台北市')
      await expectGone(one)
    }
    expect(headsOf(wei)).toEqual(headsOf(mei))
    expect(headsOf(lan)).toEqual(sharedBy(mei, lan))
  })

  test('leaves the list of a door and the volunteer who stands there; the ticks that came meanwhile arrive', async () => {
    const { mei, taipei, gone, ming } = await three()
    const dora = await letIn(mei, '朵', { role: 'door', chapters: [taipei] })
    const salon = newId('sal', mei.world.random)
    const info = { id: newId('pag', mei.world.random), kind: 'door' as const, chapter: taipei }
    const guest = (member: MemberId, name: string) => [guestIdOf(member), { member, name, before: 0 }] as const
    const records = {
      [salon]: { theme: '城市與記憶', chapter: taipei },
      ...Object.fromEntries([guest(gone, SECRET), guest(ming, '王小明')]),
    }
    await mei.commit({ ...mei.batch().list(info).build(), creates: [{ info, records }] }, 'door.open')
    await handOver(mei, dora, true)
    await meet(mei, dora)
    value(await erase(mei, [gone]))
    const ticked = [gone, ming].map((member) => [newId('ent', mei.world.random), member] as const)
    for (const [id, member] of ticked) {
      const entry = { kind: 'arrival', salon, member, at: 1, by: dora.identity.organizer, walkIn: false }
      await dora.cabinet.commit({ edits: new Map([[info.id, [{ path: ['records', id], value: entry }]]]) }, 'door.tick')
    }
    expect((await handOver(mei, dora)).refused).toEqual([])
    await expectGone(dora)
    expect((await handOver(dora, mei)).refused).toEqual([])
    await expectGone(mei)
    const arrived = ticked.map(([id]) => mei.tables.entry(id))
    expect(arrived.map((entry) => entry?.kind)).toEqual(['arrival', 'arrival'])
    expect(arrived[0]?.member).not.toBe(gone)
    expect(arrived[1]?.member).toBe(ming)
  })

  test.each(['undo', 'history.undoSpan'])(
    'leaves the pages of a chapter that they joined and were taken out of by %s',
    async (how) => {
      const { mei, tainan, gone } = await three()
      await memberOn(mei, tainan, '文')
      const from = mei.world.now()
      value(await memberCommands['member.join'](mei, { member: gone, chapter: tainan, role: 'member' }))
      const to = mei.world.now()
      if (how === 'undo') value(await mei.undo())
      else value(await undoSpan(mei, { device: mei.identity.device, from, to }))
      value(await erase(mei, [gone]))
      expect(membersOf(mei)).toEqual(['文', '王小明'])
      await expectGone(mei)
    },
  )

  test('leaves what was bought, with day and amount, and nobody’s name', async () => {
    const { mei, taipei, gone } = await three()
    const id = newId('pur', mei.world.random)
    const base = { at: 5, by: mei.identity.organizer, day: '2026-02-01', amount: 50000, currency: 'TWD' }
    const record = purchaseRecord({ id, chapter: taipei, member: gone, kind: 'fee', what: SECRET, ref: 'A1', ...base })
    await mei.commit(mei.batch().create('ledger', taipei, id, record).build(), 'test')
    value(await erase(mei, [gone]))
    const left = mei.tables.purchases.get(id)
    expect(left).toMatchObject({ day: '2026-02-01', amount: 50000, what: '' })
    expect(left?.member).not.toBe(gone)
    await expectGone(mei)
  })

  test('takes somebody with that role, in all chapters that they are in', async () => {
    const { lan, gone } = await three()
    const asked = await erase(lan, [gone])
    expect(asked.ok ? null : asked.problem.code).toBe('not-allowed')
    expect(membersOf(lan)).toContain(SECRET)
  })
})

/** Where the pages of the one stand that the other may have. */
function sharedBy(one: OpenCommunity, other: OpenCommunity): (readonly [string, string])[] {
  const standing = one.tables.standingOf(other.identity.device)
  const held = new Set(one.cabinet.pages().flatMap((row) => (standing && mayHold(standing, row) ? [row.id] : [])))
  return headsOf(one).filter(([page]) => held.has(page as PageId))
}

/** Where every page stands. */
function headsOf({ cabinet }: OpenCommunity): (readonly [string, string])[] {
  return cabinet
    .pages()
    .map(({ id, heads }) => [id, heads] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}
