import type { IsoDate, PartialDate } from '../domain/dates.ts'

/** A birthday in its parts; the year is null where nobody knows it. Null for what is no birthday. */
interface Birthday {
  readonly year: number | null
  /** 1 is January. */
  readonly month: number
  readonly day: number
}

/** The month, 1 for January; null where it is not known. */
export function birthMonth(birthday: PartialDate | undefined): number | null {
  return readBirthday(birthday)?.month ?? null
}

/** Full years on a day; null where the year is not known, and before somebody is born. */
export function ageOn(birthday: PartialDate | undefined, today: IsoDate): number | null {
  const born = readBirthday(birthday)
  if (!born || born.year === null) return null
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  const hasHad = month > born.month || (month === born.month && day >= born.day)
  const age = year - born.year - (hasHad ? 0 : 1)
  return age < 0 ? null : age
}

/** Days until the next birthday, 0 on the day; who was born on the 29th of February has it on the 1st of March else. */
export function daysToBirthday(birthday: PartialDate | undefined, today: IsoDate): number | null {
  const born = readBirthday(birthday)
  if (!born) return null
  const now = Date.parse(`${today}T00:00Z`)
  const year = Number(today.slice(0, 4))
  const next = [year, year + 1].map((each) => Date.UTC(each, born.month - 1, born.day)).find((at) => at >= now)
  return next === undefined ? null : Math.round((next - now) / 86_400_000)
}

function readBirthday(birthday: PartialDate | undefined): Birthday | null {
  const [, year, month, day] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(birthday ?? '') ?? []
  if (month === undefined || day === undefined) return null
  return { year: year === '-' ? null : Number(year), month: Number(month), day: Number(day) }
}
