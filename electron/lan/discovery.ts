import { Bonjour, type Browser, type Service } from 'bonjour-service'
import { createSocket, type Socket } from 'node:dgram'
import { randomBytes } from 'node:crypto'
import { networkInterfaces } from 'node:os'
import { isId, type DeviceId } from '../../shared/domain/ids.ts'
import { formatAddress, isNear } from './addresses.ts'

/** DNS-SD: `_chapterhouse._tcp.local`. */
const TYPE = 'chapterhouse'

/** RFC 6762. */
const MULTICAST_PORT = 5353

/** Who is here is asked again after such times, the last of them for ever: an announcement may get lost on Wi-Fi. */
const ASK_AFTER_MS = [2_000, 8_000, 30_000, 120_000, 300_000]

/** Multicast packets that are looked at in a second; a room of a hundred laptops that all start at once sends fewer. */
const PACKETS_PER_SECOND = 100

/** What fits into one packet of any network here (RFC 6762, 17). */
const PACKET_MAX_BYTES = 9_000

/** Services of our type that are kept in mind; more of them are somebody's joke. */
const SERVICES_MAX = 200

/** Addresses of one device that are passed on. */
const ADDRESSES_MAX = 8

export interface DiscoveryOptions {
  readonly own: DeviceId
  /** The opaque tag of the community. */
  readonly community: string
  readonly port: number
  /** IPv4 addresses of the interfaces to speak on. */
  readonly interfaces?: readonly string[]
  /** Where multicast goes; another port keeps tests among themselves. */
  readonly multicastPort?: number
  readonly onFound: (device: DeviceId, addresses: readonly string[], port: number) => void
  readonly onLost: (device: DeviceId) => void
  /** Multicast does not work here, so that nobody finds anybody. Called once at most, and not before `discover` returns. */
  readonly onImpossible: () => void
}

export interface Discovery {
  /** Asks who is here, and how many there are is told as they answer. */
  ask(): void
  /** Says good-bye and ends. */
  close(): void
}

/**
 * Tells the networks this machine is on that it is here, and hears who else is. Says nothing about who that is: the names
 * are random, the tag is opaque.
 *
 * One voice an interface, because a system sends multicast to one of them only, unless told otherwise.
 */
export function discover(options: DiscoveryOptions): Discovery {
  const name = randomBytes(8).toString('hex')
  const addresses = options.interfaces ?? ownInterfaces()
  const voices = addresses.map((address) => new Voice(options, name, address, () => failed()))
  let working = voices.length
  if (working === 0) setImmediate(options.onImpossible)

  function failed(): void {
    working -= 1
    if (working === 0) options.onImpossible()
  }

  let timer: NodeJS.Timeout | undefined
  let asked = 0
  const askLater = () => {
    timer = setTimeout(
      () => {
        for (const voice of voices) voice.ask()
        asked += 1
        askLater()
      },
      ASK_AFTER_MS[Math.min(asked, ASK_AFTER_MS.length - 1)],
    )
  }
  askLater()

  return {
    ask() {
      for (const voice of voices) voice.ask()
      clearTimeout(timer)
      asked = 0
      askLater()
    },
    close() {
      clearTimeout(timer)
      for (const voice of voices) voice.close()
    },
  }
}

/** Discovery on one interface. */
class Voice {
  readonly #options: DiscoveryOptions
  readonly #bonjour: Bonjour
  #browser: Browser
  #closed = false

