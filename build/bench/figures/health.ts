import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'

const RUNS_MAX = 3

/** A check of everything on the disk, beside reading a backup of the same back; and how long a list waits for its rows meanwhile. */
export async function measureHealth(bench: Workbench, members: number): Promise<Result[]> {
  const subject = await bench.readApp(await bench.profile(members))
  const [checking, verifying, waits]: [number[], number[], number[]] = [[], [], []]
  // The first check loads the document engine, and writes what was waiting to be written.
  await subject.call('checkAlone')
  for (let run = 0; run < Math.min(bench.runs, RUNS_MAX); run += 1) {
    checking.push(await subject.call('checkAlone'))
    verifying.push((await subject.call('backUp')).verifying)
    waits.push((await subject.call('checkHealth')).longestWait)
  }
  await subject.close()
  return [
    {
      figure: 'health', members, title: 'Health: check everything on the disk', unit: 'ms', value: sampleOf(checking),
      floor: { title: 'read a backup of it back', value: sampleOf(verifying) },
    },
    {
      figure: 'health', members, title: '… longest that a list waits for its rows meanwhile', unit: 'ms', value: sampleOf(waits),
      aims: [{ of: 'figure', most: 50 }],
    },
  ] // prettier-ignore
}
