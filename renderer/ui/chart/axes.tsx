import type { scaleLinear } from '@visx/scale'
import styles from './chart.module.css'
import { AXIS_TICKS, isNamed } from './scales.ts'
import type { Plot } from './scales.ts'

interface AxesProps {
  readonly plot: Plot
  readonly y: ReturnType<typeof scaleLinear<number>>
  readonly format: (value: number) => string
  readonly names: readonly { readonly key: string; readonly name: string; readonly x: number }[]
  /** So many names fit. */
  readonly most: number
}

const GAP = 6
const LINE = 14

/** Lines across with what they stand for, and names below. */
export function Axes({ plot, y, format, names, most }: AxesProps) {
  return (
    <g>
      {y.ticks(AXIS_TICKS).map((tick) => (
        <g key={tick} transform={`translate(0 ${y(tick)})`}>
          <line className={tick === 0 ? styles.base : styles.rule} x1={plot.left} x2={plot.right} />
          <text className={styles.tick} x={plot.left - GAP} dy="0.32em" textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      {names.map(
        ({ key, name, x }, at) =>
          isNamed(at, names.length, most) && (
            <text key={key} className={styles.tick} x={x} y={plot.bottom + LINE} textAnchor="middle">
              {name}
            </text>
          ),
      )}
    </g>
  )
}
