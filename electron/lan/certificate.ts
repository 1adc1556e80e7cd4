import 'reflect-metadata'
import { cryptoProvider, X509CertificateGenerator } from '@peculiar/x509'
import { createPublicKey, webcrypto } from 'node:crypto'
import type { TLSSocket } from 'node:tls'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/**
 * From before any clock here to the last day there is (RFC 5280, 4.1.2.5). What counts is the key: dates are not looked at,
 * so that a laptop whose clock is a year wrong still gets in.
 */
const NOT_BEFORE = new Date(Date.UTC(2000, 0, 1))
const NOT_AFTER = new Date(Date.UTC(9999, 11, 31, 23, 59, 59))

/** What a device shows in a TLS handshake. */
export interface DeviceCertificate {
  /** PEM. */
  readonly key: string
  /** PEM. */
  readonly cert: string
  /** SPKI, base64. */
  readonly publicKey: string
}

/** A device's keys: ECDSA over P-256. */
export interface DeviceKeys {
  /** PKCS #8, base64. */
  readonly privateKey: string
  /** SPKI, base64. */
  readonly publicKey: string
}

/**
 * Wraps a device's key into a certificate signed by itself. It names nobody. Rejects where the keys are no pair of their
 * kind.
 */
export async function createCertificate({ privateKey, publicKey }: DeviceKeys): Promise<DeviceCertificate> {
  const { subtle } = webcrypto
  const key = await subtle.importKey('pkcs8', Buffer.from(privateKey, 'base64'), ALGORITHM, true, ['sign'])
  const own = await subtle.importKey('spki', Buffer.from(publicKey, 'base64'), ALGORITHM, true, ['verify'])
  const pem = `-----BEGIN PRIVATE KEY-----\n${privateKey}\n-----END PRIVATE KEY-----\n`
  if (spkiOf(createPublicKey(pem)) !== publicKey) throw new Error('The two keys of the device are no pair.')
  cryptoProvider.set(webcrypto)
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Chapterhouse',
    notBefore: NOT_BEFORE,
    notAfter: NOT_AFTER,
    keys: { privateKey: key, publicKey: own },
    signingAlgorithm: ALGORITHM,
  })
  return { key: pem, cert: certificate.toString('pem'), publicKey }
}

/**
 * The key that the other side has proven to hold in the handshake (SPKI, base64); nothing where it showed none, or one
 * that cannot be read.
 */
export function shownKey(socket: TLSSocket): string | undefined {
  try {
    const certificate = socket.getPeerX509Certificate()
    return certificate && spkiOf(certificate.publicKey)
  } catch {
    return undefined
  }
}

function spkiOf(key: ReturnType<typeof createPublicKey>): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64')
}
