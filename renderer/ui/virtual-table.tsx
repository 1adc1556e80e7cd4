import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react'
import { useLanguage } from './language.tsx'
import { NO_SELECTION, WHOLE_SELECTION, countSelected, isSelected, withKeys } from './selection.ts'
import type { RowSelection } from './selection.ts'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import styles from './virtual-table.module.css'

export interface Column<Row, Sort extends string = string> {
  readonly id: string
  readonly title: string
  /** A grid track: `minmax(180px, 2fr)`, `96px`. */
  readonly width: string
  readonly cell: (row: Row) => ReactNode
  /** Clicking the header sorts by this. */
  readonly sort?: Sort
  readonly align?: 'start' | 'end'
}

export interface TableSort<Sort extends string = string> {
  readonly by: Sort
  readonly descending: boolean
}

export interface VirtualTableProps<Row, Key extends string, Sort extends string> {
  readonly label: string
  readonly columns: readonly Column<Row, Sort>[]
  /** Of the whole list, not of the window held here. */
  readonly total: number
  /** `undefined` while the row's window is on its way; it is drawn as a blank row of the right height. */
  readonly rowAt: (index: number) => Row | undefined
  readonly rowKey: (row: Row) => Key
  /** Whom or what a row is about, for the name of its checkbox. */
  readonly rowName?: (row: Row) => string
  /** The rows now on screen; feed this to `useWindow`. */
  readonly onVisible: (first: number, last: number) => void
  readonly rowHeight?: number
  readonly sort?: TableSort<Sort>
  readonly onSort?: (sort: TableSort<Sort>) => void
  readonly selection?: RowSelection<Key>
  readonly onSelect?: (selection: RowSelection<Key>) => void
  /** Brings the rows between two indices, ends included, so that a shift-selection reaches rows that are not held here. */
  readonly rowsBetween?: (from: number, to: number) => Promise<readonly Row[]>
  /** ↵, or a click on the row. */
  readonly onOpen?: (row: Row, index: number, by: 'key' | 'pointer') => void
  /** The keyboard went to another row; details that stand beside the table may follow. */
  readonly onCursor?: (row: Row, index: number) => void
  /** A key pressed while the cursor is on a row, before the table looks at it; answers whether it was taken. */
  readonly onRowKey?: (event: KeyboardEvent, row: Row, index: number) => boolean
  /** The row whose details stand beside the table. */
  readonly openKey?: Key | null
  /** What stands across all columns instead of cells: a heading between rows; null for other rows. Rows are drawn again when it is another function. */
  readonly across?: (row: Row) => ReactNode
  /** Quiet rows, such as archived members. */
  readonly isQuiet?: (row: Row) => boolean
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode
  /** Changes when the list is another one (a new search): the table goes back to its first row. */
  readonly listKey?: string
  readonly ref?: Ref<TableHandle>
}

export interface TableHandle {
  /** Takes the keyboard, with the cursor on the row it was on or the first. */
  focus(): void
}

const ROW_HEIGHT = 40
/** Rows drawn beyond the edge, so that a turn of the wheel shows no gap; only once the others have been painted. */
const OVERSCAN = 8
/** The longest that those rows wait for the window to be at rest. */
const IDLE_MS = 300

/**
 * A grid of any length: draws only the rows on screen and asks for only those. Arrows, PageUp/PageDown, Home and End
 * move; Space selects; Shift extends; ⌘A selects everyone the list finds; Shift+F10 or the menu key opens the row's menu.
 */
