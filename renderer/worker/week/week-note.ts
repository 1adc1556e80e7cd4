import type { Instant } from '../../../shared/domain/dates.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { PutOff } from '../../../shared/domain/week.ts'
import type { WeekLine } from '../../../shared/protocol/week.ts'
import type { CommunityDb } from '../storage/community-db.ts'
import { openJson, sealJson } from '../storage/sealer.ts'
import type { Sealer } from '../storage/sealer.ts'

/** The row it is kept in; also what it is sealed for. */
const ROW = 'week'
/** Raised whenever lines are made of something else. */
const VERSION = 1
/** Lines that are as they were are written again after so long, so that what is shown first is never older than it says. */
const WRITE_AGAIN = 3_600_000

/** Lines as they were worked out at a moment. */
export interface RememberedLines {
  readonly at: Instant
  /** The chapter that was asked for then, and the one whose lines they are: where there is only one, it is always meant. */
  readonly chosen: ChapterId | null
  readonly chapter: ChapterId | null
  readonly lines: readonly WeekLine[]
}

interface Stored {
  readonly version: number
  readonly chapter: ChapterId | null
  readonly putOff: readonly (readonly [string, PutOff])[]
  readonly last: RememberedLines | null
}

const NOTHING: Stored = { version: VERSION, chapter: null, putOff: [], last: null }

/** What this device knows of somebody's week: whose it shows, what was put off, and the lines of last time. */
export class WeekNote {
  readonly #db: CommunityDb
  readonly #sealer: Sealer
  #stored: Stored = NOTHING
  #reading: Promise<void> | null = null
  #writing: Promise<void> = Promise.resolve()

  constructor({ db, sealer }: { readonly db: CommunityDb; readonly sealer: Sealer }) {
    this.#db = db
    this.#sealer = sealer
  }

  /** Reads the note once; one that does not open is none. */
  load(): Promise<void> {
    this.#reading ??= this.#read()
    return this.#reading
  }

  get chapter(): ChapterId | null {
    return this.#stored.chapter
  }

  get putOff(): ReadonlyMap<string, PutOff> {
    return new Map(this.#stored.putOff)
  }

  /** The lines of last time, where they are of what is shown now. */
  get last(): RememberedLines | null {
    const { last, chapter } = this.#stored
    return last?.chosen === chapter ? last : null
  }

  /** @throws StorageError where the disk refuses; the note is what it was then. */
  async choose(chapter: ChapterId | null): Promise<void> {
    await this.#write({ ...this.#stored, chapter })
  }

  /** What has come back meanwhile is forgotten. @throws StorageError where the disk refuses. */
  async setPutOff(putOff: ReadonlyMap<string, PutOff>, now: Instant): Promise<void> {
    await this.#write({ ...this.#stored, putOff: [...putOff].filter(([, { until }]) => until > now) })
  }

  /** Keeps what the next start shows first. @throws StorageError where the disk refuses. */
  async remember(last: Omit<RememberedLines, 'chosen'>): Promise<void> {
    const next: RememberedLines = { ...last, chosen: this.#stored.chapter }
    const before = this.#stored.last
    const isSame = before !== null && JSON.stringify({ ...before, at: 0 }) === JSON.stringify({ ...next, at: 0 })
    if (isSame && next.at - before.at < WRITE_AGAIN) return
    await this.#write({ ...this.#stored, last: next })
  }

  /** Forgets the lines of last time, which name people. @throws StorageError where the disk refuses. */
  async forgetLines(): Promise<void> {
    if (this.#stored.last !== null) await this.#write({ ...this.#stored, last: null })
  }

  /** Settles when everything that was to be kept is on the disk, or was refused there. */
  async saved(): Promise<void> {
    await this.#writing
  }

  async #read(): Promise<void> {
    const sealed = await this.#db.local(ROW)
    const stored = sealed && (await openJson<Stored>(this.#sealer, sealed, ROW).catch(() => null))
    if (stored?.version === VERSION) this.#stored = stored
  }

  /** One write after the other: the latest must be the last on the disk. */
  #write(next: Stored): Promise<void> {
    const before = this.#stored
    // Whoever writes next goes on from here, also while this one is on its way.
    this.#stored = next
    const written = this.#writing.then(async () => {
      try {
        await this.#db.write({ local: [{ key: ROW, sealed: await sealJson(this.#sealer, next, ROW) }] })
      } catch (error) {
        if (this.#stored === next) this.#stored = before
        throw error
      }
    })
    this.#writing = written.catch(() => undefined)
    return written
  }
}
