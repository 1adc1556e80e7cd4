import { UndirectedGraph } from 'graphology'
import Sigma from 'sigma'
import { Picture } from '../../../renderer/features/connections/map/picture.ts'
import { cameraFor, sceneOf, zoomed } from '../../../renderer/features/connections/map/scene.ts'
import type { Camera, Scene } from '../../../renderer/features/connections/map/scene.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { seededRandom } from '../../../shared/domain/random.ts'
import { layOut } from '../../../shared/ties/map-layout.ts'
import type { Layout } from '../../../shared/ties/map-layout.ts'

/** What is put into an empty window to measure the map: its own drawing, and sigma's of the same people and ties. */
export const mapKit = {
  /** The map's own drawing. */
  canvas(people: number): Promise<MapFrames> {
    const { width, height } = SIZE
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    document.body.replaceChildren(canvas)
    const surface = canvas.getContext('2d')
    if (!surface) throw new Error('there is no canvas')
    const months = monthsOf(people)
    const [now] = months
    if (!now) throw new Error('there is no month')
    const picture = new Picture()
    const show = (scene: Scene, camera: Camera) => {
      picture.draw({ scene, chosen: null, ink: INK, width, height }, camera, 1, false)
      picture.show(surface, camera, 1)
    }
    const whole = cameraFor(now, width, height)
    show(now, whole)
    return framesOf({
      pan: (at) => show(now, { ...whole, x: whole.x + 300 * Math.sin(at / 20), y: whole.y + 150 * Math.sin(at / 13) }),
      zoom: (at) => show(now, zoomed(whole, 1 + 2 * Math.sin(at / 40) ** 2, { x: width / 2, y: height / 2 })),
      time: (at) => {
        const month = months[at % months.length] ?? now
        show(month, whole)
      },
    })
  },
  /** Sigma's; rejects where there is no WebGL. */
  async sigma(people: number): Promise<MapFrames> {
    const holder = document.createElement('div')
    holder.style.cssText = `width: ${SIZE.width}px; height: ${SIZE.height}px`
    document.body.replaceChildren(holder)
    const months = monthsOf(people)
    const [now] = months
    if (!now) throw new Error('there is no month')
    const graph = new UndirectedGraph()
    const { map, layout } = now.laidOut
    for (const [number, { name }] of map.people.entries())
      graph.addNode(String(number), {
        x: layout.x[number] ?? 0,
        y: layout.y[number] ?? 0,
        size: 3 + Math.min(7, Math.sqrt(now.degrees[number] ?? 0)),
        label: name,
        color: INK.marks[number % INK.marks.length],
      })
    now.lines.forEach((ends, level) => {
      for (let at = 0; at < ends.length; at += 2)
        graph.mergeEdge(String(ends[at]), String(ends[at + 1]), { size: level === 0 ? 2.4 : 1, color: INK.line })
    })
    let least = 0
    const sigma = new Sigma(graph, holder, {
      labelRenderedSizeThreshold: 6,
      edgeReducer: (edge, data) => ({ ...data, hidden: Number(edge.split('_').at(-1) ?? 0) % 12 < least }),
    })
    const camera = sigma.getCamera()
    const frames = await framesOf({
      pan: (at) => camera.setState({ x: 0.5 + 0.2 * Math.sin(at / 20), y: 0.5 + 0.1 * Math.sin(at / 13), ratio: 1 }),
      zoom: (at) => camera.setState({ x: 0.5, y: 0.5, ratio: 1 / (1 + 2 * Math.sin(at / 40) ** 2) }),
      time: (at) => {
        least = at % 12
        sigma.refresh()
      },
    })
    sigma.kill()
    return frames
  },
}

/** Milliseconds from each frame to the next, while somebody moves, comes closer, and goes through the months. */
export type MapFrames = Readonly<Record<'pan' | 'zoom' | 'time', readonly number[]>>

const SIZE = { width: 1200, height: 740 }
const FRAMES = 180
/** Steps of the slider; each is another map. */
const MONTHS = 12
const TIES_EACH = 6
const CHAPTERS = 8
const INK = {
  paper: '#fff', ink: '#222', muted: '#777', line: '#ccc', font: '500 12px sans-serif',
  marks: ['#b33', '#383', '#338', '#a73', '#377', '#737', '#773', '#555'],
} // prettier-ignore

async function framesOf(moves: Readonly<Record<keyof MapFrames, (at: number) => void>>): Promise<MapFrames> {
  const pan = await timesOf(FRAMES, moves.pan)
  const zoom = await timesOf(FRAMES, moves.zoom)
  return { pan, zoom, time: await timesOf(MONTHS * 2, moves.time) }
}

/** From one frame to the next with a move in each. */
async function timesOf(frames: number, move: (at: number) => void): Promise<number[]> {
  const times: number[] = []
  let before = await frame()
  for (let at = 0; at < frames; at += 1) {
    move(at)
    const now = await frame()
    times.push(now - before)
    before = now
  }
  return times
}

function frame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve(performance.now()))
  })
}

/** A community of circles of thirty, of whom every fifth tie leads elsewhere; in each earlier month it had fewer ties. */
function monthsOf(people: number): Scene[] {
  const random = seededRandom(people)
  const ends = new Int32Array(people * TIES_EACH * 2)
  const levels = new Uint8Array(people * TIES_EACH)
  for (let tie = 0; tie < levels.length; tie += 1) {
    const one = tie % people
    const circle = Math.floor(one / 30) * 30
    ends[tie * 2] = one
    ends[tie * 2 + 1] =
      random.int(0, 4) === 0 ? random.int(0, people - 1) : Math.min(people - 1, circle + random.int(0, 29))
    levels[tie] = random.int(0, 9) === 0 ? 0 : 1
  }
  const strengths = Float32Array.from(levels, (level) => 1.5 - level)
  const layout = firstOf(layOut({ people, ends, strengths }))
  const chapters = Array.from({ length: CHAPTERS }, (_, number) => `cha_${number}` as ChapterId)
  const members = Array.from({ length: people }, (_, number) => ({
    id: `mem_${number}` as MemberId,
    name: `成員${number}`,
    chapter: chapters[number % CHAPTERS] ?? null,
    interests: [],
  }))
  return Array.from({ length: MONTHS }, (_, month) => {
    const count = Math.floor(levels.length * (1 - month / (2 * MONTHS)))
    const map = {
      state: 'ready' as const,
      days: [],
      people: members,
      ends: ends.subarray(0, count * 2),
      strengths: strengths.subarray(0, count),
      levels: levels.subarray(0, count),
      omitted: 0,
    }
    return sceneOf({ map, layout, circles: null }, { interest: null, faintest: 2 }, chapters)
  })
}

function firstOf(rounds: Generator<Layout>): Layout {
  const first = rounds.next()
  if (first.done) throw new Error('nothing was laid out')
  return first.value
}

declare global {
  interface Window {
    mapKit: typeof mapKit
  }
}

window.mapKit = mapKit
