import { describe, expect, test } from 'vitest'
import { LinkDesk } from '../../../../renderer/worker/sync/link-desk.ts'
import { Link, type LinkPort } from '../../../../renderer/worker/sync/link.ts'
import { CHANNEL_WINDOW_BYTES, type FromMain, type ToMain } from '../../../../shared/protocol/link.ts'
import type { FromStore, ToStore } from '../../../../shared/protocol/wire.ts'

/** A port whose other end the test plays. */
class Port implements LinkPort {
  readonly said: ToMain[] = []
  isClosed = false
  #hear: (message: FromMain) => void = () => undefined
  #end: () => void = () => undefined

  post(message: ToMain): void {
    this.said.push(message)
  }

  onMessage(listener: (message: FromMain) => void): void {
    this.#hear = listener
  }

  onClosed(listener: () => void): void {
    this.#end = listener
  }

  close(): void {
    this.isClosed = true
  }

  tell(message: FromMain): void {
    this.#hear(message)
  }

  break(): void {
    this.#end()
  }

  open(channel: number, dial: number | null = null): void {
    this.tell({
      type: 'channel.open',
      channel,
      kind: 'sync',
      publicKey: 'key',
      device: null,
      address: '10.0.0.1:1',
      outgoing: dial !== null,
      dial,
    })
  }

  /** The last message of a kind. */
  last<Type extends ToMain['type']>(type: Type): Extract<ToMain, { readonly type: Type }> {
    const found = this.said.findLast((message) => message.type === type)
    if (!found) throw new Error(`no ${type} was said`)
    return found as Extract<ToMain, { readonly type: Type }>
  }
}

function linked() {
  const [link, port] = [new Link(), new Port()]
  link.attach(port)
  return { link, port }
}

/** A channel that is open, with the frames its listener was given. */
function channelOf({ link, port }: ReturnType<typeof linked>, number = 1) {
  const channels: Parameters<Parameters<Link['onChannel']>[0]>[0][] = []
  link.onChannel((opened) => channels.push(opened))
  port.open(number)
  const [channel] = channels
  if (!channel) throw new Error('no channel was told of')
  return channel
}

const SYNC = { address: '10.0.0.1:1', expect: null, purpose: 'sync' } as const

describe('a dial', () => {
  test('ends in the channel it asked for, or in why there is none', async () => {
    const { link, port } = linked()
    const first = link.dial(SYNC)
    const { id } = port.last('lan.dial')
    const second = link.openServer('wss://example.org')
    port.tell({ type: 'dial.failed', id: port.last('server.open').id, reason: 'unreachable' })
    port.open(5, id)
    expect(await first).toMatchObject({ ok: true, channel: { info: { channel: 5 } } })
    expect(await second).toEqual({ ok: false, reason: 'unreachable' })
  })

  test('and a question about a folder settle when the link breaks, and at once when there is none', async () => {
    const { link, port } = linked()
    const waiting = [link.dial(SYNC), link.folder<'folder.choose'>({ type: 'folder.choose' })]
    port.break()
    const none = { ok: false, reason: 'no-link' }
    expect(await Promise.all(waiting)).toEqual([none, none])
    expect(await link.dial(SYNC)).toEqual(none)
    expect(await link.folder<'folder.choose'>({ type: 'folder.choose' })).toEqual(none)
  })
})

describe('a channel', () => {
  test('gives frames one by one, waits for each to be dealt with, and says so', async () => {
    const world = linked()
    const channel = channelOf(world)
    const taken: number[] = []
    let finish: () => void = () => undefined
    world.port.tell({ type: 'channel.data', channel: 1, bytes: Uint8Array.of(1) })
    channel.onData(async ([first = 0]) => {
      taken.push(first)
      if (first === 1) await new Promise<void>((resolve) => (finish = resolve))
    })
    world.port.tell({ type: 'channel.data', channel: 1, bytes: Uint8Array.of(2, 2) })
    expect(taken).toEqual([1])
    expect(world.port.said).toEqual([])
    finish()
    await expect
      .poll(() => world.port.said)
      .toEqual([
        { type: 'channel.took', channel: 1, bytes: 1 },
        { type: 'channel.took', channel: 1, bytes: 2 },
      ])
    expect(taken).toEqual([1, 2])
  })

  test('holds a sender up who is a window ahead, until enough has left', async () => {
    const { port, link } = linked()
    const channel = channelOf({ port, link })
    let isFree = false
    await channel.send(new Uint8Array(10))
    const sending = channel.send(new Uint8Array(CHANNEL_WINDOW_BYTES)).then(() => (isFree = true))
    await Promise.resolve()
    expect(isFree).toBe(false)
    port.tell({ type: 'channel.drained', channel: 1, bytes: 11 })
    await sending
    expect(isFree).toBe(true)
  })

  test('lets a sender go who waits when it closes', async () => {
    const { port, link } = linked()
    const channel = channelOf({ port, link })
    const sending = channel.send(new Uint8Array(2 * CHANNEL_WINDOW_BYTES))
    port.tell({ type: 'channel.closed', channel: 1, reason: 'lost' })
    await sending
    await channel.send(Uint8Array.of(1))
    expect(channel.closedBy).toBe('lost')
    expect(port.said).toHaveLength(1)
  })

  test('sends only the bytes meant, not the whole they are part of', async () => {
    const { port, link } = linked()
    await channelOf({ port, link }).send(new Uint8Array(1_000).subarray(10, 12))
    expect(port.last('channel.send').bytes.buffer.byteLength).toBe(2)
  })

  test('is closed with the link', () => {
    const world = linked()
    const channel = channelOf(world)
    const told: string[] = []
    channel.onClosed((reason) => told.push(reason))
    world.link.attach(new Port())
    expect([told, world.port.isClosed, world.link.isOpen]).toEqual([['lost'], true, true])
  })
})

