import { recordOf } from '../../../shared/crdt/page.ts'
import { readRows } from '../../../shared/crdt/records.ts'
import type { SourceId } from '../../../shared/domain/ids.ts'
import type { Source } from '../../../shared/domain/source.ts'
import { checkMapping } from '../../../shared/formats/roster-mapping.ts'
import { memberDraftOf, rowReading } from '../../../shared/formats/roster-row.ts'
import type { MemberDraft } from '../../../shared/formats/roster-row.ts'
import type { OpenCommunity } from '../open-community.ts'

/** What the rows of an imported roster said, read again as they were read then; null for a row that was refused. */
export async function sourceDrafts(community: OpenCommunity, source: Source): Promise<readonly (MemberDraft | null)[]> {
  const rows = await sourceCells(community, source.id)
  const mapping = checkMapping(source.mapping, source.columns.length)
  if (!mapping.ok) return rows.map(() => null)
  const reading = rowReading(mapping.value, rows, source.repairs)
  return rows.map((cells) => {
    const read = memberDraftOf(cells, reading)
    return read.ok ? read.value : null
  })
}

/** The rows of an imported roster, unchanged. Opens documents: call it while nothing else does. */
async function sourceCells({ tables, cabinet }: OpenCommunity, source: SourceId): Promise<(readonly string[])[]> {
  const cells: (readonly string[])[] = []
  for (const { page, record } of tables.sourceRows.get(source) ?? []) {
    const block = recordOf(await cabinet.handle(page), record)
    const read = block && readRows(block)
    for (const [index, row] of (read?.rows ?? []).entries()) cells[(read?.first ?? 0) + index] = row.cells
  }
  return cells
}
