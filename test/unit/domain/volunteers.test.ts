import { describe, expect, test } from 'vitest'
import type { Device, Organizer } from '../../../shared/domain/community.ts'
import type { ChapterId, DeviceId, OrganizerId } from '../../../shared/domain/ids.ts'
import { mayGive } from '../../../shared/domain/role.ts'
import type { Grant } from '../../../shared/domain/role.ts'
import { Roll } from '../../../shared/domain/roll.ts'
import type { Volunteers } from '../../../shared/domain/volunteers.ts'

const [taipei, tainan] = ['cha_taipei', 'cha_tainan'] as [ChapterId, ChapterId]
const org = (name: string) => `org_${name}` as OrganizerId
const dev = (name: string) => `dev_${name}` as DeviceId

function organizer(name: string, grant: Grant, more: Partial<Organizer> = {}): Organizer {
  return { id: org(name), name, ...grant, ...more }
}

function device(name: string, more: Partial<Device> = {}): Device {
  return { id: dev(name), organizer: org(name), name, publicKey: `key of ${name}`, added: 1, ...more }
}

type Person = readonly [name: string, device?: Partial<Device>, person?: { readonly removed: number }]

/** What a chapter's page says, of people with one device each. */
function page(chapter: ChapterId, ...people: readonly Person[]): Volunteers {
  return {
    chapter,
    people: new Map(people.map(([name, , person]) => [org(name), { id: org(name), name, ...person }])),
    devices: new Map(people.map(([name, more]) => [dev(name), device(name, more)])),
  }
}

/** Mei is the admin; the rest is on chapters' pages. */
function rollOf(volunteers: readonly Volunteers[], others: readonly [Organizer, Device][] = []): Roll {
  const entered = [[organizer('mei', { role: 'admin', chapters: 'all' }), device('mei')] as const, ...others]
  return new Roll({
    organizers: new Map(entered.map(([one]) => [one.id, one])),
    devices: new Map(entered.map(([, one]) => [one.id, one])),
    volunteers,
  })
}

describe('Whom a chapter’s page lets in', () => {
  test('is at the doors of that chapter, and nothing more', () => {
    const roll = rollOf([page(taipei, ['jia'])])
    expect(roll.standingOf(dev('jia'))).toEqual({ role: 'door', chapters: [taipei] })
    expect(roll.organizers.get(org('jia'))).toMatchObject({ role: 'door', chapters: [taipei] })
    expect(roll.admins().map(({ name }) => name)).toEqual(['mei'])
  })

  test('is at the doors of all chapters whose pages do', () => {
    const both = [page(tainan, ['jia']), page(taipei, ['jia'])]
    for (const pages of [both, both.toReversed()])
      expect(rollOf(pages).standingOf(dev('jia'))).toEqual({ role: 'door', chapters: [tainan, taipei] })
  })

  test('keeps the others where one has let them go, and is out where all have', () => {
    const gone = { removed: 5 }
    const one = rollOf([page(taipei, ['jia', gone]), page(tainan, ['jia'])])
    expect(one.standingOf(dev('jia'))).toEqual({ role: 'door', chapters: [tainan] })
    expect(one.devices.get(dev('jia'))?.removed).toBeUndefined()
    const all = rollOf([page(taipei, ['jia', gone]), page(tainan, ['jia', {}, gone])])
    expect(all.standingOf(dev('jia'))?.removed).toBe(5)
  })
})

describe('A chapter’s page', () => {
  test('says nothing of who stands on the community’s', () => {
    const lan = [organizer('lan', { role: 'leader', chapters: [taipei] }), device('lan')] as [Organizer, Device]
    const roll = rollOf([page(taipei, ['lan', { removed: 3 }], ['mei', { publicKey: 'another' }])], [lan])
    expect(roll.standingOf(dev('lan'))).toEqual({ role: 'leader', chapters: [taipei] })
    expect(roll.standingOf(dev('mei'))).toEqual({ role: 'admin', chapters: 'all' })
    expect(roll.devices.get(dev('mei'))?.publicKey).toBe('key of mei')
  })

  test('gives nobody of the community another device', () => {
    const roll = rollOf([page(taipei, ['eve', { organizer: org('mei') }])])
    expect(roll.standingOf(dev('eve'))).toBeNull()
  })

  test('gives no device a key of the community’s, also of one that was removed', () => {
    const gone: [Organizer, Device] = [
      organizer('sheng', { role: 'door', chapters: [taipei] }),
      device('sheng', { removed: 4 }),
    ]
    const roll = rollOf(
      [page(taipei, ['jia', { publicKey: 'key of mei' }], ['yi', { publicKey: 'key of sheng' }])],
      [gone],
    )
    expect([roll.standingOf(dev('jia')), roll.standingOf(dev('yi'))]).toEqual([null, null])
    expect(roll.standingOf(dev('sheng'))).toMatchObject({ removed: 4 })
  })
})

test('Admins give any role; leaders and organizers the door of chapters of theirs; others none', () => {
  const door = (...chapters: ChapterId[]): Grant => ({ role: 'door', chapters })
  const lan = { role: 'leader', chapters: [taipei] } as const
  expect(mayGive({ role: 'admin', chapters: 'all' }, { role: 'admin', chapters: 'all' })).toBe(true)
  expect([mayGive(lan, door(taipei)), mayGive({ ...lan, role: 'organizer' }, door(taipei))]).toEqual([true, true])
  const wider: Grant[] = [
    door(tainan),
    door(taipei, tainan),
    door(),
    { role: 'door', chapters: 'all' },
    { role: 'leader', chapters: [taipei] },
  ]
  expect(wider.map((grant) => mayGive(lan, grant))).toEqual(wider.map(() => false))
  expect(mayGive({ role: 'leader', chapters: 'all' }, { role: 'door', chapters: 'all' })).toBe(false)
  expect(mayGive({ ...lan, removed: 1 }, door(taipei))).toBe(false)
  expect([mayGive({ role: 'door', chapters: 'all' }, door(taipei)), mayGive(null, door(taipei))]).toEqual([
    false,
    false,
  ])
})
