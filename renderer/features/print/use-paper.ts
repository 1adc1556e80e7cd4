import { useEffect, useEffectEvent } from 'react'
import type { PaperView } from '../../../shared/protocol/paper.ts'
import type { ViewInput } from '../../../shared/protocol/views.ts'
import { useView } from '../../client/hooks.ts'

/** What a paper is drawn from: nothing yet, or null where there is no such salon any more. */
export function usePaper(query: ViewInput<'paper'>): PaperView | null | undefined {
  const view = useView('paper', query)
  if (view.state === 'waiting') return undefined
  return view.state === 'failed' ? null : view.value
}

/** Tells that there is nothing to draw, so that whoever waits for pages does not wait in vain. */
export function useNothing(isNothing: boolean, onDrawn: (pages: number) => void): void {
  const tell = useEffectEvent(onDrawn)
  useEffect(() => {
    if (isNothing) tell(0)
  }, [isNothing])
}
