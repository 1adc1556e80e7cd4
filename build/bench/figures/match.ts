import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { nodeProgram } from '../bundles.ts'
import { runNodeTask } from '../node-task.ts'
import type { Result } from '../results-table.mjs'
import type { Sample } from '../statistics.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Quality, RivalTimes, Score, Timed } from './match-rosters.ts'

const MB = 1024 * 1024

/** Matching two rosters and one within itself, beside fuzzball and Fuse.js, which get a sample of the same rows. */
export async function measureMatch(runs: number): Promise<Result[]> {
  const program = await nodeProgram('match-rosters')
  const across: Timed[] = []
  const within: Timed[] = []
  const rivals: RivalTimes[] = []
  for (let run = 0; run < runs; run += 1) {
    across.push(await runTask<Timed>(program, 'across', '10000'))
    rivals.push(await runTask<RivalTimes>(program, 'rivals', '10000'))
    within.push(await runTask<Timed>(program, 'within', '50000'))
  }
  const whole = (of: 'fuzzball' | 'fuse') => sampleOf(rivals.map((times) => (times[of] / times.sample) * 10_000))
  const [sample = 0] = rivals.map((times) => times.sample)
  const times = sampleOf(across.map(({ ms }) => ms))
  const beside = (title: string, value: Sample): Result => ({
    figure: 'match', members: 10_000, title: 'Match 10,000 × 10,000 rows', unit: 'ms', value: times,
    floor: { title: `${title}, from ${sample} × 10,000`, value },
    aims: [{ of: 'figure', most: 5_000 }],
  }) // prettier-ignore
  return [
    beside('fuzzball token_sort_ratio', whole('fuzzball')),
    beside('Fuse.js', whole('fuse')),
    worked(10_000, across),
    {
      figure: 'match', members: 50_000, title: 'Match 50,000 rows within themselves', unit: 'ms',
      value: sampleOf(within.map(({ ms }) => ms)), aims: [{ of: 'figure', most: 30_000 }],
    },
    worked(50_000, within),
    {
      figure: 'match', members: 50_000, title: '… memory it took, resident', unit: 'MB',
      value: sampleOf(within.map(({ memory }) => memory / MB)), aims: [{ of: 'worst', most: 500 }],
    },
  ] // prettier-ignore
}

/** A machine that does other things as well takes longer, and works as much. */
function worked(members: number, times: readonly Timed[]): Result {
  const value = sampleOf(times.map(({ processor }) => processor))
  return { figure: 'match', members, title: '… processor time, the collector with it', unit: 'ms', value }
}

/** What is found and what is wrong on generated Chinese rosters, and on labelled sets in the folders of `labelled`. */
export async function measureQuality(labelled: string | undefined): Promise<Result[]> {
  const program = await nodeProgram('match-rosters')
  const { ours, equal, fuzzball, fuse, namesAlone } = await runTask<Quality>(program, 'quality', '')
  const beside = (title: string, score: Score): Result => ({
    figure: 'quality', members: 2_000, title: 'Chinese rosters: 100 − F1 of safe and choose', unit: '%', value: lacking(ours.f1),
    floor: { title, value: lacking(score.f1) }, aims: [{ of: 'figure', most: 4 }],
  }) // prettier-ignore
  const results: Result[] = [
    beside('telephone or e-mail equal', equal),
    beside('fuzzball, a sample', fuzzball),
    beside('Fuse.js, a sample', fuse),
    {
      figure: 'quality', members: 2_000, title: '… wrong among the safe', unit: '%', value: lacking(ours.safePrecision),
      floor: { title: 'telephone or e-mail equal', value: lacking(equal.safePrecision) }, aims: [{ of: 'figure', most: 0.2 }],
    },
    {
      figure: 'quality', members: 2_000, title: '… families and namesakes in safe and choose', unit: 'pairs', value: sampleOf([ours.forbidden]),
      floor: { title: 'telephone or e-mail equal', value: sampleOf([equal.forbidden]) },
    },
    {
      figure: 'quality', members: 3_000, title: 'Names alone, all different people: pairs in safe and choose', unit: 'pairs',
      value: sampleOf([namesAlone]), aims: [{ of: 'figure', most: 0 }],
    },
  ] // prettier-ignore
  for (const folder of setsIn(labelled)) {
    const { f1, safePrecision } = await runTask<Score>(program, 'labelled', folder)
    results.push(
      { figure: 'quality', members: null, title: `${basename(folder)}: 100 − F1 of safe and choose`, unit: '%', value: lacking(f1) },
      { figure: 'quality', members: null, title: '… wrong among the safe', unit: '%', value: lacking(safePrecision) },
    ) // prettier-ignore
  }
  return results
}

function lacking(share: number): Sample {
  return sampleOf([(1 - share) * 100])
}

/** Folders of labelled sets, below `folder` or itself. */
function setsIn(folder: string | undefined): string[] {
  if (folder === undefined) return []
  const isSet = (path: string) => existsSync(join(path, 'records.csv')) && existsSync(join(path, 'truth_clusters.csv'))
  if (isSet(folder)) return [folder]
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter(isSet)
    .sort()
}

function runTask<Value>(program: string, task: string, argument: string): Promise<Value> {
  return runNodeTask<Value>(program, [task, argument], { node: ['--expose-gc'] })
}
