import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { connect as connectPlain, createServer, type Socket } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCertificate, type DeviceCertificate } from '../../../electron/lan/certificate.ts'
import type { ChapterId, DeviceId } from '../../../shared/domain/ids.ts'
import { decodeMessage, encodeMessage } from '../../../shared/sync/messages.ts'
import type { MessageOf } from '../../../shared/sync/messages.ts'
import { newKeys } from '../../helpers/lan.ts'
import { answerOf, deviceOf as deviceOn, keysOf } from '../../helpers/organizers.ts'
import { Machine } from '../../helpers/store.ts'
import { enterMember, holdsMembers, inStep, linesOf, membersOf, pairUp, portOf, startFresh } from './steps.ts'
import type { Desk } from './steps.ts'

/** Nothing that is done to it here may leave the main process with more: a fraction of one of the frames announced. */
const GROWTH_MAX_BYTES = 96 * 1024 * 1024

/** Beyond what a frame may have (16 MB), so that who sends it is cut off. */
const GIGABYTE_HEAD = Uint8Array.of(0x82, 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4)

const CROWD = 2000

/** Two apps on this machine are in step; a third organizer’s device is one of the community’s, and its keys are ours to abuse. */
/** The answer to the upgrade, the hello and the notice; bytes. */
const FAREWELL_MOST = 1500

