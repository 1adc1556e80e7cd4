import type { Reason } from '../domain/matching.ts'
import { birthdayHabits } from './birthday-habits.ts'
import { Blocks } from './blocks.ts'
import { Candidates } from './candidates.ts'
import { holderKeys } from './contact-evidence.ts'
import { inContentOrder } from './content-order.ts'
import type { Standard } from './evidence.ts'
import { Frequencies } from './frequencies.ts'
import { Holders } from './holders.ts'
import type { Verdict } from './judge.ts'
import { Judging } from './judging.ts'
import type { MatchOptions, MatchPair, MatchProgress, MatchRecord } from './match-record.ts'
import type { PreparedRecord } from './prepared-record.ts'
import { Preparation } from './prepared-record.ts'
import { recordKeys } from './record-keys.ts'
import type { JudgedPair } from './safe-groups.ts'
import { pairKey, safeGroups } from './safe-groups.ts'
import type { Steps } from './steps.ts'
import { LIGHT_STEP, sortedInSteps } from './steps.ts'
import { throughAThird } from './through-a-third.ts'

export interface FindOptions extends MatchOptions {
  /** `records[0..between)` and the rest are two lists: pairs inside the first are not looked for. */
  readonly between?: number
  /** With `between`: pairs inside the second list are not looked for either. */
  readonly acrossOnly?: boolean
}

export interface MatchResult {
  /** The surest first. */
  readonly pairs: readonly MatchPair[]
  /** Ids of records to be merged by default: every pair inside a group is itself in lane `safe`. */
  readonly groups: readonly (readonly string[])[]
  /** Meetings of records that were left out because too many share all they have in common. */
  readonly dropped: number
}

/**
 * Who of `records` may be one person: pairs in four lanes with reasons, and the groups to merge by default. The same records
 * give the same result in any order; ids only name them.
 *
 * Works in steps of a few milliseconds, so that a worker can show progress, let others in, and stop by not asking for the next:
 *
 *     const steps = findMatches(records)
 *     let step = steps.next()
 *     while (!step.done) { report(step.value); await turn(); step = steps.next() }
 *     use(step.value)
 *
 * How it judges, and after whom: docs/matching.md.
 */
export function* findMatches(
  records: readonly MatchRecord[],
  options: FindOptions = {},
): Generator<MatchProgress, MatchResult, void> {
  const of = records.length * PASSES
  const came = yield* prepareAll(records, of)
  const order = yield* reporting({ done: records.length, of }, inContentOrder(came))
  const prepared = order.map(({ record }) => record)
  const isFirst = Uint8Array.from(order, ({ index }) => Number(index < (options.between ?? 0)))
  const mayMeet = (a: number, b: number) =>
    isFirst[a] !== isFirst[b] || (isFirst[a] === 0 && options.acrossOnly !== true)

  const frequencies = new Frequencies()
  const holders = new Holders(prepared)
  for (const [place, record] of prepared.entries()) {
    frequencies.add(record)
    holders.add(place, holderKeys(record))
    if (place % LIGHT_STEP === 0) yield { done: records.length + place, of }
  }
  const blocks = new Blocks(prepared.length)
  for (const [place, record] of prepared.entries()) {
    blocks.add(recordKeys(record, frequencies))
    if (place % KEYED_A_STEP === 0) yield { done: records.length * 2 + place, of }
  }
  yield* reporting({ done: records.length * 3, of }, blocks.close())
  const habits = birthdayHabits(prepared, holders)
  yield { done: records.length * 3, of }
  const numbersMeanPeople = holders.numbersMeanPeople()
  const standard: Standard = { size: frequencies.size, holders, frequencies, habits, numbersMeanPeople }
  const judging = new Judging(prepared, standard, options)
  const candidates = new Candidates(blocks, prepared.length)
  const crowds = new Crowds(frequencies)
  const judged: JudgedPair[] = []
  let compared = 0
  for (const [place, record] of prepared.entries()) {
    if (place % SEARCHED_A_STEP === 0) yield { done: records.length * 3 + place, of }
    for (const other of candidates.of(place)) {
      if (!mayMeet(place, other)) continue
      const verdict = crowds.told(record, judging.verdict(place, other, true))
      if (verdict !== null) judged.push({ a: place, b: other, verdict })
      compared += 1
      if (compared % COMPARED_A_STEP === 0) yield { done: records.length * 3 + place, of }
    }
  }
  const last = { done: of, of }
  const found = replacing(judged, judging.fromHomes())
  const grouping = yield* reporting(
    last,
    safeGroups(found, (a, b) => judging.verdict(a, b)),
  )
  const direct = withChains([...found, ...grouping.found.filter(({ a, b }) => mayMeet(a, b))], grouping.chained)
  const thirds = yield* reporting(
    last,
    throughAThird(direct, (a, b) => (mayMeet(a, b) ? judging.throughAThird(a, b) : null)),
  )
  return {
    pairs: yield* reporting(last, allNamed(replacing(direct, thirds), prepared)),
    groups: grouping.groups.map((group) => group.map((place) => prepared[place]?.id ?? '').sort()),
    dropped: candidates.dropped,
  }
}

