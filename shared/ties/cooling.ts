import { HALF_LIFE_DAYS, ROUNDING, WARM } from './tie.ts'
import type { WebTie } from './tie-web.ts'

/** A quarter of a year, in which a tie is said to have cooled lately. */
export const COOLED_WITHIN_DAYS = 90

/**
 * Whether a tie that is faint today was warm a quarter ago or, where the two were together since, after they were. What has
 * faded since is known from the strength alone: it halves every 180 days.
 */
export function hasCooled({ strength, last }: Pick<WebTie, 'strength' | 'last'>, today: number): boolean {
  const days = Math.min(COOLED_WITHIN_DAYS, Math.max(0, today - last))
  return strength < WARM - ROUNDING && strength * 2 ** (days / HALF_LIFE_DAYS) >= WARM - ROUNDING
}
