import { neighboursOf, sizeOf } from './scene.ts'
import type { Camera, Scene } from './scene.ts'

/** Colours and letters of the window, as its styles have them. */
export interface Ink {
  readonly paper: string
  readonly ink: string
  readonly muted: string
  readonly line: string
  /** Of each chapter's mark. */
  readonly marks: readonly string[]
  readonly font: string
}

/** Widths of strong, warm and faint ties, pixels; the faint ones are broken, so that nobody needs the width. */
const WIDTHS = [2.4, 1, 1] as const
const BROKEN = [3, 4]
/** Names that are tried to be written; each takes room from the next. */
const MOST_NAMES = 220
/** A name takes about so much room, pixels, by the letter. */
const LETTER = 13
const NAME_HEIGHT = 16
const HALF_HEIGHT = 6

/** Draws a map. A chapter has its own shape as well as its colour; `chosen` stands out with everybody they are tied to. */
export function drawMap(
  surface: CanvasRenderingContext2D,
  scene: Scene,
  camera: Camera,
  ink: Ink,
  view: { readonly width: number; readonly height: number; readonly chosen: number | null },
): void {
  const { width, height, chosen } = view
  const { x, y } = scene.laidOut.layout
  const xOf = (person: number) => (x[person] ?? 0) * camera.scale + camera.x
  const yOf = (person: number) => (y[person] ?? 0) * camera.scale + camera.y
  const near = chosen === null ? null : neighboursOf(scene, chosen)
  surface.clearRect(0, 0, width, height)
  for (const level of [2, 1, 0] as const) {
    const ends = scene.lines[level]
    surface.lineWidth = WIDTHS[level]
    surface.setLineDash(level === 2 ? BROKEN : [])
    strokeTies(surface, ends, xOf, yOf, { colour: level === 0 ? ink.muted : ink.line, only: null })
    if (chosen !== null) strokeTies(surface, ends, xOf, yOf, { colour: ink.ink, only: chosen })
  }
  surface.setLineDash([])
  const isDimmed = (person: number) => near !== null && person !== chosen && !near.has(person)
  for (const [mark, colour] of ink.marks.entries()) {
    for (const dimmed of [true, false]) {
      surface.beginPath()
      for (const person of scene.byDegree) {
        const chapter = scene.laidOut.map.people[person]?.chapter
        const own = chapter ? (scene.marks.get(chapter) ?? 0) % ink.marks.length : 0
        if (own !== mark || isDimmed(person) !== dimmed) continue
        const [atX, atY, size] = [xOf(person), yOf(person), sizeOf(scene, person, camera)]
        if (atX < -size || atY < -size || atX > width + size || atY > height + size) continue
        addMark(surface, mark, atX, atY, size)
      }
      surface.globalAlpha = dimmed ? 0.3 : 1
      surface.fillStyle = colour
      surface.strokeStyle = ink.paper
      surface.lineWidth = 1.2
      surface.fill()
      surface.stroke()
    }
  }
  surface.globalAlpha = 1
  if (chosen !== null) {
    surface.beginPath()
    surface.arc(xOf(chosen), yOf(chosen), sizeOf(scene, chosen, camera) + 5, 0, 2 * Math.PI)
    surface.strokeStyle = ink.ink
    surface.lineWidth = 2
    surface.stroke()
  }
  writeNames(surface, scene, ink, { camera, xOf, yOf, width, height, chosen, near })
}

type Axis = (person: number) => number

function strokeTies(
  surface: CanvasRenderingContext2D,
  ends: Int32Array,
  xOf: Axis,
  yOf: Axis,
  { colour, only }: { readonly colour: string; readonly only: number | null },
): void {
  surface.beginPath()
  for (let at = 0; at < ends.length; at += 2) {
    const [a = 0, b = 0] = [ends[at], ends[at + 1]]
    if (only !== null && a !== only && b !== only) continue
    surface.moveTo(xOf(a), yOf(a))
    surface.lineTo(xOf(b), yOf(b))
  }
  surface.strokeStyle = colour
  surface.stroke()
}

