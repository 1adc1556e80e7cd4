import { dirname, join } from 'node:path'
import { capture } from '../../processes.mjs'
import { nodeProgram } from '../bundles.ts'
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
    await runTask(program, 'make', pages, file)
    const handles = timesIn(await runTask(program, 'handles', pages, file))
    const repo = timesIn(await runTask(program, 'repo', pages, file))
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

async function runTask(program: string, task: string, pages: number, file: string): Promise<string> {
  const { code, output } = await capture(process.execPath, ['--expose-gc', program, task, String(pages), file])
  if (code !== 0) throw new Error(output)
  return output
}

function timesIn(output: string): PageTimes {
  const [, json = ''] = /RESULT (.*)/.exec(output) ?? []
  return JSON.parse(json) as PageTimes
}
