import type { SecureContextOptions, SecureVersion } from 'node:tls'
import { FRAME_MAX_BYTES, PAIRING_FRAME_MAX_BYTES } from '../../shared/protocol/link.ts'
import type { DeviceCertificate } from './certificate.ts'

/** What both ends of a connection between two devices agree on. */

/** ALPN names: what a connection is for is settled in the handshake, before anything in it is read. */
export const PROTOCOLS = { sync: 'chapterhouse/1', pairing: 'chapterhouse-pair/1' } as const
export type Purpose = keyof typeof PROTOCOLS

/** A handshake is two round trips: five seconds are enough over a satellite, and short for somebody who only holds doors. */
export const HANDSHAKE_MS = 5_000

/** After which a device that was told good-bye is hung up on. */
const CLOSE_MS = 2_000

const VERSION: SecureVersion = 'TLSv1.3'

/** TLS 1.3 and nothing older. Certificates vouch for nothing but their key, which is compared by us. */
export function secureOptions(certificate: DeviceCertificate): SecureContextOptions & { rejectUnauthorized: false } {
  return {
    key: certificate.key,
    cert: certificate.cert,
    minVersion: VERSION,
    maxVersion: VERSION,
    rejectUnauthorized: false,
  }
}

/** No compression: it costs memory for everybody who asks, and what is sent is compressed already. */
export function frameOptions(purpose: Purpose | 'server') {
  return {
    perMessageDeflate: false,
    maxPayload: purpose === 'pairing' ? PAIRING_FRAME_MAX_BYTES : FRAME_MAX_BYTES,
    closeTimeout: CLOSE_MS,
    skipUTF8Validation: true,
  }
}
