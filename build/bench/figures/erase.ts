import { nodeProgram } from '../bundles.ts'
import { runNodeTask } from '../node-task.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { ErasedPage } from './erased-page.ts'

/** Just imported, and after four edits of each of its members. */
const EDITS = [0, 1000]

/** One person taken out of a page of 250 with all its past, beside opening that page and writing it as it is. */
export async function measureErase(runs: number): Promise<Result[]> {
  const program = await nodeProgram('erased-page')
  const results: Result[] = []
  for (const edits of EDITS) {
    const { rotated, savedAgain } = await runNodeTask<ErasedPage>(program, [String(runs), String(edits)])
    results.push({
      figure: 'erase', members: 250, unit: 'ms', value: sampleOf(rotated),
      title: `Take one person out of a page of 250 with its past, ${edits.toLocaleString('en')} edits`,
      floor: { title: 'open it and write it as it is', value: sampleOf(savedAgain) },
    }) // prettier-ignore
  }
  return results
}
