import { recordOf } from '../../../shared/crdt/page.ts'
import { readRows } from '../../../shared/crdt/records.ts'
import type { SourceId } from '../../../shared/domain/ids.ts'
import type { ColumnMapping, Source } from '../../../shared/domain/source.ts'
import { checkMapping } from '../../../shared/formats/roster-mapping.ts'
import { memberDraftOf, rowReading } from '../../../shared/formats/roster-row.ts'
import type { MemberDraft } from '../../../shared/formats/roster-row.ts'
import type { OpenCommunity } from '../open-community.ts'
import { turn } from '../turn.ts'

/** Runs what opens documents while nothing else does. */
export type Exclusive = <Value>(work: () => Promise<Value>) => Promise<Value>

/**
 * What the rows of an imported roster said, read again as they were read then; null for a row that was refused. Documents
 * are opened within `exclusive`; the long work of understanding the cells holds nobody up.
 */
export async function sourceDrafts(
  community: OpenCommunity,
  source: Source,
  exclusive: Exclusive,
): Promise<readonly (MemberDraft | null)[]> {
  const rows = await exclusive(() => sourceCells(community, source.id))
  const mapping = checkMapping(source.mapping, source.columns.length)
  return mapping.ok ? draftsOf(rows, mapping.value, source.repairs) : rows.map(() => null)
}

/** What rows say under a mapping and repairs, read in steps; null for a row that is refused. */
export async function draftsOf(
  rows: readonly (readonly string[])[],
  mapping: ColumnMapping,
  repairs: readonly string[],
): Promise<readonly (MemberDraft | null)[]> {
  const reading = rowReading(mapping, rows, repairs)
  const drafts: (MemberDraft | null)[] = []
  for (const [index, cells] of rows.entries()) {
    const read = memberDraftOf(cells, reading)
    drafts.push(read.ok ? read.value : null)
    if (index % STEP === STEP - 1) await turn()
  }
  return drafts
}

/** Rows read between two looks at other messages. */
const STEP = 250

/** The rows of an imported roster, unchanged. */
export async function sourceCells(
  { tables, cabinet }: OpenCommunity,
  source: SourceId,
): Promise<(readonly string[])[]> {
  const cells: (readonly string[])[] = []
  for (const { page, record } of tables.sourceRows.of(source)) {
    const block = recordOf(await cabinet.handle(page), record)
    const read = block && readRows(block)
    for (const [index, row] of (read?.rows ?? []).entries()) cells[(read?.first ?? 0) + index] = row.cells
  }
  return cells
}
