/** 53 bits that stand for a text: two texts share them once in nine quadrillion, and then only cost a comparison. */
export function hashOf(text: string): number {
  let low = 0x811c9dc5
  let high = 0x1b873593
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x5bd1e995)
    high ^= high >>> 15
  }
  return joined(scrambled(high), scrambled(low ^ text.length))
}

/** The hash of a sequence, from that of its beginning and that of its next part. */
export function mixed(before: number, next: number): number {
  const low = Math.imul((before >>> 0) ^ 0x9e3779b9, 0x85ebca6b) + (next >>> 0)
  const high = Math.imul(upper(before) ^ 0x7feb352d, 0x846ca68b) + upper(next)
  return joined(scrambled(high ^ (low >>> 7)), scrambled(low ^ (high << 3)))
}

const TWO_TO_32 = 2 ** 32
const UPPER_BITS = 0x1fffff

function upper(hash: number): number {
  return Math.trunc(hash / TWO_TO_32)
}

function joined(high: number, low: number): number {
  return (high & UPPER_BITS) * TWO_TO_32 + (low >>> 0)
}

/** The finish of MurmurHash3 (Appleby 2011): every bit of the input moves every bit of the output. */
function scrambled(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
