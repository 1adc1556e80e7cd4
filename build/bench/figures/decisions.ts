import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'

/** What two organizers leave each other who both went through a list without a network. */
const DISPUTED = 2_000

/** Two copies in which the same fields were written differently meet: taking them in, listing, scrolling, settling all. */
export async function measureDecisions(bench: Workbench, members: number): Promise<Result[]> {
  const disputed = Math.min(DISPUTED, members)
  const first = await bench.readApp(await bench.profile(members))
  const second = await bench.app(bench.emptyFolder())
  await second.call('unlock')
  await second.call('join', (await first.call('writeChanges')).base64)
  await first.call('editMany', disputed, '臺北市')
  await second.call('editMany', disputed, '高雄市')
  const { base64 } = await second.call('writeChanges')
  await second.close()

  const read = await first.call('readChanges', base64)
  if (read.decisions !== disputed) throw new Error(`${read.decisions} fields have two values.`)
  const asked: number[] = []
  while (asked.length < bench.runs) asked.push((await first.call('askDecisions')).ms)
  const scrolling = await first.call('scrollDecisions')
  const one = await first.call('settleDecisions', 1)
  const all = await first.call('settleDecisions', disputed - 1)
  const undone = await first.call('undo')
  const { all: open } = await first.call('askDecisions')
  if (open !== disputed - 1) throw new Error(`${open} decisions came back.`)
  await first.close()
  const of = disputed.toLocaleString('en')
  return [
    { figure: 'decisions', members, title: `Decisions: take in a file that leaves ${of}`, unit: 'ms', value: sampleOf([read.ms]) },
    { figure: 'decisions', members, title: '… the first of them from the store', unit: 'ms', value: sampleOf(asked) },
    { figure: 'decisions', members, title: '… settle one', unit: 'ms', value: sampleOf([one.ms]) },
    { figure: 'decisions', members, title: '… settle all in one step', unit: 'ms', value: sampleOf([all.ms]) },
    { figure: 'decisions', members, title: '… take that back', unit: 'ms', value: sampleOf([undone.ms]) },
    {
      figure: 'decisions', members, title: '… longest task of the window while the cards scroll', unit: 'ms',
      value: sampleOf([scrolling]), aims: [{ of: 'figure', most: 50 }],
    },
    {
      figure: 'decisions', members, title: '… and while they are settled and come back', unit: 'ms',
      value: sampleOf([Math.max(one.longestTask, all.longestTask, undone.longestTask)]),
      aims: [{ of: 'figure', most: 50 }],
    },
  ] // prettier-ignore
}
