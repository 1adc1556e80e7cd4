import { ArrowDown, ArrowUp } from 'lucide-react'
import { Checkbox } from './choices.tsx'
import { classes } from './classes.ts'
import { useLanguage } from './language.tsx'
import type { Column, TableSort } from './virtual-table.tsx'
import styles from './virtual-table.module.css'

interface TableHeadProps<Row, Sort extends string> {
  readonly columns: readonly Column<Row, Sort>[]
  readonly sort: TableSort<Sort> | undefined
  readonly onSort: ((sort: TableSort<Sort>) => void) | undefined
  /** How many rows are selected; `undefined` where nothing can be. */
  readonly selected: number | undefined
  readonly total: number
  readonly onSelectAll: (all: boolean) => void
}

export function TableHead<Row, Sort extends string>({
  columns,
  sort,
  onSort,
  selected,
  total,
  onSelectAll,
}: TableHeadProps<Row, Sort>) {
  const { t } = useLanguage()
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        {selected !== undefined && (
          <div role="columnheader" className={styles.checkCell}>
            <Checkbox
              label={t('common.selectAll')}
              checked={selected === 0 || total === 0 ? false : selected >= total ? true : 'mixed'}
              onChange={onSelectAll}
              disabled={total === 0}
            />
          </div>
        )}
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  )
}

function HeadCell<Row, Sort extends string>({
  column,
  sort,
  onSort,
}: {
  readonly column: Column<Row, Sort>
  readonly sort: TableSort<Sort> | undefined
  readonly onSort: ((sort: TableSort<Sort>) => void) | undefined
}) {
  const { t } = useLanguage()
  const by = column.sort
  const className = classes(styles.headCell, column.align === 'end' && styles.end)
  if (by === undefined || !onSort) {
    return (
      <div role="columnheader" className={className}>
        {column.title}
      </div>
    )
  }
  const active = sort?.by === by ? sort : undefined
  return (
    <div
      role="columnheader"
      className={className}
      aria-sort={active ? (active.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={classes(styles.sort, active && styles.sorted)}
        title={active && t(active.descending ? 'common.sortDescending' : 'common.sortAscending')}
        onClick={() => onSort({ by, descending: active ? !active.descending : false })}
      >
        {column.title}
        {active && (active.descending ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />)}
      </button>
    </div>
  )
}
