import type { Random } from '../../../shared/domain/random.ts'
import { inSimplified } from './written-name.ts'
import type { Address, Phone } from './contacts.ts'

/** How well a written value tells the true one: 1 as it is, less where it is damaged, 0 where it is lost. */
export interface Written {
  readonly text: string
  readonly legible: number
}

/** What a value is worth after a slip of one digit or letter: a careful reader still sees which was meant. */
const SLIP = 0.7

/** How a roster writes telephone numbers. */
export interface PhoneHabits {
  /** A spreadsheet took every number for a number and dropped the zero in front. */
  readonly zeroLost: boolean
  readonly disorder: number
}

export function writePhone(random: Random, phone: Phone, { zeroLost, disorder }: PhoneHabits): Written {
  const { national, legible } = slip(random, phone.national, disorder)
  const behind = phone.extension === undefined ? '' : extension(random, phone.extension)
  if (behind === '' && random.chance(0.005 * disorder)) return { text: scientific(phone, national), legible: 0 }
  const text = zeroLost || random.chance(0.015 * disorder) ? national : spell(random, { ...phone, national })
  const wide = random.chance(0.012 * disorder) ? fullWidth(text) : text
  return { text: wide + behind, legible }
}

function slip(
  random: Random,
  digits: string,
  disorder: number,
): { readonly national: string; readonly legible: number } {
  const drawn = random.next() / disorder
  if (drawn > 0.035) return { national: digits, legible: 1 }
  const at = random.int(2, digits.length - 2)
  const [here = '', next = ''] = digits.slice(at, at + 2)
  if (drawn < 0.018) {
    const other = String((Number(here) + random.int(1, 9)) % 10)
    return { national: digits.slice(0, at) + other + digits.slice(at + 1), legible: SLIP }
  }
  const swapped = digits.slice(0, at) + next + here + digits.slice(at + 2)
  if (drawn < 0.028) return { national: swapped, legible: here === next ? 1 : SLIP }
  return { national: digits.slice(0, at) + digits.slice(at + 1), legible: SLIP }
}

function spell(random: Random, { country, national }: Phone): string {
  const mobile = country === '886' ? national.startsWith('9') : country === '86' ? national.startsWith('1') : true
  if (country === '886' && mobile) {
    const [a, b, c] = [national.slice(0, 3), national.slice(3, 6), national.slice(6)]
    return common(random, [
      `0${a}-${b}-${c}`,
      `0${a}${b}${c}`,
      `0${a}-${b}${c}`,
      `0${a} ${b} ${c}`,
      `+886 ${a} ${b} ${c}`,
      `+886${a}${b}${c}`,
      `886${a}${b}${c}`,
      `+886-${a}-${b}-${c}`,
    ])
  }
  if (country === '886') {
    const [a, b, c] = [national.slice(0, 1), national.slice(1, 5), national.slice(5)]
    return common(random, [
      `0${a}-${b}${c}`,
      `(0${a})${b}-${c}`,
      `0${a}-${b}-${c}`,
      `0${a}${b}${c}`,
      `+886 ${a} ${b} ${c}`,
    ])
  }
  if (country === '86' && mobile) {
    const [a, b, c] = [national.slice(0, 3), national.slice(3, 7), national.slice(7)]
    return common(random, [
      `${a}${b}${c}`,
      `${a}-${b}-${c}`,
      `${a} ${b} ${c}`,
      `+86 ${a}${b}${c}`,
      `86-${a}${b}${c}`,
      `+86 ${a} ${b} ${c}`,
    ])
  }
  if (country === '86') {
    const [a, b] = [national.slice(0, 2), national.slice(2)]
    return common(random, [`0${a}-${b}`, `(0${a})${b}`, `+86 ${a} ${b}`])
  }
  const [a, b] = [national.slice(0, 4), national.slice(4)]
  return common(random, [`${a} ${b}`, `${a}${b}`, `${a}-${b}`, `+852 ${a} ${b}`, `852-${a}${b}`, `(852)${a}${b}`])
}

/** As a narrow column in a spreadsheet shows a long number, and saves it. */
function scientific({ country }: Phone, national: string): string {
  const number = Number(country === '852' ? `852${national}` : national)
  return number
    .toExponential(2)
    .toUpperCase()
    .replace(/\+(\d)$/, '+0$1')
}

function extension(random: Random, number: string): string {
  return common(random, [`#${number}`, ` 分機 ${number}`, `分機${number}`, ` ext. ${number}`, `轉${number}`])
}

/** An e-mail address as typed, with the slips of hurried fingers. */
export function writeEmail(random: Random, email: string, disorder: number): Written {
  if (random.chance(0.02 * disorder)) {
    const wrong = misspelt(random, email)
    return { text: wrong, legible: SLIP }
  }
  const drawn = random.next() / disorder
  if (drawn < 0.02) return { text: email.toUpperCase(), legible: 1 }
  if (drawn < 0.04) return { text: email.charAt(0).toUpperCase() + email.slice(1), legible: 1 }
  if (drawn < 0.05) return { text: ` ${email} `, legible: 1 }
  if (drawn < 0.056) return { text: fullWidth(email), legible: 1 }
  return { text: email, legible: 1 }
}

function misspelt(random: Random, email: string): string {
  const [local = '', domain = ''] = email.split('@')
  const wrong = DOMAIN_SLIPS.filter(([right]) => domain.includes(right))
  const [right, slipped] = wrong[random.int(0, wrong.length - 1)] ?? []
  if (right !== undefined && slipped !== undefined && random.chance(0.6))
    return `${local}@${domain.replace(right, slipped)}`
  const at = random.int(0, Math.max(0, local.length - 2))
  const [here = '', next = ''] = local.slice(at, at + 2)
  const other = random.chance(0.5)
    ? local.slice(0, at) + next + here + local.slice(at + 2)
    : local.slice(0, at) + local.slice(at + 1)
  return `${other === local ? `${local}1` : other}@${domain}`
}

