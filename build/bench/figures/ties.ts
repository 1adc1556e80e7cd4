import { connectionsView } from '../../../renderer/worker/ties/connections-view.ts'
import { connectorsView } from '../../../renderer/worker/ties/connectors-view.ts'
import { mapView } from '../../../renderer/worker/ties/map-view.ts'
import { tieChanges } from '../../../renderer/worker/ties/tie-changes.ts'
import { tieDesk } from '../../../renderer/worker/ties/tie-desk.ts'
import { tribesView } from '../../../renderer/worker/ties/tribes-view.ts'
import { TieBook } from '../../../renderer/worker/tables/tie-book.ts'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { turn } from '../../../renderer/worker/turn.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { Tables } from '../../../renderer/worker/tables/tables.ts'
import { USUAL_TIES } from '../../../shared/domain/tie-numbers.ts'
import type { TieNumbers } from '../../../shared/domain/tie-numbers.ts'
import { bareCommunity } from '../../../test/helpers/bare-community.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import { longestTurn } from './longest-turn.ts'
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

/** Everybody's ties in a community of 500,000 arrivals: gone through once, after a check-in, and what each screen asks of them. */
async function measureWeb(runs: number): Promise<Result[]> {
  const [whole, steps, again]: [number[], number[], number[]] = [[], [], []]
  const [trial, faded]: [number[], number[]] = [[], []]
  const first = new Map<ScreenName, number[]>()
  const warm = new Map<ScreenName, number[]>()
  for (let run = 0; run < runs; run += 1) {
    const { tables, now, members, arrive } = sociableCommunity({
      members: MEMBERS, salons: SALONS, chapters: 10, arrivals: CROWD, going: GOING,
    }) // prettier-ignore
    const community = bareCommunity(tables, () => now)
    const desk = tieDesk(community)
    const begun = performance.now()
    steps.push(await longestTurn(() => desk.ready()))
    whole.push(performance.now() - begun)
    const [chapter = null] = Object.keys(tables.members.get(members[0] ?? NOBODY)?.member.memberships ?? {})
    const screens = screensOf(community, chapter as ChapterId | null)
    for (const [name, ask] of Object.entries(screens)) push(first, name as ScreenName, await timedUntil(ask))
    const late = members[run * 10]
    if (late) arrive(late)
    again.push(await timedUntil(() => desk.ready()))
    for (const [name, ask] of Object.entries(screens)) push(warm, name as ScreenName, await timedUntil(ask))
    trial.push(await timedUntil(() => tried(community, { ...USUAL_TIES, warm: 0.6 })))
    faded.push(await timedUntil(() => tried(community, { ...USUAL_TIES, halfLife: 150 })))
  }
  const of = { figure: 'ties', members: MEMBERS, unit: 'ms' } as const
  const arrivals = (SALONS * CROWD).toLocaleString('en')
  return [
    {
      ...of, title: `Everybody's ties from ${arrivals} arrivals`, value: sampleOf(whole), aims: [{ of: 'figure', most: 10_000 }],
    },
    { ...of, title: '… the longest the store was held meanwhile', value: sampleOf(steps) },
    { ...of, title: '… again after a check-in', value: sampleOf(again), aims: [{ of: 'figure', most: 50 }] },
    ...SCREENS.flatMap((name): Result[] => [
      {
        ...of, title: `${TITLES[name]}, after a check-in`, value: sampleOf(warm.get(name) ?? []),
        aims: name === 'mapThen' ? [] : [{ of: 'figure', most: 200 }],
      },
      { ...of, title: '… the first time', value: sampleOf(first.get(name) ?? []) },
    ]),
    { ...of, title: 'What another cut-off would change', value: sampleOf(trial) },
    { ...of, title: 'What another half-life would change', value: sampleOf(faded) },
  ] // prettier-ignore
}

const SCREENS = ['chapter', 'all', 'connectors', 'tribes', 'map', 'mapThen'] as const
type ScreenName = (typeof SCREENS)[number]

const TITLES: Readonly<Record<ScreenName, string>> = {
  chapter: 'Health of a chapter of 5,000',
  all: 'Health of all ten chapters',
  connectors: 'Who connects',
  tribes: 'Interest groups',
  map: 'Map of a chapter of 5,000',
  mapThen: 'Map of a chapter of 5,000, three months ago',
}

/** What each screen asks of the store. */
function screensOf(community: OpenCommunity, chapter: ChapterId | null): Readonly<Record<ScreenName, () => unknown>> {
  return {
    chapter: () => connectionsView(community, chapter),
    all: () => connectionsView(community, null),
    connectors: () => connectorsView(community, null),
    tribes: () => tribesView(community),
    map: () => mapView(community, { chapter, day: null }),
    mapThen: () => mapView(community, { chapter, day: community.world.now() - QUARTER_MS }),
  }
}

const QUARTER_MS = 90 * 86_400_000

/** As a screen does that asks again for as long as it is told how far it is. */
async function tried(community: OpenCommunity, numbers: TieNumbers): Promise<void> {
  while (tieChanges(community, { numbers }).state !== 'ready') await turn()
}

function push(times: Map<ScreenName, number[]>, name: ScreenName, ms: number): void {
  times.set(name, [...(times.get(name) ?? []), ms])
}

async function timedUntil(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

const NOBODY = 'mem_none' as MemberId

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
