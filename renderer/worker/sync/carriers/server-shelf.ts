import { Bag } from '../../../../shared/crdt/bag.ts'
import type { Lying } from '../../../../shared/sync/carrier.ts'
import type { BagStore } from './bag-store.ts'
import type { ServerLine } from './server-line.ts'
import type { ServerSecret } from './server-secret.ts'
import type { Shelf, ShelfFailure, ShelfResult } from './shelf.ts'

export interface ServerShelfOptions {
  readonly line: ServerLine
  readonly secret: ServerSecret
  readonly store: BagStore
}

interface Kept {
  readonly documentId: string
  readonly bag: Bag
  /** Heads that are on this device's disk. */
  saved: string
  chunks: number
}

/** By so much a sealed bundle is longer: a nonce and a tag. */
const SEAL_BYTES = 12 + 16

/** What lists the rows. */
const DIRECTORY = 'directory'

/** Hundreds of devices come by with a few rows each; more is somebody filling the server up. */
const ROWS_MAX = 2000

/** Chunks of a document after which it is kept as one. */
const COMPACT_AFTER = 20

/**
 * A stock sync server: one document lists the rows, and every row is a document with its bundles by name. Ids follow from
 * the community's secret, names of rows are sealed, bundles are sealed and signed: the server keeps bytes and counts them.
 */
export class ServerShelf implements Shelf {
  readonly bundleBytes = 2 * 1024 * 1024
  /** A server sends a document in one frame; the link takes frames of twice this. */
  readonly rowBytes = 8 * 1024 * 1024
  readonly keepsThePast = true
  readonly compactAfter = { count: 64, bytes: 1024 * 1024 }
  readonly #options: ServerShelfOptions
  #directory: Kept | null = null
  readonly #rows = new Map<string, Kept>()

  constructor(options: ServerShelfOptions) {
    this.#options = options
  }

  async list(): Promise<ShelfResult<readonly Lying[]>> {
    const failure = await this.#shareRows()
    if (failure) return { ok: false, reason: failure }
    const lying = [...this.#rows].flatMap(([row, { bag }]) =>
      withOwnNames(bag).map(({ name, bytes, stamp }) => ({ row, name, bytes: bytes.byteLength - SEAL_BYTES, stamp })),
    )
    return { ok: true, value: lying }
  }

  async read({ row, stamp, name }: Lying): Promise<ShelfResult<Uint8Array<ArrayBuffer>>> {
    const bag = this.#rows.get(row)?.bag
    const entry = bag && withOwnNames(bag).find((one) => one.name === name && one.stamp === stamp)
    if (!entry) return { ok: false, reason: 'not-found' }
    // What was sealed with another secret is nobody's bundle; as nothing it is found to be none.
    return { ok: true, value: (await this.#options.secret.open(entry.bytes)) ?? new Uint8Array() }
  }

  async write(row: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ShelfResult<undefined>> {
    const known = this.#rows.get(row)
    if (known?.bag.has(name)) return { ok: false, reason: 'exists' }
    const kept = known ?? (await this.#load(await this.#options.secret.documentId(row)))
    this.#rows.set(row, kept)
    kept.bag.put(name, await this.#options.secret.seal(bytes))
    const failure = await this.#share(kept)
    if (failure) return { ok: false, reason: failure }
    const directory = this.#directory
    if (!directory || directory.bag.has(kept.documentId)) return { ok: true, value: undefined }
    // Listed once it is there: nobody looks for a document that nobody has.
    directory.bag.put(kept.documentId, await this.#options.secret.seal(new TextEncoder().encode(row)))
    const listed = await this.#share(directory)
    return listed ? { ok: false, reason: listed } : { ok: true, value: undefined }
  }

  /** Takes the whole row off the list: a row's past stays on the server whatever is removed from it. */
  async remove({ row }: Lying): Promise<ShelfResult<undefined>> {
    const kept = this.#rows.get(row)
    const directory = this.#directory
    if (!kept || !directory) return { ok: false, reason: 'not-found' }
    directory.bag.remove([kept.documentId])
    const failure = await this.#share(directory)
    if (failure) return { ok: false, reason: failure }
    await this.#forget(row, kept)
    return { ok: true, value: undefined }
  }

  close(): void {
    this.#directory?.bag.free()
    for (const { bag } of this.#rows.values()) bag.free()
    this.#rows.clear()
    this.#directory = null
  }

  /** Brings the list and every row on it up to date, here and there. */
  async #shareRows(): Promise<ShelfFailure | null> {
    this.#directory ??= await this.#load(await this.#options.secret.documentId(DIRECTORY))
    const failure = await this.#share(this.#directory)
    if (failure) return failure
    const listed = await this.#listed(this.#directory.bag)
    for (const [row, kept] of this.#rows) if (!listed.has(row)) await this.#forget(row, kept)
    for (const [row, documentId] of listed) {
      if (!this.#rows.has(row)) this.#rows.set(row, await this.#load(documentId))
    }
    const failures = await Promise.all([...this.#rows.values()].map((kept) => this.#share(kept)))
    return failures.find((one) => one !== null) ?? null
  }

  async #listed(directory: Bag): Promise<Map<string, string>> {
    const rows = new Map<string, string>()
    for (const { name: documentId, bytes } of directory.entries().slice(0, ROWS_MAX)) {
      const opened = await this.#options.secret.open(bytes)
      const row = opened && new TextDecoder().decode(opened)
      // A row lies where its name says, or somebody lists what is not theirs.
      if (row !== null && documentId === (await this.#options.secret.documentId(row))) rows.set(row, documentId)
    }
    return rows
  }

  async #share(kept: Kept): Promise<ShelfFailure | null> {
    const connection = await this.#options.line.connect()
    if (typeof connection === 'string') return connection
    await connection.share(kept.documentId, kept.bag)
    await this.#save(kept)
    return connection.end
  }

  async #load(documentId: string): Promise<Kept> {
    const bag = new Bag()
    const chunks = await this.#options.store.load(documentId)
    try {
      bag.load(chunks)
    } catch {
      // Damaged here; the server has it.
      bag.free()
      return { documentId, bag: new Bag(), saved: '', chunks: COMPACT_AFTER }
    }
    return { documentId, bag, saved: bag.heads, chunks: chunks.length }
  }

  async #save(kept: Kept): Promise<void> {
    const { documentId, bag, saved, chunks } = kept
    const { heads } = bag
    if (heads === saved) return
    const whole = saved === '' || chunks >= COMPACT_AFTER
    await this.#options.store.add(documentId, whole ? bag.save() : bag.saveSince(saved), whole)
    kept.saved = heads
    kept.chunks = whole ? 1 : chunks + 1
  }

  async #forget(row: string, { documentId, bag }: Kept): Promise<void> {
    this.#rows.delete(row)
    bag.free()
    await this.#options.store.drop(documentId)
  }
}

/** What two writers put under one name counts as copies, as two files would. */
function withOwnNames(
  bag: Bag,
): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly stamp: string }[] {
  const seen = new Map<string, number>()
  return bag.entries().map((entry) => {
    const times = seen.get(entry.name) ?? 0
    seen.set(entry.name, times + 1)
    return times === 0 ? entry : { ...entry, name: entry.name.replace(/\.bundle$/, `.copy-${times}.bundle`) }
  })
}
