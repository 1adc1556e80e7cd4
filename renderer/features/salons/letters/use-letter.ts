import { useMemo, useState } from 'react'
import { addDays } from '../../../../shared/calendar/wall-clock.ts'
import type { InvitedBy } from '../../../../shared/domain/attendance.ts'
import type { SegmentId } from '../../../../shared/domain/ids.ts'
import type { LetterKind, LetterLanguage } from '../../../../shared/domain/letter.ts'
import type { LetterAudience, LetterQueryInput, LettersView } from '../../../../shared/protocol/letters.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { useDraft } from '../../../client/drafts.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { useToday } from '../../../ui/use-now.ts'

/** A text that is being written. */
export interface LetterDraft {
  readonly language: LetterLanguage
  readonly text: string
}

/** Which letter is on screen, to whom, and what is being changed about it. What is written stays until it is kept or thrown away. */
export interface LetterChoice {
  /** The language whose text is on screen. */
  readonly written: LetterLanguage
  readonly query: LetterQueryInput
  readonly answerBy: string
  readonly draft: LetterDraft | null
  /** Whether somebody wrote it earlier and left it. */
  readonly isFound: boolean
  readonly setKind: (kind: LetterKind) => void
  readonly setTo: (to: LetterAudience) => void
  readonly setSegment: (segment: SegmentId | undefined) => void
  readonly setChannel: (channel: InvitedBy) => void
  readonly setAnswerBy: (date: string) => void
  readonly setWritten: (language: LetterLanguage) => void
  readonly write: (text: string) => void
  readonly discard: () => void
}

/** Whether a text differs from what is kept. */
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
  const [segment, setSegment] = useState<SegmentId | undefined>(undefined)
  const [channel, setChannel] = useState<InvitedBy>(USUAL_WAY[language])
  const [chosenBy, setAnswerBy] = useState<string | null>(null)
  const [written, setWritten] = useState<LetterLanguage>(language)
  // The text is the chapter's: begun at one evening, it is gone on with at the next.
  const kept = useDraft(`letter/${salon.chapter}/${kind}/${written}`)
  const draft = useMemo(
    () => (kept.text === null ? null : { language: written, text: kept.text }),
    [written, kept.text],
  )
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
      ...(segment && { segment }),
      channel,
      sender: language,
      answerBy: answerBy === '' ? null : answerBy,
      draft,
    }),
    [salon.id, kind, to, segment, channel, language, answerBy, draft],
  )
  return {
    query,
    answerBy,
    written,
    draft,
    isFound: kept.isFound,
    setKind: (next) => {
      setKind(next)
      setTo(null)
      setAnswerBy(null)
    },
    setTo,
    setSegment,
    setChannel,
    setAnswerBy,
    setWritten,
    write: kept.write,
    discard: kept.discard,
  }
}
