import { closeSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExportFormat } from '../../../shared/domain/export-format.ts'
import { memoryOf } from '../process-memory.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'

const MEMBERS = 50_000
const MB = 1024 * 1024
/** How often the processes' memory is looked at. */
const LOOK_MS = 25

const FORMATS = [
  { format: 'csv', title: 'CSV', most: 2_000 },
  { format: 'xlsx', title: 'XLSX', most: 8_000 },
  { format: 'vcard4', title: 'contact cards', most: null },
] as const satisfies readonly { readonly format: ExportFormat; readonly title: string; readonly most: number | null }[]

/**
 * Everybody with twenty columns from the command to the finished file with its receipt on the disk, beside writing as many bytes
 * whole or not at all, which is what follows; how long others wait meanwhile, and how much memory it takes.
 */
export async function measureExportRun(bench: Workbench): Promise<Result[]> {
  const subject = await bench.readApp(await bench.profile(MEMBERS))
  const of = { figure: 'export-run', members: MEMBERS } as const
  const results: Result[] = []
  const waits: number[] = []
  let highest = 0
  const look = setInterval(() => {
    highest = Math.max(highest, memoryOf(subject.process.pid ?? 0)?.renderers ?? 0)
  }, LOOK_MS)
  try {
    await subject.call('previewExport')
    const previews: number[] = []
    for (let run = 0; run < bench.runs; run += 1) previews.push(await subject.call('previewExport'))
    results.push({
      ...of, title: 'What an export leaves out, and its first rows', unit: 'ms', value: sampleOf(previews),
      aims: [{ of: 'figure', most: 200 }],
    }) // prettier-ignore
    for (const { format, title, most } of FORMATS) {
      const [times, floors]: [number[], number[]] = [[], []]
      for (let run = 0; run < Math.min(bench.runs, 3); run += 1) {
        const { ms, bytes, rows } = await subject.call('exportAll', format)
        if (format !== 'vcard4' && rows !== MEMBERS) throw new Error(`${rows} rows were exported.`)
        times.push(ms)
        floors.push(writtenWhole(bytes))
      }
      waits.push(await subject.call('waitBesideExport', format))
      results.push({
        ...of, title: `Export to ${title}, from the click to the file with its receipt`, unit: 'ms',
        value: sampleOf(times), floor: { title: 'as many bytes to the disk', value: sampleOf(floors) },
        aims: most === null ? [] : [{ of: 'figure', most }],
      }) // prettier-ignore
    }
  } finally {
    clearInterval(look)
    await subject.close()
  }
  return [
    ...results,
    {
      // From the question to the rows: longer than any turn that the store takes.
      ...of, title: '… longest that a list waits for its rows meanwhile', unit: 'ms', value: sampleOf(waits),
      aims: [{ of: 'figure', most: 50 }],
    },
    {
      ...of, title: '… most memory of window and store processes, resident', unit: 'MB',
      value: sampleOf([highest / MB]), aims: [{ of: 'figure', most: 600 }],
    },
  ] // prettier-ignore
}

/** Writes so many bytes beside their place, makes them lasting and puts them there, as a file is saved. Milliseconds. */
function writtenWhole(bytes: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'chapterhouse-bench-'))
  const content = new Uint8Array(bytes).fill(97)
  const begun = performance.now()
  const file = openSync(join(folder, 'new'), 'w')
  writeSync(file, content)
  fsyncSync(file)
  closeSync(file)
  renameSync(join(folder, 'new'), join(folder, 'list'))
  const ms = performance.now() - begun
  rmSync(folder, { recursive: true })
  return ms
}
