import { useMemo } from 'react'
import { FIRMNESS, MEASURES, TOLD_FROM } from '../../../shared/domain/measures.ts'
import type { Measure } from '../../../shared/domain/measures.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { MeasuresReady } from '../../../shared/protocol/measures.ts'
import type { JobOf } from '../../../shared/protocol/print.ts'
import { useDraft } from '../../client/drafts.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { CohortTable } from '../measures/cohort-table.tsx'
import { isComparable, isTrend, MeasureComparison, MeasureTrendChart } from '../measures/measure-charts.tsx'
import {
  amountWords,
  chanceWords,
  countedWords,
  referenceWords,
  valueWords,
  whatWords,
  windowWords,
} from '../measures/measure-words.ts'
import styles from './board-report.module.css'
import { FlowPages } from './pages.tsx'
import type { Drawing, FlowBlock } from './pages.tsx'
import { useNothing } from './use-paper.ts'

const MARGINS = { top: 14, bottom: 16, side: 16 }

/** Under what name the notes for a board report are kept on this device. */
export function boardNotes(chapter: ChapterId | null): string {
  return `board/${chapter ?? 'all'}`
}

/** The measures on paper: all in one table, then each with its drawings and how it is worked out. */
export function BoardReport({ job, ...drawing }: Drawing & { readonly job: JobOf<'board'> }) {
  const { chapter, period } = job
  const view = useView('measures', { chapter, period })
  const kept = useView('draft', { draft: boardNotes(chapter) })
  const typed = useDraft(boardNotes(chapter)).text
  useNothing(view.state === 'failed', drawing.onDrawn)
  if (view.state !== 'ready' || kept.state === 'waiting') return null
  // Paper waits until all of it is known.
  if (view.value.state !== 'ready' || view.value.reckoning !== null) return null
  const notes = typed ?? (kept.state === 'ready' ? kept.value : null) ?? ''
  return <Known job={job} all={view.value} notes={notes} {...drawing} />
}

function Known({
  job,
  all,
  notes,
  ...drawing
}: Drawing & { readonly job: JobOf<'board'>; readonly all: MeasuresReady; readonly notes: string }) {
  const speech = useLanguage()
  const blocks = useMemo(() => blocksOf(all, notes, speech), [all, notes, speech])
  return (
    <FlowPages
      {...drawing}
      paper={job.paper}
      blocks={blocks}
      margins={MARGINS}
      foot={`${all.community} · ${speech.t('measures.boardTitle')}`}
    />
  )
}

function blocksOf(all: MeasuresReady, notes: string, speech: Speech): FlowBlock[] {
  const { t } = speech
  return [
    { key: 'head', node: <Head all={all} speech={speech} /> },
    ...(notes.trim() === ''
      ? []
      : [
          { key: 'notes', leads: true, node: <h2 className={styles.heading}>{t('measures.notes')}</h2> },
          // Each paragraph by itself: notes may be longer than a page.
          ...notes
            .split(/\n+/)
            .map((text, at) => ({ key: `notes ${at}`, node: <p className={styles.text}>{text}</p> })),
        ]),
    { key: 'table', node: <Summary all={all} speech={speech} /> },
    {
      key: 'about',
      node: <p className={styles.quiet}>{t('measures.about', { least: TOLD_FROM })}</p>,
    },
    ...MEASURES.map((measure) => ({ key: measure, node: <OneMeasure measure={measure} all={all} speech={speech} /> })),
    {
      key: 'cohorts',
      node: (
        <section className={styles.measure}>
          <h2 className={styles.heading}>{t('measures.cohorts')}</h2>
          <p className={styles.quiet}>{t('measures.cohortsText')}</p>
          <CohortTable all={all} />
        </section>
      ),
    },
  ]
}

interface PartProps {
  readonly all: MeasuresReady
  readonly speech: Speech
}

function Head({ all, speech: { t, formats } }: PartProps) {
  const of = [all.chapter ?? t('measures.allChapters'), t('measures.asOf', { date: formats.date(all.today) })]
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{all.community}</h1>
      <p className={styles.quiet}>{[t('measures.boardTitle'), ...of].join(' · ')}</p>
    </header>
  )
}

/** All figures at one glance. */
function Summary({ all, speech }: PartProps) {
  const { t, formats } = speech
  return (
    <table className={styles.summary}>
      <thead>
        <tr>
          <th scope="col">{t('measures.title')}</th>
          <th scope="col">{t('measures.figure')}</th>
          <th scope="col">{t('measures.interval')}</th>
          <th scope="col">{t('measures.column.people')}</th>
          <th scope="col">{t('measures.when')}</th>
          <th scope="col">{t('measures.column.firm')}</th>
        </tr>
      </thead>
      <tbody>
        {MEASURES.map((measure) => {
          const { points, told } = all.measures[measure]
          const point = points[told]
          const { low = null, high = null } = point ?? {}
          return (
            <tr key={measure}>
              <th scope="row">{t(`measures.name.${measure}`)}</th>
              <td className={styles.value}>{valueWords(measure, point ?? null, all, speech)}</td>
              <td>
                {low !== null &&
                  high !== null &&
                  `${amountWords(measure, low, all, speech)}–${amountWords(measure, high, all, speech)}`}
              </td>
              <td>{point && formats.number(point.people)}</td>
              <td>{point && windowWords(point, speech)}</td>
              <td>{t(`measures.firm.${FIRMNESS[measure]}`)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function OneMeasure({ measure, all, speech }: PartProps & { readonly measure: Measure }) {
  const { t } = speech
  const { points, told } = all.measures[measure]
  const point = points[told]
  const reference = referenceWords(measure, speech)
  return (
    <section className={styles.measure}>
      <h2 className={styles.heading}>{t(`measures.name.${measure}`)}</h2>
      <div className={styles.columns}>
        <div className={styles.words}>
          <p className={styles.figure}>{valueWords(measure, point ?? null, all, speech)}</p>
          {point ? (
            <p className={styles.quiet}>
              {t('measures.whenCounted', {
                when: windowWords(point, speech),
                counted: countedWords(measure, point, all, speech),
                chance: chanceWords(measure, point, all, speech),
              })}
            </p>
          ) : (
            <p className={styles.quiet}>{t(`measures.nothing.${measure}`)}</p>
          )}
          <p className={styles.text}>{whatWords(measure, all, speech)}</p>
          <p className={styles.quiet}>{t(`measures.how.${measure}`)}</p>
          {measure === 'cost' && <p className={styles.quiet}>{t('measures.costsKnown', all.costs)}</p>}
          <p className={styles.quiet}>{t(`measures.firmText.${FIRMNESS[measure]}`)}</p>
          {reference !== null && <p className={styles.quiet}>{reference}</p>}
        </div>
        <div className={styles.drawings}>
          {isTrend(measure, all) && <MeasureTrendChart measure={measure} all={all} isPaper />}
          {isComparable(measure, all) && <MeasureComparison measure={measure} all={all} isPaper />}
        </div>
      </div>
    </section>
  )
}
