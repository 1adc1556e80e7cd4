import type { ChallengeId, MemberId } from '../../../shared/domain/ids.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { SeasonId } from '../../../shared/journeys/seasons.ts'

export const PARTS = ['list', 'newcomers', 'welcome'] as const
export type Part = (typeof PARTS)[number]

/** What an address below `/challenges` shows: a part, a form for a new challenge, or one challenge. */
export type Place =
  | { readonly part: Part; readonly challenge: null; readonly isNew: boolean }
  | { readonly part: 'list'; readonly challenge: ChallengeId; readonly isNew: false }

export function placeOf(part: string | undefined): Place {
  if (isId('chl', part)) return { part: 'list', challenge: part, isNew: false }
  return { part: PARTS.find((known) => known === part) ?? 'list', challenge: null, isNew: part === 'new' }
}

export function partAddress(part: Part): string {
  return part === 'list' ? '/challenges' : `/challenges/${part}`
}

/** The form of a new challenge, begun with a season. */
export function newAddress(season: SeasonId): string {
  return `/challenges/new/${season}`
}

export function challengeAddress(challenge: ChallengeId): string {
  return `/challenges/${challenge}`
}

export function memberAddress(member: MemberId): string {
  return `/members/${member}`
}
