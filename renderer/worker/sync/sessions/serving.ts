import { knownIn } from '../../../../shared/crdt/past.ts'
import type { DeviceId, PageId } from '../../../../shared/domain/ids.ts'
import type { Endorsement } from '../../../../shared/sync/endorsement.ts'
import type { PageRow } from '../../storage/community-db.ts'
import { StorageError } from '../../storage/storage-problem.ts'
import { isOverFor, wasOpenAt } from '../../doors/past-doors.ts'
import { endorsementsFor } from '../gate/endorse.ts'
import { mayHoldThere, rowHere } from './session-desk.ts'
import type { SessionDesk } from './session-desk.ts'

/** Wants that may wait for their answer; nobody who keeps to the rules has more than a few out. */
const WAITING_MAX = 100

/** A page as it is sent. */
export interface Parcel {
  readonly row: PageRow
  /** Changes it builds on; empty for the whole page. */
  readonly base: readonly string[]
  readonly bytes: Uint8Array
  readonly endorsements: readonly Endorsement[]
}

export interface ServingOptions {
  readonly desk: SessionDesk
  readonly device: DeviceId
  /** Settles when there is room for more: whoever takes slowly is sent slowly. */
  readonly send: (page: PageId, parcel: Parcel | null) => Promise<void>
  readonly failed: (error: unknown) => void
}

/** Gives the other device the pages it asks for, one after the other, as fast as it takes them. */
export class Serving {
  readonly #options: ServingOptions
  readonly #asked: { readonly page: PageId; readonly have: readonly string[] }[] = []
  #isRunning = false

  constructor(options: ServingOptions) {
    this.#options = options
  }

  get waiting(): number {
    return this.#asked.length + Number(this.#isRunning)
  }

  /** Answers whether the other still keeps to the rules. */
  ask(page: PageId, have: readonly string[]): boolean {
    if (this.#asked.length >= WAITING_MAX) return false
    this.#asked.push({ page, have })
    void this.#run()
    return true
  }

  stop(): void {
    this.#asked.length = 0
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return
    this.#isRunning = true
    const { desk, send, failed } = this.#options
    try {
      for (let next = this.#asked.shift(); next; next = this.#asked.shift()) {
        const { page, have } = next
        await send(page, await desk.work.do(this, () => this.#parcel(page, have)))
      }
    } catch (error) {
      failed(error)
    } finally {
      this.#isRunning = false
      desk.changed()
    }
  }

  async #parcel(page: PageId, have: readonly string[]): Promise<Parcel | null> {
    const { desk, device } = this.#options
    const { cabinet } = desk.community
    const row = rowHere(cabinet, page)
    if (!row || !mayHoldThere(desk, device, row)) return null
    try {
      const base = have.length === 0 ? [] : knownIn(await cabinet.handle(page), have)
      if (isOverFor(desk.community, device, page) && !(await wasOpenAt(desk.community, page, base))) return null
      // Stored chunks one after the other are themselves something Automerge reads: a whole page goes as it lies.
      const bytes =
        base.length === 0 ? joined(await cabinet.chunks(page)) : (await cabinet.handle(page)).saveSince(base)
      return { row, base, bytes, endorsements: await endorsementsFor(desk.community, row) }
    } catch (error) {
      // Found damaged just now: it will be asked for rather than given.
      if (error instanceof StorageError && error.problem.code === 'page-damaged') return null
      throw error
    }
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    out.set(chunk, at)
    at += chunk.length
  }
  return out
}
