import { describe, expect, test } from 'vitest'
import { headsOf } from '../../../shared/crdt/engine.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import type { Scope } from '../../../shared/domain/role.ts'
import { decodeBundle, decodePart, encodeBundleBody, encodePart } from '../../../shared/formats/bundle-file.ts'
import type { BundleHeader, BundlePart } from '../../../shared/formats/bundle-file.ts'
import { withSignature } from '../../../shared/formats/signed-file.ts'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { openChangesFile } from '../../../renderer/worker/exchange/open-file.ts'
import { readChanges } from '../../../renderer/worker/exchange/read-changes.ts'
import { openPart, sealPart } from '../../../renderer/worker/sync/bundles/part-cipher.ts'
import { checkBundle } from '../../../renderer/worker/sync/bundles/open-bundle.ts'
import { sealBundle } from '../../../renderer/worker/sync/bundles/seal-bundle.ts'
import type { BundleOrder } from '../../../renderer/worker/sync/bundles/seal-bundle.ts'
import { takeBundle } from '../../../renderer/worker/sync/bundles/take-bundle.ts'
import type { TakeOptions } from '../../../renderer/worker/sync/bundles/take-bundle.ts'
import { rekey } from '../../../renderer/worker/sync/keys/rotate.ts'
import { tendKeys } from '../../../renderer/worker/sync/keys/tend-keys.ts'
import { createKeyPair, sign } from '../../../renderer/worker/sync/signing.ts'
import { encodeChangesBody } from '../../helpers/changes-files.ts'
import type { ChangesHeaderDraft } from '../../helpers/changes-files.ts'
import { Machine } from '../../helpers/store.ts'
import { emptyCommunity, letIn, meisCommunity, memberOn, membersOf, value } from '../../helpers/open-communities.ts'

async function bundleOf(from: OpenCommunity, order: Partial<BundleOrder> = {}): Promise<Uint8Array<ArrayBuffer>> {
  const whole: BundleOrder = { to: null, known: new Map(), mode: 'all', sequence: 0, tellKnown: false }
  return value(await sealBundle(from, { ...whole, ...order })).bytes
}

async function take(at: OpenCommunity, bytes: Uint8Array, options: TakeOptions = {}) {
  const file = await checkBundle(bytes)
  return file.ok ? takeBundle(at, file.value, options) : file
}

/** Carries everything to somebody who was just let in. */
async function welcome(host: OpenCommunity, guest: OpenCommunity): Promise<void> {
  value(await take(guest, await bundleOf(host, { to: [guest.identity.device] }), { trusted: true }))
}

/** The same bundle with another header, signed by whoever holds the key. */
async function resigned(
  bytes: Uint8Array,
  privateKey: string,
  change: (header: BundleHeader) => Partial<BundleHeader>,
): Promise<Uint8Array> {
  const { header, parts } = value(decodeBundle(bytes))
  const sealed = header.parts.map(({ key }, index) => ({ key, sealed: parts[index] ?? new Uint8Array() }))
  const body = encodeBundleBody({ ...header, ...change(header) }, sealed)
  return withSignature(body, await sign(body, privateKey))
}

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

