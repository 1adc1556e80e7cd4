import type { MemberId } from '../../../shared/domain/ids.ts'
import { seededRandom } from '../../../shared/domain/random.ts'
import { seat, seatInOrder, worthOf } from '../../../shared/salons/seating.ts'
import type { SeatingInput } from '../../../shared/salons/seating.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'

const EVENINGS = [120, 300]
const CHAIRS = 8
/** A regular knows so many of those who come. */
const FRIENDS = 6

/** Proposing tables: how long it takes, and what the tables are worth beside seating one after the other and by lot. */
export function measureSeating(runs: number): Promise<Result[]> {
  return Promise.resolve(EVENINGS.flatMap((guests) => measureEvening(guests, runs)))
}

function measureEvening(guests: number, runs: number): Result[] {
  const [times, greedyTimes]: [number[], number[]] = [[], []]
  const [worth, greedy, lot]: [number[], number[], number[]] = [[], [], []]
  for (let run = 0; run < runs; run += 1) {
    const input = eveningOf(guests, run + 1)
    const [proposal, took] = timed(() => seat(input))
    const [inOrder, tookInOrder] = timed(() => seatInOrder(input))
    times.push(took)
    greedyTimes.push(tookInOrder)
    worth.push(proposal.worth / guests)
    greedy.push(inOrder.worth / guests)
    lot.push(worthOf(input, byLot(input)) / guests)
  }
  const of = { figure: 'seating', members: guests } as const
  return [
    {
      ...of, title: `Tables for ${guests}: a proposal`, unit: 'ms', value: sampleOf(times),
      floor: { title: 'one guest after the other', value: sampleOf(greedyTimes) },
      ...(guests === 120 && { aims: [{ of: 'figure', most: 1000 }] }),
    },
    {
      ...of, title: `Tables for ${guests}: what they are worth, a guest`, unit: 'points', value: sampleOf(worth),
      floor: { title: 'one guest after the other', value: sampleOf(greedy) },
    },
    {
      ...of, title: `Tables for ${guests}: what they are worth, a guest`, unit: 'points', value: sampleOf(worth),
      floor: { title: 'by lot', value: sampleOf(lot) },
    },
  ] // prettier-ignore
}

/** An evening on which a fifth comes for the first time and a tenth brings somebody. */
function eveningOf(guests: number, seed: number): SeatingInput {
  const random = seededRandom(seed)
  const diners = Array.from({ length: guests }, (_, at) => ({
    member: `mem_${String(at).padStart(16, '0')}` as MemberId,
    chairs: random.chance(0.1) ? 2 : 1,
    host: at % 15 === 0,
    newcomer: random.chance(0.2),
  }))
  const ties = new Map<string, number>()
  const keyOf = (a: MemberId, b: MemberId) => (a < b ? a + b : b + a)
  const regulars = diners.filter(({ newcomer }) => !newcomer)
  for (const { member } of regulars)
    for (const other of random.some(regulars, FRIENDS)) ties.set(keyOf(member, other.member), random.next() * 1.6)
  const apart = Array.from({ length: 6 }, () => random.some(diners, 2)).flatMap(([a, b]) =>
    a && b ? [[a.member, b.member] as const] : [],
  )
  const chairs = diners.reduce((sum, diner) => sum + diner.chairs, 0)
  const boards = Array.from({ length: Math.ceil(chairs / CHAIRS) }, (_, at) => ({ id: `table ${at}`, chairs: CHAIRS }))
  return { diners, boards, tie: (a, b) => ties.get(keyOf(a, b)) ?? 0, warm: 0.5, apart, seed }
}

function byLot({ diners, boards, seed }: SeatingInput): Map<MemberId, string> {
  const seats = new Map<MemberId, string>()
  const free = boards.map(({ chairs }) => chairs)
  for (const { member, chairs } of seededRandom(seed).shuffle(diners)) {
    const table = free.findIndex((left) => left >= chairs)
    const board = boards[table]
    if (!board) continue
    free[table] = (free[table] ?? 0) - chairs
    seats.set(member, board.id)
  }
  return seats
}

function timed<Value>(work: () => Value): [Value, number] {
  const begun = performance.now()
  const value = work()
  return [value, performance.now() - begun]
}
