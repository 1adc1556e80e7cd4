import { expect, it } from 'vitest'
import { ROLES } from '../../../shared/domain/role.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { COMMANDS } from '../../../shared/protocol/commands.ts'
import type { CommandName } from '../../../shared/protocol/commands.ts'
import { allowedCommands, leastRole, mayDo } from '../../../shared/protocol/may.ts'

const taipei = 'cha_0000000000000001' as ChapterId
const tainan = 'cha_0000000000000002' as ChapterId
const names = Object.keys(COMMANDS) as CommandName[]

it('an admin may do everything, and whoever may less may nothing that somebody above may not', () => {
  expect(allowedCommands({ role: 'admin', chapters: 'all' }).sort()).toEqual([...names].sort())
  for (const [at, role] of ROLES.entries()) {
    const above = new Set(allowedCommands({ role: ROLES[at - 1] ?? 'admin', chapters: 'all' }))
    expect(allowedCommands({ role, chapters: 'all' }).filter((name) => !above.has(name))).toEqual([])
  }
})

it('a volunteer may stand at a door, and may neither undo nor see lists', () => {
  const door = { role: 'door', chapters: [taipei] } as const
  expect(mayDo(door, 'door.checkIn', taipei)).toBe(true)
  expect(mayDo(door, 'door.checkIn', tainan)).toBe(false)
  for (const name of ['undo', 'export.run', 'member.create', 'roster.read'] as const)
    expect(mayDo(door, name)).toBe(false)
})

it('somebody who was removed may do what nobody else hears of, and a device not entered yet everything', () => {
  const removed = { role: 'admin', chapters: 'all', removed: 1 } as const
  expect(names.filter((name) => mayDo(removed, name))).toEqual(names.filter((name) => leastRole(name) === null))
  expect(names.every((name) => mayDo(null, name))).toBe(true)
})
