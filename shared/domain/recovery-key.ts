/**
 * The recovery key: 160 random bits that open a community when nothing else does, written for paper. Eight groups of five
 * letters: four carry 20 bits in Crockford's base 32 (https://www.crockford.com/base32.html), the fifth checks them, so
 * that a slip of the pen is told with the group that it is in.
 */

/** Bytes of a recovery key: as many bits as nobody will ever guess, and no more letters than fit on three lines. */
export const RECOVERY_KEY_BYTES = 20

/** Groups of a written recovery key. */
export const RECOVERY_GROUPS = 8

/** Letters of a group, the check letter among them. */
const GROUP_LETTERS = 5

/** Without I, L and O, which look like figures, and without U, which keeps words out. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export type RecoveryKeyReading =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly mistake: RecoveryKeyMistake }

/** `groups` are counted from 1, as on paper. */
export type RecoveryKeyMistake =
  | { readonly kind: 'empty' }
  /** So many letters were typed instead of forty. */
  | { readonly kind: 'length'; readonly letters: number }
  | { readonly kind: 'groups'; readonly groups: readonly number[] }

/** Writes 20 bytes as eight groups with hyphens between them. */
export function writeRecoveryKey(bytes: Uint8Array): string {
  return recoveryGroups(bytes).join('-')
}

/** Reads what somebody typed: in any case and width, with I, L and O for 1, 1 and 0, however it is parted. */
export function readRecoveryKey(typed: string): RecoveryKeyReading {
  const parts = partsOf(typed)
  const letters = parts.join('')
  if (letters === '') return { ok: false, mistake: { kind: 'empty' } }
  const groups = groupsOf(parts)
  if (!groups) return { ok: false, mistake: { kind: 'length', letters: letters.length } }
  const read = groups.map((group, index) => valuesOf(group, index))
  const wrong = read.flatMap((values, index) => (values ? [] : [index + 1]))
  if (wrong.length > 0) return { ok: false, mistake: { kind: 'groups', groups: wrong } }
  return { ok: true, bytes: bytesOf(read.flatMap((values) => values ?? [])) }
}

/** A group as it would be written, however somebody typed it, to compare one with another. */
export function plainGroup(typed: string): string {
  return partsOf(typed).join('')
}

/** The groups of 20 bytes, in order. */
function recoveryGroups(bytes: Uint8Array): string[] {
  const values = valuesIn(bytes)
  return Array.from({ length: RECOVERY_GROUPS }, (_, index) => {
    const data = values.slice(index * (GROUP_LETTERS - 1), (index + 1) * (GROUP_LETTERS - 1))
    return [...data, checkOf(data, index)].map((value) => ALPHABET[value]).join('')
  })
}

/** What was typed, parted where something stood that is no letter and no figure. */
function partsOf(typed: string): string[] {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[IL]/g, '1')
    .replaceAll('O', '0')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
}

/** Eight groups that were typed apart stay apart, so that a missing letter is missing from one group and not from all. */
function groupsOf(parts: readonly string[]): string[] | null {
  if (parts.length === RECOVERY_GROUPS) return [...parts]
  const letters = parts.join('')
  if (letters.length !== RECOVERY_GROUPS * GROUP_LETTERS) return null
  return Array.from({ length: RECOVERY_GROUPS }, (_, index) =>
    letters.slice(index * GROUP_LETTERS, (index + 1) * GROUP_LETTERS),
  )
}

/** The four values of a group, each under 32; null where its check letter says that it is not what was written. */
function valuesOf(group: string, index: number): number[] | null {
  const values = Array.from(group, (letter) => ALPHABET.indexOf(letter))
  const check = values.pop()
  if (values.length !== GROUP_LETTERS - 1 || values.includes(-1)) return null
  return check === checkOf(values, index) ? values : null
}

/**
 * A sum over GF(32), the letters and the group's place weighed with different powers of a generator (as in Reed-Solomon
 * codes): one wrong letter, two that changed places and two groups that did always show.
 */
function checkOf(values: readonly number[], index: number): number {
  const weighed = [...values, index]
  let sum = 0
  let weight = 1
  for (const value of weighed) {
    weight = timesTwo(weight)
    sum ^= times(value, weight)
  }
  return sum
}

/** Product in GF(32). */
function times(a: number, b: number): number {
  let product = 0
  let shifted = a
  for (let rest = b; rest > 0; rest >>= 1) {
    if (rest & 1) product ^= shifted
    shifted = timesTwo(shifted)
  }
  return product
}

/** Doubles in GF(32) with x⁵ + x² + 1, which is primitive. */
function timesTwo(value: number): number {
  const doubled = value << 1
  return doubled & 32 ? (doubled ^ 0b100101) & 31 : doubled
}

/** Twenty bytes as thirty-two values of five bits. */
function valuesIn(bytes: Uint8Array): number[] {
  const values: number[] = []
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) values.push((held >> (bits - 5)) & 31)
    held &= (1 << bits) - 1
  }
  return values
}

function bytesOf(values: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(RECOVERY_KEY_BYTES)
  let at = 0
  let held = 0
  let bits = 0
  for (const value of values) {
    held = (held << 5) | value
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[at] = held >> bits
    at += 1
    held &= (1 << bits) - 1
  }
  return bytes
}
