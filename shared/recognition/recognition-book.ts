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
  readonly #counts = { due: 0, ahead: 0, earlier: 0 }
  /** Each in order; null until somebody asks, and again where so much has changed that sorting anew is quicker. */
  #queues: Readonly<Record<QueuePart, Owed[]>> | null = null
  #changes = 0

  constructor(rules: DueRules) {
    this.rules = rules
  }

  put(facts: RecognisableFacts): void {
    this.#facts.set(facts.member, facts)
    this.#owe(facts.member, owedTo(facts, this.rules))
  }

  remove(member: MemberId): void {
    this.#facts.delete(member)
    this.#owe(member, [])
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

  /** How much stands in the queue. */
  get counts(): Readonly<Record<Exclude<Owed['state'], 'before'>, number>> {
    return { ...this.#counts }
  }

  /** What stands in a part of the queue, the longest due first. The list goes on being kept: who wants to hold it copies it. */
  queue(part: QueuePart): readonly Owed[] {
    this.#changes = 0
    this.#queues ??= this.#sorted()
    return this.#queues[part]
  }

  of(member: MemberId): readonly Owed[] {
    return this.#owed.get(member) ?? []
  }

  #owe(member: MemberId, owed: readonly Owed[]): void {
    const before = this.#owed.get(member) ?? []
    if (owed.length > 0) this.#owed.set(member, owed)
    else this.#owed.delete(member)
    for (const { state } of before) if (state !== 'before') this.#counts[state] -= 1
    for (const { state } of owed) if (state !== 'before') this.#counts[state] += 1
    if (!this.#queues) return
    this.#changes += 1
    if (this.#changes > CHANGES_KEPT) {
      this.#queues = null
      return
    }
    for (const each of before) this.#requeue(each, 1)
    for (const each of owed) this.#requeue(each, 0, each)
  }

  /** Takes something out of its queue, or puts it in, at its place. */
  #requeue(owed: Owed, taken: 0 | 1, ...put: readonly Owed[]): void {
    const part = partOf(owed)
    const queue = part && this.#queues?.[part]
    if (!queue) return
    let [from, to] = [0, queue.length]
    while (from < to) {
      const middle = (from + to) >>> 1
      const there = queue[middle]
      if (there && inOrder(there, owed) < 0) from = middle + 1
      else to = middle
    }
    queue.splice(from, taken, ...put)
  }

  #sorted(): Readonly<Record<QueuePart, Owed[]>> {
    const queues: Record<QueuePart, Owed[]> = { now: [], earlier: [] }
    for (const all of this.#owed.values())
      for (const owed of all) {
        const part = partOf(owed)
        if (part) queues[part].push(owed)
      }
    queues.now.sort(inOrder)
    queues.earlier.sort(inOrder)
    return queues
  }
}

/** What is due, with the days that are soon to come; and what was chosen to be given though it lies before its rule. */
export type QueuePart = 'now' | 'earlier'

/** With more people than these changed between two looks everybody is sorted anew. */
const CHANGES_KEPT = 1000

function partOf({ state }: Owed): QueuePart | null {
  if (state === 'before') return null
  return state === 'earlier' ? 'earlier' : 'now'
}

/** By day, then by person, rule and number, so that every device shows the same order. */
export function inOrder(a: Owed, b: Owed): number {
  if (a.day !== b.day) return a.day - b.day
  if (a.member !== b.member) return a.member < b.member ? -1 : 1
  if (a.rule.id !== b.rule.id) return a.rule.id < b.rule.id ? -1 : 1
  return a.number - b.number || (a.chapter < b.chapter ? -1 : 1)
}
