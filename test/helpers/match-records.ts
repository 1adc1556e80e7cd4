import type { Lane, ReasonCode } from '../../shared/domain/matching.ts'
import type { FindOptions, MatchResult } from '../../shared/matching/find-matches.ts'
import { findMatches } from '../../shared/matching/find-matches.ts'
import type { MatchPair, MatchRecord } from '../../shared/matching/match-record.ts'

/** Somebody on a roster; what is not given is empty. */
export function person(id: string, name: string, rest: Partial<MatchRecord> = {}): MatchRecord {
  return {
    id,
    names: name === '' ? [] : [{ name }],
    phones: [],
    emails: [],
    accounts: [],
    numbers: [],
    birthdays: [],
    addresses: [],
    cities: [],
    organizations: [],
    genders: [],
    country: 'TW',
    ...rest,
  }
}

/** The whole result, without the steps. */
export function matched(records: readonly MatchRecord[], options: FindOptions = {}): MatchResult {
  const steps = findMatches(records, options)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Two hundred other people, so that a list is not so short that everything on it is rare. */
export const CROWD: readonly MatchRecord[] = Array.from({ length: 200 }, (_, at) =>
  person(
    `crowd-${at}`,
    `${'王李張劉陳楊黃趙吳周'.charAt(at % 10)}${'志怡家淑建美'.charAt(at % 6)}${'明君豪芬國玲偉婷'.charAt((at * 7) % 8)}`,
    {
      phones: [`0955${String(100_000 + at * 373).slice(-6)}`],
      birthdays: [
        `${1950 + ((at * 13) % 50)}-${String((at % 12) + 1).padStart(2, '0')}-${String(((at * 11) % 28) + 1).padStart(2, '0')}`,
      ],
    },
  ),
)

/** What becomes of two people among a crowd: their pair, or null. */
export function pairOf(a: MatchRecord, b: MatchRecord, options: FindOptions = {}): MatchPair | null {
  const { pairs } = matched([...CROWD, a, b], options)
  return pairs.find((pair) => [pair.a, pair.b].includes(a.id) && [pair.a, pair.b].includes(b.id)) ?? null
}

export function laneOf(a: MatchRecord, b: MatchRecord, options: FindOptions = {}): Lane | null {
  return pairOf(a, b, options)?.lane ?? null
}

export function codesOf(pair: MatchPair | null): ReasonCode[] {
  return pair?.reasons.map(({ code }) => code) ?? []
}
