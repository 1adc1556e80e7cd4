import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'
import { recordsOf } from './roster-records.ts'

const MB = 1024 * 1024

/** A backup of everything: writing it, reading it back page by page, its size, and the way back from it into an empty profile. */
export async function measureBackup(bench: Workbench, members: number): Promise<Result[]> {
  const profile = await bench.profile(members)
  const writing: number[] = []
  const verifying: number[] = []
  const reading: number[] = []
  const filling: number[] = []
  const copying: number[] = []
  let name = ''
  let size = 0
  const runs = Math.min(bench.runs, 3)
  const subject = await bench.readApp(profile)
  for (let run = 0; run < runs; run += 1) {
    const made = await subject.call('backUp')
    writing.push(made.writing)
    verifying.push(made.verifying)
    name = made.name
    size = made.bytes
  }
  await subject.close()
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now()
    cpSync(join(profile, 'IndexedDB'), bench.emptyFolder(), { recursive: true })
    copying.push(performance.now() - begun)
  }
  for (let run = 0; run < runs; run += 1) {
    rmSync(join(profile, 'IndexedDB'), { recursive: true })
    const again = await bench.startedApp(profile)
    const back = await again.call('bringBack', name)
    if (back.members !== members) throw new Error(`${back.members} members came back.`)
    reading.push(back.reading)
    filling.push(back.writing)
    await again.close()
  }
  const zipped = gzipSync(JSON.stringify(recordsOf(bench.roster(members)))).byteLength
  const aims = members <= 50_000 ? ([{ of: 'figure', most: 5_000 }] as const) : []
  return [
    {
      figure: 'backup', members, title: 'Backup: write everything to a file', unit: 'ms', value: sampleOf(writing), aims,
      floor: { title: 'copy the database’s folder', value: sampleOf(copying) },
    },
    { figure: 'backup', members, title: 'Backup: read it back, every page', unit: 'ms', value: sampleOf(verifying), aims },
    {
      figure: 'backup', members, title: 'Backup: size of the file, with the roster as it came', unit: 'MB', value: sampleOf([size / MB]),
      floor: { title: 'gzip of the members as JSON', value: sampleOf([zipped / MB]) },
    },
    { figure: 'backup', members, title: 'Backup: open it in an empty profile', unit: 'ms', value: sampleOf(reading) },
    { figure: 'backup', members, title: '… and bring everything back', unit: 'ms', value: sampleOf(filling) },
  ] // prettier-ignore
}
