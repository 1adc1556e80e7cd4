import type { PageId } from '../../../shared/domain/ids.ts'
import { memberQuery } from '../../../shared/protocol/selection.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import { searchBlockOf } from '../../../shared/text/search-block.ts'
import { parse } from 'valibot'
import type { OpenCommunity } from '../open-community.ts'
import { communityView } from '../queries/community-view.ts'
import { findMembers } from '../queries/find-members.ts'
import { memberRows } from '../queries/member-rows.ts'
import { sealJson } from '../storage/sealer.ts'
import { FRONT_FROM_MEMBERS, FRONT_KEY, FRONT_ROWS, FRONT_VERSION, fingerprintOf } from './front-page.ts'
import type { FrontPage } from './front-page.ts'

/** Keeps what the next start shows first. */
export async function writeFront(community: OpenCommunity, language: Language): Promise<void> {
  const { tables, cabinet, db, sealer, world } = community
  if (tables.members.active < FRONT_FROM_MEMBERS) return
  const { undo: _undo, redo: _redo, trouble: _trouble, me: _me, ...view } = communityView(community)
  const entries = findMembers(tables, parse(memberQuery, { language }))
  const places = new Map<PageId, number>()
  for (const { page } of entries) if (!places.has(page)) places.set(page, places.size)
  const front: FrontPage = {
    version: FRONT_VERSION,
    fingerprint: fingerprintOf(cabinet.pages()),
    language,
    community: view,
    rows: memberRows(tables, entries.slice(0, FRONT_ROWS), world.now()),
    ids: entries.map(({ member }) => member.id).join(','),
    pages: [...places.keys()],
    pageAt: entries.map(({ page }) => places.get(page) ?? 0),
    search: searchBlockOf(entries.map(({ search }) => search)).text,
  }
  await db.write({ local: [{ key: FRONT_KEY, sealed: await sealJson(sealer, front, FRONT_KEY) }] })
}
