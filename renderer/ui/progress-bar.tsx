import { useId } from 'react'
import { useLanguage } from './language.tsx'
import styles from './progress-bar.module.css'

export interface ProgressBarProps {
  readonly label: string
  readonly done: number
  /** 0 while the size of the work is not known. */
  readonly of: number
}

/** How far a long piece of work is, in a bar and in numbers. */
export function ProgressBar({ label, done, of }: ProgressBarProps) {
  const { t } = useLanguage()
  const id = useId()
  const share = of > 0 ? Math.min(1, done / of) : 0
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span id={id}>{label}</span>
        {of > 0 && <span className={styles.numbers}>{t('common.progress', { done, of })}</span>}
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={of}
        aria-valuenow={of > 0 ? done : undefined}
        className={styles.track}
      >
        <div className={styles.bar} style={{ transform: `scaleX(${share})` }} />
      </div>
    </div>
  )
}
