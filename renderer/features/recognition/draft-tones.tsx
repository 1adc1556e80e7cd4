import { inEachLanguage } from '../../../shared/language/in-each-language.ts'
import { translate } from '../../../shared/language/translate.ts'
import { useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { ToThank } from './give-flow.tsx'
import { occasionWords } from './occasion-words.ts'
import styles from './recognition.module.css'

export interface DraftTonesProps {
  readonly row: ToThank
  readonly onWords: (text: string) => void
}

/** Words from the member's own story, in the tones that drafts come in; one click puts them into the field. */
export function DraftTones({ row, onWords }: DraftTonesProps) {
  const { t, language: sender } = useLanguage()
  const occasion = inEachLanguage((language) =>
    occasionWords(row, { language, t: (key, params) => translate(language, key, params) }),
  )
  const view = useView('personalLetter', {
    member: row.id,
    kind: 'recognise',
    chapter: row.chapter,
    sender,
    occasion,
  })
  if (view.state !== 'ready' || view.value?.state !== 'ready') return null
  return (
    <span className={styles.drafts}>
      <span className={styles.quiet}>{t('recognition.fromDraft')}</span>
      {view.value.drafts.map(({ tone, text }) => (
        <Button key={tone} size="small" kind="quiet" onClick={() => onWords(text)}>
          {t(`drafts.tone.${tone}`)}
        </Button>
      ))}
    </span>
  )
}
