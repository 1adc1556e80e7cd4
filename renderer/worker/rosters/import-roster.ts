import { sourceRecord } from '../../../shared/crdt/records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId, SourceId } from '../../../shared/domain/ids.ts'
import type { Lane } from '../../../shared/domain/matching.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { checkMapping } from '../../../shared/formats/roster-mapping.ts'
import type { MatchResult } from '../../../shared/matching/find-matches.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { FieldChange, ImportSummary, UpdateSummary, ImportJob } from '../../../shared/protocol/rosters.ts'
import { checkName } from '../commands/community-commands.ts'
import { checkLabels } from '../commands/member-fields.ts'
import type { OpenCommunity } from '../open-community.ts'
import { linkPeople } from '../people/links.ts'
import { matching } from '../people/matching-later.ts'
import { turn } from '../turn.ts'
import type { Draft } from './draft.ts'
import { applyPlan, planImport, ROWS_AT_ONCE } from './import-plan.ts'
import type { ImportPlan } from './import-plan.ts'
import { newestVersion } from './versions.ts'
import { PendingPages } from './pending-pages.ts'
import { Reasons } from './reasons.ts'

type Progress = Omit<Extract<ImportJob, { state: 'running' }>, 'state' | 'draft' | 'file'>

/** How a running import is watched and stopped. */
export interface ImportControl {
  readonly cancelled: () => boolean
  readonly onProgress: (progress: Progress) => void
  /** Runs a step while nothing else writes. */
  readonly exclusive: <Value>(work: () => Promise<Value>) => Promise<Value>
}

/**
 * Imports a draft: new members, what a newer version changes in old ones, who is one person with whom, the source, and its
 * rows unchanged. Pages are written one by one, each durable but not part of the community; the last write makes all of
 * it so at once. Whatever ends the import before that (cancel, a full disk, `kill -9`) leaves the community as it was.
 */
export async function importRoster(
  community: OpenCommunity,
  draft: Draft,
  input: ParsedCommand<'roster.import'>,
  control: ImportControl,
): Promise<Result<ImportSummary>> {
  const { world, tables } = community
  const name = checkName(input.name)
  if (!name.ok) return name
  const tags = checkLabels(input.tags)
  if (!tags.ok) return tags
  const chapter = tables.chapters.get(input.chapter)
  const named = input.updates ? tables.sources.get(input.updates) : null
  const updates = named && newestVersion([...tables.sources.values()], named)
  if (!chapter || updates === undefined) return failed('not-found')
  const mapping = checkMapping(input.mapping, draft.table.columns.length)
  if (!mapping.ok) return mapping

  const source = newId('src', world.random)
  const at = world.now()
  const of = draft.table.rows.length
  const reasons = new Reasons()
  const plan = await planImport(community, {
    source,
    table: draft.table,
    mapping: mapping.value,
    repairs: input.repairs,
    circumstances: { chapter: chapter.id, zone: chapter.zone, tags: tags.value, at },
    updates,
    reasons,
    stopped: (done) => {
      control.onProgress({ done, of, step: 'preparing' })
      return control.cancelled()
    },
    exclusive: control.exclusive,
  })
  const matches = plan && (await matchFresh(community, plan.fresh, control))
  if (!plan || !matches) return failed('cancelled')
  const merged = input.merge ? mergesOf(matches, new Set(plan.fresh.map(({ id }) => id))) : []

  const pages = new PendingPages(community, source, chapter.id)
  try {
    if (!(await writePages(community, pages, plan, merged, control))) {
      await pages.abandon()
      return failed('cancelled')
    }
    const written = await pages.finish()
    if (control.cancelled()) {
      await pages.abandon()
      return failed('cancelled')
    }
    let changes: readonly FieldChange[] = []
    await control.exclusive(async () => {
      const batch = community.batch().create(
        'sources',
        chapter.id,
        source,
        sourceRecord({
          name: name.value,
          file: draft.file,
          chapter: chapter.id,
          by: community.identity.organizer,
          at,
          encoding: draft.encoding,
          delimiter: draft.delimiter,
          columns: draft.table.columns,
          mapping: mapping.value,
          repairs: input.repairs,
          tags: tags.value,
          rows: of,
          refused: reasons.total,
          ...(updates && { replaces: updates.id }),
        }),
      )
      for (const { info } of written) batch.list(info)
      for (const [a, b] of merged) linkPeople(community, batch, a, b, { how: 'rule', lane: 'safe', batch: source })
      changes = await applyPlan(community, batch, plan, { id: source, at, chapter: chapter.id, mapping: mapping.value })
      await community.admit(batch.build(), 'roster.import', source, written)
    })
    community.review.adopt(matches.pairs)
    return ok({
      source,
      members: plan.fresh.length,
      refused: reasons.total,
      reasons: reasons.list(),
      update: updates ? updateSummary(updates.id, plan, changes) : null,
      matches: laneCounts(matches, merged.filter(([a, b]) => tables.people.areOne(a, b)).length, input.merge),
    })
  } catch (error) {
    await pages.abandon().catch(() => undefined)
    throw error
  }
}

