import { createHash } from 'node:crypto'
import type { DeviceId } from '../../shared/domain/ids.ts'
import type {
  DialFailure,
  FromMain,
  LanProblem,
  LinkRequest,
  RefusalReason,
  TrustedKey,
} from '../../shared/protocol/link.ts'
import { ownAddresses } from './addresses.ts'
import { createCertificate, type DeviceCertificate } from './certificate.ts'
import { Channels } from './channels.ts'
import { dial } from './dial.ts'
import { discover, type Discovery } from './discovery.ts'
import { Door } from './door.ts'
import { listen, type Listener, type ListenOptions } from './listener.ts'
import { Redial } from './redial.ts'
import type { Purpose } from './secure.ts'
import { openServer } from './server.ts'

/** Pairings at once: one is meant, and a second person may be quick. */
const PAIRINGS_MAX = 3

/** Dials that the store may ask for at once; more would be a mistake of its. */
const DIALS_MAX = 32

/** How often this machine's own addresses are looked at; joining a Wi-Fi takes longer. */
const NETWORK_EVERY_MS = 5_000

/** Strangers who are turned away are told of together, this often. */
const REFUSED_EVERY_MS = 5_000

export interface LanOptions {
  readonly send: (message: FromMain) => void
  /** Milliseconds of a clock that is never set back. */
  readonly now: () => number
  /** Interfaces and port of multicast, for tests. */
  readonly multicast?: { readonly interfaces: readonly string[]; readonly port: number }
}

/** What runs between `lan.start` and `lan.stop`. */
interface Running {
  readonly request: LinkRequest<'lan.start'>
  readonly certificate: DeviceCertificate
  readonly redial: Redial
  readonly end: AbortController
  listener: Listener | null
  discovery: Discovery | null
  problem: LanProblem | null
}

/** The sockets of one store: listens, finds, dials, and keeps channels to whomever the store trusts. */
export class Lan {
  readonly #options: LanOptions
  readonly #channels: Channels
  readonly #trusted = new Map<string, TrustedKey>()
  readonly #refused = new Map<RefusalReason, number>()
  readonly #servers = new AbortController()
  #running: Running | null = null
  #starts = 0
  #pairing = false
  #dials = 0
  #addresses: readonly string[]
  readonly #timers: NodeJS.Timeout[]

