import type { MemberId, SourceId } from '../../../shared/domain/ids.ts'
import { LANES } from '../../../shared/domain/matching.ts'
import type { Lane } from '../../../shared/domain/matching.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { MatchResult } from '../../../shared/matching/find-matches.ts'
import type { MatchPair, MatchRecord } from '../../../shared/matching/match-record.ts'
import { pairKey } from '../../../shared/people/groups.ts'
import type { ReviewCounts, MatchJob } from '../../../shared/protocol/people.ts'
import type { Tables } from '../tables/tables.ts'
import { personKey } from '../tables/people-table.ts'
import { turn } from '../turn.ts'
import { matching } from './matching-later.ts'

/** A pair that waits for a person, as the two are now. */
export interface OpenPair extends MatchPair {
  readonly a: MemberId
  readonly b: MemberId
}

/** Records prepared between two looks at other messages. */
const STEP = 250

/** No state of the member table. */
const NEVER = -1

/** Looks for people who stand on the roster twice, and keeps what was found until it is decided. */
export class ReviewDesk {
  readonly #tables: Tables
  readonly #now: () => number
  readonly #changed: () => void
  #found: readonly MatchPair[] = []
  #job: MatchJob = { state: 'none' }
  #at = 0
  /** The state of the member table that was looked at. */
  #looked = NEVER
  /** Decisions since then, less those that were undone. */
  #decided = 0
  /** How often decisions were taken back that a look may pass over. */
  #reopened = 0
  #cancelled = false
  #remembered: number | null = null
  #open: {
    readonly version: string
    readonly pairs: readonly OpenPair[]
    readonly byKey: ReadonlyMap<string, OpenPair>
  } | null = null

  constructor(tables: Tables, now: () => number, changed: () => void) {
    this.#tables = tables
    this.#now = now
    this.#changed = changed
  }

  get job(): MatchJob {
    if (this.#job.state !== 'ready') return this.#job
    return { state: 'ready', at: this.#at, stale: this.#isStale }
  }

  /** How many pairs waited when the app was last used; null where that is not known. */
  get remembered(): number | null {
    return this.#remembered
  }

  remember(waiting: number): void {
    this.#remembered = waiting
  }

  /** Pairs in the lanes choose and maybe; those of the last time while nobody has looked, null where nobody ever has. */
  get waiting(): number | null {
    if (this.#found.length === 0 && this.#at === 0) return this.#remembered
    const { choose, maybe } = this.counts()
    return choose + maybe
  }

  /** Looks at everybody. One at a time; `busy` while another look is on. */
  async look(): Promise<Result<ReviewCounts>> {
    if (this.#job.state === 'running') return failed('busy')
    const before = this.#job
    this.#cancelled = false
    const looked = this.#tables.members.version
    const reopened = this.#reopened
    this.#set({ state: 'running', done: 0, of: 1 })
    try {
      const records = await this.everybody()
      const result = records && (await this.match(records, (done, of) => this.#set({ state: 'running', done, of })))
      if (!result) {
        this.#set(before)
        return failed('cancelled')
      }
      this.#found = result.pairs
      this.#open = null
      this.#looked = reopened === this.#reopened ? looked : NEVER
      this.#decided = 0
      this.#at = this.#now()
      this.#set({ state: 'ready', at: this.#at, stale: this.#isStale })
      return ok(this.counts())
    } catch (error) {
      this.#set(before)
      throw error
    }
  }

  stop(): void {
    this.#cancelled = true
  }

  /** Everybody as the matcher sees them; null where somebody stopped it. */
  async everybody(cancelled: () => boolean = () => this.#cancelled): Promise<MatchRecord[] | null> {
    const { matchRecordOf } = await matching()
    const records: MatchRecord[] = []
    for (const entry of this.#tables.members.all()) {
      records.push(matchRecordOf(this.#tables, entry))
      if (records.length % STEP === 0) await turn()
      if (cancelled()) return null
    }
    return records
  }

  /** Runs the matcher without holding up other messages; null where somebody stopped it. */
  async match(
    records: readonly MatchRecord[],
    onProgress: (done: number, of: number) => void,
    options: { readonly between?: number; readonly cancelled?: () => boolean } = {},
  ): Promise<MatchResult | null> {
    const cancelled = options.cancelled ?? (() => this.#cancelled)
    const { findMatches, metAtOneSalon } = await matching()
    const apart = this.#saidApart()
    const steps = findMatches(records, {
      ...(options.between !== undefined && { between: options.between }),
      metAtOneSalon: metAtOneSalon(this.#tables),
      isDecided: (a, b) => apart.has(pairKey(a as MemberId, b as MemberId)),
    })
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      onProgress(step.value.done, step.value.of)
      await turn()
      if (cancelled()) return null
    }
  }

  /** Takes in what was found about people who have just been imported. */
  adopt(pairs: readonly MatchPair[]): void {
    const wasFresh = this.#job.state === 'ready' && !this.#isStale
    this.#found = [...this.#found, ...pairs]
    this.#open = null
    if (this.#job.state === 'none') {
      this.#at = this.#now()
      this.#job = { state: 'ready', at: this.#at, stale: true }
    }
    if (wasFresh) this.#looked = this.#tables.members.version
    this.#changed()
  }

  /** Runs a decision about people: what it changes in the roster is no reason to look at everybody again. */
  async deciding<Value>(work: () => Promise<Value>): Promise<Value> {
    const wasFresh = this.#job.state === 'ready' && !this.#isStale
    const value = await work()
    if (wasFresh) this.#looked = this.#tables.members.version
    this.#decided += 1
    return value
  }

  /** Takes the latest decision back. Its pair is still known here, unless it had been decided before the last look. */
  async undoing<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#decided === 0 || this.#job.state === 'running') return this.reopening(work)
    const value = await this.deciding(work)
    this.#decided -= 2
    return value
  }

  /** Takes decisions back that the last look may have passed over, so that their pairs want to be looked for again. */
  async reopening<Value>(work: () => Promise<Value>): Promise<Value> {
    const value = await work()
    this.#looked = NEVER
    this.#reopened += 1
    this.#changed()
    return value
  }

  /** Pairs that nobody has decided, surest first; with `source`, those of which one came from it. */
  pairs(lane: Lane, source?: SourceId | null): readonly OpenPair[] {
    return this.#openPairs().filter((pair) => pair.lane === lane && (!source || this.#isFrom(pair, source)))
  }

  /** What was found about two people. */
  find(a: MemberId, b: MemberId): OpenPair | undefined {
    this.#openPairs()
    return this.#open?.byKey.get(personKey(this.#tables.people, a, b))
  }

  counts(source?: SourceId | null): ReviewCounts {
    const counts: Record<Lane, number> = { safe: 0, choose: 0, maybe: 0, namesakes: 0 }
    for (const pair of this.#openPairs()) if (!source || this.#isFrom(pair, source)) counts[pair.lane] += 1
    return counts
  }

  get #isStale(): boolean {
    return this.#looked !== this.#tables.members.version
  }

  #openPairs(): readonly OpenPair[] {
    const { members, people, attendance } = this.#tables
    const version = `${members.version} ${people.version} ${attendance.version}`
    if (this.#open?.version === version) return this.#open.pairs
    const pairs = new Map<string, OpenPair>()
    for (const pair of this.#found) {
      const a = members.get(pair.a as MemberId)?.member.id
      const b = members.get(pair.b as MemberId)?.member.id
      if (!a || !b || this.#isDecided(a, b)) continue
      // Of several pairs whose sides have become one person the surest speaks for them.
      const key = personKey(people, a, b)
      const known = pairs.get(key)
      if (!known || isSurer(pair, known)) pairs.set(key, { ...pair, a, b })
    }
    const open = [...pairs.values()].sort((x, y) => y.score - x.score || (x.a < y.a ? -1 : 1))
    this.#open = { version, pairs: open, byKey: pairs }
    return open
  }

  #isDecided(a: MemberId, b: MemberId): boolean {
    const { people } = this.#tables
    return people.areOne(a, b) || people.apartLinks(people.personOf(a), people.personOf(b)).length > 0
  }

  /**
   * Pairs of people who are two by somebody's word as of now. A look keeps to what was decided when it began: what is
   * decided while it runs, and perhaps taken back again, is looked up when its pairs are listed.
   */
  #saidApart(): ReadonlySet<string> {
    const { people } = this.#tables
    const apart = [...people.links.values()].filter((link) => link.kind === 'apart' && link.voided === undefined)
    return new Set(apart.map((link) => personKey(people, link.a, link.b)))
  }

  #isFrom({ a, b }: OpenPair, source: SourceId): boolean {
    const { members } = this.#tables
    return [a, b].some((id) => members.get(id)?.member.sources.some((ref) => ref.source === source))
  }

  #set(job: MatchJob): void {
    this.#job = job
    this.#changed()
  }
}

function isSurer(pair: MatchPair, than: MatchPair): boolean {
  const lanes = LANES.indexOf(pair.lane) - LANES.indexOf(than.lane)
  return lanes < 0 || (lanes === 0 && pair.score > than.score)
}
