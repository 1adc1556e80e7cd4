/** A name as large as its place allows. */
export interface FittedName {
  /** One line, two or three. */
  readonly lines: readonly string[]
  /** The size of the letters, in the unit of the box. */
  readonly size: number
}

interface Box {
  readonly width: number
  readonly height: number
}

/** Lines stand this far apart, in sizes of the letters: two names of Chinese characters do not touch. */
export const LINE_HEIGHT = 1.2

/**
 * Fits a name into a box, on as few lines as do not make it much smaller than more lines would. A name may be parted before
 * a bracket, else at a space or after a middle dot, else after a hyphen, and a long Chinese one that has none of these
 * anywhere; on three lines in any of the first three ways.
 *
 * @param widthOf how wide a text is in letters of size 1
 * @param box in any unit
 * @param most the largest size, in that unit
 */
export function fitName(name: string, widthOf: (text: string) => number, box: Box, most: number): FittedName {
  const characters = Array.from(name.trim())
  const two = bestPlaces(characters).map((place) => [place])
  const any = characters.flatMap((_, place) => (isBreak(characters, place) ? [place] : []))
  const three = any.flatMap((first) => any.flatMap((second) => (first < second ? [[first, second]] : [])))
  const whole = fitted(partedAt(characters, []), widthOf, box, most)
  return [...two, ...three]
    .map((places) => fitted(partedAt(characters, places), widthOf, box, most))
    .reduce((best, each) => (each.size > best.size * gainFor(best, each) ? each : best), whole)
}

/** Fewer lines read better: more of them have to be a good deal larger. */
const MORE_LINES_GAIN = 1.15

function gainFor(best: FittedName, other: FittedName): number {
  return other.lines.length > best.lines.length ? MORE_LINES_GAIN : 1
}

function fitted(lines: readonly string[], widthOf: (text: string) => number, box: Box, most: number): FittedName {
  const widest = Math.max(...lines.map(widthOf), Number.EPSILON)
  return { lines, size: Math.min(most, box.width / widest, box.height / (lines.length * LINE_HEIGHT)) }
}

function partedAt(characters: readonly string[], places: readonly number[]): readonly string[] {
  const ends = [...places, characters.length]
  return ends.map((end, index) =>
    characters
      .slice(index === 0 ? 0 : ends[index - 1], end)
      .join('')
      .trim(),
  )
}

/** Where a name may be parted, the best way first. */
const WAYS: readonly ((before: string, after: string) => boolean)[] = [
  (_before, after) => /[(（[]/u.test(after),
  (before) => /[\s·・‧]/u.test(before),
  (before) => before === '-',
]

/** Chinese names of up to four characters are one word. */
const LONG_HAN_NAME = 5

/** The places of the best way that a name has. */
function bestPlaces(characters: readonly string[]): readonly number[] {
  const insideHan = (place: number) => hanAround(characters, place) >= LONG_HAN_NAME
  for (const isWay of [...WAYS, (_before: string, _after: string, place: number) => insideHan(place)]) {
    const places = characters.flatMap((after, place) =>
      place > 0 && isWay(characters[place - 1] ?? '', after, place) ? [place] : [],
    )
    if (places.length > 0) return places
  }
  return []
}

function isBreak(characters: readonly string[], place: number): boolean {
  return place > 0 && WAYS.some((isWay) => isWay(characters[place - 1] ?? '', characters[place] ?? ''))
}

const HAN = /\p{Script=Han}/u

/** How many Chinese characters stand together around a place that lies between two of them; else 0. */
function hanAround(characters: readonly string[], at: number): number {
  if (!HAN.test(characters[at - 1] ?? '') || !HAN.test(characters[at] ?? '')) return 0
  let from = at
  while (from > 0 && HAN.test(characters[from - 1] ?? '')) from -= 1
  let to = at
  while (to < characters.length && HAN.test(characters[to] ?? '')) to += 1
  return to - from
}
