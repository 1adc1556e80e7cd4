import { FIRMNESS } from '../../../shared/domain/measures.ts'
import type { Measure } from '../../../shared/domain/measures.ts'
import type { MeasuresReady } from '../../../shared/protocol/measures.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { isComparable, isTrend, MeasureComparison, MeasureTrendChart } from './measure-charts.tsx'
import { chanceWords, countedWords, referenceWords, valueWords, whatWords, windowWords } from './measure-words.ts'
import styles from './measures.module.css'

interface MeasureCardProps {
  readonly measure: Measure
  readonly all: MeasuresReady
}

/** One measure: the figure, in what chance may have put it, how it went, and how it is worked out. */
export function MeasureCard({ measure, all }: MeasureCardProps) {
  const speech = useLanguage()
  const { t } = speech
  const { points, told } = all.measures[measure]
  const point = points[told]
  const reference = referenceWords(measure, speech)
  return (
    <Card
      title={t(`measures.name.${measure}`)}
      actions={
        <Chip tone={FIRMNESS[measure] === 'hard' ? 'jade' : 'ochre'}>{t(`measures.firm.${FIRMNESS[measure]}`)}</Chip>
      }
    >
      <div className={styles.card}>
        <p className={styles.quiet}>{whatWords(measure, all, speech)}</p>
        {measure === 'health' && all.reckoning !== null ? (
          <p>{t('measures.reckoning', { percent: all.reckoning })}</p>
        ) : !point ? (
          <p>{t(`measures.nothing.${measure}`)}</p>
        ) : (
          <>
            <p className={styles.headline}>
              <span className={styles.figure}>{valueWords(measure, point, all, speech)}</span>
              <span className={styles.quiet}>{windowWords(point, speech)}</span>
            </p>
            <p className={styles.quiet}>
              {t('measures.countedChance', {
                counted: countedWords(measure, point, all, speech),
                chance: chanceWords(measure, point, all, speech),
              })}
            </p>
            {measure === 'cost' && <p className={styles.quiet}>{t('measures.costsKnown', all.costs)}</p>}
            {isTrend(measure, all) && <MeasureTrendChart measure={measure} all={all} />}
            {isComparable(measure, all) && (
              <details className={styles.more}>
                <summary>{t('measures.compare')}</summary>
                <MeasureComparison measure={measure} all={all} />
                <p className={styles.quiet}>{t('measures.overlap')}</p>
              </details>
            )}
          </>
        )}
        <details className={styles.more}>
          <summary>{t('measures.how')}</summary>
          <p>{t(`measures.how.${measure}`)}</p>
          <p>{t(`measures.firmText.${FIRMNESS[measure]}`)}</p>
          {reference !== null && <p>{reference}</p>}
        </details>
      </div>
    </Card>
  )
}
