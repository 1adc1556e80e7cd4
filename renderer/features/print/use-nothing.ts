import { useEffect, useEffectEvent } from 'react'

/** Tells that there is nothing to draw, so that whoever waits for pages does not wait in vain. */
export function useNothing(isNothing: boolean, onDrawn: (pages: number) => void): void {
  const tell = useEffectEvent(onDrawn)
  useEffect(() => {
    if (isNothing) tell(0)
  }, [isNothing])
}
