import { CalendarPlus, FileUp, UserPlus } from 'lucide-react'
import { useLocation } from 'wouter'
import { ChapterFilter } from '../common/chapter-filter.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Page } from '../../ui/page.tsx'
import { useNow } from '../../ui/use-now.ts'
import type { WeekView } from '../../../shared/protocol/week.ts'
import styles from './home.module.css'
import { RecoveryReminder } from '../lock/recovery-reminder.tsx'
import { useWeek } from './use-week.ts'
import { WeekBeside } from './week-beside.tsx'
import { WeekLines } from './week-lines.tsx'

/** The first screen: what somebody should do for their people now, in at most seven lines. */
export function HomeScreen() {
  const { t, problem } = useLanguage()
  const community = useCommunity()
  const { view, lines } = useWeek()
  const act = useDo()
  const chapters = openChapters(community).filter(
    ({ id }) => community?.may.chapters === 'all' || community?.may.chapters.includes(id),
  )
  if (community?.members === 0) return <Beginning />
  if (view.state === 'failed') return <EmptyState title={t('week.title')}>{problem(view.problem)}</EmptyState>
  const chapter = view.state === 'ready' ? view.value.chapter : null
  return (
    <Page
      title={t('week.title')}
      layout="wide"
      tools={
        chapters.length > 1 && (
          <ChapterFilter
            size="small"
            label={t('salons.chapter')}
            value={chapter ?? undefined}
            chapters={chapters}
            onChange={(chosen) => void act('week.choose', { chapter: chosen ?? null })}
          />
        )
      }
    >
      <div className={styles.columns}>
        <div className={styles.main}>
          {community?.sample === false && <RecoveryReminder />}
          {view.state === 'ready' && lines !== null ? (
            <>
              {lines.length > 0 ? <WeekLines lines={lines} /> : !view.value.isWorking && <InOrder week={view.value} />}
              <Foot week={view.value} />
            </>
          ) : (
            <p className={styles.foot} role="status">
              {t('week.looking')}
            </p>
          )}
        </div>
        <WeekBeside chapter={chapter} isSettled={view.state === 'ready' && !view.value.isWorking} />
      </div>
    </Page>
  )
}

/** How old the lines are, and what was put off. */
function Foot({ week: { asOf, isWorking, putOff } }: { readonly week: WeekView }) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const now = useNow()
  return (
    <div className={styles.foot}>
      {isWorking && (
        <p role="status">
          {asOf === null ? t('week.stillLooking') : t('week.asOf', { when: formats.dayTime(asOf, undefined, now) })}
        </p>
      )}
      {putOff > 0 && (
        <p>
          {t('week.away', { count: putOff })}{' '}
          <Button
            size="small"
            kind="quiet"
            onClick={() =>
              void act('week.bringBack', {}, { done: ({ lines }) => t('week.broughtBack', { count: lines }) })
            }
          >
            {t('week.bringBack')}
          </Button>
        </p>
      )}
    </div>
  )
}

/** Nothing waits; says when to look again. */
function InOrder({ week: { next } }: { readonly week: WeekView }) {
  const { t, formats } = useLanguage()
  const now = useNow()
  const [, navigate] = useLocation()
  const words =
    next === null
      ? t('week.orderNothing')
      : next.kind === 'salon'
        ? t('week.orderSalon', {
            when: formats.shortDay(next.salon.start, next.salon.zone),
            theme: next.salon.theme,
          })
        : t('week.orderBack', { when: formats.relativeDay(next.at, now) })
  return (
    <EmptyState
      mark="✓"
      title={t('week.orderTitle')}
      actions={
        next === null && (
          <Button icon={<CalendarPlus />} onClick={() => navigate('/salons/new')}>
            {t('week.plan')}
          </Button>
        )
      }
    >
      {words}
    </EmptyState>
  )
}

/** A community without anybody: the first thing to do is to bring people in. */
function Beginning() {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  return (
    <Page title={t('week.title')}>
      <EmptyState
        mark={t('words.member').slice(-1)}
        title={t('members.emptyTitle')}
        actions={
          <>
            <Button kind="primary" icon={<FileUp />} onClick={() => navigate('/rosters/import')}>
              {t('rosters.import')}
            </Button>
            <Button icon={<UserPlus />} onClick={() => navigate('/members/new')}>
              {t('members.newMember')}
            </Button>
          </>
        }
      >
        {t('members.emptyText')}
      </EmptyState>
    </Page>
  )
}
