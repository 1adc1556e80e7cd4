import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import { ModelDevice } from '../../helpers/carriers/model-device.ts'
import { MemoryShelf } from '../../helpers/carriers/memory-shelf.ts'

const PAGES = ['pag_0000000000000001', 'pag_0000000000000002', 'pag_0000000000000003'] as PageId[]
const DEVICES = ['dev_000000000000000a', 'dev_000000000000000b', 'dev_000000000000000c'] as DeviceId[]

const who = fc.nat(DEVICES.length - 1)
const where = fc.nat(1000)

/** Everything that may happen to three devices, each with its replica of a folder. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('edit' as const), who, page: fc.nat(2), count: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('sync' as const), who }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('carry' as const), who, to: who, share: fc.nat(100), seed: where }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('removals' as const), who, to: who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('backup' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('truncate' as const), who, at: where, share: fc.nat(99) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename' as const), who, at: where }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const), who, at: where }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('garbage' as const), who, at: where, bytes: fc.uint8Array({ maxLength: 60 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('empty' as const), who }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clock' as const), who, by: fc.integer({ min: -400, max: 400 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('full' as const), who, until: fc.boolean() }) },
) // prettier-ignore

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const DAY_MS = 86_400_000

describe('a folder that is carried badly', () => {
  it('brings every edit to everybody in the end, whatever happened to the files', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 80, size: 'max' }),
        fc.constantFrom({ keepsThePast: false }, { keepsThePast: true, rowBytes: 3000 }),
        async (steps, kind) => {
          const devices = DEVICES.map(
            (device) => new ModelDevice(device, new MemoryShelf({ bundleBytes: 2000, count: 3, ...kind })),
          )
          for (const one of steps) await happen(devices, one)
          await settle(devices)
          const [first, ...others] = devices.map(({ bundler }) => bundler.everything())
          for (const other of others) expect(other).toEqual(first)
          // What one of them ever had and did not itself lose with a restored backup, everybody has.
          for (const device of devices) expect(first).toEqual(expect.arrayContaining(device.kept))
          await expectQuiet(devices)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('gives all of it to a device that comes last and finds only the folder', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
        const devices = DEVICES.map(
          (device) => new ModelDevice(device, new MemoryShelf({ bundleBytes: 2000, count: 3 })),
        )
        for (const one of steps) await happen(devices, one)
        await settle(devices)
        const last = new ModelDevice('dev_000000000000000d' as DeviceId, devices[0]?.shelf ?? new MemoryShelf())
        await last.sync()
        expect(last.bundler.everything()).toEqual(devices[0]?.bundler.everything())
        expect(last.carrier.state.lacking).toBe(0)
      }),
      { numRuns: 60 },
    )
  })
})

/** Looks after which a folder is at rest: one finds what broke, one writes it again, one puts the row in order. */
const LOOKS_TO_REST = 4

/** Nothing new: nothing is read and nothing is written. */
async function expectQuiet(devices: readonly ModelDevice[]): Promise<void> {
  for (let look = 0; look < LOOKS_TO_REST; look += 1) for (const device of devices) await device.sync()
  for (const { shelf } of devices) shelf.reads = 0
  const before = devices.map(({ shelf }) => shelf.paths())
  for (const device of devices) await device.sync()
  expect(devices.map(({ shelf }) => shelf.paths())).toEqual(before)
  expect(devices.map(({ shelf }) => shelf.reads)).toEqual([0, 0, 0])
}

async function happen(devices: readonly ModelDevice[], one: Step): Promise<void> {
  const device = devices[one.who]
  if (!device) return
  const { shelf } = device
  const paths = shelf.paths()
  const pick = (at: number) => paths[at % Math.max(1, paths.length)] ?? ''
  const bytesAt = (at: number) => shelf.files.get(pick(at))?.bytes
  switch (one.kind) {
    case 'edit':
      for (let count = 0; count < one.count; count += 1) device.edit(PAGES[one.page] ?? (PAGES[0] as PageId))
      return
    case 'sync':
      await device.sync()
      return
    case 'carry': {
      const other = devices[one.to]
      if (other === device || !other) return
      for (const [index, path] of paths.entries()) {
        if ((index * 37 + one.seed) % 100 < one.share) shelf.carryTo(other.shelf, path)
      }
      return
    }
    case 'removals': {
      const other = devices[one.to]
      if (other === device || !other) return
      // What its own device took away is taken away elsewhere as well.
      for (const path of other.shelf.paths()) {
        if (path.startsWith(device.id) && !shelf.files.has(path)) other.shelf.files.delete(path)
      }
      return
    }
    case 'kill':
      device.restart()
      return
    case 'backup':
      device.backUp()
      return
    case 'restore':
      device.restore()
      return
    case 'truncate': {
      const bytes = bytesAt(one.at)
      if (bytes) shelf.put(pick(one.at), bytes.slice(0, Math.floor((bytes.length * one.share) / 100)))
      return
    }
    case 'rename': {
      const bytes = bytesAt(one.at)
      if (!bytes) return
      shelf.files.delete(pick(one.at))
      shelf.put(pick(one.at).replace('.bundle', '.sync-conflict-1.bundle'), bytes)
      return
    }
    case 'lose':
      shelf.files.delete(pick(one.at))
      return
    case 'garbage':
      shelf.put(`${device.id}.ffffffff/${String(one.at).padStart(8, '0')}.bundle`, new Uint8Array(one.bytes))
      return
    case 'empty':
      shelf.files.clear()
      return
    case 'clock':
      device.clock.advance(one.by * DAY_MS)
      return
    case 'full':
      shelf.failing = one.until ? { reason: 'full', writesOnly: true } : null
      return
  }
}

/** Room again, everything carried everywhere, and everybody looks a few times. */
async function settle(devices: readonly ModelDevice[]): Promise<void> {
  for (const { shelf } of devices) shelf.failing = null
  for (let round = 0; round < 6; round += 1) {
    for (const device of devices) await device.sync()
    for (const { shelf } of devices) {
      for (const other of devices)
        if (other.shelf !== shelf) for (const path of shelf.paths()) shelf.carryTo(other.shelf, path)
    }
    for (const { clock } of devices) clock.advance(2 * 3_600_000)
  }
}
