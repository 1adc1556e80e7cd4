import { Bar } from '@visx/shape'
import { Axes } from './axes.tsx'
import styles from './chart.module.css'
import { ChartFrame } from './chart-frame.tsx'
import { across, upward } from './scales.ts'

export interface BarGroup {
  readonly name: string
  readonly short: string
  /** One for each of the series; null where there is nothing to be said of. */
  readonly values: readonly (number | null)[]
}

export interface BarChartProps {
  readonly label: string
  /** One or two: full bars, and outlined ones beside them. */
  readonly series: readonly [string] | readonly [string, string]
  readonly groups: readonly BarGroup[]
  readonly format: (value: number) => string
  /** What the groups are, such as months. */
  readonly column: string
  readonly isPaper?: boolean
}

const WIDTH = 440
const HEIGHT = 150
const PLOT = { left: 52, right: 434, top: 10, bottom: 126 }
const NAMES = 6
const PADDING = 0.3

/** Upright bars, one or two for each name. */
export function BarChart({ label, series, groups, format, column, isPaper }: BarChartProps) {
  const x = across(groups.map(({ name }) => name), PLOT, PADDING) // prettier-ignore
  const y = upward(groups.flatMap(({ values }) => values.map((value) => value ?? 0)), PLOT) // prettier-ignore
  const each = x.bandwidth() / series.length
  return (
    <ChartFrame
      label={label}
      width={WIDTH}
      height={HEIGHT}
      isPaper={isPaper === true}
      table={{
        columns: [column, ...series],
        rows: groups.map(({ name, values }) => [name, ...values.map((value) => (value === null ? '' : format(value)))]),
      }}
      {...(series.length > 1 && {
        legend: series.map((name, at) => (
          <span key={name}>
            <i className={at === 0 ? styles.barMark : styles.otherMark} /> {name}
          </span>
        )),
      })}
    >
      <Axes
        plot={PLOT}
        y={y}
        format={format}
        names={groups.map(({ name, short }) => ({ key: name, name: short, x: (x(name) ?? 0) + x.bandwidth() / 2 }))}
        most={NAMES}
      />
      {groups.flatMap(({ name, values }) =>
        values.map(
          (value, at) =>
            value !== null && (
              <Bar
                key={`${name} ${series[at]}`}
                className={at === 0 ? styles.bar : styles.other}
                x={(x(name) ?? 0) + at * each}
                y={y(value)}
                width={each}
                height={PLOT.bottom - y(value)}
              >
                <title>{`${name}: ${format(value)}`}</title>
              </Bar>
            ),
        ),
      )}
    </ChartFrame>
  )
}
