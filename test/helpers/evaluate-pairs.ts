/** Two ids, in either order. */
type Pair = readonly [string, string]

export interface PairQuality {
  readonly truePositives: number
  readonly falsePositives: number
  readonly falseNegatives: number
  /** Right ones among the predicted pairs; 1 where none is predicted. */
  readonly precision: number
  /** Found ones among the true pairs; 1 where none is true. */
  readonly recall: number
  /** The harmonic mean of both. */
  readonly f1: number
  /** How many pairs were predicted that must never be merged. */
  readonly forbiddenMerged: number
}

/**
 * Pairwise quality of a linkage (Christen, Data Matching, 2012, ch. 7): pairs count, not people; the order inside a pair does
 * not matter, a pair named twice counts once, and pairs of `undecidable` count neither for nor against.
 */
export function evaluatePairs(
  predicted: Iterable<Pair>,
  known: {
    readonly truth: Iterable<Pair>
    readonly forbidden?: Iterable<{ readonly a: string; readonly b: string }>
    readonly undecidable?: Iterable<Pair>
  },
): PairQuality {
  const skipped = keysOf(known.undecidable ?? [])
  const found = without(keysOf(predicted), skipped)
  const truth = without(keysOf(known.truth), skipped)
  const forbidden = keysOf(Array.from(known.forbidden ?? [], ({ a, b }): Pair => [a, b]))
  const truePositives = inBoth(found, truth)
  const falsePositives = found.size - truePositives
  const falseNegatives = truth.size - truePositives
  const precision = found.size === 0 ? 1 : truePositives / found.size
  const recall = truth.size === 0 ? 1 : truePositives / truth.size
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  const forbiddenMerged = inBoth(found, forbidden)
  return { truePositives, falsePositives, falseNegatives, precision, recall, f1, forbiddenMerged }
}

function keysOf(pairs: Iterable<Pair>): Set<string> {
  const keys = new Set<string>()
  for (const [a, b] of pairs) if (a !== b) keys.add(a < b ? `${a} ${b}` : `${b} ${a}`)
  return keys
}

function without(keys: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> {
  return new Set([...keys].filter((key) => !others.has(key)))
}

function inBoth(keys: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...keys].filter((key) => others.has(key)).length
}
