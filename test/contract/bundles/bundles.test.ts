import { describe, expect, test } from 'vitest'
import { headsOf } from '../../../shared/crdt/engine.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import { decodeBundle } from '../../../shared/formats/bundle-file.ts'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { sealBundle } from '../../../renderer/worker/sync/bundles/seal-bundle.ts'
import type { BundleOrder } from '../../../renderer/worker/sync/bundles/seal-bundle.ts'
import { rekey } from '../../../renderer/worker/sync/keys/rotate.ts'
import { tendKeys } from '../../../renderer/worker/sync/keys/tend-keys.ts'
import { emptyCommunity, letIn, meisCommunity, memberOn, membersOf, value } from '../../helpers/open-communities.ts'
import { bundleOf, take, welcome } from '../../helpers/bundles.ts'

describe('A bundle for somebody who was just let in', () => {
  test('brings the pages of the chapters they were given, and of no other', async () => {
    const { mei, taipei, tainan } = await meisCommunity()
    await memberOn(mei, taipei, '王小明')
    await memberOn(mei, tainan, '林大為')
    const wei = await letIn(mei, '偉', { role: 'organizer', chapters: [taipei] })
    const { closed } = value(await take(wei, await bundleOf(mei, { to: [wei.identity.device] }), { trusted: true }))
    expect(membersOf(wei)).toEqual(['王小明'])
    expect([...wei.tables.chapters.keys()]).toEqual([taipei])
    expect(closed).toBe(0)
  })

  test('brings a door volunteer no page with people on it', async () => {
    const { mei, taipei } = await meisCommunity()
    await memberOn(mei, taipei, '王小明')
    const lan = await letIn(mei, '蘭', { role: 'door', chapters: [taipei] })
    await welcome(mei, lan)
    expect(lan.cabinet.pages().map(({ kind }) => kind)).toEqual(['community', 'chapter'])
  })

  test('opens for nobody else', async () => {
    const { mei, taipei } = await meisCommunity()
    const wei = await letIn(mei, '偉', { role: 'organizer', chapters: [taipei] })
    const stranger = await emptyCommunity(mei.id)
    const bytes = await bundleOf(mei, { to: [wei.identity.device] })
    expect(await take(stranger, bytes, { trusted: true })).toEqual({
      ok: false,
      problem: { code: 'changes-not-for-you' },
    })
    expect(stranger.cabinet.pages()).toEqual([])
  })

  test('is not written for a device that is not of the community', async () => {
    const { mei } = await meisCommunity()
    const order = { to: ['dev_0000000000000000' as DeviceId], known: new Map(), mode: 'all', sequence: 0 } as const
    expect(await sealBundle(mei, { ...order, tellKnown: true })).toEqual({
      ok: false,
      problem: { code: 'not-found' },
    })
  })
})

describe('The list of a door', () => {
  /** Mei has opened a door; Wei leads the chapter, Lan stands there, Dora stands at doors from tomorrow. */
  async function door() {
    const { mei, taipei } = await meisCommunity()
    const wei = await letIn(mei, '偉', { role: 'leader', chapters: [taipei] })
    const lan = await letIn(mei, '蘭', { role: 'door', chapters: [taipei] })
    const dora = await letIn(mei, '朵', { role: 'door', chapters: [taipei] })
    const salon = newId('sal', mei.world.random)
    const batch = mei.batch()
    const page = batch.begin(
      { kind: 'door', chapter: taipei },
      { [salon]: { theme: '城市', chapter: taipei, opened: 1 } },
    )
    await mei.commit(batch.build(), 'door.open')
    for (const one of [wei, lan]) await welcome(mei, one)
    const opened = headsOf(mei.cabinet.row(page)?.heads ?? '')
    const set = (key: string, value: number) =>
      mei.commit(mei.batch().writeOn(page, ['records', salon, key], value).build(), 'door.close')
    return { mei, wei, lan, dora, page, opened, set, known: new Map([[page, opened]]) }
  }

  function headsAt({ cabinet }: OpenCommunity, page: PageId): string | undefined {
    return cabinet.row(page)?.heads
  }

  test('goes to its volunteers while it is open, and once more to say that it was closed', async () => {
    const { mei, lan, page, set, known } = await door()
    expect(lan.tables.doors.at(page)?.closed).toBeUndefined()
    await set('closed', 2)
    value(await take(lan, await bundleOf(mei, { known })))
    expect(lan.tables.doors.at(page)?.closed).toBe(2)
    expect(headsAt(lan, page)).toBe(headsAt(mei, page))
  })

  test('goes to organizers alone after that, in a file, a folder and a server', async () => {
    const { mei, wei, lan, dora, page, set } = await door()
    await set('closed', 2)
    const [before, known] = [headsAt(lan, page), new Map([[page, headsOf(headsAt(mei, page) ?? '')]])]
    await welcome(mei, dora)
    expect(headsAt(dora, page)).toBeUndefined()
    await set('capacity', 30)
    for (const bytes of [await bundleOf(mei), await bundleOf(mei, { known })]) {
      for (const one of [lan, dora]) value(await take(one, bytes))
      expect(headsAt(lan, page)).toBe(before)
      expect(headsAt(dora, page)).toBeUndefined()
    }
    value(await take(wei, await bundleOf(mei)))
    expect(headsAt(wei, page)).toBe(headsAt(mei, page))
  })

  test('comes from a volunteer with what was ticked before it was known to be closed', async () => {
    const { mei, wei, lan, page, set, known } = await door()
    await lan.commit(
      lan
        .batch()
        .createOn(page, newId('ent', lan.world.random), {
          kind: 'arrival',
          salon: lan.tables.doors.at(page)?.id ?? '',
          member: newId('mem', lan.world.random),
          at: 1,
          by: lan.identity.organizer,
          walkIn: false,
        })
        .build(),
      'door.checkIn',
    )
    await set('closed', 2)
    value(await take(lan, await bundleOf(mei, { known })))
    value(await take(wei, await bundleOf(lan)))
    expect(headsAt(wei, page)).toBe(headsAt(lan, page))
    value(await take(mei, await bundleOf(lan)))
    expect(headsAt(mei, page)).toBe(headsAt(lan, page))
  })
})

