import { EXPORT_COLUMNS } from '../../../shared/protocol/members.ts'
import type { ExportColumn } from '../../../shared/protocol/members.ts'
import type { MemberColumn } from './member-columns.ts'

export type Separator = ',' | ';' | '\t'

export interface ExportChoices {
  readonly columns: readonly ExportColumn[]
  readonly separator: Separator
}

/** What the table shows, and what a list is of no use without. The rhythm is a picture and stays on screen. */
export function defaultExport(shown: readonly MemberColumn[]): ExportChoices {
  const columns = EXPORT_COLUMNS.filter((column) => ALWAYS.has(column) || (shown as readonly string[]).includes(column))
  return { columns, separator: ',' }
}

const ALWAYS: ReadonlySet<ExportColumn> = new Set(['name', 'phone', 'email'])

const STORAGE_KEY = 'members.export'

/** The choices of the last export on this machine; names of columns only, nobody's data. */
export function rememberedExport(): ExportChoices | null {
  const kept = localStorage.getItem(STORAGE_KEY)
  if (kept === null) return null
  const [separator, ...names] = kept.split('|')
  const columns = names.flatMap((name) => EXPORT_COLUMNS.find((column) => column === name) ?? [])
  if (columns.length === 0) return null
  return { columns, separator: SEPARATORS.find((known) => known === separator) ?? ',' }
}

export function rememberExport({ columns, separator }: ExportChoices): void {
  localStorage.setItem(STORAGE_KEY, [separator, ...columns].join('|'))
}

const SEPARATORS: readonly Separator[] = [',', ';', '\t']
