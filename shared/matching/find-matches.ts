import type { Reason } from '../domain/matching.ts'
import { birthdayHabits } from './birthday-habits.ts'
import { Blocks } from './blocks.ts'
import { Candidates } from './candidates.ts'
import { holderKeys } from './contact-evidence.ts'
import { contentOrder } from './content-order.ts'
import type { Evidence, Standard } from './evidence.ts'
import { evidenceOf } from './evidence.ts'
import { Frequencies } from './frequencies.ts'
import { Holders } from './holders.ts'
import type { Verdict } from './judge.ts'
import { contradicts, faintly, judge, SURENESS } from './judge.ts'
import type { MatchOptions, MatchPair, MatchProgress, MatchRecord } from './match-record.ts'
import type { PreparedRecord } from './prepared-record.ts'
import { Preparation } from './prepared-record.ts'
import { recordKeys } from './record-keys.ts'
import type { JudgedPair } from './safe-groups.ts'
import { pairKey, safeGroups } from './safe-groups.ts'
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
  const order = contentOrder(came)
  const prepared = Array.from(order, (index) => came[index]).filter((record) => record !== undefined)
  const isFirst = Uint8Array.from(order, (index) => Number(index < (options.between ?? 0)))
  const mayMeet = (a: number, b: number) =>
    isFirst[a] !== isFirst[b] || (isFirst[a] === 0 && options.acrossOnly !== true)

  const frequencies = new Frequencies()
  const holders = new Holders(prepared)
  for (const [place, record] of prepared.entries()) {
    frequencies.add(record)
    holders.add(place, holderKeys(record))
    if (place % LIGHT_STEP === 0) yield { done: records.length + place, of }
  }
  const blocks = new Blocks()
  for (const [place, record] of prepared.entries()) {
    blocks.add(recordKeys(record, frequencies))
    if (place % LIGHT_STEP === 0) yield { done: records.length * 2 + place, of }
  }
  blocks.close()
  const standard: Standard = {
    size: frequencies.size,
    holders,
    frequencies,
    habits: birthdayHabits(prepared, holders),
    numbersMeanPeople: holders.numbersMeanPeople(),
  }
  const bench = new Judging(prepared, standard, options, mayMeet)
  const candidates = new Candidates(blocks, prepared.length)
  const judged: JudgedPair[] = []
  let compared = 0
  for (let place = 0; place < prepared.length; place += 1) {
    for (const other of candidates.of(place)) {
      const verdict = mayMeet(place, other) ? bench.verdict(place, other) : null
      if (verdict !== null) judged.push({ a: place, b: other, verdict })
      compared += 1
      if (compared % COMPARISONS_A_STEP === 0) yield { done: records.length * 3 + place, of }
    }
  }
  const { groups, found, chained } = safeGroups(judged, (a, b) => bench.verdict(a, b))
  const direct = withChains([...judged, ...found.filter(({ a, b }) => mayMeet(a, b))], chained)
  const pairs = withoutCrowds(bench.withThird(direct), prepared, frequencies)
  return {
    pairs: pairs.map((pair) => named(pair, prepared)).sort(surestFirst),
    groups: groups.map((group) => group.map((place) => prepared[place]?.id ?? '').sort()),
    dropped: candidates.dropped,
  }
}

/** Preparing, counting, keys, comparing. */
const PASSES = 4

/** About two milliseconds of work each. */
const RECORDS_A_STEP = 64
const LIGHT_STEP = 256
const COMPARISONS_A_STEP = 256

function* prepareAll(records: readonly MatchRecord[], of: number): Generator<MatchProgress, PreparedRecord[], void> {
  const preparation = new Preparation()
  const prepared: PreparedRecord[] = []
  for (const [index, record] of records.entries()) {
    prepared.push(preparation.prepare(record))
    if (index % RECORDS_A_STEP === 0) yield { done: index, of }
  }
  return prepared
}

/** How many of the others are expected to be the same person: a row in two lists that overlap, and now and then one twice. */
const PARTNERS = 2

/** Judges pairs by what they say and by what the community knows of them. */
class Judging {
  readonly #records: readonly PreparedRecord[]
  readonly #standard: Standard
  readonly #options: FindOptions
  readonly #mayMeet: (a: number, b: number) => boolean
  readonly #prior: number
  /** Two records that somebody asks about get an answer if anything of theirs agrees. */
  readonly #onlyTwo: boolean

  constructor(
    records: readonly PreparedRecord[],
    standard: Standard,
    options: FindOptions,
    mayMeet: (a: number, b: number) => boolean,
  ) {
    this.#records = records
    this.#standard = standard
    this.#options = options
    this.#mayMeet = mayMeet
    this.#onlyTwo = records.length === 2
    this.#prior = Math.log2(standard.size / PARTNERS)
  }

  /** With the pairs that are sure through a third record. */
  withThird(pairs: readonly JudgedPair[]): JudgedPair[] {
    const look = (a: number, b: number) => {
      const evidence = this.#evidence(a, b)
      return evidence === null || contradicts(evidence) ? null : evidence.bits
    }
    const all = new Map(pairs.map((pair) => [pairKey(pair), pair]))
    for (const { a, b, sureness } of throughAThird(pairs, look, SURENESS.choose)) {
      const known = this.#evidence(a, b)?.reasons ?? []
      const reasons: Reason[] = [{ code: 'chain', sign: '+' }, ...known]
      all.set(pairKey({ a, b }), { a, b, verdict: { lane: 'choose', sureness, reasons } })
    }
    return [...all.values()]
  }

  #evidence(a: number, b: number): Evidence | null {
    const one = this.#records[a]
    const other = this.#records[b]
    if (one === undefined || other === undefined || one.id === other.id || !this.#mayMeet(a, b)) return null
    const known = this.#options.isDecided?.(one.id, other.id) === true
    return known || this.#options.metAtOneSalon?.(one.id, other.id) === true
      ? null
      : evidenceOf(one, other, this.#standard)
  }

  /** The verdict on two records wherever they stand. */
  verdict(a: number, b: number): Verdict | null {
    const one = this.#records[a]
    const other = this.#records[b]
    if (one === undefined || other === undefined || one.id === other.id) return null
    const evidence = evidenceOf(one, other, this.#standard)
    const verdict = judge(evidence, this.#prior) ?? (this.#onlyTwo ? faintly(evidence, this.#prior) : null)
    // What the community knows is asked only about pairs that matter.
    if (verdict === null || this.#options.isDecided?.(one.id, other.id) === true) return null
    if (this.#options.metAtOneSalon?.(one.id, other.id) !== true) return verdict
    const reasons: Reason[] = [{ code: 'both-checked-in', sign: '-' }, ...verdict.reasons]
    return { ...verdict, lane: verdict.lane === 'namesakes' ? 'namesakes' : 'maybe', reasons }
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

/** Of a name that many bear, one pair stands for all. */
function withoutCrowds(
  pairs: readonly JudgedPair[],
  records: readonly PreparedRecord[],
  frequencies: Frequencies,
): JudgedPair[] {
  const told = new Set<string>()
  return pairs.flatMap((pair) => {
    if (pair.verdict.lane !== 'namesakes') return [pair]
    const full = records[pair.a]?.names[0]?.full ?? ''
    const bearers = frequencies.bearers(full)
    if (bearers <= CROWD) return [pair]
    if (told.has(full)) return []
    told.add(full)
    const reasons: Reason[] = [{ code: 'crowd', sign: '-', params: { count: bearers } }, ...pair.verdict.reasons]
    return [{ ...pair, verdict: { ...pair.verdict, reasons } }]
  })
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
