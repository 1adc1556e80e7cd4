import { nodeProgram } from '../bundles.ts'
import { runNodeTask } from '../node-task.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { WrittenList } from './export-lists.ts'

const ROWS = 50_000
const MB = 1024 * 1024

/** Lists of twenty columns from rows to bytes, in a fresh Node process, as in the worker; Papa Parse and SheetJS on the same rows. */
export async function measureExport(runs: number): Promise<Result[]> {
  const program = await nodeProgram('export-lists')
  const lists = { csv: [], xlsx: [], vcard4: [], 'rival-csv': [], 'rival-xlsx': [] } satisfies Record<
    string,
    WrittenList[]
  >
  for (let run = 0; run < runs; run += 1)
    for (const [what, times] of Object.entries<WrittenList[]>(lists))
      times.push(await runNodeTask<WrittenList>(program, [what, String(ROWS)]))
  const of = { figure: 'export', members: ROWS } as const
  const sample = (times: readonly WrittenList[], part: keyof WrittenList) => sampleOf(times.map((one) => one[part]))
  const megabytes = (times: readonly WrittenList[], part: 'memory' | 'bytes') =>
    sampleOf(times.map((one) => one[part] / MB))
  return [
    {
      ...of, title: 'Rows of 20 columns to CSV', unit: 'ms', value: sample(lists.csv, 'ms'),
      floor: { title: 'Papa Parse', value: sample(lists['rival-csv'], 'ms') }, aims: [{ of: 'figure', most: 2_000 }],
    },
    {
      ...of, title: '… to XLSX', unit: 'ms', value: sample(lists.xlsx, 'ms'),
      floor: { title: 'SheetJS', value: sample(lists['rival-xlsx'], 'ms') }, aims: [{ of: 'figure', most: 8_000 }],
    },
    {
      ...of, title: '… processor time of that, the collector with it', unit: 'ms', value: sample(lists.xlsx, 'processor'),
      floor: { title: 'SheetJS', value: sample(lists['rival-xlsx'], 'processor') },
    },
    { ...of, title: '… to contact cards', unit: 'ms', value: sample(lists.vcard4, 'ms') },
    {
      ...of, title: '… longest step of an XLSX', unit: 'ms', value: sample(lists.xlsx, 'longest'),
      floor: { title: 'SheetJS, in one', value: sample(lists['rival-xlsx'], 'longest') }, aims: [{ of: 'figure', most: 50 }],
    },
    {
      ...of, title: '… memory an XLSX takes beyond its rows', unit: 'MB', value: megabytes(lists.xlsx, 'memory'),
      floor: { title: 'SheetJS', value: megabytes(lists['rival-xlsx'], 'memory') },
    },
    {
      ...of, title: '… size of the XLSX', unit: 'MB', value: megabytes(lists.xlsx, 'bytes'),
      floor: { title: 'SheetJS', value: megabytes(lists['rival-xlsx'], 'bytes') },
    },
  ] // prettier-ignore
}
