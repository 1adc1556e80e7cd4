import { COLUMN_TARGETS } from '../../../shared/domain/source.ts'
import type { ColumnTarget } from '../../../shared/domain/source.ts'

/** A field on its way to a column. */
export interface DraggedTarget {
  readonly target: ColumnTarget
  /** The column it stood on; null where it stood on none. */
  readonly from: number | null
}

/** Keeps a dragged field apart from files and text that are dragged over the window. */
export const TARGET_TYPE = 'application/x-chapterhouse-field'

export function writtenTarget({ target, from }: DraggedTarget): string {
  return `${from ?? ''} ${target}`
}

/** What was written by `writtenTarget`; null for anything else. */
export function readTarget(text: string): DraggedTarget | null {
  const [, column, name] = /^(\d*) (.+)$/u.exec(text) ?? []
  const target = COLUMN_TARGETS.find((known) => known === name)
  return target ? { target, from: column === undefined || column === '' ? null : Number(column) } : null
}
