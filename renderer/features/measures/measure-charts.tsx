import type { Measure } from '../../../shared/domain/measures.ts'
import type { MeasuresReady } from '../../../shared/protocol/measures.ts'
import { IntervalChart } from '../../ui/chart/interval-chart.tsx'
import { TrendChart } from '../../ui/chart/trend-chart.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { axisWords, shortWindow, shortWords, windowWords } from './measure-words.ts'

interface MeasureChartProps {
  readonly measure: Measure
  readonly all: MeasuresReady
  readonly isPaper?: boolean
}

/** A measure over time. */
export function MeasureTrendChart({ measure, all, isPaper = false }: MeasureChartProps) {
  const speech = useLanguage()
  const { t } = speech
  return (
    <TrendChart
      label={t('measures.trend', { name: t(`measures.name.${measure}`) })}
      isPaper={isPaper}
      columns={[t('measures.when'), t('measures.figure')]}
      format={(value) => axisWords(measure, value, all, speech)}
      points={all.measures[measure].points.map((point) => ({
        name: windowWords(point, speech),
        short: shortWindow(point, speech),
        value: point.value,
        low: point.low,
        high: point.high,
        isOpen: !point.isOver,
        words: shortWords(measure, point, all, speech),
      }))}
    />
  )
}

/** A measure in each chapter. */
export function MeasureComparison({ measure, all, isPaper = false }: MeasureChartProps) {
  const speech = useLanguage()
  const { t } = speech
  return (
    <IntervalChart
      label={t('measures.compare')}
      isPaper={isPaper}
      columns={[t('measures.chapter'), t('measures.figure')]}
      format={(value) => axisWords(measure, value, all, speech)}
      rows={all.chapters.map(({ name, figures }) => {
        const figure = figures[measure]
        return {
          name,
          value: figure?.value ?? null,
          low: figure?.low ?? null,
          high: figure?.high ?? null,
          words: shortWords(measure, figure, all, speech),
        }
      })}
    />
  )
}

/** Whether there is more than one chapter to compare, and anything that can be drawn of them. */
export function isComparable(measure: Measure, { chapters }: MeasuresReady): boolean {
  return chapters.length > 1 && chapters.some(({ figures }) => (figures[measure]?.value ?? null) !== null)
}

/** Whether there are two points at least that can be drawn. */
export function isTrend(measure: Measure, { measures }: MeasuresReady): boolean {
  return measures[measure].points.filter(({ value }) => value !== null).length > 1
}
