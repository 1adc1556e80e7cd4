import type { ChapterId } from '../../../../shared/domain/ids.ts'
import type { Layout } from '../../../../shared/ties/map-layout.ts'
import type { LaidOut } from './use-layout.ts'

/** What of a map is shown. */
export interface MapFilter {
  /** Null for all of them. */
  readonly interest: string | null
  /** The faintest ties shown: 0 strong ones only, 1 warm ones too, 2 all. */
  readonly faintest: number
}

/** A map as it is drawn: people by number, ties by level. */
export interface Scene {
  readonly laidOut: LaidOut
  /** Whether each person is shown. */
  readonly isShown: Uint8Array
  /** Two ends a tie, for the strong, the warm and the faint ones. */
  readonly lines: readonly [strong: Int32Array, warm: Int32Array, faint: Int32Array]
  /** Ties of each person that are shown. */
  readonly degrees: Int32Array
  /** People by how many ties they have, most first; whoever is not shown is left out. */
  readonly byDegree: readonly number[]
  /** How far apart those who are shown would stand if they stood evenly, in the layout's own measure; 0 for one alone, or in a row. */
  readonly spacing: number
  /** The mark of each chapter, the same while the chapters are. */
  readonly marks: ReadonlyMap<ChapterId, number>
}

/** What of a laid out map passes a filter. */
export function sceneOf(laidOut: LaidOut, { interest, faintest }: MapFilter, chapters: readonly ChapterId[]): Scene {
  const { people, ends, levels } = laidOut.map
  const fits = people.map(({ interests }) => interest === null || interests.includes(interest))
  const degrees = new Int32Array(people.length)
  const lines: [number[], number[], number[]] = [[], [], []]
  for (const [index, level] of levels.entries()) {
    const [a = 0, b = 0] = [ends[index * 2], ends[index * 2 + 1]]
    if (level > faintest || !fits[a] || !fits[b]) continue
    lines[level]?.push(a, b)
    degrees[a] = (degrees[a] ?? 0) + 1
    degrees[b] = (degrees[b] ?? 0) + 1
  }
  const isShown = Uint8Array.from(people, (_, number) =>
    fits[number] === true && (interest !== null || (degrees[number] ?? 0) > 0) ? 1 : 0,
  )
  const byDegree = [...people.keys()].filter((number) => isShown[number] === 1)
  byDegree.sort((a, b) => (degrees[b] ?? 0) - (degrees[a] ?? 0) || a - b)
  return {
    laidOut,
    isShown,
    lines: [Int32Array.from(lines[0]), Int32Array.from(lines[1]), Int32Array.from(lines[2])],
    degrees,
    byDegree,
    spacing: spacingOf(laidOut.layout, isShown),
    marks: new Map(chapters.map((chapter, index) => [chapter, index])),
  }
}

/** Everybody tied to one person, by their shown ties. */
export function neighboursOf({ lines }: Scene, person: number): ReadonlySet<number> {
  const found = new Set<number>()
  for (const ends of lines)
    for (let at = 0; at < ends.length; at += 2) {
      const [a = -1, b = -1] = [ends[at], ends[at + 1]]
      if (a === person) found.add(b)
      if (b === person) found.add(a)
    }
  return found
}

/** Where on the map somebody looks, and how closely: places times `scale`, plus `x` and `y`, are pixels. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly scale: number
}

const MARGIN = 36

/** The camera that sees everybody who is shown. */
export function cameraFor({ laidOut: { layout }, isShown }: Scene, width: number, height: number): Camera {
  const { left, right, top, bottom } = boundsOf(layout, isShown)
  if (left > right) return { x: width / 2, y: height / 2, scale: 1 }
  const scale = Math.min(
    (width - 2 * MARGIN) / Math.max(1, right - left),
    (height - 2 * MARGIN) / Math.max(1, bottom - top),
  )
  return { scale, x: width / 2 - (scale * (left + right)) / 2, y: height / 2 - (scale * (top + bottom)) / 2 }
}

/** Closer or farther, with what is under a point staying there. */
export function zoomed(
  { x, y, scale }: Camera,
  factor: number,
  at: { readonly x: number; readonly y: number },
): Camera {
  const next = Math.min(400, Math.max(0.02, scale * factor))
  const by = next / scale
  return { scale: next, x: at.x - (at.x - x) * by, y: at.y - (at.y - y) * by }
}

/** Where people stand so close that marks would cover each other, they shrink to this share and no further. */
const SMALLEST = 0.4
/** Pixels apart from which marks have their full size. */
const ROOMY = 16

/** Half the width of somebody's mark, pixels: who has more ties is larger, and in a crowd everybody is smaller. */
export function sizeOf({ degrees, spacing }: Scene, person: number, { scale }: Pick<Camera, 'scale'>): number {
  const crowded = spacing === 0 ? 1 : Math.min(1, Math.max(SMALLEST, (spacing * scale) / ROOMY))
  return crowded * (3.5 + Math.min(7, 1.1 * Math.sqrt(degrees[person] ?? 0)))
}

function spacingOf(layout: Layout, isShown: Uint8Array): number {
  const { left, right, top, bottom } = boundsOf(layout, isShown)
  const people = isShown.reduce((sum, shown) => sum + shown, 0)
  return people < 2 ? 0 : Math.sqrt(((right - left) * (bottom - top)) / people)
}

function boundsOf(layout: Layout, isShown: Uint8Array) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [number, shown] of isShown.entries()) {
    if (shown === 0) continue
    const [x = 0, y = 0] = [layout.x[number], layout.y[number]]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { left, right, top, bottom }
}

/** Pixels around a mark within which somebody who points means it. */
const NEAR = 6

/** Whose mark is at a point; null for nobody's. */
export function personAt(scene: Scene, camera: Camera, at: { readonly x: number; readonly y: number }): number | null {
  const { x, y } = scene.laidOut.layout
  let best: number | null = null
  let nearest = Infinity
  for (const person of scene.byDegree) {
    const far = Math.hypot(
      (x[person] ?? 0) * camera.scale + camera.x - at.x,
      (y[person] ?? 0) * camera.scale + camera.y - at.y,
    )
    if (far < nearest && far <= sizeOf(scene, person, camera) + NEAR) {
      best = person
      nearest = far
    }
  }
  return best
}
