import { useSyncExternalStore } from 'react'

/** From this width of the window on there is room for details beside a list. */
const BESIDE = '(min-width: 1180px)'

/** Whether details go beside the list rather than in its place. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(BESIDE).matches)
}

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(BESIDE)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
