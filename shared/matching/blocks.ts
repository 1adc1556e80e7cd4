import type { RecordKeys } from './record-keys.ts'
import type { Steps } from './steps.ts'

/**
 * Records that share a key, for very many keys: what decides which pairs are compared at all. Keys are 53-bit hashes.
 * Filled record by record, then closed; after that blocks are lists of records in rising order.
 */
export class Blocks {
  #blockOfEntry: Uint32Array
  #entries = 0
  readonly #firstEntry: number[] = [0]
  /** A hash table with open addressing: the block plus one, 0 where nothing is. */
  #table: Int32Array
  #tableKeys: Float64Array
  #blocks = 0
  #sizes: Uint32Array
  #marks: Uint16Array
  #starts = new Uint32Array(0)
  #members = new Uint32Array(0)

  /** `records`: about how many will be added; more only cost time. */
  constructor(records: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(records, 64) * USUAL_KEYS))
    this.#table = new Int32Array(slots)
    this.#tableKeys = new Float64Array(slots)
    this.#blockOfEntry = new Uint32Array(slots)
    this.#sizes = new Uint32Array(slots)
    this.#marks = new Uint16Array(slots)
  }

  /** Adds the next record with its keys. */
  add(keys: RecordKeys): void {
    for (const [key, mark] of keys) {
      if (this.#entries === this.#blockOfEntry.length) this.#blockOfEntry = grown(this.#blockOfEntry, Uint32Array)
      const block = this.#blockOf(key)
      this.#marks[block] = mark
      this.#blockOfEntry[this.#entries] = block
      this.#sizes[block] = (this.#sizes[block] ?? 0) + 1
      this.#entries += 1
    }
    this.#firstEntry.push(this.#entries)
  }

  /** Lists the members of the blocks; no record can be added after it. */
  *close(): Steps<void> {
    this.#starts = new Uint32Array(this.#blocks + 1)
    for (let block = 0; block < this.#blocks; block += 1) {
      this.#starts[block + 1] = (this.#starts[block] ?? 0) + (this.#sizes[block] ?? 0)
    }
    const next = this.#starts.slice()
    this.#members = new Uint32Array(this.#entries)
    for (let record = 0; record + 1 < this.#firstEntry.length; record += 1) {
      if (record % CLOSED_A_STEP === 0) yield
      for (let entry = this.#firstEntry[record] ?? 0; entry < (this.#firstEntry[record + 1] ?? 0); entry += 1) {
        const block = this.#blockOfEntry[entry] ?? 0
        const at = next[block] ?? 0
        this.#members[at] = record
        next[block] = at + 1
      }
    }
    this.#table = new Int32Array(0)
    this.#tableKeys = new Float64Array(0)
  }

  /** The blocks of a record that others share, the smallest first. */
  blocksOf(record: number): number[] {
    const found: number[] = []
    for (let entry = this.#firstEntry[record] ?? 0; entry < (this.#firstEntry[record + 1] ?? 0); entry += 1) {
      const block = this.#blockOfEntry[entry] ?? 0
      if ((this.#sizes[block] ?? 0) > 1) found.push(block)
    }
    return found.sort((a, b) => this.sizeOf(a) - this.sizeOf(b) || a - b)
  }

  sizeOf(block: number): number {
    return this.#sizes[block] ?? 0
  }

  /** The mark of the block's key. */
  markOf(block: number): number {
    return this.#marks[block] ?? 0
  }

  /** Where the block's first record stands in `memberAt`. */
  startOf(block: number): number {
    return this.#starts[block] ?? 0
  }

  memberAt(place: number): number {
    return this.#members[place] ?? 0
  }

  /** The first place of the block that holds a record after `record`. */
  placeAfter(block: number, record: number): number {
    let low = this.#starts[block] ?? 0
    let high = this.#starts[block + 1] ?? 0
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#members[middle] ?? 0) <= record) low = middle + 1
      else high = middle
    }
    return low
  }

  #blockOf(key: number): number {
    if (this.#blocks * 4 >= this.#table.length * 3) this.#enlarge()
    const mask = this.#table.length - 1
    let slot = (key % 0x7fffffff) & mask
    for (;;) {
      const block = this.#table[slot] ?? 0
      if (block === 0) break
      if (this.#tableKeys[slot] === key) return block - 1
      slot = (slot + 1) & mask
    }
    const block = this.#blocks
    this.#table[slot] = block + 1
    this.#tableKeys[slot] = key
    this.#blocks += 1
    if (block === this.#sizes.length) {
      this.#sizes = grown(this.#sizes, Uint32Array)
      this.#marks = grown(this.#marks, Uint16Array)
    }
    return block
  }

  #enlarge(): void {
    const before = this.#table
    const beforeKeys = this.#tableKeys
    this.#table = new Int32Array(before.length * 2)
    this.#tableKeys = new Float64Array(before.length * 2)
    const mask = this.#table.length - 1
    for (let at = 0; at < before.length; at += 1) {
      const block = before[at] ?? 0
      if (block === 0) continue
      const key = beforeKeys[at] ?? 0
      let slot = (key % 0x7fffffff) & mask
      while (this.#table[slot] !== 0) slot = (slot + 1) & mask
      this.#table[slot] = block
      this.#tableKeys[slot] = key
    }
  }
}

/** Keys of a record that says most there is to say; most have half as many. */
const USUAL_KEYS = 32

const CLOSED_A_STEP = 4096

function grown<Numbers extends Uint32Array | Uint16Array>(
  numbers: Numbers,
  Kind: new (length: number) => Numbers,
): Numbers {
  const larger = new Kind(numbers.length * 2)
  larger.set(numbers)
  return larger
}
