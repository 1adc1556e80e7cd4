const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Crockford's base 32 in capitals; the same letters that ids are made of. */
export function toBase32(bytes: Uint8Array): string {
  let text = ''
  let buffer = 0
  let bits = 0
  for (const byte of bytes) {
    buffer = ((buffer & 0xff) << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET.charAt((buffer >> bits) & 31)
    }
  }
  return bits > 0 ? text + ALPHABET.charAt((buffer << (5 - bits)) & 31) : text
}

/** The whole bytes of a text in capitals, up to the first letter that cannot be one. */
export function fromBase32(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  let buffer = 0
  let bits = 0
  for (const letter of text) {
    const value = ALPHABET.indexOf(LOOKALIKES[letter] ?? letter)
    if (value < 0) break
    buffer = ((buffer & 0xff) << 5) | value
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((buffer >> bits) & 0xff)
  }
  return Uint8Array.from(bytes)
}

/** For who types a code off a screen. */
const LOOKALIKES: Readonly<Partial<Record<string, string>>> = { O: '0', I: '1', L: '1' }
