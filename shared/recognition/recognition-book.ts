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

  constructor(rules: DueRules) {
    this.rules = rules
  }

  put(facts: RecognisableFacts): void {
    this.#facts.set(facts.member, facts)
    const owed = owedTo(facts, this.rules)
    if (owed.length > 0) this.#owed.set(facts.member, owed)
    else this.#owed.delete(facts.member)
  }

  remove(member: MemberId): void {
    this.#facts.delete(member)
    this.#owed.delete(member)
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

  owed(): Iterable<readonly Owed[]> {
    return this.#owed.values()
  }

  of(member: MemberId): readonly Owed[] {
    return this.#owed.get(member) ?? []
  }
}
