import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { doubtsIn } from '../../../shared/formats/doubts.ts'
import { repairedCell } from '../../../shared/formats/repairs.ts'
import { checkMapping } from '../../../shared/formats/roster-mapping.ts'
import { memberDraftOf, rowReading } from '../../../shared/formats/roster-row.ts'
import type { RowReading } from '../../../shared/formats/roster-row.ts'
import type { TrunkZeroRegion } from '../../../shared/formats/trunk-zero.ts'
import type { PreviewRow, RosterMapping, RosterPreview } from '../../../shared/protocol/rosters.ts'
import { turn } from '../turn.ts'
import { Reasons } from './reasons.ts'
import { repairOffers } from './repair-offers.ts'
import type { Draft } from './draft.ts'

/** Rows shown before importing. */
export const PREVIEW_ROWS = 50

/** Rows read between two looks at other messages. */
const STEP = 500

/** What a person has chosen so far. */
interface Choices {
  readonly mapping: RosterMapping
  /** Ids of repairs. */
  readonly repairs: readonly string[]
  /** The countries of the chapters, likeliest first. */
  readonly regions: readonly TrunkZeroRegion[]
  /** Whether anybody still wants to know. */
  readonly wanted: () => boolean
}

/** What importing a draft with this mapping and these repairs would do, without doing any of it. `cancelled` where nobody waits any more. */
export async function previewRoster({ table }: Draft, choices: Choices): Promise<Result<RosterPreview>> {
  const targets = checkMapping(choices.mapping, table.columns.length)
  if (!targets.ok) return targets
  const reading = rowReading(targets.value, table.rows, choices.repairs)
  const rows: PreviewRow[] = []
  const reasons = new Reasons()
  for (const [index, cells] of table.rows.entries()) {
    const read = memberDraftOf(cells, reading)
    if (!read.ok) reasons.add(read.problem)
    if (index < PREVIEW_ROWS) {
      const line = table.lines[index] ?? 0
      rows.push({ line, read, repaired: repairedIn(cells, reading), doubts: read.ok ? doubtsIn(read.value) : [] })
    }
    if (index % STEP !== 0) continue
    await turn()
    if (!choices.wanted()) return failed('cancelled')
  }
  const repairs = await repairOffers(table, targets.value, choices.regions)
  return ok({ rows, repairs, refused: reasons.total, reasons: reasons.list() })
}

function repairedIn(cells: readonly string[], { repairs }: RowReading): PreviewRow['repaired'] {
  return [...repairs].flatMap(([column, own]) => {
    const before = cells[column] ?? ''
    const after = before === '' ? '' : repairedCell(before, own)
    return before === after ? [] : [{ column, before, after }]
  })
}
