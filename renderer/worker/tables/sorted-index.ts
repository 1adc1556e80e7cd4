/**
 * Items in the order of their keys, kept in order while single items change. Keys are compared as plain strings, so
 * whoever makes them decides the order; equal keys fall back to the id, which makes the order the same everywhere.
 */
export class SortedIndex<Item> {
  readonly #keyOf: (item: Item) => string
  readonly #idOf: (item: Item) => string
  readonly #keys = new Map<string, string>()
  #sorted: Item[] = []
  #stale = true

  constructor(keyOf: (item: Item) => string, idOf: (item: Item) => string) {
    this.#keyOf = keyOf
    this.#idOf = idOf
  }

  /** All items in order; sorted now if need be. */
  items(all: Iterable<Item>): readonly Item[] {
    if (this.#stale) this.#rebuild(all)
    return this.#sorted
  }

  /** Takes over an order worked out before; the caller knows that it still holds. */
  adopt(sorted: readonly Item[]): void {
    this.#sorted = [...sorted]
    this.#keys.clear()
    for (const item of sorted) this.#keys.set(this.#idOf(item), this.#keyOf(item))
    this.#stale = false
  }

  /** One item came, changed (its key or only itself) or went. */
  update(before: Item | undefined, after: Item | undefined): void {
    if (this.#stale) return
    if (before !== undefined) this.#remove(before)
    if (after !== undefined) this.#insert(after)
  }

  /** Many items changed; the next look sorts anew. */
  invalidate(): void {
    this.#stale = true
  }

  #rebuild(all: Iterable<Item>): void {
    const items = [...all]
    this.#keys.clear()
    const keyed = items.map((item) => {
      const id = this.#idOf(item)
      const key = this.#keyOf(item)
      this.#keys.set(id, key)
      return { item, id, key }
    })
    keyed.sort((a, b) => compare(a.key, a.id, b.key, b.id))
    this.#sorted = keyed.map(({ item }) => item)
    this.#stale = false
  }

  #remove(item: Item): void {
    const id = this.#idOf(item)
    const key = this.#keys.get(id)
    if (key === undefined) return
    const at = this.#position(key, id)
    const found = this.#sorted[at]
    if (found !== undefined && this.#idOf(found) === id) this.#sorted.splice(at, 1)
    this.#keys.delete(id)
  }

  #insert(item: Item): void {
    const id = this.#idOf(item)
    const key = this.#keyOf(item)
    this.#keys.set(id, key)
    this.#sorted.splice(this.#position(key, id), 0, item)
  }

  /** Index of the first item that is not before (key, id). */
  #position(key: string, id: string): number {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const item = this.#sorted[middle]
      if (item === undefined) return middle
      const itemId = this.#idOf(item)
      if (compare(this.#keys.get(itemId) ?? '', itemId, key, id) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

function compare(keyA: string, idA: string, keyB: string, idB: string): number {
  if (keyA !== keyB) return keyA < keyB ? -1 : 1
  return idA < idB ? -1 : idA > idB ? 1 : 0
}
