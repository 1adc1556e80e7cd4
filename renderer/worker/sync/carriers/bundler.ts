import type { DeviceId, PageId } from '../../../../shared/domain/ids.ts'
import type { OwnPage, Span } from '../../../../shared/sync/carrier.ts'

/** A page to be put into a bundle. */
export interface PageWish {
  readonly page: PageId
  /** What the carrier has; heads that the page here does not know are passed over. Empty for everything. */
  readonly since: readonly string[]
  /** Heads of which the bundle says whether its page contains them. */
  readonly spoken: readonly string[]
}

export interface SealedBundle {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly spans: readonly Span[]
  /** What did not fit; at least one page always does. */
  readonly left: readonly PageWish[]
}

export type TakenBundle =
  | {
      readonly outcome: 'taken'
      readonly from: DeviceId
      readonly spans: readonly Span[]
      /** Whether a part of it is sealed with a key that this device does not have. */
      readonly closed: boolean
    }
  /** Somebody unknown or removed wrote it, or its keys have not come. */
  | { readonly outcome: 'later' }
  | { readonly outcome: 'broken' }

/** Makes bundles of the community's pages, and takes in what those of others bring. */
export interface Bundler {
  /** The pages this device has, and their heads. */
  pages(): readonly OwnPage[]
  /** Whether another page stands in for one, because somebody was erased from it. */
  isGone(page: PageId): boolean
  /** `Look.standing`, now. */
  standing(): string
  /** A bundle of at most about `limit` bytes; null where no page that was asked for can be read. */
  seal(wishes: readonly PageWish[], limit: number): Promise<SealedBundle | null>
  /** Opens, checks and lets in; afterwards what was let in is on the disk. */
  take(bytes: Uint8Array<ArrayBuffer>): Promise<TakenBundle>
}
