import { once } from 'node:events'
import { connect as connectPlain, type Socket } from 'node:net'
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCertificate, type DeviceCertificate } from '../../../../electron/lan/certificate.ts'
import { deviceId, Laptop, newKeys } from '../../../helpers/lan.ts'

/** Mei and Wei are in touch; a stranger is on the same network, with an address of its own. */
const STRANGER = '127.0.0.2'

let mei: Laptop
let wei: Laptop
let port: number
let stranger: DeviceCertificate
const sockets: Socket[] = []

beforeEach(async () => {
  mei = new Laptop(deviceId(1))
  wei = new Laptop(deviceId(2))
  mei.trust(wei)
  wei.trust(mei)
  port = Number((await mei.start()).split(':')[1])
  await wei.start()
  void wei.lan.dial({ type: 'lan.dial', id: 1, address: `127.0.0.1:${port}`, expect: mei.device, purpose: 'sync' })
  await Promise.all([wei.next('channel.open'), mei.next('channel.open')])
  stranger = await createCertificate(newKeys())
})

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
  mei.lan.end()
  wei.lan.end()
})

/** A connection of the stranger's, before any TLS. */
function knock(): Socket {
  const socket = connectPlain({ host: '127.0.0.1', port, localAddress: STRANGER })
  socket.on('error', () => undefined)
  sockets.push(socket)
  return socket
}

/** A TLS connection of the stranger's. */
function shake(options: ConnectionOptions = {}): TLSSocket {
  const socket = connect({
    socket: knock(),
    key: stranger.key,
    cert: stranger.cert,
    rejectUnauthorized: false,
    ALPNProtocols: ['chapterhouse/1'],
    ...options,
  })
  socket.on('error', () => undefined)
  sockets.push(socket)
  return socket
}

/** The two who know each other still hear each other. */
async function expectInTouch(): Promise<void> {
  const channel = wei.all('channel.open').at(-1)?.channel ?? 0
  wei.send(channel, Uint8Array.of(42))
  const heard = await mei.next('channel.data')
  expect(heard.bytes).toEqual(Uint8Array.of(42))
  expect(mei.all('channel.open')).toHaveLength(1)
}

async function expectHungUp(socket: Socket): Promise<void> {
  await gone(socket)
  await expectInTouch()
}

/** Resolves when a socket has closed, in whatever way. */
function gone(socket: Socket): Promise<void> {
  return new Promise((resolve) => (socket.closed ? resolve() : socket.once('close', () => resolve())))
}

const UPGRADE = [
  'GET / HTTP/1.1',
  'Host: x',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
].join('\r\n')

describe('a stranger is hung up on', () => {
  test('who speaks nonsense', async () => {
    const socket = knock()
    socket.write('GET / HTTP/1.1\r\n\r\n')
    await expectHungUp(socket)
  })

  test('whose key is not known, whatever it asks for', async () => {
    const socket = shake()
    await once(socket, 'secureConnect')
    socket.write(`${UPGRADE}\r\n\r\n`)
    let answered = ''
    socket.on('data', (data: Buffer) => (answered += data.toString()))
    await expectHungUp(socket)
    expect(answered).toBe('')
  })

  test('who has no certificate', async () => {
    await expectHungUp(shake({ key: undefined, cert: undefined }))
  })

  test('who shows Mei her own public key without having the other half', async () => {
    const { cert } = await createCertificate(wei.keys)
    expect(() => shake({ cert, key: stranger.key })).toThrow('mismatch')
    await expectInTouch()
  })

  test('who wants to pair while no invitation is out', async () => {
    const socket = shake({ ALPNProtocols: ['chapterhouse-pair/1'] })
    await expectHungUp(socket)
  })

  test.each([[['h2', 'http/1.1']], [undefined]])('who speaks another protocol: %j', async (protocols) => {
    await expectHungUp(shake({ ALPNProtocols: protocols }))
  })

  test('who speaks TLS 1.2', async () => {
    const socket = shake({ maxVersion: 'TLSv1.2' })
    let secure = false
    socket.once('secureConnect', () => (secure = true))
    await expectHungUp(socket)
    expect(secure).toBe(false)
  })
})

