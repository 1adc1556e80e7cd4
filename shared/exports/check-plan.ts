import { failed, ok } from '../domain/problem.ts'
import type { Result } from '../domain/problem.ts'
import { columnKind, shapesOf } from '../domain/export-columns.ts'
import type { ColumnShape, ExportColumn } from '../domain/export-columns.ts'
import { hasOwnFields, hasPlaceFor } from '../domain/export-places.ts'
import { ARCHIVE_PASSWORD_LEAST } from '../protocol/exports.ts'
import type { ExportPlan, PlanColumn } from '../protocol/exports.ts'
import { columnWords } from './headers.ts'
import { isNeeded } from './needs.ts'

/** The columns of a plan, those that its file holds and those it does without. */
export interface PlannedColumns {
  readonly held: readonly (PlanColumn & { readonly header: string })[]
  /** What the list is for does not need them, and nobody said that they stay. */
  readonly dropped: readonly ExportColumn[]
  /** The format has no place for them. */
  readonly placeless: readonly ExportColumn[]
}

export function plannedColumns({ columns, use, output }: ExportPlan): PlannedColumns {
  const stays = ({ key, kept }: PlanColumn) => kept || isNeeded(key, use)
  const fits = ({ key }: PlanColumn) => hasPlaceFor(output.format, key)
  return {
    held: columns
      .filter((column) => stays(column) && fits(column))
      .map((column) => ({
        ...column,
        shape: shapeIn(output.format, column),
        header: column.label.trim() || columnWords(column.key, output.language),
      })),
    dropped: columns.filter((column) => !stays(column)).map(({ key }) => key),
    placeless: columns.filter((column) => stays(column) && !fits(column)).map(({ key }) => key),
  }
}

/**
 * What has to be so before a file is made of a plan: `receiver-empty`, `no-columns`, `all-columns-dropped`, or `columns-alike`
 * with the header that two columns have.
 */
export function checkPlan(plan: ExportPlan): Result<PlannedColumns> {
  if (plan.receiver.trim() === '') return failed('receiver-empty')
  if (plan.columns.length === 0) return failed('no-columns')
  const planned = plannedColumns(plan)
  if (planned.held.length === 0) return failed('all-columns-dropped')
  const seen = new Set<string>()
  for (const { header } of planned.held) {
    // Spreadsheets and mail merges take headers alike whatever their case.
    const folded = header.toLowerCase()
    if (seen.has(folded)) return failed('columns-alike', { value: header })
    seen.add(folded)
  }
  return ok(planned)
}

/** Numbers to dial stand everywhere as they were asked for. */
function shapeIn(format: ExportPlan['output']['format'], { key, shape }: PlanColumn): ColumnShape {
  if (!hasOwnFields(format) || columnKind(key) === 'phone') return shape
  return shapesOf(key)[0] ?? shape
}

/** Whether a password will do for an archive; `password-short` with how long it has to be. */
export function checkArchivePassword(password: string): Result<void> {
  return password.length < ARCHIVE_PASSWORD_LEAST
    ? failed('password-short', { limit: ARCHIVE_PASSWORD_LEAST })
    : ok(undefined)
}
