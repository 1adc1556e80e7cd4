import { scaleBand, scaleLinear } from '@visx/scale'

/** Where a drawing lies in its frame, in units of the drawing. */
export interface Plot {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** From nothing to the largest value, rounded up to a number that a person would write beside an axis. */
export function upward(values: readonly number[], plot: Plot, most?: number) {
  return scaleLinear<number>({
    domain: [0, most ?? Math.max(...values, 0)],
    range: [plot.bottom, plot.top],
    nice: most === undefined && AXIS_TICKS,
  })
}

/** Names side by side, each in a stripe of its own. */
export function across(keys: readonly string[], plot: Plot, padding: number) {
  return scaleBand<string>({ domain: [...keys], range: [plot.left, plot.right], padding })
}

/** Lines that an axis is read by. */
export const AXIS_TICKS = 3

/** Every so many names are written, so that none runs into the next one; the last always is. */
export function isNamed(at: number, of: number, most: number): boolean {
  const step = Math.ceil(of / most)
  return (of - 1 - at) % step === 0
}
