import { syllablesSpelled } from '../../text/mandarin-spellings.ts'
import { withoutMarks } from '../../text/fold.ts'
import { readingsOfCharacter } from '../../text/reading.ts'
import { surnamesSpelled } from '../../text/surname-spellings.ts'
import { COMPOUND_SURNAMES, SURNAME_READINGS, SURNAMES } from '../../text/surnames.ts'
import { mandarinOf, NO_PLACE, type FamilyPlace } from './sounds.ts'
import type { Word } from './word.ts'

/**
 * Guesses the family name among the words of a name. Names that read as Chinese throughout begin or end with it:
 * the likelier surname wins. Elsewhere it is the last word, with the particles before it (van der Berg).
 * `bound[n]` says that a hyphen joins word n to the one before.
 */
export function familyPlace(words: readonly Word[], bound: readonly boolean[]): FamilyPlace {
  const count = words.length
  if (count < 2) return NO_PLACE
  return chinesePlace(words, bound) ?? westernPlace(words, bound)
}

/** How likely a word is a Chinese surname: its rank among surnames, 0 the commonest; `UNRANKED` for what is none. */
export function surnameRank(word: Word): number {
  let best = UNRANKED
  for (const code of syllablesSpelled(word.text)) best = Math.min(best, ranks().get(code) ?? UNRANKED)
  for (const surname of word.surnames) best = Math.min(best, 2 + (charRanks().get(surname) ?? UNRANKED))
  return best
}

/** Whether the two words are one Chinese surname of two characters. */
export function isCompound(first: Word, second: Word): boolean {
  const pair = first.text + second.text
  return compounds().has(pair) || surnamesSpelled(pair).some((surname) => surname.length > 1)
}

export const UNRANKED = 10_000

const PARTICLES: ReadonlySet<string> = new Set(
  'van von der den de del della di da dos das do la le el al bin ibn ben bint abu abd abdul ter ten zu zur st san mac mc ap af'.split(' '),
) // prettier-ignore

function westernPlace(words: readonly Word[], bound: readonly boolean[]): FamilyPlace {
  const to = words.length
  let from = to - 1
  while (from > 1 && (bound[from] || PARTICLES.has(words[from - 1]?.text ?? ''))) from -= 1
  return { from, to }
}

function chinesePlace(words: readonly Word[], bound: readonly boolean[]): FamilyPlace | null {
  const count = words.length
  const [first, second] = words
  const last = words.at(-1)
  const beforeLast = words.at(-2)
  if (!first || !second || !last || !beforeLast) return null
  const able = words.every(
    (word) =>
      word.mandarin.length > 0 || word.cantonese.length > 0 || word.surnames.length > 0 || word.text.length === 1,
  )
  if (!able) return null
  if (count > 2 && isCompound(first, second)) return { from: 0, to: 2 }
  if (count > 2 && isCompound(beforeLast, last)) return { from: count - 2, to: count }
  const front = { from: 0, to: 1 }
  const back = { from: count - 1, to: count }
  if (isWholeCompound(first)) return front
  if (isWholeCompound(last)) return back
  if (count === 3 && (bound[1] ?? false) !== (bound[2] ?? false)) return bound[2] ? front : back
  // Yijun Chen: the given name has two syllables more often than the surname.
  if (count === 2 && syllables(first) !== syllables(last)) return syllables(first) < syllables(last) ? front : back
  const rankFront = surnameRank(first)
  const rankBack = surnameRank(last)
  if (rankFront === UNRANKED && rankBack === UNRANKED) return null
  if (count === 3 && rankFront < UNRANKED) return front
  return likelihood(rankFront) * FIRST_IS_USUAL >= likelihood(rankBack) ? front : back
}

/** How much more often a Chinese name stands with the surname first than last, where nothing else tells. */
const FIRST_IS_USUAL = 2

/** Surnames thin out about as fast as their ranks grow, but for the first few. */
function likelihood(rank: number): number {
  return rank === UNRANKED ? 0 : 1 / (rank + 20)
}

function syllables(word: Word): number {
  return (word.mandarin[0] ?? word.cantonese[0])?.length ?? 1
}

function isWholeCompound(word: Word): boolean {
  return compounds().has(word.text) || word.surnames.some((surname) => surname.length > 1)
}

let rankOfSound: ReadonlyMap<string, number> | undefined
let rankOfSurname: ReadonlyMap<string, number> | undefined
let compoundSpellings: ReadonlySet<string> | undefined

/** The set is in the order of frequency. */
function charRanks(): ReadonlyMap<string, number> {
  rankOfSurname ??= new Map([...SURNAMES].map((surname, rank) => [surname, rank]))
  return rankOfSurname
}

function ranks(): ReadonlyMap<string, number> {
  if (rankOfSound) return rankOfSound
  const found = new Map<string, number>()
  for (const [surname, rank] of charRanks()) {
    const code = mandarinOf(surname, 'family').charAt(0)
    if (!found.has(code)) found.set(code, rank)
  }
  rankOfSound = found
  return found
}

function compounds(): ReadonlySet<string> {
  compoundSpellings ??= new Set([...COMPOUND_SURNAMES].map(compoundSpelling))
  return compoundSpellings
}

function compoundSpelling(surname: string): string {
  const known = SURNAME_READINGS.get(surname)
  if (known !== undefined) return withoutMarks(known).replaceAll(' ', '')
  return Array.from(surname, (char) => readingsOfCharacter(char, 'given')[0] ?? '').join('')
}
