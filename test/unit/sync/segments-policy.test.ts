import { describe, expect, test } from 'vitest'
import type { DeviceId, OrganizerId } from '../../../shared/domain/ids.ts'
import { ROLES } from '../../../shared/domain/role.ts'
import type { Role } from '../../../shared/domain/role.ts'
import { mayTouch } from '../../../shared/sync/policy.ts'
import type { RecordTouch } from '../../../shared/sync/policy.ts'

const SEGMENT = { name: '常客', where: '{"kind":"archived"}', created: 1 }
const PUT: RecordTouch = { whole: true, taken: false, fields: new Set(), before: null, after: SEGMENT }

/** Whether somebody's change of a saved segment is let in. */
function isLetIn(role: Role, touch: RecordTouch): boolean {
  const writer = {
    device: 'dev_0000000000000001' as DeviceId,
    organizer: 'org_0000000000000001' as OrganizerId,
    standing: { role, chapters: [] },
  }
  const touches = { roots: new Set<string>(), pages: new Map(), records: new Map([['seg_0000000000000001', touch]]) }
  const around = { organizerOf: () => null, salon: null, isElsewhere: () => false }
  return mayTouch(writer, { kind: 'community', chapter: null }, touches, around)
}

function edit(...fields: readonly string[]): RecordTouch {
  return { whole: false, taken: false, fields: new Set(fields), before: SEGMENT, after: SEGMENT }
}

describe('A saved segment is let in', () => {
  test('from whoever leads anything, made, changed, deleted or taken back, and not from a door', () => {
    const touches = [PUT, edit('name', 'where'), edit('archived'), { ...PUT, before: SEGMENT, after: null }]
    for (const touch of touches)
      expect(ROLES.filter((role) => isLetIn(role, touch))).toEqual(ROLES.filter((role) => role !== 'door'))
  })

  test('as nothing but a segment, and not over another', () => {
    expect(isLetIn('leader', { ...PUT, after: { ...SEGMENT, role: 'admin' } })).toBe(false)
    expect(isLetIn('leader', { ...PUT, taken: true })).toBe(false)
    expect(isLetIn('leader', { ...PUT, before: SEGMENT })).toBe(false)
    expect(isLetIn('leader', edit('where', 'role'))).toBe(false)
  })
})
