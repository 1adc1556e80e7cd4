import type { PageId } from '../../../shared/domain/ids.ts'
import type { World } from '../open-community.ts'

/**
 * News that came from another device are announced to the rest after a while between these two, by chance: what comes in
 * one after the other is announced in one message, and twenty who heard it at once do not all speak in one moment.
 */
const PASS_ON_AFTER_MS = 15
const PASS_ON_WITHIN_MS = 60

/** Gathers the pages that came from another device until the rest are told of them. */
export class PassingOn {
  readonly #world: Pick<World, 'later' | 'random'>
  readonly #tell: (pages: readonly PageId[]) => void
  readonly #pages = new Set<PageId>()
  #cancel: (() => void) | null = null

  constructor(world: Pick<World, 'later' | 'random'>, tell: (pages: readonly PageId[]) => void) {
    this.#world = world
    this.#tell = tell
  }

  add(pages: readonly PageId[]): void {
    for (const page of pages) this.#pages.add(page)
    if (this.#pages.size === 0 || this.#cancel) return
    const chance = (this.#world.random(1)[0] ?? 0) / 255
    this.#cancel = this.#world.later(
      () => {
        this.#cancel = null
        const gathered = [...this.#pages]
        this.#pages.clear()
        this.#tell(gathered)
      },
      PASS_ON_AFTER_MS + chance * (PASS_ON_WITHIN_MS - PASS_ON_AFTER_MS),
    )
  }

  stop(): void {
    this.#cancel?.()
  }
}
