import { fold, hasHan } from '../text/fold.ts'
import type { DialledNumber } from '../text/phone-numbers.ts'
import { dialledNumbers } from '../text/phone-numbers.ts'
import { addressWords } from './address-words.ts'
import type { Birthday } from './birthdays.ts'
import { birthdayOf } from './birthdays.ts'
import type { EmailForm } from './email-forms.ts'
import { emailForms } from './email-forms.ts'
import { hashOf, mixed } from './hash.ts'
import type { MatchRecord, NameInput } from './match-record.ts'
import type { NameForms } from './names/name-forms.ts'
import { nameFormsOf } from './names/name-forms.ts'
import { nameKeys, rarityTokens } from './names/name-keys.ts'

/** A name with what is looked up about it again and again. */
export interface PreparedName {
  readonly forms: NameForms
  readonly keys: readonly string[]
  readonly full: string
  readonly family: string
  readonly given: readonly string[]
  /** The digits in it: 成員1 and 成員2, Guest 1 and Guest 2 are two people. */
  readonly digits: string
  /** Which column it stood in, where only one was filled. */
  readonly part: 'family' | 'given' | 'whole'
  /** Whether it is in Latin letters and nothing in it could be Chinese. */
  readonly foreign: boolean
  /** Whether its given name is one of another language than Chinese, as many have beside their own: Amy Chen. */
  readonly adopted: boolean
  /** Whether it is a Chinese name, in characters or in letters: there another syllable is another person, no nickname. */
  readonly chinese: boolean
}

/** A record in the forms that are compared. */
export interface PreparedRecord {
  readonly id: string
  readonly names: readonly PreparedName[]
  readonly phones: readonly DialledNumber[]
  readonly emails: readonly EmailForm[]
  readonly accounts: readonly string[]
  readonly numbers: readonly string[]
  readonly birthdays: readonly Birthday[]
  /** Words of all addresses and cities. */
  readonly words: readonly string[]
  readonly hasAddress: boolean
  readonly organizations: readonly string[]
  readonly gender: Gender
  /** Equal for two records that say the same, whatever their ids. */
  readonly content: number
}

export type Gender = 'f' | 'm' | ''

/** Prepares records; remembers the names it has met, because rosters repeat them. */
export class Preparation {
  readonly #names = new Map<string, PreparedName | null>()

  prepare(record: MatchRecord): PreparedRecord {
    const cities = unique(record.cities.flatMap(addressWords))
    const streets = unique(record.addresses.flatMap(addressWords))
    return {
      id: record.id,
      names: record.names.slice(0, MOST_VALUES).flatMap((name) => this.#name(name) ?? []),
      phones: some(record.phones).flatMap((text) => dialledNumbers(text, record.country)),
      emails: some(record.emails).flatMap(emailForms),
      accounts: unique(some(record.accounts).map(accountKey)),
      numbers: unique(some(record.numbers).map(numberKey)),
      birthdays: some(record.birthdays).flatMap((date) => birthdayOf(date) ?? []),
      words: unique([...streets, ...cities]),
      hasAddress: streets.length > 0,
      organizations: unique(some(record.organizations).map((text) => fold(text).replace(/[\s.,]+/gu, ''))),
      gender: genderOf(record.genders),
      content: contentOf(record),
    }
  }

  #name(input: NameInput): PreparedName | null {
    const id = `${input.name}\n${input.family ?? ''}\n${input.given ?? ''}\n${input.reading ?? ''}\n${input.nickname ?? ''}`
    const known = this.#names.get(id)
    if (known !== undefined) return known
    const prepared = id.length > LONGEST_NAME ? null : preparedName(input)
    this.#names.set(id, prepared)
    return prepared
  }
}

/** A merged person may bring the values of many rows; more than these say nothing new. */
const MOST_VALUES = 20

/** With all its parts; what is longer is no name. */
const LONGEST_NAME = 600

/** Longer values are texts that slipped into a column. */
const LONGEST_VALUE = 400

function some(values: readonly string[]): string[] {
  return values.slice(0, MOST_VALUES).filter((text) => text !== '' && text.length <= LONGEST_VALUE)
}

function preparedName(input: NameInput): PreparedName | null {
  const forms = nameFormsOf(withWholeName(input))
  const keys = nameKeys(forms)
  const tokens = rarityTokens(forms)
  const { full } = tokens
  const part = input.name !== '' || (input.family && input.given) ? 'whole' : input.family ? 'family' : 'given'
  const moved = part === 'family' && tokens.family === ''
  const family = moved ? tokens.given.join(' ') : tokens.family
  const given = moved ? [] : tokens.given
  if (full === '' && family === '' && given.length === 0 && keys.length === 0) return null
  const digits = forms.shown.normalize('NFKC').replace(/\D+/gu, ' ').trim()
  return {
    forms,
    keys,
    full,
    family,
    given,
    digits,
    part,
    foreign: isForeign(forms),
    adopted: isAdopted(forms),
    chinese: forms.han !== '' || forms.romanised,
  }
}

function isAdopted({ han, words, family }: NameForms): boolean {
  if (han !== '' || family.to === 0) return false
  const given = words.filter((_, at) => at < family.from || at >= family.to)
  return given.length > 0 && given.every((word) => word.mandarin.length === 0 && word.cantonese.length === 0)
}

function isForeign({ han, words }: NameForms): boolean {
  return han === '' && words.every((word) => word.surnames.length === 0 && word.mandarin.length === 0)
}

/** 陳 + 怡君老師 in two columns is read like 陳怡君老師 in one, where a title is seen as one. */
function withWholeName(input: NameInput): NameInput {
  const { name, family = '', given = '' } = input
  return name === '' && hasHan(family) && hasHan(given) ? { ...input, name: family.trim() + given.trim() } : input
}

/** Accounts are names that nobody spells in two ways, but case and a leading @ come and go. */
function accountKey(account: string): string {
  const [kind = '', ...name] = fold(account).split(':')
  const key = name.join(':').replace(/[\s@]+/gu, '')
  return key.length < 2 ? '' : `${kind}:${key}`
}

function numberKey(number: string): string {
  return fold(number)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^0+(?=\d)/u, '')
}

const FEMALE = /^(?:f|female|女|女性|w|woman|ms|mrs|miss|女士|小姐)$/u
const MALE = /^(?:m|male|男|男性|man|mr|先生)$/u

function genderOf(texts: readonly string[]): Gender {
  const found = new Set(
    some(texts).map((text) => {
      const key = fold(text)
      return FEMALE.test(key) ? 'f' : MALE.test(key) ? 'm' : ''
    }),
  )
  if (found.has('f') === found.has('m')) return ''
  return found.has('f') ? 'f' : 'm'
}

/** Whatever was typed, without the id: what makes the order of records the same for the same people. */
function contentOf(record: MatchRecord): number {
  let content = 0
  for (const { name, family, given, reading, nickname } of record.names) {
    for (const text of [name, family, given, reading, nickname]) content = mixed(content, hashOf(text ?? ''))
  }
  const lists = [record.phones, record.emails, record.accounts, record.numbers, record.birthdays, record.addresses]
  for (const list of [...lists, record.cities, record.organizations, record.genders, [record.country]]) {
    content = mixed(content, list.length)
    for (const text of list) content = mixed(content, hashOf(text))
  }
  return content
}

function unique(values: readonly string[]): string[] {
  return values.length < 2
    ? values.filter((value) => value !== '')
    : [...new Set(values)].filter((value) => value !== '')
}
