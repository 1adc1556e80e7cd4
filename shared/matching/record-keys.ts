import { isNumberWord } from './address-words.ts'
import type { Birthday } from './birthdays.ts'
import { contactKeys } from './contact-evidence.ts'
import { isMailService } from './email-forms.ts'
import type { Frequencies } from './frequencies.ts'
import { hashOf, mixed } from './hash.ts'
import type { PreparedName, PreparedRecord } from './prepared-record.ts'

/**
 * The keys under which a record meets others (blocking; Christen 2012, ch. 4). One person's two records share at least one
 * unless nearly everything about them differs: each contact point, each form of the name, the birthday; and in pairs a part of
 * the name, of the birthday, of the address or of the telephone number, so that one damaged value does not matter.
 */
export function recordKeys(record: PreparedRecord, frequencies: Frequencies): RecordKeys {
  const keys = new Map<number, number>()
  const add: Add = (kind, ...parts) => {
    let key = KINDS[kind].hash
    for (const part of parts) key = mixed(key, typeof part === 'number' ? part : hashOf(part))
    keys.set(key, KINDS[kind].mark)
  }
  for (const key of contactKeys(record)) add('contact', key)
  for (const { number } of record.phones) add('phone-tail', number.slice(-8))
  for (const { local, domain } of record.emails) {
    if (local.length >= SHORTEST_LOCAL) add('local', local)
    if (!isMailService(domain)) add('domain', domain)
  }
  const places = rareWords(record, frequencies)
  for (const three of threesOf(places)) add('places', ...three)
  for (const birthday of record.birthdays) {
    // In order of size, so that day and month may have changed places.
    if (birthday.year > 0) add('born', birthday.year, ...inOrder(birthday))
  }
  for (const name of record.names) {
    for (const key of name.keys) {
      add(PARTIAL_NAME_KEYS.has(key.charAt(0)) ? 'name-part' : 'name', key)
      for (const place of places.slice(0, 2)) add('name-place', key, place)
      for (const organization of record.organizations) add('name-organization', key, organization)
    }
    for (const initial of initialsOf(name)) {
      for (const birthday of record.birthdays) addBirthdayParts(add, initial, birthday)
    }
    const pieces = new Set([name.family, name.given.join('')].filter((piece) => piece !== ''))
    for (const piece of pieces) {
      add('piece', piece)
      for (const birthday of record.birthdays) addBirthdayParts(add, piece, birthday)
      for (const place of places) add('piece-place', piece, place)
      for (const { number } of record.phones) {
        // A wrong digit is in the first half or in the second.
        add('piece-phone-end', piece, number.slice(-5))
        add('piece-phone-start', piece, number.slice(0, -5))
      }
      for (const { domain } of record.emails) if (!isMailService(domain)) add('piece-domain', piece, domain)
    }
  }
  return keys
}

/**
 * Keys with their marks. Who shares a strong key (`STRONG`) with somebody is compared with them; of weak ones it takes two of
 * different kinds, each with a mark of its own.
 */
export type RecordKeys = ReadonlyMap<number, number>

export const STRONG = 1 << 15

const STRONG_KINDS = [
  'contact', 'phone-tail', 'local', 'places', 'born', 'name', 'name-place', 'name-organization',
] as const // prettier-ignore
const WEAK_KINDS = [
  'domain', 'name-part', 'piece', 'piece-day', 'piece-year-month', 'piece-year-day', 'piece-place', 'piece-phone-end',
  'piece-phone-start', 'piece-domain',
] as const // prettier-ignore
type Kind = (typeof STRONG_KINDS)[number] | (typeof WEAK_KINDS)[number]

const KINDS = Object.fromEntries([
  ...STRONG_KINDS.map((kind) => [kind, { hash: hashOf(kind), mark: STRONG }]),
  ...WEAK_KINDS.map((kind, at) => [kind, { hash: hashOf(kind), mark: 1 << at }]),
]) as Readonly<Record<Kind, { readonly hash: number; readonly mark: number }>>

/** A given name without its surname, an English one with a surname's sound, a surname with an initial (`name-key-kinds`). */
const PARTIAL_NAME_KEYS: ReadonlySet<string> = new Set(['g', 'e', 'f'])

/** The first letters, which typing mistakes spare and which stay when the order changes; the surname's character in Chinese. */
function initialsOf({ family, given }: PreparedName): Set<string> {
  return new Set([family, ...given].map((piece) => piece.slice(0, 1)).filter((letter) => letter !== ''))
}

type Add = (kind: Kind, ...parts: readonly (string | number)[]) => void

/** Shorter local parts (info, amy) are many people's. */
const SHORTEST_LOCAL = 5

/** So many of a record's rarest words that somebody else has too make keys. */
const RARE_WORDS = 5

function addBirthdayParts(add: Add, piece: string, birthday: Birthday): void {
  add('piece-day', piece, ...inOrder(birthday))
  if (birthday.year === 0) return
  add('piece-year-month', piece, birthday.year, birthday.month)
  add('piece-year-day', piece, birthday.year, 100 + birthday.day)
}

function inOrder({ month, day }: Birthday): [number, number] {
  return month < day ? [month, day] : [day, month]
}

/** Every three of the words, each in the same order wherever it is met. Two would be a street and a quarter. */
function threesOf(words: readonly string[]): string[][] {
  const threes: string[][] = []
  for (const [at, one] of words.entries()) {
    for (const [next, other] of words.slice(at + 1).entries()) {
      for (const third of words.slice(at + next + 2)) threes.push([one, other, third].sort())
    }
  }
  return threes
}

function rareWords(record: PreparedRecord, frequencies: Frequencies): string[] {
  return record.words
    .map((word) => ({ word, holders: frequencies.holdersOfWord(word) }))
    .filter(({ word, holders }) => holders > 1 && (word.length > 1 || isNumberWord(word)))
    .sort((a, b) => a.holders - b.holders || (a.word < b.word ? -1 : 1))
    .slice(0, RARE_WORDS)
    .map(({ word }) => word)
}