describe('a new link', () => {
  test('is told of each time, so that everything is said anew', () => {
    const link = new Link()
    let opened = 0
    link.onOpen(() => (opened += 1))
    expect(opened).toBe(0)
    link.attach(new Port())
    link.attach(new Port())
    expect(opened).toBe(2)
  })

  test('hears nothing more of the old one', () => {
    const { link, port } = linked()
    link.attach(new Port())
    let news = 0
    link.onNews(() => (news += 1))
    port.tell({ type: 'network.changed' })
    port.break()
    expect([news, link.isOpen]).toEqual([0, true])
  })
})

describe('the windows', () => {
  /** A window's port, from the store's side, and what the store has asked of it. */
  function window(desk: LinkDesk) {
    const port = new EventTarget() as EventTarget & Pick<MessagePort, 'postMessage'>
    let asked = 0
    Object.assign(port, { postMessage: ({ type }: FromStore) => void (asked += Number(type === 'link-wanted')) })
    desk.serve(port as MessagePort)
    return {
      asked: () => asked,
      say: (data: ToStore, ports: readonly MessagePort[] = []) =>
        port.dispatchEvent(Object.assign(new Event('message'), { data, ports })),
      crash: () => port.dispatchEvent(new Event('close')),
    }
  }

  const unlock: ToStore = { type: 'unlock', key: new Uint8Array(32) }

  test('are asked for a link one at a time, and only while there is none', async () => {
    const link = new Link()
    const desk = new LinkDesk(link)
    const first = window(desk)
    expect(first.asked()).toBe(0)
    first.say(unlock)
    expect(first.asked()).toBe(1)
    const { port1, port2 } = new MessageChannel()
    first.say({ type: 'link' }, [port1])
    expect(link.isOpen).toBe(true)
    const second = window(desk)
    second.say(unlock)
    expect(second.asked()).toBe(0)

    first.say({ type: 'bye' })
    port2.close()
    await expect.poll(() => [link.isOpen, second.asked()]).toEqual([false, 1])
  })

  test('are not asked again because one link takes the place of another', () => {
    const link = new Link()
    const desk = new LinkDesk(link)
    const only = window(desk)
    only.say(unlock)
    for (let brought = 0; brought < 3; brought += 1) only.say({ type: 'link' }, [new MessageChannel().port1])
    expect([link.isOpen, only.asked()]).toEqual([true, 1])
  })

  test('are asked once, however often they say that they are there', () => {
    const desk = new LinkDesk(new Link())
    const only = window(desk)
    for (let times = 0; times < 3; times += 1) only.say(unlock)
    expect(only.asked()).toBe(1)
  })

  test('are not asked when a link ends while another is on its way, which has ended it', async () => {
    const link = new Link()
    const desk = new LinkDesk(link)
    const [first, second] = [window(desk), window(desk)]
    for (const one of [first, second]) one.say(unlock)
    const { port1, port2 } = new MessageChannel()
    first.say({ type: 'link' }, [port1])
    port2.close()
    await expect.poll(() => link.isOpen).toBe(false)
    expect([first.asked(), second.asked()]).toEqual([1, 1])
    second.say({ type: 'link' }, [new MessageChannel().port1])
    expect([link.isOpen, first.asked(), second.asked()]).toEqual([true, 1, 1])
  })

  test('that close before they have brought one are replaced', async () => {
    const link = new Link()
    const desk = new LinkDesk(link)
    const [first, second] = [window(desk), window(desk)]
    first.say(unlock)
    const { port1, port2 } = new MessageChannel()
    first.say({ type: 'link' }, [port1])
    second.say(unlock)
    port2.close()
    await expect.poll(() => [link.isOpen, first.asked(), second.asked()]).toEqual([false, 2, 0])
    first.crash()
    expect(second.asked()).toBe(1)
  })
})
