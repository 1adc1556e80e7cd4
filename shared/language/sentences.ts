import type { Language } from '../protocol/selection.ts'

/** Sentences one after the other; what is empty or left out takes no room. Chinese sets no space between two. */
export function inSequence(language: Language, sentences: readonly (string | false | null | undefined)[]): string {
  return sentences.filter(Boolean).join(language === 'en' ? ' ' : '')
}
