import { describe, expect, test } from 'vitest'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import type { Scope } from '../../../shared/domain/role.ts'
import { decodeBundle, decodePart, encodeBundleBody, encodePart } from '../../../shared/formats/bundle-file.ts'
import type { BundleHeader, BundlePart } from '../../../shared/formats/bundle-file.ts'
import { withSignature } from '../../../shared/formats/signed-file.ts'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { openChangesFile } from '../../../renderer/worker/exchange/open-file.ts'
import { readChanges } from '../../../renderer/worker/exchange/read-changes.ts'
import { openPart, sealPart } from '../../../renderer/worker/sync/bundles/part-cipher.ts'
import { createKeyPair, sign } from '../../../renderer/worker/sync/signing.ts'
import { encodeChangesBody } from '../../helpers/changes-files.ts'
import type { ChangesHeaderDraft } from '../../helpers/changes-files.ts'
import { Machine } from '../../helpers/store.ts'
import { letIn, meisCommunity, memberOn, membersOf, value } from '../../helpers/open-communities.ts'
import { bundleOf, take, welcome } from '../../helpers/bundles.ts'

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
