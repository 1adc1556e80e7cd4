import type { SheetId } from '../domain/ids.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The letter of a salon's next sign-in sheet: A to Z, then AA, AB … */
export function nextLetter(sheets: Iterable<{ readonly letter: string }>): string {
  const taken = new Set(Array.from(sheets, ({ letter }) => letter))
  for (let place = 0; ; place += 1) {
    const letter = letterAt(place)
    if (!taken.has(letter)) return letter
  }
}

/** 0 is A, 25 is Z, 26 is AA. */
function letterAt(place: number): string {
  const rest = Math.floor(place / LETTERS.length)
  return (rest > 0 ? letterAt(rest - 1) : '') + LETTERS.charAt(place % LETTERS.length)
}

/** Where two devices printed a sheet A without knowing of each other, these two characters tell the papers apart. */
export function sheetMark(sheet: SheetId): string {
  return sheet.slice(-2).toUpperCase()
}
