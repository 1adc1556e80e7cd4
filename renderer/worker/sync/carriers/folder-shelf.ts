import { FOLDER_PART_MAX_BYTES } from '../../../../shared/protocol/link.ts'
import type { Lying } from '../../../../shared/sync/carrier.ts'
import type { FolderResult, Link } from '../link.ts'
import type { Shelf, ShelfFailure, ShelfResult } from './shelf.ts'

/** Larger files are nobody's bundle: ours are split long before. */
const BUNDLE_MAX_BYTES = 64 * 1024 * 1024

/** Names of rows: the device that writes it and eight hexadecimal digits. */
const ROW = /^dev_[0-9a-hjkmnp-tv-z]{16}\.[0-9a-f]{8}$/

/**
 * A folder that something else carries. In `base` inside of it every row is a folder and every bundle a file; the main
 * process writes files whole and never over others.
 */
export class FolderShelf implements Shelf {
  /** Small enough for a cloud drive to carry again after a cut, large enough that ten thousand members are few files. */
  readonly bundleBytes = 4 * 1024 * 1024
  readonly rowBytes = Number.POSITIVE_INFINITY
  readonly keepsThePast = false
  /** A listing stays one screenful; a megabyte of loose bundles is what a whole of ten thousand members weighs. */
  readonly compactAfter = { count: 64, bytes: 1024 * 1024 }
  readonly #link: Link
  readonly #folder: string
  readonly #base: string

  constructor(link: Link, folder: string, base: string) {
    this.#link = link
    this.#folder = folder
    this.#base = base
  }

  async list(): Promise<ShelfResult<readonly Lying[]>> {
    const top = await this.#list(this.#base)
    if (!top.ok) return top.reason === 'not-found' ? { ok: true, value: [] } : top
    const lying: Lying[] = []
    for (const row of top.value.folders.filter((name) => ROW.test(name))) {
      const listed = await this.#list(`${this.#base}/${row}`)
      if (!listed.ok && listed.reason !== 'not-found') return listed
      for (const { path, bytes, modified } of listed.ok ? listed.value.files : []) {
        lying.push({ row, name: path.slice(path.lastIndexOf('/') + 1), bytes, stamp: String(modified) })
      }
    }
    return { ok: true, value: lying }
  }

  async read({ row, name, bytes }: Lying): Promise<ShelfResult<Uint8Array<ArrayBuffer>>> {
    if (bytes > BUNDLE_MAX_BYTES) return { ok: false, reason: 'too-large' }
    const whole = new Uint8Array(bytes)
    let filled = 0
    while (filled < bytes) {
      const length = Math.min(FOLDER_PART_MAX_BYTES, bytes - filled)
      const path = `${this.#base}/${row}/${name}`
      const part = shelved(
        await this.#link.folder<'folder.read'>({
          type: 'folder.read',
          folder: this.#folder,
          path,
          from: filled,
          length,
        }),
      )
      if (!part.ok) return part
      // It has become shorter since it was listed.
      if (part.value.bytes.length === 0) break
      whole.set(part.value.bytes, filled)
      filled += part.value.bytes.length
    }
    return { ok: true, value: whole.slice(0, filled) }
  }

  async write(row: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ShelfResult<undefined>> {
    return this.writeFile(`${row}/${name}`, bytes)
  }

  /** Writes any file beside the rows, unless there is one of that name. */
  async writeFile(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<ShelfResult<undefined>> {
    const request = { type: 'folder.write', folder: this.#folder, path: `${this.#base}/${path}`, bytes } as const
    return shelved(await this.#link.folder<'folder.write'>(request))
  }

  async remove({ row, name }: Lying): Promise<ShelfResult<undefined>> {
    const request = { type: 'folder.remove', folder: this.#folder, path: `${this.#base}/${row}/${name}` } as const
    return shelved(await this.#link.folder<'folder.remove'>(request))
  }

  async #list(under: string) {
    return shelved(await this.#link.folder<'folder.list'>({ type: 'folder.list', folder: this.#folder, under }))
  }
}

type Answered<Type extends Parameters<Link['folder']>[0]['type']> = FolderResult<Type>

const FAILURES: Readonly<Record<Extract<Answered<'folder.read'>, { ok: false }>['reason'], ShelfFailure>> = {
  'no-folder': 'away',
  'no-link': 'away',
  'not-found': 'not-found',
  exists: 'exists',
  'not-allowed': 'not-allowed',
  'disk-full': 'full',
  'too-large': 'too-large',
  'bad-path': 'other',
  cancelled: 'other',
  other: 'other',
}

/** The main process's answer, as a carrier's. */
export function shelved<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: keyof typeof FAILURES },
): ShelfResult<Value> {
  return result.ok ? result : { ok: false, reason: FAILURES[result.reason] }
}
