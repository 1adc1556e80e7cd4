import type { SourceId } from '../../../shared/domain/ids.ts'
import { recogniseExport } from '../../../shared/formats/known-exports.ts'
import type { SourceView } from '../../../shared/protocol/rosters.ts'
import type { OpenCommunity } from '../open-community.ts'
import { standsAsOne } from './review-views.ts'

/** Every roster that was ever imported, newest first: from where, and what became of it. */
export function sourceViews({ tables }: OpenCommunity): SourceView[] {
  const members = new Map<string, number>()
  for (const { member } of tables.members.all()) {
    for (const source of new Set(member.sources.map((ref) => ref.source)))
      members.set(source, (members.get(source) ?? 0) + 1)
  }
  const merges = new Map<string, number>()
  for (const link of tables.people.links.values()) {
    if (link.batch !== undefined && standsAsOne(tables.people, link))
      merges.set(link.batch, (merges.get(link.batch) ?? 0) + 1)
  }
  const sources = [...tables.sources.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
  const newest = new Map<SourceId, SourceId>()
  for (const { id, replaces, takenBack } of sources) {
    if (replaces && takenBack === undefined && !newest.has(replaces)) newest.set(replaces, id)
  }
  return sources.map((source) => ({
    ...source,
    byName: tables.organizers.get(source.by)?.name ?? '',
    origin: recogniseExport(source.columns)?.origin ?? null,
    members: members.get(source.id) ?? 0,
    merges: merges.get(source.id) ?? 0,
    replacedBy: newest.get(source.id) ?? null,
  }))
}