const DOMAIN_SLIPS: readonly (readonly [string, string])[] = [
  ['gmail', 'gmial'], ['gmail', 'gamil'], ['gmail', 'gmal'], ['gmail.com', 'gmail.con'], ['gmail.com', 'gmail.co'], ['yahoo', 'yaho'],
  ['hotmail', 'hotmial'], ['hotmail', 'homail'], ['outlook', 'outlok'], ['.com', '.con'], ['.com', '.cmo'], ['163.com', '163.con'],
] // prettier-ignore

/** The ways a roster writes dates. */
export const DATE_STYLES = [
  'slashes',
  'dots',
  'iso',
  'padded',
  'chinese',
  'republic',
  'republic-short',
  'day-first',
  'compact',
] as const
export type DateStyle = (typeof DATE_STYLES)[number]

export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function writeDay({ year, month, day }: Day, style: DateStyle): string {
  const republic = year - 1911
  return {
    slashes: `${year}/${month}/${day}`,
    dots: `${year}.${two(month)}.${two(day)}`,
    iso: `${year}-${two(month)}-${two(day)}`,
    padded: `${year}/${two(month)}/${two(day)}`,
    chinese: `${year}年${month}月${day}日`,
    republic: `民國${republic}年${month}月${day}日`,
    'republic-short': `${republic}/${month}/${day}`,
    'day-first': `${day}-${month}-${year}`,
    compact: `${year}${two(month)}${two(day)}`,
  }[style]
}

/** A birthday with the slips people make: day and month swapped, one digit wrong. */
export function slipDay(random: Random, day: Day, disorder: number): { readonly day: Day; readonly legible: number } {
  const drawn = random.next() / disorder
  if (drawn < 0.012 && day.day <= 12 && day.day !== day.month)
    return { day: { year: day.year, month: day.day, day: day.month }, legible: SLIP }
  if (drawn < 0.024) return { day: { ...day, year: day.year + (random.chance(0.5) ? 1 : -10) }, legible: SLIP }
  if (drawn < 0.034) return { day: { ...day, day: (day.day % 28) + 1 }, legible: SLIP }
  return { day, legible: 1 }
}

/** An address as typed: 台 or 臺, 樓 or F, 段 in characters or digits, with or without its beginning. */
export function writeAddress(random: Random, address: Address, simplified: boolean): string {
  const text =
    address.shore === 'hongkong'
      ? hongKong(random, address)
      : address.shore === 'mainland'
        ? mainland(random, address)
        : taiwan(random, address)
  return simplified ? inSimplified(text) : text
}

/** The city as a column of cities holds it. */
export function writeCity(random: Random, { city, district, shore }: Address, simplified: boolean): string {
  const text = common(
    random,
    shore === 'taiwan'
      ? [city + district, city, city.replace('市', ''), district]
      : [city, city.replace('市', ''), city + district],
  )
  const other = random.chance(0.25) ? text.replace('台', '臺') : text
  return simplified ? inSimplified(other) : other
}

function taiwan(random: Random, a: Address): string {
  const section =
    a.section === 0 ? '' : `${random.chance(0.7) ? (Array.from('一二三四')[a.section - 1] ?? '') : a.section}段`
  const lane = a.lane === 0 ? '' : `${a.lane}巷`
  const door = a.door === '' ? '' : random.chance(0.7) ? `之${a.door}` : `-${a.door}`
  const floor =
    a.floor === 0
      ? ''
      : random.chance(0.3)
        ? `${a.floor}F`
        : random.chance(0.15)
          ? `${chineseNumber(a.floor)}樓`
          : `${a.floor}樓`
  const beginning = common(random, [
    a.city + a.district,
    `${a.postcode}${a.city}${a.district}`,
    `${a.postcode} ${a.city}${a.district}`,
    a.district,
  ])
  const text = `${beginning}${a.road}${section}${lane}${a.number}號${floor}${floor === '' ? '' : door}`
  const other = random.chance(0.35) ? text.replace('台', '臺') : text
  return random.chance(0.04) ? fullWidth(other) : other
}

function mainland(random: Random, a: Address): string {
  const street = `${a.road}${a.lane === 0 ? '' : `${a.lane}弄`}${a.number}號`
  const room = a.floor === 0 ? '' : `${a.floor}0${a.door.charCodeAt(0) - 64}室`
  return common(random, [
    `${a.city}${a.district}${street}${room}`,
    `${a.city.replace('市', '')}${a.district}${street}${room}`,
    `${a.district}${street}${room}`,
    `${a.postcode} ${a.city}${a.district}${street}${room}`,
  ])
}

function hongKong(random: Random, a: Address): string {
  const floor =
    a.floor === 0 ? '' : `${a.floor}${random.chance(0.3) ? '/F ' : '樓'}${a.door}${random.chance(0.7) ? '室' : ''}`
  return common(random, [
    `${a.city}${a.district}${a.road}${a.number}號${floor}`,
    `${a.district}${a.road}${a.number}號${floor}`,
  ])
}

function chineseNumber(number: number): string {
  const digits = Array.from('零一二三四五六七八九')
  return (
    (number >= 20 ? (digits[Math.floor(number / 10)] ?? '') : '') +
    (number >= 10 ? '十' : '') +
    (number % 10 === 0 ? '' : (digits[number % 10] ?? ''))
  )
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
}

/** One of several ways to write a thing, each half as frequent as the one before. */
function common(random: Random, ways: readonly string[]): string {
  let at = 0
  while (at < ways.length - 1 && random.chance(0.5)) at += 1
  return ways[at] ?? ''
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
