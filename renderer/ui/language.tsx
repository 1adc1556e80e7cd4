import { createContext, useContext, useMemo } from 'react'
import type { ReactNode } from 'react'
import type { MessageKey } from '../../shared/language/catalog/index.ts'
import { commandWords } from '../../shared/language/command-words.ts'
import { formatsFor } from '../../shared/language/formats.ts'
import type { Formats } from '../../shared/language/formats.ts'
import { problemSentence } from '../../shared/language/problem-sentence.ts'
import { translate } from '../../shared/language/translate.ts'
import type { MessageParams } from '../../shared/language/translate.ts'
import type { Problem } from '../../shared/domain/problem.ts'
import type { Language } from '../../shared/protocol/selection.ts'

/** Everything a screen needs to speak: `t('members.title', { count })`, formats for values, sentences for problems. */
export interface Speech {
  readonly language: Language
  readonly t: (key: MessageKey, params?: MessageParams) => string
  readonly formats: Formats
  /** What is wrong and what to do. */
  readonly problem: (problem: Problem) => string
  /** "edit a member": the words for a command in undo labels and histories. */
  readonly command: (name: string, count?: number) => string
}

const SpeechContext = createContext<Speech>(speechIn('en'))

export function LanguageProvider({
  language,
  children,
}: {
  readonly language: Language
  readonly children: ReactNode
}) {
  const speech = useMemo(() => speechIn(language), [language])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

export function useLanguage(): Speech {
  return useContext(SpeechContext)
}

/** Everything that speaks a language. */
export function speechIn(language: Language): Speech {
  return {
    language,
    t: (key, params) => translate(language, key, params),
    formats: formatsFor(language),
    problem: (problem) => problemSentence(language, problem),
    command: (name, count) => commandWords(language, name, count),
  }
}
