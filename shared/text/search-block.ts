import { compileSearch, termsOf } from './search.ts'

/**
 * Many prepared strings in one. Fifty thousand strings lie all over the memory, and going from one to the next costs
 * more than looking through it; one string is read straight through, ten times as fast.
 */
export interface SearchBlock {
  /** How many strings there are. */
  readonly size: number
  readonly text: string
  /** Where each string begins in `text`, and the end. */
  readonly starts: Uint32Array
}

/** Stands between the strings; no prepared string and no term holds it. */
const BORDER = '\r'

export function searchBlockOf(prepared: readonly string[]): SearchBlock {
  return readSearchBlock(prepared.map((one) => one + BORDER).join(''), prepared.length)
}

/** A block from its text, as it was kept; `size` is how many strings it was made of. */
export function readSearchBlock(text: string, size: number): SearchBlock {
  const starts = new Uint32Array(size + 1)
  let at = 0
  for (let index = 0; index < size; index++) {
    starts[index] = at
    at = text.indexOf(BORDER, at) + BORDER.length
  }
  starts[size] = text.length
  return { size, text, starts }
}

/** The indexes, ascending, of the strings that `compileSearch(text)` finds; all of them for a blank text. */
export function findInBlock(block: SearchBlock, text: string): number[] {
  const matches = compileSearch(text)
  if (!matches) return Array.from({ length: block.size }, (_, index) => index)
  // The longest word leaves the fewest to look at closely.
  const terms = [...termsOf(text)].sort((a, b) => longest(b.forms) - longest(a.forms))
  const [rarest] = terms
  if (!rarest) return []
  const sure = new Uint8Array(block.size)
  for (const form of rarest.forms) markHits(block, form, sure)
  const likely = rarest.initials === '' ? null : new Uint8Array(block.size)
  // Only initials are capitals, so this finds everybody whose initials could be meant, and the close look decides.
  if (likely) markHits(block, rarest.initials, likely)
  const found: number[] = []
  for (let index = 0; index < sure.length; index++) {
    const certain = sure[index] === 1
    if (!certain && likely?.[index] !== 1) continue
    if ((certain && terms.length === 1) || matches(stringAt(block, index))) found.push(index)
  }
  return found
}

function stringAt({ text, starts }: SearchBlock, index: number): string {
  return text.slice(starts[index], (starts[index + 1] ?? text.length) - BORDER.length)
}

/** Marks every string that `needle` stands in. */
function markHits({ text, starts }: SearchBlock, needle: string, marks: Uint8Array): void {
  let index = 0
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, starts[index + 1])) {
    index = holderOf(starts, at, index)
    marks[index] = 1
  }
}

/** The string that a place in the block belongs to, searched from `from` on: in doubling steps, then by halves. */
function holderOf(starts: Uint32Array, at: number, from: number): number {
  let step = 1
  while (from + step < starts.length && (starts[from + step] ?? 0) <= at) step *= 2
  let low = from + (step >> 1)
  let high = Math.min(from + step, starts.length - 1)
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  return low
}

function longest(forms: readonly string[]): number {
  return Math.max(0, ...forms.map((form) => form.length))
}
