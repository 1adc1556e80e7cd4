/** A name as large as its place allows. */
export interface FittedName {
  /** One line, or two. */
  readonly lines: readonly string[]
  /** The size of the letters, in the unit of the box. */
  readonly size: number
}

/** Lines stand this far apart, in sizes of the letters: two names of Chinese characters do not touch. */
export const LINE_HEIGHT = 1.2

/**
 * Fits a name into a box, on one line or on two, whichever is larger. A name may be parted before a bracket, else at a
 * space or after a middle dot, else after a hyphen, and a long Chinese one that has none of these anywhere.
 *
 * @param widthOf how wide a text is in letters of size 1
 * @param box in any unit
 * @param most the largest size, in that unit
 */
export function fitName(
  name: string,
  widthOf: (text: string) => number,
  box: { readonly width: number; readonly height: number },
  most: number,
): FittedName {
  const whole = fitted([name.trim()], widthOf, box, most)
  const parted = partings(name.trim()).map((lines) => fitted(lines, widthOf, box, most))
  // One line reads better: two have to be a good deal larger.
  return parted.reduce((best, each) => (each.size > best.size * TWO_LINES_GAIN ? each : best), whole)
}

const TWO_LINES_GAIN = 1.15

function fitted(
  lines: readonly string[],
  widthOf: (text: string) => number,
  box: { readonly width: number; readonly height: number },
  most: number,
): FittedName {
  const widest = Math.max(...lines.map(widthOf), Number.EPSILON)
  return { lines, size: Math.min(most, box.width / widest, box.height / (lines.length * LINE_HEIGHT)) }
}

/** Where a name may be parted, the best place first: it is parted in the best way it has, and in no other. */
const BREAKS: readonly ((before: string, after: string, hanHere: number) => boolean)[] = [
  (_before, after) => /[(（[]/u.test(after),
  (before) => /[\s·・‧]/u.test(before),
  (before) => before === '-',
  (_before, _after, hanHere) => hanHere >= LONG_HAN_NAME,
]

/** Chinese names of up to four characters are one word. */
const LONG_HAN_NAME = 5

function partings(name: string): readonly (readonly string[])[] {
  const characters = Array.from(name)
  for (const isBreak of BREAKS) {
    const found = characters.flatMap((after, at) => {
      const hanHere = at > 0 && HAN.test(after) && HAN.test(characters[at - 1] ?? '') ? hanAround(characters, at) : 0
      return at > 0 && isBreak(characters[at - 1] ?? '', after, hanHere)
        ? [[characters.slice(0, at).join('').trim(), characters.slice(at).join('').trim()]]
        : []
    })
    if (found.length > 0) return found
  }
  return []
}

const HAN = /\p{Script=Han}/u

/** How many Chinese characters stand together around a place. */
function hanAround(characters: readonly string[], at: number): number {
  let from = at
  while (from > 0 && HAN.test(characters[from - 1] ?? '')) from -= 1
  let to = at
  while (to < characters.length && HAN.test(characters[to] ?? '')) to += 1
  return to - from
}
