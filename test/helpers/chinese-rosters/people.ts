import type { Random } from '../../../shared/domain/random.ts'
import { ORGANIZATIONS } from '../../../shared/sample/words.ts'
import {
  inventAddress,
  inventEmail,
  inventLandline,
  inventMobile,
  neighbourOf,
  type Address,
  type Phone,
} from './contacts.ts'
import {
  drawFrontLoaded,
  drawWeighted,
  CULTURES,
  ENGLISH_NAMES,
  GIVEN_CHARACTERS,
  GIVEN_NAMES,
  HEARD_ALIKE,
  RARE_CHARACTERS,
  SURNAMES_BY_SHORE,
  type Gender,
  type NamePart,
  type Shore,
} from './name-stock.ts'

/** A person as they are; what a roster says about them is another matter. Chinese is in traditional characters. */
export interface Person {
  readonly shore: Shore
  readonly gender: Gender
  readonly born: { readonly year: number; readonly month: number; readonly day: number }
  /** '' where the name has no Chinese surname; then `han` and `latin` are the name. */
  readonly family: string
  readonly given: string
  readonly han: string
  readonly latin: string
  /** '' for who has none. */
  readonly english: string
  readonly nickname: string
  /** The husband's surname in front of her own (陳王秀英), '' for nearly everybody. */
  readonly marriedInto: string
  readonly phone: Phone
  /** Given up since; perhaps somebody else's by now. */
  readonly formerPhone: Phone | undefined
  /** A telephone at home, or a second mobile. */
  readonly secondPhone: Phone | undefined
  readonly email: string
  readonly formerEmail: string
  /** LINE or WeChat, '' for none. */
  readonly account: string
  readonly home: Address
  readonly formerHome: Address | undefined
  /** Index in the sample's organizations, -1 for none. */
  readonly organization: number
  readonly joined: { readonly year: number; readonly month: number; readonly day: number }
}

/**
 * Why two different people look alike. `namesakes`: one name. `homophones`: names read alike, other characters.
 * `family-phone`, `family-mailbox`, `household`: relatives who share a telephone, a mailbox or an address. `twins`: the
 * birthday as well. `office`: colleagues behind one mailbox or switchboard. `reissued-number`: one has the number the other
 * gave up. `neighbouring-numbers`: numbers that differ by a digit.
 */
export const FORBIDDEN_KINDS = [
  'namesakes', 'homophones', 'family-phone', 'family-mailbox', 'household', 'twins', 'office', 'reissued-number',
  'neighbouring-numbers',
] as const // prettier-ignore
export type ForbiddenKind = (typeof FORBIDDEN_KINDS)[number]

/** Two people who look alike for a reason other than having one name. */
export interface Tie {
  readonly a: Person
  readonly b: Person
  readonly kind: ForbiddenKind
}

export interface Population {
  readonly people: readonly Person[]
  readonly ties: readonly Tie[]
}

/** `count` different people in households, offices and by themselves, some made to look like others. */
export function inventPopulation(random: Random, count: number, shoreOf: () => Shore): Population {
  const people: Person[] = []
  const ties: Tie[] = []
  while (people.length < count) {
    const group = nextGroup(random, shoreOf(), people)
    people.push(...group.people)
    ties.push(...group.ties)
  }
  const kept = new Set(people.slice(0, count))
  return { people: [...kept], ties: ties.filter(({ a, b }) => kept.has(a) && kept.has(b)) }
}

