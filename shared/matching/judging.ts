import type { Reason } from '../domain/matching.ts'
import type { Evidence, Standard } from './evidence.ts'
import { evidenceOf } from './evidence.ts'
import { Homes } from './homes.ts'
import type { Verdict } from './judge.ts'
import { contradicts, faintly, judge } from './judge.ts'
import type { MatchOptions } from './match-record.ts'
import type { PreparedRecord } from './prepared-record.ts'
import type { JudgedPair } from './safe-groups.ts'

/** Judges pairs of records, named by their places, by what they say and by what the community knows of them. */
export class Judging {
  readonly #records: readonly PreparedRecord[]
  readonly #standard: Standard
  readonly #options: MatchOptions
  readonly #prior: number
  /** Two records that somebody asks about get an answer if anything of theirs agrees. */
  readonly #onlyTwo: boolean
  readonly #homes = new Homes()

  constructor(records: readonly PreparedRecord[], standard: Standard, options: MatchOptions) {
    this.#records = records
    this.#standard = standard
    this.#options = options
    this.#onlyTwo = records.length === 2
    this.#prior = Math.log2(standard.size / PARTNERS)
  }

  /**
   * Null where nothing is worth showing, or somebody has decided already. `isMeeting`: for the first time, so that it counts
   * towards what homes tell here.
   */
  verdict(a: number, b: number, isMeeting = false): Verdict | null {
    const one = this.#records[a]
    const other = this.#records[b]
    if (one === undefined || other === undefined || one.id === other.id) return null
    const evidence = evidenceOf(one, other, this.#standard)
    const verdict = judge(evidence, this.#prior) ?? (this.#onlyTwo ? faintly(evidence, this.#prior) : null)
    if (isMeeting) this.#homes.note(a, b, evidence, verdict)
    // What the community knows is asked only about pairs that matter.
    if (verdict === null || this.#options.isDecided?.(one.id, other.id) === true) return null
    if (this.#options.metAtOneSalon?.(one.id, other.id) !== true) return verdict
    const reasons: Reason[] = [{ code: 'both-checked-in', sign: '-' }, ...verdict.reasons]
    return { ...verdict, lane: verdict.lane === 'namesakes' ? 'namesakes' : 'maybe', reasons }
  }

  /** Pairs of one home that are offered as one person where homes are not shared (`Homes`). */
  fromHomes(): JudgedPair[] {
    return this.#homes.offered().filter(({ a, b }) => {
      const [one = '', other = ''] = [this.#records[a]?.id, this.#records[b]?.id]
      return this.#options.isDecided?.(one, other) !== true && this.#options.metAtOneSalon?.(one, other) !== true
    })
  }

  /** What two records say that a third one connects; null where they must not be one. */
  throughAThird(a: number, b: number): Evidence | null {
    const one = this.#records[a]
    const other = this.#records[b]
    if (one === undefined || other === undefined || one.id === other.id) return null
    const evidence = evidenceOf(one, other, this.#standard)
    if (contradicts(evidence) || this.#options.isDecided?.(one.id, other.id) === true) return null
    return this.#options.metAtOneSalon?.(one.id, other.id) === true ? null : evidence
  }
}

/** How many of the others are expected to be the same person: a row in two lists that overlap, and now and then one twice. */
const PARTNERS = 2
