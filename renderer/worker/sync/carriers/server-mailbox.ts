import { Bag } from '../../../../shared/crdt/bag.ts'
import { LETTER_MAX_BYTES, letterName, letterNamed } from './mailbox.ts'
import type { Letter, Mailbox } from './mailbox.ts'
import type { ServerLine } from './server-line.ts'
import type { ShelfResult } from './shelf.ts'

/** The letters of an invitation on a sync server: a document of their own, whose id follows from the invitation's secret. */
export class ServerMailbox implements Mailbox {
  readonly #line: ServerLine
  readonly #documentId: string
  readonly #bag = new Bag()

  constructor(line: ServerLine, documentId: string) {
    this.#line = line
    this.#documentId = documentId
  }

  async letters(): Promise<ShelfResult<readonly Letter[]>> {
    const shared = await this.#share()
    if (!shared.ok) return shared
    const letters = this.#bag.entries().flatMap(({ name, bytes }): Letter[] => {
      const named = letterNamed(name)
      return named && bytes.byteLength <= LETTER_MAX_BYTES ? [{ ...named, bytes }] : []
    })
    return { ok: true, value: letters }
  }

  async put(letter: Letter): Promise<ShelfResult<undefined>> {
    const name = letterName(letter)
    if (this.#bag.has(name)) return { ok: false, reason: 'exists' }
    this.#bag.put(name, letter.bytes)
    return this.#share()
  }

  async clear(): Promise<ShelfResult<undefined>> {
    this.#bag.remove(this.#bag.entries().map(({ name }) => name))
    return this.#share()
  }

  async #share(): Promise<ShelfResult<undefined>> {
    const connection = await this.#line.connect()
    if (typeof connection === 'string') return { ok: false, reason: connection }
    await connection.share(this.#documentId, this.#bag)
    return connection.end ? { ok: false, reason: connection.end } : { ok: true, value: undefined }
  }
}
