import { PAGE_LIMITS, ROWS_IN_A_RECORD } from '../../../shared/crdt/page.ts'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import { memberRecord } from '../../../shared/crdt/member-records.ts'
import { rowsRecord, sourceRecord } from '../../../shared/crdt/records.ts'
import type { SourceRow } from '../../../shared/crdt/records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, SourceId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { Problem, Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { checkMapping } from '../../../shared/formats/roster-mapping.ts'
import { memberDraftOf, rowReading } from '../../../shared/formats/roster-row.ts'
import type { MemberDraft } from '../../../shared/formats/roster-row.ts'
import type { ImportSummary, ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { ImportJob } from '../../../shared/protocol/views.ts'
import { checkName } from '../commands/community-commands.ts'
import { checkLabels } from '../commands/member-fields.ts'
import { newMember } from '../commands/member-commands.ts'
import { InFlight } from '../in-flight.ts'
import type { OpenCommunity, WrittenPage } from '../open-community.ts'
import type { PageSnapshot, SnapshotRecord } from '../pages/page-snapshot.ts'
import { derivedTextOf } from '../tables/member-table.ts'
import { turn } from '../turn.ts'
import { Reasons } from './reasons.ts'
import type { Draft } from './draft.ts'

type Progress = Omit<Extract<ImportJob, { state: 'running' }>, 'state' | 'draft' | 'file'>

/** How a running import is watched and stopped. */
export interface ImportControl {
  readonly cancelled: () => boolean
  readonly onProgress: (progress: Progress) => void
  /** Runs the last step while nothing else writes. */
  readonly exclusive: <Value>(work: () => Promise<Value>) => Promise<Value>
}

/**
 * Imports a draft: members, the source, and its rows unchanged. Pages are written one by one, each durable but not
 * part of the community; the last write makes all of them so at once. Whatever ends the import before that (cancel,
 * a full disk, `kill -9`) leaves the community as it was.
 */
export async function importRoster(
  community: OpenCommunity,
  draft: Draft,
  input: ParsedCommand<'roster.import'>,
  control: ImportControl,
): Promise<Result<ImportSummary>> {
  const { world, cabinet, tables } = community
  const name = checkName(input.name)
  if (!name.ok) return name
  const tags = checkLabels(input.tags)
  if (!tags.ok) return tags
  if (!tables.chapters.has(input.chapter)) return failed('not-found')
  const mapping = checkMapping(input.mapping, draft.table.columns.length)
  if (!mapping.ok) return mapping

  const source = newId('src', world.random)
  const reading = rowReading(mapping.value, draft.table.rows)
  const of = draft.table.rows.length
  const reasons = new Reasons()
  const written: WrittenPage[] = []
  const writes = new InFlight(WRITES_AT_ONCE)
  let members: SnapshotRecord[] = []
  let rows: SourceRow[] = []
  let blocks: SnapshotRecord[] = []
  let imported = 0

  const write = async (kind: 'members' | 'rows', snapshot: PageSnapshot): Promise<void> => {
    const info: PageInfo = { id: newId('pag', world.random), kind, chapter: input.chapter }
    const work = cabinet.writePending(info, snapshot, 'roster.import', source)
    await writes.add(work.then((stored) => void written.push({ info, stored })))
  }
  const stop = async (problem: Problem): Promise<Result<never>> => {
    await writes.ended()
    await cabinet.abandon(source)
    return { ok: false, problem }
  }
  const closeMembers = async (): Promise<void> => {
    if (members.length > 0) await write('members', { records: members, conflicts: {} })
    members = []
  }
  const closeRows = async (last: boolean, next: number): Promise<void> => {
    if (rows.length > 0) {
      blocks.push(rowsRecord(source, next - rows.length, rows))
      rows = []
    }
    if (blocks.length >= (last ? 1 : PAGE_LIMITS.rows)) {
      await write('rows', { records: blocks, conflicts: {} })
      blocks = []
    }
  }

  try {
    for (const [index, cells] of draft.table.rows.entries()) {
      const read = memberDraftOf(cells, reading)
      const line = draft.table.lines[index] ?? 0
      rows.push(read.ok ? { line, cells } : { line, cells, refused: read.problem })
      if (read.ok) {
        const member = memberOf(community, input.chapter, read.value, tags.value, source, index)
        members.push({ id: member.id, record: memberRecord(member), derived: derivedTextOf(member) })
        imported += 1
      } else {
        reasons.add(read.problem)
      }
      if (members.length >= PAGE_LIMITS.members) await closeMembers()
      if (rows.length >= ROWS_IN_A_RECORD) await closeRows(false, index + 1)
      if (index % PROGRESS_STEP === 0) {
        control.onProgress({ done: index, of, step: 'writing' })
        await turn()
        if (control.cancelled()) return await stop({ code: 'cancelled' })
      }
    }
    await closeMembers()
    await closeRows(true, of)
    await writes.all()
    if (control.cancelled()) return await stop({ code: 'cancelled' })
    const refused = of - imported
    await control.exclusive(async () => {
      const batch = community.batch().create(
        'sources',
        input.chapter,
        source,
        sourceRecord({
          name: name.value,
          file: draft.file,
          chapter: input.chapter,
          by: community.identity.organizer,
          at: world.now(),
          encoding: draft.encoding,
          delimiter: draft.delimiter,
          columns: draft.table.columns,
          mapping: mapping.value,
          repairs: input.repairs,
          tags: tags.value,
          rows: of,
          refused,
        }),
      )
      for (const { info } of written) batch.list(info)
      await community.admit(batch.build(), 'roster.import', source, written)
    })
    return ok({ source, members: imported, refused: reasons.total, reasons: reasons.list() })
  } catch (error) {
    await writes.ended()
    await cabinet.abandon(source).catch(() => undefined)
    throw error
  }
}

/** Rows between two looks at what else there is to do: some five milliseconds, so a cancel or a check-in does not wait. */
const PROGRESS_STEP = 125

/** Pages on their way to the disk while the next is made; more would only keep memory. */
const WRITES_AT_ONCE = 4

function memberOf(
  community: OpenCommunity,
  chapter: ChapterId,
  { fields, tags, interests, notes }: MemberDraft,
  more: readonly string[],
  source: SourceId,
  row: number,
): Member {
  const labels = [...new Set([...tags, ...more])]
  return { ...newMember(community, chapter, { ...fields, tags: labels, interests, notes }), sources: [{ source, row }] }
}
