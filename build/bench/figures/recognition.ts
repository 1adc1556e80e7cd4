import { dueView } from '../../../renderer/worker/recognition/due-view.ts'
import { RecognitionDesk } from '../../../renderer/worker/recognition/recognition-desk.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import { sociableCommunity } from './sociable-community.ts'
import { addLedger, CHAPTERS, Finished, idOf } from './valued-community.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'

const MEMBERS = 50_000
/** Of somebody who does not wait for anything else. */
const WITHIN_MS = 10_000
const WARM_MS = 200
const AGAIN_MS = 50

/** Who is owed a word in a large community: all of it, the queue shown again, and the queue after a check-in. */
export async function measureRecognition(runs: number): Promise<Result[]> {
  const [all, warm, again]: [number[], number[], number[]] = [[], [], []]
  const { tables, now, members, arrive } = sociableCommunity({
    members: MEMBERS, salons: 2_000, chapters: CHAPTERS, arrivals: 250, going: 0,
  }) // prettier-ignore
  addLedger(tables, members, now)
  const chapter = idOf<ChapterId>('cha', 0)
  const world = { now: () => now }
  for (let run = 0; run < runs; run += 1) {
    const done = new Finished()
    const desk = new RecognitionDesk({ tables, world, publish: () => done.look(), wakeAt: () => undefined })
    const look = () => dueView({ tables, world }, desk, { chapter, from: 0, size: 20, part: 'now' })
    all.push(await time(() => done.when(() => desk.bring() === null)))
    look()
    warm.push(await time(look))
    const late = members[(run + 4000) * CHAPTERS]
    if (late) arrive(late)
    again.push(await time(look))
    tables.heard.clear()
  }
  const of = { figure: 'recognition', members: MEMBERS, unit: 'ms' } as const
  return [
    {
      ...of, title: `What ${MEMBERS.toLocaleString('en')} members are owed, from nothing`, value: sampleOf(all),
      aims: [{ of: 'figure', most: WITHIN_MS }],
    },
    { ...of, title: '… the queue of a chapter, shown again', value: sampleOf(warm), aims: [{ of: 'figure', most: WARM_MS }] },
    { ...of, title: '… and after a check-in', value: sampleOf(again), aims: [{ of: 'figure', most: AGAIN_MS }] },
  ] // prettier-ignore
}

async function time(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
