/** What was typed in from a sign-in sheet. */
export interface TypedTicks {
  /** Rows of the sheet that are ticked, each once, in the order typed. */
  readonly rows: readonly number[]
  /** People who wrote themselves on the empty lines. */
  readonly walkIns: readonly { readonly row: number; readonly name: string; readonly phone: string }[]
  /** What cannot be taken as it is, with the text it is about; nothing is recorded while there is any. */
  readonly problems: readonly { readonly kind: TickProblem; readonly text: string }[]
  /** Rows that were typed more than once, which changes nothing. */
  readonly twice: readonly number[]
}

/**
 * `no-row`: the sheet has no such row. `needs-name`: an empty line, without the name that was written on it. `unreadable`: neither
 * a number nor a range. `other-sheet`: the letter of another sheet.
 */
export const TICK_PROBLEMS = ['no-row', 'needs-name', 'unreadable', 'other-sheet'] as const
export type TickProblem = (typeof TICK_PROBLEMS)[number]

/** A sheet as far as its numbers go: rows 1 to `rows`, and empty lines numbered on. */
export interface TickedSheet {
  readonly letter: string
  readonly rows: number
  readonly blanks: number
}

/**
 * Reads ticks as they are typed from paper: `3 7 12-18 41`, with any separators, full-width digits and `~` or 至 for ranges; the
 * sheet's letter may stand before a number. An empty line that somebody filled in is its number, the name and, if there is one, a
 * telephone number, up to the end of the line or a semicolon: `42 王小美 0912 345 678`.
 */
export function readTicks(text: string, sheet: TickedSheet): TypedTicks {
  const rows = new Set<number>()
  const twice = new Set<number>()
  const walkIns = new Map<number, { row: number; name: string; phone: string }>()
  const problems: { kind: TickProblem; text: string }[] = []
  const tick = (row: number, said: string) => {
    if (row < 1 || row > sheet.rows + sheet.blanks) problems.push({ kind: 'no-row', text: said })
    else if (row > sheet.rows) problems.push({ kind: 'needs-name', text: said })
    else if (rows.has(row)) twice.add(row)
    else rows.add(row)
  }
  for (const piece of piecesOf(text)) {
    const named = NAMED.exec(piece)
    if (named) {
      const [, letter = '', digits = '', rest = ''] = named
      const row = Number(digits)
      if (letter !== '' && letter.toUpperCase() !== sheet.letter) problems.push({ kind: 'other-sheet', text: piece })
      else if (row <= sheet.rows || row > sheet.rows + sheet.blanks) problems.push({ kind: 'no-row', text: piece })
      else if (walkIns.has(row)) problems.push({ kind: 'unreadable', text: piece })
      else walkIns.set(row, { row, ...nameAndPhone(rest) })
      continue
    }
    for (const token of piece.split(/[\s,、，.。/]+/u).filter((each) => each !== '')) {
      const [, letter = '', first = '', last] = TOKEN.exec(token) ?? []
      if (first === '') problems.push({ kind: 'unreadable', text: token })
      else if (letter !== '' && letter.toUpperCase() !== sheet.letter)
        problems.push({ kind: 'other-sheet', text: token })
      else if (last === undefined) tick(Number(first), token)
      else {
        const [from, to] = [Number(first), Number(last)].toSorted((a, b) => a - b) as [number, number]
        // A range to the moon is a typing error, and one sentence says so.
        if (to > sheet.rows + sheet.blanks || from < 1) problems.push({ kind: 'no-row', text: token })
        else for (let row = from; row <= to; row += 1) tick(row, row > sheet.rows ? String(row) : token)
      }
    }
  }
  // Who was named has the line's number too.
  return {
    rows: [...rows],
    walkIns: [...walkIns.values()],
    problems: problems.filter(({ kind, text: said }) => kind !== 'needs-name' || !walkIns.has(Number(said))),
    twice: [...twice],
  }
}

/** A number, maybe with the sheet's letter before it; maybe a range. */
const TOKEN = /^([A-Za-z]{0,2})(\d{1,4})(?:[-–—~至到]+[A-Za-z]{0,2}(\d{1,4}))?$/u
/** A number and then words. */
const NAMED = /^([A-Za-z]{0,2})(\d{1,4})\s*[:：.、]?\s*(?![至到])(\p{L}{2}.*)$/u
const PHONE = /(?:\+|\d)[\d\s()-]{5,}\d\s*$/u

/** Where a line names somebody, what comes before the number of that line is ticks. */
function piecesOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[\n\r;；]+/u)
    .flatMap((line) => {
      const at = line.search(/(?<![\p{L}\d])[A-Za-z]{0,2}\d{1,4}\s*[:：.、]?\s*(?![至到])\p{L}{2}/u)
      return at > 0 ? [line.slice(0, at), line.slice(at)] : [line]
    })
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}

function nameAndPhone(text: string): { readonly name: string; readonly phone: string } {
  const phone = PHONE.exec(text)?.[0] ?? ''
  return {
    name: text
      .slice(0, text.length - phone.length)
      .replace(/[\s,、，:：]+$/u, '')
      .trim(),
    phone: phone.trim(),
  }
}
