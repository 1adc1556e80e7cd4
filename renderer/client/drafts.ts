import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useStore } from './hooks.ts'
import type { Store } from './store.ts'

/** A text that survives leaving the screen, the salon and the app, until it is done with. */
export interface Draft {
  /** Null where nothing was begun. */
  readonly text: string | null
  /** Whether it was left and come back to: then somebody should be told where it comes from. */
  readonly isFound: boolean
  readonly write: (text: string) => void
  readonly discard: () => void
}

/** What is being written under a key such as `letter/cha_…/invitation/en`. */
export function useDraft(key: string): Draft {
  const drafts = draftsOf(useStore())
  const subscribe = useCallback((onChange: () => void) => drafts.subscribe(key, onChange), [drafts, key])
  const text = useSyncExternalStore(subscribe, () => drafts.peek(key))
  const isFound = useSyncExternalStore(subscribe, () => drafts.isFound(key))
  return useMemo(
    () => ({
      text,
      isFound: isFound && text !== null,
      write: (next) => drafts.write(key, next),
      discard: () => drafts.write(key, null),
    }),
    [drafts, key, text, isFound],
  )
}

/** A draft of a field that begins empty; emptied, it is no draft any more. */
export interface TypedText extends Omit<Draft, 'text'> {
  readonly text: string
}

export function useTypedText(key: string): TypedText {
  const draft = useDraft(key)
  return useMemo(
    () => ({
      ...draft,
      text: draft.text ?? '',
      write: (text) => (text === '' ? draft.discard() : draft.write(text)),
    }),
    [draft],
  )
}

export function draftsOf(store: Store): Drafts {
  const known = shelves.get(store) ?? new Drafts(store)
  shelves.set(store, known)
  return known
}

const shelves = new WeakMap<Store, Drafts>()

/** A pause in typing. */
const PAUSE = 400

/** The texts that are being written in this window; every pause takes them to the disk. */
export class Drafts {
  readonly #store: Store
  readonly #texts = new Map<string, string | null>()
  readonly #found = new Set<string>()
  readonly #unsaved = new Set<string>()
  readonly #listeners = new Map<string, Set<() => void>>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(store: Store) {
    this.#store = store
  }

  peek(key: string): string | null {
    return this.#texts.get(key) ?? null
  }

  isFound(key: string): boolean {
    return this.#found.has(key)
  }

  subscribe(key: string, onChange: () => void): () => void {
    const listeners = this.#listeners.get(key) ?? new Set()
    this.#listeners.set(key, listeners.add(onChange))
    if (!this.#texts.has(key)) void this.#ask(key)
    return () => {
      listeners.delete(onChange)
      if (listeners.size > 0) return
      this.#listeners.delete(key)
      if (this.peek(key) !== null) this.#found.add(key)
      // Whoever leaves has paused; the window may be gone before the clock says so.
      void this.flush()
    }
  }

  write(key: string, text: string | null): void {
    this.#texts.set(key, text)
    if (text === null) this.#found.delete(key)
    this.#unsaved.add(key)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), PAUSE)
    this.#tell(key)
  }

  /** Takes everything to the disk; what the disk refuses is tried again with the next pause. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    await Promise.all(
      [...this.#unsaved].map(async (key) => {
        this.#unsaved.delete(key)
        const kept = await this.#store.command('draft.keep', { draft: key, text: this.peek(key) })
        if (!kept.ok) this.#unsaved.add(key)
      }),
    )
  }

  async #ask(key: string): Promise<void> {
    const answer = await this.#store.once('draft', { draft: key })
    // Whoever began to type meanwhile means that.
    if (!answer.ok || this.#texts.has(key)) return
    this.#texts.set(key, answer.value)
    if (answer.value !== null) this.#found.add(key)
    this.#tell(key)
  }

  #tell(key: string): void {
    for (const listener of this.#listeners.get(key) ?? []) listener()
  }
}
