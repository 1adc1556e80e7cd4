import { decode, encode } from 'cborg'
import * as v from 'valibot'

/**
 * What a stock automerge-repo sync server and its clients say to each other over a WebSocket (automerge-repo's protocol
 * version 1): CBOR maps, one a frame. A client joins, the server answers with its name, and from then on they exchange
 * Automerge's own sync messages, document by document.
 */
export type RepoMessage =
  | { readonly type: 'peer'; readonly senderId: string; readonly selectedProtocolVersion: string }
  | { readonly type: 'sync'; readonly documentId: string; readonly data: Uint8Array }
  /** The server does not have it, and nobody who is connected to it does. */
  | { readonly type: 'doc-unavailable'; readonly documentId: string }
  | { readonly type: 'error'; readonly message: string }
  /** Something of the protocol that is not needed here. */
  | { readonly type: 'other' }

const PROTOCOL = '1'

const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array)
/** Base58 of sixteen bytes and a checksum. */
const documentId = v.pipe(v.string(), v.regex(/^[1-9A-HJ-NP-Za-km-z]{20,40}$/))
const text = v.pipe(v.string(), v.maxLength(1000))

const known = v.variant('type', [
  v.object({ type: v.literal('peer'), senderId: text, selectedProtocolVersion: v.literal(PROTOCOL) }),
  v.object({ type: v.literal('sync'), documentId, data: bytes }),
  v.object({ type: v.literal('doc-unavailable'), documentId }),
  v.object({ type: v.literal('error'), message: text }),
])
/** A server asks as well where somebody else asked it; the answer is the same as to `sync`. */
const request = v.object({ type: v.literal('request'), documentId, data: bytes })
const other = v.object({
  type: v.picklist(['ephemeral', 'leave', 'arrive', 'welcome', 'remote-subscription-change', 'remote-heads-changed']),
})

/** Reads what a server sent; null for anything that is not of the protocol. Never throws. */
export function decodeRepoMessage(frame: Uint8Array): RepoMessage | null {
  let value: unknown
  try {
    value = decode(frame)
  } catch {
    return null
  }
  const asked = v.safeParse(request, value)
  if (asked.success) return { ...asked.output, type: 'sync' }
  if (v.safeParse(other, value).success) return { type: 'other' }
  const parsed = v.safeParse(known, value)
  return parsed.success ? parsed.output : null
}

/** The first frame of a client that calls itself `senderId`. Nothing about it outlasts the connection. */
export function encodeJoin(senderId: string): Uint8Array {
  return encode({
    type: 'join',
    senderId,
    peerMetadata: { isEphemeral: true },
    supportedProtocolVersions: [PROTOCOL],
  })
}

export interface DocumentFrame {
  /** `request` for a document that this side knows nothing of, and would be told if nobody does. */
  readonly type: 'sync' | 'request'
  readonly senderId: string
  readonly targetId: string
  readonly documentId: string
  readonly data: Uint8Array
}

export function encodeDocumentFrame(frame: DocumentFrame): Uint8Array {
  return encode(frame)
}
