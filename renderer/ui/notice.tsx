import type { ReactNode } from 'react'
import type { Tone } from './chip.tsx'
import { classes } from './classes.ts'
import styles from './notice.module.css'

export interface NoticeProps {
  readonly tone?: Tone
  readonly title?: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** Read aloud as soon as it appears. */
  readonly live?: boolean
  /** The title and the words in one line, where height is dear. */
  readonly inline?: boolean
}

/** A tinted panel in the flow of a page: `seal` where somebody must decide, `ochre` for care, `jade` for done. */
export function Notice({ tone = 'neutral', title, children, actions, live = false, inline = false }: NoticeProps) {
  return (
    <section
      className={classes(styles.notice, styles[tone], inline && styles.inline)}
      role={live ? 'status' : undefined}
    >
      <div className={styles.words}>
        {title !== undefined && <h3 className={styles.title}>{title}</h3>}
        {children}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </section>
  )
}
