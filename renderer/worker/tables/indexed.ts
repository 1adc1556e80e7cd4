/** Records by id, and by something else that they name: the salon of a sheet, the member of a touchpoint. */
export class Indexed<Id extends string, Value, Key extends string> {
  readonly #byId = new Map<Id, Value>()
  readonly #byKey = new Map<Key, Shelf<Id, Value>>()
  readonly #keysOf: (value: Value) => readonly Key[]

  #version = 0

  constructor(keysOf: (value: Value) => readonly Key[]) {
    this.#keysOf = keysOf
  }

  /** Goes up with every change; whatever was worked out for another version is out of date. */
  get version(): number {
    return this.#version
  }

  put(id: Id, value: Value | null): void {
    this.#version += 1
    const before = this.#byId.get(id)
    if (before)
      for (const key of this.#keysOf(before)) {
        const shelf = this.#byKey.get(key)
        if (!shelf) continue
        shelf.delete(id)
        shelf.changed = this.#version
      }
    this.#byId.delete(id)
    if (value === null) return
    this.#byId.set(id, value)
    for (const key of this.#keysOf(value)) {
      const shelf = this.#byKey.get(key) ?? new Shelf<Id, Value>()
      shelf.changed = this.#version
      this.#byKey.set(key, shelf.set(id, value))
    }
  }

  get(id: Id): Value | undefined {
    return this.#byId.get(id)
  }

  all(): Iterable<Value> {
    return this.#byId.values()
  }

  /** The version in which anything under a key last changed; 0 where nothing ever stood there. */
  changedAt(key: Key): number {
    return this.#byKey.get(key)?.changed ?? 0
  }

  of(key: Key): Iterable<Value> {
    return this.#byKey.get(key)?.values() ?? []
  }
}

/** What stands under one key, and since which version. */
class Shelf<Id, Value> extends Map<Id, Value> {
  changed = 0
}
