import type { ColumnKind, ExportCell } from './table.ts'

/** Parts several labels in one cell; the reader of rosters parts them again. */
const LABEL_SEPARATOR = '; '

/** A cell as text, as formats without types have it; '' for an empty one. A moment stands with a blank between day and hour. */
export function plainText(cell: ExportCell | undefined, kind: ColumnKind): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell !== 'string') return cell.join(LABEL_SEPARATOR)
  return kind === 'moment' ? cell.replace('T', ' ') : cell
}
