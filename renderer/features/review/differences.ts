/** A stretch of a value: what the other value has too, or what only this one has. */
export interface Stretch {
  readonly text: string
  readonly differs: boolean
}

export interface Differences {
  readonly a: readonly Stretch[]
  readonly b: readonly Stretch[]
  /** How much of the longer value both have, from 0 to 1; 1 for two empty values. */
  readonly common: number
}

/**
 * Longest value that is compared character by character. The table of the comparison grows with the square; beyond this
 * only the common beginning and end are left unmarked, which is what a person sees in an address or a note anyway.
 */
const MOST_COMPARED = 160

/**
 * What differs between two values, character by character (longest common subsequence; Hirschberg 1975 describes the
 * table). Joined again, each side's stretches are its value.
 */
export function differencesOf(a: string, b: string): Differences {
  const left = Array.from(a)
  const right = Array.from(b)
  const start = commonStart(left, right)
  const end = commonEnd(left.slice(start), right.slice(start))
  const middleA = left.slice(start, left.length - end)
  const middleB = right.slice(start, right.length - end)
  const inBoth =
    middleA.length > MOST_COMPARED || middleB.length > MOST_COMPARED
      ? { a: new Set<number>(), b: new Set<number>() }
      : commonSubsequence(middleA, middleB)
  const longer = Math.max(left.length, right.length)
  return {
    a: stretchesOf(left, (index) => isOutside(index, start, left.length - end) || inBoth.a.has(index - start)),
    b: stretchesOf(right, (index) => isOutside(index, start, right.length - end) || inBoth.b.has(index - start)),
    common: longer === 0 ? 1 : (start + end + inBoth.a.size) / longer,
  }
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

function commonEnd(a: readonly string[], b: readonly string[]): number {
  let length = 0
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1
  return length
}

function isOutside(index: number, start: number, end: number): boolean {
  return index < start || index >= end
}

/** The places of a longest common subsequence in either side. */
function commonSubsequence(
  a: readonly string[],
  b: readonly string[],
): { readonly a: ReadonlySet<number>; readonly b: ReadonlySet<number> } {
  const width = b.length + 1
  // lengths[i * width + j]: how much `a` from i on and `b` from j on have in common.
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const inA = new Set<number>()
  const inB = new Set<number>()
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      inA.add(i)
      inB.add(j)
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return { a: inA, b: inB }
}

function stretchesOf(characters: readonly string[], isCommon: (index: number) => boolean): readonly Stretch[] {
  const stretches: { text: string; readonly differs: boolean }[] = []
  characters.forEach((character, index) => {
    const differs = !isCommon(index)
    const last = stretches.at(-1)
    if (last?.differs === differs) last.text += character
    else stretches.push({ text: character, differs })
  })
  return stretches
}

/** Values that have less than this in common are simply two values. */
const TELLING = 0.75

/**
 * What is worth marking: nothing where most of it would be marked. In names each character tells, as long as the two
 * share one, or are known to be one name in two scripts.
 */
export function tellingDifferences(
  a: string,
  b: string,
  kind: 'value' | 'name' | 'one-name' = 'value',
): Differences | undefined {
  const differences = differencesOf(a, b)
  const least = kind === 'value' ? TELLING : kind === 'name' ? Number.EPSILON : 0
  return differences.common >= least && differences.common < 1 ? differences : undefined
}
