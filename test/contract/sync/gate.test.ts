import { describe, expect, test } from 'vitest'
import { createPage, SCHEMA, schemaOf } from '../../../shared/crdt/page.ts'
import type { PageKind } from '../../../shared/crdt/page.ts'
import { memberRecord } from '../../../shared/crdt/member-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, DeviceId, OrganizerId, PageId } from '../../../shared/domain/ids.ts'
import { NotAllowed } from '../../../renderer/worker/commands/permission.ts'
import { seriesCommands } from '../../../renderer/worker/commands/series-commands.ts'
import { organizerCommands } from '../../../renderer/worker/commands/organizer-commands.ts'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { refusalViews } from '../../../renderer/worker/sync/gate/refusals.ts'
import { takeIn } from '../../../renderer/worker/sync/gate/take-in.ts'
import { handOver, meet, offerOf, outlaw } from '../../helpers/handing-over.ts'
import { letIn, meisCommunity, memberOn, membersOf, reopened, value } from '../../helpers/open-communities.ts'

/** Mei is the admin, Lan leads Taipei, Wei organizes both chapters; all have met. */
async function three() {
  const { mei, taipei, tainan } = await meisCommunity()
  const lan = await letIn(mei, '蘭', { role: 'leader', chapters: [taipei] })
  const wei = await letIn(mei, '偉', { role: 'organizer', chapters: 'all' })
  await handOver(mei, lan, true)
  await handOver(mei, wei, true)
  return { mei, lan, wei, taipei, tainan }
}

function setIn(community: OpenCommunity, record: string, path: readonly string[], to: string | number | boolean) {
  return community.commit(community.batch().setOwn(record, path, to).build(), 'test')
}

function roleOf(community: OpenCommunity, organizer: OrganizerId): string | undefined {
  return community.tables.organizers.get(organizer)?.role
}

function grant(by: OpenCommunity, organizer: OrganizerId, role: 'admin' | 'organizer' | 'leader' | 'door') {
  return organizerCommands['organizer.grant'](by, { organizer, role, chapters: 'all' })
}

function remove(by: OpenCommunity, organizer: OrganizerId) {
  return organizerCommands['organizer.remove'](by, { organizer })
}

function pageOf({ cabinet }: OpenCommunity, kind: PageKind): PageId {
  const page = cabinet.pages().find((row) => row.kind === kind)
  if (!page) throw new Error(`there is no page of ${kind}`)
  return page.id
}

async function headsOfIndex({ cabinet }: OpenCommunity): Promise<string | undefined> {
  return cabinet.pages().find(({ kind }) => kind === 'community')?.heads
}

describe('What a role allows comes in', () => {
  test('from whoever wrote it, and from whoever passes it on', async () => {
    const { mei, lan, wei, taipei } = await three()
    await memberOn(lan, taipei, '王小明')
    expect((await handOver(lan, wei)).refused).toEqual([])
    expect((await handOver(wei, mei)).refused).toEqual([])
    expect(membersOf(mei)).toEqual(['王小明'])
  })

  test('an admin’s grant, passed on by a leader who could not have given it', async () => {
    const { mei, lan, wei } = await three()
    value(await grant(mei, wei.identity.organizer, 'admin'))
    await handOver(mei, lan)
    expect((await handOver(lan, wei)).refused).toEqual([])
    expect(roleOf(wei, wei.identity.organizer)).toBe('admin')
  })

  test('her own name and a series of a leader, and nothing on the page stops there', async () => {
    const { mei, lan } = await three()
    await setIn(lan, lan.identity.organizer, ['name'], '林蘭')
    await lan.commit(
      lan.batch().create('community', null, newId('ser', lan.world.random), { name: '散步' }).build(),
      'series.create',
    )
    expect((await handOver(lan, mei)).refused).toEqual([])
    expect(mei.tables.organizers.get(lan.identity.organizer)?.name).toBe('林蘭')
    expect([...mei.tables.series.values()].map(({ name }) => name)).toEqual(['散步'])
  })

  test('the rhythm of a series that all share, and its dates, of a leader', async () => {
    const { mei, lan } = await three()
    const rhythm = { rule: 'FREQ=WEEKLY;BYDAY=TH', start: '2026-03-05T19:30', minutes: 120 }
    const { series } = value(await seriesCommands['series.create'](lan, { name: '散步', chapter: null, rhythm }))
    value(await seriesCommands['series.skip'](lan, { series, date: '2026-03-12T19:30', skipped: true }))
    value(await seriesCommands['series.move'](lan, { series, date: '2026-03-19T19:30', to: '2026-03-20T19:30' }))
    expect((await handOver(lan, mei)).refused).toEqual([])
    expect(mei.tables.series.get(series)?.ritual).toMatchObject({
      rule: 'FREQ=WEEKLY;BYDAY=TH',
      skipped: ['2026-03-12T19:30'],
      moved: { '2026-03-19T19:30': '2026-03-20T19:30' },
    })
  })
})

