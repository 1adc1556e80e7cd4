import { memo } from 'react'
import type { ReactNode } from 'react'
import { Checkbox } from './choices.tsx'
import { classes } from './classes.ts'
import type { Column } from './virtual-table.tsx'
import styles from './virtual-table.module.css'

interface TableRowProps<Row, Sort extends string> {
  readonly id: string
  readonly index: number
  readonly measure: (element: HTMLElement | null) => void
  readonly row: Row | undefined
  readonly columns: readonly Column<Row, Sort>[]
  readonly selected: boolean | undefined
  readonly selectLabel: string
  readonly current: boolean
  readonly open: boolean
  readonly across: ((row: Row) => ReactNode) | undefined
  readonly quiet: boolean
  readonly onToggle: (index: number) => void
}

export const TableRow = memo(PlainTableRow) as typeof PlainTableRow

function PlainTableRow<Row, Sort extends string>(props: TableRowProps<Row, Sort>) {
  const { id, index, measure, row, columns, selected, selectLabel, current, open, across, quiet, onToggle } = props
  const heading = row === undefined ? null : (across?.(row) ?? null)
  return (
    <div
      ref={measure}
      data-index={index}
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-current={open || undefined}
      className={classes(
        styles.row,
        current && styles.current,
        open && styles.open,
        selected === true && styles.selected,
        quiet && styles.quiet,
        heading !== null && styles.heading,
      )}
    >
      {selected !== undefined && (
        <div role="gridcell" className={styles.checkCell}>
          <Checkbox
            label={selectLabel}
            checked={selected}
            onChange={() => onToggle(index)}
            disabled={row === undefined}
            tabIndex={-1}
          />
        </div>
      )}
      {heading !== null && (
        <div role="gridcell" aria-colspan={columns.length} className={styles.across}>
          {heading}
        </div>
      )}
      {(heading === null ? columns : []).map((column) => (
        <div key={column.id} role="gridcell" className={classes(styles.cell, column.align === 'end' && styles.end)}>
          {row === undefined ? <span className={styles.blank} /> : column.cell(row)}
        </div>
      ))}
    </div>
  )
}
