import type { Member } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { Source } from '../../../shared/domain/source.ts'
import { printOf } from '../../../shared/people/part.ts'
import type { Part } from '../../../shared/people/part.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { TakeBackSummary } from '../../../shared/protocol/rosters.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { applyVersion } from './apply-version.ts'
import { countingVersion, RosterVersions } from './versions.ts'
import type { TakenBack } from './versions.ts'

/**
 * Takes an import back as a whole, at any time, or brings it in again. A member leaves who came only from rosters that
 * were taken back, is what their rows said and nothing more, and has no evenings: whoever was edited since stays. Who
 * also came from another version of the roster becomes what the newest version says that is still there, value by value
 * where nobody has edited it.
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
  const now = world.now()
  const batch = community.batch()
  const records = [...tables.people.records()].filter(({ own }) => own.sources.some((ref) => ref.source === id))
  const versions = await RosterVersions.reading(
    community,
    records.map(({ own }) => own),
  )
  const turning: Turning = {
    community,
    batch,
    versions,
    now,
    before: (known) => known.takenBack,
    after: (known) => (known.id !== id ? known.takenBack : takenBack ? now : undefined),
  }
  for (const part of records) {
    const outcome = turn(turning, part)
    if (outcome) summary[outcome] += 1
  }
  for (const link of tables.people.links.values()) {
    if (link.batch !== source.id || link.kind !== 'same') continue
    // Only the merges that went with the roster come again with it.
    if (takenBack ? link.voided !== undefined : link.voided !== source.takenBack) continue
    batch.set(link.id, ['voided'], takenBack ? now : undefined)
    batch.set(link.id, ['voidedBy'], takenBack ? community.identity.organizer : undefined)
    summary.unmerged += 1
  }
  batch.set(source.id, ['takenBack'], takenBack ? now : undefined)
  const undo = summary.left + summary.reverted + 1
  await community.review.deciding(() =>
    community.commit(batch.build(), takenBack ? 'source.takeBack' : 'source.bringBack', { undo }),
  )
  return ok(summary)
}

/** A roster that goes or comes again, and which rosters are part of the community before and after. */
interface Turning {
  readonly community: OpenCommunity
  readonly batch: BatchBuilder
  readonly versions: RosterVersions
  readonly now: number
  readonly before: TakenBack
  readonly after: TakenBack
}

/** What becomes of one record; null where nothing does. */
function turn(turning: Turning, { own, said, left }: Part): 'left' | 'stayed' | 'reverted' | null {
  const { community, batch, versions, now } = turning
  const known = versions.of(own)
  const from = countingVersion(known, turning.before)
  const to = countingVersion(known, turning.after)
  const wasIn = isIn(community, own, turning.before)
  const willBeIn = isIn(community, own, turning.after)
  if (wasIn && !willBeIn) {
    // Seen at a salon, or spoken of as a merged person, somebody has become more than a row.
    const isOnlyRow = !said && !community.tables.attendance.hasEntries(own.id)
    if (!isOnlyRow || !versions.isAsImported(own, turning.before)) return 'stayed'
    batch.setOwn(own.id, ['left'], { at: now, print: printOf(own) })
    return 'left'
  }
  const changes =
    from && to && from !== to
      ? applyVersion(batch, own, from.draft, to.draft, versions.options(own, from.source, to.source))
      : []
  if (!wasIn && willBeIn && left) {
    batch.setOwn(own.id, ['left'], undefined)
    return 'left'
  }
  return changes.some(({ kept }) => !kept) ? 'reverted' : null
}

/** Whether any roster that a record came from is part of the community. */
function isIn({ tables }: OpenCommunity, { sources }: Member, takenBack: TakenBack): boolean {
  return sources.some(({ source: id }) => {
    const source: Source | undefined = tables.sources.get(id)
    return source !== undefined && takenBack(source) === undefined
  })
}
