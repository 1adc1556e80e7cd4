import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './page.module.css'

export interface PageProps {
  readonly title: ReactNode
  /** Quiet words beside the title. */
  readonly subtitle?: ReactNode
  /** Search and filters, between the title and the actions. */
  readonly tools?: ReactNode
  /** Buttons at the right; at most one of kind `primary`. */
  readonly actions?: ReactNode
  /** Details beside the content, never over it. */
  readonly side?: ReactNode
  readonly sideLabel?: string
  /** `fill`: the content scrolls inside itself, as tables do. `read`: a column of comfortable width that the page scrolls. */
  readonly layout?: 'fill' | 'read' | 'wide'
  readonly children: ReactNode
}

/** One calm page a question: title, one primary action, content, details beside it. */
export function Page({ title, subtitle, tools, actions, side, sideLabel, layout = 'fill', children }: PageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={classes(styles.heading, tools === undefined && styles.alone)}>
          <h1 className={styles.title}>{title}</h1>
          {subtitle !== undefined && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        {tools !== undefined && <div className={styles.tools}>{tools}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.body}>
        <div className={classes(styles.content, styles[layout])}>{children}</div>
        {side !== undefined && side !== null && side !== false && (
          <aside className={styles.side} aria-label={sideLabel}>
            {side}
          </aside>
        )}
      </div>
    </div>
  )
}

export interface CardProps {
  readonly title?: ReactNode
  readonly actions?: ReactNode
  /** Leaves out the inner margin, for lists that reach the edge. */
  readonly flush?: boolean
  readonly children: ReactNode
}

/** A framed surface on the paper. */
export function Card({ title, actions, flush = false, children }: CardProps) {
  return (
    <section className={classes(styles.card, flush && styles.flush)}>
      {(title !== undefined || actions !== undefined) && (
        <div className={styles.cardHead}>
          {title === undefined ? <span /> : <h2 className={styles.cardTitle}>{title}</h2>}
          {actions}
        </div>
      )}
      {children}
    </section>
  )
}
