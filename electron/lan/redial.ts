import type { DeviceId } from '../../shared/domain/ids.ts'

/** The first wait after a failure; doubles with each further one. */
const FIRST_WAIT_MS = 1_000

/** The longest wait for a device that says on this network that it is here. */
const FOUND_WAIT_MS = 30_000

/** The longest wait for one that is only known from earlier: it is probably elsewhere. */
const KNOWN_WAIT_MS = 300_000

/** Both sides find each other at the same moment; the one that leaves the dialling to the other waits this long for it. */
const POLITE_WAIT_MS = 1_500

/** A device has an address for each of its networks; an attacker could announce any number. */
const ADDRESSES_MAX = 8

export interface RedialOptions {
  readonly own: DeviceId
  /** Tries the addresses; where one leads to a channel, `connected` is called before the promise resolves. Never rejects. */
  readonly dial: (device: DeviceId, addresses: readonly string[]) => Promise<void>
  /** In [0, 1). */
  readonly random: () => number
}

interface Line {
  /** The last to be heard of is the last. */
  readonly known: Set<string>
  readonly found: Set<string>
  failures: number
  state: 'idle' | 'waiting' | 'dialling' | 'connected'
  timer: NodeJS.Timeout | undefined
}

/** Keeps trying to reach every trusted device that an address is known of: soon at first, then ever more rarely. */
export class Redial {
  readonly #options: RedialOptions
  readonly #lines = new Map<DeviceId, Line>()

  constructor(options: RedialOptions) {
    this.#options = options
  }

  /** Replaces the list of devices to reach, with where each was reached before. */
  trust(devices: ReadonlyMap<DeviceId, readonly string[]>): void {
    for (const [device, line] of this.#lines) {
      if (devices.has(device)) continue
      clearTimeout(line.timer)
      this.#lines.delete(device)
    }
    for (const [device, addresses] of devices) {
      const line = this.#lineOf(device)
      for (const address of addresses) remember(line.known, address)
      // Where it is from an invitation or from earlier this device alone recalls just now: there is nobody to leave it to.
      this.#plan(device, line, 0)
    }
  }

  /** A device says where it is. Nothing happens for one that is not trusted. */
  found(device: DeviceId, addresses: readonly string[]): void {
    const line = this.#lines.get(device)
    if (!line) return
    const isNews = addresses.some((address) => !line.found.has(address))
    for (const address of addresses) remember(line.found, address)
    if (isNews) this.#again(device, line, this.#politely(device))
  }

  /** A device says good-bye. */
  gone(device: DeviceId): void {
    this.#lines.get(device)?.found.clear()
  }

  /** There is a channel, whoever dialled. */
  connected(device: DeviceId, address: string | null): void {
    const line = this.#lines.get(device)
    if (!line) return
    clearTimeout(line.timer)
    line.state = 'connected'
    line.failures = 0
    if (address !== null) remember(line.known, address)
  }

  /** The channel has gone. */
  disconnected(device: DeviceId): void {
    const line = this.#lines.get(device)
    if (line?.state !== 'connected') return
    line.state = 'idle'
    this.#plan(device, line, this.#jitter(FIRST_WAIT_MS) + this.#politely(device))
  }

  /** The machine woke up or changed its network: everything is worth another try. */
  wake(): void {
    for (const [device, line] of this.#lines) this.#again(device, line, this.#jitter(FIRST_WAIT_MS / 4))
  }

  stop(): void {
    for (const line of this.#lines.values()) clearTimeout(line.timer)
    this.#lines.clear()
  }

  #lineOf(device: DeviceId): Line {
    const line = this.#lines.get(device) ?? {
      known: new Set(),
      found: new Set(),
      failures: 0,
      state: 'idle',
      timer: undefined,
    }
    this.#lines.set(device, line)
    return line
  }

  #again(device: DeviceId, line: Line, wait: number): void {
    line.failures = 0
    if (line.state === 'waiting') {
      clearTimeout(line.timer)
      line.state = 'idle'
    }
    this.#plan(device, line, wait)
  }

  #plan(device: DeviceId, line: Line, wait: number): void {
    if (line.state !== 'idle' || line.known.size + line.found.size === 0) return
    line.state = 'waiting'
    line.timer = setTimeout(() => void this.#dial(device, line), wait)
  }

  async #dial(device: DeviceId, line: Line): Promise<void> {
    line.state = 'dialling'
    // What is announced now before what once was true, and of each what was heard last.
    const addresses = [...line.known, ...line.found].toReversed()
    await this.#options.dial(device, [...new Set(addresses)])
    if (this.#lines.get(device) !== line || line.state !== 'dialling') return
    line.state = 'idle'
    line.failures += 1
    const longest = line.found.size > 0 ? FOUND_WAIT_MS : KNOWN_WAIT_MS
    this.#plan(device, line, this.#jitter(Math.min(longest, FIRST_WAIT_MS * 2 ** line.failures)))
  }

  #politely(device: DeviceId): number {
    return this.#options.own < device ? 0 : POLITE_WAIT_MS
  }

  /** Half as long to half as long again, so that a roomful of laptops does not dial in step. */
  #jitter(wait: number): number {
    return wait * (0.5 + this.#options.random())
  }
}

function remember(addresses: Set<string>, address: string): void {
  addresses.delete(address)
  addresses.add(address)
  const [oldest] = addresses
  if (addresses.size > ADDRESSES_MAX && oldest !== undefined) addresses.delete(oldest)
}
