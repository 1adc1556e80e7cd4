import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import type { AddressFault } from '../../shared/protocol/local-model.ts'

export type LocalAddress =
  | { readonly ok: true; readonly base: URL }
  | { readonly ok: false; readonly reason: AddressFault }

/**
 * An address on this machine, or why it is none. Only `localhost` itself, 127.0.0.0/8 and ::1 are; every other name is refused
 * without being looked up, because whoever answers for a name decides where it leads. The URL parser has 127.1, 0x7f.1 and
 * 2130706433 as 127.0.0.1 before this looks.
 */
export function localAddress(text: string): LocalAddress {
  const typed = text.trim()
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//iu.test(typed) ? typed : `http://${typed}`)
  if (!url || typed === '' || !/^https?:$/u.test(url.protocol)) return { ok: false, reason: 'no-address' }
  // A name and a password in an address are sent along.
  if (url.username !== '' || url.password !== '') return { ok: false, reason: 'no-address' }
  if (url.search !== '' || url.hash !== '') return { ok: false, reason: 'no-address' }
  return isThisMachine(url.hostname) ? { ok: true, base: url } : { ok: false, reason: 'not-local' }
}

/** What a model's program calls a thing: `/v1/models` below the address, which may have the `/v1` itself. */
export function endpoint(base: URL, what: 'models' | 'chat/completions'): URL {
  const path = base.pathname.replace(/\/+$/u, '')
  return new URL(`${path.endsWith('/v1') ? path : `${path}/v1`}/${what}`, base)
}

/** `localhost` is this machine whatever a file of hosts or a name server says; nothing else is ever asked for. */
export const lookUpThisMachine: LookupFunction = (host, options, answer) => {
  if (host !== 'localhost') answer(new Error('no name is looked up'), '', 0)
  else if (options.all === true) answer(null, LOOPBACK)
  else answer(null, '127.0.0.1', 4)
}

const LOOPBACK: LookupAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/u.test(hostname)
}
