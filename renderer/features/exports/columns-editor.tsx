import { GripVertical, X } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { DragEvent, KeyboardEvent } from 'react'
import { EXPORT_COLUMNS, shapesOf } from '../../../shared/domain/export-columns.ts'
import type { ColumnShape, ExportColumn } from '../../../shared/domain/export-columns.ts'
import { columnWords } from '../../../shared/exports/headers.ts'
import { isNeeded } from '../../../shared/exports/needs.ts'
import { EXPORT_TEXT_LIMIT } from '../../../shared/protocol/exports.ts'
import type { ExportUse, PlanColumn } from '../../../shared/protocol/exports.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { newColumn } from './draft.ts'
import styles from './columns-editor.module.css'

type Column = Omit<PlanColumn, 'kept'> & { readonly kept?: boolean | undefined }

export interface ColumnsEditorProps {
  readonly columns: readonly Column[]
  readonly use: ExportUse
  readonly language: Language
  readonly onChange: (columns: Column[]) => void
}

/** The columns of a file: which, in which order (the handle moves one, by arrow keys or dragging), called what, written how. */
export function ColumnsEditor({ columns, use, language, onChange }: ColumnsEditorProps) {
  const { t } = useLanguage()
  const list = useRef<HTMLOListElement>(null)
  const [dragged, setDragged] = useState<ExportColumn | null>(null)
  const [said, setSaid] = useState('')
  const focusNext = useRef<ExportColumn | null>(null)
  // A column that was just moved keeps the keyboard once it is drawn in its place.
  useLayoutEffect(() => {
    const wanted = focusNext.current
    if (wanted === null) return
    focusNext.current = null
    list.current?.querySelector<HTMLElement>(`[data-column="${wanted}"]`)?.focus()
  })
  const unused = EXPORT_COLUMNS.filter((key) => !columns.some((column) => column.key === key))
  const set = (key: ExportColumn, change: Partial<Column>) =>
    onChange(columns.map((column) => (column.key === key ? { ...column, ...change } : column)))
  const move = (from: number, to: number) => {
    const column = columns[from]
    if (!column || to < 0 || to >= columns.length || from === to) return
    setSaid(t('exports.moved', { column: columnWords(column.key, language), place: to + 1, of: columns.length }))
    onChange(columns.toSpliced(from, 1).toSpliced(to, 0, column))
  }
  const onHandleKey = (event: KeyboardEvent, index: number, key: ExportColumn) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (step === 0) return
    event.preventDefault()
    focusNext.current = key
    move(index, index + step)
  }
  const onDragOver = (event: DragEvent, index: number) => {
    const from = columns.findIndex(({ key }) => key === dragged)
    if (from < 0) return
    event.preventDefault()
    move(from, index)
  }
  return (
    <div className={styles.editor}>
      <h2 className={styles.heading} id="export-columns">
        {t('exports.columns')}
      </h2>
      <ol ref={list} className={styles.lines} aria-labelledby="export-columns">
        {columns.map((column, index) => (
          <li key={column.key}>
            <div
              className={classes(styles.line, dragged === column.key && styles.dragged)}
              onDragOver={(event) => onDragOver(event, index)}
              onDrop={(event) => event.preventDefault()}
            >
              <ColumnLine
                column={column}
                language={language}
                isNeeded={isNeeded(column.key, use)}
                onChange={(change) => set(column.key, change)}
                onRemove={() => onChange(columns.filter(({ key }) => key !== column.key))}
                onHandleKey={(event) => onHandleKey(event, index, column.key)}
                onDrag={(on) => setDragged(on ? column.key : null)}
              />
            </div>
          </li>
        ))}
      </ol>
      {unused.length > 0 && (
        <div className={styles.add}>
          <ComboBox<ExportColumn>
            // A new field each time: what was typed belongs to the column that it added.
            key={columns.length}
            label={t('exports.addColumn')}
            hideLabel
            placeholder={t('exports.addColumn')}
            value={null}
            onChange={(key) => key !== null && onChange([...columns, newColumn(key)])}
            options={unused.map((value) => ({ value, label: columnWords(value, language) }))}
          />
        </div>
      )}
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </div>
  )
}

interface ColumnLineProps {
  readonly column: Column
  readonly language: Language
  readonly isNeeded: boolean
  readonly onChange: (change: Partial<Column>) => void
  readonly onRemove: () => void
  readonly onHandleKey: (event: KeyboardEvent) => void
  readonly onDrag: (on: boolean) => void
}

function ColumnLine({ column, language, isNeeded: needed, onChange, onRemove, onHandleKey, onDrag }: ColumnLineProps) {
  const { t } = useLanguage()
  const { key, label, shape, kept } = column
  const usual = columnWords(key, language)
  const shapes = shapesOf(key)
  return (
    <>
      <button
        type="button"
        draggable
        data-column={key}
        className={styles.handle}
        aria-label={t('exports.move', { column: usual })}
        title={t('exports.move', { column: usual })}
        onKeyDown={onHandleKey}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', usual)
          onDrag(true)
        }}
        onDragEnd={() => onDrag(false)}
      >
        <GripVertical aria-hidden="true" />
      </button>
      <input
        className={styles.input}
        aria-label={t('exports.header', { column: usual })}
        placeholder={usual}
        maxLength={EXPORT_TEXT_LIMIT}
        autoComplete="off"
        value={label}
        onChange={(event) => onChange({ label: event.target.value })}
      />
      <div className={styles.shape}>
        {shapes.length > 1 && (
          <Select<ColumnShape>
            size="small"
            label={t('exports.shape', { column: usual })}
            hideLabel
            value={shape}
            onChange={(next) => onChange({ shape: next })}
            options={shapes.map((value) => ({ value, label: t(`exports.shape.${value}`) }))}
          />
        )}
      </div>
      <IconButton size="small" label={t('common.removeLabel', { label: usual })} icon={<X />} onClick={onRemove} />
      {!needed && (
        <span className={classes(styles.need, kept !== true && styles.dropped)}>
          {t(kept === true ? 'exports.keptColumn' : 'exports.droppedColumn')}
          <Button size="small" kind="quiet" onClick={() => onChange({ kept: kept !== true })}>
            {t(kept === true ? 'exports.dropAgain' : 'exports.keepColumn')}
          </Button>
        </span>
      )}
    </>
  )
}
