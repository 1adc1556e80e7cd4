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
export function recordKeys(record: PreparedRecord, frequencies: Frequencies): number[] {
  const keys = new Set<number>()
  const add = (kind: string, ...parts: readonly (string | number)[]) => {
    let key = hashOf(kind)
    for (const part of parts) key = mixed(key, typeof part === 'number' ? part : hashOf(part))
    keys.add(key)
  }
  for (const key of contactKeys(record)) add('contact', key)
  for (const { number } of record.phones) add('phone-tail', number.slice(-8))
  for (const { local, domain } of record.emails) {
    if (local.length >= SHORTEST_LOCAL) add('local', local)
    if (!isMailService(domain)) add('domain', domain)
  }
  const places = rareWords(record, frequencies)
  for (const [index, place] of places.entries()) {
    for (const other of places.slice(index + 1)) add('places', ...[place, other].sort())
  }
  for (const birthday of record.birthdays) {
    // In order of size, so that day and month may have changed places.
    if (birthday.year > 0) add('born', birthday.year, ...inOrder(birthday))
  }
  for (const name of record.names) {
    for (const key of name.keys) {
      add('name', key)
      for (const place of places.slice(0, 2)) add('name-place', key, place)
      for (const organization of record.organizations) add('name-organization', key, organization)
    }
    for (const initial of initialsOf(name)) {
      for (const birthday of record.birthdays) addBirthdayParts(add, initial, birthday)
    }
    const pieces = new Set([name.family, name.given.join('')].filter((piece) => piece !== ''))
    for (const piece of pieces) {
      for (const birthday of record.birthdays) addBirthdayParts(add, piece, birthday)
      for (const place of places) add('piece-place', piece, place)
      for (const { number } of record.phones) {
        // A wrong digit is in the first half or in the second.
        add('piece-phone-end', piece, number.slice(-5))
        add('piece-phone-start', piece, number.slice(0, -5))
      }
      for (const { domain } of record.emails) add('piece-domain', piece, domain)
    }
  }
  return [...keys]
}

/** The first letters, which typing mistakes spare and which stay when the order changes; the surname's character in Chinese. */
function initialsOf({ family, given }: PreparedName): Set<string> {
  return new Set([family, ...given].map((piece) => piece.slice(0, 1)).filter((letter) => letter !== ''))
}

type Add = (kind: string, ...parts: readonly (string | number)[]) => void

/** Shorter local parts (info, amy) are many people's. */
const SHORTEST_LOCAL = 5

/** So many of a record's rarest words that somebody else has too make keys. */
const RARE_WORDS = 4

function addBirthdayParts(add: Add, piece: string, birthday: Birthday): void {
  add('piece-day', piece, ...inOrder(birthday))
  if (birthday.year === 0) return
  add('piece-year-month', piece, birthday.year, birthday.month)
  add('piece-year-day', piece, birthday.year, 100 + birthday.day)
}

function inOrder({ month, day }: Birthday): [number, number] {
  return month < day ? [month, day] : [day, month]
}

function rareWords(record: PreparedRecord, frequencies: Frequencies): string[] {
  return record.words
    .map((word) => ({ word, holders: frequencies.holdersOfWord(word) }))
    .filter(({ word, holders }) => holders > 1 && (word.length > 1 || isNumberWord(word)))
    .sort((a, b) => a.holders - b.holders || (a.word < b.word ? -1 : 1))
    .slice(0, RARE_WORDS)
    .map(({ word }) => word)
}
