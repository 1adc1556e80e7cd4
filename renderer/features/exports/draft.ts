import { EXPORT_COLUMNS, shapesOf } from '../../../shared/domain/export-columns.ts'
import type { ExportColumn } from '../../../shared/domain/export-columns.ts'
import { USUAL_TEXT } from '../../../shared/domain/export-format.ts'
import type { ExportPlanInput, PlanColumn } from '../../../shared/protocol/exports.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import type { HandedList } from '../common/handed-list.ts'
import { usualPaper } from '../print/usual-paper.ts'

/** An export that is being put together. */
export interface Draft {
  readonly name: string
  readonly plan: ExportPlanInput
  /** How many rows were chosen one by one; 0 for the whole list. */
  readonly chosen: number
}

/** A column as it is at first. */
export function newColumn(key: ExportColumn): PlanColumn {
  return { key, label: '', shape: shapesOf(key)[0] ?? 'plain', kept: false }
}

/** What a list is of no use without. */
const ALWAYS: readonly ExportColumn[] = ['name', 'phone', 'email']

/** A new export of a list that stood on screen, or of everybody. */
export function newDraft(list: HandedList | null, language: Language, name: string): Draft {
  const shown = list?.columns ?? ['chapters', 'city']
  return {
    name,
    chosen: list?.only?.count ?? 0,
    plan: {
      rows: { query: list?.query ?? {}, ...(list?.only && { only: list.only.who }) },
      columns: EXPORT_COLUMNS.filter((column) => ALWAYS.includes(column) || shown.includes(column)).map(newColumn),
      sort: { by: list?.query.sort?.by ?? 'name', descending: list?.query.sort?.descending ?? false },
      use: { use: 'contact', channel: null },
      receiver: '',
      output: { format: 'csv', text: USUAL_TEXT, language, archive: false, paper: usualPaper() },
    },
  }
}
