import { useSyncExternalStore } from 'react'

const MINUTE_MS = 60_000

/** The present time, anew every minute, so that "2 minutes ago" does not stay for an hour. */
export function useNow(): number {
  return useSyncExternalStore(clock.subscribe, clock.read)
}

/**
 * A time that all who listen share, in milliseconds as `time` has it, and that lags behind by a minute at most: what happened
 * just now would otherwise be told as "in one minute".
 */
export function minuteClock(time: () => number) {
  let now = time()
  let timer: ReturnType<typeof setInterval> | undefined
  const listeners = new Set<() => void>()

  const tick = () => {
    now = time()
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    if (timer === undefined) {
      now = time()
      timer = setInterval(tick, MINUTE_MS)
    }
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      clearInterval(timer)
      timer = undefined
    }
  }
  /** While nobody listened the clock stood still; a first reader gets the real time. */
  const read = () => {
    if (timer === undefined && time() - now >= MINUTE_MS) now = time()
    return now
  }
  return { subscribe, read }
}

const clock = minuteClock(() => Date.now())

/** Today's date on this machine, `2026-11-28`. */
export function useToday(): string {
  const date = new Date(useNow())
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}