  constructor(options: LanOptions) {
    this.#options = options
    this.#addresses = ownAddresses()
    this.#channels = new Channels({
      send: options.send,
      now: options.now,
      onUp: (device, address) => this.#running?.redial.connected(device, address),
      onDown: (device) => this.#running?.redial.disconnected(device),
    })
    this.#timers = [
      setInterval(() => this.#lookAtNetwork(), NETWORK_EVERY_MS),
      setInterval(() => this.#tellRefused(), REFUSED_EVERY_MS),
    ]
  }

  /** Starts, or starts anew with other values. */
  async start(request: LinkRequest<'lan.start'>): Promise<void> {
    this.stop()
    const start = (this.#starts += 1)
    const certificate = await createCertificate(request.certificateKey).catch(() => undefined)
    if (start !== this.#starts) return
    if (!certificate) {
      this.#options.send({ type: 'link.refused', fields: 'certificateKey' })
      return
    }
    const running: Running = {
      request,
      certificate,
      redial: new Redial({
        own: request.device,
        random: Math.random,
        dial: (device, addresses) => this.#reach(device, addresses),
      }),
      end: new AbortController(),
      listener: null,
      discovery: null,
      problem: null,
    }
    this.#running = running
    this.#channels.own = request.device
    running.redial.trust(this.#trustedAddresses())
    const listener = await listenAt(portsOf(request), {
      certificate,
      door: new Door(this.#options.now),
      isWelcome: (publicKey, purpose) => this.#isWelcome(publicKey, purpose),
      onArrival: ({ socket, purpose, publicKey, address }) => {
        // Much may have changed since the handshake.
        if (!this.#isWelcome(publicKey, purpose)) {
          socket.terminate()
          return
        }
        this.#channels.open(socket, {
          kind: purpose,
          publicKey,
          device: this.#deviceOf(publicKey, purpose),
          address,
          outgoing: false,
          dial: null,
        })
      },
      onRefused: (reason) => this.#refused.set(reason, (this.#refused.get(reason) ?? 0) + 1),
    })
    if (typeof listener === 'string') running.problem = listener
    else if (this.#running === running) running.listener = listener
    else listener.close()
    if (this.#running !== running) return
    this.#discover(running)
    this.#tellState()
  }

  /** Ends everything that `start` began; servers stay. */
  stop(): void {
    this.#starts += 1
    const running = this.#running
    if (!running) return
    this.#running = null
    running.end.abort()
    running.redial.stop()
    running.discovery?.close()
    running.listener?.close()
    this.#channels.closeDevices('stopped')
    this.#tellState()
  }

  trust({ keys }: LinkRequest<'lan.trust'>): void {
    this.#trusted.clear()
    for (const key of keys) this.#trusted.set(key.publicKey, key)
    this.#channels.keepTrusted((publicKey, device) => this.#trusted.get(publicKey)?.device === device)
    this.#running?.redial.trust(this.#trustedAddresses())
  }

  pairing(open: boolean): void {
    this.#pairing = open
  }

  async dial({ id, address, expect, fingerprint, purpose }: LinkRequest<'lan.dial'>): Promise<void> {
    const running = this.#running
    const fail = (reason: DialFailure) => this.#options.send({ type: 'dial.failed', id, reason })
    if (!running) return fail('not-started')
    if (this.#dials >= DIALS_MAX) return fail('busy')
    if (expect !== null && this.#channels.hasDevice(expect) && purpose === 'sync') return fail('already-connected')
    this.#dials += 1
    const reason = await this.#connect(running, {
      address,
      purpose,
      id,
      isExpected: (publicKey) =>
        (expect === null || this.#trusted.get(publicKey)?.device === expect) &&
        (fingerprint === undefined || fingerprintOf(publicKey) === fingerprint) &&
        (purpose === 'pairing' || this.#trusted.has(publicKey)),
    })
    this.#dials -= 1
    return reason && fail(reason)
  }

  async openServer({ id, url }: LinkRequest<'server.open'>): Promise<void> {
    const { signal } = this.#servers
    const opening = await openServer(url, signal)
    if (!opening.ok) this.#options.send({ type: 'dial.failed', id, reason: opening.reason })
    else if (signal.aborted) opening.socket.terminate()
    else {
      const { socket, address } = opening
      this.#channels.open(socket, { kind: 'server', publicKey: '', device: null, address, outgoing: true, dial: id })
    }
  }

  handle(message: LinkRequest<'channel.send' | 'channel.took' | 'channel.close'>): void {
    this.#channels.handle(message)
  }

  /** The machine woke up: old connections may be dead, and everybody may be elsewhere. */
  wake(): void {
    this.#channels.probe()
    this.#running?.redial.wake()
    this.#running?.discovery?.ask()
    this.#lookAtNetwork()
  }

  end(): void {
    this.stop()
    this.#servers.abort()
    this.#channels.end()
    for (const timer of this.#timers) clearInterval(timer)
  }

  #isWelcome(publicKey: string, purpose: Purpose): boolean {
    if (purpose === 'sync') return this.#trusted.has(publicKey)
    return this.#pairing && this.#channels.count('pairing') < PAIRINGS_MAX
  }

  #deviceOf(publicKey: string, purpose: Purpose): DeviceId | null {
    return purpose === 'sync' ? (this.#trusted.get(publicKey)?.device ?? null) : null
  }

  /** Tries a trusted device's addresses, one after the other. */
  async #reach(device: DeviceId, addresses: readonly string[]): Promise<void> {
    for (const address of addresses) {
      const running = this.#running
      if (!running || this.#channels.hasDevice(device)) return
      const failure = await this.#connect(running, {
        address,
        purpose: 'sync',
        id: null,
        isExpected: (publicKey) => this.#trusted.get(publicKey)?.device === device,
      })
      if (failure === undefined) return
    }
  }

  /** Answers with why there is no channel, or nothing when there is. */
  async #connect(
    { certificate, end }: Running,
    request: {
      readonly address: string
      readonly purpose: Purpose
      readonly id: number | null
      readonly isExpected: (publicKey: string) => boolean
    },
  ): Promise<DialFailure | undefined> {
    const { address, purpose, isExpected, id } = request
    const dialled = await dial({ certificate, address, purpose, isExpected, signal: end.signal })
    if (!dialled.ok) return dialled.reason
    const { socket, publicKey } = dialled
    // Stopped meanwhile, or no longer trusted.
    if (end.signal.aborted || !isExpected(publicKey)) {
      socket.terminate()
      return 'not-started'
    }
    const device = this.#deviceOf(publicKey, purpose)
    this.#channels.open(socket, { kind: purpose, publicKey, device, address, outgoing: true, dial: id })
    return undefined
  }

  /** Starts discovery, or starts it anew on the interfaces that there are now. */
  #discover(running: Running): void {
    const { send, multicast } = this.#options
    const { request, listener } = running
    if (!request.discover || !listener) return
    running.discovery?.close()
    running.problem = null
    const discovery = discover({
      own: request.device,
      community: request.community,
      port: listener.port,
      ...(multicast && { interfaces: multicast.interfaces, multicastPort: multicast.port }),
      onFound: (found, addresses, at) => {
        if (this.#running !== running) return
        send({ type: 'lan.found', device: found, addresses, port: at })
        running.redial.found(found, addresses)
      },
      onLost: (lost) => {
        if (this.#running !== running) return
        send({ type: 'lan.lost', device: lost })
        running.redial.gone(lost)
      },
      onImpossible: () => {
        if (running.discovery !== discovery || this.#running !== running) return
        running.problem = 'no-discovery'
        this.#tellState()
      },
    })
    running.discovery = discovery
  }

  #tellState(): void {
    const running = this.#running
    const listening = running?.listener ? { port: running.listener.port, addresses: this.#addresses } : null
    this.#options.send({ type: 'lan.state', listening, problem: running?.problem ?? null })
  }

  #lookAtNetwork(): void {
    const addresses = ownAddresses()
    if (addresses.join() === this.#addresses.join()) return
    this.#addresses = addresses
    this.#options.send({ type: 'network.changed' })
    this.#channels.probe()
    if (!this.#running) return
    this.#running.redial.wake()
    this.#discover(this.#running)
    this.#tellState()
  }

  #tellRefused(): void {
    for (const [reason, count] of this.#refused) this.#options.send({ type: 'lan.refused', reason, count })
    this.#refused.clear()
  }

  #trustedAddresses(): Map<DeviceId, readonly string[]> {
    const dialled = [...this.#trusted.values()].filter(({ farewell }) => !farewell)
    return new Map(dialled.map(({ device, addresses = [] }) => [device, addresses]))
  }
}

/** Where to listen, what is best first. */
function portsOf({ port, lastPort }: LinkRequest<'lan.start'>): readonly number[] {
  return port !== 0 || lastPort === 0 ? [port] : [lastPort, 0]
}

/** Listens at the first of the ports that is not taken. */
async function listenAt(
  ports: readonly number[],
  options: Omit<ListenOptions, 'port'>,
): Promise<Listener | LanProblem> {
  let outcome: Listener | LanProblem = 'port-taken'
  for (const port of ports) {
    outcome = await listen({ ...options, port })
    if (outcome !== 'port-taken') break
  }
  return outcome
}

function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('base64')
}
