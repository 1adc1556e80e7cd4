import '../../helpers/worker-globals.ts'
import { once } from 'node:events'
import { encode } from 'cborg'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { BagStore } from '../../../renderer/worker/sync/carriers/bag-store.ts'
import { Carrier } from '../../../renderer/worker/sync/carriers/carrier.ts'
import { ServerLine } from '../../../renderer/worker/sync/carriers/server-line.ts'
import { serverSecret } from '../../../renderer/worker/sync/carriers/server-secret.ts'
import { ServerShelf } from '../../../renderer/worker/sync/carriers/server-shelf.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import { EMPTY_BOOK } from '../../../shared/sync/carrier.ts'
import { MainProcess } from '../../helpers/carriers/main-process.ts'
import { ModelBundler } from '../../helpers/carriers/model-bundler.ts'
import { StockServer } from '../../helpers/carriers/stock-server.ts'
import { seededRandom } from '../../helpers/seeded-random.ts'

const PAGE = 'pag_0000000000000001' as PageId
const [MEI, WEI] = ['dev_000000000000000a', 'dev_000000000000000b'] as [DeviceId, DeviceId]
const SECRET = new Uint8Array(32).fill(9)
const PATIENCE = { timeout: 20_000, interval: 20 }

const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0)) await end()
})

/** What a device keeps of a server's documents, in memory. */
class Kept implements BagStore {
  readonly documents = new Map<string, Uint8Array[]>()

  async load(documentId: string) {
    return this.documents.get(documentId) ?? []
  }

  async add(documentId: string, chunk: Uint8Array, whole: boolean) {
    this.documents.set(documentId, whole ? [chunk] : [...(this.documents.get(documentId) ?? []), chunk])
  }

  async drop(documentId: string) {
    this.documents.delete(documentId)
  }
}

let seeds = 0

/** A device whose pages are graphs, at a server; `random` decides how its rows are called. */
async function deviceAt(url: string, device: DeviceId, bundler = new ModelBundler(device)) {
  const main = new MainProcess()
  ended.push(() => main.end())
  seeds += 1
  const random = seededRandom(seeds).bytes
  const line = new ServerLine({ link: main.link, url, random, onNews: () => undefined })
  const store = new Kept()
  const shelf = new ServerShelf({ line, secret: await serverSecret(SECRET), store })
  const carrier = new Carrier({
    shelf,
    bundler,
    device,
    book: EMPTY_BOOK,
    keep: async () => undefined,
    now: () => 0,
    random,
    onChange: () => undefined,
  })
  const edits = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      bundler.edit(PAGE)
      await carrier.readAndWrite()
    }
  }
  return { main, carrier, bundler, shelf, store, line, edits }
}

async function stock(): Promise<StockServer> {
  const server = await StockServer.start()
  ended.push(() => server.end())
  return server
}

describe('Rows on a stock server', { timeout: 60_000 }, () => {
  test('are begun anew when they have grown long, and a fresh device then fetches only the new one', async () => {
    const { url } = await stock()
    const mei = await deviceAt(url, MEI)
    await mei.edits(66)
    await mei.carrier.readAndWrite()
    expect(mei.store.documents.size).toBe(2)
    const wei = await deviceAt(url, WEI)
    await vi.waitFor(async () => {
      await wei.carrier.readAndWrite()
      expect(wei.bundler.everything()).toEqual(mei.bundler.everything())
    }, PATIENCE)
    expect(wei.store.documents.size).toBe(2)
    expect(wei.carrier.state).toMatchObject({ waiting: 0, lacking: 0 })
    expect(wei.line.bytes.received).toBeLessThan(mei.line.bytes.sent / 4)
  })

  test('of a device that was copied stay two, and nobody loses anything', async () => {
    const { url } = await stock()
    const mei = await deviceAt(url, MEI)
    await mei.edits(2)
    const twin = await deviceAt(url, MEI, mei.bundler.copy())
    await twin.edits(2)
    await mei.edits(2)
    const all = new Set([...mei.bundler.everything(), ...twin.bundler.everything()])
    await vi.waitFor(async () => {
      for (const one of [mei, twin]) await one.carrier.readAndWrite()
      expect(mei.bundler.everything()).toHaveLength(all.size)
      expect(twin.bundler.everything()).toHaveLength(all.size)
    }, PATIENCE)
  })

  test('whose copy on this device is damaged are fetched again', async () => {
    const { url } = await stock()
    const mei = await deviceAt(url, MEI)
    await mei.edits(2)
    const wei = await deviceAt(url, WEI)
    for (const id of mei.store.documents.keys()) wei.store.documents.set(id, [Uint8Array.of(1, 2, 3)])
    await vi.waitFor(async () => {
      await wei.carrier.readAndWrite()
      expect(wei.bundler.everything()).toEqual(mei.bundler.everything())
    }, PATIENCE)
  })
})

