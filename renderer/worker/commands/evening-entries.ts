import { entryRecord } from '../../../shared/crdt/evening-records.ts'
import type { AttendanceEntry } from '../../../shared/domain/attendance.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { recordIn } from '../people/places.ts'

/** What happened around a salon, as entries: how one is begun, written and taken back. */

export type Evening = Pick<Salon, 'id' | 'chapter'>

export function addEntry(batch: BatchBuilder, salon: Evening, entry: AttendanceEntry): void {
  batch.create('attendance', salon.chapter, entry.id, entryRecord(entry))
}

/** Takes back every standing entry of a kind; entries that another device is adding meanwhile are not touched. */
export function voidEntries(
  community: OpenCommunity,
  batch: BatchBuilder,
  salon: Evening,
  member: MemberId,
  kind: AttendanceEntry['kind'],
): void {
  for (const entry of community.tables.attendance.entriesOf(salon.id)) {
    if (entry.member === member && entry.kind === kind && entry.voided === undefined) {
      batch.set(entry.id, ['voided'], community.world.now())
    }
  }
}

/** What every entry begins with. `entries` are the salon's, and at least all of the member's, as they will be. */
export function entryBase(
  { world, identity, tables }: OpenCommunity,
  salon: Evening,
  member: MemberId,
  entries: Iterable<AttendanceEntry> = tables.attendance.entriesOf(salon.id),
) {
  // Never before what is already known: a laptop whose clock is ahead must not decide what the next answer was.
  let at = world.now()
  for (const entry of entries) if (entry.member === member) at = Math.max(at, entry.at + 1)
  const isJoint = tables.people.isMerged(member)
  return {
    id: newId('ent', world.random),
    salon: salon.id,
    member: recordIn(tables, member, salon.chapter),
    at,
    by: identity.organizer,
    ...(isJoint && { joint: true as const }),
  }
}
