import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useState } from 'react'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { MemberField } from '../../../shared/domain/member.ts'
import { EXPORT_COLUMNS } from '../../../shared/protocol/members.ts'
import type { ExportColumn } from '../../../shared/protocol/members.ts'
import type { MemberQueryInput, MemberSelection } from '../../../shared/protocol/selection.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { useDo } from '../common/use-do.ts'
import { useSaveFile } from '../common/use-save-file.ts'
import styles from './dialogs.module.css'
import { defaultExport, rememberExport, rememberedExport } from './export-choices.ts'
import type { Separator } from './export-choices.ts'
import type { MemberColumn } from './member-columns.ts'

export interface ExportDialogProps {
  /** The list on screen: its filter and its order. */
  readonly query: MemberQueryInput
  /** Only these of them. */
  readonly only?: MemberSelection
  readonly rows: number
  /** What the table shows, which is what the first export offers. */
  readonly columns: readonly MemberColumn[]
  readonly onClose: () => void
}

/** Saves the list on screen as a table that a spreadsheet opens correctly. */
export function ExportDialog({ query, only, rows, columns: shown, onClose }: ExportDialogProps) {
  const { t } = useLanguage()
  const act = useDo()
  const save = useSaveFile()
  const [choices, setChoices] = useState(() => rememberedExport() ?? defaultExport(shown))
  const [busy, setBusy] = useState(false)
  const { columns, separator } = choices
  const unused = EXPORT_COLUMNS.filter((column) => !columns.includes(column))
  const setColumns = (next: readonly ExportColumn[]) => setChoices({ ...choices, columns: next })

  const run = async () => {
    setBusy(true)
    const result = await act('export.members', {
      query,
      ...(only && { only }),
      columns: columns.map((key) => ({ key, label: columnWords(key, t) })),
      separator,
      name: t('members.title'),
    })
    if (result.ok) {
      rememberExport(choices)
      const file = { name: result.value.name, bytes: result.value.bytes }
      const kind = { name: t('members.exportKind'), extensions: ['csv'] }
      const saved = await save(file, kind, (name) => t('members.exported', { rows: result.value.rows, file: name }))
      if (saved) return onClose()
    }
    setBusy(false)
  }

  return (
    <Dialog
      open
      title={t('members.exportTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={busy || columns.length === 0 || rows === 0} onClick={() => void run()}>
            {t('members.exportDo')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{t(only ? 'members.exportSelected' : 'members.exportWhat', { rows })}</p>
        <div>
          <h3 className={styles.heading} id="export-columns">
            {t('members.exportColumns')}
          </h3>
          <ol className={styles.columns} aria-labelledby="export-columns">
            {columns.map((column, index) => (
              <ColumnLine
                key={column}
                name={columnWords(column, t)}
                place={index + 1}
                last={index === columns.length - 1}
                onMove={(by) => setColumns(moved(columns, index, by))}
                onRemove={() => setColumns(columns.filter((other) => other !== column))}
              />
            ))}
            {columns.length === 0 && <li className={styles.problem}>{t('members.exportNoColumns')}</li>}
          </ol>
          {unused.length > 0 && (
            <div className={styles.addColumn}>
              <Select<ExportColumn>
                label={t('members.exportAdd')}
                hideLabel
                placeholder={t('members.exportAdd')}
                value={null}
                onChange={(column) => setColumns([...columns, column])}
                options={unused.map((column) => ({ value: column, label: columnWords(column, t) }))}
              />
            </div>
          )}
        </div>
        <RadioGroup<Separator>
          label={t('members.exportSeparator')}
          value={separator}
          onChange={(next) => setChoices({ ...choices, separator: next })}
          options={[
            { value: ',', label: t('members.separator.comma'), hint: t('members.separator.commaHint') },
            { value: ';', label: t('members.separator.semicolon'), hint: t('members.separator.semicolonHint') },
            { value: '\t', label: t('members.separator.tab'), hint: t('members.separator.tabHint') },
          ]}
        />
        <Notice tone="ochre">{t('members.exportPrivate')}</Notice>
      </div>
    </Dialog>
  )
}

interface ColumnLineProps {
  readonly name: string
  readonly place: number
  readonly last: boolean
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
}

function ColumnLine({ name, place, last, onMove, onRemove }: ColumnLineProps) {
  const { t } = useLanguage()
  return (
    <li className={styles.column}>
      <span className={styles.place} aria-hidden="true">
        {place}
      </span>
      <span className={styles.columnName}>{name}</span>
      <IconButton
        size="small"
        label={t('members.exportUp', { column: name })}
        icon={<ArrowUp />}
        disabled={place === 1}
        onClick={() => onMove(-1)}
      />
      <IconButton
        size="small"
        label={t('members.exportDown', { column: name })}
        icon={<ArrowDown />}
        disabled={last}
        onClick={() => onMove(1)}
      />
      <IconButton size="small" label={t('common.removeLabel', { label: name })} icon={<X />} onClick={onRemove} />
    </li>
  )
}

function moved<Item>(items: readonly Item[], index: number, by: 1 | -1): readonly Item[] {
  const item = items[index]
  const rest = items.toSpliced(index, 1)
  return item === undefined ? items : rest.toSpliced(index + by, 0, item)
}

function columnWords(column: ExportColumn, t: Speech['t']): string {
  if (isField(column)) return t(`words.field.${column}`)
  switch (column) {
    case 'chapters':
      return t('words.chapter')
    case 'tags':
    case 'interests':
    case 'notes':
      return t(`words.${column}`)
    case 'salons':
    case 'lastSalon':
      return t(`members.column.${column}`)
  }
}

function isField(column: ExportColumn): column is MemberField {
  return (MEMBER_FIELDS as readonly string[]).includes(column)
}
