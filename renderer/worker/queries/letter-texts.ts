import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Letter, LetterKind, LetterLanguage, PersonalKind, Tone } from '../../../shared/domain/letter.ts'
import { PERSONAL_TEXTS } from '../../../shared/drafts/templates/personal-texts.ts'
import { LETTERS } from '../../../shared/language/letters.ts'
import type { Tables } from '../tables/tables.ts'

export interface LetterText {
  readonly text: string
  /** Whether the chapter wrote it itself. */
  readonly own: boolean
}

/** A letter's text in each language: the chapter's own where it has one, else the program's. */
export function letterTextsOf(
  tables: Tables,
  chapter: ChapterId,
  kind: LetterKind,
): Readonly<Record<LetterLanguage, LetterText>> {
  const text = (language: LetterLanguage): LetterText => {
    const [own] = ownLetters(tables, chapter, kind, language)
    return own ? { text: own.text, own: true } : { text: LETTERS[language][kind], own: false }
  }
  return { en: text('en'), 'zh-TW': text('zh-TW'), 'zh-CN': text('zh-CN') }
}

/** The same of what is written to one person. */
export function personalTextOf(
  tables: Tables,
  chapter: ChapterId,
  { kind, tone, language }: { readonly kind: PersonalKind; readonly tone: Tone; readonly language: LetterLanguage },
): LetterText {
  const [own] = ownLetters(tables, chapter, kind, language, tone)
  return own ? { text: own.text, own: true } : { text: PERSONAL_TEXTS[language][kind][tone], own: false }
}

/** A chapter's own texts that stand, the one that counts first: where two organizers wrote at once there are two. */
export function ownLetters(
  tables: Tables,
  chapter: ChapterId,
  kind: LetterKind | PersonalKind,
  language: LetterLanguage,
  tone?: Tone,
): Letter[] {
  return [...tables.letters.of(chapter)]
    .filter(
      (letter) =>
        letter.voided === undefined && letter.kind === kind && letter.tone === tone && letter.language === language,
    )
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
}
