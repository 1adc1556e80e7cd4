import { nodeProgram } from '../bundles.ts'
import { runNodeTask } from '../node-task.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Taken, WeekTimes } from './week-times.ts'

const MEMBERS = 50_000
const AGAIN_MS = 50
const WITHIN_MS = 10_000

/** This week of a large community: from nothing, and after a check-in. */
export async function measureWeek(runs: number): Promise<Result[]> {
  const program = await nodeProgram('week-times')
  const times: WeekTimes[] = []
  while (times.length < runs) times.push(await runNodeTask<WeekTimes>(program, [String(MEMBERS)]))
  const rows = (title: string, all: readonly Taken[], most: number): Result[] => [
    {
      figure: 'week', members: MEMBERS, unit: 'ms', title, value: sampleOf(all.map(({ ms }) => ms)), aims: [{ of: 'figure', most }],
    },
    {
      figure: 'week', members: MEMBERS, unit: 'ms', title: '… and the longest the store was held', value: sampleOf(all.map(({ held }) => held)),
    },
  ] // prettier-ignore
  return [
    ...rows(`This week of ${MEMBERS.toLocaleString('en')} members, the first lines from nothing`, times.map(({ first }) => first), WITHIN_MS),
    ...rows('… all of it from nothing', times.map(({ whole }) => whole), WITHIN_MS),
    ...rows('… what can be told at once, after a check-in', times.flatMap(({ quick }) => quick), AGAIN_MS),
    ...rows('… all of it, after a check-in', times.flatMap(({ deep }) => deep), AGAIN_MS),
  ] // prettier-ignore
}
