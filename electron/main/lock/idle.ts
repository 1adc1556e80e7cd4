import type { LockSettings } from '../../../shared/protocol/lock.ts'

/** Long enough to reach for the mouse, short enough to be no use to anybody else. */
const WARNING_SECONDS = 30

/** A door desk may stand untouched through a talk, but not through the night. */
const DOOR_MINUTES = 240

const SECONDS_PER_MINUTE = 60

export type IdleVerdict =
  | { readonly do: 'nothing' }
  /** It will lock in so many seconds. */
  | { readonly do: 'warn'; readonly seconds: number }
  | { readonly do: 'lock' }

/**
 * What to do when nobody has touched keyboard or mouse for a while.
 *
 * @param idle seconds since the last touch
 * @param doorOpen whether a door desk stands open
 */
export function judgeIdle(
  idle: number,
  { after, doorsStayOpen }: Pick<LockSettings, 'after' | 'doorsStayOpen'>,
  doorOpen: boolean,
): IdleVerdict {
  if (after === 0) return { do: 'nothing' }
  const minutes = doorOpen && doorsStayOpen ? Math.max(after, DOOR_MINUTES) : after
  const left = minutes * SECONDS_PER_MINUTE - idle
  if (left <= 0) return { do: 'lock' }
  return left <= WARNING_SECONDS ? { do: 'warn', seconds: left } : { do: 'nothing' }
}

/** Whether the app locks when the system locks its screen or falls asleep. */
export function locksWithSystem({ after, doorsStayOpen }: LockSettings, doorOpen: boolean): boolean {
  return after !== 0 && !(doorOpen && doorsStayOpen)
}
