import * as v from 'valibot'
import type { ExportProfile, PlanTexts } from '../../../shared/domain/exports.ts'
import { exportAim, exportPlan, exportUse } from '../../../shared/protocol/exports.ts'
import type { ExportAim, ExportPlan, ExportUse } from '../../../shared/protocol/exports.ts'

/** A plan as its record keeps it. */
export function planTexts({ rows, columns, sort, use, output }: ExportPlan): PlanTexts {
  return {
    rows: JSON.stringify(rows),
    columns: JSON.stringify(columns),
    sort: JSON.stringify(sort),
    use: JSON.stringify(use),
    output: JSON.stringify(output),
  }
}

/** What a kept way of exporting says; null where only a newer version understands it. */
export function planOf(profile: ExportProfile): ExportPlan | null {
  const { rows, columns, sort, use, output, receiver } = profile
  const read = v.safeParse(exportPlan, {
    rows: parsed(rows),
    columns: parsed(columns),
    sort: parsed(sort),
    use: parsed(use),
    output: parsed(output),
    receiver,
  })
  return read.success ? read.output : null
}

/** What a receipt says that a file was for; null where only a newer version understands it. */
export function readUse(text: string): ExportUse | ExportAim | null {
  const read = v.safeParse(v.union([exportUse, exportAim]), parsed(text))
  return read.success ? read.output : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
