import { Carrier } from '../../../renderer/worker/sync/carriers/carrier.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'
import { EMPTY_BOOK } from '../../../shared/sync/carrier.ts'
import type { CarrierBook } from '../../../shared/sync/carrier.ts'
import { seededRandom } from '../seeded-random.ts'
import { TestClock } from '../store.ts'
import type { MemoryShelf } from './memory-shelf.ts'
import { ModelBundler } from './model-bundler.ts'

/** A device whose pages are graphs, beside its replica of a folder. */
export class ModelDevice {
  readonly id: DeviceId
  readonly shelf: MemoryShelf
  readonly clock = new TestClock()
  bundler: ModelBundler
  carrier: Carrier
  /** Edits that this device made and has not lost by being put back. */
  kept: string[] = []
  #book: CarrierBook = EMPTY_BOOK
  #backup: { readonly bundler: ModelBundler; readonly book: CarrierBook; readonly kept: string[] } | null = null
  readonly #random: ReturnType<typeof seededRandom>

  constructor(id: DeviceId, shelf: MemoryShelf, friends: Set<DeviceId> | null = null) {
    this.id = id
    this.shelf = shelf
    this.bundler = new ModelBundler(id, friends)
    this.#random = seededRandom(id.charCodeAt(id.length - 1))
    this.carrier = this.#start()
  }

  edit(page: PageId): void {
    this.kept.push(this.bundler.edit(page))
  }

  sync(): Promise<boolean> {
    return this.carrier.readAndWrite()
  }

  /** Killed and started again: it knows what was on its disk. */
  restart(): void {
    this.carrier = this.#start()
  }

  backUp(): void {
    this.#backup = { bundler: this.bundler.copy(), book: this.#book, kept: [...this.kept] }
  }

  /** Put back to the backup, if there is one. */
  restore(): void {
    const backup = this.#backup
    if (!backup) return
    this.bundler = backup.bundler.copy()
    this.#book = backup.book
    this.kept = [...backup.kept]
    this.restart()
  }

  #start(): Carrier {
    return new Carrier({
      shelf: this.shelf,
      bundler: this.bundler,
      device: this.id,
      book: this.#book,
      keep: async (book) => {
        this.#book = book
      },
      now: () => this.clock.now,
      random: this.#random.bytes,
      onChange: () => undefined,
    })
  }
}
