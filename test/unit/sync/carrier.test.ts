import { describe, expect, it } from 'vitest'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import { MemoryShelf } from '../../helpers/carriers/memory-shelf.ts'
import { ModelDevice } from '../../helpers/carriers/model-device.ts'

const PAGE = 'pag_0000000000000001' as PageId
const OTHER = 'pag_0000000000000002' as PageId
const [MEI, WEI, LIN] = ['dev_000000000000000a', 'dev_000000000000000b', 'dev_000000000000000c'] as [
  DeviceId,
  DeviceId,
  DeviceId,
]
const HOUR_MS = 3_600_000

/** Three devices at one folder. */
function devices({ count = 64 } = {}) {
  const shelf = new MemoryShelf({ count })
  const friends = new Set([MEI, WEI, LIN])
  const at = (device: DeviceId) => new ModelDevice(device, shelf, friends)
  return { shelf, friends, mei: at(MEI), wei: at(WEI), lin: at(LIN) }
}

/** Edits one page and syncs, so many times. */
async function editing(device: ModelDevice, times: number, page = PAGE): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    device.edit(page)
    await device.sync()
  }
}

const contents = ({ files }: MemoryShelf) =>
  new Map([...files].map(([path, { bytes }]) => [path, new TextDecoder().decode(bytes)]))

describe('what is written', () => {
  it('is only what the folder lacks: what somebody else brought is not brought again', async () => {
    const { shelf, mei, wei } = devices()
    await editing(mei, 1)
    await wei.sync()
    expect(shelf.paths()).toHaveLength(1)
    await editing(wei, 1)
    expect(shelf.paths()).toHaveLength(2)
    const [, second] = [...contents(shelf).values()]
    expect(second).not.toContain('000a#1","deps":[]')
    await mei.sync()
    expect(mei.bundler.everything()).toEqual(wei.bundler.everything())
    expect(shelf.paths()).toHaveLength(2)
  })

  it('never changes what lies there, whoever wrote it', async () => {
    const { shelf, mei, wei } = devices()
    await editing(mei, 3)
    const before = contents(shelf)
    await editing(wei, 3)
    await editing(mei, 3)
    for (const [path, text] of before) expect(contents(shelf).get(path)).toBe(text)
  })

  it('goes in parts that a carrier takes', async () => {
    const shelf = new MemoryShelf({ bundleBytes: 100 })
    const mei = new ModelDevice(MEI, shelf)
    for (const page of [PAGE, OTHER]) for (let edit = 0; edit < 4; edit += 1) mei.edit(page)
    await mei.sync()
    expect(shelf.paths()).toHaveLength(2)
    const wei = new ModelDevice(WEI, shelf)
    await wei.sync()
    expect(wei.bundler.everything()).toEqual(mei.bundler.everything())
  })

  it('is written once by who comes first, however many parts it takes', async () => {
    const shelf = new MemoryShelf({ bundleBytes: 100, count: 1 })
    const mei = new ModelDevice(MEI, shelf)
    for (const page of [PAGE, OTHER]) for (let edit = 0; edit < 4; edit += 1) mei.edit(page)
    for (let time = 0; time < 3; time += 1) await mei.sync()
    expect(shelf.paths().map((path) => path.split('/')[1])).toEqual(['00000001.bundle', '00000002.bundle'])
  })

  it('is tried again where there was no room, and nothing is lost', async () => {
    const { shelf, mei, wei } = devices()
    shelf.failing = { reason: 'full', writesOnly: true }
    await editing(mei, 2)
    expect(mei.carrier.state).toMatchObject({ failure: 'full', lacking: 1, lastWritten: null })
    shelf.failing = null
    await mei.sync()
    await wei.sync()
    expect(mei.carrier.state).toMatchObject({ failure: null, lacking: 0 })
    expect(wei.bundler.everything()).toEqual(mei.bundler.everything())
  })

  it('is all of it again where somebody emptied the folder', async () => {
    const { shelf, mei, wei } = devices()
    await editing(mei, 3)
    shelf.files.clear()
    await mei.sync()
    await wei.sync()
    expect(wei.bundler.everything()).toEqual(mei.bundler.everything())
  })
})

