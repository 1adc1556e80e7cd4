/**
 * What goes over a channel in one piece, all numbers big-endian:
 *
 *     u32  length of the header, in bytes
 *          header                     JSON, UTF-8; `messages.ts` says what may stand in it
 *          body                       raw bytes to the end of the frame; empty for most messages
 */
export interface Frame {
  readonly header: unknown
  /** A view into the frame's bytes. */
  readonly body: Uint8Array
}

/**
 * The longest header that is parsed. The longest ones list pages with their heads, `PAGES_A_MESSAGE` at a time and about a
 * hundred bytes each; JSON of this size costs a few milliseconds even where it is nonsense.
 */
export const HEADER_MAX_BYTES = 256 * 1024

const LENGTH_BYTES = 4

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** @throws RangeError where the header is longer than any reader would take: a mistake of ours. */
export function encodeFrame(header: unknown, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = encoder.encode(JSON.stringify(header))
  if (head.length > HEADER_MAX_BYTES) throw new RangeError(`a header of ${head.length} bytes`)
  const bytes = new Uint8Array(LENGTH_BYTES + head.length + body.length)
  new DataView(bytes.buffer).setUint32(0, head.length)
  bytes.set(head, LENGTH_BYTES)
  bytes.set(body, LENGTH_BYTES + head.length)
  return bytes
}

/** Takes a frame apart, or null where it is none. Never throws, and allocates nothing by a length that the frame claims. */
export function decodeFrame(bytes: Uint8Array): Frame | null {
  if (bytes.length < LENGTH_BYTES) return null
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0)
  if (length > HEADER_MAX_BYTES || length > bytes.length - LENGTH_BYTES) return null
  const end = LENGTH_BYTES + length
  try {
    const header: unknown = JSON.parse(decoder.decode(bytes.subarray(LENGTH_BYTES, end)))
    return { header, body: bytes.subarray(end) }
  } catch {
    return null
  }
}
