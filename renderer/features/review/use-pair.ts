import { useEffect } from 'react'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { PairRow, PairView } from '../../../shared/protocol/people.ts'
import { useStore, useView } from '../../client/hooks.ts'
import type { View } from '../../client/hooks.ts'

/** Whose value counts, per field, where a person has said so. */
export type Picks = Readonly<Partial<Record<string, MemberId>>>

export const NO_PICKS: Picks = {}

interface Two {
  readonly a: MemberId
  readonly b: MemberId
}

/** Two members side by side. Never those of the pair before: a decision is made about what is on the screen. */
export function usePair(two: Two | undefined, picks: Picks): View<PairView | null> {
  const view = useView('pair', two ? questionOf(two, picks) : null)
  if (view.state !== 'ready' || view.fresh) return view
  const same = view.value !== null && view.value.a.id === two?.a && view.value.b.id === two.b
  return same ? view : { state: 'waiting' }
}

/** Asks for pairs that will be looked at next, so that each is there when its turn comes. */
export function usePairsAhead(pairs: readonly PairRow[]): void {
  const store = useStore()
  const key = pairs.map(({ a, b }) => `${a.id} ${b.id}`).join(', ')
  useEffect(() => {
    const endings = pairs.map(({ a, b }) =>
      store.subscribe('pair', questionOf({ a: a.id, b: b.id }, NO_PICKS), nothing),
    )
    return () => {
      for (const end of endings) end()
    }
    // The key stands for the pairs.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [store, key])
}

/** Always built here, because equal questions must be written alike. */
function questionOf({ a, b }: Two, picks: Picks) {
  return { a, b, picks: { ...picks } as Record<string, MemberId> }
}

const nothing = () => undefined
