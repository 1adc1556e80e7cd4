import { Area, LinePath } from '@visx/shape'
import { useLanguage } from '../language.tsx'
import { Axes } from './axes.tsx'
import styles from './chart.module.css'
import { ChartFrame } from './chart-frame.tsx'
import { across, upward } from './scales.ts'

export interface TrendPoint {
  /** What it is of, such as a quarter, and how an axis names that in few letters. */
  readonly name: string
  readonly short: string
  /** Null where there is nothing to be said of. */
  readonly value: number | null
  /** Between these it might as well be by chance; null where that is not known. */
  readonly low: number | null
  readonly high: number | null
  /** Not over yet. */
  readonly isOpen: boolean
  /** The value in words, with what it was counted from. */
  readonly words: string
}

export interface TrendChartProps {
  readonly label: string
  readonly points: readonly TrendPoint[]
  readonly format: (value: number) => string
  /** The end of the axis; without it the largest value decides. */
  readonly most?: number
  readonly isPaper?: boolean
  /** What the column of values is called in the table, and the one of times. */
  readonly columns: readonly [time: string, value: string]
}

const WIDTH = 440
const HEIGHT = 150
const PLOT = { left: 44, right: 434, top: 10, bottom: 126 }
const NAMES = 6

/** A figure over time: a line, the band in which chance may have put it, and a ring for a time that is not over. */
export function TrendChart({ label, points, format, most, isPaper, columns }: TrendChartProps) {
  const { t } = useLanguage()
  const x = across(points.map(({ name }) => name), PLOT, 0) // prettier-ignore
  const at = ({ name }: TrendPoint) => (x(name) ?? 0) + x.bandwidth() / 2
  const y = upward(points.flatMap(({ value, high }) => [value ?? 0, high ?? 0]), PLOT, most) // prettier-ignore
  const isKnown = ({ value }: TrendPoint) => value !== null
  const hasBand = points.some(({ low }) => low !== null)
  const hasOpen = points.some((point) => point.isOpen && isKnown(point))
  return (
    <ChartFrame
      label={label}
      width={WIDTH}
      height={HEIGHT}
      isPaper={isPaper === true}
      table={{ columns, rows: points.map(({ name, words }) => [name, words]) }}
      legend={
        (hasBand || hasOpen) && (
          <>
            {hasBand && (
              <span>
                <i className={styles.bandMark} /> {t('chart.band')}
              </span>
            )}
            {hasOpen && (
              <span>
                <i className={styles.openMark} /> {t('chart.open')}
              </span>
            )}
          </>
        )
      }
    >
      <Axes
        plot={PLOT}
        y={y}
        format={format}
        names={points.map((point) => ({ key: point.name, name: point.short, x: at(point) }))}
        most={NAMES}
      />
      <Area<TrendPoint>
        data={[...points]}
        defined={({ low, high }) => low !== null && high !== null}
        x={at}
        y0={({ low }) => y(low ?? 0)}
        y1={({ high }) => y(high ?? 0)}
        className={styles.band}
      />
      <LinePath<TrendPoint>
        data={[...points]}
        defined={isKnown}
        x={at}
        y={({ value }) => y(value ?? 0)}
        className={styles.line}
      />
      {points.map(
        (point) =>
          point.value !== null && (
            <circle
              key={point.name}
              className={point.isOpen ? styles.open : styles.dot}
              cx={at(point)}
              cy={y(point.value)}
              r={3.5}
            >
              <title>{`${point.name}: ${point.words}`}</title>
            </circle>
          ),
      )}
    </ChartFrame>
  )
}
