import { TOLD_FROM } from '../../domain/measures.ts'
import type { MeasureFigure } from '../../domain/measures.ts'

/** The normal quantile of 95 of 100 cases, both sides taken together. */
const Z = 1.959963984540054

export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The interval of a share by E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22
 * (1927). Unlike the textbook's p ± z·√(p(1−p)/n) it stays within 0 and 1 and holds for few people and for shares near the
 * ends. `of` is above zero and need not be whole.
 */
export function wilson(part: number, of: number): Interval {
  const share = part / of
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of))
  const [middle, scale] = [share + (Z * Z) / (2 * of), 1 + (Z * Z) / of]
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) }
}

/** Things counted person by person: of `of` things of each, `part` are of the kind asked about. All are sums over people. */
export interface Clustered {
  readonly people: number
  readonly part: number
  readonly of: number
  /** Sums of part², part × of and of². */
  readonly partPart: number
  readonly partOf: number
  readonly ofOf: number
}

/** A share of people, each counted once. */
export function peopleShare(part: number, of: number): MeasureFigure {
  return clusteredShare({ people: of, part, of, partPart: part, partOf: part, ofOf: of })
}

/**
 * A share of things that people have several of. Ten talks by one person say less than ten by ten: the interval is Wilson's
 * for as many independent things as would be as uncertain (Kish's effective sample size, its variance that of the ratio
 * estimator; C. Franco et al., "Comparative study of confidence intervals for proportions in complex sample surveys",
 * J. Survey Statistics and Methodology 7, 2019). Where everybody has one thing it is Wilson's own.
 */
export function clusteredShare({ people, part, of, partPart, partOf, ofOf }: Clustered): MeasureFigure {
  if (people < TOLD_FROM || of === 0) return { value: null, part, of, people, low: null, high: null }
  const share = part / of
  const variance = partPart - 2 * share * partOf + share * share * ofOf
  const isSplit = part > 0 && part < of
  // Where all things are of one kind nothing is known of how people differ; they are taken to be all or nothing.
  const alone = isSplit ? (variance > 0 ? (share * (1 - share) * of * of) / variance : of) : (of * of) / ofOf
  const counted = Math.min(of, alone)
  return { value: share, part, of, people, ...wilson(share * counted, counted) }
}

/**
 * The interval of a mean by Student's t, of some values and so many zeros besides. Sums of money lean to one side, which with few
 * people makes it a rough one. Null for fewer than two values.
 */
export function meanInterval(values: readonly number[], zeros = 0): Interval | null {
  const count = values.length + zeros
  if (count < 2) return null
  // In one order, so that the last digits do not hang on the order in which people were read.
  const sorted = Float64Array.from(values).sort()
  const mean = sorted.reduce((sum, value) => sum + value, 0) / count
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, zeros * mean ** 2)
  const spread = studentT(count - 1) * Math.sqrt(squares / (count - 1) / count)
  return { low: mean - spread, high: mean + spread }
}

/**
 * The quantile of Student's t that 95 of 100 cases lie within, for `freedom` degrees of freedom: from four on right to a
 * thousandth, for fewer too small. M. Abramowitz and I. Stegun, "Handbook of Mathematical Functions" (1964), 26.7.5.
 */
export function studentT(freedom: number): number {
  const z2 = Z * Z
  const terms = [
    (z2 + 1) / 4,
    ((5 * z2 + 16) * z2 + 3) / 96,
    (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384,
    ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92_160,
  ]
  return Z * (1 + terms.reduce((sum, term, at) => sum + term / freedom ** (at + 1), 0))
}
