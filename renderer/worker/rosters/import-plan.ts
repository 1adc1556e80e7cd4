import type { SourceRow } from '../../../shared/crdt/records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId, SourceId } from '../../../shared/domain/ids.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { ColumnMapping, Source } from '../../../shared/domain/source.ts'
import { memberDraftOf, rowReading } from '../../../shared/formats/roster-row.ts'
import type { MemberDraft } from '../../../shared/formats/roster-row.ts'
import { printOf } from '../../../shared/people/part.ts'
import type { Part } from '../../../shared/people/part.ts'
import { matchVersions } from '../../../shared/people/roster-versions.ts'
import type { FieldChange } from '../../../shared/protocol/rosters.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { turn } from '../turn.ts'
import { applyVersion } from './apply-version.ts'
import { importedMember } from './imported-member.ts'
import type { ImportCircumstances } from './imported-member.ts'
import type { Reasons } from './reasons.ts'
import { sourceDrafts } from './source-drafts.ts'
import { countingVersion, RosterVersions } from './versions.ts'

/** What an import will do, before any of it is done. */
export interface ImportPlan {
  readonly rows: readonly SourceRow[]
  /** Members to be made. */
  readonly fresh: readonly Member[]
  /** Members that rows of an earlier version became. */
  readonly continued: readonly Continued[]
  /** What earlier versions said of those. */
  readonly versions: RosterVersions | null
  readonly same: number
  readonly gone: number
  /** Rows whose members were archived or are no more. */
  readonly away: number
}

interface Continued {
  readonly member: MemberId
  readonly row: number
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
    return { rows, fresh, continued: [], versions: null, same: 0, gone: 0, away: 0 }
  }
  const before = await sourceDrafts(community, updates, input.exclusive)
  const { earlier, gone, same } = matchVersions(before, drafts)
  const known = membersByRow(community, updates.id)
  const fresh: Member[] = []
  const continued: Continued[] = []
  let away = 0
  for (const [row, to] of drafts.entries()) {
    const was = earlier[row] ?? null
    if (!to) continue
    if (was === null) fresh.push(memberFor(to, row))
    else {
      const members = known.get(was) ?? []
      if (members.length === 0 || members.some(({ id }) => isAway(community, id))) away += 1
      for (const { id } of members) continued.push({ member: id, row, to })
    }
  }
  const versions = await RosterVersions.counting(community, [...known.values()].flat(), input.exclusive)
  return { rows, fresh, continued, versions, same, gone: gone.length, away }
}

/**
 * Writes what a newer version of a roster changes in the members of the earlier one. Who was archived or has left stays so, and
 * only remembers the row. Opens documents: call it while nothing else does.
 */
export async function applyPlan(
  community: OpenCommunity,
  batch: BatchBuilder,
  { continued, versions }: ImportPlan,
  source: Pick<Source, 'id' | 'at' | 'chapter' | 'mapping'>,
): Promise<FieldChange[]> {
  const { people } = community.tables
  const records = continued.flatMap(({ member }) => people.part(member)?.part.own ?? [])
  await versions?.readCounting(records, (work) => work())
  return continued.flatMap(({ member, row, to }) => {
    const own = people.part(member)?.part.own
    if (!own || !versions) return []
    const refs = [...own.sources, { source: source.id, row }]
    batch.setOwn(member, ['sources', `${source.id}:${row}`], true)
    if (people.isAway(member)) batch.setOwn(member, ['left', 'print'], printOf({ ...own, sources: refs }))
    const from = countingVersion(versions.of(own), ({ takenBack }) => takenBack)
    if (!from || isAway(community, member)) return []
    const changes = applyVersion(batch, own, from.draft, to, versions.options(own, from.source, source))
    // The record goes on with its roster; what somebody said of the person it is part of is what is shown.
    const said = people.isMerged(member) ? people.recordsOf(member) : []
    return changes.map((change) => ({ ...change, kept: change.kept || isSaid(said, change.field) }))
  })
}

function isSaid(parts: readonly Part[], field: string): boolean {
  const known = MEMBER_FIELDS.find((each) => each === field)
  return parts.some(
    ({ said }) => (known ? said?.fields[known] : field === 'notes' ? said?.notes : undefined) !== undefined,
  )
}

/** Whether somebody was archived or has left with their roster. */
function isAway({ tables }: OpenCommunity, id: MemberId): boolean {
  return tables.people.isAway(id) || tables.members.get(id)?.member.archived !== undefined
}

/** The records that the rows of a roster became. */
function membersByRow({ tables }: OpenCommunity, source: SourceId): Map<number, Member[]> {
  const members = new Map<number, Member[]>()
  for (const { own } of tables.people.records()) {
    for (const ref of own.sources) {
      if (ref.source === source) members.set(ref.row, [...(members.get(ref.row) ?? []), own])
    }
  }
  return members
}
