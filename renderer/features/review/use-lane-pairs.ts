import { useEffect, useMemo, useState } from 'react'
import type { Lane } from '../../../shared/domain/matching.ts'
import type { SourceId } from '../../../shared/domain/ids.ts'
import type { PairRow, ReviewView } from '../../../shared/protocol/people.ts'
import { useStore, useView } from '../../client/hooks.ts'
import { pairKey } from './pair-queue.ts'

/** The protocol's most rows in one message. */
const PART = 500
/** Pairs that are sorted by kind at a time; with the rest, the kinds would be the same and only their numbers larger. */
const MOST_PAIRS = 5000

export interface LanePairs {
  readonly state: 'waiting' | 'ready' | 'failed'
  readonly pairs: readonly PairRow[]
  /** Of the whole lane, of which `pairs` may be the beginning. */
  readonly total: number
}

/** A lane as a whole, part after part: to see what is alike one has to see it all. */
export function useLanePairs(lane: Lane, source: SourceId | null): LanePairs {
  const store = useStore()
  const view = useView('review', { source, lane, range: { from: 0, count: PART } })
  const first = view.state === 'ready' ? view.value : undefined
  const [rest, setRest] = useState<readonly PairRow[]>(NONE)
  useEffect(() => {
    if (!first || first.total <= PART) return
    let here = true
    const bring = async () => {
      const parts: PairRow[] = []
      for (let from = PART; from < Math.min(first.total, MOST_PAIRS); from += PART) {
        const part = await store.once('review', { source, lane, range: { from, count: PART } })
        if (!here) return
        if (part.ok) parts.push(...part.value.rows)
      }
      setRest(parts)
    }
    void bring()
    return () => {
      here = false
    }
  }, [store, source, lane, first])
  return useMemo(
    () => ({ state: view.state, pairs: joined(first, rest), total: first?.total ?? 0 }),
    [view.state, first, rest],
  )
}

const NONE: readonly PairRow[] = []

/** While the later parts are on their way they are those of the list before, of which some moved up into the first. */
function joined(first: ReviewView | undefined, rest: readonly PairRow[]): readonly PairRow[] {
  if (!first) return NONE
  if (first.total <= PART || rest.length === 0) return first.rows
  const known = new Set(first.rows.map(pairKey))
  return [...first.rows, ...rest.filter((row) => !known.has(pairKey(row)))]
}
