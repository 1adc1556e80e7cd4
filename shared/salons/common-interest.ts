import { fold, hasHan } from '../text/fold.ts'

/**
 * Tells which interests an evening is about: those written alike once both are folded (書 and 书, Ｗine and wine), those of
 * which one is part of the other (咖啡 of 手沖咖啡, wine of wine tasting), and those that the theme names. Words that mean
 * the same and share no letter are not known to be one.
 */
export function interestTest(evening: { readonly interests: readonly string[]; readonly theme: string }) {
  const theme = fold(evening.theme)
  const labels = evening.interests.map(fold)
  const known = new Map<string, boolean>()
  return (interest: string): boolean => {
    const told = known.get(interest)
    if (told !== undefined) return told
    const folded = fold(interest)
    const is =
      names(theme, folded) || labels.some((label) => label === folded || names(label, folded) || names(folded, label))
    known.set(interest, is)
    return is
  }
}

/** One character is part of too many words: 書 of 書法, 茶 of 茶花. */
const LEAST_HAN = 2
/** A word of Latin letters is matched as a whole; shorter ones are initials. */
const LEAST_LATIN = 3

/** Whether a folded text has a folded label in it. */
function names(text: string, label: string): boolean {
  if (hasHan(label)) return label.length >= LEAST_HAN && text.includes(label)
  return label.length >= LEAST_LATIN && wordsOf(text).includes(wordsOf(label))
}

/** The words with a space before and after each, so that only whole ones are found. */
function wordsOf(text: string): string {
  return ` ${text.split(/[^\p{L}\p{N}]+/u).join(' ')} `.replace(/ {2,}/g, ' ')
}
