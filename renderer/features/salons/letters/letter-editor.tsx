import { Undo2 } from 'lucide-react'
import { useRef } from 'react'
import { LETTER_LIMIT, PLACEHOLDERS, STORY_PLACEHOLDERS } from '../../../../shared/domain/letter.ts'
import type { ChapterId } from '../../../../shared/domain/ids.ts'
import { LANGUAGE_NAMES } from '../../../../shared/language/locale.ts'
import type { LettersView } from '../../../../shared/protocol/letters.ts'
import { LANGUAGES } from '../../../../shared/protocol/selection.ts'
import { strangersIn } from '../../../../shared/salons/letter-text.ts'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choices.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { useCommunity } from '../../common/use-community.ts'
import { useDo } from '../../common/use-do.ts'
import { PlaceholderButtons } from '../../drafts/placeholder-buttons.tsx'
import styles from './letters.module.css'
import { isUnsaved } from './use-letter.ts'
import type { LetterChoice } from './use-letter.ts'

export interface LetterEditorProps {
  readonly chapter: ChapterId
  readonly choice: LetterChoice
  readonly texts: LettersView['texts']
}

/** What letters of an evening have no say in is left to what is written to one person. */
const STORY_WORDS = STORY_PLACEHOLDERS.filter((each) => each !== 'occasion' && each !== 'until' && each !== 'away')

/** A letter's text in one language, with what is filled in for each guest; kept for the whole chapter. */
export function LetterEditor({ chapter, choice, texts }: LetterEditorProps) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const community = useCommunity()
  const area = useRef<HTMLTextAreaElement>(null)
  const { draft, query, written: language, write, discard } = choice
  const kept = texts.find((each) => each.language === language)
  const text = draft?.text ?? kept?.text ?? ''
  const isChanged = isUnsaved(draft, texts)
  const strangers = strangersIn(text)
  const may = community?.may.commands.includes('letter.save') ?? false

  const save = async () => {
    const result = await act(
      'letter.save',
      { chapter, kind: query.kind, language, text },
      { done: t('letters.saved'), undo: true },
    )
    if (result.ok) discard()
  }
  const reset = async () => {
    const result = await act(
      'letter.reset',
      { chapter, kind: query.kind, language },
      { done: t('letters.resetDone'), undo: true },
    )
    if (result.ok) discard()
  }
  return (
    <div className={styles.editor}>
      <RadioGroup
        label={t('letters.textLanguage')}
        hideLabel
        look="row"
        value={language}
        onChange={choice.setWritten}
        options={LANGUAGES.map((each) => ({
          value: each,
          label: <span lang={each}>{LANGUAGE_NAMES[each]}</span>,
        }))}
      />
      <TextArea
        ref={area}
        label={t('letters.text')}
        hideLabel
        lang={language}
        rows={9}
        maxLength={LETTER_LIMIT}
        readOnly={!may}
        value={text}
        onChange={write}
        hint={t(
          isChanged
            ? choice.isFound
              ? 'letters.draftFound'
              : 'letters.draft'
            : kept?.own
              ? 'letters.own'
              : 'letters.builtIn',
        )}
        problem={
          strangers.length > 0
            ? t('letters.strangers', { words: formats.list(strangers), count: strangers.length })
            : undefined
        }
      />
      {may && (
        <PlaceholderButtons
          placeholders={PLACEHOLDERS}
          more={STORY_WORDS}
          language={language}
          text={text}
          area={area}
          onChange={write}
        />
      )}
      {may && (isChanged || kept?.own) && (
        <div className={styles.buttons}>
          {kept?.own && !isChanged && (
            <Button size="small" kind="quiet" icon={<Undo2 />} onClick={() => void reset()}>
              {t('letters.reset')}
            </Button>
          )}
          {isChanged && (
            <>
              <Button size="small" onClick={discard}>
                {t('letters.discard')}
              </Button>
              <Button
                size="small"
                kind="primary"
                disabled={strangers.length > 0 || text.trim() === ''}
                onClick={() => void save()}
              >
                {t('letters.save')}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  )
}