describe('What a role does not allow stays out', () => {
  test('a leader who makes herself admin', async () => {
    const { mei, lan, wei, taipei } = await three()
    await expect(setIn(lan, lan.identity.organizer, ['role'], 'admin')).rejects.toThrow(NotAllowed)
    outlaw(lan)
    await setIn(lan, lan.identity.organizer, ['role'], 'admin')
    await memberOn(lan, taipei, '王小明')
    const before = await headsOfIndex(wei)
    const taken = await handOver(lan, wei)
    expect(taken.refused).toMatchObject([{ info: { kind: 'community' }, changes: 1, why: 'role' }])
    expect(roleOf(wei, lan.identity.organizer)).toBe('leader')
    expect(await headsOfIndex(wei)).toBe(before)
    // The rest of what she brings is not disturbed.
    expect(membersOf(wei)).toEqual(['王小明'])
    expect((await handOver(lan, mei)).refused).toHaveLength(1)
    expect(refusalViews(mei)).toMatchObject([{ from: '蘭', author: '蘭', kind: 'community', changes: 1, why: 'role' }])
    await handOver(lan, mei)
    expect(refusalViews(mei)).toHaveLength(1)
  })

  test('and with it what was built on it, while what came before comes in', async () => {
    const { mei, lan } = await three()
    outlaw(lan)
    await setIn(lan, lan.identity.organizer, ['name'], '林蘭')
    await setIn(lan, mei.identity.organizer, ['removed'], 1)
    await setIn(lan, lan.identity.organizer, ['name'], '蘭蘭')
    expect((await handOver(lan, mei)).refused).toMatchObject([{ changes: 2, why: 'role' }])
    expect(mei.tables.organizers.get(lan.identity.organizer)?.name).toBe('林蘭')
    expect(mei.tables.organizers.get(mei.identity.organizer)?.removed).toBeUndefined()
  })

  test('a chapter’s settings from its leader', async () => {
    const { mei, lan, taipei } = await three()
    outlaw(lan)
    await setIn(lan, taipei, ['name'], '蘭的分會')
    expect((await handOver(lan, mei)).refused).toMatchObject([{ info: { kind: 'chapter' }, why: 'role' }])
    expect(mei.tables.chapters.get(taipei)?.name).toBe('台北')
  })

  test.each([[[0, 1]], [[1, 0]]])('another chapter’s settings on the page of one’s own (order %j)', async (order) => {
    const { mei, wei, taipei, tainan } = await three()
    const ting = await letIn(mei, '婷', { role: 'organizer', chapters: [taipei] })
    await handOver(mei, ting, true)
    const page = ting.cabinet.pages().find(({ kind }) => kind === 'chapter')?.id
    outlaw(ting)
    const value = { name: '婷的分會', zone: 'Asia/Taipei' }
    await ting.cabinet.commit({ edits: new Map([[page as never, [{ path: ['records', tainan], value }]]]) }, 'test')
    // Who has both chapters sees each as its own page has it, whichever comes first.
    for (const at of order) await handOver(at === 0 ? mei : ting, wei)
    expect(wei.tables.chapters.get(tainan)?.name).toBe('台南')
    const again = await reopened(wei)
    expect(again.tables.chapters.get(tainan)?.name).toBe('台南')
    expect(again.tables.chapters.get(taipei)?.name).toBe('台北')
  })

  test('members of a chapter that is somebody else’s', async () => {
    const { mei, lan, tainan } = await three()
    outlaw(lan)
    const id = newId('mem', lan.world.random)
    const info = { id: newId('pag', lan.world.random), kind: 'members' as const, chapter: tainan }
    const record = memberRecord({
      name: '外人',
      tags: [],
      interests: [],
      notes: '',
      memberships: {},
      consents: {},
      sources: [],
      created: 1,
    })
    await lan.commit({ creates: [{ info, records: { [id]: record } }] }, 'test')
    expect((await handOver(lan, mei)).refused).toMatchObject([
      { info: { kind: 'members', chapter: tainan }, why: 'role' },
    ])
    expect(membersOf(mei)).toEqual([])
  })

  test('a page that is of another kind or chapter than whoever sends it says', async () => {
    const { mei, wei, taipei, tainan } = await three()
    await memberOn(mei, taipei, '王小明')
    for (const wrong of [{ kind: 'door' as const }, { chapter: tainan }]) {
      const pages = (await offerOf(mei)).map((page) =>
        page.info.kind === 'members' ? { ...page, info: { ...page.info, ...wrong } } : page,
      )
      expect((await takeIn(wei, pages, { device: mei.identity.device })).refused).toMatchObject([{ why: 'foreign' }])
    }
    expect(membersOf(wei)).toEqual([])
  })

  test('a page that turns into another kind', async () => {
    const { mei, lan, taipei } = await three()
    await memberOn(lan, taipei, '王小明')
    await handOver(lan, mei)
    const page = lan.cabinet.pages().find(({ kind }) => kind === 'members')
    outlaw(lan)
    await lan.cabinet.commit({ edits: new Map([[page?.id as never, [{ path: ['kind'], value: 'door' }]]]) }, 'test')
    const pages = (await offerOf(lan)).map((one) => ({ ...one, info: { ...one.info } }))
    const { refused } = await takeIn(mei, pages, { device: lan.identity.device })
    expect(refused).toMatchObject([{ why: 'foreign' }])
    expect(mei.cabinet.pages().filter(({ kind }) => kind === 'door')).toEqual([])
  })

  test.each([
    ['newer than this program', SCHEMA + 1, 'newer'],
    ['older than it was', SCHEMA - 1, 'foreign'],
  ] as const)(
    'a page that is said to be in a version %s, and what comes before that comes in',
    async (_, schema, why) => {
      const { mei, lan, wei, taipei } = await three()
      await memberOn(lan, taipei, '王小明')
      await handOver(lan, mei)
      const page = pageOf(lan, 'members')
      outlaw(lan)
      await memberOn(lan, taipei, '陳怡君')
      await lan.cabinet.commit({ edits: new Map([[page, [{ path: ['schema'], value: schema }]]]) }, 'test')
      await memberOn(lan, taipei, '林大為')
      // Mei has the page, and to Wei it is new.
      for (const one of [mei, wei]) {
        expect((await handOver(lan, one)).refused).toMatchObject([{ info: { kind: 'members' }, changes: 2, why }])
        expect(membersOf(one)).toEqual(['王小明', '陳怡君'])
        expect(schemaOf(await one.cabinet.handle(page))).toBe(SCHEMA)
      }
      await meet(mei, wei)
      expect(wei.cabinet.row(page)?.heads).toBe(mei.cabinet.row(page)?.heads)
    },
  )

  test('a new page that begins in a version nobody knows', async () => {
    const { mei, lan, taipei } = await three()
    outlaw(lan)
    for (const schema of [SCHEMA + 1, 0]) {
      const info = { id: newId('pag', lan.world.random), kind: 'members' as const, chapter: taipei }
      const handle = createPage(info, {}, lan.identity.device)
      handle.put('_root', 'schema', schema)
      handle.commit('test', 1)
      const offered = { info, bytes: handle.save(), endorsements: [] }
      const { refused } = await takeIn(mei, [offered], { device: lan.identity.device })
      expect(refused).toMatchObject([{ changes: 1, why: schema === 0 ? 'foreign' : 'newer' }])
      expect(mei.cabinet.row(info.id)).toBeUndefined()
    }
  })

  test('anything from a device that nobody has entered, or from nobody', async () => {
    const { mei, lan, taipei } = await three()
    await memberOn(lan, taipei, '王小明')
    const unsigned = (await offerOf(lan)).map((page) => ({ ...page, endorsements: [] }))
    const members = unsigned.filter(({ info }) => info.kind === 'members')
    const stranger = newId('dev', mei.world.random)
    expect((await takeIn(mei, members, { device: stranger })).refused).toMatchObject([{ why: 'unknown' }])
    expect((await takeIn(mei, members, { device: null })).refused).toMatchObject([{ why: 'unsigned' }])
    expect(membersOf(mei)).toEqual([])
    // With her word it may come from whomever.
    expect((await takeIn(mei, await offerOf(lan), { device: stranger })).refused).toEqual([])
    expect(membersOf(mei)).toEqual(['王小明'])
  })

  test('a word that somebody else signed in another’s name', async () => {
    const { mei, lan } = await three()
    outlaw(lan)
    await setIn(lan, lan.identity.organizer, ['role'], 'admin')
    const forged = (await offerOf(lan)).map((page) => ({
      ...page,
      endorsements: page.endorsements.map((one) => ({ ...one, device: mei.identity.device })),
    }))
    const wei = (await takeIn(mei, forged, { device: lan.identity.device })).refused
    expect(wei).toMatchObject([{ why: 'role' }])
  })
})

