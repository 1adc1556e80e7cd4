import type { WeekView } from '../../../shared/protocol/week.ts'
import { weekLines } from '../../../shared/week/week-lines.ts'
import type { OpenCommunity } from '../open-community.ts'

/** Before the community is read there is what was worked out last time; null where that is nothing. */
export function rememberedWeek({ week, world }: Pick<OpenCommunity, 'week' | 'world'>): WeekView | null {
  const { last } = week
  if (!last) return null
  const { lines, putOff } = weekLines(last.lines, week.putOff, world.now())
  return { chapter: last.chapter, lines, putOff: putOff.length, asOf: last.at, isWorking: true, next: null }
}
