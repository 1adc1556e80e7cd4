import { describe, expect, test } from 'vitest'
import type { Link } from '../../../shared/domain/link.ts'
import { groupPeople } from '../../../shared/people/groups.ts'
import { linkOf, recordId } from '../../helpers/people.ts'

const everybody = () => true

/** The groups by the numbers of their records. */
function groupsOf(links: readonly Link[], present = everybody as (id: string) => boolean): number[][] {
  return groupPeople(links, present)
    .groups.map((group) => group.map((id) => Number(id.slice(4))).sort((a, b) => a - b))
    .sort(([a = 0], [b = 0]) => a - b)
}

describe('1. Links that were taken back, or that lead to a record which is not present, do not count', () => {
  test('a merge makes one person of two, and taken back it makes none', () => {
    expect(groupsOf([linkOf(1, 'same', [1, 2])])).toEqual([[1, 2]])
    expect(groupsOf([linkOf(1, 'same', [1, 2], { voided: 5 })])).toEqual([])
  })

  test('of two merges of the same two, taking one back leaves the other', () => {
    expect(groupsOf([linkOf(1, 'same', [1, 2], { voided: 5 }), linkOf(2, 'same', [1, 2])])).toEqual([[1, 2]])
  })

  test('a record that is away parts those whom it held together', () => {
    const links = [linkOf(1, 'same', [1, 2]), linkOf(2, 'same', [2, 3])]
    expect(groupsOf(links)).toEqual([[1, 2, 3]])
    expect(groupsOf(links, (id) => id !== recordId(2))).toEqual([])
  })

  test('a word that two are different forbids nothing once it was taken back, or where one of the two is away', () => {
    const same = [linkOf(2, 'same', [1, 2]), linkOf(3, 'same', [2, 3])]
    expect(groupsOf([linkOf(1, 'apart', [1, 3], { voided: 9 }), ...same])).toEqual([[1, 2, 3]])
    const away = groupPeople([linkOf(1, 'apart', [1, 3]), ...same], (id) => id !== recordId(3))
    expect(away).toEqual({ groups: [[recordId(1), recordId(2)]], contradictions: [] })
  })
})

describe('2. Merges count in the order: by a person before by the rule, then by time, then by id', () => {
  const apart = linkOf(1, 'apart', [1, 3])

  test('a person before the rule, however late', () => {
    expect(groupsOf([apart, linkOf(2, 'same', [1, 2], { how: 'rule' }), linkOf(9, 'same', [2, 3])])).toEqual([[2, 3]])
  })

  test('then the earlier one', () => {
    const [early, late] = [linkOf(9, 'same', [1, 2], { at: 10 }), linkOf(2, 'same', [2, 3], { at: 20 })]
    expect(groupsOf([apart, late, early])).toEqual([[1, 2]])
  })

  test('then the one with the smaller id', () => {
    const [first, second] = [linkOf(4, 'same', [2, 3], { at: 10 }), linkOf(5, 'same', [1, 2], { at: 10 })]
    expect(groupsOf([apart, second, first])).toEqual([[2, 3]])
  })
})

describe('3. A merge that would unite two whom somebody called different people does not count', () => {
  test('ordered by a person, it is a contradiction and is shown, with the word that forbids it', () => {
    const [same, apart] = [linkOf(1, 'same', [1, 2]), linkOf(2, 'apart', [1, 2])]
    expect(groupPeople([same, apart], everybody)).toEqual({ groups: [], contradictions: [{ same, apart }] })
  })

  test('also where it would only unite others of the two people', () => {
    const links = [linkOf(1, 'same', [1, 2]), linkOf(2, 'same', [3, 4]), linkOf(3, 'apart', [1, 4])]
    const late = linkOf(5, 'same', [2, 3])
    expect(groupsOf([...links, late])).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(groupPeople([...links, late], everybody).contradictions).toEqual([{ same: late, apart: links[2] }])
  })

  test('by the rule, the person’s word stands and nobody is asked', () => {
    const links = [linkOf(1, 'same', [1, 2], { how: 'rule' }), linkOf(2, 'apart', [1, 2])]
    expect(groupPeople(links, everybody)).toEqual({ groups: [], contradictions: [] })
  })

  test('of several words about the same two the first one is shown', () => {
    const links = [linkOf(3, 'apart', [1, 2]), linkOf(2, 'apart', [1, 2]), linkOf(4, 'same', [1, 2])]
    expect(groupPeople(links, everybody).contradictions).toMatchObject([{ apart: { at: 2 } }])
  })
})

describe('4. A merge by the rule never chains', () => {
  const rule = { how: 'rule' } as const

  test('it counts only where every record on one side is linked to every record on the other', () => {
    const chain = [linkOf(1, 'same', [1, 2], rule), linkOf(2, 'same', [2, 3], rule)]
    expect(groupsOf(chain)).toEqual([[1, 2]])
    expect(groupsOf([...chain, linkOf(3, 'same', [1, 3], rule)])).toEqual([[1, 2, 3]])
  })

  test('nor over somebody whom a person merged', () => {
    const links = [linkOf(1, 'same', [1, 2]), linkOf(2, 'same', [2, 3], rule)]
    expect(groupsOf(links)).toEqual([[1, 2]])
    expect(groupsOf([...links, linkOf(3, 'same', [1, 3], rule)])).toEqual([[1, 2, 3]])
  })

  test('while a person may chain, having looked', () => {
    expect(groupsOf([linkOf(1, 'same', [1, 2]), linkOf(2, 'same', [2, 3])])).toEqual([[1, 2, 3]])
  })
})
