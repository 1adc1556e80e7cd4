import { scaleLinear } from '@visx/scale'
import { useLanguage } from '../language.tsx'
import styles from './chart.module.css'
import { ChartFrame } from './chart-frame.tsx'
import { AXIS_TICKS } from './scales.ts'

export interface IntervalRow {
  readonly name: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** The value in words, with what it was counted from; stands at the end of the row. */
  readonly words: string
}

export interface IntervalChartProps {
  readonly label: string
  readonly rows: readonly IntervalRow[]
  readonly format: (value: number) => string
  readonly most?: number
  readonly isPaper?: boolean
  readonly columns: readonly [name: string, value: string]
}

const WIDTH = 440
const ROW = 24
const AXIS = 18
const PLOT = { left: 108, right: 300 }
const NAME_LETTERS = 16
const CAP = 4

/** Figures side by side, each a dot in the interval in which chance may have put it; intervals that overlap tell nothing apart. */
export function IntervalChart({ label, rows, format, most, isPaper, columns }: IntervalChartProps) {
  const { t } = useLanguage()
  const x = scaleLinear<number>({
    domain: [0, most ?? Math.max(...rows.flatMap(({ value, high }) => [value ?? 0, high ?? 0]), 0)],
    range: [PLOT.left, PLOT.right],
    nice: most === undefined && AXIS_TICKS,
  })
  const bottom = rows.length * ROW
  return (
    <ChartFrame
      label={label}
      width={WIDTH}
      height={bottom + AXIS}
      isPaper={isPaper === true}
      table={{ columns, rows: rows.map(({ name, words }) => [name, words]) }}
      {...(rows.some(({ low }) => low !== null) && {
        legend: (
          <span>
            <i className={styles.rangeMark} /> {t('chart.range')}
          </span>
        ),
      })}
    >
      {x.ticks(AXIS_TICKS).map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} 0)`}>
          <line className={tick === 0 ? styles.base : styles.rule} y2={bottom} />
          <text className={styles.tick} y={bottom + 13} textAnchor="middle">
            {format(tick)}
          </text>
        </g>
      ))}
      {rows.map(({ name, value, low, high, words }, at) => (
        <g key={name} transform={`translate(0 ${(at + 0.5) * ROW})`}>
          <text className={styles.name} x={PLOT.left - 8} dy="0.32em" textAnchor="end">
            {shortened(name)}
            <title>{name}</title>
          </text>
          {low !== null && high !== null && (
            <path
              className={styles.range}
              d={`M${x(low)},${-CAP}v${2 * CAP}M${x(low)},0H${x(high)}M${x(high)},${-CAP}v${2 * CAP}`}
            />
          )}
          {value !== null && <circle className={styles.dot} cx={x(value)} r={4} />}
          <text className={styles.words} x={PLOT.right + 12} dy="0.32em">
            {words}
          </text>
        </g>
      ))}
    </ChartFrame>
  )
}

/** A letter of Chinese takes the room of two. */
function shortened(name: string): string {
  let room = NAME_LETTERS
  let kept = ''
  for (const letter of name) {
    room -= letter > '\u2e80' ? 2 : 1
    if (room < 0) return `${kept}…`
    kept += letter
  }
  return kept
}
