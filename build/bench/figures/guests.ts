import { suggestionsView } from '../../../renderer/worker/queries/suggestions-view.ts'
import type { Tables } from '../../../renderer/worker/tables/tables.ts'
import { EVEN_BALANCE } from '../../../shared/domain/suggestion.ts'
import { collationFor } from '../../../shared/text/collation.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import { sociableCommunity } from './sociable-community.ts'

const GOING = 120

/** One chapter of ten thousand, and ten chapters of five thousand in which 500,000 times somebody came. */
const COMMUNITIES = [
  { members: 10_000, salons: 200, chapters: 1, arrivals: 40 },
  { members: 50_000, salons: 2_000, chapters: 10, arrivals: 250 },
] as const

/** The guest list builder: opened, after an answer, and while a slider moves. */
export function measureGuests(runs: number): Promise<Result[]> {
  return Promise.resolve(COMMUNITIES.flatMap((community) => measureIn(community, runs)))
}

function measureIn(community: (typeof COMMUNITIES)[number], runs: number): Result[] {
  const [opened, answered, leaned, floor]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let run = 0; run < runs; run += 1) {
    const { tables, now, next, going, members, arrive } = sociableCommunity({
      ...community, going: GOING,
    }) // prettier-ignore
    const ask = (newcomers: number) =>
      suggestionsView(
        { tables, world: { now: () => now } },
        {
          salon: next, tribe: false, text: '', show: 'open', range: { from: 0, count: 160 },
          balance: { ...EVEN_BALANCE, newcomers },
        },
      ) // prettier-ignore
    floor.push(timed(() => byName(tables)))
    opened.push(timed(() => ask(0.5)))
    leaned.push(timed(() => ask(0.75)))
    const late = members[run]
    if (late) arrive(late)
    answered.push(timed(() => ask(0.75)))
    if (going.length !== GOING) throw new Error('fewer people come than were asked for')
  }
  const of = { figure: 'guests', members: community.members, unit: 'ms' } as const
  const list = { title: 'everybody, sorted by name', value: sampleOf(floor) }
  return [
    { ...of, title: `Suggestions with ${GOING} coming, opened`, value: sampleOf(opened), floor: list, aims: [{ of: 'figure', most: 1000 }] },
    { ...of, title: '… after a check-in', value: sampleOf(answered), floor: list, aims: [{ of: 'figure', most: 1000 }] },
    { ...of, title: '… when a slider moves', value: sampleOf(leaned), floor: list },
  ] // prettier-ignore
}

/** The least a list of them can cost. */
function byName({ members }: Tables): number {
  const { keyOf } = collationFor('zh-TW')
  const keyed = [...members.all()].map(({ member, reading }) => ({ id: member.id, key: keyOf(member.name, reading) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).length
}

function timed(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}
