import type { Edit } from '../../shared/crdt/edits.ts'
import type { PageId } from '../../shared/domain/ids.ts'
import type { UndoLabel } from '../../shared/protocol/history.ts'

export type Edits = ReadonlyMap<PageId, readonly Edit[]>

/** One command that can be taken back. */
export interface Step {
  readonly label: UndoLabel
  /** What it wrote; undo only goes ahead while that is still what stands there. */
  readonly done: Edits
  /** What takes it back. */
  readonly inverse: Edits
  /** Whether it said who is one person with whom. */
  readonly aboutPeople: boolean
}

/** Steps kept: more than anybody presses undo, and a bulk edit of 50,000 records is about 20 MB. */
const LIMIT = 100

/** What this window's person did since the app started, newest last. */
export class UndoStack {
  readonly #undo: Step[] = []
  readonly #redo: Step[] = []

  push(step: Step): void {
    this.#undo.push(step)
    if (this.#undo.length > LIMIT) this.#undo.shift()
    this.#redo.length = 0
  }

  get undoable(): Step | undefined {
    return this.#undo.at(-1)
  }

  get redoable(): Step | undefined {
    return this.#redo.at(-1)
  }

  /** The newest step was taken back. */
  undone(): void {
    const step = this.#undo.pop()
    if (step) this.#redo.push(step)
  }

  redone(): void {
    const step = this.#redo.pop()
    if (step) this.#undo.push(step)
  }

  /** Nothing that was done before can be taken back any more. */
  clear(): void {
    this.#undo.length = 0
    this.#redo.length = 0
  }

  /** A step that others have overtaken is of no more use. */
  dropUndo(): void {
    this.#undo.pop()
  }

  dropRedo(): void {
    this.#redo.pop()
  }
}
