import type { Handle } from './engine.ts'

export type ChangeNote = ReturnType<Handle['getChangesMeta']>[number]

/**
 * The changes of a document, to be asked which of them an operation belongs to. Reading them costs about as much as reading
 * the page, so they are read once, when somebody first asks, and not for every field that two organizers disagree on.
 */
export class ChangeBook {
  readonly #handle: Handle
  #changes: readonly ChangeNote[] | undefined
  #byActor: Map<string, ChangeNote[]> | undefined

  constructor(handle: Handle) {
    this.#handle = handle
  }

  /** Whether the history ever forked; a straight line cannot hold a conflict, and most pages are one. */
  get hasForked(): boolean {
    if (this.#handle.getHeads().length > 1) return true
    return this.#all().some(({ deps }, index) => (index === 0 ? deps.length > 0 : deps.length !== 1))
  }

  /** The change that an operation, `counter@actor`, belongs to. */
  of(operation: string): ChangeNote | undefined {
    const [counter, actor = ''] = operation.split('@')
    const number = Number(counter)
    return this.#ofActor(actor).find(({ startOp, maxOp }) => startOp <= number && number <= maxOp)
  }

  #all(): readonly ChangeNote[] {
    this.#changes ??= this.#handle.getChangesMeta([])
    return this.#changes
  }

  #ofActor(actor: string): readonly ChangeNote[] {
    if (!this.#byActor) {
      this.#byActor = new Map()
      for (const change of this.#all()) {
        const list = this.#byActor.get(change.actor)
        if (list) list.push(change)
        else this.#byActor.set(change.actor, [change])
      }
    }
    return this.#byActor.get(actor) ?? []
  }
}
