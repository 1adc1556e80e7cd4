import type { SourceRow } from '../../../shared/crdt/records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId, SourceId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { ColumnMapping, Source } from '../../../shared/domain/source.ts'
import { memberDraftOf, rowReading } from '../../../shared/formats/roster-row.ts'
import type { MemberDraft } from '../../../shared/formats/roster-row.ts'
import { hasLeft } from '../../../shared/people/part.ts'
import { matchVersions } from '../../../shared/people/roster-versions.ts'
import type { FieldChange } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { turn } from '../turn.ts'
import { applyVersion } from './apply-version.ts'
import { importedMember } from './imported-member.ts'
import type { ImportCircumstances } from './imported-member.ts'
import type { Reasons } from './reasons.ts'
import { sourceDrafts } from './source-drafts.ts'

/** What an import will do, before any of it is done. */
export interface ImportPlan {
  readonly rows: readonly SourceRow[]
  /** Members to be made. */
  readonly fresh: readonly Member[]
  /** Members that rows of an earlier version became. */
  readonly continued: readonly Continued[]
  readonly same: number
  readonly gone: number
  /** Rows whose members were archived or are no more. */
  readonly away: number
}

interface Continued {
  readonly member: MemberId
  readonly row: number
  readonly from: MemberDraft
  readonly to: MemberDraft
}

export interface PlanInput {
  readonly source: SourceId
  readonly table: { readonly rows: readonly (readonly string[])[]; readonly lines: readonly number[] }
  readonly mapping: ColumnMapping
  readonly repairs: readonly string[]
  readonly circumstances: ImportCircumstances
  /** The roster this is a newer version of. */
  readonly updates: Source | null
  readonly reasons: Reasons
  /** Called between steps; true stops. */
  readonly stopped: (done: number) => boolean
  /** Runs what opens documents while nothing else does. */
  readonly exclusive: <Value>(work: () => Promise<Value>) => Promise<Value>
}

/** Rows between two looks at what else there is to do: some five milliseconds, so a check-in does not wait. */
export const ROWS_AT_ONCE = 125

/** Reads all rows and finds out which of them are new. Null where somebody stopped it. */
export async function planImport(community: OpenCommunity, input: PlanInput): Promise<ImportPlan | null> {
  const { table, source, reasons, updates } = input
  const reading = rowReading(input.mapping, table.rows, input.repairs)
  const rows: SourceRow[] = []
  const drafts: (MemberDraft | null)[] = []
  for (const [index, cells] of table.rows.entries()) {
    const read = memberDraftOf(cells, reading)
    const line = table.lines[index] ?? 0
    rows.push(read.ok ? { line, cells } : { line, cells, refused: read.problem })
    drafts.push(read.ok ? read.value : null)
    if (!read.ok) reasons.add(read.problem)
    if (index % ROWS_AT_ONCE === 0) {
      await turn()
      if (input.stopped(index)) return null
    }
  }
  const memberFor = (draft: MemberDraft, row: number) =>
    importedMember(newId('mem', community.world.random), draft, input.circumstances, [{ source, row }])
  if (!updates) {
    const fresh = drafts.flatMap((draft, row) => (draft ? [memberFor(draft, row)] : []))
    return { rows, fresh, continued: [], same: 0, gone: 0, away: 0 }
  }
  const before = await input.exclusive(() => sourceDrafts(community, updates))
  const { earlier, gone, same } = matchVersions(before, drafts)
  const known = membersByRow(community, updates.id)
  const fresh: Member[] = []
  const continued: Continued[] = []
  let away = 0
  for (const [row, to] of drafts.entries()) {
    const was = earlier[row] ?? null
    const from = was === null ? null : before[was]
    if (!to) continue
    if (was === null || !from) fresh.push(memberFor(to, row))
    else {
      const members = known.get(was) ?? []
      if (members.length === 0 || members.some(({ isAway }) => isAway)) away += 1
      for (const { id } of members) continued.push({ member: id, row, from, to })
    }
  }
  return { rows, fresh, continued, same, gone: gone.length, away }
}

/**
 * Writes what a newer version of a roster changes in the members of the earlier one. Who was archived or has left stays so, and
 * only remembers the row.
 */
export function applyPlan(
  { tables }: OpenCommunity,
  batch: BatchBuilder,
  plan: ImportPlan,
  source: SourceId,
  mapping: ColumnMapping,
): FieldChange[] {
  const fed = new Set(mapping.flat())
  return plan.continued.flatMap(({ member, row, from, to }) => {
    const part = tables.people.part(member)?.part
    if (!part) return []
    batch.setOwn(member, ['sources', `${source}:${row}`], true)
    return part.own.archived !== undefined || hasLeft(part) ? [] : applyVersion(batch, part.own, from, to, { fed })
  })
}

function membersByRow(
  { tables }: OpenCommunity,
  source: SourceId,
): Map<number, { readonly id: MemberId; readonly isAway: boolean }[]> {
  const members = new Map<number, { id: MemberId; isAway: boolean }[]>()
  for (const part of tables.people.records()) {
    for (const ref of part.own.sources) {
      if (ref.source !== source) continue
      const isAway = part.own.archived !== undefined || hasLeft(part)
      members.set(ref.row, [...(members.get(ref.row) ?? []), { id: part.own.id, isAway }])
    }
  }
  return members
}
