import { GripVertical, X } from 'lucide-react'
import { useDrag } from 'react-aria-components/useDrag'
import type { ColumnTarget } from '../../../shared/domain/source.ts'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import { targetWords } from './reading-words.ts'
import styles from './target-chip.module.css'
import { TARGET_TYPE, writtenTarget } from './target-drag.ts'

export interface TargetChipProps {
  readonly target: ColumnTarget
  /** The column it stands on; null while it stands on none. */
  readonly from: number | null
  readonly onRemove?: () => void
}

/** A field that is dragged onto the column it is to be read from: with the pointer, or with Enter and the arrow keys. */
export function TargetChip({ target, from, onRemove }: TargetChipProps) {
  const { t } = useLanguage()
  const label = targetWords(target, t)
  const { dragProps, isDragging } = useDrag({
    getItems: () => [{ [TARGET_TYPE]: writtenTarget({ target, from }), 'text/plain': label }],
    getAllowedDropOperations: () => ['move'],
  })
  return (
    <span className={classes(styles.chip, from === null ? styles.loose : styles.placed, isDragging && styles.dragging)}>
      <span {...dragProps} role="button" tabIndex={0} className={styles.handle}>
        <GripVertical aria-hidden="true" />
        {label}
      </span>
      {onRemove && (
        <button
          type="button"
          className={styles.remove}
          aria-label={t('common.removeLabel', { label })}
          onClick={onRemove}
        >
          <X aria-hidden="true" />
        </button>
      )}
    </span>
  )
}
