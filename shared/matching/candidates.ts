import type { Blocks } from './blocks.ts'
import { STRONG } from './record-keys.ts'

/** Which records each record is compared with; bounded whatever the rosters hold. */
export class Candidates {
  readonly #blocks: Blocks
  /** The marks of the keys that the record at hand shares with each other one. */
  readonly #shared: Uint16Array
  readonly #isEnough: (marks: number) => boolean
  #dropped = 0

  constructor(blocks: Blocks, records: number) {
    this.#blocks = blocks
    this.#isEnough = records <= SHORT_ROSTER ? (marks) => marks !== 0 : isEnough
    this.#shared = new Uint16Array(records)
  }

  /** How many meetings were left out for their number. */
  get dropped(): number {
    return this.#dropped
  }

  /**
   * The later records that share a strong key with this one, or two weak ones; those of small blocks first. Of a block that
   * holds very many (a common name, a hotline) only the next few are taken, which are the most alike, because the records are in
   * order of their names and birthdays; the rest meet through rarer keys or not at all. Large blocks of weak keys are left out.
   */
  of(record: number): number[] {
    // Two that somebody asks about are compared whatever they share.
    if (this.#shared.length === 2) return record === 0 ? [1] : []
    const met: number[] = []
    const found: number[] = []
    for (const block of this.#blocks.blocksOf(record)) {
      const mark = this.#blocks.markOf(block)
      const size = this.#blocks.sizeOf(block)
      const first = this.#blocks.placeAfter(block, record)
      const end = this.#blocks.startOf(block) + size
      const last =
        mark === STRONG
          ? size <= FULL_BLOCK
            ? end
            : Math.min(first + NEIGHBOURS, end)
          : size <= FULL_WEAK_BLOCK
            ? end
            : first
      this.#dropped += end - last
      for (let place = first; place < last; place += 1) {
        const other = this.#blocks.memberAt(place)
        const before = this.#shared[other] ?? 0
        const now = before | mark
        if (now === before) continue
        if (before === 0) met.push(other)
        this.#shared[other] = now
        if (this.#isEnough(before) || !this.#isEnough(now)) continue
        if (found.length < MOST_CANDIDATES) found.push(other)
        else this.#dropped += 1
      }
    }
    for (const other of met) this.#shared[other] = 0
    return found
  }
}

/** Up to here there is time to look at everybody who shares anything. */
const SHORT_ROSTER = 3_000

/** A strong key, or two kinds of weak ones. */
function isEnough(marks: number): boolean {
  return marks >= STRONG || (marks & (marks - 1)) !== 0
}

/** Up to this size everybody in a block meets everybody: 780 pairs. */
const FULL_BLOCK = 40
const FULL_WEAK_BLOCK = 60

/** In larger ones each meets so many neighbours. */
const NEIGHBOURS = 8

/** The most comparisons one record may ask for; a record of a roster without crowds asks for some dozen. */
const MOST_CANDIDATES = 400