/** A person by themselves; `set` decides what chance would. */
export function inventPerson(random: Random, shore: Shore, set: Partial<Person> = {}): Person {
  const other = set.family === undefined && random.chance(OTHER_SHARE[shore])
  const gender = set.gender ?? (random.chance(0.56) ? 'female' : 'male')
  const born = set.born ?? { year: birthYear(random), month: random.int(1, 12), day: random.int(1, 28) }
  const [han, latin] = other ? inventOther(random, shore, gender) : ['', '']
  const family = set.family ?? (other ? '' : drawWeighted(random, SURNAMES_BY_SHORE[shore]))
  const given = set.given ?? (other ? '' : drawGiven(random, shore, gender, born.year))
  const englishShare = { taiwan: 0.25, mainland: 0.1, hongkong: 0.7 }[shore]
  const english = !other && random.chance(englishShare) ? drawFrontLoaded(random, ENGLISH_NAMES[gender]) : ''
  const who = { shore, family, given, latin, english, year: born.year }
  const phone = set.phone ?? inventMobile(random, shore)
  const home = set.home ?? inventAddress(random, shore)
  return {
    shore,
    gender,
    born,
    family,
    given,
    han,
    latin,
    english,
    nickname: given === '' ? '' : nicknameOf(random, given),
    marriedInto: marriedInto(random, shore, gender, born.year, family),
    phone,
    formerPhone: random.chance(0.08) ? inventMobile(random, shore) : undefined,
    secondPhone: random.chance(0.15) ? inventSecond(random, shore) : undefined,
    email: inventEmail(random, who),
    formerEmail: random.chance(0.08) ? inventEmail(random, who) : '',
    account: random.chance(0.45) ? accountOf(random, shore, phone, who.english) : '',
    home,
    formerHome: random.chance(0.08) ? inventAddress(random, shore) : undefined,
    organization: random.chance(0.35) ? random.int(0, ORGANIZATIONS.length - 1) : -1,
    joined: { year: random.int(2015, 2025), month: random.int(1, 12), day: random.int(1, 28) },
    ...set,
  }
}

/** The share of people without a Chinese surname: indigenous people, spouses and guests from elsewhere, minorities. */
const OTHER_SHARE: Readonly<Record<Shore, number>> = { taiwan: 0.03, mainland: 0.02, hongkong: 0.04 }

interface Group {
  readonly people: readonly Person[]
  readonly ties: readonly Tie[]
}

function nextGroup(random: Random, shore: Shore, earlier: readonly Person[]): Group {
  const drawn = random.next()
  if (drawn < 0.07) return couple(random, shore)
  if (drawn < 0.09) return familyOfThree(random, shore)
  if (drawn < 0.11) return parentAndChild(random, shore)
  if (drawn < 0.13) return siblings(random, shore, random.chance(0.45))
  if (drawn < 0.14) return office(random, shore)
  const other = earlier[random.int(0, Math.max(0, earlier.length - 1))]
  return (other && drawn < 0.21 && lookAlike(random, other)) || alone(inventPerson(random, shore))
}

function alone(person: Person): Group {
  return { people: [person], ties: [] }
}

function couple(random: Random, shore: Shore): Group {
  const year = random.int(1948, 1994)
  const one = inventPerson(random, shore, { gender: 'male', born: near(random, year) })
  const other = inventPerson(random, shore, {
    gender: 'female',
    born: near(random, year + random.int(-1, 5)),
    ...shared(random, one),
  })
  return { people: [one, other], ties: [tieOf(one, other)] }
}

function familyOfThree(random: Random, shore: Shore): Group {
  const { people, ties } = couple(random, shore)
  const [father, mother] = people
  if (!father || !mother) return { people, ties }
  const child = childOf(random, shore, father)
  return { people: [...people, child], ties: [...ties, tieOf(father, child), tieOf(mother, child)] }
}

function parentAndChild(random: Random, shore: Shore): Group {
  const parent = inventPerson(random, shore, { born: near(random, random.int(1945, 1980)) })
  const child = childOf(random, shore, parent)
  return { people: [parent, child], ties: [tieOf(parent, child)] }
}

function childOf(random: Random, shore: Shore, parent: Person): Person {
  const born = near(random, Math.min(2010, parent.born.year + random.int(23, 36)))
  return inventPerson(random, shore, {
    born,
    ...(parent.family !== '' && { family: parent.family }),
    ...shared(random, parent),
  })
}

