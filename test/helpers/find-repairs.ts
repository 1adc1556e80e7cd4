import { repairSteps } from '../../shared/formats/repairs.ts'
import type { RepairOffer } from '../../shared/protocol/rosters.ts'

/** All steps of looking for repairs, in one go. */
export function findRepairs(...given: Parameters<typeof repairSteps>): RepairOffer[] {
  const steps = repairSteps(...given)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
