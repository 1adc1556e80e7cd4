import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { RefObject } from 'react'
import { LETTER_LIMIT } from '../../../shared/domain/letter.ts'
import type { AnyPlaceholder, LetterLanguage } from '../../../shared/domain/letter.ts'
import { writtenPlaceholder } from '../../../shared/salons/letter-text.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import styles from './drafts.module.css'

export interface PlaceholderButtonsProps {
  readonly placeholders: readonly AnyPlaceholder[]
  /** Shown on demand. */
  readonly more?: readonly AnyPlaceholder[]
  readonly language: LetterLanguage
  readonly text: string
  /** Where the text is written; a word goes where the cursor stands. */
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly onChange: (text: string) => void
}

/** The words that are filled in for each reader, to put into a text. */
export function PlaceholderButtons({
  placeholders,
  more = [],
  language,
  text,
  area,
  onChange,
}: PlaceholderButtonsProps) {
  const { t } = useLanguage()
  const [showsMore, setShowsMore] = useState(false)
  const insert = (word: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {}
    onChange((text.slice(0, selectionStart) + word + text.slice(selectionEnd)).slice(0, LETTER_LIMIT))
    area.current?.focus()
  }
  return (
    <div className={styles.words} role="group" aria-label={t('letters.insertWhat')}>
      {[...placeholders, ...(showsMore ? more : [])].map((placeholder) => {
        const word = writtenPlaceholder(placeholder, language)
        return (
          <Button
            key={placeholder}
            kind="quiet"
            size="small"
            lang={language}
            aria-label={t('letters.insert', { word })}
            onClick={() => insert(word)}
          >
            {word}
          </Button>
        )
      })}
      {more.length > 0 && !showsMore && (
        <Button kind="quiet" size="small" icon={<Plus />} onClick={() => setShowsMore(true)}>
          {t('letters.moreWords')}
        </Button>
      )}
    </div>
  )
}
