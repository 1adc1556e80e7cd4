import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './chip.module.css'
import { useLanguage } from './language.tsx'

export type Tone = 'neutral' | 'seal' | 'jade' | 'ochre' | 'indigo'

export interface ChipProps {
  readonly tone?: Tone
  readonly icon?: ReactNode
  /** Shows a cross that takes the chip away; `children` must be plain text then. */
  readonly onRemove?: (() => void) | undefined
  readonly children: ReactNode
}

/** A word in a coloured pill: a status, a tag, a filter in force. The word says it; the colour only helps. */
export function Chip({ tone = 'neutral', icon, onRemove, children }: ChipProps) {
  const { t } = useLanguage()
  return (
    <span className={classes(styles.chip, styles[tone])}>
      {icon}
      <span className={styles.text}>{children}</span>
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={t('common.removeLabel', { label: typeof children === 'string' ? children : '' })}
          onClick={onRemove}
        >
          <X aria-hidden="true" />
        </button>
      )}
    </span>
  )
}

/** A count beside a word: quiet by default, `seal` where a person is needed. */
export function Badge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={classes(styles.badge, styles[tone])}>{children}</span>
}
