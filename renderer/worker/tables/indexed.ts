/** Records by id, and by something else that they name: the salon of a sheet, the member of a touchpoint. */
export class Indexed<Id extends string, Value, Key extends string> {
  readonly #byId = new Map<Id, Value>()
  readonly #byKey = new Map<Key, Map<Id, Value>>()
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
    if (before) for (const key of this.#keysOf(before)) this.#byKey.get(key)?.delete(id)
    this.#byId.delete(id)
    if (value === null) return
    this.#byId.set(id, value)
    for (const key of this.#keysOf(value)) {
      const values = this.#byKey.get(key) ?? new Map<Id, Value>()
      this.#byKey.set(key, values.set(id, value))
    }
  }

  get(id: Id): Value | undefined {
    return this.#byId.get(id)
  }

  all(): Iterable<Value> {
    return this.#byId.values()
  }

  of(key: Key): Iterable<Value> {
    return this.#byKey.get(key)?.values() ?? []
  }
}
