import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Fuse from 'fuse.js'
import { token_sort_ratio } from 'fuzzball'
import type { FindOptions, MatchResult } from '../../../shared/matching/find-matches.ts'
import { findMatches } from '../../../shared/matching/find-matches.ts'
import type { MatchRecord } from '../../../shared/matching/match-record.ts'
import { dialledNumbers, likelyCountry } from '../../../shared/text/phone-numbers.ts'
import {
  ROSTER_SHORES,
  chineseRosters,
  chineseRosterWithDuplicates,
  namesAlone,
} from '../../../test/helpers/chinese-rosters.ts'
import { readRosterFile, recordsOf } from '../../match/roster-file.ts'
import { say } from '../../processes.mjs'

/**
 * A program that prints one `RESULT` line of JSON: `across N` and `within N` match generated rosters and say how long it took
 * and how much memory; `rivals N` gives fuzzball and Fuse.js a sample of the same; `quality` and `labelled DIR` score what is
 * found against what is true. Each in a process of its own, so that none finds the memory of another.
 */

export interface Timed {
  readonly ms: number
  /** What this process and its collector worked, in milliseconds: what the time would be on a quiet machine, at most. */
  readonly processor: number
  /** The most resident memory above what there was before, in bytes. */
  readonly memory: number
}

/** Per left row of the sample, against all right rows. */
export interface RivalTimes {
  readonly sample: number
  readonly fuzzball: number
  readonly fuse: number
}

/** Shares from 0 to 1, and pairs that must not be merged and were. */
export interface Score {
  readonly f1: number
  readonly precision: number
  readonly safePrecision: number
  readonly forbidden: number
}

export interface Quality {
  readonly ours: Score
  /** Telephone or e-mail equal after taking off all that is not a digit, or case. */
  readonly equal: Score
  readonly fuzzball: Score
  readonly fuse: Score
  /** Pairs offered for merging among different people of whom only names are known. */
  readonly namesAlone: number
}

const SEED = 20_240_601
/** Left rows that the rivals get; each is held against the whole right roster. */
const SAMPLE = 40
const QUALITY_SAMPLE = 150

const [task, given = ''] = process.argv.slice(2)
const tasks: Readonly<Record<string, () => unknown>> = {
  across: () => timedAcross(Number(given)),
  within: () => timedWithin(Number(given)),
  rivals: () => timedRivals(Number(given)),
  quality: () => quality(),
  labelled: () => labelled(given),
}

interface Two {
  readonly left: readonly MatchRecord[]
  readonly right: readonly MatchRecord[]
}

function readTwo(left: string, right: string): Two {
  const [one, other] = [left, right].map((text) => rosterOf(text))
  if (!one || !other) throw new Error('The generated rosters cannot be read.')
  const country = likelyCountry([...one.phoneSamples, ...other.phoneSamples])
  return { left: recordsOf(one, country), right: recordsOf(other, country) }
}

function rosterOf(text: string) {
  const file = readRosterFile(new TextEncoder().encode(text), 'id')
  return file.ok ? file.value : null
}

function across({ left, right }: Two): MatchResult {
  return run([...left, ...right], { between: left.length, acrossOnly: true })
}

