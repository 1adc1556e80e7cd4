import type { Source } from '../domain/source.ts'
import { headerKeys } from './header-words.ts'

/** How the columns of a newer file stand to those of the roster that it continues. */
export interface ColumnsAgain {
  /** Per column of the newer file what it fed then; empty for one that is new. */
  readonly mapping: readonly (readonly string[])[]
  /** Headers that only the newer file has, and headers that only the roster had, as they stand there. */
  readonly added: readonly string[]
  readonly missing: readonly string[]
}

/** Finds the columns of a roster again by their headers, wherever they stand now; spelling apart, as `headerKeys` does. */
export function columnsAgain(
  { columns: known, mapping }: Pick<Source, 'columns' | 'mapping'>,
  columns: readonly string[],
): ColumnsAgain {
  const before = headerKeys(known)
  const now = headerKeys(columns)
  return {
    mapping: now.map((key) => mapping[before.indexOf(key)] ?? []),
    added: columns.filter((_, column) => !before.includes(now[column] ?? '')),
    missing: known.filter((_, column) => !now.includes(before[column] ?? '')),
  }
}
