import type { PageId } from '../../../shared/domain/ids.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import type { MemberRow } from '../../../shared/protocol/members.ts'
import type { PageRow } from '../storage/community-db.ts'

/**
 * What the window shows first, kept ready: the frame's counts, the first rows of the list, and everybody's search text in
 * the order of the list. Reading it takes a tenth of the time that reading the community takes, so the list can be read
 * and searched while the rest is still on its way. It is worth nothing once anything has changed: `fingerprint` tells.
 */
export interface FrontPage {
  readonly version: number
  readonly fingerprint: string
  readonly language: Language
  readonly community: Omit<CommunityView, 'undo' | 'redo' | 'trouble' | 'me'>
  readonly rows: readonly MemberRow[]
  /** Ids of all active members by name, joined by commas. */
  readonly ids: string
  /** The pages that hold them, and per member which. */
  readonly pages: readonly PageId[]
  readonly pageAt: readonly number[]
  /** The text of a `SearchBlock`. */
  readonly search: string
}

/** Where the front page is kept. */
export const FRONT_KEY = 'front'

/** Raised whenever the shape above or anything in it is worked out differently. */
export const FRONT_VERSION = 1

/** Rows kept whole: more than a screen asks for before anybody has scrolled, with its margin. */
export const FRONT_ROWS = 300

/** Communities below this open in less time than it takes to notice. */
export const FRONT_FROM_MEMBERS = 2000

/** Says whether a front page still shows what the pages hold: every page with its heads. */
export function fingerprintOf(pages: readonly PageRow[]): string {
  return pages
    .map(({ id, heads }) => `${id}=${heads}`)
    .sort()
    .join(';')
}
