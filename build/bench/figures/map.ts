import { inPageScript } from '../bundles.ts'
import type { MapFrames } from '../in-page/map-kit.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'

const PEOPLE = 5_000
/** What a frame may take on a screen that shows sixty a second, with a millisecond for the clock. */
const FRAME_MS = 17.7
/** Each step of the slider is another map; what follows a hand within a tenth of a second is felt as one with it. */
const STEP_MS = 100

const MOVES = { pan: 'moving', zoom: 'coming closer', time: 'going through the months' } as const

/** Frames of a map of 5,000 people in a window of its own, and of sigma's drawing of the same one. */
export async function measureMap(bench: Workbench): Promise<Result[]> {
  const empty = await bench.emptyWindow()
  await empty.page.evaluate(await inPageScript('map-kit'))
  const own = (await empty.page.evaluate(`mapKit.canvas(${PEOPLE})`)) as MapFrames
  // Where there is no WebGL there is nothing to compare with.
  const sigma = (await empty.page.evaluate(`mapKit.sigma(${PEOPLE}).catch(() => null)`)) as MapFrames | null
  await empty.close()
  return (['pan', 'zoom', 'time'] as const).flatMap((move): Result[] => [
    {
      figure: 'map', members: PEOPLE, title: `A frame of the map, ${MOVES[move]}`, unit: 'ms', value: sampleOf(own[move]),
      ...(sigma && { floor: { title: 'sigma, the same', value: sampleOf(sigma[move]) } }),
      aims: [{ of: 'figure', most: move === 'time' ? STEP_MS : FRAME_MS }],
    },
    {
      figure: 'map', members: PEOPLE, title: `… late ones, of ${own[move].length}`, unit: 'frames',
      value: sampleOf([late(own[move])]),
      ...(sigma && { floor: { title: 'sigma, the same', value: sampleOf([late(sigma[move])]) } }),
    },
  ]) // prettier-ignore
}

function late(frames: readonly number[]): number {
  return frames.filter((ms) => ms > FRAME_MS).length
}
