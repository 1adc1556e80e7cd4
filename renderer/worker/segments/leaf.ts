import { dateAt, instantOf } from '../../../shared/calendar/instants.ts'
import type { Instant, IsoDate, TimeZone } from '../../../shared/domain/dates.ts'
import { dayOf, isoOf } from '../../../shared/value/day.ts'
import type { Day } from '../../../shared/value/day.ts'
import type { Days } from '../../../shared/segments/when.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'

/** What conditions use of a community. */
export type Ground = Pick<OpenCommunity, 'tables' | 'publish' | 'wakeAt' | 'world'>

/** One condition, with what it keeps between two answers. */
export interface Leaf {
  /** Of two that have to hold the cheaper is asked first: 0 reads the record, 1 looks something up, 2 reckons. */
  readonly cost: 0 | 1 | 2
  /** Takes in what has happened; false while that is being worked out, of which screens are told. @throws where it failed. */
  readonly bring: () => boolean
  /**
   * Stays the same while everybody passes, or not, as before, as far as that does not hang on their record or on the day.
   * Asked after `bring`.
   */
  readonly stamp: () => string
  readonly passes: (entry: MemberEntry) => boolean
}

/** A condition that hangs on nothing but somebody's record, and on the day. */
export function recordLeaf(passes: Leaf['passes']): Leaf {
  return { cost: 0, bring: () => true, stamp: () => '', passes }
}

/** The day it is, where the community began: by the clock of its oldest chapter. */
export interface Today {
  readonly zone: TimeZone
  readonly iso: IsoDate
  readonly day: Day
}

export function todayIn({ tables, world }: Pick<Ground, 'tables' | 'world'>): Today {
  const zone = homeZone(tables)
  const iso = dateAt(world.now(), zone)
  return { zone, iso, day: dayOf(iso) ?? 0 }
}

/** Instants from the first up to, but not including, the second. */
export function momentsOf({ from, until }: Days, zone: TimeZone): readonly [Instant, Instant] {
  const start = (day: Day) => instantOf(`${isoOf(day)}T00:00`, zone) ?? day * 86_400_000
  return [Number.isFinite(from) ? start(from) : -Infinity, Number.isFinite(until) ? start(until + 1) : Infinity]
}

function homeZone({ chapters }: Tables): TimeZone {
  let oldest: { readonly created: Instant; readonly id: string; readonly zone: TimeZone } | null = null
  for (const chapter of chapters.values())
    if (!oldest || chapter.created < oldest.created || (chapter.created === oldest.created && chapter.id < oldest.id))
      oldest = chapter
  return oldest?.zone ?? 'UTC'
}
