import type { MemberId } from '../domain/ids.ts'
import { seededRandom } from '../domain/random.ts'
import type { Random } from '../domain/random.ts'

/** Somebody to be seated. */
export interface Diner {
  readonly member: MemberId
  /** One, and one for each companion, who sit beside them. */
  readonly chairs: number
  /** Hosts and helpers, who look after others and are spread over the tables. */
  readonly host: boolean
  /** Comes for the first time; sits with somebody who looks after them. */
  readonly newcomer: boolean
  /** The table they stay at, because somebody put them there. */
  readonly pinned?: string
}

export interface Board {
  readonly id: string
  readonly chairs: number
}

export interface SeatingInput {
  readonly diners: readonly Diner[]
  readonly boards: readonly Board[]
  /** Strength of the tie between two, as `shared/ties` has it: 0 for strangers. */
  readonly tie: (a: MemberId, b: MemberId) => number
  /** From which strength a tie is warm. */
  readonly warm: number
  readonly apart: readonly (readonly [MemberId, MemberId])[]
  /** The same seed gives the same tables. */
  readonly seed: number
}

export interface Seating {
  readonly seats: ReadonlyMap<MemberId, string>
  /** Who found no chair; empty where there are enough. */
  readonly standing: readonly MemberId[]
  /** Pairs who should not sit together and do, because pinned places or too few tables leave no other way. */
  readonly together: readonly (readonly [MemberId, MemberId])[]
  /** What the tables are worth by `worthOf`; for comparing proposals, not for people. */
  readonly worth: number
}

/** What each wish weighs; docs/salons/seating.md argues for them. */
const WEIGHTS = {
  /** A guest of whose neighbours all are strangers; pairs that know each other take their share away. */
  strangers: 1,
  /** The first warm tie at the table, and the second; a third gives nothing. */
  firstWarm: 1.2,
  secondWarm: 0.6,
  /** A newcomer with a host, or with somebody they know, at the table. */
  welcomed: 1.5,
  /** Every pair of hosts at one table, while another table has none. */
  hostPair: -0.8,
  /** A pair who should not sit together; more than everything else at two tables is worth. */
  apart: -1000,
} as const

const WARM_TIES_WANTED = 2
/** Swaps tried for each guest, and at least; five times as many gain one or two in a hundred. */
const TRIES_PER_DINER = 1000
const LEAST_TRIES = 60_000
const HOT = 1.5
const COLD = 0.01
/** How often a guest moves to a free chair instead of swapping. */
const MOVES = 0.15
/** Sums in another order differ by less. */
const SAME = 1e-9

/**
 * Seats people so that most neighbours are strangers, everybody has up to two warm ties at the table, newcomers sit with
 * somebody who looks after them, and nobody sits with whom they should not. Companions stay with their guest, pinned guests
 * stay where they are.
 *
 * A maximally diverse grouping problem with rewards that level off, which is NP-hard: a greedy start, then simulated annealing
 * over swaps of two guests and moves to free chairs (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983; for grouping: Palubeckis,
 * Karčiauskas and Riškus, Informatica 22, 2011), keeping the best seen. Work grows with guests × chairs of a table.
 */
export function seat(input: SeatingInput): Seating {
  const plan = new Plan(input)
  const random = seededRandom(input.seed)
  seatGreedily(plan, random)
  anneal(plan, random)
  return plan.result()
}

/** The tables that a careful person would make who seats one guest after the other and moves nobody again; a rival to measure by. */
export function seatInOrder(input: SeatingInput): Seating {
  const plan = new Plan(input)
  seatGreedily(plan, seededRandom(input.seed))
  return plan.result()
}

/** What given tables are worth. */
export function worthOf(input: SeatingInput, seats: ReadonlyMap<MemberId, string>): number {
  const plan = new Plan(input)
  for (const [at, { member }] of input.diners.entries()) {
    const table = input.boards.findIndex(({ id }) => id === seats.get(member))
    if (table >= 0) plan.put(at, table)
  }
  return plan.worth
}

const NOWHERE = -1

/** Who sits where, and what each table is worth, kept up to date as people move. Guests and tables are numbers here. */
class Plan {
  readonly #input: SeatingInput
  readonly tables: number[][]
  readonly free: number[]
  readonly tableOf: Int32Array
  /** 0 stranger, 1 known, 2 warm; of guest `a * count + b`. */
  readonly #known: Uint8Array
  readonly #apart: Uint8Array
  readonly #worth: number[]
  #total = 0

