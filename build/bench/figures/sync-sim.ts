import { capture } from '../../processes.mjs'
import { nodeProgram } from '../bundles.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Year } from './sim-year.ts'

const KB = 1024

/** A year of fifty devices that meet by chance (`sim-year.ts`); each run has a seed of its own. */
export async function measureSyncSim(runs: number): Promise<Result[]> {
  const program = await nodeProgram('sim-year')
  const years: Year[] = []
  for (let seed = 1; seed <= runs; seed += 1) years.push(await runYear(program, seed))
  const of = (value: (year: Year) => number) => sampleOf(years.map(value))
  const disagreeing = years.filter(({ agree }) => !agree).length
  return [
    {
      figure: 'sync-sim', members: null, title: 'A year of 50 devices: bytes over the lines, all in all', unit: 'KB',
      value: of(({ bytes }) => bytes / KB),
      floor: {
        title: 'what was new, once to every device',
        value: of(({ growth, devices }) => (growth * (devices - 1)) / KB),
      },
    },
    {
      figure: 'sync-sim', members: null, title: '… bytes a device and week', unit: 'B',
      value: of(({ bytes, devices, weeks }) => bytes / devices / weeks),
    },
    { figure: 'sync-sim', members: null, title: '… edits', unit: '', value: of(({ edits }) => edits) },
    { figure: 'sync-sim', members: null, title: '… meetings of two devices', unit: '', value: of(({ meetings }) => meetings) },
    { figure: 'sync-sim', members: null, title: '… messages a meeting', unit: '', value: of(({ frames, meetings }) => frames / meetings) },
    {
      figure: 'sync-sim', members: null, title: '… rounds of meetings after the last edit until all agree', unit: '',
      value: of(({ roundsToAgree }) => roundsToAgree),
    },
    { figure: 'sync-sim', members: null, title: '… fields that wait for a decision then', unit: '', value: of(({ decisions }) => decisions) },
    {
      figure: 'sync-sim', members: null, title: '… years in which not all agreed', unit: '', value: sampleOf([disagreeing]),
      aims: [{ of: 'figure', most: 0 }],
    },
  ] // prettier-ignore
}

async function runYear(program: string, seed: number): Promise<Year> {
  const { code, output } = await capture(process.execPath, [program, String(seed)])
  if (code !== 0) throw new Error(output)
  const [, json = 'null'] = /RESULT (.*)/.exec(output) ?? []
  return JSON.parse(json) as Year
}
