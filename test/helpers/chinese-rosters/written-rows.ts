import type { Random } from '../../../shared/domain/random.ts'
import { inLanguage, NOTES, ORGANIZATIONS } from '../../../shared/sample/words.ts'
import type { Phone } from './contacts.ts'
import { LAYOUTS, type Field, type Layout } from './layouts.ts'
import type { Shore } from './name-stock.ts'
import type { Person } from './people.ts'
import {
  slipDay,
  writeAddress,
  writeCity,
  writeDay,
  writeEmail,
  writePhone,
  type DateStyle,
  type Written,
} from './written-contacts.ts'
import { spelling, writeName, type NameForm, type NameManner } from './written-name.ts'

export const NOISE = ['light', 'usual', 'heavy'] as const
export type Noise = (typeof NOISE)[number]

/** A row of a roster, and what it tells of the person it is about. */
export interface Row {
  readonly id: string
  readonly person: Person
  readonly cells: readonly string[]
  readonly form: NameForm
  readonly manner: NameManner
  /** The true values that can be read from it, each with how well (see `Written`); a value is its kind, a colon and itself. */
  readonly tells: ReadonlyMap<string, number>
}

/** The habits of whoever keeps a roster. */
export interface Hand {
  readonly layout: Layout
  /** Kept some years ago: former numbers and homes stand in it. */
  readonly older: boolean
  readonly simplifiedShare: number
  readonly zeroLost: boolean
  readonly dateStyle: DateStyle
  readonly strayDateStyles: readonly DateStyle[]
  /** Multiplies how often something goes wrong or is unusual. */
  readonly disorder: number
  /** Multiplies how often a value is missing. */
  readonly gaps: number
}

/** Two hands that keep rosters of one community, the first one earlier: other columns, other habits. */
export function inventHands(random: Random, shore: Shore, noise: Noise): readonly [Hand, Hand] {
  const [first, second] = random.some(LAYOUTS[shore], 2)
  return [inventHand(random, shore, noise, first, true), inventHand(random, shore, noise, second, false)]
}

/** What stands in a row about a person. */
export function writeRow(random: Random, id: string, person: Person, hand: Hand): Row {
  const tells = new Map<string, number>()
  const tell = (key: string, { text, legible }: Written): string => {
    if (legible > 0) tells.set(key, Math.max(legible, tells.get(key) ?? 0))
    return text
  }
  const simplified = random.chance(
    person.shore === 'mainland' ? 1 - (1 - hand.simplifiedShare) / 2 : hand.simplifiedShare,
  )
  const name = writeName(random, person, { simplified, disorder: hand.disorder })
  const values = new Map<Field, string>([
    ['name', untidy(random, name.whole, hand)],
    ['family', name.family],
    ['given', name.given],
    ['english', name.manner === 'with-english' || !random.chance(0.6) ? '' : englishOf(person)],
    ['nickname', random.chance(0.12) ? person.nickname : ''],
    ['gender', random.chance(0.15) ? '' : genderWord(person, hand.layout)],
    ['notes', random.chance(0.85) ? '' : inLanguage(simplified ? 'zh-CN' : 'zh-TW', random.pick(NOTES))],
  ])
  const has = (field: Field) => hand.layout.some(([one]) => one === field)
  const missing = (rate: number) => random.chance(Math.min(0.9, rate * hand.gaps))

  if (!missing(0.1)) values.set('phone', phones(random, person, hand, has('phone2'), tell))
  if (person.secondPhone && has('phone2') && random.chance(0.8)) {
    values.set('phone2', tell(phoneKey(person.secondPhone), writePhone(random, person.secondPhone, hand)))
  }
  if (!missing(0.28)) {
    const email = isOutdated(random, hand, person.formerEmail !== '') ? person.formerEmail : person.email
    values.set('email', tell(`email:${email}`, writeEmail(random, email, hand.disorder)))
  }
  if (person.account !== '' && has('account') && !missing(0.3)) {
    values.set('account', tell(`account:${person.account}`, { text: person.account, legible: 1 }))
  }
  if (has('birthday') && !missing(0.35)) values.set('birthday', birthday(random, person, hand, tell))
  const home = isOutdated(random, hand, person.formerHome !== undefined)
    ? (person.formerHome ?? person.home)
    : person.home
  if (has('address') && !missing(0.4)) {
    const text = writeAddress(random, home, simplified)
    values.set('address', tell(`address:${JSON.stringify(home)}`, { text, legible: 1 }))
  }
  if (!missing(0.2)) values.set('city', writeCity(random, home, simplified))
  const organization = ORGANIZATIONS[person.organization]
  if (organization && has('organization') && !missing(0.25)) {
    const text = inLanguage(simplified ? 'zh-CN' : 'zh-TW', organization)
    values.set('organization', tell(`organization:${person.organization}`, { text, legible: 1 }))
  }
  const joined = random.chance(0.6) ? person.joined : { ...person.joined, day: random.int(1, 28) }
  if (!missing(0.15)) values.set('joined', writeDay(joined, hand.dateStyle))
  const cells = hand.layout.map(([field]) => values.get(field) ?? '')
  return { id, person, cells, form: name.form, manner: name.manner, tells }
}

