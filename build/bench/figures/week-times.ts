import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { Watches } from '../../../renderer/worker/watches.ts'
import { weekView } from '../../../renderer/worker/week/week-view.ts'
import { say } from '../../processes.mjs'
import { longestTurn } from './longest-turn.ts'
import { sociableCommunity } from './sociable-community.ts'
import { addLedger, CHAPTERS, Finished } from './valued-community.ts'

/** Milliseconds that something took, and for which the store was held at most meanwhile. */
export interface Taken {
  readonly ms: number
  readonly held: number
}

/** From nothing: the first answer and all of it; what can be told at once and all of it after each of some check-ins. */
export interface WeekTimes {
  readonly first: Taken
  readonly whole: Taken
  readonly quick: readonly Taken[]
  readonly deep: readonly Taken[]
}

/** Check-ins after which it is asked for again. */
const CHECK_INS = 8
/** What was found out a moment ago must not stand in for what is asked now. */
const LATER_MS = 61_000

/** This week of a large community as its screen asks for it, in a process of its own. */
async function weekTimes(size: number): Promise<WeekTimes> {
  const { tables, now, members, arrive } = sociableCommunity({
    members: size, salons: 2_000, chapters: CHAPTERS, arrivals: 250, going: 120,
  }) // prettier-ignore
  addLedger(tables, members, now)
  let clock = now
  const watches = new Watches()
  const publish: OpenCommunity['publish'] = (changes) => watches.publish(changes)
  const community = {
    tables, identity: {}, review: {}, sync: null, week: new NothingNoted(), world: { now: () => clock }, wakeAt: () => undefined, publish,
  } as unknown as OpenCommunity // prettier-ignore
  const first = await taken(() => weekView(community, { deep: false }))
  const whole = await taken(async () => {
    const done = new Finished()
    let isWorking = true
    const answer = async () => {
      isWorking = (await weekView(community, { deep: true })).isWorking
      done.look()
    }
    watches.add('week', 'week', () => void answer())
    await done.when(() => !isWorking)
    watches.remove('week')
  })
  const [quick, deep]: [Taken[], Taken[]] = [[], []]
  for (let nth = 0; nth < CHECK_INS; nth += 1) {
    const late = members[(nth + 400) * CHAPTERS]
    if (late) arrive(late)
    clock += LATER_MS
    quick.push(await taken(() => weekView(community, { deep: false })))
    deep.push(await taken(() => weekView(community, { deep: true })))
  }
  return { first, whole, quick, deep }
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

async function taken(work: () => Promise<unknown>): Promise<Taken> {
  let ms = 0
  const held = await longestTurn(async () => {
    const begun = performance.now()
    await work()
    ms = performance.now() - begun
  })
  return { ms, held }
}

const [, , size] = process.argv
say(`RESULT ${JSON.stringify(await weekTimes(Number(size)))}`)
// What was loaded of the store waits for messages for ever.
process.exit()
