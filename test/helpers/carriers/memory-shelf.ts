import type { Shelf, ShelfFailure, ShelfResult } from '../../../renderer/worker/sync/carriers/shelf.ts'
import type { CompactLimits, Lying } from '../../../shared/sync/carrier.ts'

interface Kept {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly stamp: string
}

/** A folder in memory, with everything that people's folders do. Several may be replicas of one: `carryTo`. */
export class MemoryShelf implements Shelf {
  readonly bundleBytes: number
  readonly rowBytes: number
  readonly keepsThePast: boolean
  readonly compactAfter: CompactLimits
  readonly files = new Map<string, Kept>()
  /** Refuses everything, or only to be written to. */
  failing: { readonly reason: ShelfFailure; readonly writesOnly: boolean } | null = null
  reads = 0
  #time = 0

  constructor({ bundleBytes = 1_000_000, rowBytes = Number.POSITIVE_INFINITY, keepsThePast = false, count = 64 } = {}) {
    this.bundleBytes = bundleBytes
    this.rowBytes = rowBytes
    this.keepsThePast = keepsThePast
    this.compactAfter = { count, bytes: 1_000_000 }
  }

  async list(): Promise<ShelfResult<readonly Lying[]>> {
    if (this.failing && !this.failing.writesOnly) return { ok: false, reason: this.failing.reason }
    return { ok: true, value: [...this.files].map(([path, kept]) => lyingAt(path, kept)) }
  }

  async read({ row, name }: Lying): Promise<ShelfResult<Uint8Array<ArrayBuffer>>> {
    this.reads += 1
    const kept = this.files.get(`${row}/${name}`)
    return kept ? { ok: true, value: kept.bytes.slice() } : { ok: false, reason: 'not-found' }
  }

  async write(row: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ShelfResult<undefined>> {
    if (this.failing) return { ok: false, reason: this.failing.reason }
    if (this.files.has(`${row}/${name}`)) return { ok: false, reason: 'exists' }
    this.put(`${row}/${name}`, bytes)
    return { ok: true, value: undefined }
  }

  async remove({ row, name }: Lying): Promise<ShelfResult<undefined>> {
    if (this.failing) return { ok: false, reason: this.failing.reason }
    this.files.delete(`${row}/${name}`)
    return { ok: true, value: undefined }
  }

  put(path: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.#time += 1
    this.files.set(path, { bytes, stamp: `t${this.#time}` })
  }

  paths(): string[] {
    return [...this.files.keys()].sort()
  }

  get bytes(): number {
    return [...this.files.values()].reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
  }

  /** Carries one file to another replica as it is, or what a program makes of two that bear one name. */
  carryTo(other: MemoryShelf, path: string): void {
    const kept = this.files.get(path)
    if (!kept) return
    const there = other.files.get(path)
    if (!there) other.put(path, kept.bytes)
    else if (!isSame(there.bytes, kept.bytes)) {
      other.put(path.replace(/\.bundle$/, '.sync-conflict-20260228-100000-ABCDEFG.bundle'), kept.bytes)
    }
  }
}

function lyingAt(path: string, { bytes, stamp }: Kept): Lying {
  const at = path.indexOf('/')
  return { row: path.slice(0, at), name: path.slice(at + 1), bytes: bytes.byteLength, stamp }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
