import { CHANNEL_WINDOW_BYTES } from '../../../shared/protocol/link.ts'
import type { CloseReason, FromMain, LinkRequest } from '../../../shared/protocol/link.ts'

export type ChannelInfo = Extract<FromMain, { readonly type: 'channel.open' }>

type ChannelMessage = LinkRequest<'channel.send' | 'channel.took' | 'channel.close'>

/** One channel to another device or a server. Frames arrive whole, in order, one at a time. */
export class LinkChannel {
  readonly info: ChannelInfo
  readonly #post: (message: ChannelMessage) => void
  readonly #closedListeners = new Set<(reason: CloseReason) => void>()
  /** What arrived before anybody listened, or while the listener was busy. Bounded: the main process waits for `took`. */
  readonly #arrived: Uint8Array<ArrayBuffer>[] = []
  #listener: ((bytes: Uint8Array<ArrayBuffer>) => unknown) | null = null
  #handing = false
  #onItsWay = 0
  readonly #waiting: (() => void)[] = []
  #reason: CloseReason | null = null

  constructor(info: ChannelInfo, post: (message: ChannelMessage) => void) {
    this.info = info
    this.#post = post
  }

  /** Why it ended; null while it is open. */
  get closedBy(): CloseReason | null {
    return this.#reason
  }

  /**
   * Sends a frame. Resolves when there is room for the next, or the channel has closed: whoever waits sends no faster
   * than the network takes it. Frames keep the order of the calls.
   */
  async send(bytes: Uint8Array): Promise<void> {
    if (this.#reason !== null) return
    this.#onItsWay += bytes.byteLength
    // A view of something larger would carry all of it through the port.
    const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()
    this.#post({ type: 'channel.send', channel: this.info.channel, bytes: own })
    while (this.#onItsWay >= CHANNEL_WINDOW_BYTES && this.#reason === null) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  /**
   * Takes frames, one after the other: the next is given once the promise of the last has settled, and the other side is
   * slowed down meanwhile. A listener that rejects closes the channel.
   */
  onData(listener: (bytes: Uint8Array<ArrayBuffer>) => unknown): void {
    this.#listener = listener
    void this.#handOver()
  }

  /** Called once, when the channel has ended; at once if it has already. */
  onClosed(listener: (reason: CloseReason) => void): void {
    if (this.#reason !== null) listener(this.#reason)
    else this.#closedListeners.add(listener)
  }

  close(): void {
    if (this.#reason !== null) return
    this.#post({ type: 'channel.close', channel: this.info.channel })
    this.closed('closed')
  }

  /** For the link alone: a frame has come. */
  received(bytes: Uint8Array<ArrayBuffer>): void {
    if (this.#reason !== null) return
    this.#arrived.push(bytes)
    void this.#handOver()
  }

  /** For the link alone: so many bytes have left. */
  drained(bytes: number): void {
    this.#onItsWay = Math.max(0, this.#onItsWay - bytes)
    if (this.#onItsWay < CHANNEL_WINDOW_BYTES) this.#wake()
  }

  /** For the link alone: it has ended. What arrived and was not yet given is lost, as on any broken line. */
  closed(reason: CloseReason): void {
    if (this.#reason !== null) return
    this.#reason = reason
    this.#arrived.length = 0
    this.#wake()
    for (const listener of this.#closedListeners) listener(reason)
    this.#closedListeners.clear()
  }

  async #handOver(): Promise<void> {
    const listener = this.#listener
    if (!listener || this.#handing) return
    this.#handing = true
    try {
      for (let bytes = this.#arrived.shift(); bytes; bytes = this.#arrived.shift()) {
        await listener(bytes)
        if (this.#reason === null) {
          this.#post({ type: 'channel.took', channel: this.info.channel, bytes: bytes.byteLength })
        }
      }
    } catch (error) {
      this.close()
      throw error
    } finally {
      this.#handing = false
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }
}
