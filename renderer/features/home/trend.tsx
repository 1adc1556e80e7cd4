import styles from './home.module.css'

export interface TrendProps {
  /** From 0 to 1, earliest first. */
  readonly values: readonly number[]
  /** The same in words. */
  readonly label: string
}

const [WIDTH, HEIGHT] = [280, 44]
/** A line that hardly moves is not drawn as if it did: the picture spans this much at least. */
const LEAST_SPAN = 0.2

/** A small line over its own ground. */
export function Trend({ values, label }: TrendProps) {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const middle = (low + high) / 2
  const span = Math.max(high - low, LEAST_SPAN)
  const points = values.map((value, index) => {
    const x = (WIDTH * index) / Math.max(1, values.length - 1)
    const y = HEIGHT / 2 - ((value - middle) / span) * (HEIGHT - 8)
    return `${x.toFixed(1)},${y.toFixed(1)}`
  })
  return (
    <svg
      className={styles.trend}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <polygon className={styles.ground} points={`0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}`} />
      <polyline className={styles.curve} points={points.join(' ')} />
    </svg>
  )
}
