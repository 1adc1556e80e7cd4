import type { Handle, Heads } from '../../../../shared/crdt/engine.ts'
import { recordOf } from '../../../../shared/crdt/page.ts'
import { objectAt } from '../../../../shared/crdt/plain.ts'
import { readDevice, readOrganizer } from '../../../../shared/crdt/records.ts'
import type { Device, Organizer } from '../../../../shared/domain/community.ts'
import { isId } from '../../../../shared/domain/ids.ts'
import type { DeviceId, OrganizerId } from '../../../../shared/domain/ids.ts'
import { Roll } from '../../../../shared/domain/roll.ts'

/** Who organizes by the community's page itself, as of some heads; before any of it is shown. */
export function rollIn(handle: Handle, heads: Heads = handle.getHeads()): Roll {
  const organizers = new Map<OrganizerId, Organizer>()
  const devices = new Map<DeviceId, Device>()
  const records = objectAt(handle, ['records'])
  for (const id of records === null ? [] : handle.keys(records, [...heads])) {
    if (!isId('org', id) && !isId('dev', id)) continue
    const record = recordOf(handle, id, heads)
    if (record === null) continue
    if (isId('org', id)) organizers.set(id, readOrganizer(id, record))
    else devices.set(id, readDevice(id, record))
  }
  return new Roll(organizers, devices)
}

/** Whether a device was an admin's, with nothing taken from it, by the page as somebody's change found it. */
export function wasAdminAt(handle: Handle, heads: Heads, device: DeviceId, organizer: OrganizerId): boolean {
  const person = recordOf(handle, organizer, heads)
  const machine = recordOf(handle, device, heads)
  if (person === null || machine === null) return false
  const { role, removed } = readOrganizer(organizer, person)
  return role === 'admin' && removed === undefined && machine['removed'] === undefined
}
