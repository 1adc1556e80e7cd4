/** A stretch of time as people write it: days as `2026-11-28`, times as `19:30`. */
export interface Stretch {
  readonly fromDay: string
  readonly fromTime: string
  readonly toDay: string
  readonly toTime: string
}

/** The minute that is named last belongs to it. */
const MINUTE = 60_000

/** The instants it stands for on this machine's clock; null where something is missing or the end comes first. */
export function spanOf({
  fromDay,
  fromTime,
  toDay,
  toTime,
}: Stretch): { readonly from: number; readonly to: number } | null {
  const from = new Date(`${fromDay}T${fromTime}`).getTime()
  const to = new Date(`${toDay}T${toTime}`).getTime() + MINUTE - 1
  return from <= to ? { from, to } : null
}
