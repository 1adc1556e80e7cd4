import type { Random } from '../../../shared/domain/random.ts'
import { simplified } from '../../../shared/text/fold.ts'
import { CHARACTER_VARIANTS, HEARD_ALIKE } from './name-stock.ts'
import type { Person } from './people.ts'
import { inCantonese, inPinyin, inWadeGiles, isSpeltInCantonese, withTones, type Romanised } from './romanise.ts'

/** How much of a name a cell tells: all of it in characters, all of it by its sound, or only a part. */
export type NameForm = 'characters' | 'sound' | 'part'

export interface WrittenName {
  readonly form: NameForm
  /** What a column for the whole name holds. */
  readonly whole: string
  /** What columns for surname and given name hold. */
  readonly family: string
  readonly given: string
  /** What kind of writing it is, for counting. */
  readonly manner: NameManner
}

export const NAME_MANNERS = [
  'plain', 'spaced', 'variant', 'misheard', 'married', 'with-title', 'with-role', 'with-english', 'pinyin', 'tones', 'passport',
  'cantonese', 'english-surname', 'nickname', 'surname-title', 'given-only', 'foreign',
] as const // prettier-ignore
export type NameManner = (typeof NAME_MANNERS)[number]

/** How a roster writes names. */
export interface NameHabits {
  readonly simplified: boolean
  /** How much more often than usual something out of the ordinary happens. */
  readonly disorder: number
}

/** A person's name as somebody puts it down: mostly plain, sometimes in one of the ways of `NAME_MANNERS`. */
export function writeName(random: Random, person: Person, habits: NameHabits): WrittenName {
  if (person.family === '') return writeForeign(random, person, habits)
  const manner = drawManner(random, person, habits)
  const script = habits.simplified ? inSimplified : (text: string) => text
  const family = script(person.family)
  const given = script(person.given)
  const characters = (whole: string, parts = { family, given }): WrittenName => ({
    form: 'characters',
    manner,
    whole,
    ...parts,
  })
  const part = (whole: string, parts: { family: string; given: string }): WrittenName => ({
    form: 'part',
    manner,
    whole,
    ...parts,
  })
  switch (manner) {
    case 'spaced':
      return characters(spaced(random, family, given))
    case 'variant':
      return characters(variantOf(family + given), { family: variantOf(family), given: variantOf(given) })
    case 'misheard': {
      const heard = script(misheard(random, person.given))
      return characters(family + heard, { family, given: heard })
    }
    case 'married': {
      const both = script(person.marriedInto) + family
      return characters(both + given, { family: both, given })
    }
    case 'with-title': {
      const title = titleFor(random, person, script)
      return characters(family + given + title, { family, given: given + title })
    }
    case 'with-role': {
      const role = script(pick(random, ['（志工）', '(志工)', '（新）', '(講師)', '（報到）', '(已退會)', '（素）']))
      return characters(family + given + role, { family, given: given + role })
    }
    case 'with-english': {
      const { english } = person
      const latin = `${english} ${spelling(person)(person.family, '').family}`
      const whole = pick(random, [
        `${latin} ${family}${given}`,
        `${family}${given} ${english}`,
        `${family}${given}(${english})`,
      ])
      return characters(whole, { family, given: `${given} ${english}` })
    }
    case 'pinyin':
      return sound(random, manner, inPinyin(person.family, person.given))
    case 'tones': {
      const whole = withTones(person.family, person.given)
      const [first = '', ...rest] = whole.split(' ')
      return { form: 'sound', manner, whole, family: first, given: rest.join(' ') }
    }
    case 'passport':
      return sound(random, manner, inWadeGiles(person.family, person.given))
    case 'cantonese':
      return sound(random, manner, inCantonese(person.family, person.given), person.english)
    case 'english-surname': {
      const surname = spelling(person)(person.family, '').family
      return part(`${person.english} ${surname}`, { family: surname, given: person.english })
    }
    case 'nickname': {
      const nickname = script(person.nickname)
      return part(nickname, { family: '', given: nickname })
    }
    case 'surname-title': {
      const title = titleFor(random, person, script)
      return part(family + title, { family, given: title })
    }
    case 'given-only':
      return part(given, { family: '', given })
    default:
      return characters(family + given)
  }
}

/** Character by character; the few that the mainland keeps are kept. */
export function inSimplified(text: string): string {
  return Array.from(text, (char) => (KEPT.includes(char) ? char : simplified(char))).join('')
}

/** The spelling of names that people of that shore have in their passports. */
export function spelling(person: Person): typeof inPinyin {
  return { taiwan: inWadeGiles, mainland: inPinyin, hongkong: inCantonese }[person.shore]
}

