import { connect, type TLSSocket } from 'node:tls'
import { WebSocket } from 'ws'
import type { DialFailure } from '../../shared/protocol/link.ts'
import { errorCode } from '../files/failure.ts'
import { parseAddress } from './addresses.ts'
import { type DeviceCertificate, shownKey } from './certificate.ts'
import { frameOptions, HANDSHAKE_MS, PROTOCOLS, type Purpose, secureOptions } from './secure.ts'

export interface DialOptions {
  readonly certificate: DeviceCertificate
  /** `host:port`. */
  readonly address: string
  readonly purpose: Purpose
  /** Whether this is who was meant. Asked before a single byte of ours is sent after the handshake. */
  readonly isExpected: (publicKey: string) => boolean
  /** Gives up early. */
  readonly signal?: AbortSignal
}

export type Dialling =
  | { readonly ok: true; readonly socket: WebSocket; readonly publicKey: string }
  | { readonly ok: false; readonly reason: DialFailure }

/** Connects to another device, makes sure that it is the one, and opens a WebSocket inside. Settles within ten seconds. */
export async function dial(options: DialOptions): Promise<Dialling> {
  const target = parseAddress(options.address)
  if (!target) return { ok: false, reason: 'address-not-allowed' }
  const socket = connect({
    ...target,
    ...secureOptions(options.certificate),
    ALPNProtocols: [PROTOCOLS[options.purpose]],
  })
  const hangUp = () => socket.destroy()
  options.signal?.addEventListener('abort', hangUp, { once: true })
  try {
    const failure = await shakeHands(socket)
    if (failure !== undefined) return { ok: false, reason: failure }
    const publicKey = shownKey(socket)
    if (publicKey === undefined || !options.isExpected(publicKey)) {
      socket.destroy()
      return { ok: false, reason: 'wrong-key' }
    }
    const opened = await open(socket, options.purpose)
    return opened ? { ok: true, socket: opened, publicKey } : { ok: false, reason: 'not-welcome' }
  } finally {
    options.signal?.removeEventListener('abort', hangUp)
  }
}

/** Answers with why there is no connection, or nothing when there is. */
function shakeHands(socket: TLSSocket): Promise<DialFailure | undefined> {
  return new Promise((resolve) => {
    const settle = (failure?: DialFailure) => {
      clearTimeout(limit)
      if (failure !== undefined) socket.destroy()
      resolve(failure)
    }
    const limit = setTimeout(() => settle('timeout'), HANDSHAKE_MS)
    socket.setNoDelay(true)
    socket.once('secureConnect', () => settle())
    // Stays for as long as the socket lives: what breaks later closes the WebSocket, and must not throw.
    socket.on('error', (error: Error) => settle(failureOf(error)))
    socket.once('close', () => settle('unreachable'))
  })
}

/** Answers with nothing when the other side hangs up instead of opening, as it does on keys it does not know. */
function open(socket: TLSSocket, purpose: Purpose): Promise<WebSocket | undefined> {
  return new Promise((resolve) => {
    // The address is never looked up: the connection is there, and the name in the request's head says nothing.
    const opening = new WebSocket('ws://chapterhouse.invalid/', {
      ...frameOptions(purpose),
      handshakeTimeout: HANDSHAKE_MS,
      createConnection: () => socket,
    })
    opening.once('open', () => {
      // What the other side says at once must not come before anybody listens.
      opening.pause()
      resolve(opening)
    })
    opening.on('error', () => resolve(undefined))
    opening.once('close', () => resolve(undefined))
  })
}

function failureOf(error: Error): DialFailure {
  const code = errorCode(error) ?? ''
  if (code === 'ECONNREFUSED') return 'refused'
  if (code === 'ETIMEDOUT') return 'timeout'
  // The other end ended the handshake itself: it speaks, and does not want this protocol.
  if (code.startsWith('ERR_SSL') || code === 'EPROTO' || code === 'ECONNRESET') return 'not-welcome'
  return 'unreachable'
}
