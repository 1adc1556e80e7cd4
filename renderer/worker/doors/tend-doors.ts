import { doorGuestRecord, doorRecord } from '../../../shared/crdt/door-records.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import type { DoorSalon } from '../../../shared/domain/door.ts'
import { guestIdOf } from '../../../shared/domain/door.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import { writeRight } from '../../../shared/domain/role.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import type { Door } from '../tables/door-table.ts'
import { guestsFor } from './mirror.ts'

/**
 * Brings the pages of open doors up to date with what this device knows of salons, guests and members, as far as it may
 * write them. Whoever changes something does so right after it; only differences are written, and two devices that write
 * the same agree.
 */
export async function tendDoors(community: OpenCommunity): Promise<void> {
  const { tables } = community
  const batch = community.batch()
  for (const door of tables.doors.all())
    if (door.salon.closed === undefined && mayWrite(community, door)) bringUp(community, batch, door)
  if (batch.isEmpty) return
  await community.commit(batch.build(), 'door.mirror')
}

/** Everything a new door's page begins with. */
export function doorRecords({ tables, world }: OpenCommunity, salon: Salon): Record<string, PlainRecord> {
  const door = doorSalonOf(salon, world.now())
  const guests = guestsFor(tables, { page: '' as PageId, salon: door })
  return {
    [salon.id]: doorRecord(door),
    ...Object.fromEntries([...guests.values()].map((guest) => [guestIdOf(guest.member), doorGuestRecord(guest)])),
  }
}

function mayWrite({ tables, identity }: OpenCommunity, { salon }: Door): boolean {
  const standing = tables.standingOf(identity.device)
  return standing !== null && writeRight(standing, { kind: 'door', chapter: salon.chapter }) === 'all'
}

function bringUp({ tables }: OpenCommunity, batch: BatchBuilder, door: Door): void {
  const salon = tables.salons.get(door.salon.id)
  // Who lacks the salon itself, because its page has not arrived, knows too little to say who is on its list.
  if (!salon) return
  write(batch, door.page, salon.id, doorRecord(door.salon), doorRecord(doorSalonOf(salon, door.salon.opened)))
  const guests = guestsFor(tables, door)
  const wanted = new Set<string>()
  for (const guest of guests.values()) {
    const id = guestIdOf(guest.member)
    wanted.add(id)
    const known = door.guests.get(id)
    write(batch, door.page, id, known ? doorGuestRecord(known) : null, doorGuestRecord(guest))
  }
  for (const id of door.guests.keys()) if (!wanted.has(id)) batch.writeOn(door.page, ['records', id], undefined)
}

function write(batch: BatchBuilder, page: PageId, id: string, before: PlainRecord | null, after: PlainRecord): void {
  if (before === null) {
    batch.writeOn(page, ['records', id], after)
    return
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (before[key] !== after[key]) batch.writeOn(page, ['records', id, key], after[key])
}

function doorSalonOf(salon: Salon, opened: number): DoorSalon {
  const { id, theme, chapter, start, end, zone, venue, capacity, fee, currency, cancelled } = salon
  return {
    id,
    theme,
    chapter,
    start,
    end,
    zone,
    venue,
    ...(capacity !== undefined && { capacity }),
    ...(fee !== undefined && { fee }),
    ...(currency !== undefined && { currency }),
    ...(cancelled !== undefined && { cancelled }),
    opened,
  }
}
