import { describe, expect, it } from 'vitest'
import {
  cameraFor,
  neighboursOf,
  personAt,
  sceneOf,
  sizeOf,
  zoomed,
} from '../../../../renderer/features/connections/map/scene.ts'
import type { LaidOut } from '../../../../renderer/features/connections/map/use-layout.ts'
import { chapterId, recordId } from '../../../helpers/people.ts'

/** 0 and 1 strongly tied, 1 and 2 warmly, 2 and 3 faintly; 0 and 1 like reading. */
const laidOut: LaidOut = {
  map: {
    state: 'ready',
    days: [],
    people: [0, 1, 2, 3].map((number) => ({
      id: recordId(number),
      name: `${number}`,
      chapter: chapterId(1),
      interests: number < 2 ? ['閱讀'] : [],
    })),
    ends: Int32Array.from([0, 1, 1, 2, 2, 3]),
    strengths: Float32Array.from([2, 1, 0.3]),
    levels: Uint8Array.from([0, 1, 2]),
    omitted: 0,
  },
  layout: { x: Float32Array.from([0, 100, 200, 300]), y: Float32Array.from([0, 0, 50, 50]) },
  circles: null,
}
const scene = (interest: string | null, faintest: number) => sceneOf(laidOut, { interest, faintest }, [chapterId(1)])

describe('the map shows', () => {
  it('whoever has a tie that is warm enough', () => {
    expect(scene(null, 0).byDegree).toEqual([0, 1])
    expect(scene(null, 1).byDegree).toEqual([1, 0, 2])
    expect(scene(null, 2).byDegree).toEqual([1, 2, 0, 3])
  })

  it('of an interest everybody who has it, and only ties among them', () => {
    const { byDegree, lines } = scene('閱讀', 2)
    expect(byDegree).toEqual([0, 1])
    expect(lines.map(({ length }) => length / 2)).toEqual([1, 0, 0])
  })

  it('of somebody everybody they are tied to', () => {
    expect(neighboursOf(scene(null, 2), 2)).toEqual(new Set([1, 3]))
  })
})

describe('looking at the map', () => {
  it('begins with everybody in the window', () => {
    const { x, y, scale } = cameraFor(scene(null, 2), 800, 600)
    for (const [number, left] of laidOut.layout.x.entries()) {
      const [right, down] = [left * scale + x, (laidOut.layout.y[number] ?? 0) * scale + y]
      expect(right).toBeGreaterThan(0)
      expect(right).toBeLessThan(800)
      expect(down).toBeGreaterThan(0)
      expect(down).toBeLessThan(600)
    }
  })

  it('comes closer around what is pointed at', () => {
    const before = { x: 10, y: 20, scale: 2 }
    const after = zoomed(before, 3, { x: 110, y: 120 })
    expect((110 - after.x) / after.scale).toBeCloseTo((110 - before.x) / before.scale, 9)
    expect((120 - after.y) / after.scale).toBeCloseTo((120 - before.y) / before.scale, 9)
  })

  it('makes marks smaller where they would cover each other, and never so small that nobody sees them', () => {
    const shown = scene(null, 2)
    const [far, middle, near] = [0.01, 0.15, 1].map((scale) => sizeOf(shown, 1, { scale }))
    expect(near).toBeCloseTo(3.5 + 1.1 * Math.sqrt(2), 9)
    expect(middle).toBeLessThan(near ?? 0)
    expect(middle).toBeGreaterThan(far ?? 0)
    expect(far).toBeCloseTo(0.4 * (near ?? 0), 9)
  })

  it('finds who is under the hand, and nobody where nobody is', () => {
    const camera = { x: 0, y: 0, scale: 1 }
    expect(personAt(scene(null, 2), camera, { x: 101, y: 2 })).toBe(1)
    expect(personAt(scene(null, 2), camera, { x: 150, y: 25 })).toBeNull()
  })
})
