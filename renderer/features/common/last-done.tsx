import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import styles from './last-done.module.css'

export interface LastDoneProps {
  /** What was decided last, as a sentence, or what is to be known before anything was; undefined for nothing. */
  readonly words: string | undefined
  /** Takes it back; without, there is nothing to take back. */
  readonly onUndo?: (() => void) | undefined
}

/** At the foot of a desk: what was just decided, and the way back. */
export function LastDone({ words, onUndo }: LastDoneProps) {
  const { t } = useLanguage()
  return (
    <p className={styles.last} role="status">
      {words !== undefined && <span className={styles.words}>{words}</span>}
      {onUndo && (
        <Button size="small" keys="U" onClick={onUndo}>
          {t('common.undo')}
        </Button>
      )}
    </p>
  )
}