describe('A bundle for everybody', () => {
  test('gives each what they may have, and says how many parts stayed closed', async () => {
    const { mei, taipei, tainan } = await meisCommunity()
    const wei = await letIn(mei, '偉', { role: 'leader', chapters: [tainan] })
    const lan = await letIn(mei, '蘭', { role: 'door', chapters: [taipei] })
    await welcome(mei, wei)
    await welcome(mei, lan)
    await memberOn(mei, taipei, '王小明')
    await memberOn(mei, tainan, '林大為')
    const bytes = await bundleOf(mei)
    expect(value(await take(wei, bytes)).closed).toBe(2)
    expect(membersOf(wei)).toEqual(['林大為'])
    expect(value(await take(lan, bytes)).closed).toBe(3)
    expect(membersOf(lan)).toEqual([])
  })

  test('shows no name and no number to who has no key', async () => {
    const { mei, taipei } = await meisCommunity()
    await memberOn(mei, taipei, 'Ada Lovelace')
    const text = new TextDecoder('latin1').decode(await bundleOf(mei))
    for (const word of ['Ada', 'Lovelace', '讀書會', '梅', 'members', taipei].map((each) =>
      new TextDecoder('latin1').decode(new TextEncoder().encode(each)),
    ))
      expect(text).not.toContain(word)
  })

  test('from somebody who was let in elsewhere is taken, because it says who let them in', async () => {
    const { mei, taipei } = await meisCommunity()
    const wei = await letIn(mei, '偉', { role: 'admin', chapters: 'all' })
    await welcome(mei, wei)
    const lan = await letIn(wei, '蘭', { role: 'organizer', chapters: [taipei] })
    await welcome(wei, lan)
    await memberOn(lan, taipei, '王小明')
    value(await take(mei, await bundleOf(lan)))
    expect(membersOf(mei)).toEqual(['王小明'])
  })

  test('after somebody was removed opens for those who stay and not for who left', async () => {
    const { mei, taipei } = await meisCommunity()
    const wei = await letIn(mei, '偉', { role: 'organizer', chapters: [taipei] })
    const lan = await letIn(mei, '蘭', { role: 'organizer', chapters: [taipei] })
    for (const guest of [wei, lan]) await welcome(mei, guest)
    const batch = mei.batch().set(lan.identity.device, ['removed'], mei.world.now())
    const left = lan.identity.device
    const lost = ['community', 'people', `door:${taipei}`, taipei] as const
    await rekey(mei, batch, lost, (device) => (device === left ? null : mei.tables.standingOf(device)))
    await mei.commit(batch.build(), 'device.remove')
    await memberOn(mei, taipei, '王小明')
    const bytes = await bundleOf(mei)
    expect((await take(lan, bytes)).ok && membersOf(lan)).not.toContain('王小明')
    value(await take(wei, bytes))
    expect(membersOf(wei)).toEqual(['王小明'])
    // What Lan writes from now on is refused.
    expect(await take(wei, await bundleOf(lan))).toEqual({
      ok: false,
      problem: { code: 'changes-removed-device', params: { value: '蘭的筆電' } },
    })
  })
})

describe('A chapter that is given later', () => {
  test('opens with the next bundle, also what lay there before', async () => {
    const { mei, taipei, tainan } = await meisCommunity()
    await memberOn(mei, tainan, '林大為')
    const wei = await letIn(mei, '偉', { role: 'organizer', chapters: [taipei] })
    await welcome(mei, wei)
    const early = await bundleOf(mei)
    value(await take(wei, early))
    expect(membersOf(wei)).toEqual([])
    await mei.commit(mei.batch().set(wei.identity.organizer, ['chapters', tainan], true).build(), 'organizer.grant')
    await tendKeys(mei)
    value(await take(wei, await bundleOf(mei)))
    expect(membersOf(wei)).toEqual(['林大為'])
  })
})

describe('A bundle of what is new', () => {
  test('leaves out what the others have, and is empty where that is everything', async () => {
    const { mei, taipei } = await meisCommunity()
    await memberOn(mei, taipei, '王小明')
    const known = new Map(mei.cabinet.pages().map(({ id, heads }) => [id, heads.split(',')]))
    const order: BundleOrder = { to: null, known, mode: 'since', sequence: 3, tellKnown: false }
    expect(value(await sealBundle(mei, order)).pages).toBe(0)
    await memberOn(mei, taipei, '林大為')
    const { bytes, pages } = value(await sealBundle(mei, order))
    expect(pages).toBe(1)
    expect(bytes.length).toBeLessThan(2000)
    expect(value(decodeBundle(bytes)).header).toMatchObject({ mode: 'since', sequence: 3, wraps: [] })
  })
})
