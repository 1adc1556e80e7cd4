import type { Result } from '../../../shared/domain/problem.ts'
import { ok } from '../../../shared/domain/problem.ts'
import { checkMapping } from '../../../shared/formats/roster-mapping.ts'
import { memberDraftOf, rowReading } from '../../../shared/formats/roster-row.ts'
import type { PreviewRow, RosterMapping, RosterPreview } from '../../../shared/protocol/commands.ts'
import { turn } from '../turn.ts'
import { Reasons } from './reasons.ts'
import type { Draft } from './draft.ts'

/** Rows shown before importing. */
export const PREVIEW_ROWS = 50

/** Rows read between two looks at other messages. */
const STEP = 500

/** What importing a draft with this mapping would do, without doing any of it. */
export async function previewRoster({ table }: Draft, mapping: RosterMapping): Promise<Result<RosterPreview>> {
  const targets = checkMapping(mapping, table.columns.length)
  if (!targets.ok) return targets
  const reading = rowReading(targets.value, table.rows)
  const rows: PreviewRow[] = []
  const reasons = new Reasons()
  for (const [index, cells] of table.rows.entries()) {
    const read = memberDraftOf(cells, reading)
    if (!read.ok) reasons.add(read.problem)
    if (index < PREVIEW_ROWS) rows.push({ line: table.lines[index] ?? 0, read })
    if (index % STEP === 0) await turn()
  }
  return ok({ rows, refused: reasons.total, reasons: reasons.list() })
}
