import { PASSPHRASE_MIN_LENGTH } from '../../../shared/protocol/profile-key.ts'

export type PassphraseStrength = 'short' | 'weak' | 'fair' | 'strong'

/** Bits under which somebody who knows people's habits would guess it in days, and above which not in a lifetime. */
const FAIR_BITS = 40
const STRONG_BITS = 60

/**
 * A rough measure of how hard a passphrase is to guess, for a hint while typing: the number of different characters that
 * were used says how large the alphabet is, repetition and runs (aaaa, 1234) count as one character. It flatters a famous
 * sentence and does not need to be better: the key is derived with a memory-hard function.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const characters = Array.from(passphrase)
  if (characters.length < PASSPHRASE_MIN_LENGTH) return 'short'
  const surprising = characters.filter((character, index) => {
    const step = (character.codePointAt(0) ?? 0) - (characters[index - 1]?.codePointAt(0) ?? -9)
    return step < -1 || step > 1
  })
  const different = new Set(surprising).size
  const bits = Math.min(surprising.length, different * 2) * Math.log2(alphabetOf(passphrase))
  if (bits < FAIR_BITS) return 'weak'
  return bits < STRONG_BITS ? 'fair' : 'strong'
}

/** How many characters the typed ones might have been. Letters count less than 26: words are not random. */
function alphabetOf(text: string): number {
  let size = 0
  if (/[a-z]/.test(text)) size += 10
  if (/[A-Z]/.test(text)) size += 10
  if (/\d/.test(text)) size += 8
  if (/\p{Script=Han}/u.test(text)) size += 300
  if (/[^\p{L}\d]/u.test(text)) size += 8
  return Math.max(2, size)
}
