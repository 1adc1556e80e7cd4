import type { Device, Organizer } from './community.ts'
import type { Instant } from './dates.ts'
import type { ChapterId, DeviceId, OrganizerId } from './ids.ts'
import type { Standing } from './role.ts'

/** Whom a chapter's leaders have let in to its doors, as the chapter's page says. What they may do follows from where they stand. */
export interface Volunteers {
  readonly chapter: ChapterId
  readonly people: ReadonlyMap<OrganizerId, Volunteer>
  readonly devices: ReadonlyMap<DeviceId, Device>
}

/** A volunteer as a page has them: whatever else stands in the record, they are one, and of that chapter. */
export type Volunteer = Pick<Organizer, 'id' | 'name' | 'removed' | 'by'>

export interface Everybody {
  readonly organizers: ReadonlyMap<OrganizerId, Organizer>
  readonly devices: ReadonlyMap<DeviceId, Device>
  /** Where volunteers' devices stand; the others stand as their organizers do. */
  readonly atDoors: ReadonlyMap<DeviceId, Standing>
}

/**
 * Those whom admins have entered on the community's page, and those whom leaders have on their chapters'. The rules, by which
 * a chapter's page gives nobody more than its doors, whatever is written there and in whichever order pages come:
 *
 * 1. Whoever stands on the community's page stands there alone: what a chapter's page says of the same id is nothing.
 * 2. A device of a chapter's page counts only with its organizer on the same page, and only as one at that chapter's doors.
 * 3. A key that a device of the community's page has is that device's, also once it was removed.
 * 4. Who stands on several chapters' pages is at the doors of those from which neither they nor the device were removed.
 */
export function everybody(
  organizers: ReadonlyMap<OrganizerId, Organizer>,
  devices: ReadonlyMap<DeviceId, Device>,
  volunteers: readonly Volunteers[],
): Everybody {
  if (volunteers.every(({ people }) => people.size === 0)) return { organizers, devices, atDoors: new Map() }
  const all = { organizers: new Map(organizers), devices: new Map(devices), atDoors: new Map<DeviceId, Standing>() }
  const keys = new Set([...devices.values()].map(({ publicKey }) => publicKey))
  for (const page of [...volunteers].sort((a, b) => (a.chapter < b.chapter ? -1 : 1))) {
    const here = [page.chapter]
    for (const person of page.people.values()) {
      if (organizers.has(person.id)) continue
      const { chapters, removed } = joined(all.organizers.get(person.id), person.removed, here)
      all.organizers.set(person.id, { ...person, role: 'door', chapters, ...gone(removed) })
    }
    for (const device of page.devices.values()) {
      const person = page.people.get(device.organizer)
      const known = all.devices.get(device.id)
      if (!person || devices.has(device.id) || organizers.has(person.id) || keys.has(device.publicKey)) continue
      if (known && (known.publicKey !== device.publicKey || known.organizer !== device.organizer)) continue
      const standing = joined(all.atDoors.get(device.id), device.removed ?? person.removed, here)
      const { removed: _here, ...rest } = device
      const wraps = { ...known?.wraps, ...device.wraps }
      all.devices.set(device.id, { ...rest, ...gone(standing.removed), wraps })
      all.atDoors.set(device.id, { role: 'door', ...standing })
    }
  }
  return all
}

/** Somebody who is at some doors already, and here now too unless they were removed from here. */
function joined(
  before: Standing | undefined,
  removedHere: Instant | undefined,
  here: readonly ChapterId[],
): { readonly chapters: readonly ChapterId[]; readonly removed?: Instant } {
  const isIn = before !== undefined && before.removed === undefined
  const held = isIn && before.chapters !== 'all' ? before.chapters : []
  if (removedHere === undefined) return { chapters: [...held, ...here] }
  return isIn ? { chapters: held } : { chapters: here, ...gone(before?.removed ?? removedHere) }
}

function gone(removed: Instant | undefined): { readonly removed?: Instant } {
  return removed === undefined ? {} : { removed }
}