/** Two with one surname, one home and mostly one character of the given name in common; twins with one birthday too. */
function siblings(random: Random, shore: Shore, twins: boolean): Group {
  const elder = inventPerson(random, shore, { family: drawWeighted(random, SURNAMES_BY_SHORE[shore]) })
  const gender = twins && random.chance(0.7) ? elder.gender : random.chance(0.5) ? 'female' : 'male'
  const born = twins ? elder.born : near(random, elder.born.year + random.int(1, 5))
  const younger = inventPerson(random, shore, {
    gender,
    born,
    family: elder.family,
    given: likeSibling(random, shore, gender, born.year, elder.given),
    ...shared(random, elder),
  })
  return { people: [elder, younger], ties: [twins ? { a: elder, b: younger, kind: 'twins' } : tieOf(elder, younger)] }
}

/** Colleagues who leave the office's mailbox, or its switchboard with an extension each. */
function office(random: Random, shore: Shore): Group {
  const organization = random.int(0, ORGANIZATIONS.length - 1)
  const domain = `${(ORGANIZATIONS[organization]?.[0] ?? '').toLowerCase().replace(/[^a-z]/g, '')}.example`
  const email = `${['info', 'office', 'service', 'contact'][random.int(0, 3)] ?? ''}@${domain}`
  const trunk = inventLandline(random, shore)
  const byMail = random.chance(0.5)
  const people = Array.from({ length: random.int(2, 4) }, () =>
    inventPerson(random, shore, {
      organization,
      ...(byMail ? { email, formerEmail: '' } : { phone: { ...trunk, extension: String(random.int(100, 899)) } }),
    }),
  )
  const ties = people.flatMap((a, at) => people.slice(at + 1).map((b): Tie => ({ a, b, kind: 'office' })))
  return { people, ties }
}

/** Somebody else who looks like `other`. */
function lookAlike(random: Random, other: Person): Group | undefined {
  const { shore, gender } = other
  const drawn = random.next()
  if (drawn < 0.25) {
    const formerPhone = inventMobile(random, shore)
    const before = inventPerson(random, shore, { formerPhone })
    const after = inventPerson(random, shore, { phone: formerPhone, formerPhone: undefined })
    return { people: [before, after], ties: [{ a: before, b: after, kind: 'reissued-number' }] }
  }
  if (drawn < 0.45) {
    const near = inventPerson(random, shore, { phone: neighbourOf(random, other.phone) })
    return { people: [near], ties: [{ a: other, b: near, kind: 'neighbouring-numbers' }] }
  }
  if (other.family === '') return undefined
  if (drawn < 0.7) {
    const given = heardAlike(random, other.given)
    if (given === other.given) return undefined
    const homophone = inventPerson(random, shore, { gender, family: other.family, given })
    return { people: [homophone], ties: [{ a: other, b: homophone, kind: 'homophones' }] }
  }
  // Namesakes find themselves by their names; here are some more, of one city and about one age.
  const born = near(random, Math.min(2008, other.born.year + random.int(-6, 6)))
  const home = { ...inventAddress(random, shore), city: other.home.city }
  return alone(inventPerson(random, shore, { gender, family: other.family, given: other.given, born, home }))
}

/** What relatives share: always the home, often a telephone or a mailbox. */
function shared(random: Random, relative: Person): Partial<Person> {
  const drawn = random.next()
  return {
    home: relative.home,
    formerHome: relative.formerHome,
    secondPhone: relative.secondPhone,
    ...(drawn < 0.3 && { phone: relative.phone, formerPhone: undefined }),
    ...((drawn < 0.06 || drawn > 0.9) && { email: relative.email, formerEmail: '' }),
  }
}

function tieOf(a: Person, b: Person): Tie {
  if (a.phone === b.phone) return { a, b, kind: 'family-phone' }
  return { a, b, kind: a.email === b.email ? 'family-mailbox' : 'household' }
}

function inventSecond(random: Random, shore: Shore): Phone {
  return random.chance(0.6) ? inventLandline(random, shore) : inventMobile(random, shore)
}

