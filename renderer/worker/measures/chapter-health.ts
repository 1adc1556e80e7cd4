import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { HealthFigure } from '../../../shared/protocol/connections.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'
import { healthOf } from '../ties/connections-view.ts'
import { tieDesk } from '../ties/tie-desk.ts'
import { turn } from '../turn.ts'

/** How well each chapter hangs together, month by month; nothing of it while everybody's ties are first gone through. */
export interface ChaptersHealth {
  readonly months: ReadonlyMap<ChapterId, readonly HealthFigure[]>
  /** How far that is, from 0 to 100; null once it is done. */
  readonly reckoning: number | null
}

interface Kept extends ChaptersHealth {
  readonly state: string
}

const kept = new WeakMap<Tables, Kept>()

/**
 * Connection health as it was a moment ago. After a check-in ties are gone through only when this has been answered, so that
 * nobody waits for them who asked for other figures; `measures` is published where they say something else then.
 */
export function chaptersHealth(community: OpenCommunity): ChaptersHealth {
  const known = kept.get(community.tables)
  if (!known || known.reckoning !== null) return healthNow(community)
  void turn().then(() => {
    if (healthNow(community) !== known) community.publish(new Set(['measures']))
  })
  return known
}

/** The same as of now, as far as ties have been gone through. */
export function healthNow(community: OpenCommunity): ChaptersHealth {
  const { tables } = community
  const desk = tieDesk(community)
  const waiting = desk.look()
  const known = kept.get(tables)
  const state = `${waiting?.percent} ${desk.revision} ${tables.members.version} ${desk.web.today}`
  if (known?.state === state) return known
  const months = waiting ? [] : healthOf(tables, desk.web, null)
  const health: Kept = {
    state,
    months: new Map(months.map((each) => [each.chapter, each.months])),
    reckoning: waiting?.percent ?? null,
  }
  kept.set(tables, health)
  return health
}
