import type { Member, SourceRef } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { Source } from '../../../shared/domain/source.ts'
import type { MemberDraft } from '../../../shared/formats/roster-row.ts'
import { printOf } from '../../../shared/people/part.ts'
import type { Part } from '../../../shared/people/part.ts'
import type { ParsedCommand, TakeBackSummary } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import { applyVersion } from './apply-version.ts'
import { importedMember } from './imported-member.ts'
import { sourceDrafts } from './source-drafts.ts'

/**
 * Takes an import back as a whole, at any time, or brings it in again. A member leaves who came only from rosters that
 * were taken back, is what the row said and nothing more, and has no evenings: whoever was edited since stays. What a newer
 * version changed in members of an earlier one becomes what it was, where it still is what the newer one said.
 */
export async function takeBack(
  community: OpenCommunity,
  { source: id, takenBack }: ParsedCommand<'source.takeBack'>,
): Promise<Result<TakeBackSummary>> {
  const { tables, world } = community
  const source = tables.sources.get(id)
  if (!source) return failed('not-found')
  const summary = { left: 0, stayed: 0, reverted: 0, unmerged: 0 }
  if ((source.takenBack !== undefined) === takenBack) return ok(summary)
  const drafts = await sourceDrafts(community, source)
  const before = source.replaces ? tables.sources.get(source.replaces) : undefined
  const earlier = before ? await sourceDrafts(community, before) : []
  const fed = new Set([...source.mapping.flat(), ...(before?.mapping.flat() ?? [])])
  const zone = tables.chapters.get(source.chapter)?.zone ?? 'UTC'
  const now = world.now()
  const batch = community.batch()

  for (const part of tables.people.records()) {
    const row = rowIn(part.own, source)
    if (row === null) continue
    const draft = drafts[row]
    const others = part.own.sources.filter((ref) => ref.source !== source.id && isIn(community, ref))
    const earlierRow = before && rowIn(part.own, before)
    const was = earlierRow === undefined || earlierRow === null ? null : earlier[earlierRow]
    if (others.length > 0) {
      if (!draft || !was) continue
      const [from, to] = takenBack ? [draft, was] : [was, draft]
      if (applyVersion(batch, part.own, from, to, { fed }).some(({ kept }) => !kept)) summary.reverted += 1
    } else if (takenBack) {
      if (isAsImported(community, part, draft, source, zone)) {
        batch.setOwn(part.own.id, ['left'], { at: now, print: printOf(part.own) })
        summary.left += 1
      } else summary.stayed += 1
    } else if (part.left) {
      batch.setOwn(part.own.id, ['left'], undefined)
      summary.left += 1
    }
  }
  for (const link of tables.people.links.values()) {
    if (link.batch !== source.id || link.kind !== 'same') continue
    // Only the merges that went with the roster come again with it.
    if (takenBack ? link.voided !== undefined : link.voided !== source.takenBack) continue
    batch.set(link.id, ['voided'], takenBack ? now : undefined)
    summary.unmerged += 1
  }
  batch.set(source.id, ['takenBack'], takenBack ? now : undefined)
  const undo = summary.left + summary.reverted + 1
  await community.review.deciding(() =>
    community.commit(batch.build(), takenBack ? 'source.takeBack' : 'source.bringBack', { undo }),
  )
  return ok(summary)
}

function rowIn(own: Member, { id }: Source): number | null {
  return own.sources.find((ref) => ref.source === id)?.row ?? null
}

/** Whether a roster that a member also came from still is part of the community. */
function isIn({ tables }: OpenCommunity, { source }: SourceRef): boolean {
  const known = tables.sources.get(source)
  return known !== undefined && known.takenBack === undefined
}

/** Whether a record is what its row made of it: nobody has edited it, said anything of its person, or seen it at a salon. */
function isAsImported(
  { tables }: OpenCommunity,
  { own, said }: Part,
  draft: MemberDraft | null | undefined,
  source: Source,
  zone: string,
): boolean {
  if (said || !draft || tables.attendance.hasEntries(own.id)) return false
  const circumstances = { chapter: source.chapter, zone, tags: source.tags, at: source.at }
  const made = importedMember(own.id, draft, circumstances, own.sources)
  // A row of somebody who had been archived came in archived; archived later, somebody has decided something.
  const wasArchived = own.archived !== undefined && own.archived <= source.at
  return (
    printOf(wasArchived && own.archived !== undefined ? { ...made, archived: own.archived } : made) === printOf(own)
  )
}