describe('who takes all the time in the world is not waited for', () => {
  /** Says a text a character at a time, for as long as somebody listens. */
  function trickle(socket: Socket, text: string): Promise<void> {
    let said = 0
    const timer = setInterval(() => socket.write(text[(said += 1) % text.length] ?? ''), 100)
    return gone(socket).finally(() => clearInterval(timer))
  }

  test('in the handshake', async () => {
    // The first bytes of a handshake that promises more.
    const socket = knock()
    socket.write(Uint8Array.of(0x16, 0x03, 0x01, 0x02, 0x00))
    await trickle(socket, '\x01')
    await expectInTouch()
  }, 30_000)

  test('in the request after it', async () => {
    mei.lan.pairing(true)
    const socket = shake({ ALPNProtocols: ['chapterhouse-pair/1'] })
    await once(socket, 'secureConnect')
    socket.write('GET / HTTP/1.1\r\nX: ')
    await trickle(socket, 'x')
    await expectInTouch()
  }, 30_000)
})

test('strangers who were turned away are told of, by how many and why', async () => {
  await gone(shake())
  await gone(knock().end('nonsense'))
  expect(await mei.next('lan.refused', ({ reason }) => reason === 'unknown-key')).toMatchObject({ count: 1 })
  expect(mei.all('lan.refused')).toContainEqual({ type: 'lan.refused', reason: 'handshake', count: 1 })
}, 15_000)

describe('somebody who paired', () => {
  /** A channel of the stranger's while an invitation is out, as far as the bytes of the WebSocket. */
  async function pairing(): Promise<TLSSocket> {
    mei.lan.pairing(true)
    const socket = shake({ ALPNProtocols: ['chapterhouse-pair/1'] })
    await once(socket, 'secureConnect')
    socket.write(`${UPGRADE}\r\n\r\n`)
    await once(socket, 'data')
    await mei.next('channel.open', ({ kind }) => kind === 'pairing')
    return socket
  }

  test('and announces a frame of a gigabyte is cut off at the announcement', async () => {
    const socket = await pairing()
    socket.write(Uint8Array.of(0x82, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4))
    expect(await mei.next('channel.closed')).toMatchObject({ reason: 'protocol' })
    await gone(socket)
  })

  test('and sends bytes of any kind harms nobody', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), async (bytes) => {
        const socket = await pairing()
        socket.end(bytes)
        const { channel, reason } = await mei.next('channel.closed')
        expect(['protocol', 'peer', 'lost']).toContain(reason)
        const frames = mei.all('channel.data').filter((data) => data.channel === channel)
        expect(frames.every((data) => data.bytes.byteLength <= bytes.byteLength)).toBe(true)
        await gone(socket)
      }),
      { numRuns: 30 },
    )
  })
})

describe('a crowd', () => {
  test('of ten thousand connections is turned away, while those inside go on and friends still get in', async () => {
    const before = process.memoryUsage().rss
    for (let round = 0; round < 100; round += 1) {
      const crowd = Array.from({ length: 100 }, knock)
      // All but the few that are let into the porch, and stay silent there.
      const waiting = new Set(crowd)
      await new Promise<void>((resolve) => {
        for (const socket of crowd) {
          socket.once('close', () => {
            waiting.delete(socket)
            if (waiting.size <= 4) resolve()
          })
        }
      })
      await expectNotBlocked(round)
      for (const socket of crowd) socket.destroy()
    }
    expect(mei.all('channel.open').filter(({ device }) => device === wei.device)).toHaveLength(1)
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
  }, 60_000)

  /** Now and then, the two who know each other talk, and a third who is trusted comes in. */
  async function expectNotBlocked(round: number): Promise<void> {
    if (round === 50) await expectInTouch()
    if (round !== 99) return
    const friend = new Laptop(deviceId(3))
    mei.trust(wei, friend)
    friend.trust(mei)
    await friend.start()
    void friend.lan.dial({ type: 'lan.dial', id: 1, address: `127.0.0.1:${port}`, expect: mei.device, purpose: 'sync' })
    expect(await friend.next('channel.open')).toMatchObject({ device: mei.device })
    friend.lan.end()
  }
})

test('a device whose clock is a year wrong still gets in, because no date is looked at', async () => {
  const { cert } = await createCertificate(wei.keys)
  const { X509Certificate } = await import('node:crypto')
  const { validFrom, validTo } = new X509Certificate(cert)
  expect([new Date(validFrom).getUTCFullYear(), new Date(validTo).getUTCFullYear()]).toEqual([2000, 9999])
})
