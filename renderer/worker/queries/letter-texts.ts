import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Letter, LetterKind, LetterLanguage } from '../../../shared/domain/letter.ts'
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

/** A chapter's own texts that stand, the one that counts first: where two organizers wrote at once there are two. */
export function ownLetters(tables: Tables, chapter: ChapterId, kind: LetterKind, language: LetterLanguage): Letter[] {
  return [...tables.letters.of(chapter)]
    .filter((letter) => letter.voided === undefined && letter.kind === kind && letter.language === language)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
}
