import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'

/** Bytes a member after an import: what is stored in IndexedDB, without the file system's and the database's own share. */
export async function measureDisk(bench: Workbench, members: number): Promise<Result[]> {
  const subject = await bench.readApp(await bench.profile(members))
  const tables = await subject.call('storedBytes')
  await subject.close()
  const { chunks = 0, snapshots = 0 } = tables
  const all = Object.values(tables).reduce((sum, bytes) => sum + bytes, 0)
  const floor = {
    title: 'its line of the roster',
    value: sampleOf([Buffer.byteLength(bench.roster(members)) / members]),
  }
  return [
    { figure: 'disk', members, title: 'On disk a member, all', unit: 'B', value: sampleOf([all / members]), floor },
    { figure: 'disk', members, title: '… documents and the roster as it came', unit: 'B', value: sampleOf([chunks / members]) },
    { figure: 'disk', members, title: '… snapshots (disposable)', unit: 'B', value: sampleOf([snapshots / members]) },
  ] // prettier-ignore
}
