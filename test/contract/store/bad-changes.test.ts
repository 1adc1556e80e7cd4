import { describe, expect, test } from 'vitest'
import { decodeBundle, encodeBundleBody } from '../../../shared/formats/bundle-file.ts'
import type { BundleHeader } from '../../../shared/formats/bundle-file.ts'
import { withSignature } from '../../../shared/formats/signed-file.ts'
import { createKeyPair, sign } from '../../../renderer/worker/sync/signing.ts'
import type { KeyPair } from '../../../renderer/worker/sync/signing.ts'
import { dumpOf } from '../../helpers/dump.ts'
import { club, importInto, longRoster, memberIn, namesOf } from '../../helpers/fake-world.ts'
import { messy } from '../../helpers/messy-files.ts'
import { everything, keysOf, letIn, pair, welcomeFile } from '../../helpers/organizers.ts'
import type { Pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

/** Mei has news for Wei, in a file. */
async function withNews(): Promise<Pair & { bytes: Uint8Array<ArrayBuffer> }> {
  const two = await pair()
  await memberIn(two, '王小明', { fields: { phone: '0912-345-678' }, tags: ['志工'] })
  return { ...two, bytes: (await everything(two.mei)).data }
}

/** A refused file leaves what is shown and what is on the disk as they were, and the next file still opens. */
async function refusedBy(machine: Machine, data: Uint8Array<ArrayBuffer>) {
  // Snapshots that are written while the file is looked at are no change of it.
  await machine.must('flush', {})
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
  change: (header: BundleHeader) => Partial<BundleHeader>,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = decodeBundle(bytes)
  if (!file.ok) throw new Error(file.problem.code)
  const { header, parts } = file.value
  const from = { ...header.from, publicKey: keys.publicKey }
  const sealed = header.parts.map(({ key }, index) => ({ key, sealed: parts[index] ?? new Uint8Array() }))
  const body = encodeBundleBody({ ...header, from, ...change(header) }, sealed)
  return withSignature(body, await sign(body, keys.privateKey))
}

describe('A changes file is refused and changes nothing', () => {
  test('when it is of another community', async () => {
    const { wei } = await withNews()
    const other = await club({ clock: wei.clock })
    expect(await refusedBy(wei, (await everything(other.machine)).data)).toEqual({
      code: 'changes-other-community',
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

  test('when a byte of it was changed, wherever that is', async () => {
    const { wei, bytes } = await withNews()
    const before = await dumpOf(wei)
    for (let at = 0; at < bytes.length; at += 5) {
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

  test('by who was invited as well, and then nothing is there yet', async () => {
    const { mei } = await withNews()
    const lan = await letIn(mei, '蘭')
    const { data } = await welcomeFile(mei)
    const read = (bytes: Uint8Array<ArrayBuffer>) => lan.refusal('exchange.read', { file: { name: 'x', data: bytes } })
    expect(await read(messy.png().bytes)).toEqual({ code: 'changes-not-ours' })
    expect(await read(data.slice(0, -1))).toEqual({ code: 'changes-truncated' })
    // Another's file, even of the same community, is not the word of who invited.
    const forged = await rewritten(data, await createKeyPair(), () => ({}))
    expect(await read(forged)).toEqual({ code: 'changes-unknown-device' })
    expect(await lan.view('joining', {})).toMatchObject({ state: 'reaching' })
    expect(await lan.must('exchange.read', { file: { name: 'x', data } })).toMatchObject({ newMembers: 1 })
    expect(await lan.view('joining', {})).toMatchObject({ state: 'done' })
  })
})

test('A file of a whole community is refused as one, however many pages it has', async () => {
  const two = await pair()
  await importInto(two, longRoster(600))
  const { data } = await everything(two.mei)
  const cut = data.slice(0, data.length - 100)
  expect(await refusedBy(two.wei, cut)).toEqual({ code: 'changes-truncated' })
  expect(await namesOf(two.wei)).toEqual([])
})