/** Preparing, counting, keys, comparing. */
const PASSES = 4

/** About two milliseconds of work each. */
const PREPARED_A_STEP = 32
const KEYED_A_STEP = 128
const SEARCHED_A_STEP = 64
const COMPARED_A_STEP = 128

function* prepareAll(records: readonly MatchRecord[], of: number): Generator<MatchProgress, PreparedRecord[], void> {
  const preparation = new Preparation()
  const prepared: PreparedRecord[] = []
  for (const [index, record] of records.entries()) {
    prepared.push(preparation.prepare(record))
    if (index % PREPARED_A_STEP === 0) yield { done: index, of }
  }
  return prepared
}

/** Steps that cannot say how far they are, as ones that stand still. */
function* reporting<Result>(progress: MatchProgress, steps: Steps<Result>): Generator<MatchProgress, Result, void> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    yield progress
  }
}

function withChains(
  judged: readonly JudgedPair[],
  chained: readonly { readonly pair: JudgedPair; readonly lane: 'choose' | 'maybe' }[],
): JudgedPair[] {
  const lanes = new Map(chained.map(({ pair, lane }) => [pairKey(pair), lane]))
  return judged.map((pair) => {
    const lane = lanes.get(pairKey(pair))
    if (lane === undefined) return pair
    const reasons: Reason[] = [{ code: 'chain', sign: '-' }, ...pair.verdict.reasons]
    return { ...pair, verdict: { ...pair.verdict, lane, reasons } }
  })
}

/** Pairs with some of them judged anew, and new ones. */
function replacing(pairs: readonly JudgedPair[], news: readonly JudgedPair[]): JudgedPair[] {
  const found = new Set(news.map(pairKey))
  return [...pairs.filter((pair) => !found.has(pairKey(pair))), ...news]
}

function* allNamed(pairs: readonly JudgedPair[], records: readonly PreparedRecord[]): Steps<readonly MatchPair[]> {
  const all: MatchPair[] = []
  for (const [at, pair] of pairs.entries()) {
    all.push(named(pair, records))
    if (at % LIGHT_STEP === 0) yield
  }
  return yield* sortedInSteps(all, surestFirst)
}

/** Of a name that many bear, one pair of namesakes stands for all. */
class Crowds {
  readonly #frequencies: Frequencies
  readonly #told = new Set<string>()

  constructor(frequencies: Frequencies) {
    this.#frequencies = frequencies
  }

  /** The verdict on a pair of which this record is one; null where the crowd has been told of. */
  told({ names }: PreparedRecord, verdict: Verdict | null): Verdict | null {
    if (verdict === null || verdict.lane !== 'namesakes') return verdict
    const full = names[0]?.full ?? ''
    const bearers = this.#frequencies.bearers(full)
    if (bearers <= CROWD) return verdict
    if (this.#told.has(full)) return null
    this.#told.add(full)
    const reasons: Reason[] = [{ code: 'crowd', sign: '-', params: { count: bearers } }, ...verdict.reasons]
    return { ...verdict, reasons }
  }
}

/** Six bearers of a name are 15 pairs, which a person can still look through. */
const CROWD = 6

function named({ a, b, verdict }: JudgedPair, records: readonly PreparedRecord[]): MatchPair {
  const [one = '', other = ''] = [records[a]?.id, records[b]?.id]
  const turned = one > other
  return {
    a: turned ? other : one,
    b: turned ? one : other,
    lane: verdict.lane,
    score: scoreOf(verdict.sureness),
    reasons: turned ? verdict.reasons.map(turnedRound) : verdict.reasons,
  }
}

/** What is said of the left is then said of the right. */
function turnedRound(reason: Reason): Reason {
  const { left, right, ...rest } = reason.params ?? {}
  return left === undefined || right === undefined
    ? reason
    : { ...reason, params: { ...rest, left: right, right: left } }
}

/**
 * A logistic curve over the bits, four times as wide as the probability's own: 12 bits over an even chance are sure, and still
 * less than 30.
 */
function scoreOf(sureness: number): number {
  return Math.round(10_000 / (1 + 2 ** (-sureness / 4))) / 10_000
}

function surestFirst(one: MatchPair, other: MatchPair): number {
  return other.score - one.score || (one.a < other.a ? -1 : one.a > other.a ? 1 : one.b < other.b ? -1 : 1)
}