/** Characters that are not traditional forms of another in names, whatever dictionaries for texts say. */
const KEPT = '喆堃瀚昇甯'

/** How often each manner is met, out of a thousand names in a usual roster; Hong Kong writes more in Latin letters. */
const RATES: readonly (readonly [NameManner, number])[] = [
  ['spaced', 18], ['variant', 200], ['misheard', 12], ['married', 300], ['with-title', 10], ['with-role', 14], ['with-english', 50],
  ['pinyin', 12], ['tones', 4], ['passport', 22], ['cantonese', 90], ['english-surname', 40], ['nickname', 12],
  ['surname-title', 9], ['given-only', 8],
] // prettier-ignore

function drawManner(random: Random, person: Person, { disorder }: NameHabits): NameManner {
  for (const [manner, rate] of RATES) {
    if (random.chance(Math.min(0.6, (rate / 1000) * disorder)) && canBe(manner, person)) return manner
  }
  return 'plain'
}

function canBe(manner: NameManner, person: Person): boolean {
  if (manner === 'variant') return variantOf(person.family + person.given) !== person.family + person.given
  if (manner === 'married') return person.marriedInto !== ''
  if (manner === 'with-english' || manner === 'english-surname') return person.english !== ''
  if (manner === 'cantonese') return person.shore === 'hongkong' && isSpeltInCantonese(person.family + person.given)
  if (manner === 'passport') return person.shore === 'taiwan'
  if (manner === 'pinyin' || manner === 'tones') return person.shore !== 'hongkong'
  // A given name of one character is no name to call somebody by.
  if (manner === 'given-only') return person.given.length > 1
  return true
}

function writeForeign(random: Random, { han, latin }: Person, habits: NameHabits): WrittenName {
  const asHan = han !== '' && random.chance(0.6)
  const dotted = habits.simplified ? inSimplified(han) : han
  const whole = asHan ? (random.chance(0.2) ? dotted.replace('·', '．') : dotted) : latin
  const turned = !asHan && random.chance(0.2) ? whole.split(' ').toReversed().join(' ') : whole
  const words = turned.split(/[ ·．]/)
  const parts = {
    family: words.length > 1 ? (words.at(-1) ?? '') : '',
    given: words.length > 1 ? words.slice(0, -1).join(' ') : turned,
  }
  return { form: asHan ? 'characters' : 'sound', manner: 'foreign', whole: turned, ...parts }
}

function sound(random: Random, manner: NameManner, { family, given }: Romanised, english = ''): WrittenName {
  const [first = '', ...rest] = given
  const lower = rest.map((syllable) => syllable.toLowerCase())
  const hyphened = [first, ...(random.chance(0.5) ? lower : rest)].join('-')
  const joined = first + lower.join('')
  const apart = given.join(' ')
  const name = {
    pinyin: pick(random, [joined, joined, joined, hyphened, apart]),
    passport: pick(random, [hyphened, hyphened, hyphened, joined, apart]),
    cantonese: pick(random, [apart, apart, apart, hyphened]),
  }[manner === 'pinyin' || manner === 'passport' ? manner : 'cantonese']
  const behind = english !== '' && random.chance(0.4) ? `, ${english}` : ''
  const whole = pick(random, [
    `${family} ${name}${behind}`,
    `${name} ${family}`,
    `${family}, ${name}`,
    `${family.toUpperCase()} ${name}${behind}`,
    `${family} ${name}`.toUpperCase(),
    `${family} ${name}`.toLowerCase(),
  ])
  return { form: 'sound', manner, whole, family, given: name }
}

function spaced(random: Random, family: string, given: string): string {
  const between = random.chance(0.3) ? '\u3000' : ' '
  return random.chance(0.7) ? `${family}${between}${given}` : Array.from(family + given).join(between)
}

function variantOf(text: string): string {
  return Array.from(text, (char) => CHARACTER_VARIANTS.get(char) ?? char).join('')
}

function misheard(random: Random, given: string): string {
  const chars = Array.from(given)
  const at = random.int(0, chars.length - 1)
  const alike = HEARD_ALIKE.find((group) => group.includes(chars[at] ?? '')) ?? ''
  const others = Array.from(alike).filter((char) => char !== chars[at])
  return others.length === 0 ? given : chars.with(at, pick(random, others)).join('')
}

function titleFor(random: Random, { gender }: Person, script: (text: string) => string): string {
  return script(
    pick(
      random,
      gender === 'female' ? ['老師', '小姐', '女士', '老師', '經理'] : ['老師', '先生', '先生', '醫師', '經理'],
    ),
  )
}

function pick(random: Random, items: readonly string[]): string {
  return items[random.int(0, items.length - 1)] ?? ''
}
