import { describe, expect, it } from 'vitest'
import type { Device, Organizer } from '../../../shared/domain/community.ts'
import type { DeviceId, OrganizerId } from '../../../shared/domain/ids.ts'
import { Roll } from '../../../shared/domain/roll.ts'

/** Organizers in the order in which they were entered, each with one device of the same name. */
function rollOf(...people: readonly (Partial<Organizer> & { readonly name: string; readonly gone?: number })[]): Roll {
  const organizers = new Map<OrganizerId, Organizer>()
  const devices = new Map<DeviceId, Device>()
  for (const [at, { gone, ...person }] of people.entries()) {
    const id = `org_${person.name}` as OrganizerId
    const device = `dev_${person.name}` as DeviceId
    organizers.set(id, { id, role: 'admin', chapters: 'all', ...person })
    const removed = gone === undefined ? {} : { removed: gone }
    devices.set(device, { id: device, organizer: id, name: person.name, publicKey: '', added: at, ...removed })
  }
  return new Roll({ organizers, devices })
}

function admins(roll: Roll): string[] {
  return roll.admins().map(({ name }) => name)
}

describe('Who is admin', () => {
  it('is whoever the page says, entered first before the others', () => {
    const roll = rollOf({ name: 'a' }, { name: 'b', role: 'leader' }, { name: 'c' })
    expect(admins(roll)).toEqual(['a', 'c'])
    expect(roll.hasAdmin).toBe(true)
  })

  it('is the first of those who were, where the page says nobody', () => {
    const roll = rollOf(
      { name: 'a', role: 'leader' },
      { name: 'b', role: 'leader', was: 'admin' },
      { name: 'c', removed: 5 },
    )
    expect(admins(roll)).toEqual(['b'])
    expect(roll.hasAdmin).toBe(false)
    expect(roll.standingOf('dev_b' as DeviceId)).toEqual({ role: 'admin', chapters: 'all' })
    expect(roll.atItsWord.admins()).toEqual([])
  })

  it('is somebody who was removed, where nobody else ever was one', () => {
    expect(admins(rollOf({ name: 'a', removed: 5 }, { name: 'b', removed: 6 }))).toEqual(['a'])
    expect(admins(rollOf({ name: 'a', removed: 5, gone: 5 }, { name: 'b', removed: 6 }))).toEqual(['b'])
    expect(admins(rollOf({ name: 'a', gone: 5 }))).toEqual(['a'])
  })
})

describe('Where a device stands', () => {
  it('is as its organizer, and removed where either is', () => {
    const roll = rollOf({ name: 'a' }, { name: 'b', role: 'leader', removed: 7 }, { name: 'c', gone: 8 })
    expect(roll.standingOf('dev_b' as DeviceId)).toEqual({ role: 'leader', chapters: 'all', removed: 7 })
    expect(roll.standingOf('dev_c' as DeviceId)).toMatchObject({ removed: 8 })
    expect(roll.standingOf('dev_x' as DeviceId)).toBeNull()
  })
})
