import { cpSync } from 'node:fs'
import { join } from 'node:path'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'

const RUNS_MAX = 3

/**
 * One person erased, from the command until the disk has nothing of them: pages are searched and written anew, and the whole
 * community moves to a fresh database. Beside it copying the database's files, which is what moving comes to.
 */
export async function measureEraseRun(bench: Workbench, members: number): Promise<Result[]> {
  const profile = await bench.profile(members)
  const copying: number[] = []
  const erasing: number[] = []
  const runs = Math.min(bench.runs, RUNS_MAX)
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now()
    cpSync(join(profile, 'IndexedDB'), bench.emptyFolder(), { recursive: true })
    copying.push(performance.now() - begun)
  }
  const subject = await bench.readApp(profile)
  const ids = await subject.call('memberIds', 0, runs)
  for (const id of ids) erasing.push(await subject.call('eraseOne', id))
  await subject.close()
  return [
    {
      figure: 'erase-run', members, title: 'Erase one person, until the disk has nothing of them', unit: 'ms', value: sampleOf(erasing),
      floor: { title: 'copy the database’s folder', value: sampleOf(copying) },
    },
  ] // prettier-ignore
}
