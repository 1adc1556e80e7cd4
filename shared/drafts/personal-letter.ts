import type { AnyPlaceholder, AnyValues, LetterLanguage, LetterValues, Tone } from '../domain/letter.ts'
import type { Member } from '../domain/member.ts'
import type { LeftOutReason } from '../domain/contact-rules.ts'
import { refusalOf } from '../domain/reach.ts'
import type { ReachOn } from '../domain/reach.ts'
import { fillPersonalLetter } from '../salons/letter-text.ts'
import { calledIn } from './form-of-address.ts'
import { storyValues } from './story.ts'
import type { Story, Surroundings } from './story.ts'

/** Why there is no draft: they may not be written to. */
export type NoDraft = LeftOutReason

/** Null for somebody who may be written to. */
export function noDraftFor(member: Member, on: ReachOn): NoDraft | null {
  return refusalOf(member, on)
}

/** An evening as a letter says it; everything '' where it is about none. */
export type EveningWords = Omit<LetterValues, 'name'>

export const NO_EVENING: EveningWords = { theme: '', date: '', time: '', venue: '', fee: '', host: '', answerBy: '' }

/** Everything a letter to one person may say, in one language and tone. */
export function personalValues(
  member: Member,
  how: { readonly language: LetterLanguage; readonly tone: Tone },
  told: { readonly story: Story; readonly evening: EveningWords; readonly around: Surroundings },
): AnyValues {
  const { language, tone } = how
  return {
    ...told.evening,
    ...storyValues(language, told.story, told.around),
    name: calledIn(tone, member, language),
  }
}

/** A text with what may be said, but for what was struck out. */
export function draftOf(text: string, values: AnyValues, struck: ReadonlySet<AnyPlaceholder> = NONE): string {
  return fillPersonalLetter(text, struck.size === 0 ? values : unstruck(values, struck))
}

/** The values without those that were struck out. */
export function unstruck(values: AnyValues, struck: ReadonlySet<AnyPlaceholder>): AnyValues {
  const left: Record<AnyPlaceholder, string> = { ...values }
  for (const each of struck) left[each] = ''
  return left
}

const NONE: ReadonlySet<AnyPlaceholder> = new Set()
