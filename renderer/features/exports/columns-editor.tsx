import { X } from 'lucide-react'
import { useRef, useState } from 'react'
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
import lineStyles from '../../ui/line-input.module.css'
import { LineHandle, OrderedLine, useLineOrder } from '../../ui/line-order.tsx'
import type { LineOrder } from '../../ui/line-order.tsx'
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
  const [said, setSaid] = useState('')
  const unused = EXPORT_COLUMNS.filter((key) => !columns.some((column) => column.key === key))
  const set = (key: ExportColumn, change: Partial<Column>) =>
    onChange(columns.map((column) => (column.key === key ? { ...column, ...change } : column)))
  const move = (from: number, to: number) => {
    const column = columns[from]
    if (!column) return
    setSaid(t('exports.moved', { column: columnWords(column.key, language), place: to + 1, of: columns.length }))
    onChange(columns.toSpliced(from, 1).toSpliced(to, 0, column))
  }
  const keys = columns.map(({ key }) => key)
  const order = useLineOrder(list, keys, move)
  return (
    <div className={styles.editor}>
      <h2 className={styles.heading} id="export-columns">
        {t('exports.columns')}
      </h2>
      <ol ref={list} className={styles.lines} aria-labelledby="export-columns">
        {columns.map((column) => (
          <li key={column.key}>
            <OrderedLine order={order} of={column.key} className={styles.line}>
              <ColumnLine
                column={column}
                language={language}
                isNeeded={isNeeded(column.key, use)}
                onChange={(change) => set(column.key, change)}
                onRemove={() => onChange(columns.filter(({ key }) => key !== column.key))}
                order={order}
              />
            </OrderedLine>
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
  readonly order: LineOrder<ExportColumn>
}

function ColumnLine({ column, language, isNeeded: needed, onChange, onRemove, order }: ColumnLineProps) {
  const { t } = useLanguage()
  const { key, label, shape, kept } = column
  const usual = columnWords(key, language)
  const shapes = shapesOf(key)
  return (
    <>
      <LineHandle order={order} of={key} label={t('exports.move', { column: usual })} words={usual} />
      <input
        className={classes(lineStyles.input, styles.header)}
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
