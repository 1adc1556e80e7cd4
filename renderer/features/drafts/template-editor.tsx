import { Undo2 } from 'lucide-react'
import { useRef } from 'react'
import { LETTER_LIMIT } from '../../../shared/domain/letter.ts'
import { factsOf } from '../../../shared/drafts/prompt.ts'
import type { PersonalDraft, PersonalLetter } from '../../../shared/protocol/letters.ts'
import { namedIn, strangersIn } from '../../../shared/salons/letter-text.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from '../common/use-do.ts'
import type { WrittenAbout } from './draft-dialog.tsx'
import styles from './drafts.module.css'
import { PlaceholderButtons } from './placeholder-buttons.tsx'

export interface TemplateEditorProps {
  readonly about: WrittenAbout
  readonly letter: PersonalLetter
  readonly draft: PersonalDraft
  /** How far it has been changed; null while nobody changes it. */
  readonly text: string | null
  readonly onChange: (text: string | null) => void
}

/** The chapter's text of a tone; what it becomes is seen above as this member would get it. */
export function TemplateEditor({ about, letter, draft, text, onChange }: TemplateEditorProps) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const area = useRef<HTMLTextAreaElement>(null)
  if (text === null)
    return (
      <div>
        <Button size="small" kind="quiet" onClick={() => onChange(draft.template)}>
          {t('drafts.template')}
        </Button>
      </div>
    )
  const { chapter, language, name } = letter
  const which = { chapter, kind: about.kind, tone: draft.tone, language }
  const strangers = strangersIn(text)
  const save = async () => {
    const result = await act('letter.save', { ...which, text }, { done: t('letters.saved'), undo: true })
    if (result.ok) onChange(null)
  }
  const reset = async () => {
    const result = await act('letter.reset', which, { done: t('letters.resetDone'), undo: true })
    if (result.ok) onChange(null)
  }
  return (
    <section className={styles.template} aria-label={t('drafts.template')}>
      <TextArea
        ref={area}
        label={t('drafts.templateText', { tone: t(`drafts.tone.${draft.tone}`) })}
        lang={language}
        rows={8}
        maxLength={LETTER_LIMIT}
        value={text}
        onChange={onChange}
        hint={formats.sentences([draft.own ? t('drafts.templateOwn') : '', t('drafts.templateHint', { name })])}
        problem={
          strangers.length > 0
            ? t('letters.strangers', { words: formats.list(strangers), count: strangers.length })
            : undefined
        }
      />
      <PlaceholderButtons
        placeholders={[...new Set([...namedIn(draft.template), ...factsOf(draft.values)])]}
        language={language}
        text={text}
        area={area}
        onChange={onChange}
      />
      <div className={styles.buttons}>
        {draft.own && (
          <Button size="small" kind="quiet" icon={<Undo2 />} onClick={() => void reset()}>
            {t('letters.reset')}
          </Button>
        )}
        <Button size="small" onClick={() => onChange(null)}>
          {t('drafts.templateClose')}
        </Button>
        <Button
          size="small"
          kind="primary"
          disabled={strangers.length > 0 || text.trim() === '' || text === draft.template}
          onClick={() => void save()}
        >
          {t('letters.save')}
        </Button>
      </div>
    </section>
  )
}
