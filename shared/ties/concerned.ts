import type { Kept } from './web-gatherings.ts'

/** Those whom the changes of one gathering concern: only what is between two of them has changed. Named by their place. */
export class Concerned {
  readonly #people = new Set<number>()
  readonly #present = new Map<Kept, Int32Array>()

  add(people: Iterable<number>): void {
    for (const person of people) this.#people.add(person)
    this.#present.clear()
  }

  has(person: number): boolean {
    return this.#people.has(person)
  }

  /** Who of them was in the room at a gathering; found once for all of them. */
  presentAt(gathering: Kept): Int32Array {
    const known = this.#present.get(gathering)
    if (known) return known
    const present = gathering.present.filter((person) => this.#people.has(person))
    this.#present.set(gathering, present)
    return present
  }
}
