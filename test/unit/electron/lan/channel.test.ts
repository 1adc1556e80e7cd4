import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { Channel } from '../../../../electron/lan/channel.ts'
import type { CloseReason } from '../../../../shared/protocol/link.ts'

let server: WebSocketServer
let socket: WebSocket
/** The other side, as bare as it comes. */
let other: WebSocket
let now = 0
let channel: Channel
let closed: CloseReason[]
let frames: number

beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0, autoPong: false })
  await once(server, 'listening')
  const address = server.address()
  socket = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
  const accepted = new Promise<WebSocket>((resolve) => server.once('connection', resolve))
  await once(socket, 'open')
  other = await accepted
  now = 0
  closed = []
  frames = 0
  channel = new Channel({
    socket,
    kind: 'sync',
    now: () => now,
    onData: () => void (frames += 1),
    onDrained: () => undefined,
    onClosed: (reason) => closed.push(reason),
  })
})

afterEach(() => {
  socket.terminate()
  server.close()
})

describe('a quiet other side', () => {
  test('is not asked for anything while it was heard of lately', () => {
    let pings = 0
    other.on('ping', () => (pings += 1))
    now = 8_000
    channel.check()
    expect([pings, closed]).toEqual([0, []])
  })

  test('is asked for a sign, and stays when it gives one', async () => {
    now = 10_000
    const asked = once(other, 'ping')
    channel.check()
    await asked
    other.pong()
    await once(socket, 'pong')
    now = 20_000
    channel.check()
    expect(closed).toEqual([])
  })

  test('is given up when it gives none', () => {
    now = 18_000
    channel.check()
    expect(closed).toEqual(['lost'])
  })

  test('is given up soon after sleep', () => {
    channel.probe()
    now = 3_000
    channel.check()
    expect(closed).toEqual([])
    now = 4_000
    channel.check()
    expect(closed).toEqual(['lost'])
  })

  test('is not blamed for what this side does not read', async () => {
    other.send(new Uint8Array(2_000_000))
    await once(socket, 'message')
    expect(socket.isPaused).toBe(true)
    now = 60_000
    channel.check()
    expect(closed).toEqual([])
    channel.took(2_000_000)
    expect(socket.isPaused).toBe(false)
  })
})

describe('frames that do not fit', () => {
  test('words end the channel', async () => {
    other.send('hello')
    await once(other, 'close')
    expect([frames, closed]).toEqual([0, ['protocol']])
  })

  test('empty ones fill the window too, by their number', async () => {
    for (let sent = 0; sent < 1_000; sent += 1) other.send(new Uint8Array(0))
    other.ping()
    while (!socket.isPaused) await once(socket, 'message')
    expect(closed).toEqual([])
  })
})
