/** The weight of names on badges and table cards; as in the style sheet. */
const WEIGHT = 700

let context: CanvasRenderingContext2D | null = null

/** How wide a name is in letters of size 1, in the interface's own font. Ask only once `lettersLoaded` has settled. */
export function widthOfName(text: string): number {
  context ??= document.createElement('canvas').getContext('2d')
  if (context === null) return text.length
  context.font = `${WEIGHT} 100px ${family()}`
  return context.measureText(text).width / 100
}

/** Settles once the interface's own font has the letters of a text. The system's fonts need no loading. */
export async function lettersLoaded(text: string): Promise<void> {
  await document.fonts.load(`${WEIGHT} 20px ${family()}`, text)
}

function family(): string {
  return getComputedStyle(document.documentElement).fontFamily
}

/** About how wide a text is, in letters: a Chinese character is as wide as two. */
export function widthInLetters(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (HAN.test(letter) ? 2 : 1), 0)
}

const HAN = /\p{Script=Han}/u
