import { useEffect, useState } from 'react'
import type { Instant } from '../../../shared/domain/dates.ts'

const MINUTE = 60_000

/** The present, renewed every minute, so that "today" does not go stale on a screen that stays open overnight. */
export function useNow(): Instant {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE)
    return () => clearInterval(timer)
  }, [])
  return now
}
