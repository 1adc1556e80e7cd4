import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { Watches } from '../../../renderer/worker/watches.ts'
import { weekView } from '../../../renderer/worker/week/week-view.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import { longestTurn } from './longest-turn.ts'
import { sociableCommunity } from './sociable-community.ts'
import { addLedger, CHAPTERS, Finished } from './valued-community.ts'

const MEMBERS = 50_000
const SALONS = 2_000
const CROWD = 250
/** Each begins with a community of its own, which takes longer to be made than to be measured. */
const RUNS_MAX = 3
/** Check-ins of each of them. */
const CHECK_INS = 8
/** What was found out a moment ago must not stand in for what is asked now. */
const LATER_MS = 61_000
const AGAIN_MS = 50
const WITHIN_MS = 10_000

/** This week of a large community as its screen asks for it: from nothing, and after a check-in. */
export async function measureWeek(runs: number): Promise<Result[]> {
  const [first, firstHeld, whole, held]: [number[], number[], number[], number[]] = [[], [], [], []]
  const [quick, deep, deepHeld]: [number[], number[], number[]] = [[], [], []]
  for (let run = 0; run < Math.min(runs, RUNS_MAX); run += 1) {
    const { tables, now, members, arrive } = sociableCommunity({
      members: MEMBERS, salons: SALONS, chapters: CHAPTERS, arrivals: CROWD, going: 120,
    }) // prettier-ignore
    addLedger(tables, members, now)
    let clock = now
    const watches = new Watches()
    const community = {
      tables, identity: {}, review: {}, sync: null, week: new NothingNoted(),
      world: { now: () => clock }, wakeAt: () => undefined, publish: (changes: Parameters<Watches['publish']>[0]) => watches.publish(changes),
    } as unknown as OpenCommunity // prettier-ignore
    firstHeld.push(await longestTurn(async () => first.push(await timed(() => weekView(community, { deep: false })))))
    held.push(
      await longestTurn(async () =>
        whole.push(
          await timed(async () => {
            const done = new Finished()
            let isWorking = true
            const answer = async () => {
              isWorking = (await weekView(community, { deep: true })).isWorking
              done.look()
            }
            watches.add('week', 'week', () => void answer())
            await done.when(() => !isWorking)
            watches.remove('week')
          }),
        ),
      ),
    )
    for (let nth = 0; nth < CHECK_INS; nth += 1) {
      const late = members[(run * CHECK_INS + nth + 400) * CHAPTERS]
      if (late) arrive(late)
      clock += LATER_MS
      quick.push(await timed(() => weekView(community, { deep: false })))
      deepHeld.push(
        await longestTurn(async () => deep.push(await timed(() => weekView(community, { deep: true })))),
      )
    }
  }
  const of = { figure: 'week', members: MEMBERS, unit: 'ms' } as const
  return [
    {
      ...of, title: `This week of ${MEMBERS.toLocaleString('en')} members, all of it from nothing`, value: sampleOf(whole),
      aims: [{ of: 'figure', most: WITHIN_MS }],
    },
    { ...of, title: '… the longest the store was held meanwhile', value: sampleOf(held) },
    { ...of, title: '… the first answer, from nothing', value: sampleOf(first) },
    { ...of, title: '… the longest the store was held for it', value: sampleOf(firstHeld) },
    {
      ...of, title: '… what can be told at once, after a check-in', value: sampleOf(quick),
      aims: [{ of: 'figure', most: AGAIN_MS }],
    },
    { ...of, title: '… all of it, after a check-in', value: sampleOf(deep), aims: [{ of: 'figure', most: AGAIN_MS }] },
    { ...of, title: '… the longest the store was held for it', value: sampleOf(deepHeld) },
  ] // prettier-ignore
}

/** A device on which nobody put anything off, and that remembers nothing. */
class NothingNoted {
  readonly chapter = null
  readonly putOff = new Map()
  readonly last = null

  load(): Promise<void> {
    return Promise.resolve()
  }

  remember(): Promise<void> {
    return Promise.resolve()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
