import type { MemberId } from '../domain/ids.ts'
import { owedTo } from './due.ts'
import type { DueRules, Owed } from './due.ts'
import type { RecognisableFacts } from './facts.ts'

/**
 * What the members of one chapter are owed, as of one day, kept member by member: whoever something happened to is put anew. In
 * whatever order members were put, and however often, it says what it would say from nothing.
 */
export class RecognitionBook {
  readonly rules: DueRules
  readonly #facts = new Map<MemberId, RecognisableFacts>()
  /** Only of who is owed something. */
  readonly #owed = new Map<MemberId, readonly Owed[]>()
  /** In order; null until somebody asks, and again where so much has changed that sorting anew is quicker. */
  #queue: readonly Owed[] | null = null
  #changes = 0

  constructor(rules: DueRules) {
    this.rules = rules
  }

  put(facts: RecognisableFacts): void {
    this.#facts.set(facts.member, facts)
    const owed = owedTo(facts, this.rules)
    if (owed.length > 0) this.#owed.set(facts.member, owed)
    else this.#owed.delete(facts.member)
    this.#requeue(facts.member, owed)
  }

  remove(member: MemberId): void {
    this.#facts.delete(member)
    this.#owed.delete(member)
    this.#requeue(member, [])
  }

  has(member: MemberId): boolean {
    return this.#facts.has(member)
  }

  facts(member: MemberId): RecognisableFacts | null {
    return this.#facts.get(member) ?? null
  }

  all(): Iterable<RecognisableFacts> {
    return this.#facts.values()
  }

  /** What stands in the queue, the longest due first, or was chosen to be given though it lies before its rule. */
  queue(): readonly Owed[] {
    this.#changes = 0
    this.#queue ??= [...this.#owed.values()].flat().filter(isQueued).sort(inOrder)
    return this.#queue
  }

  of(member: MemberId): readonly Owed[] {
    return this.#owed.get(member) ?? []
  }

  #requeue(member: MemberId, owed: readonly Owed[]): void {
    if (!this.#queue) return
    this.#changes += 1
    if (this.#changes > CHANGES_KEPT) {
      this.#queue = null
      return
    }
    const kept = this.#queue.filter((each) => each.member !== member)
    // Two runs that are in order each: sorting merges them.
    this.#queue = [...kept, ...owed.filter(isQueued).sort(inOrder)].sort(inOrder)
  }
}

/** More people than these between two looks are quicker sorted with everybody else. */
const CHANGES_KEPT = 20

function isQueued({ state }: Owed): boolean {
  return state !== 'before'
}

/** By day, then by person, rule and number, so that every device shows the same order. */
export function inOrder(a: Owed, b: Owed): number {
  if (a.day !== b.day) return a.day - b.day
  if (a.member !== b.member) return a.member < b.member ? -1 : 1
  if (a.rule.id !== b.rule.id) return a.rule.id < b.rule.id ? -1 : 1
  return a.number - b.number || (a.chapter < b.chapter ? -1 : 1)
}
