import type { Blocks } from './blocks.ts'

/** Which records each record is compared with; bounded whatever the rosters hold. */
export class Candidates {
  readonly #blocks: Blocks
  readonly #stamp: Uint32Array
  #dropped = 0

  constructor(blocks: Blocks, records: number) {
    this.#blocks = blocks
    this.#stamp = new Uint32Array(records)
  }

  /** How many meetings were left out for their number. */
  get dropped(): number {
    return this.#dropped
  }

  /**
   * The later records that share a key with this one, those of small blocks first. Of a block that holds very many (a surname
   * and a city, a hotline) only the next few are taken, which are the most alike, because the records are in order of their names
   * and birthdays; the rest meet through rarer keys or not at all.
   */
  of(record: number): number[] {
    const found: number[] = []
    const mark = record + 1
    for (const block of this.#blocks.blocksOf(record)) {
      const first = this.#blocks.placeAfter(block, record)
      const end = this.#blocks.startOf(block) + this.#blocks.sizeOf(block)
      const last = this.#blocks.sizeOf(block) <= FULL_BLOCK ? end : Math.min(first + NEIGHBOURS, end)
      this.#dropped += end - last
      for (let place = first; place < last; place += 1) {
        const other = this.#blocks.memberAt(place)
        if (this.#stamp[other] === mark) continue
        if (found.length >= MOST_CANDIDATES) {
          this.#dropped += 1
          continue
        }
        this.#stamp[other] = mark
        found.push(other)
      }
    }
    return found
  }
}

/** Up to this size everybody in a block meets everybody: 780 pairs. */
const FULL_BLOCK = 40

/** In larger ones each meets so many neighbours. */
const NEIGHBOURS = 8

/** The most comparisons one record may ask for; a record of a roster without crowds asks for some dozen. */
const MOST_CANDIDATES = 400