/** Circle, square, triangle, diamond, and these with a corner down: eight chapters are told apart without a colour. */
function addMark(surface: CanvasRenderingContext2D, mark: number, x: number, y: number, size: number): void {
  const corners = MARKS[mark % MARKS.length]
  if (!corners) {
    surface.moveTo(x + size, y)
    surface.arc(x, y, size, 0, 2 * Math.PI)
    return
  }
  for (const [index, [right = 0, down = 0]] of corners.entries()) {
    if (index === 0) surface.moveTo(x + right * size, y + down * size)
    else surface.lineTo(x + right * size, y + down * size)
  }
  surface.closePath()
}

/** Corners, in half sizes; null for a circle. */
export const MARKS: readonly (readonly (readonly number[])[] | null)[] = [
  null,
  [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  [
    [0, -1.15],
    [1.1, 0.85],
    [-1.1, 0.85],
  ],
  [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  [
    [0, 1.15],
    [1.1, -0.85],
    [-1.1, -0.85],
  ],
  [
    [-0.5, -1],
    [0.5, -1],
    [1.1, 0],
    [0.5, 1],
    [-0.5, 1],
    [-1.1, 0],
  ],
  [
    [-0.4, -1.1],
    [0.4, -1.1],
    [0.4, -0.4],
    [1.1, -0.4],
    [1.1, 0.4],
    [0.4, 0.4],
    [0.4, 1.1],
    [-0.4, 1.1],
    [-0.4, 0.4],
    [-1.1, 0.4],
    [-1.1, -0.4],
    [-0.4, -0.4],
  ],
  [
    [-1.2, -0.6],
    [1.2, -0.6],
    [1.2, 0.6],
    [-1.2, 0.6],
  ],
]

interface Writing {
  readonly camera: Camera
  readonly xOf: Axis
  readonly yOf: Axis
  readonly width: number
  readonly height: number
  readonly chosen: number | null
  readonly near: ReadonlySet<number> | null
}

/** Writes names where there is room, those of who has most ties first, and of whom somebody looks at before them. */
function writeNames(
  surface: CanvasRenderingContext2D,
  scene: Scene,
  ink: Ink,
  { camera, xOf, yOf, width, height, chosen, near }: Writing,
): void {
  const first = chosen === null ? [] : [chosen, ...(near ?? [])]
  const taken = new Set<string>()
  surface.font = ink.font
  surface.textBaseline = 'middle'
  surface.lineJoin = 'round'
  for (const person of [...first, ...(near ? [] : scene.byDegree)].slice(0, MOST_NAMES)) {
    const name = scene.laidOut.map.people[person]?.name ?? ''
    const [x, y] = [xOf(person) + sizeOf(scene, person, camera) + 4, yOf(person)]
    if (x < -80 || y < 0 || x > width || y > height) continue
    const cells = cellsOf(x, y, name.length * LETTER)
    if (person !== chosen && cells.some((cell) => taken.has(cell))) continue
    for (const cell of cells) taken.add(cell)
    surface.strokeStyle = ink.paper
    surface.lineWidth = 3.5
    surface.strokeText(name, x, y)
    surface.fillStyle = ink.ink
    surface.fillText(name, x, y)
  }
}

/** The squares of the window that a name covers; most names lie across two rows of them. */
function cellsOf(x: number, y: number, length: number): string[] {
  const from = Math.floor(x / LETTER)
  const rows = new Set([Math.floor((y - HALF_HEIGHT) / NAME_HEIGHT), Math.floor((y + HALF_HEIGHT) / NAME_HEIGHT)])
  return [...rows].flatMap((row) =>
    Array.from({ length: Math.ceil(length / LETTER) + 1 }, (_, index) => `${from + index} ${row}`),
  )
}
