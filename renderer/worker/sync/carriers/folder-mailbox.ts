import type { Link } from '../link.ts'
import { shelved } from './folder-shelf.ts'
import { LETTER_MAX_BYTES, letterName, letterNamed } from './mailbox.ts'
import type { Letter, Mailbox } from './mailbox.ts'
import type { ShelfResult } from './shelf.ts'

/** The letters of an invitation in a shared folder: beside the communities, because who is invited knows of none yet. */
export class FolderMailbox implements Mailbox {
  readonly #link: Link
  readonly #folder: string
  readonly #base: string

  constructor(link: Link, folder: string, box: string) {
    this.#link = link
    this.#folder = folder
    this.#base = `chapterhouse-invitations/${box}`
  }

  async letters(): Promise<ShelfResult<readonly Letter[]>> {
    const listed = await this.#files()
    if (!listed.ok) return listed
    const letters: Letter[] = []
    for (const { path, bytes: size } of listed.value) {
      const named = letterNamed(path.slice(path.lastIndexOf('/') + 1))
      if (!named || size === 0 || size > LETTER_MAX_BYTES) continue
      const read = shelved(
        await this.#link.folder<'folder.read'>({ type: 'folder.read', folder: this.#folder, path, length: size }),
      )
      if (!read.ok && read.reason !== 'not-found') return read
      // Still on its way: it is longer at the next look.
      if (read.ok && read.value.bytes.length === size) letters.push({ ...named, bytes: read.value.bytes })
    }
    return { ok: true, value: letters }
  }

  async put(letter: Letter): Promise<ShelfResult<undefined>> {
    const path = `${this.#base}/${letterName(letter)}`
    const request = { type: 'folder.write', folder: this.#folder, path, bytes: letter.bytes } as const
    return shelved(await this.#link.folder<'folder.write'>(request))
  }

  async clear(): Promise<ShelfResult<undefined>> {
    const listed = await this.#files()
    if (!listed.ok) return listed
    for (const { path } of listed.value) {
      const request = { type: 'folder.remove', folder: this.#folder, path } as const
      const removed = shelved(await this.#link.folder<'folder.remove'>(request))
      if (!removed.ok && removed.reason !== 'not-found') return removed
    }
    return { ok: true, value: undefined }
  }

  async #files() {
    const request = { type: 'folder.list', folder: this.#folder, under: this.#base } as const
    const listed = shelved(await this.#link.folder<'folder.list'>(request))
    if (listed.ok) return { ok: true, value: listed.value.files } as const
    return listed.reason === 'not-found' ? ({ ok: true, value: [] } as const) : listed
  }
}
