import { lookup as lookUp } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { WebSocket } from 'ws'
import type { DialFailure } from '../../shared/protocol/link.ts'
import { errorCode } from '../files/failure.ts'
import { isNear } from './addresses.ts'
import { frameOptions } from './secure.ts'

/** A server may be far away and asleep; longer than this is no use to a person who waits. */
const OPEN_MS = 15_000

export type ServerOpening =
  | { readonly ok: true; readonly socket: WebSocket; readonly address: string }
  | { readonly ok: false; readonly reason: DialFailure }

/**
 * Opens a WebSocket to a server: `wss:` to any, whose certificate one of the usual authorities has to vouch for; `ws:` only to
 * this machine and to networks that the public one does not reach, whatever a name resolves to.
 */
export async function openServer(url: string, signal: AbortSignal): Promise<ServerOpening> {
  const target = URL.parse(url)
  if (!target || !isAllowed(target)) return { ok: false, reason: 'address-not-allowed' }
  const opening = new WebSocket(target, {
    ...frameOptions('server'),
    handshakeTimeout: OPEN_MS,
    followRedirects: false,
    ...(target.protocol === 'ws:' && { lookup: lookUpNear }),
  })
  const hangUp = () => opening.terminate()
  signal.addEventListener('abort', hangUp, { once: true })
  return new Promise((resolve) => {
    const settle = (outcome: ServerOpening) => {
      signal.removeEventListener('abort', hangUp)
      resolve(outcome)
    }
    opening.once('open', () => {
      // What the server says at once must not come before anybody listens.
      opening.pause()
      settle({ ok: true, socket: opening, address: target.host })
    })
    opening.on('error', (error) => settle({ ok: false, reason: failureOf(error) }))
    opening.once('close', () => settle({ ok: false, reason: 'unreachable' }))
  })
}

function isAllowed({ protocol, hostname, username, password }: URL): boolean {
  if (username !== '' || password !== '') return false
  if (protocol === 'wss:') return true
  // A name is judged by what it resolves to, an address by itself: it is never looked up.
  const address = hostname.replace(/^\[|\]$/g, '')
  return protocol === 'ws:' && (isNear(address) || !/^[\d.]+$|:/.test(address))
}

/** Node's own look-up, which finds nothing but near addresses. */
const lookUpNear: LookupFunction = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, found) => {
    const near = found?.filter(({ address }) => isNear(address)) ?? []
    const [first] = near
    if (error ?? !first) callback(error ?? new NotNear(), '', 0)
    else if (options.all === true) callback(null, near)
    else callback(null, first.address, first.family)
  })
}

class NotNear extends Error {
  readonly code = 'ERR_NOT_NEAR'
}

function failureOf(error: Error): DialFailure {
  const code = errorCode(error) ?? ''
  if (code === 'ERR_NOT_NEAR') return 'address-not-allowed'
  if (code === 'ECONNREFUSED') return 'refused'
  if (code === 'ETIMEDOUT' || error.message.includes('timed out')) return 'timeout'
  if (/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL/.test(code)) return 'certificate'
  if (error.message.startsWith('Unexpected server response')) return 'not-welcome'
  return 'unreachable'
}