describe('Somebody who was removed', () => {
  test('is not listened to, whatever they wrote, while what was had from them before stays', async () => {
    const { mei, lan, wei, taipei } = await three()
    await memberOn(lan, taipei, '王小明')
    await handOver(lan, wei)
    await memberOn(lan, taipei, '陳怡君')
    value(await remove(mei, lan.identity.organizer))
    expect((await handOver(lan, mei)).refused).toMatchObject([{ why: 'removed' }, { why: 'removed' }])
    // Wei had let the first one in, and signs for it himself.
    await handOver(wei, mei)
    expect(membersOf(mei)).toEqual(['王小明'])
    await handOver(mei, wei)
    await handOver(lan, wei)
    expect(membersOf(wei)).toEqual(['王小明'])
  })

  test('leaves nothing behind that only they had signed for, and what others built on it stays', async () => {
    const { mei, lan, wei } = await three()
    value(await grant(mei, wei.identity.organizer, 'admin'))
    await meet(mei, wei)
    await handOver(mei, lan)
    // Wei makes Lan an organizer; only Lan hears of it, and goes on working.
    value(await grant(wei, lan.identity.organizer, 'organizer'))
    await handOver(wei, lan)
    expect(roleOf(lan, lan.identity.organizer)).toBe('organizer')
    await lan.commit(
      lan.batch().create('community', null, newId('ser', lan.world.random), { name: '散步' }).build(),
      'series.create',
    )
    value(await remove(mei, wei.identity.organizer))
    await meet(mei, lan)
    expect(roleOf(mei, lan.identity.organizer)).toBe('leader')
    expect(roleOf(lan, lan.identity.organizer)).toBe('leader')
    expect([...mei.tables.series.values()].map(({ name }) => name)).toEqual(['散步'])
    expect(await headsOfIndex(lan)).toBe(await headsOfIndex(mei))
  })
})

