import { TieBook } from '../../../renderer/worker/tables/tie-book.ts'
import type { Tables } from '../../../renderer/worker/tables/tables.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import { sociableCommunity } from './sociable-community.ts'

const MEMBERS = 50_000
const SALONS = 2_000
const GOING = 120
/** People whose ties are asked for one by one. */
const ASKED = 1_000

/** Ties of a large community: of everybody who comes to an evening, after a check-in, and of one person. */
export function measureTies(runs: number): Promise<Result[]> {
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
  return Promise.resolve([
    {
      ...of, title: `Ties among ${GOING}, after ${SALONS.toLocaleString('en')} salons, first time`,
      value: sampleOf(fresh), floor: pass, aims: [{ of: 'figure', most: 250 }],
    },
    {
      ...of, title: `… again after a check-in`, value: sampleOf(again), floor: pass, aims: [{ of: 'figure', most: 100 }],
    },
    { ...of, title: 'Ties of one person', value: sampleOf(single) },
  ]) // prettier-ignore
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