describe('Against whoever speaks to its socket, an app', () => {
  let mei: Desk
  let wei: Desk
  let chapter: ChapterId
  let port: number
  let known: DeviceCertificate
  let knownDevice: DeviceId
  let unknown: DeviceCertificate
  let written = 0
  let memory: number
  let session: unknown
  const sockets: (Socket | WebSocket)[] = []

  beforeAll(async () => {
    ;[mei, wei] = await Promise.all([startFresh(), startFresh()])
    chapter = await pairUp(mei, wei)
    port = await portOf(mei)
    unknown = await createCertificate(newKeys())
    const sun = await letInByHand()
    known = await createCertificate(await keysOf(sun))
    knownDevice = await deviceOn(sun)
    await exchangeEdits()
    memory = residentBytes(mei.main)
    session = await sessionOfWei()
  })
  afterAll(async () => {
    for (const socket of sockets)
      if (socket instanceof WebSocket) socket.terminate()
      else socket.destroy()
    await Promise.all([mei, wei].map((desk) => desk?.running.close()))
  })

  /** Somebody who was invited without a network, whose store runs here. */
  async function letInByHand(): Promise<Machine> {
    const { text } = await mei.store.must('organizer.invite', { name: 'Sun', role: 'admin', network: false })
    const sun = await Machine.start()
    await sun.must('community.enter', { invitation: text, organizer: 'Sun', device: 'Sun’s laptop' })
    const { invite } = await mei.store.must('invite.answer', { text: await answerOf(sun) })
    await mei.store.must('invite.confirm', { invite, same: true })
    await mei.store.until('invitations', {}, (all) => all.some(({ state }) => state.step === 'admitted'))
    const file = await mei.store.must('exchange.write', {})
    await sun.must('exchange.read', { file: { name: file.name, data: new Uint8Array(file.bytes) } })
    return sun
  }

  /** What each of the two writes arrives at the other. */
  async function exchangeEdits(): Promise<void> {
    for (const [from, to] of [[mei, wei], [wei, mei]] as const) {
      await enterMember(from, chapter, `Member ${(written += 1)}`)
      await holdsMembers(to, written)
    } // prettier-ignore
  }

  /** The honest go on, over the very line they had, and nothing was left behind. */
  async function expectUndisturbed(): Promise<void> {
    await exchangeEdits()
    expect(await sessionOfWei()).toEqual(session)
    expect(residentBytes(mei.main) - memory).toBeLessThan(GROWTH_MAX_BYTES)
  }

  async function sessionOfWei(): Promise<unknown> {
    return (await linesOf(mei)).filter(({ id }) => id !== knownDevice)
  }

  /** A connection from another address of this machine, before any TLS. */
  function knock(address = '127.0.0.2'): Socket {
    const socket = connectPlain({ host: '127.0.0.1', port, localAddress: address })
    socket.on('error', () => undefined)
    sockets.push(socket)
    return socket
  }

  function shake(certificate: DeviceCertificate): TLSSocket {
    const socket = connect({ ...knownTo(certificate), socket: knock() })
    socket.on('error', () => undefined)
    return socket
  }

  /** A channel of the known device’s. */
  async function enter(): Promise<{
    readonly socket: WebSocket
    readonly hello: MessageOf<'hello'>
    readonly heard: Uint8Array[]
  }> {
    const tls = shake(known)
    await once(tls, 'secureConnect')
    const socket = new WebSocket('ws://app.invalid/', { createConnection: () => tls, perMessageDeflate: false })
    socket.on('error', () => undefined)
    sockets.push(socket)
    const heard: Uint8Array[] = []
    socket.on('message', (data: Buffer) => heard.push(new Uint8Array(data)))
    await once(socket, 'message')
    const first = decodeMessage(heard[0] ?? new Uint8Array())?.message
    if (first?.type !== 'hello') throw new Error('nobody has greeted')
    return { socket, hello: first, heard }
  }

  test('hangs up on noise, on plain HTTP and on keys it does not know', async () => {
    for (const said of ['GET / HTTP/1.1\r\n\r\n', '\x16\x03\x01\xff\xff'.repeat(400), 'x']) {
      const socket = knock()
      socket.write(said)
      socket.end()
      await gone(socket)
    }
    for (let tries = 0; tries < 3; tries += 1) await gone(shake(unknown))
    await expectUndisturbed()
  })

  test.each([
    ['noise', new Uint8Array(300).fill(0xa7)],
    ['nothing at all', new Uint8Array(0)],
    ['a header of a gigabyte', Uint8Array.of(0x40, 0, 0, 0, 1, 2, 3)],
    ['fifteen megabytes of zeros', new Uint8Array(15 * 1024 * 1024)],
  ])('hangs up on a known device that says %s', async (_, bytes) => {
    const { socket } = await enter()
    socket.send(bytes)
    await once(socket, 'close')
    await expectUndisturbed()
  })

  test('cuts a known device off at the announcement of a frame of a gigabyte', async () => {
    const tls = shake(known)
    await once(tls, 'secureConnect')
    tls.write(UPGRADE)
    await once(tls, 'data')
    tls.write(GIGABYTE_HEAD)
    await gone(tls)
    await expectUndisturbed()
  })

  test('takes nothing from what a device once said when it is said again, in its own line or as bytes of the network', async () => {
    const first = await enter()
    first.socket.send(encodeMessage({ ...first.hello, digest: '0'.repeat(64) }))
    first.socket.send(encodeMessage({ type: 'heads', pages: [], last: true }))
    const lists = await said(first, 'heads', 1)
    const pages = lists.flatMap((list) => list.pages)
    for (const { page } of pages) first.socket.send(encodeMessage({ type: 'want', page, have: [] }))
    await said(first, 'page', pages.length)
    first.socket.close()
    const before = await membersOf(mei)
    const { socket, hello } = await enter()
    socket.send(encodeMessage(hello))
    for (let time = 0; time < 20; time += 1)
      for (const bytes of first.heard) if (decodeMessage(bytes)?.message.type === 'page') socket.send(bytes)
    await expectUndisturbed()
    expect((await membersOf(mei)).filter(({ id }) => before.some((row) => row.id === id))).toEqual(before)
    socket.close()

    const recorded = await recordHandshake()
    for (let time = 0; time < 3; time += 1) {
      const raw = knock()
      raw.write(recorded)
      await gone(raw)
    }
    await expectUndisturbed()
  })

  test('tells a removed device that it was removed, which had its line until then, and nothing else', async () => {
    const { socket } = await enter()
    const closed = once(socket, 'close')
    await mei.store.must('device.remove', { device: knownDevice })
    await closed
    const tls = shake(known)
    let answered = ''
    tls.on('data', (data: Buffer) => (answered += data.toString()))
    tls.write(UPGRADE)
    await gone(tls)
    // The line is made, so that the word of its removal can be handed over, and ended without a page.
    expect(answered).toMatch(/^HTTP\/1\.1 101 /)
    expect(answered.length).toBeLessThan(FAREWELL_MOST)
    await expectUndisturbed()
  })

  test(`goes on while ${CROWD} connections are made, and edits arrive meanwhile`, async () => {
    for (let round = 0; round < CROWD / 100; round += 1) {
      const crowd = Array.from({ length: 100 }, (_, index) => knock(`127.0.${round}.${2 + index}`))
      for (const socket of crowd) socket.write('nonsense')
      const all = Promise.all(crowd.map(gone))
      if (round % 5 === 0) await expectUndisturbed()
      await all
    }
    await expectUndisturbed()
    await inStep(mei, wei)
    expect(await membersOf(wei)).toEqual(await membersOf(mei))
  })

  /** The bytes with which the known device opens a line, as somebody in between sees them. */
  async function recordHandshake(): Promise<Buffer> {
    const sent: Buffer[] = []
    const between = createServer((socket) => {
      const through = knock()
      socket.on('error', () => undefined)
      socket.on('data', (data: Buffer) => {
        sent.push(data)
        through.write(data)
      })
      through.pipe(socket)
    })
    between.listen(0, '127.0.0.1')
    await once(between, 'listening')
    const bound = between.address()
    const raw = connectPlain({ host: '127.0.0.1', port: typeof bound === 'object' && bound ? bound.port : 0 })
    const tls = connect({ ...knownTo(known), socket: raw })
    tls.on('error', () => undefined)
    await once(tls, 'secureConnect')
    tls.write(UPGRADE)
    await once(tls, 'data')
    tls.destroy()
    between.close()
    return Buffer.concat(sent)
  }
})

function knownTo({ key, cert }: DeviceCertificate) {
  return { key, cert, rejectUnauthorized: false, ALPNProtocols: ['chapterhouse/1'] }
}

const UPGRADE = [
  'GET / HTTP/1.1',
  'Host: x',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  '\r\n',
].join('\r\n')

/** Messages of one kind that were heard, as soon as there are so many. */
async function said<Type extends 'heads' | 'page'>(
  { socket, heard }: { readonly socket: WebSocket; readonly heard: readonly Uint8Array[] },
  type: Type,
  count: number,
): Promise<MessageOf<Type>[]> {
  for (;;) {
    const messages = heard.flatMap((bytes) => decodeMessage(bytes)?.message ?? [])
    const found = messages.filter((message): message is MessageOf<Type> => message.type === type)
    if (found.length >= count) return found
    await once(socket, 'message')
  }
}

/** Resolves when a socket has closed, in whatever way. */
function gone(socket: Socket): Promise<void> {
  // One that is not read would not notice.
  socket.resume()
  return new Promise((resolve) => (socket.closed ? resolve() : socket.once('close', () => resolve())))
}

/** Memory that a process really has. */
function residentBytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024
}
