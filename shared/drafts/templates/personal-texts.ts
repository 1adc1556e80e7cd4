import type { LetterLanguage, PersonalKind, Tone } from '../../domain/letter.ts'
import { PERSONAL_TEXTS_EN } from './en.ts'
import { PERSONAL_TEXTS_ZH_CN } from './zh-cn.ts'
import { PERSONAL_TEXTS_ZH_TW } from './zh-tw.ts'

/** What is written to one person in one language: every occasion in every tone. */
export type PersonalTexts = Readonly<Record<PersonalKind, Readonly<Record<Tone, string>>>>

/** The texts that the program comes with; a chapter writes its own over them. Each is written for its place, none is translated. */
export const PERSONAL_TEXTS: Readonly<Record<LetterLanguage, PersonalTexts>> = {
  en: PERSONAL_TEXTS_EN,
  'zh-TW': PERSONAL_TEXTS_ZH_TW,
  'zh-CN': PERSONAL_TEXTS_ZH_CN,
}
