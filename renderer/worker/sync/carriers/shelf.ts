import type { CompactLimits, Lying } from '../../../../shared/sync/carrier.ts'

/** Why something did not work on a carrier. */
export type ShelfFailure =
  /** It is not here now: a stick that was pulled out, a share that is not mounted, a server that does not answer. */
  | 'away'
  /** Something lies under that name already. */
  | 'exists'
  | 'not-found'
  /** Read-only, or not ours to write. */
  | 'not-allowed'
  | 'full'
  | 'too-large'
  /** What answers does not do what a carrier does. */
  | 'nonsense'
  | 'other'

export type ShelfResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: ShelfFailure }

/** Where bundles lie: in a folder, or on a server. */
export interface Shelf {
  /** The most bytes of one bundle that are written there. */
  readonly bundleBytes: number
  /** The most bytes of one row; more go on in another. */
  readonly rowBytes: number
  /** Whether a row's past stays behind when its bundles are removed, so that a whole is better begun in a fresh row. */
  readonly keepsThePast: boolean
  readonly compactAfter: CompactLimits
  list(): Promise<ShelfResult<readonly Lying[]>>
  read(entry: Lying): Promise<ShelfResult<Uint8Array<ArrayBuffer>>>
  /** Whole or not at all, and never over what lies there. */
  write(row: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ShelfResult<undefined>>
  remove(entry: Lying): Promise<ShelfResult<undefined>>
}
