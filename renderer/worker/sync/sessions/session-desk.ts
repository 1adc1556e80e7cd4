import type { DeviceId, PageId } from '../../../../shared/domain/ids.ts'
import { headsOf } from '../../../../shared/crdt/engine.ts'
import { PAGE_KINDS } from '../../../../shared/crdt/page.ts'
import type { PageKind } from '../../../../shared/crdt/page.ts'
import type { PagePlace, Standing } from '../../../../shared/domain/role.ts'
import { mayHold } from '../../../../shared/domain/role.ts'
import { HEADS_A_PAGE } from '../../../../shared/sync/messages.ts'
import type { MessageOf, PageNews } from '../../../../shared/sync/messages.ts'
import { isOverFor } from '../../doors/past-doors.ts'
import type { Removal } from '../../../../shared/sync/removal.ts'
import type { OpenCommunity } from '../../open-community.ts'
import type { PageRow } from '../../storage/community-db.ts'
import type { Claims } from './claims.ts'
import type { PageWork } from './page-work.ts'

/** What a session needs of the desk that has opened it. */
export interface SessionDesk {
  readonly community: OpenCommunity
  readonly work: PageWork
  readonly claims: Claims
  /** Whether a device's word for the community's page is taken, because it has invited this one. */
  readonly trusts: (device: DeviceId) => boolean
  /** A session has got beyond the greeting. */
  readonly met: (device: DeviceId) => void
  /** Something that is shown has changed. */
  readonly changed: () => void
  /** What a device that was removed is told. */
  readonly noticeFor: (device: DeviceId) => Removal | null
  /** This device is told that it was removed itself. */
  readonly heardRemoval: (notice: Removal) => Promise<void>
  /** A device stands at a door, or has left it. */
  readonly heardPresence: (presence: MessageOf<'presence'>, from: DeviceId) => void
}

/** Somebody of whom nobody here knows a grant yet: has the community's page and nothing else. */
const UNKNOWN: Standing = { role: 'door', chapters: [] }

/**
 * Whether this device may hold a page. Before its first sight of the community's page it knows of no grant; one that a leader
 * has let in stands on a chapter's page, and finds that on those which it is offered.
 */
export function mayHoldHere({ tables, identity }: OpenCommunity, place: PagePlace): boolean {
  const standing = tables.standingOf(identity.device)
  return mayHold(standing ?? UNKNOWN, place) || (standing === null && place.kind === 'chapter')
}

/** Whether another device may hold a page; while the community's page is not here nobody may but who brings it. */
export function mayHoldThere(desk: SessionDesk, device: DeviceId, place: PagePlace): boolean {
  const standing = desk.community.tables.standingOf(device)
  return standing ? mayHold(standing, place) : desk.trusts(device)
}

/** Where a page stands here: `''` where it is not here, or not to be read. */
export function keyHere({ cabinet }: OpenCommunity, page: PageId): string {
  return rowHere(cabinet, page)?.heads ?? ''
}

/** The row of a page that can be handed on; undefined where it is damaged or part of an unfinished import. */
export function rowHere(cabinet: OpenCommunity['cabinet'], page: PageId): PageRow | undefined {
  const row = cabinet.row(page)
  return row && row.pending === undefined && !cabinet.isDamaged(page) ? row : undefined
}

/**
 * What is compared with another device: all that it may be given. Where one of the two is a volunteer's, doors that were
 * closed are left out, so that both leave out the same.
 */
export function rowsFor(desk: SessionDesk, device: DeviceId): PageRow[] {
  const { community } = desk
  const { cabinet, identity } = community
  return cabinet.pages().filter((row) => {
    if (cabinet.isDamaged(row.id) || !mayHoldThere(desk, device, row)) return false
    return !isOverFor(community, device, row.id) && !isOverFor(community, identity.device, row.id)
  })
}

/** The kind of a page as this version knows it; undefined for one that only a newer version does. */
export function kindOf(kind: string): PageKind | undefined {
  return PAGE_KINDS.find((known) => known === kind)
}

/** What is said of a page as it stands here. */
export function newsOf({ id, kind, chapter, heads }: PageRow): PageNews {
  return { page: id, kind, chapter, heads: headsOf(heads).slice(0, HEADS_A_PAGE) }
}