export function phoneKey({ country, national, extension }: Phone): string {
  return `phone:+${country}${national}${extension === undefined ? '' : `#${extension}`}`
}

const DISORDER: Readonly<Record<Noise, number>> = { light: 0.4, usual: 1, heavy: 2.2 }
const GAPS: Readonly<Record<Noise, number>> = { light: 0.6, usual: 1, heavy: 1.3 }

/** What else than a roster's own way of writing dates occurs in it. */
const STRAY_DATES: Readonly<Record<Shore, readonly DateStyle[]>> = {
  taiwan: ['slashes', 'iso', 'dots', 'republic', 'republic', 'chinese', 'republic-short', 'compact'],
  mainland: ['slashes', 'iso', 'dots', 'chinese', 'compact'],
  hongkong: ['iso', 'chinese'],
}
const USUAL_DATES: Readonly<Record<Shore, readonly DateStyle[]>> = {
  taiwan: ['slashes', 'slashes', 'iso', 'padded', 'republic', 'dots'],
  mainland: ['iso', 'slashes', 'dots', 'chinese', 'compact'],
  hongkong: ['day-first', 'day-first', 'iso', 'slashes'],
}

function inventHand(random: Random, shore: Shore, noise: Noise, layout: Layout = [], older = false): Hand {
  const disorder = DISORDER[noise]
  const stray = Math.min(0.3, (older ? 0.015 : 0.05) * disorder)
  const usual = USUAL_DATES[shore]
  return {
    layout,
    older,
    simplifiedShare: shore === 'mainland' ? 1 - stray : stray,
    zeroLost: shore === 'taiwan' && random.chance(0.12 * disorder),
    dateStyle: usual[random.int(0, usual.length - 1)] ?? 'iso',
    strayDateStyles: STRAY_DATES[shore],
    disorder,
    gaps: GAPS[noise],
  }
}

/** Whether a value that has changed stands here as it was: mostly in an older roster, in a newer one where nobody heard of it. */
function isOutdated(random: Random, { older }: Hand, hasChanged: boolean): boolean {
  return random.chance(older ? 0.8 : 0.12) && hasChanged
}

function phones(
  random: Random,
  person: Person,
  hand: Hand,
  second: boolean,
  tell: (key: string, written: Written) => string,
): string {
  const former = isOutdated(random, hand, person.formerPhone !== undefined)
  const phone = former ? (person.formerPhone ?? person.phone) : person.phone
  const first = tell(phoneKey(phone), writePhone(random, phone, hand))
  const { secondPhone } = person
  if (second || secondPhone === undefined || !random.chance(0.35)) return first
  const other = tell(phoneKey(secondPhone), writePhone(random, secondPhone, hand))
  return random.chance(0.7) ? `${first} / ${other}` : `${other}、${first}`
}

function birthday(random: Random, person: Person, hand: Hand, tell: (key: string, written: Written) => string): string {
  const { year, month, day } = person.born
  const slipped = slipDay(random, person.born, hand.disorder)
  const stray = random.chance(0.07 * hand.disorder)
  const style = stray ? (hand.strayDateStyles[random.int(0, hand.strayDateStyles.length - 1)] ?? 'iso') : hand.dateStyle
  return tell(`birthday:${year}-${month}-${day}`, { text: writeDay(slipped.day, style), legible: slipped.legible })
}

function untidy(random: Random, text: string, { disorder }: Hand): string {
  const drawn = random.next() / disorder
  if (drawn < 0.012) return `${text} `
  if (drawn < 0.018) return ` ${text}`
  return drawn < 0.022 ? `${text}\u200b` : text
}

function englishOf(person: Person): string {
  if (person.english === '') return ''
  return `${person.english} ${spelling(person)(person.family, '').family}`
}

function genderWord({ gender }: Person, layout: Layout): string {
  const header = layout.find(([field]) => field === 'gender')?.[1] ?? ''
  if (/[a-z]/i.test(header)) return gender === 'female' ? 'F' : 'M'
  return gender === 'female' ? '女' : '男'
}
