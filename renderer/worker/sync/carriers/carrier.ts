import type { Instant } from '../../../../shared/domain/dates.ts'
import type { DeviceId, PageId, RandomBytes } from '../../../../shared/domain/ids.ts'
import {
  brokenAgain,
  coverageOf,
  headsSpokenOf,
  keyOf,
  lacksOf,
  nameOf,
  numberIn,
  outdatedOf,
  planLook,
  rowBytes,
  rowFrom,
  shouldCompact,
  speakingOf,
  supersededOf,
  UNSEEN,
} from '../../../../shared/sync/carrier.ts'
import type { CarrierBook, Known, Lying, OwnBundle, OwnRow, Reading } from '../../../../shared/sync/carrier.ts'
import { StorageError } from '../../storage/storage-problem.ts'
import { hexOf } from '../hex.ts'
import { digestOf } from './digest.ts'
import type { Bundler, PageWish, SealedBundle } from './bundler.ts'
import type { Shelf, ShelfFailure } from './shelf.ts'

export interface CarrierOptions {
  readonly shelf: Shelf
  readonly bundler: Bundler
  readonly device: DeviceId
  readonly book: CarrierBook
  /** Makes the book durable. */
  readonly keep: (book: CarrierBook) => Promise<void>
  /** Milliseconds. */
  readonly now: () => Instant
  readonly random: RandomBytes
  /** Its state is another. */
  readonly onChange: () => void
}

/** How it stands between this device and a carrier. */
export interface CarrierState {
  readonly busy: 'reading' | 'writing' | null
  /** Not there now, why it failed, or null where the last look went well. */
  readonly failure: ShelfFailure | null
  readonly lastRead: Instant | null
  readonly lastWritten: Instant | null
  /** Bytes of everything that lies there. */
  readonly bytes: number
  /** Bundles that wait for one that is missing or still on its way. */
  readonly waiting: number
  /** Bundles that are not whole, or not ours. */
  readonly broken: number
  /** Pages of which something is still to be written. */
  readonly lacking: number
  /** Who wrote what lies there. */
  readonly writers: readonly { readonly device: DeviceId; readonly bundles: number; readonly bytes: number }[]
}

/** So many bundles are read before what became of them is noted; a crash costs reading them once more. */
const READ_BETWEEN_NOTES = 20

/** Keeps one carrier and this device in step: reads what others wrote, writes what the carrier lacks. */
export class Carrier {
  readonly #options: CarrierOptions
  #book: CarrierBook
  #lying: readonly Lying[] = []
  #failure: ShelfFailure | null = null
  #busy: CarrierState['busy'] = null
  #lastRead: Instant | null = null
  #lastWritten: Instant | null = null
  #last: Promise<unknown> = Promise.resolve()
  /** Pages to be had again from what was taken already. */
  readonly #wanted = new Set<PageId>()

  constructor(options: CarrierOptions) {
    this.#options = options
    this.#book = options.book
  }

