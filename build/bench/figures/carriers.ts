import { nodeProgram } from '../bundles.ts'
import { runNodeTask } from '../node-task.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { CarriedTimes } from './carried-sync.ts'

const MB = 1024 * 1024
const MEMBERS = 10_000

/** Everybody past a folder, and past a stock sync server, from one store to another. */
export async function measureCarriers(runs: number): Promise<Result[]> {
  const program = await nodeProgram('carried-sync')
  const results: Result[] = []
  for (const [carrier, name] of [
    ['folder', 'Folder'],
    ['server', 'Stock server'],
  ] as const) {
    const times: CarriedTimes[] = []
    while (times.length < runs) times.push(await runNodeTask(program, [carrier, String(MEMBERS)]))
    const sample = (of: (time: CarriedTimes) => number) => sampleOf(times.map(of))
    const beside = (value: Result['value'], floor: Result['value']): Pick<Result, 'value' | 'floor'> => ({
      value,
      floor: { title: 'the same bytes as plain files', value: floor },
    })
    const of = { figure: 'carriers', members: MEMBERS } as const
    results.push(
      { ...of, title: `${name}: write everything`, unit: 'ms', ...beside(sample(({ write }) => write), sample(({ floor }) => floor.write)) },
      { ...of, title: `${name}: a fresh device reads everything`, unit: 'ms', ...beside(sample(({ read }) => read), sample(({ floor }) => floor.read)) },
      { ...of, title: `${name}: a look that finds nothing new`, unit: 'ms', value: sampleOf(times.flatMap(({ again }) => again)) },
      { ...of, title: `${name}: bytes that lie there`, unit: 'MB', value: sample(({ bytes }) => bytes / MB) },
    ) // prettier-ignore
  }
  return results
}
