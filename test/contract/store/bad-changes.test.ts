import { describe, expect, test } from 'vitest'
import type { ChangesHeaderDraft } from '../../../shared/formats/changes-file.ts'
import { decodeChangesFile, encodeChangesBody } from '../../../shared/formats/changes-file.ts'
import { withSignature } from '../../../shared/formats/signed-file.ts'
import { createKeyPair, sign } from '../../../renderer/worker/sync/signing.ts'
import type { KeyPair } from '../../../renderer/worker/sync/signing.ts'
import { dumpOf } from '../../helpers/dump.ts'
import { club, importInto, longRoster, memberIn, namesOf, salonIn } from '../../helpers/fake-world.ts'
import { messy } from '../../helpers/messy-files.ts'
import { everything, keysOf, pair, send } from '../../helpers/organizers.ts'
import type { Pair } from '../../helpers/organizers.ts'
import { Machine } from '../../helpers/store.ts'

/** Mei has news for Wei, in a file. */
async function withNews(): Promise<Pair & { bytes: Uint8Array<ArrayBuffer> }> {
  const two = await pair()
  await memberIn(two, '王小明', { fields: { phone: '0912-345-678' }, tags: ['志工'] })
  return { ...two, bytes: (await everything(two.mei)).data }
}

/** A refused file leaves what is shown and what is on the disk as they were, and the next file still opens. */
async function refusedBy(machine: Machine, data: Uint8Array<ArrayBuffer>) {
  const image = await machine.disk.image()
  const dump = await dumpOf(machine)
  const problem = await machine.refusal('exchange.read', { file: { name: 'x.chapterhouse', data } })
  expect(await dumpOf(machine)).toEqual(dump)
  expect(await machine.disk.image()).toEqual(image)
  return problem
}

/** The same file with another header, signed anew by whoever holds these keys. */
async function rewritten(
  bytes: Uint8Array,
  keys: KeyPair,
  change: (header: ChangesHeaderDraft) => Partial<ChangesHeaderDraft>,
  section = (page: Uint8Array) => page,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = decodeChangesFile(bytes)
  if (!file.ok) throw new Error(file.problem.code)
  const { header, pages } = file.value
  const from = { ...header.from, publicKey: keys.publicKey }
  const body = encodeChangesBody({ ...header, from, ...change(header) }, pages.map(section))
  return withSignature(body, await sign(body, keys.privateKey))
}