  constructor(input: SeatingInput) {
    const { diners, boards, tie, warm, apart } = input
    const count = diners.length
    this.#input = input
    this.tables = boards.map(() => [])
    this.free = boards.map(({ chairs }) => chairs)
    this.tableOf = new Int32Array(count).fill(NOWHERE)
    this.#known = new Uint8Array(count * count)
    this.#apart = new Uint8Array(count * count)
    this.#worth = boards.map(() => 0)
    const places = new Map(diners.map(({ member }, at) => [member, at]))
    for (let a = 0; a < count; a++)
      for (let b = a + 1; b < count; b++) {
        const [one, other] = [diners[a], diners[b]]
        const strength = one && other ? tie(one.member, other.member) : 0
        const known = strength >= warm ? 2 : strength > 0 ? 1 : 0
        this.#known[a * count + b] = known
        this.#known[b * count + a] = known
      }
    for (const [one, other] of apart) {
      const [a, b] = [places.get(one), places.get(other)]
      if (a === undefined || b === undefined) continue
      this.#apart[a * count + b] = 1
      this.#apart[b * count + a] = 1
    }
  }

  get count(): number {
    return this.#input.diners.length
  }

  get worth(): number {
    return this.#total
  }

  diner(at: number): Diner {
    const diner = this.#input.diners[at]
    if (!diner) throw new RangeError(`No guest ${at}.`)
    return diner
  }

  /** The place of a pinned guest's table; undefined for everybody else, and where that table is gone. */
  pinnedTo(at: number): number | undefined {
    const { pinned } = this.diner(at)
    const table = pinned === undefined ? -1 : this.#input.boards.findIndex(({ id }) => id === pinned)
    return table < 0 ? undefined : table
  }

  put(at: number, table: number): void {
    const from = this.tableOf[at] ?? NOWHERE
    if (from !== NOWHERE) this.#leave(at, from)
    this.tableOf[at] = table
    if (table === NOWHERE) return
    this.tables[table]?.push(at)
    this.free[table] = (this.free[table] ?? 0) - this.diner(at).chairs
    this.#value(table)
  }

  #leave(at: number, table: number): void {
    const sitting = this.tables[table] ?? []
    sitting.splice(sitting.indexOf(at), 1)
    this.free[table] = (this.free[table] ?? 0) + this.diner(at).chairs
    this.#value(table)
  }

  /** Who sits where, to come back to. */
  snapshot(): Int32Array {
    return this.tableOf.slice()
  }

  restore(snapshot: Int32Array): void {
    for (const at of snapshot.keys()) this.put(at, NOWHERE)
    for (const [at, table] of snapshot.entries()) this.put(at, table)
  }

  result(): Seating {
    const { diners, boards } = this.#input
    const seats = new Map<MemberId, string>()
    const standing: MemberId[] = []
    for (const [at, { member }] of diners.entries()) {
      const board = boards[this.tableOf[at] ?? NOWHERE]
      if (board) seats.set(member, board.id)
      else standing.push(member)
    }
    const together = this.#input.apart.filter(([a, b]) => seats.has(a) && seats.get(a) === seats.get(b))
    return { seats, standing, together, worth: this.worth }
  }

  #value(table: number): void {
    const worth = this.#worthAt(table)
    this.#total += worth - (this.#worth[table] ?? 0)
    this.#worth[table] = worth
  }

  #worthAt(table: number): number {
    const sitting = this.tables[table] ?? []
    let worth = 0
    let hosts = 0
    for (const at of sitting) {
      if (this.diner(at).host) hosts += 1
      worth += this.#worthFor(at, sitting)
    }
    return worth + WEIGHTS.hostPair * ((hosts * (hosts - 1)) / 2)
  }

  /** What one guest has of a table. */
  #worthFor(at: number, sitting: readonly number[]): number {
    const row = at * this.count
    let strangers = 0
    let warm = 0
    let known = 0
    let enemies = 0
    let hosted = false
    for (const other of sitting) {
      if (other === at) continue
      const tie = this.#known[row + other] ?? 0
      if (tie === 0) strangers += 1
      else known += 1
      if (tie === 2) warm += 1
      enemies += this.#apart[row + other] ?? 0
      hosted ||= this.diner(other).host
    }
    const others = sitting.length - 1
    return (
      (others > 0 ? WEIGHTS.strangers * (strangers / others) : 0) +
      (warm >= 1 ? WEIGHTS.firstWarm : 0) +
      (warm >= WARM_TIES_WANTED ? WEIGHTS.secondWarm : 0) +
      (this.diner(at).newcomer && (hosted || known > 0) ? WEIGHTS.welcomed : 0) +
      // Counted from both sides.
      (WEIGHTS.apart / 2) * enemies
    )
  }
}

