import type { Instant } from '../domain/dates.ts'

/** How a person's silence compares with how often they usually come. */
export interface Rhythm {
  /** Days that usually lie between two evenings. */
  readonly gap: number
  /** Whether `gap` is the person's own, and not their chapter's. */
  readonly isOwn: boolean
  /** Days since they last came. */
  readonly since: number
  readonly state: 'steady' | 'cooling' | 'atRisk'
}

const DAY = 86_400_000
/** Gaps that a rhythm is read from, the latest. */
const LATEST = 8
/** With fewer gaps of their own somebody is measured by their chapter. */
const OWN_FROM = 3
/** Two evenings of one day are no rhythm of none. */
const SHORTEST = 1
/** As a community begins; it may say otherwise. */
const USUAL = { cooling: 1.5, atRisk: 2.5 }

/**
 * Where somebody stands who came at these times, earliest first: cooling after 1.5 times, at risk after 2.5 times the
 * median of their latest eight gaps. `chapterGap`, in days, stands in for fewer than three gaps. Null where they never came
 * or nothing is known to measure by. `times` are a community's own numbers in place of these.
 */
export function rhythmOf(
  came: readonly Instant[],
  chapterGap: number | null,
  now: Instant,
  times: { readonly cooling: number; readonly atRisk: number } = USUAL,
): Rhythm | null {
  const last = came.at(-1)
  if (last === undefined) return null
  const own = gapsOf(came)
  const isOwn = own.length >= OWN_FROM
  const gap = isOwn ? median(own) : chapterGap
  if (gap === null) return null
  const since = Math.max(0, now - last) / DAY
  const silent = since / gap
  return {
    gap,
    isOwn,
    since,
    state: silent >= times.atRisk ? 'atRisk' : silent >= times.cooling ? 'cooling' : 'steady',
  }
}

/** What usually lies between two evenings of one person, in days: the median over everybody's latest eight gaps; null for none. */
export function chapterGap(everybody: Iterable<readonly Instant[]>): number | null {
  const gaps: number[] = []
  for (const came of everybody) gaps.push(...gapsOf(came))
  return median(gaps)
}

/** The latest eight gaps between evenings, earliest first, in days. */
export function gapsOf(came: readonly Instant[]): number[] {
  const latest = came.slice(-LATEST - 1)
  return latest.slice(1).map((at, index) => Math.max(SHORTEST, (at - (latest[index] ?? at)) / DAY))
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)]
  const lower = sorted[Math.ceil(middle) - 1]
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2
}
