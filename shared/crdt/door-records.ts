import { RSVP_STATUSES } from '../domain/attendance.ts'
import type { DoorGuest, DoorSalon } from '../domain/door.ts'
import { isId } from '../domain/ids.ts'
import type { PlainRecord } from './plain.ts'
import { numberOf, optional, textOf } from './record-values.ts'

/** The records of a door's page ↔ their types; arrivals and walk-ins are records as everywhere else. */

export function doorRecord({ id: _id, ...door }: DoorSalon): PlainRecord {
  return { ...door }
}

export function readDoor(id: string, record: PlainRecord): DoorSalon | null {
  const chapter = record['chapter']
  if (!isId('sal', id) || !isId('cha', chapter)) return null
  return {
    id,
    theme: textOf(record['theme']),
    chapter,
    start: textOf(record['start']),
    end: textOf(record['end']),
    zone: textOf(record['zone']) || 'UTC',
    venue: textOf(record['venue']),
    ...optional('capacity', numberOf(record['capacity'])),
    ...optional('fee', numberOf(record['fee'])),
    ...optional('currency', textOf(record['currency']) || undefined),
    ...optional('cancelled', numberOf(record['cancelled'])),
    opened: numberOf(record['opened']) ?? 0,
    ...optional('closed', numberOf(record['closed'])),
  }
}

export function doorGuestRecord(guest: DoorGuest): PlainRecord {
  return { ...guest }
}

export function readDoorGuest(record: PlainRecord): DoorGuest | null {
  const { member, arrivedBy } = record
  if (!isId('mem', member)) return null
  return {
    member,
    name: textOf(record['name']),
    ...optional('reading', textOf(record['reading']) || undefined),
    before: numberOf(record['before']) ?? 0,
    ...optional('hint', textOf(record['hint']) || undefined),
    ...optional(
      'status',
      RSVP_STATUSES.find((known) => known === record['status']),
    ),
    ...optional('companions', numberOf(record['companions'])),
    ...optional('paid', numberOf(record['paid'])),
    ...(record['waived'] === true && { waived: true as const }),
    ...optional('since', numberOf(record['since'])),
    ...optional('arrivedAt', numberOf(record['arrivedAt'])),
    ...(isId('org', arrivedBy) && { arrivedBy }),
  }
}
