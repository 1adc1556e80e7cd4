import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Link } from '../../../shared/domain/link.ts'
import { groupPeople, pairKey } from '../../../shared/people/groups.ts'
import type { Grouping } from '../../../shared/people/groups.ts'
import { linkOf, recordId } from '../../helpers/people.ts'

const RECORDS = 7

/** Decisions of several organizers about few records within few moments, so that they meet in every way. */
const links: fc.Arbitrary<Link[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom<Link['kind']>('same', 'same', 'same', 'apart'),
      pair: fc.uniqueArray(fc.integer({ min: 1, max: RECORDS }), { minLength: 2, maxLength: 2 }),
      how: fc.constantFrom<Link['how']>('rule', 'person'),
      at: fc.integer({ min: 1, max: 5 }),
      voided: fc.option(fc.constant(9), { freq: 5, nil: undefined }),
    }),
    { maxLength: 16 },
  )
  .map((list) =>
    list.map(({ kind, pair: [a = 1, b = 2], how, at, voided }, index) =>
      linkOf(index, kind, [a, b], { how, at, ...(voided !== undefined && { voided }) }),
    ),
  )

const away = fc.uniqueArray(fc.integer({ min: 1, max: RECORDS }), { maxLength: 2 }).map((list) => list.map(recordId))

function standing(all: readonly Link[], gone: readonly MemberId[]): Link[] {
  return all.filter(({ a, b, voided }) => voided === undefined && !gone.includes(a) && !gone.includes(b))
}

/** Per record its person, named by the first of its records. */
function personOf({ groups }: Grouping): (id: MemberId) => MemberId {
  const people = new Map(groups.flatMap((group) => group.map((id) => [id, [...group].sort()[0] ?? id] as const)))
  return (id) => people.get(id) ?? id
}

describe('Who is one person', () => {
  it('does not depend on the order in which the links arrived', () => {
    const shuffled = links.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }), away),
    )
    fc.assert(
      fc.property(shuffled, ([one, other, gone]) => {
        const shown = (list: readonly Link[]) => {
          const { groups, contradictions } = groupPeople(list, (id) => !gone.includes(id))
          return {
            groups: groups.map((group) => [...group].sort().join()).sort(),
            contradictions: contradictions.map(({ same, apart }) => `${same.id} ${apart.id}`).sort(),
          }
        }
        expect(shown(other)).toEqual(shown(one))
      }),
    )
  })

  it('puts nobody into two groups, nobody away into any, and never two together who are called different', () => {
    fc.assert(
      fc.property(links, away, (list, gone) => {
        const grouping = groupPeople(list, (id) => !gone.includes(id))
        const grouped = grouping.groups.flat()
        expect(new Set(grouped).size).toBe(grouped.length)
        expect(grouped.filter((id) => gone.includes(id))).toEqual([])
        const person = personOf(grouping)
        const apart = standing(list, gone).filter(({ kind }) => kind === 'apart')
        expect(apart.filter(({ a, b }) => person(a) === person(b))).toEqual([])
      }),
    )
  })

  it('follows every order of a person, or says whose word forbids it', () => {
    fc.assert(
      fc.property(links, away, (list, gone) => {
        const grouping = groupPeople(list, (id) => !gone.includes(id))
        const person = personOf(grouping)
        const parted = standing(list, gone).filter(
          ({ kind, how, a, b }) => kind === 'same' && how === 'person' && person(a) !== person(b),
        )
        const told = grouping.contradictions.map(({ same }) => same.id)
        expect(told.sort()).toEqual(parted.map(({ id }) => id).sort())
        for (const { apart } of grouping.contradictions) expect(apart.kind).toBe('apart')
      }),
    )
  })

  it('by the rule alone unites only those of whom every two are linked', () => {
    fc.assert(
      fc.property(links, (list) => {
        const byRule = list.map((link): Link => ({ ...link, how: 'rule' }))
        const linked = new Set(
          standing(byRule, []).flatMap(({ kind, a, b }) => (kind === 'same' ? [pairKey(a, b)] : [])),
        )
        for (const group of groupPeople(byRule, () => true).groups) {
          const pairs = group.flatMap((a) => group.filter((b) => a < b).map((b) => pairKey(a, b)))
          expect(pairs.filter((key) => !linked.has(key))).toEqual([])
        }
      }),
    )
  })

  it('by people alone, with nobody called different, is whoever can be reached over merges', () => {
    fc.assert(
      fc.property(links, (list) => {
        const byPeople = list.map((link): Link => ({ ...link, how: 'person', kind: 'same' }))
        const person = personOf(groupPeople(byPeople, () => true))
        const numbers = Array.from({ length: RECORDS }, (_, index) => recordId(index + 1))
        const reached = new Map(numbers.map((id) => [id, id]))
        for (let round = 0; round < RECORDS; round += 1) {
          for (const { a, b } of standing(byPeople, [])) {
            const least = [reached.get(a) ?? a, reached.get(b) ?? b].sort()[0] ?? a
            reached.set(a, least).set(b, least)
          }
        }
        expect(numbers.map(person)).toEqual(numbers.map((id) => reached.get(id)))
      }),
    )
  })
})
