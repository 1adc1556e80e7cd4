import type { PageId } from '../../../../shared/domain/ids.ts'

/**
 * Which session fetches which page, so that a device with many peers gets every page once: whoever asks first has it
 * until the answer is here, and different pages come from different peers at once.
 */
export class Claims {
  readonly #owners = new Map<PageId, object>()
  readonly #waiting = new Map<object, () => void>()

  /** Takes a page for `owner`, or answers that another has it; then `isFree` is called once that may have changed. */
  take(page: PageId, owner: object, isFree: () => void): boolean {
    const holder = this.#owners.get(page)
    if (holder !== undefined && holder !== owner) {
      this.#waiting.set(owner, isFree)
      return false
    }
    this.#owners.set(page, owner)
    return true
  }

  release(page: PageId, owner: object): void {
    if (this.#owners.get(page) !== owner) return
    this.#owners.delete(page)
    this.#wake()
  }

  /** Everything of a session that has ended. */
  releaseAll(owner: object): void {
    this.#waiting.delete(owner)
    for (const [page, holder] of this.#owners) if (holder === owner) this.#owners.delete(page)
    this.#wake()
  }

  #wake(): void {
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const isFree of waiting) isFree()
  }
}
