/** Stands where something was, sign for sign, so that everything behind it stays where it is. */
export const BLACK = '█'

/**
 * A text in which ids of erased people were blackened, with an id of nobody's in their places: what else the text lists can be read
 * by the rules that hold for ids, and stays where it stood.
 */
export function namingNobody(text: string): string {
  return text.includes(BLACK) ? text.replaceAll(BLACK.repeat(NOBODY.length), NOBODY) : text
}

/** Random ids come to this one in 32 to the power of 16 times. */
const NOBODY = 'mem_0000000000000000'
