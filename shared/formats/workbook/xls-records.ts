/** One record of a BIFF8 stream (MS-XLS 2.1.4); its continuations are records of their own. */
export interface XlsRecord {
  readonly type: number
  readonly data: DataView
  /** Where the record begins in the stream. */
  readonly at: number
}

/** The records from `start` until the end of the substream, the stream, or what is no record any more. */
export function* xlsRecords(stream: Uint8Array, start: number): Generator<XlsRecord, void, void> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  let at = start
  while (at + 4 <= stream.length) {
    const length = view.getUint16(at + 2, true)
    if (at + 4 + length > stream.length) return
    const type = view.getUint16(at, true)
    yield { type, data: new DataView(stream.buffer, stream.byteOffset + at + 4, length), at }
    if (type === END_OF_SUBSTREAM) return
    at += 4 + length
  }
}

const END_OF_SUBSTREAM = 0x0a

/**
 * Reads the strings of a record that may be continued in others. A string may be broken anywhere; where it breaks between
 * characters, the continuation says anew whether its characters have one byte or two (MS-XLS 2.5.293).
 */
export class XlsStrings {
  readonly #pieces: readonly DataView[]
  #piece = 0
  #at: number

  /** Begins `at` bytes into the first of the records. */
  constructor(pieces: readonly DataView[], at: number) {
    this.#pieces = pieces
    this.#at = at
  }

  /** The next string, or null where there is none any more. `lengthBytes` is 1 for the names of sheets. */
  next(lengthBytes: 1 | 2 = 2): string | null {
    const low = this.#byte()
    const high = lengthBytes === 2 ? this.#byte() : 0
    const flags = this.#byte()
    if (low === null || high === null || flags === null) return null
    const runs = (flags & RICH) === 0 ? 0 : this.#number(2)
    const phonetic = (flags & PHONETIC) === 0 ? 0 : this.#number(4)
    const text = this.#characters(low + high * 256, (flags & WIDE) !== 0)
    this.#skip(runs * 4 + phonetic)
    return text
  }

  #characters(count: number, startsWide: boolean): string {
    let wide = startsWide
    let left = count
    let text = ''
    while (left > 0) {
      const piece = this.#pieces[this.#piece]
      if (!piece) return text
      const room = Math.floor((piece.byteLength - this.#at) / (wide ? 2 : 1))
      const take = Math.min(left, room)
      for (let index = 0; index < take; index += 1)
        text += String.fromCharCode(
          wide ? piece.getUint16(this.#at + index * 2, true) : piece.getUint8(this.#at + index),
        )
      this.#at += take * (wide ? 2 : 1)
      left -= take
      if (left === 0) break
      this.#piece += 1
      this.#at = 0
      wide = ((this.#byte() ?? 0) & WIDE) !== 0
    }
    return text
  }

  #byte(): number | null {
    for (;;) {
      const piece = this.#pieces[this.#piece]
      if (!piece) return null
      if (this.#at < piece.byteLength) {
        this.#at += 1
        return piece.getUint8(this.#at - 1)
      }
      this.#piece += 1
      this.#at = 0
    }
  }

  #number(bytes: number): number {
    let value = 0
    for (let index = 0; index < bytes; index += 1) value += (this.#byte() ?? 0) * 256 ** index
    return value
  }

  #skip(bytes: number): void {
    let left = bytes
    while (left > 0) {
      const piece = this.#pieces[this.#piece]
      if (!piece) return
      const take = Math.min(left, piece.byteLength - this.#at)
      this.#at += take
      left -= take
      if (left === 0) return
      this.#piece += 1
      this.#at = 0
    }
  }
}

const WIDE = 1
const PHONETIC = 4
const RICH = 8
