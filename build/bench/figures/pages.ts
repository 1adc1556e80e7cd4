import { dirname, join } from 'node:path'
import { nodeProgram } from '../bundles.ts'
import { runNodeTask } from '../node-task.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { PageTimes } from './open-pages.ts'

/** As many pages as 10,000 and 50,000 members fill. */
const PAGES = [40, 200]

/** Documents below automerge-repo beside automerge-repo: opening pages, editing one, memory; each in a fresh process. */
export async function measurePages(): Promise<Result[]> {
  const program = await nodeProgram('open-pages')
  const results: Result[] = []
  for (const pages of PAGES) {
    const file = join(dirname(program), `${pages}-pages.txt`)
    const run = <Value>(task: string) =>
      runNodeTask<Value>(program, [task, String(pages), file], { node: ['--expose-gc'] })
    await run<null>('make')
    const handles = await run<PageTimes>('handles')
    const repo = await run<PageTimes>('repo')
    const beside = (title: string, unit: Result['unit'], of: keyof PageTimes): Result => ({
      figure: 'pages', members: pages * 250, title: `${pages} pages of 250: ${title}`, unit,
      value: sampleOf(handles[of]), floor: { title: 'automerge-repo', value: sampleOf(repo[of]) },
    }) // prettier-ignore
    results.push(
      beside('opening one', 'ms', 'open'),
      beside('editing one and having its bytes', 'ms', 'edit'),
      beside('memory of all open', 'MB', 'memory'),
    )
  }
  return results
}