/** Looks for the new members among everybody and among themselves; null where somebody stopped it. */
async function matchFresh(
  { review, tables }: OpenCommunity,
  fresh: readonly Member[],
  { cancelled, onProgress }: ImportControl,
): Promise<MatchResult | null> {
  const everybody = await review.everybody(cancelled)
  if (!everybody) return null
  const { matchMember } = await matching()
  const records = [...everybody, ...fresh.map((member) => matchMember(tables, member))]
  return review.match(records, (done, of) => onProgress({ done, of, step: 'matching' }), {
    between: everybody.length,
    cancelled,
  })
}

type Merge = readonly [MemberId, MemberId]

/** Pairs to be merged: within a group everybody is safe with everybody; pairs of two who were there before are not ours. */
function mergesOf({ groups }: MatchResult, fresh: ReadonlySet<string>): Merge[] {
  return groups.flatMap((group) =>
    group.flatMap((a, index) =>
      group
        .slice(index + 1)
        .filter((b) => fresh.has(a) || fresh.has(b))
        .map((b) => [a as MemberId, b as MemberId] as const),
    ),
  )
}

/** Writes members and rows; false where somebody stopped it. */
async function writePages(
  community: OpenCommunity,
  pages: PendingPages,
  plan: ImportPlan,
  merged: readonly Merge[],
  control: ImportControl,
): Promise<boolean> {
  const archived = archivedByMerge(community, merged)
  const of = plan.fresh.length + plan.rows.length
  let done = 0
  const step = async (): Promise<boolean> => {
    done += 1
    if (done % ROWS_AT_ONCE !== 0) return true
    control.onProgress({ done, of, step: 'writing' })
    await turn()
    return !control.cancelled()
  }
  for (const member of plan.fresh) {
    const since = archived.get(member.id)
    await pages.addMember(since === undefined ? member : { ...member, archived: since })
    if (!(await step())) return false
  }
  for (const row of plan.rows) {
    await pages.addRow(row)
    if (!(await step())) return false
  }
  return true
}

/** New records of somebody who was archived: importing a list does not bring back whom an organizer put away. */
function archivedByMerge({ tables }: OpenCommunity, merged: readonly Merge[]): Map<MemberId, number> {
  const archived = new Map<MemberId, number>()
  const active = new Set<MemberId>()
  for (const [a, b] of merged) {
    for (const [fresh, known] of [
      [a, b],
      [b, a],
    ] as const) {
      const entry = tables.members.get(known)
      if (!entry || tables.members.get(fresh)) continue
      if (entry.member.archived === undefined) active.add(fresh)
      else archived.set(fresh, entry.member.archived)
    }
  }
  for (const id of active) archived.delete(id)
  return archived
}

function laneCounts({ pairs }: MatchResult, merged: number, isMerged: boolean): ImportSummary['matches'] {
  const counts: Record<Lane, number> = { safe: 0, choose: 0, maybe: 0, namesakes: 0 }
  for (const { lane } of pairs) counts[lane] += 1
  return isMerged ? { ...counts, safe: merged } : counts
}

/** Changes told one by one; the rest are counted. */
const CHANGES_TOLD = 50

function updateSummary(replaces: SourceId, plan: ImportPlan, changes: readonly FieldChange[]): UpdateSummary {
  return {
    replaces,
    same: plan.same,
    changed: new Set(changes.filter(({ kept }) => !kept).map(({ member }) => member)).size,
    kept: changes.filter(({ kept }) => kept).length,
    gone: plan.gone,
    away: plan.away,
    changes: changes.slice(0, CHANGES_TOLD),
  }
}
