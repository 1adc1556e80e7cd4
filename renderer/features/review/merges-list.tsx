import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { SourceId } from '../../../shared/domain/ids.ts'
import type { MergeRow } from '../../../shared/protocol/people.ts'
import { useWindow } from '../../client/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import { useDo } from '../common/use-do.ts'
import { markedNames } from './field-marks.ts'
import { MarkedText } from './marked-text.tsx'
import styles from './merges-list.module.css'
import { ReasonWords } from './reason-words.tsx'

/** Merges that stand, newest first, each with a button that takes it apart again. */
export function MergesList({ source }: { readonly source: SourceId | null }) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const merges = useWindow('merges', { batch: source })
  const columns = useColumns()
  return (
    <VirtualTable<MergeRow, string, never>
      label={t('review.mergesLabel')}
      columns={columns}
      total={merges.total}
      rowAt={merges.rowAt}
      rowKey={(row) => row.link}
      rowHeight={36}
      onVisible={merges.onVisible}
      onOpen={(row) => navigate(`/members/${row.member}`)}
      listKey={merges.listKey}
    />
  )
}

function useColumns(): readonly Column<MergeRow, never>[] {
  const { t, formats } = useLanguage()
  const now = useNow()
  return useMemo(
    () => [
      { id: 'pair', title: t('review.columnPair'), width: 'minmax(160px, 1.3fr)', cell: (row) => <Names row={row} /> },
      {
        id: 'why',
        title: t('review.speaksFor'),
        width: 'minmax(160px, 3fr)',
        cell: (row) => <ReasonWords reasons={row.reasons} sign="+" />,
      },
      {
        id: 'who',
        title: t('review.columnWho'),
        width: 'minmax(110px, 1fr)',
        cell: ({ how, by, mine, at }) => (
          <span className={styles.who}>
            {how === 'rule'
              ? t('review.byRule', { when: formats.relativeDay(at, now) })
              : t('review.byPerson', { who: mine ? t('review.you') : by, when: formats.relativeDay(at, now) })}
          </span>
        ),
      },
      { id: 'apart', title: '', width: '112px', align: 'end', cell: (row) => <TakeApart row={row} /> },
    ],
    [t, formats, now],
  )
}

function Names({ row: { a, b, name, reasons } }: { readonly row: MergeRow }) {
  const names = markedNames(a.name, b.name, reasons)
  return (
    <strong className={styles.names} title={name}>
      <MarkedText stretches={names.a} />
      <span className={styles.sign}> ＋ </span>
      <MarkedText stretches={names.b} />
    </strong>
  )
}

function TakeApart({ row: { member, a, b } }: { readonly row: MergeRow }) {
  const { t } = useLanguage()
  const act = useDo()
  // Whoever gave the person their record stays; the other one goes out.
  const part = b.id === member ? a : b
  return (
    <Button
      size="small"
      aria-label={t('review.takeApartOne', { a: a.name, b: b.name })}
      onClick={() =>
        void act(
          'people.split',
          { member, part: part.id },
          { done: t('review.tookApart', { a: a.name, b: b.name }), undo: true },
        )
      }
    >
      {t('review.takeApart')}
    </Button>
  )
}
