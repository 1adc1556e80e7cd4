import { once } from 'node:events'
import { createServer } from 'node:https'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { createCertificate } from '../../../../electron/lan/certificate.ts'
import { deviceId, Laptop, newKeys } from '../../../helpers/lan.ts'

const ends: (() => unknown)[] = []

afterEach(() => {
  for (const end of ends.splice(0)) end()
})

function store(): Laptop {
  const laptop = new Laptop(deviceId(1))
  ends.push(() => laptop.lan.end())
  return laptop
}

/** A server on this machine that greets everybody at once and says everything back. */
async function echo(): Promise<number> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  ends.push(() => server.close())
  server.on('connection', (socket) => {
    socket.send(Uint8Array.of(0))
    socket.on('message', (data) => socket.send(data))
  })
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

describe('a server', () => {
  test('is spoken to without anything else being turned on, and heard from its first word', async () => {
    const laptop = store()
    await laptop.lan.openServer({ type: 'server.open', id: 4, url: `ws://localhost:${await echo()}/` })
    const opened = await laptop.next('channel.open')
    expect(opened).toMatchObject({ kind: 'server', device: null, publicKey: '', dial: 4, outgoing: true })
    expect((await laptop.next('channel.data')).bytes).toEqual(Uint8Array.of(0))
    laptop.send(opened.channel, Uint8Array.of(1, 2))
    expect((await laptop.next('channel.data')).bytes).toEqual(Uint8Array.of(1, 2))
  })

  test('stays when the network of devices is turned off', async () => {
    const laptop = store()
    await laptop.start()
    await laptop.lan.openServer({ type: 'server.open', id: 4, url: `ws://127.0.0.1:${await echo()}` })
    laptop.lan.stop()
    expect(laptop.all('channel.closed')).toEqual([])
  })

  test.each([
    'ws://8.8.8.8',
    'ws://[2001:db8::1]',
    'http://127.0.0.1',
    'file:///etc/passwd',
    'wss://me:secret@127.0.0.1',
  ])('without TLS is not opened far away, whatever its name: %s', async (url) => {
    const laptop = store()
    await laptop.lan.openServer({ type: 'server.open', id: 1, url })
    expect(laptop.all('dial.failed')).toMatchObject([{ id: 1, reason: 'address-not-allowed' }])
  })

  test('that nobody vouches for is refused', async () => {
    const server = createServer(await createCertificate(newKeys()))
    ends.push(() => server.close())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const laptop = store()
    await laptop.lan.openServer({ type: 'server.open', id: 1, url: `wss://127.0.0.1:${port}` })
    expect(laptop.all('dial.failed')).toMatchObject([{ id: 1, reason: 'certificate' }])
  })

  test('that is not there is said to be', async () => {
    const laptop = store()
    await laptop.lan.openServer({ type: 'server.open', id: 1, url: 'ws://127.0.0.1:1' })
    expect(laptop.all('dial.failed')).toMatchObject([{ id: 1, reason: 'refused' }])
  })
})
