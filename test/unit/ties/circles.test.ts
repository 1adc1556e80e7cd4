import { describe, expect, it } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { circlesOf } from '../../../shared/ties/circles.ts'
import { recordId } from '../../helpers/people.ts'

/** A web from pairs of numbers and how strongly each is tied. */
function webOf(...ties: readonly (readonly [number, number, number])[]): Map<MemberId, Map<MemberId, number>> {
  const web = new Map<MemberId, Map<MemberId, number>>()
  const side = (person: number) => {
    const id = recordId(person)
    const near = web.get(id) ?? new Map<MemberId, number>()
    web.set(id, near)
    return near
  }
  for (const [a, b, weight] of ties) {
    side(a).set(recordId(b), weight)
    side(b).set(recordId(a), weight)
  }
  return web
}

/** Everybody of `people` with everybody. */
const clique = (...people: readonly number[]) =>
  people.flatMap((a) => people.filter((b) => b > a).map((b) => [a, b, 1] as const))
const ids = (...people: readonly number[]) => people.map(recordId)

describe('circles', () => {
  it('are found where few ties lead across', () => {
    const web = webOf(...clique(1, 2, 3, 4), ...clique(5, 6, 7), [4, 5, 0.3])
    expect(circlesOf(web)).toEqual([ids(1, 2, 3, 4), ids(5, 6, 7)])
  })

  it('are one where everybody knows everybody', () => {
    expect(circlesOf(webOf(...clique(1, 2, 3, 4, 5)))).toEqual([ids(1, 2, 3, 4, 5)])
  })

  it('leave out who is tied to nobody', () => {
    const web = webOf(...clique(1, 2, 3))
    web.set(recordId(9), new Map())
    expect(circlesOf(web)).toEqual([ids(1, 2, 3)])
    expect(circlesOf(new Map())).toEqual([])
  })

  it('of a ring of cliques are the cliques', () => {
    const cliques = Array.from({ length: 8 }, (_, at) => [1, 2, 3, 4, 5].map((each) => at * 5 + each))
    const links = cliques.map((each, at) => [each[0] ?? 0, (cliques[(at + 1) % 8] ?? [])[1] ?? 0, 1] as const)
    const circles = circlesOf(webOf(...cliques.flatMap((each) => clique(...each)), ...links))
    expect(circles.map((circle) => circle.length)).toEqual([5, 5, 5, 5, 5, 5, 5, 5])
  })
})
