import { useMemo } from 'react'
import { Link } from 'wouter'
import type { ApartRow } from '../../../shared/protocol/people.ts'
import { useWindow } from '../../client/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { useNow } from '../../ui/use-now.ts'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import type { Column } from '../../ui/virtual-table.tsx'
import { useDo } from '../common/use-do.ts'
import styles from './review-screen.module.css'

/** Pairs that somebody said are two people: who, when, and a way to ask again. */
export function ApartScreen() {
  const { t, problem } = useLanguage()
  const apart = useWindow('apart', {})
  const columns = useColumns()
  return (
    <Page
      title={t('review.apartTitle')}
      subtitle={t('review.apartSubtitle')}
      actions={
        <Link href="/rosters/review" className={styles.link}>
          {t('review.toReview')}
        </Link>
      }
    >
      {apart.problem && <Notice tone="seal">{problem(apart.problem)}</Notice>}
      {apart.state === 'ready' && apart.total === 0 ? (
        <EmptyState mark="≠" title={t('review.apartNoneTitle')}>
          {t('review.apartNone')}
        </EmptyState>
      ) : (
        <VirtualTable<ApartRow, string, never>
          label={t('review.apartTitle')}
          columns={columns}
          total={apart.total}
          rowAt={apart.rowAt}
          rowKey={(row) => row.link}
          rowHeight={36}
          onVisible={apart.onVisible}
          listKey={apart.listKey}
        />
      )}
    </Page>
  )
}

function useColumns(): readonly Column<ApartRow, never>[] {
  const { t, formats } = useLanguage()
  const now = useNow()
  return useMemo(
    () => [
      { id: 'a', title: t('review.columnOne'), width: 'minmax(140px, 2fr)', cell: ({ a }) => <Person person={a} /> },
      { id: 'sign', title: '', width: '36px', cell: () => <span title={t('review.isNot')}>≠</span> },
      { id: 'b', title: t('review.columnOther'), width: 'minmax(140px, 2fr)', cell: ({ b }) => <Person person={b} /> },
      {
        id: 'who',
        title: t('review.columnSaid'),
        width: 'minmax(160px, 2fr)',
        cell: ({ by, mine, at }) =>
          t('review.byPerson', { who: mine ? t('review.you') : by, when: formats.dayTime(at, undefined, now) }),
      },
      { id: 'again', title: '', width: '190px', align: 'end', cell: (row) => <Again row={row} /> },
    ],
    [t, formats, now],
  )
}

function Person({ person: { id, name } }: { readonly person: ApartRow['a'] }) {
  return <Link href={`/members/${id}`}>{name}</Link>
}

function Again({ row: { link, a, b } }: { readonly row: ApartRow }) {
  const { t } = useLanguage()
  const act = useDo()
  return (
    <Button
      size="small"
      aria-label={t('review.reconsiderPair', { a: a.name, b: b.name })}
      onClick={() =>
        void act(
          'people.reconsider',
          { link },
          { done: t('review.reconsidered', { a: a.name, b: b.name }), undo: true },
        )
      }
    >
      {t('review.reconsider')}
    </Button>
  )
}
