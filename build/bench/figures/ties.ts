import { connectionsView } from '../../../renderer/worker/ties/connections-view.ts'
import { mapView } from '../../../renderer/worker/ties/map-view.ts'
import { tieDesk } from '../../../renderer/worker/ties/tie-desk.ts'
import { TieBook } from '../../../renderer/worker/tables/tie-book.ts'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { turn } from '../../../renderer/worker/turn.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { Tables } from '../../../renderer/worker/tables/tables.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import { sociableCommunity } from './sociable-community.ts'

const MEMBERS = 50_000
const SALONS = 2_000
const GOING = 120
/** People whose ties are asked for one by one. */
const ASKED = 1_000

/** Who comes to an evening of a community in which everybody's ties are kept. */
const CROWD = 250

/** Ties of a large community: of everybody who comes to an evening, after a check-in, and of one person. */
export async function measureTies(runs: number): Promise<Result[]> {
  const { tables, now, members, going, arrive } = sociableCommunity({
    members: MEMBERS, salons: SALONS, chapters: 10, arrivals: 30, going: GOING,
  }) // prettier-ignore
  const [fresh, again, single, floor]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let run = 0; run < runs; run += 1) {
    floor.push(timed(() => arrivalsOf(tables)))
    const book = new TieBook(tables)
    fresh.push(timed(() => book.among(going, now)))
    const late = members[run * 10]
    if (late) arrive(late)
    again.push(timed(() => book.among(going, now)))
    const each = members.slice(run * ASKED, (run + 1) * ASKED)
    single.push(timed(() => each.forEach((member) => book.of(member, now))) / ASKED)
  }
  const of = { figure: 'ties', members: MEMBERS, unit: 'ms' } as const
  const pass = { title: 'one pass over all arrivals', value: sampleOf(floor) }
  return [
    {
      ...of, title: `Ties among ${GOING}, after ${SALONS.toLocaleString('en')} salons, first time`,
      value: sampleOf(fresh), floor: pass, aims: [{ of: 'figure', most: 250 }],
    },
    {
      ...of, title: `… again after a check-in`, value: sampleOf(again), floor: pass, aims: [{ of: 'figure', most: 100 }],
    },
    { ...of, title: 'Ties of one person', value: sampleOf(single) },
    ...(await measureWeb(runs)),
  ] // prettier-ignore
}

/** Everybody's ties in a community of 500,000 arrivals: gone through once, after a check-in, and what a screen asks of them. */
async function measureWeb(runs: number): Promise<Result[]> {
  const [whole, steps, again, screen, map]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []]
  for (let run = 0; run < runs; run += 1) {
    const { tables, now, members, arrive } = sociableCommunity({
      members: MEMBERS, salons: SALONS, chapters: 10, arrivals: CROWD, going: GOING,
    }) // prettier-ignore
    const world = { now: () => now } as OpenCommunity['world']
    const community = { tables, world, publish: () => undefined } as unknown as OpenCommunity
    const desk = tieDesk(community)
    const begun = performance.now()
    steps.push(await longestTurn(() => desk.ready()))
    whole.push(performance.now() - begun)
    const [chapter = null] = Object.keys(tables.members.get(members[0] ?? NOBODY)?.member.memberships ?? {})
    const asked = chapter as ChapterId | null
    screen.push(timed(() => connectionsView(community, asked)))
    map.push(timed(() => mapView(community, { chapter: asked, day: null })))
    const late = members[run * 10]
    if (late) arrive(late)
    again.push(timed(() => desk.look()))
    await desk.ready()
  }
  const of = { figure: 'ties', members: MEMBERS, unit: 'ms' } as const
  const arrivals = (SALONS * CROWD).toLocaleString('en')
  return [
    {
      ...of, title: `Everybody's ties from ${arrivals} arrivals`, value: sampleOf(whole), aims: [{ of: 'figure', most: 10_000 }],
    },
    { ...of, title: '… the longest the store was held meanwhile', value: sampleOf(steps) },
    { ...of, title: '… again after a check-in', value: sampleOf(again), aims: [{ of: 'figure', most: 50 }] },
    { ...of, title: 'Connections of a chapter of 5,000, as its screen asks', value: sampleOf(screen) },
    { ...of, title: 'Map of a chapter of 5,000, as its screen asks', value: sampleOf(map) },
  ] // prettier-ignore
}

const NOBODY = 'mem_none' as MemberId

/** How long others had to wait at most while something went on in turns. */
async function longestTurn(work: () => Promise<void>): Promise<number> {
  let [longest, isOver] = [0, false]
  const watch = async () => {
    for (let before = performance.now(); !isOver;) {
      await turn()
      longest = Math.max(longest, performance.now() - before)
      before = performance.now()
    }
  }
  const watching = watch()
  await work()
  isOver = true
  await watching
  return longest
}

/** The least there is to do for anything that is made of who came: to look at each arrival once. */
function arrivalsOf({ salons, attendance }: Tables): number {
  let arrivals = 0
  for (const salon of salons.keys())
    for (const guest of attendance.guests(salon).values()) if (guest.arrived) arrivals += 1
  return arrivals
}

function timed(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}
