import { useMemo, useState } from 'react'
import { addDays } from '../../../../shared/calendar/wall-clock.ts'
import type { InvitedBy } from '../../../../shared/domain/attendance.ts'
import type { LetterKind, LetterLanguage } from '../../../../shared/domain/letter.ts'
import type { LetterAudience, LetterQueryInput, LettersView } from '../../../../shared/protocol/letters.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { useToday } from '../../../ui/use-now.ts'

/** A text that is being written. */
export interface LetterDraft {
  readonly language: LetterLanguage
  readonly text: string
}

/** Which letter is on screen, to whom, and what is being changed about it. */
export interface LetterChoice {
  readonly query: LetterQueryInput
  readonly answerBy: string
  readonly draft: LetterDraft | null
  readonly setKind: (kind: LetterKind) => void
  readonly setTo: (to: LetterAudience) => void
  readonly setChannel: (channel: InvitedBy) => void
  readonly setAnswerBy: (date: string) => void
  readonly setDraft: (draft: LetterDraft | null) => void
}

/** Whether a text differs from what is kept: it would be lost where another one is turned to. */
export function isUnsaved(draft: LetterDraft | null, texts: LettersView['texts']): boolean {
  return draft !== null && draft.text !== texts.find(({ language }) => language === draft.language)?.text
}

/** To whom each letter goes, unless somebody says otherwise. */
const USUAL: Readonly<Record<LetterKind, LetterAudience>> = {
  invitation: 'unanswered',
  reminder: 'going',
  offer: 'offered',
  thanks: 'came',
}

/** How people of each language usually write to each other. */
const USUAL_WAY: Readonly<Record<LetterLanguage, InvitedBy>> = { 'zh-TW': 'line', 'zh-CN': 'wechat', en: 'email' }

/** Days before an evening by which guests are asked to answer: time enough to ask others. */
const ANSWER_DAYS = 3

export function useLetter({ salon, endsAt }: SalonView, now: number): LetterChoice {
  const { language } = useLanguage()
  const today = useToday()
  const [kind, setKind] = useState<LetterKind>(endsAt < now ? 'thanks' : 'invitation')
  const [chosenTo, setTo] = useState<LetterAudience | null>(null)
  const [channel, setChannel] = useState<InvitedBy>(USUAL_WAY[language])
  const [chosenBy, setAnswerBy] = useState<string | null>(null)
  const [draft, setDraft] = useState<LetterDraft | null>(null)
  const to = chosenTo ?? USUAL[kind]
  const usual = addDays(salon.start.slice(0, 10), -ANSWER_DAYS)
  // Nobody who has answered is asked for an answer.
  const isAsking = to === 'unanswered' || to === 'maybe'
  const answerBy = chosenBy ?? (isAsking && usual >= today ? usual : '')
  const query = useMemo(
    () => ({
      salon: salon.id,
      kind,
      to,
      channel,
      sender: language,
      answerBy: answerBy === '' ? null : answerBy,
      draft,
    }),
    [salon.id, kind, to, channel, language, answerBy, draft],
  )
  return {
    query,
    answerBy,
    draft,
    setKind: (next) => {
      setKind(next)
      setTo(null)
      setAnswerBy(null)
      setDraft(null)
    },
    setTo,
    setChannel,
    setAnswerBy,
    setDraft,
  }
}
