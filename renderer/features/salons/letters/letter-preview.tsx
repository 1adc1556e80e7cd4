import { Copy, Users } from 'lucide-react'
import type { LetterRow } from '../../../../shared/protocol/letters.ts'
import { Button } from '../../../ui/button.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import styles from './letters.module.css'
import type { LetterActions } from './use-letter-actions.ts'

export interface LetterPreviewProps {
  readonly row: LetterRow | undefined
  /** One to all of them together. */
  readonly group: string
  readonly actions: LetterActions
}

/** The letter as one guest gets it; where nobody is there to get it, as a group would. */
export function LetterPreview({ row, group, actions }: LetterPreviewProps) {
  const { t } = useLanguage()
  const heading = row ? t('letters.previewFor', { name: row.name }) : t('letters.previewGroup')
  return (
    <section className={styles.preview} aria-label={heading}>
      <h3 className={styles.previewTitle}>{heading}</h3>
      <p className={styles.letter} lang={row?.language}>
        {row ? row.text : group}
      </p>
      <div className={styles.buttons}>
        <Button size="small" icon={<Users />} onClick={() => actions.copyGroup(group)}>
          {t('letters.copyGroup')}
        </Button>
        {row && (
          <Button size="small" icon={<Copy />} onClick={() => actions.copy([row])}>
            {t('letters.copyThis')}
          </Button>
        )}
      </div>
    </section>
  )
}
