import type { PageInfo, PageKind } from '../../../shared/crdt/page.ts'
import { infoOf } from '../../../shared/crdt/page.ts'
import type { ChapterId, PageId } from '../../../shared/domain/ids.ts'
import { mayHold } from '../../../shared/domain/role.ts'
import type { OpenCommunity } from '../open-community.ts'

/** A page that should be here and is not. */
export interface Missing extends Omit<PageInfo, 'id'> {
  /** Its id; `community` for a community's own page of which not even that is known. */
  readonly id: string
  /** Whether its changes lie on the disk all the same, and only its line in the list of pages is gone. */
  readonly isHere: boolean
}

/** What index pages list: the community's, with chapter null, and each chapter's. */
export type Listed = ReadonlyMap<ChapterId | null, ReadonlyMap<PageId, PageKind>>

/** Pages that should be here and are not: neither they nor what has taken their place. @throws StorageError */
export async function missingPages(community: OpenCommunity, listed: Listed): Promise<readonly Missing[]> {
  const { cabinet, db } = community
  const isGone = (page: PageId) => !cabinet.row(page) && !cabinet.standIn(page)
  const lying = new Map<string, Missing>()
  const unread: PageId[] = []
  for (const page of await db.pagesWithChunks()) {
    if (!isGone(page)) continue
    const info = await cabinet.glance(page, (handle) => infoOf(handle, page)).catch(() => null)
    // What does not even say what it is counts as missing if somebody lists it.
    if (info) lying.set(page, { ...info, isHere: true })
    else unread.push(page)
  }
  const wanted = [...listed].flatMap(([chapter, pages]) =>
    [...pages].flatMap(([id, kind]) => (isGone(id) && kind !== 'chapter' ? [{ id, kind, chapter }] : [])),
  )
  const lost = [...wanted.filter((info) => isExpected(community, info)), ...missingChapters(community, listed, lying)]
  const hasOwn = listed.has(null) || [...cabinet.pages(), ...lying.values()].some(({ kind }) => kind === 'community')
  return [
    // Nobody lists the community's own page. Without it no other is listed either, and what does not open is most likely it.
    ...(hasOwn ? [] : [{ id: unread[0] ?? 'community', kind: 'community' as const, chapter: null, isHere: false }]),
    ...lying.values(),
    ...lost.filter(({ id }) => !lying.has(id)).map((info) => ({ ...info, isHere: false })),
  ]
}

/** Whether this device should have a page that is listed. Of doors that were closed volunteers are given nothing. */
function isExpected({ tables, identity }: OpenCommunity, info: PageInfo): boolean {
  const standing = tables.standingOf(identity.device)
  if (standing === null) return true
  return mayHold(standing, info) && (info.kind !== 'door' || standing.role !== 'door')
}

/**
 * Chapters' own pages that are not here. The community's page lists them without saying whose they are, so whoever has only some
 * chapters, and lacks one, is told of all that may be meant; once it has come, nothing is said of the others any more.
 */
function missingChapters(
  { cabinet, tables, identity }: OpenCommunity,
  listed: Listed,
  lying: ReadonlyMap<string, unknown>,
): PageInfo[] {
  const standing = tables.standingOf(identity.device)
  const here = new Set(cabinet.pages().flatMap(({ kind, chapter }) => (kind === 'chapter' ? [chapter] : [])))
  const isOfAll = standing === null || standing.role === 'admin' || standing.chapters === 'all'
  if (!isOfAll && standing.chapters.every((chapter) => here.has(chapter))) return []
  return [...(listed.get(null) ?? [])].flatMap(([id, kind]): PageInfo[] =>
    kind === 'chapter' && !cabinet.row(id) && !cabinet.standIn(id) && !lying.has(id)
      ? [{ id, kind: 'chapter', chapter: null }]
      : [],
  )
}
