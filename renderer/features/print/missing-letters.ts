/** Side of the square that a letter is drawn in, in pixels: enough to tell one letter from another. */
const SIDE = 24

/** Code points that stand for nothing (Unicode, Greek block): what is drawn for them is the box for a missing letter. */
const NO_LETTERS = ['\u0378', '\u0379']

/**
 * The letters of a text that this machine has no font for, and which would print as boxes, each once. Found by drawing:
 * no interface tells, and a letter without a font looks like one that does not exist.
 */
export function missingLetters(text: string): string[] {
  const letters = new Set(Array.from(text.normalize('NFC')).filter((letter) => WORTH_A_LOOK.test(letter)))
  if (letters.size === 0) return []
  const canvas = document.createElement('canvas')
  canvas.width = SIDE
  canvas.height = SIDE
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return []
  const pictureOf = (letter: string) => {
    context.clearRect(0, 0, SIDE, SIDE)
    context.fillText(letter, 2, SIDE - 6)
    // Four bytes a dot at once: what differs, differs early.
    return new Uint32Array(context.getImageData(0, 0, SIDE, SIDE).data.buffer)
  }
  context.font = `${SIDE - 8}px ${getComputedStyle(document.documentElement).fontFamily}`
  const boxes = NO_LETTERS.map(pictureOf)
  return [...letters].filter((letter) => {
    const picture = pictureOf(letter)
    return boxes.some((box) => box.every((dot, place) => dot === picture[place]))
  })
}

/** Letters, digits and marks of writing beyond ASCII; spaces and the like have no picture. */
const WORTH_A_LOOK = /[^\p{ASCII}\p{White_Space}\p{C}\p{M}]/u
