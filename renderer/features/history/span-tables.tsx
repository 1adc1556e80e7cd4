import { useMemo } from 'react'
import type { SpanRow, SpanUndoView } from '../../../shared/protocol/history.ts'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import { lineOf } from './history-lines.ts'
import { fieldWords, lineValues, lineWords, valueWords } from './history-words.ts'
import { whoOf } from './record-history.tsx'
import styles from './span-undo-dialog.module.css'

type Stay = SpanUndoView['stays'][number]

/** Height of a line. */
const LINE = 34

interface TableProps<Row> {
  readonly rows: readonly Row[]
  readonly community: CommunityView | undefined
}

/** What is taken back: from what it is now to what it was. */
export function BackTable({ rows, community }: TableProps<SpanRow>) {
  const speech = useLanguage()
  const { t } = speech
  const columns = useMemo(
    (): readonly Column<SpanRow, never>[] => [
      nameColumn(speech),
      {
        id: 'what',
        title: t('history.span.columnWhat'),
        width: 'minmax(130px, 2fr)',
        cell: (row) => whatWords(row, speech, community),
      },
      {
        id: 'values',
        title: t('history.span.back'),
        width: 'minmax(180px, 3fr)',
        cell: (row) => <Values row={row} community={community} />,
      },
    ],
    [t, speech, community],
  )
  return <Rows label={t('history.span.back')} rows={rows} columns={columns} />
}

/** What stays, and why. */
export function StaysTable({ rows, community }: TableProps<Stay>) {
  const speech = useLanguage()
  const { t } = speech
  const columns = useMemo(
    (): readonly Column<Stay, never>[] => [
      nameColumn(speech),
      {
        id: 'what',
        title: t('history.span.stays'),
        width: 'minmax(130px, 2fr)',
        cell: (row) => staysWords(row, speech, community),
      },
      {
        id: 'why',
        title: t('history.span.columnWhy'),
        width: 'minmax(180px, 3fr)',
        cell: (row) => <span className={styles.quiet}>{whyWords(row, speech)}</span>,
      },
    ],
    [t, speech, community],
  )
  return <Rows label={t('history.span.stays')} rows={rows} columns={columns} />
}

function Rows<Row extends SpanRow>({
  label,
  rows,
  columns,
}: {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row, never>[]
}) {
  return (
    // As high as its rows, up to where it scrolls by itself.
    <div className={styles.table} style={{ '--lines': rows.length } as React.CSSProperties}>
      <VirtualTable<Row, string, never>
        label={label}
        columns={columns}
        total={rows.length}
        rowAt={(index) => rows[index]}
        rowKey={({ key }) => key}
        rowHeight={LINE}
        onVisible={nothing}
      />
    </div>
  )
}

const nothing = () => undefined

function nameColumn<Row extends SpanRow>({ t }: Speech): Column<Row, never> {
  return {
    id: 'whom',
    title: t('history.columnWhom'),
    width: 'minmax(110px, 1.4fr)',
    cell: ({ record }) => (
      <strong className={styles.name}>{record.name === '' ? t('history.nothing') : record.name}</strong>
    ),
  }
}

function whatWords(row: SpanRow, speech: Speech, community: CommunityView | undefined): string {
  const { t } = speech
  const other = row.other?.name ?? ''
  switch (row.what) {
    case 'field':
      return lineWords(lineOf(editOf(row)), speech, community)
    case 'made':
    case 'removed':
      return t('history.span.made')
    case 'answer':
      return t('history.span.answer', { salon: other })
    case 'arrival':
      return t('history.span.arrival', { salon: other })
    case 'merge':
      return t('history.span.merge', { name: other })
    case 'apart':
      return t('history.span.apart', { name: other })
  }
}

/** What stays is named, not told as something that happens. */
function staysWords(row: Stay, speech: Speech, community: CommunityView | undefined): string {
  if (row.what !== 'field') return whatWords(row, speech, community)
  const field = fieldWords(row.field, speech, community)
  return row.now === null
    ? field
    : speech.t('common.labelled', { label: field, value: valueWords(row.field, row.now, speech, community) })
}

function Values({ row, community }: { readonly row: SpanRow; readonly community: CommunityView | undefined }) {
  const speech = useLanguage()
  const { t } = speech
  const comesBack = row.what === 'removed' || (row.what !== 'field' && row.what !== 'made' && row.now === null)
  if (row.what !== 'field')
    return <span className={styles.quiet}>{t(comesBack ? 'history.span.comes' : 'history.span.goes')}</span>
  const values = lineValues(lineOf(editOf(row)), speech, community)
  if (!values) return null
  return (
    <span className={styles.values}>
      <del>{values.before ?? t('history.nothing')}</del>
      <span aria-hidden="true"> → </span>
      <span>{values.after ?? t('history.nothing')}</span>
    </span>
  )
}

/** What becomes of a field, as the history will tell it. */
function editOf({ field, now, was }: SpanRow) {
  return { field, before: now, after: was, restorable: false }
}

function whyWords({ why, by, mine, at }: Stay, { t, formats }: Speech): string {
  if (why === 'organizing') return t('history.span.organizing')
  if (at === null || (by === '' && !mine)) return t(why === 'used' ? 'history.span.used' : 'history.span.editedSince')
  const params = { who: whoOf({ mine, by }, t), when: formats.dayTime(at) }
  return t(why === 'used' ? 'history.span.usedBy' : 'history.span.editedBy', params)
}
