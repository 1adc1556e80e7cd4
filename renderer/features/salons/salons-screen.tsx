import { MapPin, Plus } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { useView } from '../../client/hooks.ts'
import { useWindow } from '../../client/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import type { TableHandle } from '../../ui/virtual-table.tsx'
import { SALONS, salonAddress, salonsVenues } from './addresses.ts'
import { ChapterFilter } from '../common/chapter-filter.tsx'
import { ChapterIdeas } from './chapter-ideas.tsx'
import { NewSalonDialog } from './new-salon-dialog.tsx'
import { OpenFollowUpsNotice } from './open-follow-ups.tsx'
import { TasksList } from './plan/tasks-list.tsx'
import { SALON_ROW_HEIGHT, salonColumns } from './salon-columns.tsx'
import styles from './salons-screen.module.css'

export interface SalonsScreenProps {
  /** What the address asks for on top: `#/salons/new`. */
  readonly action?: 'new'
  /** The part of the screen that the address asks for: `#/salons/tasks`. */
  readonly part?: 'tasks'
}

type When = 'upcoming' | 'past'
type Shown = When | 'tasks' | 'ideas'

interface Filter {
  readonly when: Shown
  readonly chapter: ChapterId | undefined
  readonly text: string
}

/** Kept while the window is open, so that coming back from a salon finds the list as it was left. */
let remembered: Filter = { when: 'upcoming', chapter: undefined, text: '' }

/** All salons: those ahead, soonest first, and those that took place, latest first. */
export function SalonsScreen({ action, part }: SalonsScreenProps) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const community = useView('community', {})
  const chapters = community.state === 'ready' ? community.value.chapters : []
  const [filter, setFilter] = useState(remembered)
  const change = (part: Partial<Filter>) => {
    remembered = { ...filter, ...part }
    setFilter(remembered)
  }
  const when = part ?? filter.when
  const { text } = filter
  const tasks = useView('tasks', { mine: true })
  const mine = tasks.state === 'ready' && tasks.value.length > 0 ? tasks.value.length : undefined
  // A chapter of another community, or one that was archived away, filters nothing.
  const chapter = chapters.find(({ id }) => id === filter.chapter)?.id
  const table = useRef<TableHandle>(null)
  const toNew = () => navigate(`${SALONS}/new`)
  const list = when !== 'tasks' && (
    <SalonList
      when={when === 'past' ? 'past' : 'upcoming'}
      chapter={chapter}
      text={text}
      table={table}
      onNew={toNew}
      onClear={() => change({ text: '', chapter: undefined })}
    />
  )
  return (
    <Page
      title={t('salons.title')}
      tools={
        <>
          <div className={styles.search}>
            <SearchField
              label={t('salons.search')}
              value={text}
              onChange={(typed) => change({ text: typed })}
              onLeave={() => table.current?.focus()}
            />
          </div>
          {chapters.length > 1 && (
            <div className={styles.filter}>
              <ChapterFilter
                label={t('salons.chapter')}
                value={chapter}
                onChange={(chosen) => change({ chapter: chosen })}
                chapters={chapters}
              />
            </div>
          )}
        </>
      }
      actions={
        <>
          <Button icon={<MapPin />} onClick={() => navigate(salonsVenues())}>
            {t('plan.venues')}
          </Button>
          <Button kind="primary" icon={<Plus />} onClick={toNew}>
            {t('salons.new')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <OpenFollowUpsNotice />
        <Tabs
          fill
          label={t('salons.title')}
          value={when}
          onChange={(tab) => {
            change({ when: tab })
            if (part !== undefined && tab !== part) navigate(SALONS)
          }}
          items={[
            {
              id: 'upcoming',
              label: t('salons.upcoming'),
              count: community.state === 'ready' ? community.value.upcoming : undefined,
              content: list,
            },
            { id: 'past', label: t('salons.past'), content: list },
            { id: 'tasks', label: t('plan.tasks'), count: mine, content: <TasksList chapter={chapter} text={text} /> },
            {
              id: 'ideas',
              label: t('after.ideas'),
              content: <ChapterIdeas chapters={chapters.filter(({ id }) => chapter === undefined || id === chapter)} />,
            },
          ]}
        />
      </div>
      {action === 'new' && (
        <NewSalonDialog
          chapter={chapter}
          onClose={() => navigate(SALONS)}
          onCreated={(salon) => navigate(salonAddress(salon))}
        />
      )}
    </Page>
  )
}

interface SalonListProps {
  readonly when: When
  readonly chapter: ChapterId | undefined
  readonly text: string
  readonly table: React.Ref<TableHandle>
  readonly onNew: () => void
  readonly onClear: () => void
}

function SalonList({ when, chapter, text, table, onNew, onClear }: SalonListProps) {
  const speech = useLanguage()
  const { t } = speech
  const [, navigate] = useLocation()
  const list = useWindow('salons', { when, ...(chapter && { chapter }), text })
  const columns = useMemo(() => salonColumns(speech), [speech])
  const filtered = text !== '' || chapter !== undefined
  return (
    <VirtualTable
      ref={table}
      label={t(when === 'upcoming' ? 'salons.upcoming' : 'salons.past')}
      columns={columns}
      total={list.total}
      rowAt={list.rowAt}
      rowKey={(row) => row.id}
      rowHeight={SALON_ROW_HEIGHT}
      listKey={list.listKey}
      onVisible={list.onVisible}
      onOpen={(row) => navigate(salonAddress(row.id))}
      isQuiet={(row) => row.cancelled}
      empty={
        list.state !== 'ready' ? undefined : filtered ? (
          <EmptyState
            title={t('salons.noMatchTitle')}
            actions={<Button onClick={onClear}>{t('salons.noMatchClear')}</Button>}
          >
            {t('salons.noMatchText')}
          </EmptyState>
        ) : when === 'upcoming' ? (
          <EmptyState
            title={t('salons.noneAheadTitle')}
            actions={
              <Button kind="primary" onClick={onNew}>
                {t('salons.new')}
              </Button>
            }
          >
            {t('salons.noneAheadText')}
          </EmptyState>
        ) : (
          <EmptyState title={t('salons.nonePastTitle')}>{t('salons.nonePastText')}</EmptyState>
        )
      }
    />
  )
}