function run(records: readonly MatchRecord[], options: FindOptions = {}): MatchResult {
  const steps = findMatches(records, options)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

async function timedAcross(rows: number): Promise<Timed> {
  const { left, right } = chineseRosters({ rows, seed: SEED })
  return timed(readTwo(left, right), across)
}

async function timedWithin(rows: number): Promise<Timed> {
  const file = rosterOf(chineseRosterWithDuplicates({ rows, seed: SEED }).csv)
  if (!file) throw new Error('The generated roster cannot be read.')
  return timed(recordsOf(file, likelyCountry(file.phoneSamples)), (records) => run(records))
}

async function timed<Input>(input: Input, work: (input: Input) => unknown): Promise<Timed> {
  globalThis.gc?.()
  await wait(50)
  const before = process.memoryUsage().rss
  const cpu = process.cpuUsage()
  const started = performance.now()
  work(input)
  const ms = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  return { ms, processor: (user + system) / 1000, memory: Math.max(process.resourceUsage().maxRSS * 1024 - before, 0) }
}

/** What a hurried developer holds against each other: the row in one line. */
function lineOf({ names, phones, emails, birthdays }: MatchRecord): string {
  const name = names.map((one) => one.name || `${one.family ?? ''}${one.given ?? ''}`)
  return [...name, ...phones, ...emails, ...birthdays].join(' ')
}

function timedRivals(rows: number): RivalTimes {
  const generated = chineseRosters({ rows, seed: SEED })
  const { left, right } = readTwo(generated.left, generated.right)
  const sample = left.slice(0, SAMPLE).map(lineOf)
  const lines = right.map(lineOf)
  let started = performance.now()
  for (const one of sample) for (const other of lines) token_sort_ratio(one, other)
  const fuzzball = performance.now() - started
  started = performance.now()
  const fuse = new Fuse(lines, { threshold: 0.4, ignoreLocation: true, includeScore: true })
  for (const one of sample) fuse.search(one.slice(0, FUSE_LIMIT))
  return { sample: SAMPLE, fuzzball, fuse: performance.now() - started }
}

/** Fuse.js takes patterns of any length, in pieces of 32 letters; names and numbers are in the first two. */
const FUSE_LIMIT = 64

type Pairs = ReadonlySet<string>

function keyOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

function quality(): Quality {
  const sums = { ours: new Tally(), equal: new Tally(), fuzzball: new Tally(), fuse: new Tally() }
  for (const shore of ROSTER_SHORES) {
    const generated = chineseRosters({ rows: 2000, seed: SEED, shore })
    const two = readTwo(generated.left, generated.right)
    const truth = new Set(generated.truth.map(([a, b]) => keyOf(a, b)))
    const undecidable = new Set(generated.undecidable.map(([a, b]) => keyOf(a, b)))
    const forbidden = new Set(generated.forbidden.map(({ a, b }) => keyOf(a, b)))
    const { pairs } = across(two)
    const offered = pairs.filter(({ lane }) => lane === 'safe' || lane === 'choose')
    const safe = pairs.filter(({ lane }) => lane === 'safe')
    const keys = (some: readonly { readonly a: string; readonly b: string }[]) =>
      new Set(some.map(({ a, b }) => keyOf(a, b)))
    sums.ours.add(keys(offered), keys(safe), { truth, undecidable, forbidden })
    const equal = equalContacts(two)
    sums.equal.add(equal, equal, { truth, undecidable, forbidden })
    const sample = { left: two.left.slice(0, QUALITY_SAMPLE), right: two.right }
    const ids = new Set(sample.left.map(({ id }) => id))
    const ofSample = (all: Pairs) => new Set([...all].filter((pair) => pair.split(' ').some((id) => ids.has(id))))
    const sampled = { truth: ofSample(truth), undecidable, forbidden }
    const ratio = likeLines(sample)
    sums.fuzzball.add(ratio, ratio, sampled)
    const fused = fusedLines(sample)
    sums.fuse.add(fused, fused, sampled)
  }
  let offered = 0
  for (const shore of ROSTER_SHORES) {
    const file = rosterOf(namesAlone({ rows: 3000, seed: SEED, shore }))
    const { pairs } = run(file ? recordsOf(file, '') : [])
    offered += pairs.filter(({ lane }) => lane === 'safe' || lane === 'choose').length
  }
  const { ours, equal, fuzzball, fuse } = sums
  return {
    ours: ours.score(),
    equal: equal.score(),
    fuzzball: fuzzball.score(),
    fuse: fuse.score(),
    namesAlone: offered,
  }
}

/** Telephone or e-mail equal. */
function equalContacts({ left, right }: Two): Pairs {
  const byContact = new Map<string, string[]>()
  for (const record of right)
    for (const key of contactsOf(record)) byContact.set(key, [...(byContact.get(key) ?? []), record.id])
  return new Set(
    left.flatMap((record) =>
      contactsOf(record).flatMap((key) => (byContact.get(key) ?? []).map((id) => keyOf(record.id, id))),
    ),
  )
}

function contactsOf({ phones, emails, country }: MatchRecord): string[] {
  const numbers = phones.flatMap((text) => dialledNumbers(text, country)).map(({ number }) => number)
  return [...numbers, ...emails.map((email) => email.trim().toLowerCase())]
}

/** The best right row of each left one, from 75 of 100 on, which suits the whole line best. */
function likeLines({ left, right }: Two): Pairs {
  const lines = right.map((record) => ({ id: record.id, line: lineOf(record) }))
  return new Set(
    left.flatMap((record) => {
      const line = lineOf(record)
      let best = { id: '', ratio: 0 }
      for (const other of lines) {
        const ratio = token_sort_ratio(line, other.line)
        if (ratio > best.ratio) best = { id: other.id, ratio }
      }
      return best.ratio >= 75 ? [keyOf(record.id, best.id)] : []
    }),
  )
}

function fusedLines({ left, right }: Two): Pairs {
  const lines = right.map((record) => ({ id: record.id, line: lineOf(record) }))
  const fuse = new Fuse(lines, { keys: ['line'], threshold: 0.4, ignoreLocation: true })
  return new Set(
    left.flatMap((record) => {
      const [best] = fuse.search(lineOf(record).slice(0, FUSE_LIMIT), { limit: 1 })
      return best === undefined ? [] : [keyOf(record.id, best.item.id)]
    }),
  )
}

interface Known {
  readonly truth: Pairs
  readonly undecidable: Pairs
  readonly forbidden: Pairs
}

/** Adds up what was found over several rosters. */
class Tally {
  #right = 0
  #wrong = 0
  #true = 0
  #safeRight = 0
  #safeWrong = 0
  #forbidden = 0

  add(offered: Pairs, safe: Pairs, { truth, undecidable, forbidden }: Known): void {
    this.#true += truth.size
    for (const pair of offered) {
      if (undecidable.has(pair)) continue
      if (truth.has(pair)) this.#right += 1
      else this.#wrong += 1
      if (forbidden.has(pair)) this.#forbidden += 1
    }
    for (const pair of safe) {
      if (undecidable.has(pair)) continue
      if (truth.has(pair)) this.#safeRight += 1
      else this.#safeWrong += 1
    }
  }

  score(): Score {
    const precision = this.#right / Math.max(this.#right + this.#wrong, 1)
    const recall = this.#right / Math.max(this.#true, 1)
    return {
      f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
      precision,
      safePrecision: this.#safeRight / Math.max(this.#safeRight + this.#safeWrong, 1),
      forbidden: this.#forbidden,
    }
  }
}

/** A folder with `records.csv`, whose column `record_id` names the rows, and `truth_clusters.csv` (`record_id,entity_id`). */
function labelled(folder: string): Score {
  const file = readRosterFile(readFileSync(join(folder, 'records.csv')), 'record_id')
  if (!file.ok) throw new Error(`${folder}: records.csv cannot be read.`)
  const clusters = new Map<string, string[]>()
  for (const line of readFileSync(join(folder, 'truth_clusters.csv'), 'utf8').trim().split(/\r?\n/u).slice(1)) {
    const [record = '', entity = ''] = line.split(',')
    clusters.set(entity, [...(clusters.get(entity) ?? []), record])
  }
  const truth = new Set<string>()
  for (const members of clusters.values()) {
    for (const [at, a] of members.entries()) for (const b of members.slice(at + 1)) truth.add(keyOf(a, b))
  }
  const { pairs } = run(recordsOf(file.value, likelyCountry(file.value.phoneSamples)))
  const keys = (...lanes: readonly string[]) =>
    new Set(pairs.filter(({ lane }) => lanes.includes(lane)).map(({ a, b }) => keyOf(a, b)))
  const tally = new Tally()
  tally.add(keys('safe', 'choose'), keys('safe'), { truth, undecidable: new Set(), forbidden: new Set() })
  return tally.score()
}

// Last, when all classes are there.
say(`RESULT ${JSON.stringify(await tasks[task ?? '']?.())}`)