describe('a device that was put back to a backup', () => {
  it('goes on in a row of its own, leaves the old one as it is, and has its lost edits back', async () => {
    const { shelf, mei, wei } = devices()
    await editing(mei, 2)
    mei.backUp()
    await editing(mei, 2)
    const before = contents(shelf)
    mei.restore()
    await editing(mei, 2)
    expect(mei.bundler.everything()).toHaveLength(6)
    for (const [path, text] of before) expect(contents(shelf).get(path)).toBe(text)
    expect(new Set(shelf.paths().map((path) => path.split('/')[0])).size).toBe(2)
    await wei.sync()
    expect(wei.bundler.everything()).toEqual(mei.bundler.everything())
  })

  it('leaves a row in which somebody else has the number it wrote', async () => {
    const { shelf, mei } = devices()
    await editing(mei, 2)
    const own = shelf.paths().at(-1) ?? ''
    const text = contents(shelf).get(own) ?? ''
    // Another start of this device wrote a bundle of the same length, and its replica of the folder won.
    shelf.put(own, new TextEncoder().encode(text.replaceAll('a#2', 'a#9')))
    await mei.sync()
    await editing(mei, 1)
    expect(new Set(shelf.paths().map((path) => path.split('/')[0])).size).toBe(2)
    expect(mei.bundler.everything()).toHaveLength(4)
    expect(mei.carrier.state.lacking).toBe(0)
  })

  it('knows its own file after a crash between writing it and noting that it lies there', async () => {
    const { shelf, mei } = devices()
    await editing(mei, 1)
    const write = shelf.write.bind(shelf)
    shelf.write = async (...wanted) => {
      await write(...wanted)
      throw new Error('killed')
    }
    mei.edit(PAGE)
    await expect(mei.sync()).rejects.toThrow('killed')
    shelf.write = write
    mei.restart()
    await editing(mei, 1)
    expect(new Set(shelf.paths().map((path) => path.split('/')[0])).size).toBe(1)
    expect(mei.carrier.state.lacking).toBe(0)
  })
})

describe('a row that has grown long', () => {
  it('is written anew as a whole, and the old goes only once the new was seen lying there', async () => {
    const { shelf, mei } = devices({ count: 2 })
    await editing(mei, 4)
    expect(shelf.paths()).toHaveLength(5)
    await mei.sync()
    expect(shelf.paths()).toEqual([expect.stringMatching(/00000005\.bundle$/)])
  })

  it('still carries what others wrote on top of what is gone', async () => {
    const { shelf, mei, wei, lin } = devices({ count: 2 })
    await editing(mei, 3)
    await editing(wei, 1)
    await editing(mei, 1)
    await mei.sync()
    expect(shelf.paths()).toHaveLength(2)
    await wei.sync()
    expect(wei.carrier.state.waiting).toBe(0)
    await lin.sync()
    expect(lin.bundler.everything()).toEqual(mei.bundler.everything())
    expect(lin.carrier.state).toMatchObject({ waiting: 0, lacking: 0 })
    expect(shelf.paths()).toHaveLength(2)
  })

  it('does not trouble a device that was in the middle of reading it', async () => {
    const { shelf, mei, wei } = devices({ count: 2 })
    await editing(mei, 4)
    const read = shelf.read.bind(shelf)
    shelf.read = async (entry) => {
      shelf.read = read
      const first = await read(entry)
      await mei.sync()
      return first
    }
    await wei.sync()
    expect(shelf.paths()).toHaveLength(1)
    expect(wei.bundler.everything()).toEqual(mei.bundler.everything())
  })

  it('takes away again what a slow folder brings back', async () => {
    const { shelf, mei } = devices({ count: 2 })
    await editing(mei, 3)
    const old = [...shelf.files].slice(0, 1)
    await editing(mei, 1)
    await mei.sync()
    for (const [path, { bytes }] of old) shelf.put(path, bytes)
    await mei.sync()
    expect(shelf.paths()).toHaveLength(1)
  })
})

