import { dateAt } from '../../../shared/calendar/instants.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Reward } from '../../../shared/domain/points.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'

/** What can be had in a chapter today, cheapest first; `left` null where there is no end to it. */
export function rewardsIn(
  { tables, world }: Pick<OpenCommunity, 'tables' | 'world'>,
  chapter: ChapterId,
): (Reward & { readonly left: number | null })[] {
  const today = dateAt(world.now(), tables.chapters.get(chapter)?.zone ?? 'UTC')
  const taken = takenIn(tables, chapter)
  return tables.pointsSettings.rewards
    .filter(({ from, until }) => (from === undefined || from <= today) && (until === undefined || today <= until))
    .map((reward) => ({
      ...reward,
      left: reward.stock === undefined ? null : Math.max(0, reward.stock - (taken.get(reward.id) ?? 0)),
    }))
}

/** How many of each reward were had in a chapter and not given back. */
export function takenIn({ points }: Tables, chapter: ChapterId): Map<string, number> {
  const taken = new Map<string, number>()
  const back = new Set<string>()
  for (const { of, chapter: where, voided } of points.all())
    if (of !== undefined && where === chapter && voided === undefined) back.add(of)
  for (const { id, reward, chapter: where, voided } of points.all())
    if (reward !== undefined && where === chapter && voided === undefined && !back.has(id))
      taken.set(reward, (taken.get(reward) ?? 0) + 1)
  return taken
}
