import { guestsOf } from '../domain/attendance.ts'
import type { AttendanceEntry } from '../domain/attendance.ts'
import { newId } from '../domain/ids.ts'
import type { OrganizerId } from '../domain/ids.ts'
import type { Random } from '../domain/random.ts'
import type { Salon, Sheet } from '../domain/salon.ts'
import type { Language } from '../protocol/selection.ts'
import { collationFor } from '../text/collation.ts'
import { readingOf } from '../text/reading.ts'
import type { Person } from './people.ts'

const HOUR_MS = 3_600_000
/** Printed the afternoon before the evening. */
const HOURS_BEFORE = 5
const BLANKS = 6

export interface SheetInput {
  readonly random: Random
  readonly language: Language
  /** Who printed it. */
  readonly by: OrganizerId
  /** When the evening began. */
  readonly startsAt: number
  readonly people: readonly Person[]
  readonly entries: readonly AttendanceEntry[]
}

/** The sign-in sheet that lay at the door of an evening: everybody who had said yes, in the order of their names. */
export function sheetOf(salon: Salon, { random, language, by, startsAt, people, entries }: SheetInput): Sheet {
  const { keyOf } = collationFor(language)
  const members = new Map(people.map(({ member }) => [member.id, member]))
  const rows = [...guestsOf(entries.filter((entry) => entry.salon === salon.id)).values()]
    .flatMap((guest) => (guest.status === 'going' ? [guest.member] : []))
    .map((id) => {
      const { name = '', reading } = members.get(id) ?? {}
      return { id, key: keyOf(name, readingOf(name, reading)) }
    })
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
  return {
    id: newId('sht', random.bytes),
    salon: salon.id,
    letter: 'A',
    at: startsAt - HOURS_BEFORE * HOUR_MS,
    by,
    rows,
    blanks: BLANKS,
  }
}
