import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

export interface EmptyStateProps {
  readonly title: string
  /** What to do next, in a sentence or two. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** A single character or icon drawn large and faint above the title. */
  readonly mark?: ReactNode
}

/** An empty screen that teaches the next step. */
export function EmptyState({ title, children, actions, mark }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {mark !== undefined && (
        <div className={styles.mark} aria-hidden="true">
          {mark}
        </div>
      )}
      <h2 className={styles.title}>{title}</h2>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
