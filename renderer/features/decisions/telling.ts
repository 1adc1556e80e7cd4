import type { ReactNode } from 'react'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import type { Saying, Settlement } from '../../../shared/protocol/decisions.ts'
import type { Speech } from '../../ui/language.tsx'

/** A decision as it is shown: a question, and what to choose from. */
export interface Card {
  readonly key: string
  readonly title: string
  /** What kind of record it is about, or the numbers that do not fit. */
  readonly chip: string
  readonly text?: string
  /** Where the record is, by Enter or a click. */
  readonly link: { readonly href: string; readonly label: string }
  readonly choices: readonly CardChoice[]
}

export interface CardChoice {
  readonly key: string
  readonly value: ReactNode
  /** The value in words alone, as lists and screen readers have it. */
  readonly words: string
  /** Whose word it is, or what comes of it. */
  readonly hint: string
  readonly settlement: Settlement
  /** What is said once it was taken. */
  readonly done: string
}

/** Words for decisions need to know what chapters are called, and what the time is. */
export interface Telling {
  readonly speech: Speech
  readonly community: CommunityView | undefined
  readonly now: number
}

/** Whose word something is: "Wei · Wei’s computer · Sat 28 Nov, 19:00"; '' where nothing is known of it. */
export function sayingWords({ mine, by, deviceName, at }: Saying, { speech: { t, formats }, now }: Telling): string {
  if (at === 0) return ''
  const who = mine ? t('decisions.you') : by === '' ? t('decisions.somebody') : by
  // Lines break at the dots, not inside a date.
  const when = formats.dayTime(at, undefined, now).replaceAll(' ', '\u00a0')
  return [who, deviceName, when].filter(Boolean).join(' · ')
}
