import http from 'node:http'
import https from 'node:https'
import type { ModelFault } from '../../shared/protocol/local-model.ts'
import { lookUpThisMachine } from './local-address.ts'

export interface ModelLimits {
  /** Milliseconds until somebody who waits is told that it takes too long; a small machine writes a letter in less. */
  readonly patience: number
  /** Bytes of an answer; a letter has some thousand. */
  readonly bytes: number
}

export const MODEL_LIMITS: ModelLimits = { patience: 180_000, bytes: 1024 * 1024 }

export type ModelReply =
  | { readonly ok: true; readonly status: number; readonly body: string }
  | { readonly ok: false; readonly reason: ModelFault | 'cancelled' }

/**
 * One request to an address on this machine. No redirect is followed, no name looked up, no proxy asked, nothing kept open; what is
 * too long or takes too long is cut off. Settles in every case.
 *
 * @param json the body, sent as it stands; without one it is a GET
 */
export function requestModel(
  url: URL,
  json: string | null,
  { limits, signal }: { readonly limits: ModelLimits; readonly signal: AbortSignal },
): Promise<ModelReply> {
  return new Promise((resolve) => {
    const fail = (reason: ModelFault | 'cancelled') => resolve({ ok: false, reason })
    if (signal.aborted) return fail('cancelled')
    const patience = AbortSignal.timeout(limits.patience)
    const onError = (error: Error) => {
      if (signal.aborted) fail('cancelled')
      else if (patience.aborted) fail('slow')
      else fail(faultOf(error))
    }
    const options: https.RequestOptions = {
      method: json === null ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        'accept-encoding': 'identity',
        ...(json !== null && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) }),
      },
      lookup: lookUpThisMachine,
      signal: AbortSignal.any([signal, patience]),
      // What speaks TLS on one's own machine has a certificate that nobody signed; the bytes do not leave it either way.
      rejectUnauthorized: false,
    }
    const isTls = url.protocol === 'https:'
    // An agent of its own: the shared one may have been told of a proxy by the surroundings.
    const agent = isTls ? new https.Agent() : new http.Agent()
    const request = (isTls ? https : http).request(url, { ...options, agent })
    request.on('error', onError)
    request.on('response', (response) => {
      const { statusCode: status = 0 } = response
      if (status >= 300 && status < 400) {
        fail('elsewhere')
        request.destroy()
        return
      }
      const chunks: Buffer[] = []
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes <= limits.bytes) return void chunks.push(chunk)
        fail('long')
        request.destroy()
      })
      response.on('error', onError)
      response.on('end', () => resolve({ ok: true, status, body: Buffer.concat(chunks).toString('utf8') }))
    })
    request.end(json ?? undefined)
  })
}

/** Nothing listens, or what does speaks something else. */
function faultOf(error: Error): ModelFault {
  const codes = error instanceof AggregateError ? error.errors : [error]
  const isNobody = codes.some(
    (each: unknown) => each instanceof Error && 'code' in each && NOBODY.has(String(each.code)),
  )
  return isNobody ? 'nobody' : 'no-api'
}

const NOBODY: ReadonlySet<string> = new Set(['ECONNREFUSED', 'EADDRNOTAVAIL', 'ENETUNREACH', 'EHOSTUNREACH'])
