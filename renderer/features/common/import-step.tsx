import type { ReactNode } from 'react'
import styles from './import-step.module.css'

export interface ImportStepProps {
  readonly title: string
  readonly facts?: string
  readonly children: ReactNode
}

/** One question of an import; which there are depends on the file, so they count themselves. */
export function ImportStep({ title, facts, children }: ImportStepProps) {
  return (
    <section className={styles.step} aria-label={title}>
      <h2 className={styles.title}>
        <span className={styles.number} aria-hidden="true" />
        {title}
        {facts !== undefined && <span className={styles.facts}>{facts}</span>}
      </h2>
      <div className={styles.body}>{children}</div>
    </section>
  )
}
