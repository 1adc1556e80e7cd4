import type { ValueSettings } from '../domain/value.ts'
import type { Day } from './day.ts'
import { upTo } from './day.ts'
import type { Deed, MemberFacts } from './facts.ts'

/** Where somebody stands on their way, with the numbers that say so. */
export type StageReading =
  | { readonly stage: 'onboarding'; readonly joined: Day }
  /** Came `came` times, the latest `recent` of them within the days that count; `missing` more would do. */
  | { readonly stage: 'activation'; readonly came: number; readonly recent: number; readonly missing: number }
  | { readonly stage: 'growth'; readonly last: Day; readonly isOverdue: boolean }
  | { readonly stage: 'retention'; readonly joined: Day; readonly last: Day; readonly isOverdue: boolean }
  | { readonly stage: 'advocacy'; readonly deed: Deed }

type Journey = Pick<MemberFacts, 'joined' | 'came' | 'gave' | 'deeds'>

/**
 * The stage of somebody on a day. Onboarding until the first salon; activation until so many salons lie within so many days of
 * each other; then growth, and retention once they were still active when they had been a member for so long; advocacy while
 * something they did for others is not too long ago. Silence takes no stage away: it makes it overdue, which is shown on top.
 */
export function stageOf({ joined, came, gave, deeds }: Journey, { numbers }: ValueSettings, day: Day): StageReading {
  const deed = deeds[countUpTo(deeds, day) - 1]
  if (deed && day - deed.day <= numbers.advocacyDays) return { stage: 'advocacy', deed }
  const evenings = upTo(came, day)
  const latest = came[evenings - 1]
  if (latest === undefined) return { stage: 'onboarding', joined }
  if (!isActivated(came, evenings, numbers)) {
    const recent = evenings - upTo(came, day - numbers.activationDays)
    return { stage: 'activation', came: evenings, recent, missing: numbers.activationSalons - recent }
  }
  const last = Math.max(latest, gave[upTo(gave, day) - 1] ?? latest)
  return last - joined >= numbers.retentionAfter
    ? { stage: 'retention', joined, last, isOverdue: day - last > numbers.retentionDays }
    : { stage: 'growth', last, isOverdue: day - last > numbers.growthDays }
}

/** Whether so many of the first `evenings` lie within so many days. */
function isActivated(
  came: readonly Day[],
  evenings: number,
  { activationSalons, activationDays }: ValueSettings['numbers'],
): boolean {
  for (let end = activationSalons - 1; end < evenings; end++) {
    const first = came[end - activationSalons + 1] ?? 0
    if ((came[end] ?? 0) - first <= activationDays) return true
  }
  return false
}

function countUpTo(deeds: readonly Deed[], day: Day): number {
  let count = 0
  while (count < deeds.length && (deeds[count]?.day ?? Infinity) <= day) count += 1
  return count
}
