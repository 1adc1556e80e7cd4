const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * The check character of ISO/IEC 7064 MOD 37,36, the hybrid system for digits and capitals: it catches every single wrong
 * character and nearly every swap of neighbours.
 *
 * @param body digits and capitals only
 */
export function checkCharacter(body: string): string {
  const modulus = ALPHABET.length
  let product = modulus
  for (const character of body) {
    const sum = (product + ALPHABET.indexOf(character)) % modulus || modulus
    product = (sum * 2) % (modulus + 1)
  }
  return ALPHABET.charAt((modulus + 1 - product) % modulus)
}