export function VirtualTable<Row, Key extends string, Sort extends string>(props: VirtualTableProps<Row, Key, Sort>) {
  const { label, columns, total, rowAt, rowKey, rowName, rowHeight = ROW_HEIGHT, selection, onSelect } = props
  const { onOpen, onVisible } = props
  const { t } = useLanguage()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState(0)
  const anchor = useRef(0)

  // The warning is for React Compiler, which this project does not use.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    // Rows are as tall as they are told to be. To look costs a layout of the whole page for every row that is drawn.
    measureElement: () => rowHeight,
    overscan: useOnceIdle() ? OVERSCAN : 0,
    directDomUpdates: true,
    directDomUpdatesMode: 'transform',
  })
  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onVisible(first, last), [onVisible, first, last])

  const { listKey } = props
  const [seenList, setSeenList] = useState(listKey)
  if (seenList !== listKey) {
    setSeenList(listKey)
    setCursor(0)
  }
  useEffect(() => {
    anchor.current = 0
    scroller.current?.scrollTo({ top: 0 })
  }, [listKey])

  useImperativeHandle(props.ref, () => ({ focus: () => grid.current?.focus({ preventScroll: true }) }), [])

  const current = Math.max(0, Math.min(cursor, total - 1))
  const selectable = selection !== undefined && onSelect !== undefined
  const chosen = selection ?? NO_SELECTION

  const toggle = (index: number) => {
    const row = rowAt(index)
    if (row === undefined || !selectable) return
    anchor.current = index
    onSelect(withKeys(chosen, [rowKey(row)], !isSelected(chosen, rowKey(row))))
  }
  const extendTo = async (index: number) => {
    if (!selectable) return
    const from = Math.min(anchor.current, index)
    const to = Math.max(anchor.current, index)
    const held: Row[] = []
    for (let each = from; each <= to; each += 1) {
      const row = rowAt(each)
      if (row !== undefined) held.push(row)
    }
    const complete = held.length === to - from + 1 || !props.rowsBetween
    const rows = complete ? held : await props.rowsBetween(from, to)
    onSelect(withKeys(chosen, rows.map(rowKey), true))
  }
  const move = (index: number, extend: boolean) => {
    const next = Math.max(0, Math.min(total - 1, index))
    setCursor(next)
    virtualizer.scrollToIndex(next)
    const row = rowAt(next)
    if (extend) void extendTo(next)
    else anchor.current = next
    if (row !== undefined && !extend) props.onCursor?.(row, next)
  }
  // Rows hold no tab stops of their own; what their last button offers is reached as menus of rows are anywhere else.
  const openRowMenu = (index: number) => {
    const menus = grid.current?.querySelectorAll<HTMLElement>(`[data-index="${index}"] [aria-haspopup="menu"]`)
    menus?.item(menus.length - 1)?.click()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || total === 0) return
    const cursorRow = rowAt(current)
    if (cursorRow !== undefined && props.onRowKey?.(event, cursorRow, current) === true) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    const command = event.metaKey || event.ctrlKey
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const target = targetOf(event.key, command, { current, page, total })
    if (target !== undefined) move(target, event.shiftKey)
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openRowMenu(current)
    else if (event.key === ' ' && selectable) toggle(current)
    else if (event.key.toLowerCase() === 'a' && command && selectable) onSelect(WHOLE_SELECTION)
    else if (event.key === 'Escape' && selectable && countSelected(chosen, total) > 0) onSelect(NO_SELECTION)
    else if (event.key === 'Enter' && onOpen) {
      const row = rowAt(current)
      if (row !== undefined) onOpen(row, current, 'key')
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = (event: MouseEvent) => {
    const index = rowIndexOf(event.target)
    const row = index === undefined ? undefined : rowAt(index)
    if (index === undefined || row === undefined) return
    setCursor(index)
    grid.current?.focus({ preventScroll: true })
    if (event.shiftKey && selectable) void extendTo(index)
    else if (event.metaKey || event.ctrlKey) toggle(index)
    else {
      anchor.current = index
      onOpen?.(row, index, 'pointer')
    }
  }

  // Rows are not drawn again when only a handler changed, so they call through to that of the latest render.
  const latest = useRef(toggle)
  useLayoutEffect(() => {
    latest.current = toggle
  })
  const toggleRow = useCallback((index: number) => latest.current(index), [])

  const tracks = [selectable && '38px', ...columns.map((column) => column.width)].filter(Boolean).join(' ')
  return (
    <div className={styles.frame}>
      <div ref={scroller} className={styles.scroller}>
        <div
          ref={grid}
          role="grid"
          tabIndex={0}
          className={styles.grid}
          style={{ '--tracks': tracks, '--row-height': `${rowHeight}px` } as React.CSSProperties}
          aria-label={label}
          aria-rowcount={total + 1}
          aria-colcount={columns.length + Number(selectable)}
          aria-multiselectable={selectable || undefined}
          aria-activedescendant={total > 0 ? `${id}-${current}` : undefined}
          onClick={onClick}
          onKeyDown={onKeyDown}
        >
          <TableHead
            columns={columns}
            sort={props.sort}
            onSort={props.onSort}
            selected={selectable ? countSelected(chosen, total) : undefined}
            total={total}
            onSelectAll={(all) => onSelect?.(all ? WHOLE_SELECTION : NO_SELECTION)}
          />
          <div ref={virtualizer.containerRef} className={styles.rows} role="rowgroup">
            {items.map(({ index, key }) => {
              const row = rowAt(index)
              const rowId = row === undefined ? undefined : rowKey(row)
              return (
                <TableRow
                  key={key}
                  id={`${id}-${index}`}
                  index={index}
                  measure={virtualizer.measureElement}
                  row={row}
                  columns={columns}
                  selected={selectable ? rowId !== undefined && isSelected(chosen, rowId) : undefined}
                  selectLabel={t('common.selectRow', { name: row === undefined ? '' : (rowName?.(row) ?? '') })}
                  current={index === current}
                  open={rowId !== undefined && rowId === props.openKey}
                  across={props.across}
                  quiet={row !== undefined && props.isQuiet?.(row) === true}
                  onToggle={toggleRow}
                />
              )
            })}
          </div>
        </div>
        {total === 0 && props.empty !== undefined && <div className={styles.empty}>{props.empty}</div>}
      </div>
    </div>
  )
}

/** False until the window has been at rest for the first time since the table is there. */
function useOnceIdle(): boolean {
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    const asked = requestIdleCallback(() => setIdle(true), { timeout: IDLE_MS })
    return () => cancelIdleCallback(asked)
  }, [])
  return idle
}

/** The row a click fell on, unless it fell on a control inside that row. */
function rowIndexOf(target: EventTarget): number | undefined {
  if (!(target instanceof Element) || target.closest('label, button, a, input')) return undefined
  const row = target.closest<HTMLElement>('[data-index]')
  return row === null ? undefined : Number(row.dataset['index'])
}

function targetOf(
  key: string,
  command: boolean,
  at: { readonly current: number; readonly page: number; readonly total: number },
): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return command ? at.total - 1 : at.current + 1
    case 'ArrowUp':
      return command ? 0 : at.current - 1
    case 'PageDown':
      return at.current + at.page
    case 'PageUp':
      return at.current - at.page
    case 'Home':
      return 0
    case 'End':
      return at.total - 1
    default:
      return undefined
  }
}