/** Pinned guests first, then those who take most chairs, then hosts, newcomers and everybody else; each where they are worth most. */
function seatGreedily(plan: Plan, random: Random): void {
  const order = random.shuffle(Array.from({ length: plan.count }, (_, at) => at))
  const rank = (at: number) => {
    const { chairs, host, newcomer } = plan.diner(at)
    return chairs * 4 + (host ? 2 : 0) + (newcomer ? 1 : 0)
  }
  for (const at of order) {
    const table = plan.pinnedTo(at)
    if (table !== undefined) plan.put(at, table)
  }
  for (const at of order.filter((each) => plan.pinnedTo(each) === undefined).sort((a, b) => rank(b) - rank(a))) {
    const best = bestTable(plan, at)
    if (best !== undefined) plan.put(at, best)
  }
}

function bestTable(plan: Plan, at: number): number | undefined {
  let best: { readonly table: number; readonly worth: number } | undefined
  for (const table of plan.tables.keys()) {
    const free = plan.free[table] ?? 0
    if (free < plan.diner(at).chairs) continue
    plan.put(at, table)
    // Of tables alike the emptier one, so that none is left with two guests.
    const worth = plan.worth + free / 1000
    if (!best || worth > best.worth) best = { table, worth }
  }
  plan.put(at, NOWHERE)
  return best?.table
}

/** Works on those who found a chair; who did not has none to swap. */
function anneal(plan: Plan, random: Random): void {
  const places = Array.from({ length: plan.count }, (_, at) => at)
  const movable = places.filter((at) => plan.pinnedTo(at) === undefined && plan.tableOf[at] !== NOWHERE)
  if (movable.length === 0 || plan.tables.length < 2) return
  const pick = () => movable[random.int(0, movable.length - 1)] ?? 0
  const tries = Math.max(LEAST_TRIES, movable.length * TRIES_PER_DINER)
  let worth = plan.worth
  let best = { worth, seats: plan.snapshot() }
  for (let step = 0; step < tries; step++) {
    const takeBack = random.chance(MOVES) ? moved(plan, pick(), random) : swapped(plan, pick(), pick())
    if (!takeBack) continue
    const next = plan.worth
    const heat = HOT * (COLD / HOT) ** (step / tries)
    if (next < worth && !random.chance(Math.exp((next - worth) / heat))) {
      takeBack()
      continue
    }
    worth = next
    if (worth > best.worth + SAME) best = { worth, seats: plan.snapshot() }
  }
  plan.restore(best.seats)
}

type TakeBack = () => void

/** Swaps two guests, where their companions find chairs too. */
function swapped(plan: Plan, a: number, b: number): TakeBack | null {
  const [from, to] = [plan.tableOf[a] ?? NOWHERE, plan.tableOf[b] ?? NOWHERE]
  const more = plan.diner(b).chairs - plan.diner(a).chairs
  if (from === to || more > (plan.free[from] ?? 0) || -more > (plan.free[to] ?? 0)) return null
  const swap = (one: number, other: number) => {
    plan.put(a, NOWHERE)
    plan.put(b, one)
    plan.put(a, other)
  }
  swap(from, to)
  return () => swap(to, from)
}

/** Moves a guest to free chairs at another table. */
function moved(plan: Plan, at: number, random: Random): TakeBack | null {
  const from = plan.tableOf[at] ?? NOWHERE
  const to = random.int(0, plan.tables.length - 1)
  if (from === to || (plan.free[to] ?? 0) < plan.diner(at).chairs) return null
  plan.put(at, to)
  return () => plan.put(at, from)
}
