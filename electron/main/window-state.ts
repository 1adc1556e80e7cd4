import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'

/** Every screen is made to work at this size; a smaller window would cut something off. */
export const MIN_WIDTH = 1024
export const MIN_HEIGHT = 700

const DEFAULT_WIDTH = 1280
const DEFAULT_HEIGHT = 800

/** How much of a window's title bar must lie on a screen for a person to be able to drag it back. */
const GRIP_WIDTH = 120
const GRIP_HEIGHT = 32

/** A rectangle in the screen's own units (device-independent pixels). */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a window was left. Without a position the system chooses one. */
export interface WindowState {
  readonly width: number
  readonly height: number
  readonly position?: { readonly x: number; readonly y: number }
  readonly maximized: boolean
}

const savedState = v.object({
  version: v.literal(1),
  bounds: v.object({ x: whole(), y: whole(), width: whole(), height: whole() }),
  maximized: v.boolean(),
})

/**
 * The state to open with: what was saved, repaired so that the window is whole, big enough, and within reach. Screens are
 * unplugged and resolutions change between two starts.
 *
 * @param workAreas the usable part of each screen there is now
 */
export function repairedState(saved: unknown, workAreas: readonly Bounds[]): WindowState {
  const parsed = v.safeParse(savedState, saved)
  if (!parsed.success) return { width: DEFAULT_WIDTH, height: DEFAULT_HEIGHT, maximized: false }
  const { bounds, maximized } = parsed.output
  const area = workAreas.find((candidate) => canBeGrabbed(bounds, candidate))
  const room = area ?? workAreas[0]
  const width = Math.max(MIN_WIDTH, Math.min(bounds.width, room?.width ?? bounds.width))
  const height = Math.max(MIN_HEIGHT, Math.min(bounds.height, room?.height ?? bounds.height))
  return area === undefined
    ? { width, height, maximized }
    : { width, height, position: { x: bounds.x, y: bounds.y }, maximized }
}

/** Reads the saved state at once: the window cannot be made before it is known, and the file is one line. */
export function readWindowState(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * Written at once: the last chance is while the last window closes, and nothing waits for it then. Losing this file costs a
 * person one drag of a window, so it is not forced to the disk, and a failure is not worth a word.
 */
export function writeWindowState(file: string, bounds: Bounds, maximized: boolean): void {
  try {
    writeFileSync(`${file}.tmp`, JSON.stringify({ version: 1, bounds, maximized }))
    renameSync(`${file}.tmp`, file)
  } catch {
    return
  }
}

function canBeGrabbed(bounds: Bounds, area: Bounds): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  const topInside = bounds.y >= area.y && bounds.y + GRIP_HEIGHT <= area.y + area.height
  return width >= GRIP_WIDTH && topInside
}

function whole() {
  return v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000))
}
