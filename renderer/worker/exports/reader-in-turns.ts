import { configure, Reader } from '@zip.js/zip.js/lib/zip-core-native.js'
import { turn } from '../turn.ts'

/** Bytes that are packed, or locked, between two looks at who else is waiting: about 2 ms, locked 6. */
const PIECE_BYTES = 64 * 1024

configure({ chunkSize: PIECE_BYTES })

/**
 * Gives an archive its bytes a piece at a time and lets others in before each. The browser packs in the thread that asks for it and
 * goes on from piece to piece without ever looking up, for as long as there is something to read.
 */
export class ReaderInTurns extends Reader<Uint8Array> {
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    super(bytes)
    this.#bytes = bytes
    this.size = bytes.length
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    await turn()
    return this.#bytes.slice(index, index + length)
  }
}
