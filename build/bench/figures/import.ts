import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'

/**
 * A roster from its bytes to durable and on screen, into an empty community, beside reading the same bytes with the same
 * reader in the same worker and writing plain pages; and the longest task of the window's thread meanwhile.
 */
export async function measureImport(bench: Workbench, members: number): Promise<Result[]> {
  const csv = bench.roster(members)
  const subject = await bench.app(bench.emptyFolder())
  await subject.call('unlock')
  await subject.call('startCommunity')
  await bench.reload(subject)
  const [visible, reading, floors, tasks]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let run = 0; run < Math.min(bench.runs, 3); run += 1) {
    await subject.call('startCommunity')
    floors.push(await subject.floor('importPlainly', csv))
    const times = await subject.call('importRoster', csv, true)
    if (times.summary.members !== members) throw new Error(`${times.summary.refused} rows were refused.`)
    visible.push(times.visible)
    reading.push(times.read)
    tasks.push(times.longestTask)
  }
  await subject.close()
  return [
    {
      figure: 'import', members, title: 'Import to durable and visible', unit: 'ms', value: sampleOf(visible),
      floor: { title: 'parse, write plain pages', value: sampleOf(floors) },
      aims: [{ of: 'ratio', most: 10 }, ...(members <= 10_000 ? [{ of: 'figure', most: 4_000 } as const] : [])],
    },
    { figure: 'import', members, title: '… of that, reading the file', unit: 'ms', value: sampleOf(reading) },
    {
      figure: 'import', members, title: '… longest task of the window meanwhile (0: none over 50)', unit: 'ms',
      value: sampleOf(tasks), aims: [{ of: 'worst', most: 50 }],
    },
  ] // prettier-ignore
}
