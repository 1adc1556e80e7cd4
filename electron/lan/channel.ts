import type { WebSocket } from 'ws'
import {
  CHANNEL_WINDOW_BYTES,
  type CloseReason,
  PAIRING_FRAMES_MAX,
  PAIRING_MAX_MS,
} from '../../shared/protocol/link.ts'

/** After so long without a sign of the other side it is asked for one. */
const QUIET_MS = 9_000

/** After so long without any it counts as gone: twice the quiet, so that one lost packet costs nothing. */
const LOST_MS = 18_000

/** How often a channel looks at the clock. No packet is sent for it. */
export const CHECK_EVERY_MS = 3_000

/** After sleep: a connection that is still good answers within two round trips, the worst Wi-Fi included. */
const PROBE_MS = 4_000

/** Frames received and not yet taken: what bounds frames that are empty, of which the window of bytes sees nothing. */
const WINDOW_FRAMES = 256

/**
 * A store that has sent so much more than has left does not keep to the window: it could fill the machine's memory. One
 * frame may cross the line of the window, and this is beyond the largest.
 */
const OVERFLOW_BYTES = 32 * CHANNEL_WINDOW_BYTES

/** What a WebSocket is closed with, for the other side to read (RFC 6455, 7.4.2: 4000 and above are ours). */
const CODES: Partial<Record<CloseReason, number>> = { duplicate: 4001, untrusted: 4003, timeout: 4004 }
const REASONS = new Map<number, CloseReason>([
  [4001, 'duplicate'],
  [4003, 'untrusted'],
  [4004, 'timeout'],
  [1006, 'lost'],
])

export interface ChannelOptions {
  readonly socket: WebSocket
  readonly kind: 'sync' | 'pairing' | 'server'
  /** Milliseconds of a clock that is never set back. */
  readonly now: () => number
  readonly onData: (bytes: Uint8Array<ArrayBuffer>) => void
  /** So many bytes have left. */
  readonly onDrained: (bytes: number) => void
  /** Called once. */
  readonly onClosed: (reason: CloseReason) => void
}

/**
 * Frames over an open, trusted WebSocket, slowed down to what the store takes and what the network carries, and ended when
 * the other side is gone.
 */
export class Channel {
  readonly openedAt: number
  readonly #options: ChannelOptions
  readonly #pairing: { frames: number; readonly until: number } | undefined
  #heardAt: number
  #askedAt: number | null = null
  /** Bytes the network has not taken at the last look. */
  #stuck = 0
  /** Received and not yet taken. */
  readonly #untaken = { bytes: 0, frames: 0 }
  /** Sent and not yet left. */
  #leaving = 0
  #closed = false

  constructor(options: ChannelOptions) {
    this.#options = options
    const { socket, kind, now } = options
    this.openedAt = now()
    this.#heardAt = this.openedAt
    if (kind === 'pairing') this.#pairing = { frames: PAIRING_FRAMES_MAX, until: this.openedAt + PAIRING_MAX_MS }
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#received(data, isBinary))
    socket.on('ping', () => this.#heard())
    socket.on('pong', () => this.#heard())
    socket.on('error', () => this.#end('protocol'))
    socket.on('close', (code) => this.#end(REASONS.get(code) ?? 'peer'))
    // Whoever opened it holds it until somebody listens.
    if (socket.isPaused) socket.resume()
  }

  send(bytes: Uint8Array): void {
    if (this.#closed) return
    if (this.#pairing && !this.#countFrame(this.#pairing)) return
    this.#leaving += bytes.byteLength
    if (this.#leaving > OVERFLOW_BYTES) {
      this.close('overflow')
      return
    }
    this.#options.socket.send(bytes, (error) => {
      this.#leaving -= bytes.byteLength
      if (!error && !this.#closed) this.#options.onDrained(bytes.byteLength)
    })
  }

  /** The store has dealt with one frame of so many bytes. */
  took(bytes: number): void {
    this.#untaken.bytes = Math.max(0, this.#untaken.bytes - bytes)
    this.#untaken.frames = Math.max(0, this.#untaken.frames - 1)
    if (this.#options.socket.isPaused && !this.#isFull()) this.#options.socket.resume()
  }

  close(reason: CloseReason): void {
    if (this.#closed) return
    const { socket } = this.#options
    this.#end(reason)
    // A socket that does not read what it is sent would not read a good-bye either.
    if (reason === 'lost' || reason === 'overflow') socket.terminate()
    else socket.close(CODES[reason] ?? 1000)
    // A paused socket would never see the answer.
    if (socket.isPaused) socket.resume()
  }

  /** Looks at the clock: asks a quiet other side for a sign, and gives up one that is gone. */
  check(): void {
    if (this.#closed) return
    const { socket, now } = this.#options
    const at = now()
    if (this.#pairing && at >= this.#pairing.until) {
      this.close('timeout')
      return
    }
    // While we do not read, nothing can be heard; while what we sent still trickles away, somebody takes it.
    if (socket.isPaused || (socket.bufferedAmount > 0 && socket.bufferedAmount < this.#stuck)) this.#heardAt = at
    this.#stuck = socket.bufferedAmount
    const silent = at - this.#heardAt
    if (silent >= LOST_MS || (this.#askedAt !== null && at - this.#askedAt >= PROBE_MS)) this.close('lost')
    else if (silent >= QUIET_MS || socket.isPaused) this.#ping()
  }

  /** Asks for a sign now, and gives the other side up unless one comes soon: for after sleep. */
  probe(): void {
    if (this.#closed) return
    this.#askedAt = this.#options.now()
    this.#ping()
  }

  #received(data: Buffer, isBinary: boolean): void {
    if (this.#closed) return
    this.#heard()
    if (!isBinary || (this.#pairing && !this.#countFrame(this.#pairing))) {
      this.close('protocol')
      return
    }
    this.#untaken.bytes += data.byteLength
    this.#untaken.frames += 1
    if (this.#isFull()) this.#options.socket.pause()
    // A copy: Node's buffers are parts of larger ones, which would travel along.
    this.#options.onData(new Uint8Array(data))
  }

  #heard(): void {
    this.#heardAt = this.#options.now()
    this.#askedAt = null
  }

  #isFull(): boolean {
    return this.#untaken.bytes >= CHANNEL_WINDOW_BYTES || this.#untaken.frames >= WINDOW_FRAMES
  }

  #countFrame(pairing: { frames: number }): boolean {
    pairing.frames -= 1
    if (pairing.frames >= 0) return true
    this.close('protocol')
    return false
  }

  #ping(): void {
    const { socket } = this.#options
    if (socket.readyState === socket.OPEN) socket.ping()
  }

  #end(reason: CloseReason): void {
    if (this.#closed) return
    this.#closed = true
    this.#options.onClosed(reason)
  }
}
