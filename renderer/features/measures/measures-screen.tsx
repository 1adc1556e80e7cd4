import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ChapterId, SegmentId } from '../../../shared/domain/ids.ts'
import { MEASURE_PERIODS, MEASURES } from '../../../shared/domain/measures.ts'
import type { Measure, MeasurePeriod } from '../../../shared/domain/measures.ts'
import type { MeasuresReady } from '../../../shared/protocol/measures.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { ChapterFilter } from '../common/chapter-filter.tsx'
import { SegmentSelect } from '../common/segment-select.tsx'
import { openChapters, useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { useSaveFile } from '../common/use-save-file.ts'
import { BoardDialog } from './board-dialog.tsx'
import { CohortTable } from './cohort-table.tsx'
import { InsightParts } from './insight-parts.tsx'
import { MeasureCard } from './measure-card.tsx'
import styles from './measures.module.css'

interface Asked {
  readonly chapter: ChapterId | null
  readonly segment?: SegmentId | undefined
  readonly period: MeasurePeriod
}

/** Kept while the window is open, so that coming back finds the screen as it was left. */
let remembered: Asked = { chapter: null, period: 'quarter' }

function remember(asked: Asked): void {
  remembered = asked
}

/** What the community is worth, in figures that say how sure they are; with the report for the board open, or without. */
export function MeasuresScreen({ board }: { readonly board: boolean }) {
  const { t } = useLanguage()
  const [, navigate] = useLocation()
  const community = useCommunity()
  const chapters = openChapters(community)
  const [kept, setKept] = useState(remembered)
  const chapter = chapters.find(({ id }) => id === kept.chapter)?.id ?? null
  const { period } = kept
  const change = (patch: Partial<Asked>) => {
    remember({ ...kept, ...patch })
    setKept({ ...kept, ...patch })
  }
  const parts = <InsightParts here="/measures" />
  if (community && chapters.length === 0)
    return (
      <Page title={t('frame.value')} subtitle={parts}>
        <EmptyState title={t('measures.title')}>{t('measures.noChapter')}</EmptyState>
      </Page>
    )
  return (
    <Page
      title={t('frame.value')}
      subtitle={parts}
      layout="wide"
      actions={
        <>
          <SaveTable />
          <Button kind="primary" onClick={() => navigate('/measures/board')}>
            {t('measures.board')}
          </Button>
        </>
      }
    >
      <div className={styles.filters}>
        <RadioGroup<MeasurePeriod>
          look="row"
          label={t('measures.periodBy')}
          hideLabel
          value={period}
          onChange={(chosen) => change({ period: chosen })}
          options={MEASURE_PERIODS.map((value) => ({ value, label: t(`measures.period.${value}`) }))}
        />
        {chapters.length > 1 && (
          <div className={styles.filter}>
            <ChapterFilter
              label={t('measures.chapter')}
              value={chapter ?? undefined}
              onChange={(chosen) => change({ chapter: chosen ?? null })}
              chapters={chapters}
            />
          </div>
        )}
        <div className={styles.filter}>
          <SegmentSelect value={kept.segment} onChange={(segment) => change({ segment })} />
        </div>
      </div>
      <Measures chapter={chapter} period={period} segment={kept.segment} />
      {board && <BoardDialog chapter={chapter} period={period} onClose={() => navigate('/measures')} />}
    </Page>
  )
}

function Measures({ chapter, period, segment }: Asked) {
  const { t, problem } = useLanguage()
  const view = useView('measures', { chapter, period, ...(segment && { segment }) })
  if (view.state === 'waiting') return null
  if (view.state === 'failed') return <EmptyState title={t('measures.title')}>{problem(view.problem)}</EmptyState>
  const { value } = view
  if (value.state === 'working') return <ProgressBar label={t('measures.working')} done={value.done} of={value.of} />
  return <AllMeasures all={value} />
}

/** What is of chapters and not of people: how their ties hold, what their evenings cost. */
const OF_CHAPTERS: ReadonlySet<Measure> = new Set(['health', 'cost'])

function AllMeasures({ all }: { readonly all: MeasuresReady }) {
  const { t } = useLanguage()
  return (
    <div className={styles.stack}>
      {all.among && <Notice>{t('measures.among', all.among)}</Notice>}
      {all.unrated > 0 && <Notice tone="ochre">{t('value.unrated', { count: all.unrated })}</Notice>}
      <div className={styles.cards}>
        {MEASURES.filter((measure) => !all.among || !OF_CHAPTERS.has(measure)).map((measure) => (
          <MeasureCard key={measure} measure={measure} all={all} />
        ))}
      </div>
      <Card title={t('measures.cohorts')}>
        <div className={styles.card}>
          <p className={styles.quiet}>{t('measures.cohortsText')}</p>
          <CohortTable all={all} />
        </div>
      </Card>
    </div>
  )
}

/** All figures of all chapters, for a spreadsheet. */
function SaveTable() {
  const { t, language } = useLanguage()
  const act = useDo()
  const save = useSaveFile()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    const result = await act('export.measures', { language })
    if (result.ok) {
      const { name, bytes, rows } = result.value
      await save({ name, bytes }, { name: t('measures.csvKind'), extensions: ['csv'] }, (file) =>
        t('measures.csvSaved', { rows, file }),
      )
    }
    setBusy(false)
  }
  return (
    <Button disabled={busy} onClick={() => void run()}>
      {t('measures.csv')}
    </Button>
  )
}
