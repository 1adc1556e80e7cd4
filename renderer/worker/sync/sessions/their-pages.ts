import { headsKey } from '../../../../shared/crdt/engine.ts'
import type { PageId } from '../../../../shared/domain/ids.ts'
import type { PageNews } from '../../../../shared/sync/messages.ts'

/** A page as the other device says it stands there. */
export interface TheirPage extends PageNews {
  /** `headsKey` of its heads; `''` where it has nothing of the page. */
  readonly key: string
}

/** A page that was sent and not yet acknowledged. */
interface OnItsWay {
  /** Where the page stands once the last of it has arrived. */
  readonly key: string
  readonly bytes: number
  /** How many messages about it are unanswered. */
  readonly pending: number
}

/** What a session knows of the pages of the other device. */
export class TheirPages {
  readonly #pages = new Map<PageId, TheirPage>()
  readonly #onTheirWay = new Map<PageId, OnItsWay>()
  /** Where our pages stood when the other was last told of them. */
  readonly #told = new Map<PageId, string>()
  /** Asking for these brought nothing: where both stood then. Asked again only once one of them has moved. */
  readonly #fruitless = new Map<PageId, string>()
  /** Bytes sent and not yet acknowledged. */
  bytesOnTheirWay = 0

  /** How many pages the other has spoken of. */
  get size(): number {
    return this.#pages.size
  }

  get(page: PageId): TheirPage | undefined {
    return this.#pages.get(page)
  }

  all(): Iterable<TheirPage> {
    return this.#pages.values()
  }

  /** What the other says of a page. */
  hear(news: PageNews): void {
    this.#pages.set(news.page, { ...news, key: headsKey(news.heads) })
  }

  /** What was said of a page that may not be held any more is forgotten, so that it is said anew if that changes. */
  forget(page: PageId): void {
    this.#pages.delete(page)
    this.#told.delete(page)
    this.#fruitless.delete(page)
  }

  told(page: PageId, key: string): void {
    this.#told.set(page, key)
  }

  /** What was sent did not bring the other to where we are: it has to be told once more. */
  untold(page: PageId): void {
    this.#told.delete(page)
  }

  wasTold(page: PageId, key: string): boolean {
    return this.#told.get(page) === key
  }

  /** Where a page stands there once everything that was sent has arrived. */
  expected(page: PageId): string {
    return this.#onTheirWay.get(page)?.key ?? this.#pages.get(page)?.key ?? ''
  }

  sent(page: PageId, key: string, bytes: number): void {
    const before = this.#onTheirWay.get(page)
    this.#onTheirWay.set(page, {
      key,
      bytes: (before?.bytes ?? 0) + bytes,
      pending: (before?.pending ?? 0) + 1,
    })
    this.bytesOnTheirWay += bytes
  }

  /** The other has dealt with one message about a page. */
  acknowledged(page: PageId): void {
    const before = this.#onTheirWay.get(page)
    if (!before) return
    if (before.pending > 1) {
      this.#onTheirWay.set(page, { ...before, pending: before.pending - 1 })
      return
    }
    this.bytesOnTheirWay -= before.bytes
    this.#onTheirWay.delete(page)
  }

  /** Pages of which something was sent and not yet acknowledged. */
  get onTheirWay(): number {
    return this.#onTheirWay.size
  }

  /** What was asked for in vain may be worth asking for again. */
  hopeAgain(): void {
    this.#fruitless.clear()
  }

  hopeFor(page: PageId): void {
    this.#fruitless.delete(page)
  }

  /** Asking for a page while it stood at `mine` here brought nothing. */
  wasFruitless(page: PageId, mine: string): void {
    this.#fruitless.set(page, `${this.#pages.get(page)?.key ?? ''} ${mine}`)
  }

  isFruitless(page: PageId, mine: string): boolean {
    return this.#fruitless.get(page) === `${this.#pages.get(page)?.key ?? ''} ${mine}`
  }
}