function inventOther(random: Random, shore: Shore, gender: Gender): NamePart {
  const cultures = CULTURES[shore]
  const culture = cultures[random.int(0, cultures.length - 1)]
  if (!culture) return ['', '']
  const part = (parts: readonly NamePart[]) => parts[random.int(0, parts.length - 1)] ?? (['', ''] as const)
  const [first, last] = [part(culture[gender]), part(culture.last)]
  const [a, b] = culture.familyFirst ? [last, first] : [first, last]
  return [a[0] === '' ? '' : a[0] + culture.between + b[0], `${a[1]} ${b[1]}`]
}

function drawGiven(random: Random, shore: Shore, gender: Gender, year: number): string {
  const singleShare = { taiwan: 0.025, mainland: 0.02, hongkong: 0.015 }[shore]
  const generation = GIVEN_NAMES[shore][gender].find(([bornUpTo]) => year <= bornUpTo)
  const drawn = random.next()
  if (generation && drawn < 0.5) return drawFrontLoaded(random, generation[1])
  const [firsts, seconds] = GIVEN_CHARACTERS[shore][gender]
  const second = charOf(random, seconds)
  if (drawn < 0.5 + singleShare) return second
  if (drawn > 0.97) return charOf(random, firsts) + (RARE_CHARACTERS[random.int(0, RARE_CHARACTERS.length - 1)] ?? '')
  const first = charOf(random, firsts)
  return first === second ? first : first + second
}

function likeSibling(random: Random, shore: Shore, gender: Gender, year: number, given: string): string {
  const [first = ''] = given
  for (;;) {
    const drawn = drawGiven(random, shore, gender, year)
    const own = random.chance(0.6) && given.length === 2 ? first + drawn.slice(-1) : drawn
    if (own !== given) return own
  }
}

/** The given name with one character by another that is read alike, or as it is where none is known. */
function heardAlike(random: Random, given: string): string {
  const chars = Array.from(given)
  const at = random.int(0, chars.length - 1)
  const alike = HEARD_ALIKE.find((group) => group.includes(chars[at] ?? ''))
  const others = alike ? Array.from(alike).filter((char) => char !== chars[at]) : []
  const instead = others[random.int(0, Math.max(0, others.length - 1))]
  return instead === undefined ? given : chars.with(at, instead).join('')
}

function nicknameOf(random: Random, given: string): string {
  const last = Array.from(given).at(-1) ?? ''
  const drawn = random.next()
  if (drawn < 0.45) return `阿${last}`
  if (drawn < 0.8) return `小${last}`
  return drawn < 0.9 ? last + last : `${last}仔`
}

/** In Taiwan and Hong Kong women of the older generation put the husband's surname first. */
function marriedInto(random: Random, shore: Shore, gender: Gender, year: number, family: string): string {
  if (gender === 'male' || shore === 'mainland' || year > 1965 || family.length !== 1 || !random.chance(0.12)) return ''
  const husband = drawWeighted(random, SURNAMES_BY_SHORE[shore])
  return husband === family || husband.length > 1 ? '' : husband
}

function accountOf(random: Random, shore: Shore, phone: Phone, english: string): string {
  const word = ['sunny', 'happy', 'moon', 'tiger', 'coffee', 'piano', 'rain'][random.int(0, 6)] ?? ''
  if (shore === 'mainland' && random.chance(0.4)) return phone.national
  return `${english === '' ? word : english.toLowerCase()}${random.chance(0.5) ? '_' : ''}${random.int(10, 99_999)}`
}

/** Reading clubs: few under twenty, many between thirty and sixty-five. */
function birthYear(random: Random): number {
  return Math.round(1945 + (random.next() + random.next()) * 31)
}

function near(random: Random, year: number): Person['born'] {
  return { year, month: random.int(1, 12), day: random.int(1, 28) }
}

function charOf(random: Random, chars: string): string {
  const all = Array.from(chars)
  return all[random.int(0, all.length - 1)] ?? ''
}
