import { nodeProgram } from '../bundles.ts'
import { runNodeTask } from '../node-task.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Year } from './sim-year.ts'

const KB = 1024
const MB = 1024 * KB

/** A year of fifty devices that meet by chance (`sim-year.ts`); each run has a seed of its own. */
export async function measureSyncSim(runs: number): Promise<Result[]> {
  const program = await nodeProgram('sim-year')
  const years: Year[] = []
  for (let seed = 1; seed <= runs; seed += 1) years.push(await runNodeTask<Year>(program, [String(seed)]))
  const of = (value: (year: Year) => number) => sampleOf(years.map(value))
  const disagreeing = years.filter(({ agree }) => !agree).length
  return [
    {
      figure: 'sync-sim', members: null, title: 'A year of 50 devices: bytes over all lines', unit: 'MB',
      value: of(({ bytes }) => bytes / MB),
      floor: { title: 'what was new to each device, as files', value: of(({ growth }) => growth / MB) },
    },
    {
      figure: 'sync-sim', members: null, title: 'A year: bytes a device and week', unit: 'KB',
      value: of(({ bytes, devices, weeks }) => bytes / devices / weeks / KB),
    },
    { figure: 'sync-sim', members: null, title: 'A year: what people did', unit: 'edits', value: of(({ edits }) => edits) },
    { figure: 'sync-sim', members: null, title: 'A year: two devices met', unit: 'meetings', value: of(({ meetings }) => meetings) },
    {
      figure: 'sync-sim', members: null, title: 'A year: messages a meeting', unit: 'messages',
      value: of(({ frames, meetings }) => frames / meetings),
    },
    {
      figure: 'sync-sim', members: null, title: 'A year: after the last edit, until nobody lacks anything', unit: 'rounds',
      value: of(({ roundsToAgree }) => roundsToAgree),
    },
    { figure: 'sync-sim', members: null, title: 'A year: what waits for a person then', unit: 'decisions', value: of(({ decisions }) => decisions) },
    {
      figure: 'sync-sim', members: null, title: 'A year: in which not all agreed', unit: 'years', value: sampleOf([disagreeing]),
      aims: [{ of: 'figure', most: 0 }],
    },
  ] // prettier-ignore
}