  constructor(options: DiscoveryOptions, name: string, address: string, onFailed: () => void) {
    this.#options = options
    const fail = () => {
      if (this.#closed) return
      this.#end()
      onFailed()
    }
    // The library hands these on to its multicast socket, which its types do not say.
    const transport = {
      socket: guardedSocket(fail),
      interface: address,
      bind: '0.0.0.0',
      port: options.multicastPort ?? MULTICAST_PORT,
    }
    this.#bonjour = new Bonjour(transport, fail)
    this.#bonjour.publish({
      name,
      host: `${name}.local`,
      type: TYPE,
      port: options.port,
      txt: { c: options.community, d: options.own },
      // The name is random: nobody else has it, and asking would only be heard.
      probe: false,
    })
    this.#browser = this.#browse()
  }

  ask(): void {
    if (this.#closed) return
    this.#browser.expire()
    if (this.#browser.services.length > SERVICES_MAX) this.#browseAnew()
    else this.#browser.update()
  }

  close(): void {
    if (this.#closed) return
    this.#bonjour.unpublishAll(() => this.#end())
  }

  #end(): void {
    if (this.#closed) return
    this.#closed = true
    this.#browser.stop()
    this.#bonjour.destroy()
  }

  #browse(): Browser {
    const browser = this.#bonjour.find({ type: TYPE }, (service) => this.#heard(service))
    browser.on('srv-update', (service: Service) => this.#heard(service))
    browser.on('txt-update', (service: Service) => this.#heard(service))
    browser.on('down', (service: Service) => {
      const device = this.#deviceOf(service)
      // One that crashed and came back has a new name; that the old one ran out says nothing.
      const isHere = browser.services.some((other) => this.#deviceOf(other) === device)
      if (device && !isHere) this.#options.onLost(device)
    })
    return browser
  }

  #browseAnew(): void {
    this.#browser.stop()
    this.#browser.removeAllListeners()
    this.#browser = this.#browse()
  }

  #heard(service: Service): void {
    if (this.#browser.services.length > SERVICES_MAX) this.#browseAnew()
    const device = this.#deviceOf(service)
    if (!device) return
    const { port } = service
    if (!Number.isInteger(port) || port < 1 || port > 65_535) return
    const hosts = [service.referer?.address, ...(service.addresses ?? [])].filter(isUsable)
    const addresses = [...new Set(hosts)].slice(0, ADDRESSES_MAX).map((host) => formatAddress({ host, port }))
    if (addresses.length > 0) this.#options.onFound(device, addresses, port)
  }

  /** The device of our community that a service says it is. */
  #deviceOf({ txt }: Service): DeviceId | undefined {
    const { c: community, d: device } = (txt ?? {}) as Record<string, unknown>
    if (community !== this.#options.community || !isId('dev', device) || device === this.#options.own) return undefined
    return device
  }
}

/** Only addresses of networks like ours: an announcement is no reason to connect to anything far away. */
function isUsable(address: unknown): address is string {
  // A link-local IPv6 address means nothing without the interface, which an announcement does not tell.
  return typeof address === 'string' && isNear(address) && !/^fe[89ab]/i.test(address)
}

/**
 * A socket that lets through to the library's parser only so much and so many, and nothing that the parser stumbles over:
 * one packet of a stranger must never end the program. Nor do errors reach the library, which would throw them.
 */
function guardedSocket(onFailed: () => void): Socket {
  const socket = createSocket({ type: 'udp4', reuseAddr: true })
  const emit = socket.emit.bind(socket)
  const join = socket.addMembership.bind(socket)
  const hasRoom = packetsASecond()
  // Not at once: whoever makes the socket has to have it first.
  const fail = () => void setImmediate(onFailed)
  socket.emit = (event: string, ...values: unknown[]): boolean => {
    if (event === 'error') {
      fail()
      return true
    }
    const [packet] = values
    if (event === 'message' && !(packet instanceof Uint8Array && packet.byteLength <= PACKET_MAX_BYTES && hasRoom())) {
      return true
    }
    try {
      return emit(event, ...values)
    } catch {
      return true
    }
  }
  socket.addMembership = (group, address) => {
    try {
      join(group, address)
    } catch (error) {
      fail()
      throw error
    }
  }
  return socket
}

/** Whether one more may be looked at in this second. */
function packetsASecond(): () => boolean {
  let second = 0
  let seen = 0
  return () => {
    const now = Math.floor(performance.now() / 1000)
    if (now !== second) [second, seen] = [now, 0]
    seen += 1
    return seen <= PACKETS_PER_SECOND
  }
}

/** The IPv4 address of each interface that leads off this machine. */
function ownInterfaces(): string[] {
  return Object.values(networkInterfaces()).flatMap((infos = []) => {
    const own = infos.find(({ family, internal }) => family === 'IPv4' && !internal)
    return own ? [own.address] : []
  })
}
