import { gzipSync } from 'node:zlib'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'
import { recordsOf } from './roster-records.ts'

const MB = 1024 * 1024

/** Everything from one copy to an empty one by file: writing it, joining with it, and its size. */
export async function measureExchange(bench: Workbench, members: number): Promise<Result[]> {
  const zipped = gzipSync(JSON.stringify(recordsOf(bench.roster(members))))
  const first = await bench.readApp(await bench.profile(members))
  const [writing, joining, floors]: [number[], number[], number[]] = [[], [], []]
  let size = 0
  while (joining.length < Math.min(bench.runs, 3)) {
    const second = await bench.app(bench.emptyFolder())
    await second.call('unlock')
    await first.call('letIn', await second.call('enter', await first.call('invite')))
    const written = await first.call('writeChanges')
    const joined = await second.call('join', written.base64)
    if (joined.summary.newMembers !== members) throw new Error(`${joined.summary.newMembers} members arrived.`)
    writing.push(written.ms)
    joining.push(joined.ms)
    size = written.bytes
    floors.push(await second.floor('joinPlainly', zipped.toString('base64')))
    await second.close()
  }
  await first.close()
  return [
    { figure: 'exchange', members, title: 'Exchange: write everything to a file', unit: 'ms', value: sampleOf(writing) },
    {
      figure: 'exchange', members, title: 'Exchange: join an empty copy with it', unit: 'ms', value: sampleOf(joining),
      floor: { title: 'gunzip JSON, write plain pages', value: sampleOf(floors) },
    },
    {
      figure: 'exchange', members, title: 'Exchange: size of the file, with the roster as it came', unit: 'MB',
      value: sampleOf([size / MB]),
      floor: { title: 'gzip of the members as JSON', value: sampleOf([zipped.byteLength / MB]) },
    },
  ] // prettier-ignore
}
