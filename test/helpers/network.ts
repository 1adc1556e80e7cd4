import { createHash } from 'node:crypto'
import type { DeviceId } from '../../shared/domain/ids.ts'
import type { CloseReason, FromMain, LinkRequest, ToMain } from '../../shared/protocol/link.ts'
import { Link } from '../../renderer/worker/sync/link.ts'
import { seededRandom } from './seeded-random.ts'
import type { TestClock } from './store.ts'

/** Turns of the event loop without a word on any line, after which the clock moves on to whatever is to happen next. */
const QUIET_TURNS = 12

/** Turns after which something has gone wrong that no waiting will mend. */
const TURNS_MAX = 100_000

interface Frame {
  readonly to: Host
  readonly channel: number
  readonly from: Host
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A line between two hosts: a channel at either end. */
interface Line {
  readonly ends: readonly [End, End]
  readonly queues: readonly [Frame[], Frame[]]
  readonly kind: 'sync' | 'pairing'
  /** Who has hung up: what they said before still arrives, and then the line is gone. */
  leaving: Host | null
}

interface End {
  readonly host: Host
  readonly channel: number
}

/**
 * Machines joined by lines, without sockets: what the main process does for the store, played in memory. Hosts that know
 * each other's keys find each other at once unless they are parted. Frames of one direction keep their order; which line
 * is served next is chance, and the same for the same seed as far as the stores themselves are.
 */
export class Network {
  readonly clock: TestClock
  readonly #random: ReturnType<typeof seededRandom>
  readonly #hosts: Host[] = []
  readonly #lines = new Set<Line>()
  readonly #parted = new Set<string>()
  readonly #taps = new Map<Host, Uint8Array[]>()
  #channels = 0
  /** Frames and bytes that were carried since the beginning. */
  frames = 0
  bytes = 0
  #words = 0

  constructor(clock: TestClock, seed = 1) {
    this.clock = clock
    this.#random = seededRandom(seed)
  }

  /** A new machine on the network, as its store sees it. */
  join(): Link {
    const { link, arrive } = this.joinLate()
    arrive()
    return link
  }

