import { useId } from 'react'
import styles from './slider.module.css'

export interface SliderProps {
  readonly label: string
  /** From 0 to `steps`. */
  readonly value: number
  readonly steps: number
  readonly onChange: (value: number) => void
  /** What the present step means; shown beside the label and read aloud in place of the number. */
  readonly words: string
}

/** A choice between a few steps of more and less; arrow keys move it. */
export function Slider({ label, value, steps, onChange, words }: SliderProps) {
  const id = useId()
  return (
    <div className={styles.slider}>
      <label htmlFor={id} className={styles.label}>
        {label}
        <span className={styles.words} aria-hidden="true">
          {words}
        </span>
      </label>
      <input
        id={id}
        type="range"
        className={styles.range}
        min={0}
        max={steps}
        step={1}
        value={value}
        aria-valuetext={words}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  )
}
