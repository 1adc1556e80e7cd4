import type { WebSocket } from 'ws'
import type { DeviceId } from '../../shared/domain/ids.ts'
import type { CloseReason, FromMain, LinkRequest } from '../../shared/protocol/link.ts'
import { Channel, CHECK_EVERY_MS } from './channel.ts'

/**
 * When the other side dials although there is a channel already, it either dialled at the same moment as we, or knows
 * nothing of ours because it crashed. Two who dial at the same moment notice within this time.
 */
const SAME_MOMENT_MS = 10_000

type Info = Omit<Extract<FromMain, { readonly type: 'channel.open' }>, 'type' | 'channel'>

interface Entry {
  readonly info: Info
  readonly channel: Channel
}

export interface ChannelsOptions {
  readonly send: (message: FromMain) => void
  readonly now: () => number
  /** There is a channel to a device; the address leads to it again, if we dialled. */
  readonly onUp: (device: DeviceId, address: string | null) => void
  readonly onDown: (device: DeviceId) => void
}

/** Every open channel, by number; at most one to a device. */
export class Channels {
  /** This device, which decides which of two channels stays. */
  own: DeviceId | null = null
  readonly #options: ChannelsOptions
  readonly #open = new Map<number, Entry>()
  readonly #byDevice = new Map<DeviceId, number>()
  readonly #timer: NodeJS.Timeout
  #last = 0

  constructor(options: ChannelsOptions) {
    this.#options = options
    this.#timer = setInterval(() => this.check(), CHECK_EVERY_MS)
  }

  /** Takes on a WebSocket whose other side is known, and tells the store of it; or closes it as one too many. */
  open(socket: WebSocket, info: Info): void {
    const { send, now, onUp } = this.#options
    const number = (this.#last += 1)
    const { device } = info
    const previous = device === null ? undefined : this.#byDevice.get(device)
    const channel = new Channel({
      socket,
      kind: info.kind,
      now,
      onData: (bytes) => send({ type: 'channel.data', channel: number, bytes }),
      onDrained: (bytes) => send({ type: 'channel.drained', channel: number, bytes }),
      onClosed: (reason) => this.#closed(number, reason),
    })
    if (previous !== undefined && !this.#replaces(previous, info)) {
      channel.close('duplicate')
      if (info.dial !== null) send({ type: 'dial.failed', id: info.dial, reason: 'already-connected' })
      return
    }
    this.#open.set(number, { info, channel })
    if (device !== null) this.#byDevice.set(device, number)
    if (previous !== undefined) this.#open.get(previous)?.channel.close('duplicate')
    if (device !== null) onUp(device, info.outgoing ? info.address : null)
    send({ type: 'channel.open', channel: number, ...info })
  }

  handle(message: LinkRequest<'channel.send' | 'channel.took' | 'channel.close'>): void {
    // One that has closed meanwhile is not known any more, and what was meant for it has nowhere to go.
    const channel = this.#open.get(message.channel)?.channel
    if (message.type === 'channel.send') channel?.send(message.bytes)
    else if (message.type === 'channel.took') channel?.took(message.bytes)
    else channel?.close('closed')
  }

  hasDevice(device: DeviceId): boolean {
    return this.#byDevice.has(device)
  }

  count(kind: Info['kind']): number {
    return [...this.#open.values()].filter(({ info }) => info.kind === kind).length
  }

  /** Closes the channels of keys that are not trusted any more. */
  keepTrusted(isTrusted: (publicKey: string, device: DeviceId) => boolean): void {
    this.#close('untrusted', ({ device, publicKey }) => device !== null && !isTrusted(publicKey, device))
  }

  /** Closes every channel to another device. */
  closeDevices(reason: CloseReason): void {
    this.#close(reason, ({ kind }) => kind !== 'server')
  }

  /** Has every channel look at the clock. */
  check(): void {
    for (const { channel } of this.#open.values()) channel.check()
  }

  /** Asks everybody for a sign, and gives up those that give none soon. */
  probe(): void {
    for (const { channel } of this.#open.values()) channel.probe()
  }

  end(): void {
    clearInterval(this.#timer)
    this.#close('stopped', () => true)
  }

  /**
   * Of two channels to one device, both sides keep the one that the smaller device dialled. But one that is older than a
   * moment is dead at the other side, which would not dial otherwise.
   */
  #replaces(previous: number, { outgoing, device }: Info): boolean {
    const entry = this.#open.get(previous)
    if (!entry || device === null || this.own === null) return true
    if (!outgoing && this.#options.now() - entry.channel.openedAt > SAME_MOMENT_MS) return true
    const isPreferred = outgoing === this.own < device
    return isPreferred || entry.info.outgoing === outgoing
  }

  #close(reason: CloseReason, concerns: (info: Info) => boolean): void {
    for (const { info, channel } of this.#open.values()) if (concerns(info)) channel.close(reason)
  }

  #closed(number: number, reason: CloseReason): void {
    const entry = this.#open.get(number)
    if (!entry) return
    this.#open.delete(number)
    this.#options.send({ type: 'channel.closed', channel: number, reason })
    const { device } = entry.info
    if (device === null || this.#byDevice.get(device) !== number) return
    this.#byDevice.delete(device)
    this.#options.onDown(device)
  }
}
