import { RotateCcw } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import type { ActivityRow, RecordRef } from '../../../shared/protocol/history.ts'
import { useWindow } from '../../client/use-window.ts'
import type { ListWindow } from '../../client/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import { useCommunity } from '../common/use-community.ts'
import { DayHeading, useActivityColumns } from './activity-columns.tsx'
import { HistoryFilters, NO_FILTERS, whose } from './history-filters.tsx'
import type { Filters } from './history-filters.tsx'
import styles from './history-screen.module.css'
import { addressOf } from './record-address.ts'
import { RestoreDialog } from './restore-dialog.tsx'
import { SpanUndoDialog } from './span-undo-dialog.tsx'

/** Once so many pages are still to be read, people are told how long it takes. */
const WORTH_TELLING = 12

/** What everybody did, day by day, newest first; a day of somebody's can be taken back. */
export function HistoryScreen() {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const community = useCommunity()
  const [filters, setFilters] = useState<Filters>(NO_FILTERS)
  const [undoing, setUndoing] = useState<Filters | null>(null)
  const [restoring, setRestoring] = useState<RecordRef | null>(null)
  const list = useWindow('activity', questionFor(filters))
  const open = useCallback(
    (record: RecordRef) => {
      if (record.gone && (record.kind === 'member' || record.kind === 'salon')) setRestoring(record)
      else navigate(addressOf(record))
    },
    [navigate],
  )
  return (
    <Page
      title={t('history.title')}
      {...(list.value && { subtitle: t('history.count', { count: list.value.actions }) })}
      tools={<HistoryFilters value={filters} onChange={setFilters} community={community} />}
      actions={
        <Button icon={<RotateCcw />} onClick={() => setUndoing(filters)}>
          {t('history.takeBack')}
        </Button>
      }
    >
      <Days list={list} filters={filters} onFilter={setFilters} onOpen={open} onUndo={setUndoing} />
      {undoing && <SpanUndoDialog filters={undoing} community={community} onClose={() => setUndoing(null)} />}
      {restoring && <RestoreDialog record={restoring.id} point={null} onClose={() => setRestoring(null)} />}
    </Page>
  )
}

interface DaysProps {
  readonly list: ListWindow<'activity'>
  readonly filters: Filters
  readonly onFilter: (filters: Filters) => void
  readonly onOpen: (record: RecordRef) => void
  readonly onUndo: (filters: Filters) => void
}

function Days({ list, filters, onFilter, onOpen, onUndo }: DaysProps) {
  const { t, problem } = useLanguage()
  const columns = useActivityColumns(onOpen)
  const heading = useCallback(
    (row: ActivityRow) =>
      row.row === 'day' ? <DayHeading day={row} filters={filters} onFilter={onFilter} onUndo={onUndo} /> : null,
    [filters, onFilter, onUndo],
  )
  const reading = list.value?.reading
  if (list.problem) return <Notice tone="seal">{problem(list.problem)}</Notice>
  if (list.state === 'waiting') return null
  return (
    <div className={styles.days}>
      {reading && reading.of - reading.done > WORTH_TELLING && (
        <ProgressBar label={t('history.reading')} done={reading.done} of={reading.of} />
      )}
      {list.total === 0 && !reading ? (
        <EmptyState
          mark="·"
          title={t('history.noneTitle')}
          actions={<Button onClick={() => onFilter(NO_FILTERS)}>{t('history.clear')}</Button>}
        >
          {t('history.noneText')}
        </EmptyState>
      ) : (
        <VirtualTable<ActivityRow, string, never>
          label={t('history.list')}
          columns={columns}
          total={list.total}
          rowAt={list.rowAt}
          rowKey={({ key }) => key}
          rowHeight={36}
          onVisible={list.onVisible}
          listKey={list.listKey}
          across={heading}
          onOpen={(row) => {
            const [first] = row.row === 'action' ? row.records : []
            if (first) onOpen(first)
          }}
        />
      )}
    </div>
  )
}

/** Days are those of the person who looks. */
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone

function questionFor({ who, kind, day }: Filters) {
  return { ...whose(who), ...(kind !== 'all' && { kind }), ...(day !== '' && { day }), zone: ZONE }
}
