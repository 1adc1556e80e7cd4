import type { ColumnMapping } from '../../../shared/domain/source.ts'
import { repairSteps } from '../../../shared/formats/repairs.ts'
import type { RosterTable } from '../../../shared/formats/roster-table.ts'
import type { TrunkZeroRegion } from '../../../shared/formats/trunk-zero.ts'
import type { RepairOffer } from '../../../shared/protocol/rosters.ts'
import { turn } from '../turn.ts'

/** What can be put right in the columns that a mapping uses, found without holding anybody up. */
export async function repairOffers(
  table: RosterTable,
  mapping: ColumnMapping,
  regions: readonly TrunkZeroRegion[],
): Promise<readonly RepairOffer[]> {
  const steps = repairSteps(table, mapping, regions)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await turn()
  }
}
