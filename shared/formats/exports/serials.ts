const DAY_MS = 86_400_000

/** 1970-01-01 in days of a workbook. */
const EPOCH = 25_569

/** Excel takes 1900 for a leap year, as Lotus 1-2-3 did; from March on its days are right. */
const FIRST_RIGHT = 61

/** A day as workbooks count it; null for what is no full date, or one before March 1900. */
export function dateSerial(date: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date)
  if (!match) return null
  const at = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  const isDay = new Date(at).toISOString().slice(0, 10) === date
  const serial = at / DAY_MS + EPOCH
  return isDay && serial >= FIRST_RIGHT ? serial : null
}

/** A minute of a wall clock, `2026-11-28T19:00`, as workbooks count it: the day and the part of it that is over. */
export function momentSerial(moment: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)$/.exec(moment)
  const day = match ? dateSerial(match[1] ?? '') : null
  return match && day !== null ? day + (Number(match[2]) * 60 + Number(match[3])) / 1_440 : null
}
