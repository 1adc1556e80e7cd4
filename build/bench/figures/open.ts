import { gzipSync } from 'node:zlib'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'
import { recordsOf } from './roster-records.ts'

const MB = 1024 * 1024
const RUNS_MAX = 3

/** Everything out in open formats, how long a list waits for its rows meanwhile, and everything back into an empty profile. */
export async function measureOpen(bench: Workbench, members: number): Promise<Result[]> {
  const runs = Math.min(bench.runs, RUNS_MAX)
  const rows = recordsOf(bench.roster(members))
  const writing: number[] = []
  const zipping: number[] = []
  const waits: number[] = []
  const subject = await bench.readApp(await bench.profile(members))
  let bytes = 0
  for (let run = 0; run < runs; run += 1) {
    const written = await subject.call('writeOpen')
    writing.push(written.ms)
    waits.push(written.longestWait)
    bytes = written.value
    const begun = performance.now()
    gzipSync(JSON.stringify(rows))
    zipping.push(performance.now() - begun)
  }
  const file = await subject.call('openFile')
  await subject.close()
  const plain = gzipSync(JSON.stringify(rows)).toString('base64')
  const opening: number[] = []
  const joining: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const empty = await bench.startedApp(bench.emptyFolder())
    await empty.call('unlock')
    const opened = await empty.call('openInEmpty', file)
    if (opened.members !== members) throw new Error(`${opened.members} members came in.`)
    opening.push(opened.ms)
    joining.push(await empty.floor('joinPlainly', plain))
    await empty.close()
  }
  return [
    {
      figure: 'open', members, title: 'Everything out in open formats', unit: 'ms', value: sampleOf(writing),
      floor: { title: 'gzip of the members as JSON', value: sampleOf(zipping) },
    },
    {
      figure: 'open', members, title: '… longest that a list waits for its rows meanwhile', unit: 'ms', value: sampleOf(waits),
      aims: [{ of: 'figure', most: 50 }],
    },
    { figure: 'open', members, title: '… size of the archive', unit: 'MB', value: sampleOf([bytes / MB]) },
    {
      figure: 'open', members, title: 'Everything into an empty profile', unit: 'ms', value: sampleOf(opening),
      floor: { title: 'members unzipped, parsed and written plainly', value: sampleOf(joining) },
    },
  ] // prettier-ignore
}
