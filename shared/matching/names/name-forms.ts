import { fold, hasHan } from '../../text/fold.ts'
import { hanNames } from '../../text/names.ts'
import { readingOf } from '../../text/reading.ts'
import type { NameInput } from '../match-record.ts'

/** A name in the forms that are compared. */
export interface NameForms {
  readonly han: string
  readonly hanFamily: string
  readonly hanGiven: string
  readonly family: string
  readonly given: string
  readonly reading: string
}

export function nameFormsOf(input: NameInput): NameForms {
  const whole = input.name === '' ? `${input.family ?? ''}${input.given ?? ''}` : input.name
  if (hasHan(whole)) {
    const [first] = hanNames(whole)
    const [family = '', ...given] = fold(readingOf(whole)).split(' ')
    const hanFamily = fold((first?.family ?? []).join(''))
    const hanGiven = fold((first?.given ?? []).join(''))
    return { han: fold(whole), hanFamily, hanGiven, family, given: given.join(''), reading: family + given.join('') }
  }
  const words = fold(input.name).split(' ')
  const parted = input.family !== undefined || input.given !== undefined
  const family = parted ? fold(input.family ?? '') : words.length > 1 ? (words.at(-1) ?? '') : ''
  const given = parted ? fold(input.given ?? '') : words.slice(0, words.length > 1 ? -1 : 1).join('')
  return { han: '', hanFamily: '', hanGiven: '', family, given, reading: family + given }
}

/** What is counted to learn how rare a name is. */
export function rarityTokens({ han, hanFamily, hanGiven, family, given }: NameForms): {
  readonly full: string
  readonly family: string
  readonly given: readonly string[]
} {
  if (han !== '') return { full: han, family: hanFamily, given: Array.from(hanGiven) }
  const full = family === '' || given === '' ? '' : [family, given].sort().join(' ')
  return { full, family, given: given === '' ? [] : [given] }
}
