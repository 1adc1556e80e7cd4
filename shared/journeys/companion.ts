import type { MemberId } from '../domain/ids.ts'

/** Somebody who might go with a new member through their first hundred days. */
export interface Candidate {
  readonly member: MemberId
  /** Interests that both have. */
  readonly interests: readonly string[]
  /** How many people they are warmly tied to. */
  readonly warm: number
  /** How many new members they go with now. */
  readonly companions: number
  /** Whether the two are warmly tied already. */
  readonly known: boolean
}

/** Who goes with so many has no evening left for another. */
export const COMPANIONS_MOST = 3
/** Whoever knows fewer people warmly has nobody to introduce a newcomer to. */
const WARM_LEAST = 2
/** More shared interests, or more friends, make nobody a better companion. */
const INTERESTS_COUNTED = 3
const WARM_COUNTED = 12

/**
 * The best companions first: a point for each shared interest, up to three points for warm ties (one for four), one for who
 * already knows the newcomer warmly, and one less for every newcomer they go with. Not who goes with three already, nor who
 * knows fewer than two people warmly. Of equal ones the smaller id, so that the same web suggests the same on every device.
 */
export function companionsFor(candidates: readonly Candidate[]): Candidate[] {
  return candidates
    .filter(({ companions, warm }) => companions < COMPANIONS_MOST && warm >= WARM_LEAST)
    .sort((a, b) => pointsOf(b) - pointsOf(a) || b.warm - a.warm || (a.member < b.member ? -1 : 1))
}

function pointsOf({ interests, warm, companions, known }: Candidate): number {
  const shared = Math.min(interests.length, INTERESTS_COUNTED)
  const friends = (Math.min(warm, WARM_COUNTED) * INTERESTS_COUNTED) / WARM_COUNTED
  return shared + friends + (known ? 1 : 0) - companions
}