/** Something at an address that answers every frame as `answer` says. */
async function strange(answer: (socket: WebSocket, count: number) => void): Promise<string> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  let count = 0
  server.on('connection', (socket) => {
    socket.on('error', () => undefined)
    socket.on('message', () => {
      count += 1
      answer(socket, count)
    })
  })
  ended.push(() => {
    for (const client of server.clients) client.terminate()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `ws://127.0.0.1:${address.port}`
}

const peer = encode({ type: 'peer', senderId: 's', peerMetadata: {}, selectedProtocolVersion: '1', targetId: 'x' })
const ID = '4NMNnkMhL8jXrdJ9jamS58PAVdXu'

describe('Something that is no sync server', { timeout: 60_000 }, () => {
  const says: Readonly<Record<string, (socket: WebSocket, count: number) => void>> = {
    text: (socket) => socket.send('hello'),
    'bytes of no kind': (socket) => socket.send(Uint8Array.of(255, 0, 13)),
    'that it is of another version': (socket) =>
      socket.send(encode({ type: 'peer', senderId: 's', selectedProtocolVersion: '2' })),
    'that there was an error': (socket) => socket.send(encode({ type: 'error', message: 'no', senderId: 's' })),
    'the right thing and then nonsense': (socket, count) => socket.send(count === 1 ? peer : Uint8Array.of(1, 2, 3)),
    'a document with a name of its own': (socket, count) =>
      socket.send(count === 1 ? peer : encode({ type: 'sync', documentId: '../..', data: Uint8Array.of(1) })),
  }

  test.each(Object.entries(says))('says %s and is told from one', async (_, answer) => {
    const mei = await deviceAt(await strange(answer), MEI)
    mei.bundler.edit(PAGE)
    expect(await mei.carrier.readAndWrite()).toBe(false)
    expect(mei.carrier.state.failure).toBe('nonsense')
  })

  test('sends a document that is none, and is told from one', async () => {
    let documentId = ID
    const url = await strange((socket, count) => {
      if (count === 1) socket.send(peer)
      else socket.send(encode({ type: 'sync', documentId, data: Uint8Array.of(66, 9, 9, 9) }))
    })
    documentId = await (await serverSecret(SECRET)).documentId('directory')
    const mei = await deviceAt(url, MEI)
    expect(await mei.carrier.readAndWrite()).toBe(false)
    expect(mei.carrier.state.failure).toBe('nonsense')
  })

  test('sends documents nobody asked for, which change nothing', async () => {
    const url = await strange((socket, count) => {
      if (count === 1) socket.send(peer)
      else {
        for (let more = 0; more < 100; more += 1) {
          socket.send(encode({ type: 'sync', documentId: ID, data: new Uint8Array(10_000) }))
        }
        socket.close()
      }
    })
    const mei = await deviceAt(url, MEI)
    expect(await mei.carrier.readAndWrite()).toBe(false)
    expect(mei.carrier.state.failure).toBe('away')
    expect(mei.store.documents.size).toBe(0)
  })
})
