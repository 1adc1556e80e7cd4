import '../../../helpers/worker-globals.ts'
import { describe, expect, test } from 'vitest'
import { createPage, openPage, SCHEMA } from '../../../../shared/crdt/page.ts'
import type { PageInfo } from '../../../../shared/crdt/page.ts'
import type { Handle } from '../../../../shared/crdt/engine.ts'
import type { ChapterId, DeviceId, OrganizerId, PageId } from '../../../../shared/domain/ids.ts'
import { Roll } from '../../../../shared/domain/roll.ts'
import type { Role } from '../../../../shared/domain/role.ts'
import { judge } from '../../../../renderer/worker/sync/gate/judge.ts'

const DEVICE = 'dev_0000000000000001' as DeviceId
const ORGANIZER = 'org_0000000000000001' as OrganizerId
const INFO: PageInfo = { id: 'pag_0000000000000001' as PageId, kind: 'links', chapter: null }

/** A version above what this program writes: what the next one will bring pages up to. */
const NEXT = SCHEMA + 1

function rollOf(role: Role): Roll {
  const organizer = { id: ORGANIZER, name: '梅', role, chapters: 'all' as const }
  const device = { id: DEVICE, organizer: ORGANIZER, name: '筆電', publicKey: 'key', added: 1 }
  return new Roll({ organizers: new Map([[ORGANIZER, organizer]]), devices: new Map([[DEVICE, device]]) })
}

function begun(): Handle {
  const handle = createPage(INFO, {}, DEVICE)
  handle.commit('begin', 1)
  return handle
}

/** A copy in which somebody has written a version. */
function inVersion(page: Handle, version: number): Handle {
  const copy = openPage([page.save()], DEVICE)
  copy.put('_root', 'schema', version)
  copy.commit('migrate', 1)
  return copy
}

/** Why what another copy has more than `here` is not let in by a program that knows versions up to `newest`; null where it is. */
function why(
  here: Handle,
  other: Handle,
  { newest = NEXT, role = 'leader', info = INFO }: { newest?: number; role?: Role; info?: PageInfo } = {},
): string | null {
  const before = here.getHeads()
  const handle = openPage([here.save(), other.save()], DEVICE)
  const changes = handle.getChangesMeta([...before])
  const vouchers = [{ device: DEVICE, changes: new Set(changes.map(({ hash }) => hash)) }]
  const judgement = judge(
    { handle, info, before, changes, vouchers, isListed: true, isElsewhere: () => false, newest },
    rollOf(role),
  )
  return judgement.refused.size > 0 ? judgement.why : null
}

describe('The version of what a page holds', () => {
  test('goes up to what is known here, also where both sides bring it up', () => {
    const page = begun()
    expect(why(page, inVersion(page, NEXT))).toBeNull()
    expect(why(inVersion(page, NEXT), inVersion(page, NEXT))).toBeNull()
  })

  test('goes no further', () => {
    const page = begun()
    expect(why(page, inVersion(page, NEXT), { newest: SCHEMA })).toBe('newer')
    expect(why(page, inVersion(page, NEXT + 1))).toBe('newer')
  })

  test('never goes down, and stays a whole number', () => {
    const page = inVersion(begun(), NEXT)
    expect(why(page, inVersion(page, SCHEMA))).toBe('foreign')
    expect(why(page, inVersion(page, 0))).toBe('foreign')
    expect(why(page, inVersion(page, Number.NaN))).toBe('foreign')
  })

  test('is not brought up by somebody who may not write the page as a whole', () => {
    const page = begun()
    expect(why(page, inVersion(page, NEXT), { role: 'door' })).toBe('role')
    const chapter = { ...INFO, kind: 'chapter' as const, chapter: 'cha_0000000000000001' as ChapterId }
    expect(why(page, inVersion(page, NEXT), { role: 'leader', info: chapter })).toBe('role')
  })
})