/** As with a file that somebody leaves lying: everything, whoever reads it. */
async function tell(from: OpenCommunity, to: OpenCommunity): Promise<void> {
  await takeIn(to, await offerOf(from), { device: from.identity.device })
}

describe('Two admins who remove each other', () => {
  async function duel() {
    const all = await three()
    const { mei, lan, wei } = all
    value(await grant(mei, wei.identity.organizer, 'admin'))
    await meet(mei, wei)
    await meet(mei, lan)
    value(await remove(mei, wei.identity.organizer))
    value(await remove(wei, mei.identity.organizer))
    return all
  }

  test.each([
    ['first from the one entered first', [0, 1]],
    ['first from the other', [1, 0]],
  ])('leave the one who was entered first, everywhere the same, heard of %s', async (_, order) => {
    const { mei, lan, wei } = await duel()
    for (const at of order) await tell(at === 0 ? mei : wei, lan)
    for (const [from, to] of [
      [lan, mei],
      [lan, wei],
      [mei, wei],
      [wei, lan],
      [wei, mei],
      [mei, lan],
      [mei, wei],
    ] as const)
      await tell(from, to)
    for (const one of [mei, lan, wei]) {
      expect(one.tables.roll.admins().map(({ name }) => name)).toEqual(['梅'])
      expect(await headsOfIndex(one)).toBe(await headsOfIndex(mei))
    }
  })
})

test('The last admin can neither be removed nor made something else', async () => {
  const { mei } = await three()
  const self = mei.identity.organizer
  expect(await remove(mei, self)).toEqual({ ok: false, problem: { code: 'last-admin' } })
  expect(await grant(mei, self, 'leader')).toEqual({ ok: false, problem: { code: 'last-admin' } })
  const device: DeviceId = mei.identity.device
  expect(await organizerCommands['device.remove'](mei, { device })).toEqual({
    ok: false,
    problem: { code: 'last-admin' },
  })
})

test('A chapter that is taken from somebody gets new keys, and what they may have still is handed on', async () => {
  const { mei, lan, taipei, tainan } = await three()
  const keys = () => [...mei.tables.scopeKeys.values()].filter(({ scope }) => scope === taipei)
  const before = keys().length
  const chapters: readonly ChapterId[] = [tainan]
  value(
    await organizerCommands['organizer.grant'](mei, {
      organizer: lan.identity.organizer,
      role: 'leader',
      chapters: [...chapters],
    }),
  )
  expect(keys()).toHaveLength(before + 1)
  const newest = keys().sort((a, b) => b.made - a.made)[0]
  expect(newest && Object.keys(newest.wraps)).not.toContain(lan.identity.device)
  const other = [...mei.tables.scopeKeys.values()].find(({ scope }) => scope === tainan)
  expect(other && Object.keys(other.wraps)).toContain(lan.identity.device)
})