describe('A bundle is refused and changes nothing', () => {
  test('when any byte of it was changed, or it was cut off', async () => {
    const { mei, taipei } = await meisCommunity()
    const wei = await letIn(mei, '偉', { role: 'organizer', chapters: [taipei] })
    await welcome(mei, wei)
    await memberOn(mei, taipei, '王小明')
    const bytes = await bundleOf(mei)
    for (let at = 0; at < bytes.length; at += 7) {
      const tampered = bytes.slice()
      tampered[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      const result = await take(wei, tampered)
      expect(result.ok ? '' : result.problem.code, `byte ${at}`).toMatch(
        /^changes-(?:not-ours|truncated|damaged|newer|signature)$/,
      )
    }
    for (let kept = 1; kept < bytes.length; kept += 97)
      expect(await take(wei, bytes.slice(0, kept)), `${kept} bytes`).toEqual({
        ok: false,
        problem: { code: 'changes-truncated' },
      })
    expect(membersOf(wei)).toEqual([])
  })

  test('when somebody signed it anew: with a key that is not the device’s, or as a device nobody knows', async () => {
    const { mei, taipei } = await meisCommunity()
    const wei = await letIn(mei, '偉', { role: 'organizer', chapters: [taipei] })
    await welcome(mei, wei)
    const forger = await createKeyPair()
    const bytes = await bundleOf(mei)
    const asMei = await resigned(bytes, forger.privateKey, ({ from }) => ({
      from: { ...from, publicKey: forger.publicKey },
    }))
    expect(await take(wei, asMei)).toMatchObject({ problem: { code: 'changes-signature' } })
    const asNobody = await resigned(bytes, forger.privateKey, () => ({
      from: { device: 'dev_0000000000000000' as DeviceId, publicKey: forger.publicKey },
    }))
    // Parts say who sealed them, so they do not open under another's name.
    expect(await take(wei, asNobody)).toMatchObject({ problem: { code: 'changes-damaged' } })
  })

  test('when it is of another community', async () => {
    const [{ mei }, other] = [await meisCommunity(), await meisCommunity()]
    expect(await take(other.mei, await bundleOf(mei))).toMatchObject({ problem: { code: 'changes-other-community' } })
  })

  test('when a newer version wrote it, saying which', async () => {
    const { mei } = await meisCommunity()
    const newer = await resigned(await bundleOf(mei), mei.identity.privateKey, () => ({ schema: 99 }))
    expect(await take(mei, newer)).toEqual({ ok: false, problem: { code: 'changes-newer', params: { version: 99 } } })
  })
})

describe('A part that somebody with its key has spoiled', () => {
  test('is refused with its file when its pages are no pages, or are another scope’s', async () => {
    const { mei, taipei } = await meisCommunity()
    const wei = await letIn(mei, '偉', { role: 'organizer', chapters: [taipei] })
    await welcome(mei, wei)
    await memberOn(mei, taipei, '王小明')
    const noise = await respoiled(mei, taipei, ({ header, sections }) =>
      encodePart(
        header,
        sections.map((section) => section.map((byte, at) => byte ^ (at > 8 ? 0x5a : 0))),
      ),
    )
    const before = wei.cabinet.pages()
    expect(await take(wei, noise)).toEqual({ ok: false, problem: { code: 'changes-damaged' } })
    const moved = await respoiled(mei, taipei, ({ header, sections }) =>
      encodePart({ ...header, pages: header.pages.map((page) => ({ ...page, kind: 'chapter' })) }, sections),
    )
    expect(await take(wei, moved)).toEqual({ ok: false, problem: { code: 'changes-damaged' } })
    expect(wei.cabinet.pages()).toEqual(before)
  })

  test('brings the rest where it has pages of a kind that only a newer version knows', async () => {
    const { mei, taipei } = await meisCommunity()
    const wei = await letIn(mei, '偉', { role: 'organizer', chapters: [taipei] })
    await welcome(mei, wei)
    await memberOn(mei, taipei, '王小明')
    const newer = await respoiled(mei, taipei, ({ header, sections }) => {
      const [page] = header.pages
      if (!page) throw new Error('there is no page')
      return encodePart({ ...header, pages: [...header.pages, { ...page, kind: 'purchases' }] }, [
        ...sections,
        Uint8Array.of(1, 2, 3),
      ])
    })
    value(await take(wei, newer))
    expect(membersOf(wei)).toEqual(['王小明'])
  })
})

describe('A file from before files were encrypted', () => {
  test('is read from a device that is known, and lets whoever has it join', async () => {
    const { mei, taipei } = await meisCommunity()
    const wei = await letIn(mei, '偉', { role: 'organizer', chapters: 'all' })
    await welcome(mei, wei)
    await memberOn(mei, taipei, '王小明')
    const data = await firstFormatFile(mei)
    const file = value(await openChangesFile(data))
    expect(value(await readChanges(wei, file))).toMatchObject({ newMembers: 1, from: '梅', closed: 0 })
    expect(membersOf(wei)).toEqual(['王小明'])
    const stranger = await Machine.start()
    const self = { organizer: '生', device: '筆電' }
    expect(await stranger.must('community.join', { file: { name: 'x', data }, ...self })).toMatchObject({
      newMembers: 1,
    })
  })

  test('is refused from a device that is not known, and from one that was removed', async () => {
    const { mei, taipei } = await meisCommunity()
    const wei = await letIn(mei, '偉', { role: 'admin', chapters: 'all' })
    await welcome(mei, wei)
    const lan = await letIn(wei, '蘭', { role: 'organizer', chapters: [taipei] })
    await welcome(wei, lan)
    const file = value(await openChangesFile(await firstFormatFile(lan)))
    expect(await readChanges(mei, file)).toMatchObject({ problem: { code: 'changes-unknown-device' } })
    const removal = wei.batch().set(lan.identity.device, ['removed'], wei.world.now())
    await wei.commit(removal.build(), 'device.remove')
    expect(await readChanges(wei, file)).toMatchObject({ problem: { code: 'changes-removed-device' } })
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

/** A bundle of everything in which one scope's part is another, sealed and signed as it should be. */
async function respoiled(
  from: OpenCommunity,
  scope: Scope,
  spoil: (part: BundlePart) => Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const { header, parts } = value(decodeBundle(await bundleOf(from)))
  const newest = await from.keyring.newest(scope)
  if (!newest) throw new Error('there is no key')
  const sealed = await Promise.all(
    header.parts.map(async ({ key }, index) => {
      const bytes = parts[index] ?? new Uint8Array()
      const place = { community: from.id, device: from.identity.device, key }
      const open = key === newest.id ? await openPart(bytes, newest, place) : null
      const part = open && decodePart(open)
      return { key, sealed: part ? await sealPart(spoil(part), newest, place) : bytes }
    }),
  )
  const body = encodeBundleBody(header, sealed)
  return withSignature(body, await sign(body, from.identity.privateKey))
}

/** A file as programs wrote it before there were bundles. */
async function firstFormatFile({ id, tables, cabinet, identity }: OpenCommunity): Promise<Uint8Array<ArrayBuffer>> {
  const rows = cabinet.pages()
  const header: ChangesHeaderDraft = {
    schema: 1,
    community: { id, name: tables.community?.name ?? '' },
    from: {
      organizer: identity.organizer,
      organizerName: tables.organizers.get(identity.organizer)?.name ?? '',
      device: identity.device,
      deviceName: tables.devices.get(identity.device)?.name ?? '',
      publicKey: identity.publicKey,
    },
    written: 1,
    mode: 'all',
    to: null,
    pages: rows.map(({ id: page, kind, heads }) => ({ page, kind, heads: heads.split(',') })),
  }
  const sections = await Promise.all(rows.map(async ({ id: page }) => Buffer.concat(await cabinet.chunks(page))))
  const body = encodeChangesBody(header, sections)
  return withSignature(body, await sign(body, identity.privateKey))
}
