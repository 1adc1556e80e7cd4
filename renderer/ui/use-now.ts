import { useSyncExternalStore } from 'react'

const MINUTE_MS = 60_000

let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

/** The present time, anew every minute, so that "2 minutes ago" does not stay for an hour. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, MINUTE_MS)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** While nobody listened the clock stood still; a first reader gets the real time. */
function read(): number {
  if (timer === undefined && Date.now() - now >= MINUTE_MS) now = Date.now()
  return now
}

function tick(): void {
  now = Date.now()
  for (const listener of listeners) listener()
}

/** Today's date on this machine, `2026-11-28`. */
export function useToday(): string {
  const date = new Date(useNow())
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}
