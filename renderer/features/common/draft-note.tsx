import type { TypedText } from '../../client/drafts.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import styles from './draft-note.module.css'

/** Says of a text that somebody comes back to where it is from, and throws it away. */
export function DraftNote({ draft }: { readonly draft: Pick<TypedText, 'isFound' | 'discard'> }) {
  const { t } = useLanguage()
  if (!draft.isFound) return null
  return (
    <p className={styles.note} role="status">
      {t('common.draftFound')}
      <Button size="small" kind="quiet" onClick={draft.discard}>
        {t('common.draftDiscard')}
      </Button>
    </p>
  )
}