  get state(): CarrierState {
    const { waiting } = coverageOf(this.#book)
    const broken = Object.values(this.#book.known).filter(({ reading }) => reading.outcome === 'broken')
    return {
      busy: this.#busy,
      failure: this.#failure,
      lastRead: this.#lastRead,
      lastWritten: this.#lastWritten,
      bytes: this.#lying.reduce((sum, { bytes }) => sum + bytes, 0),
      waiting: waiting.length,
      broken: broken.length,
      lacking: this.lacking,
      writers: writersIn(this.#book),
    }
  }

  /** Pages of which the carrier does not have all that is here. */
  get lacking(): number {
    return lacksOf(this.#options.bundler.pages(), coverageOf(this.#book).covered).length
  }

  /** Whether something waits here or there: another look after a while is worth it. */
  get isUnfinished(): boolean {
    const { waiting, broken, lacking } = this.state
    const isUnseen = Object.values(this.#book.known).some(({ stamp }) => stamp === UNSEEN)
    const outdated = outdatedOf(this.#book, (page) => this.#options.bundler.isGone(page))
    if (outdated.own || (outdated.others.length > 0 && !this.#options.shelf.keepsThePast)) return true
    return waiting + broken + lacking > 0 || isUnseen || supersededOf(this.#book).length > 0
  }

  /** Has whatever speaks of these pages read once more with the next look, because they are damaged or missing here. */
  want(pages: ReadonlySet<PageId>): void {
    for (const page of pages) this.#wanted.add(page)
  }

  /** Reads what is new; never rejects for what the carrier does. Answers whether the carrier was there. */
  read(): Promise<boolean> {
    return this.#inTurn(async () => {
      this.#failure = await this.#look()
      return this.#failure === null
    })
  }

  /** Reads what is new, then writes what is lacking. */
  readAndWrite(): Promise<boolean> {
    return this.#inTurn(async () => {
      this.#failure = (await this.#look()) ?? (await this.#write()) ?? (await this.#tidy())
      return this.#failure === null
    })
  }

  /** One thing after another: two looks at once would read everything twice. */
  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const rested = () => work().finally(() => this.#does(null))
    const mine = this.#last.then(rested, rested)
    this.#last = mine.catch(() => undefined)
    return mine
  }

  async #look(): Promise<ShelfFailure | null> {
    const { shelf, bundler, now } = this.#options
    const listed = await shelf.list()
    if (!listed.ok) return listed.reason
    this.#lying = listed.value
    for (let more = true; more;) {
      const standing = bundler.standing()
      const plan = planLook(this.#book, listed.value, { now: now(), standing })
      if (plan.overtaken) this.#leaveRow()
      this.#forget(plan.gone)
      const failure = await this.#readAll(plan.read)
      await this.#keep()
      if (failure) return failure
      // Whoever was unknown before may be known now.
      more = bundler.standing() !== standing
    }
    this.#lastRead = now()
    return this.#readAgain()
  }

  /** What builds on something else is let in after it: tried again for as long as anything is. */
  async #readAgain(): Promise<ShelfFailure | null> {
    const { shelf, bundler } = this.#options
    let left = speakingOf(this.#book, this.#wanted)
    if (left.length > 0) this.#does('reading')
    for (let before = Number.POSITIVE_INFINITY; left.length < before;) {
      before = left.length
      const later: Known[] = []
      for (const entry of left) {
        const bytes = await shelf.read(entry)
        if (!bytes.ok && bytes.reason !== 'not-found') return bytes.reason
        if (bytes.ok && !(await isTaken(bundler, bytes.value))) later.push(entry)
      }
      left = later
    }
    this.#wanted.clear()
    return null
  }

  async #readAll(entries: readonly Lying[]): Promise<ShelfFailure | null> {
    const { shelf } = this.#options
    if (entries.length > 0) this.#does('reading')
    let unkept = 0
    for (const entry of entries) {
      const bytes = await shelf.read(entry)
      // Taken away since it was listed.
      if (!bytes.ok && bytes.reason === 'not-found') continue
      if (!bytes.ok && bytes.reason !== 'too-large') return bytes.reason
      this.#note(entry, bytes.ok ? await this.#readingOf(entry, bytes.value) : this.#broken(entry))
      unkept += 1
      if (unkept % READ_BETWEEN_NOTES === 0) await this.#keep()
    }
    return null
  }

  async #readingOf(entry: Lying, bytes: Uint8Array<ArrayBuffer>): Promise<Reading> {
    const own = this.#ownBundle(entry)
    if (own) {
      const before = this.#book.known[keyOf(entry)]?.reading
      if (before?.outcome === 'taken' && own.digest === (await digestOf(bytes))) return before
    }
    const taken = await this.#options.bundler.take(bytes)
    if (taken.outcome === 'later') return { outcome: 'later', stood: this.#options.bundler.standing() }
    if (taken.outcome === 'broken') return this.#broken(entry)
    // Our number, and written by this device in another life: that life goes on there, ours elsewhere.
    if (own && own.digest !== (await digestOf(bytes))) this.#leaveRow()
    const { from, spans, closed } = taken
    return { outcome: 'taken', from, spans, ...(closed && { closedTo: this.#options.bundler.standing() }) }
  }

  async #write(): Promise<ShelfFailure | null> {
    const { covered } = coverageOf(this.#book)
    const lacks = lacksOf(this.#options.bundler.pages(), covered)
    if (lacks.length === 0) return null
    // The first to come writes everything, and need not write it again because it is much.
    const isFirst = covered.size === 0 && this.#book.own === null && this.#book.former.length === 0
    return this.#writeAll(
      lacks.map((lack) => ({ ...lack, spoken: [] })),
      isFirst,
    )
  }

  /** Writes the row anew where it has grown long, and removes what that stands in for. */
  async #tidy(): Promise<ShelfFailure | null> {
    const { shelf, bundler } = this.#options
    const outdated = outdatedOf(this.#book, (page) => bundler.isGone(page))
    if (outdated.own || shouldCompact(this.#book, shelf.compactAfter)) {
      const spoken = headsSpokenOf(this.#book)
      if (shelf.keepsThePast) this.#leaveRow()
      const wishes = bundler.pages().map(({ page }) => ({ page, since: [], spoken: [...(spoken.get(page) ?? [])] }))
      const failure = await this.#writeAll(wishes, true)
      if (failure) return failure
    }
    return (await this.#removeSuperseded()) ?? (await this.#removeOutdated(outdated.others))
  }

  /** A server's documents are each device's own, and forget nothing anyway. */
  async #removeOutdated(entries: readonly Known[]): Promise<ShelfFailure | null> {
    const { shelf } = this.#options
    if (shelf.keepsThePast || entries.length === 0) return null
    for (const entry of entries) {
      const removed = await shelf.remove(entry)
      if (!removed.ok && removed.reason !== 'not-found') return removed.reason
      this.#forget([keyOf(entry)])
    }
    await this.#keep()
    // What else stood in them is written by whoever comes first.
    return this.#write()
  }

  async #removeSuperseded(): Promise<ShelfFailure | null> {
    const superseded = supersededOf(this.#book)
    const { own } = this.#book
    let from = own?.from ?? 0
    for (const entry of superseded) {
      const removed = await this.#options.shelf.remove(entry)
      if (!removed.ok && removed.reason !== 'not-found') return removed.reason
      this.#forget([keyOf(entry)])
      if (own?.rows.includes(entry.row)) from = Math.max(from, (numberIn(entry.name) ?? 0) + 1)
    }
    if (superseded.length > 0) {
      const left = new Set(Object.values(this.#book.known).map(({ row }) => row))
      const former = this.#book.former.filter((row) => left.has(row))
      this.#book = { ...this.#book, former, own: own && rowFrom(own, from) }
      await this.#keep()
    }
    return null
  }

  async #writeAll(wishes: readonly PageWish[], whole: boolean): Promise<ShelfFailure | null> {
    this.#does('writing')
    let left = wishes
    while (left.length > 0) {
      const sealed = await this.#options.bundler.seal(left, this.#options.shelf.bundleBytes)
      if (!sealed) return null
      const failure = await this.#put(sealed, whole)
      if (failure) return failure
      left = sealed.left
    }
    return null
  }

  /** Writes one bundle under the next number; a number that turns out to be taken means that the row is not ours any more. */
  async #put({ bytes, spans }: SealedBundle, whole: boolean): Promise<ShelfFailure | null> {
    const digest = await digestOf(bytes)
    for (let tries = 0; tries < 2; tries += 1) {
      const own = this.#ownRow(bytes.byteLength)
      const row = own.rows.at(-1) ?? ''
      const number = own.next
      const written = { ...own.written, [number]: { row, digest, bytes: bytes.byteLength, whole } }
      // Noted before it is written: after a crash in between it is still known to be ours.
      this.#book = { ...this.#book, own: { ...own, next: number + 1, written } }
      await this.#keep()
      const name = nameOf(number)
      const result = await this.#options.shelf.write(row, name, bytes)
      if (result.ok) {
        const entry = { row, name, bytes: bytes.byteLength, stamp: UNSEEN }
        this.#note(entry, { outcome: 'taken', from: this.#options.device, spans })
        this.#lying = [...this.#lying, entry]
        this.#lastWritten = this.#options.now()
        await this.#keep()
        return null
      }
      if (result.reason !== 'exists') return result.reason
      this.#leaveRow()
    }
    return 'other'
  }

  /** The row to write so many bytes to: a fresh one at first, and another when it is full. */
  #ownRow(bytes: number): OwnRow {
    const { own } = this.#book
    const isFull = own !== null && rowBytes(own) + bytes > this.#options.shelf.rowBytes && rowBytes(own) > 0
    if (own && !isFull) return own
    const hex = hexOf(this.#options.random(4))
    const row = `${this.#options.device}.${hex}`
    return own ? { ...own, rows: [...own.rows, row] } : { rows: [row], next: 1, from: 1, written: {} }
  }

  #leaveRow(): void {
    const { own, former } = this.#book
    if (own) this.#book = { ...this.#book, own: null, former: [...former, ...own.rows] }
  }

  #ownBundle({ row, name }: Lying): OwnBundle | undefined {
    const number = numberIn(name)
    const bundle = number === null ? undefined : this.#book.own?.written[number]
    return bundle?.row === row ? bundle : undefined
  }

  #does(busy: CarrierState['busy']): void {
    if (this.#busy === busy) return
    this.#busy = busy
    this.#options.onChange()
  }

  #broken(entry: Lying): Reading {
    return brokenAgain(this.#book.known[keyOf(entry)]?.reading, this.#options.now())
  }

  #note(entry: Lying, reading: Reading): void {
    const known: Known = { ...entry, reading }
    this.#book = { ...this.#book, known: { ...this.#book.known, [keyOf(entry)]: known } }
  }

  #forget(keys: readonly string[]): void {
    if (keys.length === 0) return
    const gone = new Set(keys)
    const known = Object.fromEntries(Object.entries(this.#book.known).filter(([key]) => !gone.has(key)))
    this.#book = { ...this.#book, known }
  }

  #keep(): Promise<void> {
    return this.#options.keep(this.#book)
  }
}

/** Whether a bundle was let in; a part of a page that does not open here is of no use before the rest of it. */
async function isTaken(bundler: Bundler, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    return (await bundler.take(bytes)).outcome === 'taken'
  } catch (error) {
    if (error instanceof StorageError && error.problem.code === 'page-damaged') return false
    throw error
  }
}

function writersIn({ known }: CarrierBook): CarrierState['writers'] {
  const by = new Map<DeviceId, { device: DeviceId; bundles: number; bytes: number }>()
  for (const { reading, bytes } of Object.values(known)) {
    if (reading.outcome !== 'taken') continue
    const so = by.get(reading.from) ?? { device: reading.from, bundles: 0, bytes: 0 }
    by.set(reading.from, { ...so, bundles: so.bundles + 1, bytes: so.bytes + bytes })
  }
  return [...by.values()]
}
