import { nodeProgram } from '../bundles.ts'
import { runNodeTask } from '../node-task.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { SyncTimes } from './live-sync.ts'

const MB = 1024 * 1024

/** Members of a community whose pages are about two hundred documents: members, and the roster they came from. */
const IN_TWO_HUNDRED_PAGES = 40_000

/** An evening's work on one page, at either end. */
const PARTED_CHANGES = 100

/** Live sessions over channels in memory; each task in a fresh process, beside automerge-repo with the same pages. */
export async function measureSync(): Promise<Result[]> {
  const program = await nodeProgram('live-sync')
  const run = (task: string, size: number) => runNodeTask<SyncTimes>(program, [task, String(size)])
  const [fresh, repo] = [await run('fresh', 10_000), await run('repo', 40)]
  const again = await run('again', IN_TWO_HUNDRED_PAGES)
  const tick = await run('tick', 0)
  const mesh = await run('mesh', 20)
  const parted = await run('parted', PARTED_CHANGES)
  return [
    {
      figure: 'sync', members: 10_000, title: 'Sync: a fresh device receives everything', unit: 'ms',
      value: sampleOf(fresh.ms), floor: { title: 'automerge-repo, the members alone', value: sampleOf(repo.ms) },
      aims: [{ of: 'figure', most: 5000 }],
    },
    {
      figure: 'sync', members: 10_000, title: 'Sync: bytes for that, with the roster as it came', unit: 'MB',
      value: sampleOf(inMb(fresh.bytes)), floor: { title: 'gzip of the members as JSON', value: sampleOf(inMb(fresh.floorBytes)) },
      aims: [{ of: 'ratio', most: 1.5 }],
    },
    {
      figure: 'sync', members: IN_TWO_HUNDRED_PAGES, title: 'Sync: reconnecting with nothing new, 200 pages', unit: 'ms',
      value: sampleOf(again.ms), aims: [{ of: 'figure', most: 300 }],
    },
    {
      figure: 'sync', members: IN_TWO_HUNDRED_PAGES, title: 'Sync: bytes for that', unit: 'B', value: sampleOf(again.bytes),
    },
    {
      figure: 'sync', members: 500, title: 'Sync: a tick at the door until the other machine shows it', unit: 'ms',
      value: sampleOf(tick.ms), aims: [{ of: 'figure', most: 200 }],
    },
    { figure: 'sync', members: 500, title: 'Sync: bytes for that', unit: 'B', value: sampleOf(tick.bytes) },
    {
      figure: 'sync', members: null, title: 'Sync: an edit among 20 devices until all know that all have it', unit: 'ms',
      value: sampleOf(mesh.ms),
    },
    {
      figure: 'sync', members: null, title: `Sync: a page that two changed apart, ${PARTED_CHANGES} times each`, unit: 'ms',
      value: sampleOf(parted.ms), floor: { title: 'Automerge’s sync messages', value: sampleOf(parted.floorMs ?? []) },
    },
    {
      figure: 'sync', members: null, title: 'Sync: bytes for that', unit: 'B',
      value: sampleOf(parted.bytes), floor: { title: 'Automerge’s sync messages', value: sampleOf(parted.floorBytes) },
    },
    { figure: 'sync', members: null, title: 'Sync: messages for that, over 190 lines', unit: 'messages', value: sampleOf(mesh.messages) },
  ] // prettier-ignore
}

function inMb(bytes: readonly number[]): number[] {
  return bytes.map((count) => count / MB)
}
