import type { Handle, Heads } from '../../../../shared/crdt/engine.ts'
import { recordOf } from '../../../../shared/crdt/page.ts'
import { objectAt } from '../../../../shared/crdt/plain.ts'
import type { PlainRecord } from '../../../../shared/crdt/plain.ts'
import { readDevice, readOrganizer, readVolunteer } from '../../../../shared/crdt/records.ts'
import type { Device, Organizer } from '../../../../shared/domain/community.ts'
import { isId } from '../../../../shared/domain/ids.ts'
import type { ChapterId, DeviceId, OrganizerId } from '../../../../shared/domain/ids.ts'
import { Roll } from '../../../../shared/domain/roll.ts'
import type { Volunteer } from '../../../../shared/domain/volunteers.ts'

/** Who organizes by a community's page itself, as of some heads; before any of it is shown. Volunteers are as known so far. */
export function rollIn(handle: Handle, known: Roll, heads: Heads = handle.getHeads()): Roll {
  const organizers = new Map<OrganizerId, Organizer>()
  const devices = new Map<DeviceId, Device>()
  for (const [id, record] of peopleIn(handle, heads)) {
    if (isId('org', id)) organizers.set(id, readOrganizer(id, record))
    else if (isId('dev', id)) devices.set(id, readDevice(id, record))
  }
  return new Roll({ organizers, devices, volunteers: known.volunteers })
}

/** The same with those whom a chapter's page lets in to its doors. */
export function doorsIn(handle: Handle, chapter: ChapterId, known: Roll, heads: Heads = handle.getHeads()): Roll {
  const people = new Map<OrganizerId, Volunteer>()
  const devices = new Map<DeviceId, Device>()
  for (const [id, record] of peopleIn(handle, heads)) {
    if (isId('org', id)) people.set(id, readVolunteer(id, record))
    else if (isId('dev', id)) devices.set(id, readDevice(id, record))
  }
  return known.with({ volunteers: { chapter, people, devices } })
}

function peopleIn(handle: Handle, heads: Heads): (readonly [string, PlainRecord])[] {
  const records = objectAt(handle, ['records'])
  const ids = records === null ? [] : handle.keys(records, [...heads])
  return ids.flatMap((id) => {
    const record = isId('org', id) || isId('dev', id) ? recordOf(handle, id, heads) : null
    return record === null ? [] : [[id, record] as const]
  })
}

/** Whether a device was an admin's, with nothing taken from it, by the page as somebody's change found it. */
export function wasAdminAt(handle: Handle, heads: Heads, device: DeviceId, organizer: OrganizerId): boolean {
  const person = recordOf(handle, organizer, heads)
  const machine = recordOf(handle, device, heads)
  if (person === null || machine === null) return false
  const { role, removed } = readOrganizer(organizer, person)
  return role === 'admin' && removed === undefined && machine['removed'] === undefined
}
