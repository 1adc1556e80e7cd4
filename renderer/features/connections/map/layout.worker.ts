import type { MemberId } from '../../../../shared/domain/ids.ts'
import { circlesOf } from '../../../../shared/ties/circles.ts'
import { betweennessOf } from '../../../../shared/ties/betweenness.ts'
import type { Betweenness } from '../../../../shared/ties/betweenness.ts'
import { layOut } from '../../../../shared/ties/map-layout.ts'
import type { Layout } from '../../../../shared/ties/map-layout.ts'
import { namesOf } from '../../../../shared/ties/tribes.ts'

/** Works out the map beside the window's own thread: places, circles, and who stands between others. */

/** A map to work out; `round` names it in the answers. */
export interface MapTask {
  readonly round: number
  readonly people: readonly { readonly id: MemberId; readonly interests: readonly string[] }[]
  readonly ends: Int32Array
  readonly strengths: Float32Array
  /** Where people stood on an earlier map. */
  readonly before: ReadonlyMap<number, readonly [x: number, y: number]>
}

export interface Circle {
  readonly size: number
  /** What they share more than others do; may be nothing. */
  readonly names: readonly string[]
}

export type MapAnswer =
  | { readonly round: number; readonly kind: 'places'; readonly layout: Layout }
  | {
      readonly round: number
      readonly kind: 'circles'
      /** The circle of each person; -1 for none. */
      readonly of: Int32Array
      readonly circles: readonly Circle[]
      readonly between: Betweenness
    }
  /** The places are as good as they become. */
  | { readonly round: number; readonly kind: 'done' }

self.addEventListener('message', ({ data }: MessageEvent<MapTask>) => {
  const { round, people, ends, strengths, before } = data
  const ties = { people: people.length, ends, strengths }
  const answer = (message: MapAnswer) => self.postMessage(message)
  const rounds = layOut(ties, before)
  const first = rounds.next()
  if (!first.done) answer({ round, kind: 'places', layout: first.value })
  answer({ round, kind: 'circles', ...circlesAmong(data), between: betweennessOf(ties) })
  for (const layout of rounds) answer({ round, kind: 'places', layout })
  answer({ round, kind: 'done' })
})

function circlesAmong({ people, ends, strengths }: MapTask): { of: Int32Array; circles: Circle[] } {
  const web = new Map(people.map(({ id }) => [id, new Map<MemberId, number>()]))
  for (const [index, strength] of strengths.entries()) {
    const [a, b] = [people[ends[index * 2] ?? -1]?.id, people[ends[index * 2 + 1] ?? -1]?.id]
    if (!a || !b) continue
    web.get(a)?.set(b, strength)
    web.get(b)?.set(a, strength)
  }
  const numbers = new Map(people.map(({ id }, number) => [id, number]))
  const everybody = people.map(({ id, interests }) => ({ member: id, interests, chapters: [] }))
  const of = new Int32Array(people.length).fill(-1)
  const circles = circlesOf(web).map((circle, number): Circle => {
    const members = circle.flatMap((member) => everybody[numbers.get(member) ?? -1] ?? [])
    for (const member of circle) of[numbers.get(member) ?? -1] = number
    return { size: circle.length, names: namesOf(members, everybody).map(({ interest }) => interest) }
  })
  return { of, circles }
}
