import type { LetterSet } from './letter-set.ts'

/** Letters kept before they become bytes: long enough to be quick, short enough to be a step. */
const KEPT = 64 * 1024

/** Takes text bit by bit and holds it as bytes, so that a long file is never text and bytes at once. */
export class TextSink {
  readonly #letters: LetterSet
  readonly #parts: Uint8Array[]
  #text = ''

  constructor(letters: LetterSet) {
    this.#letters = letters
    this.#parts = letters.mark.length > 0 ? [letters.mark] : []
  }

  /** `text` has only letters of the set. */
  add(text: string): void {
    this.#text += text
    if (this.#text.length >= KEPT) this.#flush()
  }

  bytes(): Uint8Array<ArrayBuffer> {
    this.#flush()
    return joined(this.#parts)
  }

  #flush(): void {
    if (this.#text !== '') this.#parts.push(this.#letters.encode(this.#text))
    this.#text = ''
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
