import { useCallback, useEffect, useState } from 'react'

const SECOND_MS = 1000
const SECONDS_PER_MINUTE = 60

export interface Countdown {
  /** Whole seconds that are left; 0 when nobody has to wait. */
  readonly seconds: number
  /** The same as 0:05 or 4:30. */
  readonly clock: string
  /** Begins anew. */
  readonly start: (milliseconds: number) => void
}

/** Counts a wait down, second by second. */
export function useCountdown(milliseconds = 0): Countdown {
  const [until, setUntil] = useState(() => performance.now() + milliseconds)
  const [now, setNow] = useState(() => performance.now())
  const left = Math.max(0, until - now)
  const isOver = left === 0
  useEffect(() => {
    if (isOver) return undefined
    const timer = setInterval(() => setNow(performance.now()), SECOND_MS / 4)
    return () => clearInterval(timer)
  }, [isOver, until])
  const start = useCallback((next: number) => {
    const at = performance.now()
    setNow(at)
    setUntil(at + next)
  }, [])
  const seconds = Math.ceil(left / SECOND_MS)
  return { seconds, clock: clockOf(seconds), start }
}

function clockOf(seconds: number): string {
  const rest = String(seconds % SECONDS_PER_MINUTE).padStart(2, '0')
  return `${Math.floor(seconds / SECONDS_PER_MINUTE)}:${rest}`
}
