import { USUAL_TIES } from '../domain/tie-numbers.ts'
import type { TieNumbers } from '../domain/tie-numbers.ts'
import { ROUNDING } from './tie.ts'
import type { WebTie } from './web-person.ts'

/**
 * Whether a tie that is faint today was warm a quarter ago or, where the two were together since, after they were. What has
 * faded since is known from the strength alone: it halves every 180 days. A quarter and 180 are the community's to set.
 */
export function hasCooled(
  { strength, last }: Pick<WebTie, 'strength' | 'last'>,
  today: number,
  { warm, halfLife, cooledDays }: TieNumbers = USUAL_TIES,
): boolean {
  const days = Math.min(cooledDays, Math.max(0, today - last))
  return strength < warm - ROUNDING && strength * 2 ** (days / halfLife) >= warm - ROUNDING
}
