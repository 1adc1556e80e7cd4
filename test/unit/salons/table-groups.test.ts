import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { tableGroups } from '../../../shared/salons/table-groups.ts'

/** People by letter, in the order in which they came in. */
function came(names: string) {
  return Array.from(names).map((member, at) => ({ member: member as MemberId, at }))
}

const TABLES = [
  { id: 't1', order: 0, name: '松', chairs: 4 },
  { id: 't2', order: 1, name: '竹', chairs: 4 },
]

function told(names: string, seats: Readonly<Record<string, string>> = {}): string[] {
  const groups = tableGroups(came(names), TABLES, new Map(Object.entries(seats) as [MemberId, string][]))
  return groups.map(({ table, members }) => `${table?.name ?? '?'} ${members.join('')}`)
}

describe('Who probably met', () => {
  test('are those of one table who came', () => {
    expect(told('abcde', { a: 't1', b: 't2', c: 't1', d: 't2', x: 't2' })).toEqual(['松 ac', '竹 bd'])
  })

  test('are nobody at a table to which only one came', () => {
    expect(told('abc', { a: 't1', b: 't2', c: 't2' })).toEqual(['竹 bc'])
  })

  test('are small groups in the order of coming in where nobody was seated', () => {
    expect(told('abcdefgh')).toEqual(['? abcd', '? efgh'])
    expect(told('abcdefghijk')).toEqual(['? abcd', '? efg', '? hijk'])
    expect(told('a')).toEqual([])
    expect(told('')).toEqual([])
  })
})
