import { withoutMarks } from '../text/fold.ts'
import { readingOf } from '../text/reading.ts'
import {
  ENGLISH_FEMALE,
  ENGLISH_MALE,
  SHANGHAI_GIVEN_FEMALE,
  SHANGHAI_GIVEN_MALE,
  SHANGHAI_SURNAMES,
  TAIWAN_GIVEN_FEMALE,
  TAIWAN_GIVEN_MALE,
  TAIWAN_ROMANISED,
  TAIWAN_SURNAMES,
  WESTERN_FEMALE,
  WESTERN_MALE,
} from './names.ts'
import type { Random } from '../domain/random.ts'
import type { Place } from './words.ts'

type Origin = 'taiwan' | 'shanghai' | 'west'

export interface InventedName {
  /** As the person writes it. */
  readonly name: string
  readonly family: string
  readonly given: string
  readonly gender: 'female' | 'male'
  readonly origin: Origin
}

const WESTERN_SHARE = 0.06
const BOTH_NAMES_SHARE = 0.07

/** A name nobody has yet; namesakes stand in the cast. */
export function inventName(random: Random, place: Place, taken: Set<string>): InventedName {
  for (;;) {
    const name = drawName(random, place)
    if (taken.has(name.name)) continue
    taken.add(name.name)
    return name
  }
}

/**
 * A number in the way it is written where its owner comes from, and nobody's: mobile numbers in mainland China begin
 * with 13 to 19, not with 100; 07700 900xxx (Ofcom) and 555-01xx (NANPA) are kept for fiction. Taiwan keeps no such
 * range; all of the sample's stand under 0900 1.
 */
export function phoneFor(random: Random, origin: Origin): string {
  const last = four(random.int(0, 9999))
  if (origin === 'taiwan') {
    const middle = String(random.int(100, 199))
    const digits = `0900${middle}${last.slice(1)}`
    const drawn = random.next()
    if (drawn < 0.6) return `0900-${middle}-${last.slice(1)}`
    return drawn < 0.9 ? digits : `+886 900 ${middle} ${last.slice(1)}`
  }
  if (origin === 'shanghai') {
    const middle = four(random.int(0, 9999))
    return random.chance(0.7) ? `100${middle}${last}` : `+86 100 ${middle} ${last}`
  }
  return random.chance(0.5)
    ? `+44 7700 900${String(random.int(0, 999)).padStart(3, '0')}`
    : `+1 ${random.pick(['202', '312', '415', '617'])} 555 01${last.slice(2)}`
}

/** An address at a domain that is kept for examples (RFC 2606), its own for each person. */
export function emailOf(random: Random, name: InventedName, taken: Set<string>): string {
  const latin = asciiWords(/[a-z]/i.test(name.name) ? name.name : readingOf(name.name))
  const [first = 'reader', ...others] = latin
  const style = random.int(0, 2)
  const local =
    style === 0
      ? [...others, first].join('.')
      : style === 1
        ? [first, ...others].join('')
        : [first, ...others.map((word) => word.charAt(0))].join('')
  const domain = random.pick(['example.com', 'example.com', 'example.org', 'example.net'])
  for (let number = 1; ; number += 1) {
    const email = `${local}${number > 1 ? number : ''}@${domain}`
    if (taken.has(email)) continue
    taken.add(email)
    return email
  }
}

function drawName(random: Random, place: Place): InventedName {
  const gender = random.chance(0.58) ? 'female' : 'male'
  if (random.chance(WESTERN_SHARE)) {
    const name = random.pick(gender === 'female' ? WESTERN_FEMALE : WESTERN_MALE)
    const [given = name, ...family] = name.split(' ')
    return { name, family: family.join(' '), given, gender, origin: 'west' }
  }
  if (place === 'shanghai') {
    const family = random.pick(SHANGHAI_SURNAMES)
    const given = random.pick(gender === 'female' ? SHANGHAI_GIVEN_FEMALE : SHANGHAI_GIVEN_MALE)
    return { name: family + given, family, given, gender, origin: 'shanghai' }
  }
  const family = random.pick(TAIWAN_SURNAMES)
  const given = random.pick(gender === 'female' ? TAIWAN_GIVEN_FEMALE : TAIWAN_GIVEN_MALE)
  const romanised = TAIWAN_ROMANISED.get(family)
  const english = random.pick(gender === 'female' ? ENGLISH_FEMALE : ENGLISH_MALE)
  const both = random.chance(BOTH_NAMES_SHARE) && romanised
  return {
    name: both ? `${english} ${romanised} ${family}${given}` : family + given,
    family,
    given,
    gender,
    origin: 'taiwan',
  }
}

function asciiWords(text: string): string[] {
  return (
    withoutMarks(text)
      .replace(/['’]/g, '')
      .replace(/ø/g, 'o')
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  )
}

function four(number: number): string {
  return String(number).padStart(4, '0')
}