describe('A changes file is refused and changes nothing', () => {
  test('when it is of another community, saying of which', async () => {
    const { wei } = await withNews()
    const other = await club({ clock: wei.clock })
    expect(await refusedBy(wei, (await everything(other.machine)).data)).toEqual({
      code: 'changes-other-community',
      params: { community: '讀書會' },
    })
  })

  test('when it is something else, or nothing', async () => {
    const { wei } = await withNews()
    expect(await refusedBy(wei, messy.png().bytes)).toEqual({ code: 'changes-not-ours' })
    expect(await refusedBy(wei, messy.empty().bytes)).toEqual({ code: 'file-empty' })
    expect(await refusedBy(wei, new TextEncoder().encode('姓名,手機\n王小明,0912\n'))).toEqual({
      code: 'changes-not-ours',
    })
  })

  test('when it cannot be read from where it was', async () => {
    const { wei } = await withNews()
    const gone = Object.assign(new Blob(['x']), { arrayBuffer: () => Promise.reject(new Error('pulled out')) })
    const file = { name: 'x.chapterhouse', data: gone }
    expect(await wei.refusal('exchange.read', { file })).toEqual({ code: 'file-unreadable' })
  })

  test('when it was cut off, wherever that was', async () => {
    const { wei, bytes } = await withNews()
    for (let kept = 1; kept < bytes.length; kept += Math.ceil(bytes.length / 23)) {
      expect(await refusedBy(wei, bytes.slice(0, kept)), `${kept} bytes`).toEqual({ code: 'changes-truncated' })
    }
  })

  test('when any byte of it was changed', async () => {
    const { wei, bytes } = await withNews()
    const before = await dumpOf(wei)
    for (let at = 0; at < bytes.length; at += 1) {
      const tampered = bytes.slice()
      tampered[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      const problem = await wei.refusal('exchange.read', { file: { name: 'x', data: tampered } })
      expect(problem.code, `byte ${at}`).toMatch(
        /^changes-(?:not-ours|truncated|damaged|newer|signature|other-community)$/,
      )
    }
    expect(await dumpOf(wei)).toEqual(before)
    expect(await wei.must('exchange.read', { file: { name: 'x', data: bytes } })).toMatchObject({ newMembers: 1 })
  })

  test('when a newer version wrote it, saying which', async () => {
    const { mei, wei, bytes } = await withNews()
    const keys = await keysOf(mei)
    expect(await refusedBy(wei, await rewritten(bytes, keys, () => ({ schema: 2 })))).toEqual({
      code: 'changes-newer',
      params: { version: 2 },
    })
    const format = bytes.slice()
    new DataView(format.buffer).setUint16(21, 9)
    expect(await refusedBy(wei, format)).toEqual({ code: 'changes-newer', params: { version: 9 } })
  })

  test('when it claims to be from a device whose key is another', async () => {
    const { wei, bytes } = await withNews()
    const forged = await rewritten(bytes, await createKeyPair(), () => ({}))
    expect(await refusedBy(wei, forged)).toEqual({ code: 'changes-signature', params: { value: '梅的筆電' } })
  })

  test('when its pages are no pages, although it is signed properly', async () => {
    const { mei, wei, bytes } = await withNews()
    const keys = await keysOf(mei)
    const noise = (page: Uint8Array) => page.map((byte, at) => byte ^ (at > 8 ? 0x5a : 0))
    expect(await refusedBy(wei, await rewritten(bytes, keys, () => ({}), noise))).toEqual({ code: 'changes-damaged' })
    const lastOnly = (() => {
      let left = 2
      return (page: Uint8Array) => ((left -= 1) < 0 ? noise(page) : page)
    })()
    expect(await refusedBy(wei, await rewritten(bytes, keys, () => ({}), lastOnly))).toEqual({
      code: 'changes-damaged',
    })
  })

  test('to join with as well, and then there is no community', async () => {
    const { mei, bytes } = await withNews()
    const machine = await Machine.start()
    const self = { organizer: '生', device: '筆電' }
    const join = (data: Uint8Array<ArrayBuffer>) =>
      machine.refusal('community.join', { file: { name: 'x', data }, ...self })
    expect(await join(messy.png().bytes)).toEqual({ code: 'changes-not-ours' })
    expect(await join(bytes.slice(0, -1))).toEqual({ code: 'changes-truncated' })
    const noise = (page: Uint8Array) => page.map((byte, at) => byte ^ (at > 8 ? 0x5a : 0))
    expect(await join(await rewritten(bytes, await keysOf(mei), () => ({}), noise))).toEqual({
      code: 'changes-damaged',
    })
    expect(
      await machine.refusal('community.join', { file: { name: 'x', data: bytes }, organizer: '', device: 'x' }),
    ).toEqual({ code: 'name-empty' })
    expect(await machine.view('profile', {})).toEqual({ state: 'empty' })
    expect((await machine.disk.image()).map(({ name }) => name)).toEqual(['chapterhouse-profile'])
  })
})

test('Pages of a kind that only a newer version knows stay out, and the rest comes in', async () => {
  const { mei, wei, bytes, chapter } = await withNews()
  const keys = await keysOf(mei)
  await salonIn({ machine: mei, chapter })
  const newer = await rewritten((await everything(mei)).data, keys, ({ pages }) => ({
    pages: pages.map((page) => (page.kind === 'salons' ? { ...page, kind: 'purchases' } : page)),
  }))
  expect(await wei.must('exchange.read', { file: { name: 'x', data: newer } })).toMatchObject({
    newMembers: 1,
    newSalons: 0,
  })
  expect(await wei.must('exchange.read', { file: { name: 'x', data: bytes } })).toMatchObject({ nothingNew: true })
  expect(await send(mei, wei)).toMatchObject({ newSalons: 1 })
  expect(await dumpOf(wei)).toEqual(await dumpOf(mei))
})

test('A file of a whole community is refused as one, however many pages it has', async () => {
  const two = await pair()
  await importInto(two, longRoster(600))
  const { data } = await everything(two.mei)
  const cut = data.slice(0, data.length - 100)
  expect(await refusedBy(two.wei, cut)).toEqual({ code: 'changes-truncated' })
  expect(await namesOf(two.wei)).toEqual([])
})
