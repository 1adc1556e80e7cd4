/** More devices than a community has that speak on one evening; a key of some hundred bytes each. */
const KEPT = 200

/** Keys that were imported, by the text they were imported from; those used longest ago make room. */
export class ImportedKeys {
  readonly #read: (text: string) => Promise<CryptoKey>
  readonly #keys = new Map<string, Promise<CryptoKey>>()

  constructor(read: (text: string) => Promise<CryptoKey>) {
    this.#read = read
  }

  /** How many are kept now. */
  get size(): number {
    return this.#keys.size
  }

  /** The same key for the same text. Rejects where it is none, and keeps nothing of it. */
  async get(text: string): Promise<CryptoKey> {
    const known = this.#keys.get(text)
    const key = known ?? this.#read(text)
    this.#keys.delete(text)
    this.#keys.set(text, key)
    for (const oldest of this.#keys.keys()) {
      if (this.#keys.size <= KEPT) break
      this.#keys.delete(oldest)
    }
    try {
      return await key
    } catch (error) {
      if (this.#keys.get(text) === key) this.#keys.delete(text)
      throw error
    }
  }
}