describe('what comes late, twice or in pieces', () => {
  it('waits for the file before it, says so, and goes on when that comes', async () => {
    const { shelf, mei, wei } = devices()
    await editing(mei, 3)
    const [, second = ''] = shelf.paths()
    const bytes = shelf.files.get(second)?.bytes ?? new Uint8Array()
    shelf.files.delete(second)
    await wei.carrier.read()
    expect(wei.carrier.state.waiting).toBe(1)
    expect(wei.bundler.everything()).toHaveLength(1)
    shelf.put(second, bytes)
    await wei.carrier.read()
    expect(wei.carrier.state.waiting).toBe(0)
    expect(wei.bundler.everything()).toHaveLength(3)
  })

  it('is told from the whole while it is still on its way, and read when it has come', async () => {
    const { shelf, mei, wei } = devices()
    await editing(mei, 1)
    const [path = ''] = shelf.paths()
    const bytes = shelf.files.get(path)?.bytes ?? new Uint8Array()
    for (const part of [bytes.slice(0, 0), bytes.slice(0, 20), new Uint8Array(bytes.length)]) {
      shelf.put(path, part)
      await wei.carrier.read()
      expect(wei.carrier.state).toMatchObject({ broken: 1, failure: null })
    }
    // Of the full length all along, as some clouds lay files out: only time tells.
    shelf.files.set(path, { bytes, stamp: shelf.files.get(path)?.stamp ?? '' })
    await wei.carrier.read()
    expect(wei.bundler.everything()).toHaveLength(0)
    wei.clock.advance(HOUR_MS)
    await wei.carrier.read()
    expect(wei.bundler.everything()).toHaveLength(1)
    expect(wei.carrier.state.broken).toBe(0)
  })

  it('is looked at again although the clock was a year ahead when it was found broken', async () => {
    const { shelf, mei, wei } = devices()
    await editing(mei, 1)
    const [path = ''] = shelf.paths()
    const { bytes, stamp } = shelf.files.get(path) ?? { bytes: new Uint8Array(), stamp: '' }
    shelf.files.set(path, { bytes: new Uint8Array(bytes.length), stamp })
    wei.clock.advance(365 * 24 * HOUR_MS)
    await wei.carrier.read()
    wei.clock.advance(-365 * 24 * HOUR_MS)
    shelf.files.set(path, { bytes, stamp })
    await wei.carrier.read()
    expect(wei.bundler.everything()).toHaveLength(1)
  })

  it('counts under whatever name a carrier gave it', async () => {
    const { shelf, mei, wei } = devices()
    await editing(mei, 1)
    const [path = ''] = shelf.paths()
    const bytes = shelf.files.get(path)?.bytes ?? new Uint8Array()
    shelf.files.delete(path)
    shelf.put(path.replace('.bundle', '.sync-conflict-20260228-ABCDEFG.bundle'), bytes)
    await wei.carrier.read()
    expect(wei.bundler.everything()).toHaveLength(1)
  })

  it('is kept for later where nobody knows its writer yet', async () => {
    const { shelf, friends, mei, wei, lin } = devices()
    friends.delete(MEI)
    await editing(mei, 1)
    await lin.carrier.read()
    expect(lin.bundler.everything()).toHaveLength(0)
    friends.add(MEI)
    await editing(wei, 1, OTHER)
    await lin.carrier.read()
    expect(lin.bundler.everything()).toHaveLength(2)
    shelf.reads = 0
    await lin.carrier.read()
    expect(shelf.reads).toBe(0)
  })
})

describe('a folder that is not there', () => {
  it('is a calm state, and goes on by itself when it is back', async () => {
    const { shelf, mei } = devices()
    shelf.failing = { reason: 'away', writesOnly: false }
    mei.edit(PAGE)
    expect(await mei.sync()).toBe(false)
    expect(mei.carrier.state).toMatchObject({ failure: 'away', lacking: 1 })
    shelf.failing = null
    expect(await mei.sync()).toBe(true)
    expect(mei.carrier.state).toMatchObject({ failure: null, lacking: 0 })
  })
})
