import type { Reason } from '../domain/matching.ts'
import { editDistance } from './names/typing.ts'
import { hasHan } from '../text/fold.ts'
import { isNumberWord } from './address-words.ts'
import type { Frequencies } from './frequencies.ts'
import type { PreparedRecord } from './prepared-record.ts'
import { BITS, M, MOST } from './weights.ts'

export interface PlaceEvidence {
  readonly bits: number
  readonly level: 'same' | 'similar' | 'city' | 'differs'
  readonly reason: Reason | null
}

/**
 * What addresses and cities say; null where one of the two records has neither. Both are one bag of words, each worth as many
 * bits as it is rare, so that a suburb may stand in either column; a word with a typing mistake counts in part.
 */
export function placeEvidence(a: PreparedRecord, b: PreparedRecord, frequencies: Frequencies): PlaceEvidence | null {
  if (a.words.length === 0 || b.words.length === 0) return null
  const { common, ofA, ofB } = overlap(a.words, b.words, frequencies)
  const least = Math.min(ofA, ofB)
  const share = least === 0 ? 0 : common / least
  if (!a.hasAddress || !b.hasAddress) return ofCities(common, share)
  const bits = Math.min(common, MOST.address) + Math.log2(M.address)
  if (share >= SAME_SHARE) return { bits, level: 'same', reason: { code: 'address-same', sign: '+' } }
  if (share >= SIMILAR_SHARE && (share >= NEARLY_SAME_SHARE || !haveOtherNumbers(a.words, b.words))) {
    return { bits: bits * share, level: 'similar', reason: { code: 'address-similar', sign: '+' } }
  }
  if (share >= CITY_SHARE)
    return { bits: Math.min(common, MOST.city) / 2, level: 'city', reason: { code: 'city-same', sign: '+' } }
  return { bits: BITS.addressDiffers, level: 'differs', reason: { code: 'address-differs', sign: '-' } }
}

/** From which share of the shorter address both are one, alike, or in one town. */
const SAME_SHARE = 0.93
const NEARLY_SAME_SHARE = 0.8
const SIMILAR_SHARE = 0.55
const CITY_SHARE = 0.2

/** A street and no number in common: neighbours, not a home. */
function haveOtherNumbers(a: readonly string[], b: readonly string[]): boolean {
  // In other languages a number stands for postcodes, lots and levels too, and one of them is nearly always the same.
  if (!a.some(hasHan) || !b.some(hasHan)) return false
  const houses = a.filter((word) => HOUSE.test(word))
  return houses.length > 0 && b.some((word) => HOUSE.test(word)) && !houses.some((house) => b.includes(house))
}

const HOUSE = /^\d+号$/u

/** What a word with a mistake in it keeps of its weight. */
const TYPED_SHARE = 0.8

function ofCities(common: number, share: number): PlaceEvidence {
  if (share < CITY_SHARE)
    return { bits: BITS.cityDiffers, level: 'differs', reason: { code: 'city-differs', sign: '-' } }
  return { bits: Math.min(common, MOST.city) * share, level: 'city', reason: { code: 'city-same', sign: '+' } }
}

function overlap(
  a: readonly string[],
  b: readonly string[],
  frequencies: Frequencies,
): { readonly common: number; readonly ofA: number; readonly ofB: number } {
  let common = 0
  let ofA = 0
  let ofB = 0
  const restA: string[] = []
  const restB = b.filter((word) => !a.includes(word))
  for (const word of a) {
    const bits = frequencies.wordBits(word)
    ofA += bits
    if (b.includes(word)) common += bits
    else restA.push(word)
  }
  for (const word of b) ofB += frequencies.wordBits(word)
  return { common: common + nearlyCommon(restA, restB, frequencies), ofA, ofB }
}

/** Words that are one but for a typing mistake, and words that one of the two wrote together or apart. */
function nearlyCommon(restA: string[], restB: string[], frequencies: Frequencies): number {
  let bits = 0
  const openA: string[] = []
  for (const word of restA) {
    const at = restB.findIndex((other) => isTypedWrong(word, other))
    const other = restB[at]
    if (other === undefined) openA.push(word)
    else {
      bits += TYPED_SHARE * Math.min(frequencies.wordBits(word), frequencies.wordBits(other))
      restB.splice(at, 1)
    }
  }
  if (openA.length === 0 || restB.length === 0 || openA.length + restB.length > MOST_LOOSE_WORDS) return bits
  bits += apartOrTogether(openA, restB, frequencies) + apartOrTogether(restB, openA, frequencies)
  const lettersA = openA.join('')
  const lettersB = restB.join('')
  const length = Math.min(lettersA.length, lettersB.length)
  if (length < 5 || editDistance(lettersA, lettersB, 2) > (length < 8 ? 1 : 2)) return bits
  return bits + TYPED_SHARE * Math.min(sum(openA, frequencies), sum(restB, frequencies))
}

const MOST_LOOSE_WORDS = 10

/** Words of the one that the other wrote as two neighbouring ones (Agarabi, Agar Abi); they are taken off both lists. */
function apartOrTogether(whole: string[], pieces: string[], frequencies: Frequencies): number {
  let bits = 0
  for (let place = whole.length - 1; place >= 0; place -= 1) {
    const word = whole[place] ?? ''
    const at = pieces.findIndex(
      (piece, index) => index + 1 < pieces.length && piece + (pieces[index + 1] ?? '') === word,
    )
    if (at < 0) continue
    const two = pieces.splice(at, 2)
    whole.splice(place, 1)
    bits += TYPED_SHARE * Math.min(frequencies.wordBits(word), sum(two, frequencies))
  }
  return bits
}

function sum(words: readonly string[], frequencies: Frequencies): number {
  return words.reduce((total, word) => total + frequencies.wordBits(word), 0)
}

function isTypedWrong(a: string, b: string): boolean {
  const length = Math.max(a.length, b.length)
  if (length < 4) return false
  if (isNumberWord(a) || isNumberWord(b)) return length >= 4 && a.length === b.length && editDistance(a, b, 1) <= 1
  const most = length < 6 ? 1 : length < 10 ? 2 : 3
  return editDistance(a, b, most) <= most
}