  /** A new machine whose store has started before its link is there; it comes with `arrive`. */
  joinLate(): { readonly link: Link; readonly arrive: () => void } {
    const host = new Host(this, this.#hosts.length)
    this.#hosts.push(host)
    return { link: host.link, arrive: () => host.attach() }
  }

  /** The machine is gone: killed, or its cable pulled for good. */
  remove(link: Link): void {
    const host = this.#hostOf(link)
    host.isGone = true
    for (const line of this.#linesOf(host)) this.#end(line, 'lost')
    host.close()
  }

  /** Cuts the line between two machines; what is on its way is lost. They do not find each other until `mend`. */
  cut(a: Link, b: Link): void {
    const [one, other] = [this.#hostOf(a), this.#hostOf(b)]
    this.#parted.add(pairKey(one, other))
    for (const line of this.#linesOf(one)) if (line.ends.some(({ host }) => host === other)) this.#end(line, 'lost')
  }

  mend(a: Link, b: Link): void {
    this.#parted.delete(pairKey(this.#hostOf(a), this.#hostOf(b)))
    this.match()
  }

  /** Breaks the line between two, who find each other again at once. */
  drop(a: Link, b: Link): void {
    this.cut(a, b)
    this.mend(a, b)
  }

  /** By which name the machines that are on look for each other. */
  get tag(): string | undefined {
    return this.#hosts.find(({ started }) => started !== null)?.started?.community
  }

  /** What each beginning on a machine's network was asked with. */
  startsOf(link: Link): readonly LinkRequest<'lan.start'>[] {
    return this.#hostOf(link).starts
  }

  /** Everything that a machine sends from here on. */
  sentBy(link: Link): readonly Uint8Array[] {
    const sent: Uint8Array[] = []
    this.#taps.set(this.#hostOf(link), sent)
    return sent
  }

  /** Puts a frame on the line between two as if the first had sent it. */
  forge(from: Link, to: Link, bytes: Uint8Array): void {
    const [sender, receiver] = [this.#hostOf(from), this.#hostOf(to)]
    const line = this.#linesOf(sender).find(({ ends }) => ends.some(({ host }) => host === receiver))
    const end = line?.ends.find(({ host }) => host === sender)
    if (!end) throw new Error('there is no line between the two')
    this.send(sender, end.channel, bytes)
  }

  /** How many lines there are. */
  get lines(): number {
    return this.#lines.size
  }

  /** Carries frames and lets time pass until `isDone`. */
  async until(isDone: () => Promise<boolean>): Promise<void> {
    let quiet = 0
    for (let turns = 0; turns < TURNS_MAX; turns += 1) {
      const words = this.#words
      const carried = this.carryOne()
      await breath(quiet)
      quiet = carried || words !== this.#words ? 0 : quiet + 1
      if (carried) continue
      if (await isDone()) return
      const { next } = this.clock
      if (quiet < QUIET_TURNS || next === null) continue
      this.clock.advance(Math.max(0, next - this.clock.now))
      quiet = 0
    }
    throw new Error('The network does not come to rest.')
  }

  /** Carries one frame on some line; answers whether there was any. */
  carryOne(): boolean {
    const queues = [...this.#lines].flatMap(({ queues: both }) => both.filter(({ length }) => length > 0))
    const queue = queues[this.#random.int(0, Math.max(0, queues.length - 1))]
    const frame = queue?.shift()
    if (!frame) return false
    this.frames += 1
    this.bytes += frame.bytes.byteLength
    frame.to.tell({ type: 'channel.data', channel: frame.channel, bytes: frame.bytes })
    const line = [...this.#lines].find(({ ends }) =>
      ends.some(({ host, channel }) => host === frame.to && channel === frame.channel),
    )
    const sender = line?.ends.find(({ host }) => host === frame.from)
    if (sender) frame.from.tell({ type: 'channel.drained', channel: sender.channel, bytes: frame.bytes.byteLength })
    if (line?.leaving === frame.from && queue?.length === 0) this.#end(line, 'peer', frame.from)
    return true
  }

  /** For hosts alone. */
  send(from: Host, channel: number, bytes: Uint8Array): void {
    this.#words += 1
    this.#taps.get(from)?.push(bytes)
    for (const { ends, queues, leaving } of this.#lines) {
      for (const [index, end] of ends.entries()) {
        if (end.host !== from || end.channel !== channel || leaving) continue
        const to = ends[1 - index]
        if (to) queues[index]?.push({ to: to.host, channel: to.channel, from, bytes: new Uint8Array(bytes) })
      }
    }
  }

  /** For hosts alone: the store hangs up. */
  hangUp(from: Host, channel: number): void {
    this.#words += 1
    for (const line of this.#lines) {
      const at = line.ends.findIndex((end) => end.host === from && end.channel === channel)
      if (at < 0) continue
      line.leaving = from
      line.queues[1 - at]?.splice(0)
      if (line.queues[at]?.length === 0) this.#end(line, 'peer', from)
    }
  }

  /** For hosts alone: opens a line between all who may have one and have none; ends those of keys that are known no more. */
  match(): void {
    this.#words += 1
    for (const line of this.#lines) {
      const [one, other] = line.ends
      if (line.kind === 'pairing') continue
      if (!knows(one.host, other.host) || !knows(other.host, one.host)) this.#end(line, 'untrusted')
    }
    for (const [index, one] of this.#hosts.entries()) {
      for (const other of this.#hosts.slice(index + 1)) if (this.#mayMeet(one, other)) this.#open(one, other)
    }
  }

  /** For hosts alone. */
  dial(from: Host, { id, address, purpose, fingerprint }: LinkRequest<'lan.dial'>): void {
    const to = this.#hosts.find((host) => host.address === address)
    if (!from.started) from.tell({ type: 'dial.failed', id, reason: 'not-started' })
    else if (!to || this.#parted.has(pairKey(from, to)) || !to.started) {
      from.tell({ type: 'dial.failed', id, reason: 'unreachable' })
    } else if (purpose === 'pairing') {
      if (!to.pairing || fingerprint !== fingerprintOf(to))
        from.tell({ type: 'dial.failed', id, reason: 'not-welcome' })
      else this.#open(from, to, id, 'pairing')
    } else if (!knows(from, to) || !knows(to, from)) from.tell({ type: 'dial.failed', id, reason: 'wrong-key' })
    else if (this.#areJoined(from, to)) from.tell({ type: 'dial.failed', id, reason: 'already-connected' })
    else this.#open(from, to, id)
  }

  #mayMeet(one: Host, other: Host): boolean {
    if (one.started?.community !== other.started?.community || this.#parted.has(pairKey(one, other))) return false
    return knows(one, other) && knows(other, one) && !this.#areJoined(one, other)
  }

  #areJoined(one: Host, other: Host): boolean {
    return this.#linesOf(one).some(({ ends, kind }) => kind === 'sync' && ends.some(({ host }) => host === other))
  }

  #open(one: Host, other: Host, dial: number | null = null, kind: Line['kind'] = 'sync'): void {
    const ends: readonly [End, End] = [
      { host: one, channel: (this.#channels += 1) },
      { host: other, channel: (this.#channels += 1) },
    ]
    this.#lines.add({ ends, queues: [[], []], kind, leaving: null })
    for (const [index, { host, channel }] of ends.entries()) {
      const peer = index === 0 ? other : one
      host.tell({
        type: 'channel.open',
        channel,
        kind,
        publicKey: peer.started?.certificateKey.publicKey ?? '',
        device: kind === 'pairing' ? null : (peer.started?.device ?? null),
        address: peer.address,
        outgoing: index === 0,
        dial: index === 0 ? dial : null,
      })
    }
  }

  #end(line: Line, reason: CloseReason, by?: Host): void {
    this.#lines.delete(line)
    for (const { host, channel } of line.ends) if (host !== by) host.tell({ type: 'channel.closed', channel, reason })
  }

  #linesOf(host: Host): Line[] {
    return [...this.#lines].filter(({ ends }) => ends.some((end) => end.host === host))
  }

  #hostOf(link: Link): Host {
    const host = this.#hosts.find((one) => one.link === link)
    if (!host) throw new Error('this machine is on another network')
    return host
  }
}

/** What the main process of one machine would be. */
class Host {
  readonly link = new Link()
  readonly address: string
  started: LinkRequest<'lan.start'> | null = null
  readonly starts: LinkRequest<'lan.start'>[] = []
  trusted: ReadonlyMap<DeviceId, string> = new Map()
  /** Whether strangers may call now. */
  pairing = false
  isGone = false
  readonly #network: Network
  #listener: (message: FromMain) => void = () => undefined
  #closed: () => void = () => undefined

  constructor(network: Network, index: number) {
    this.#network = network
    this.address = `10.0.0.${index + 1}:4711`
  }

  attach(): void {
    this.link.attach({
      post: (message) => this.#hear(message),
      onMessage: (listener) => (this.#listener = listener),
      onClosed: (listener) => (this.#closed = listener),
      close: () => undefined,
    })
  }

  tell(message: FromMain): void {
    if (!this.isGone) this.#listener(message)
  }

  close(): void {
    this.started = null
    this.#closed()
  }

  #hear(message: ToMain): void {
    switch (message.type) {
      case 'lan.start':
        this.started = message
        this.starts.push(message)
        this.tell({
          type: 'lan.state',
          listening: { port: 4711, addresses: [this.address.replace(/:.*/, '')] },
          problem: null,
        })
        this.#network.match()
        return
      case 'lan.stop':
        this.started = null
        this.#network.match()
        return
      case 'lan.trust':
        this.trusted = new Map(message.keys.map(({ device, publicKey }) => [device, publicKey]))
        this.#network.match()
        return
      case 'lan.pairing':
        this.pairing = message.open
        return
      case 'lan.dial':
        this.#network.dial(this, message)
        return
      case 'channel.send':
        this.#network.send(this, message.channel, message.bytes)
        return
      case 'channel.close':
        this.#network.hangUp(this, message.channel)
        return
      default:
        return
    }
  }
}

/**
 * Lets everything happen that is due, the disk's answers too: those come between two turns of the event loop. Where nothing
 * has come for long, somebody waits for another thread, and more slowly goes it too.
 */
function breath(quiet: number): Promise<void> {
  return new Promise((resolve) => {
    if (quiet > 2 * QUIET_TURNS) setTimeout(resolve, 1)
    else setImmediate(resolve)
  })
}

function fingerprintOf({ started }: Host): string {
  const key = Buffer.from(started?.certificateKey.publicKey ?? '', 'base64')
  return createHash('sha256').update(key).digest('base64')
}

function knows(one: Host, other: Host): boolean {
  if (!other.started || one.isGone || other.isGone || !one.started) return false
  return one.trusted.get(other.started.device) === other.started.certificateKey.publicKey
}

function pairKey(one: Host, other: Host): string {
  return [one.address, other.address].sort().join(' ')
}
