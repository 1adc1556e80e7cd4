import { dateAt } from '../../../shared/calendar/instants.ts'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import type { OpenCommunity } from '../open-community.ts'

/** The day it is where it is latest: nothing that somebody said can have been said after it. */
export function latestDay({ tables, world }: OpenCommunity): IsoDate {
  const days = [...tables.chapters.values()].map(({ zone }) => dateAt(world.now(), zone))
  return days.sort().at(-1) ?? dateAt(world.now(), 'UTC')
}
