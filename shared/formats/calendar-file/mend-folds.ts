import type { Decode } from '../text-encoding.ts'

/**
 * A calendar whose program counted bytes where it folded lines, and cut characters of UTF-8 in two (RFC 5545 section 3.1 warns
 * of it): the rest of each is put before its fold, so that folds, and the numbers of lines, stay as they were. Bytes that are
 * whole already, or that are in another encoding, are handed back as they are.
 */
export function mendFolds(bytes: Uint8Array, decode: Decode): Uint8Array {
  if (isUtf8(bytes, decode)) return bytes
  const mended = new Uint8Array(bytes)
  for (let end = mended.indexOf(LF); end >= 0; end = mended.indexOf(LF, end + 1)) {
    const from = mended[end - 1] === CR ? end - 1 : end
    const rest = end + 2
    if (mended[end + 1] !== SPACE && mended[end + 1] !== TAB) continue
    const missing = missingBefore(mended, from)
    const tail = mended.slice(rest, rest + missing)
    if (missing === 0 || !tail.every(isContinuation)) continue
    mended.copyWithin(from + missing, from, rest)
    mended.set(tail, from)
  }
  return isUtf8(mended, decode) ? mended : bytes
}

const [TAB, LF, CR, SPACE] = [0x09, 0x0a, 0x0d, 0x20]

/** How many bytes the character that ends at `at` still wants. */
function missingBefore(bytes: Uint8Array, at: number): number {
  let lead = at - 1
  while (lead > at - 4 && isContinuation(bytes[lead])) lead -= 1
  const first = bytes[lead] ?? 0
  const wants = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0
  return Math.max(0, wants - (at - 1 - lead))
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0
}

function isUtf8(bytes: Uint8Array, decode: Decode): boolean {
  try {
    decode(bytes, 'utf-8', true)
    return true
  } catch {
    return false
  }
}
