import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A telephone number as it can be compared with others, whatever it was typed like. */
export interface DialledNumber {
  /** `+886912345678` (ITU-T E.164), or the bare digits where no number in use could be read. */
  readonly number: string
  /**
   * `read`: valid as typed. `repaired`: valid once a lost zero is put back, a doubled country code is taken out, Excel's
   * `9.12345678E+08` is written out or another country's rules are applied. `unread`: no valid number came of it.
   */
  readonly state: 'read' | 'repaired' | 'unread'
  /** The digits as typed, without the extension. */
  readonly typed: string
  /** The extension behind an office's number, '' where there is none. */
  readonly extension: string
}

/**
 * The telephone numbers in a field; several may be parted by / , ; or 、. `country` is the place whose numbers are dialled
 * without a country code (ISO 3166-1 alpha-2, '' where unknown). Texts that are no number (fewer than seven digits) and
 * numbers that stand for none (0000000000, 1234567890) give nothing.
 */
export function dialledNumbers(text: string, country: string): DialledNumber[] {
  if (text.length > LONGEST_FIELD) return []
  const found: DialledNumber[] = []
  for (const part of text.normalize('NFKC').split(BETWEEN_NUMBERS)) {
    const number = dialled(part, country)
    if (number !== null && !found.some((one) => one.number === number.number)) found.push(number)
  }
  return found
}

/**
 * The country in which most mobile numbers among `samples` could be dialled as they stand, by their shape alone (an area code
 * of one country looks like a mobile number of another); '' where hardly any has a known shape.
 */
export function likelyCountry(samples: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of samples) {
    for (const part of text.normalize('NFKC').split(BETWEEN_NUMBERS)) {
      const country = part.includes('+') ? undefined : countryOfShape(part.replace(/\D/gu, ''))
      if (country !== undefined) counts.set(country, (counts.get(country) ?? 0) + 1)
    }
  }
  let best = ''
  let most = samples.length / 8
  for (const [country, count] of counts) {
    if (count > most) {
      best = country
      most = count
    }
  }
  return best
}

/** Mobile numbers as written at home, with a lost zero where there is one to lose. The first shape that fits counts. */
const SHAPES: readonly (readonly [CountryCode, RegExp])[] = [
  ['CN', /^1[3-9]\d{9}$/u],
  ['TW', /^0?9\d{8}$/u],
  ['AU', /^04\d{8}$/u],
  ['GB', /^07\d{9}$/u],
  ['JP', /^0[789]0\d{8}$/u],
  ['MY', /^01\d{8,9}$/u],
  ['HK', /^[569]\d{7}$/u],
  ['SG', /^8\d{7}$/u],
  ['US', /^[2-9]\d{9}$/u],
]

function countryOfShape(digits: string): CountryCode | undefined {
  return SHAPES.find(([, shape]) => shape.test(digits))?.[0]
}

/** No field of telephone numbers is longer; what is, is a text with digits in it. */
const LONGEST_FIELD = 200
const BETWEEN_NUMBERS = /[/,;、|\n\r]| (?=\+)/u
const EXTENSION = /(?:ext\.?|x|#|分機|分机|转|轉)\s*(\d{1,6})\s*$/iu
const SCIENTIFIC = /^\s*(\d)(?:\.(\d+))?E\+?(\d{1,2})\s*$/iu
/** Excel shows a number read as a fraction so. */
const FRACTION = /^(\s*\d+)\.0+\s*$/u

/** ITU-T E.164: at most 15 digits; local numbers have at least seven where people write them down. */
const FEWEST_DIGITS = 7
const MOST_DIGITS = 18

function dialled(part: string, country: string): DialledNumber | null {
  const extension = EXTENSION.exec(part)?.[1] ?? ''
  const { text, spoiled } = writtenOut(extension === '' ? part : part.replace(EXTENSION, ''))
  const typed = text.replace(/\D/gu, '')
  if (typed.length < FEWEST_DIGITS || typed.length > MOST_DIGITS || isPlaceholder(typed)) return null
  const international = text.includes('+') || typed.startsWith('00')
  const asTyped = quickly(typed, international, country) ?? parsed(international ? `+${bare(typed)}` : typed, country)
  if (asTyped !== null) {
    const state = spoiled || (!international && lostZero(typed, asTyped, country)) ? 'repaired' : 'read'
    return { number: asTyped, state, typed, extension }
  }
  const repaired = repair(typed, country)
  const rest = { typed, extension }
  return repaired === null ? { number: bare(typed), state: 'unread', ...rest } : { ...repaired, ...rest }
}

/** `9.12345678E+08` → 912345678. With fewer digits than the number had, the rest is lost and nothing can be compared. */
function writtenOut(part: string): { readonly text: string; readonly spoiled: boolean } {
  const match = SCIENTIFIC.exec(part)
  if (match) {
    const digits = `${match[1] ?? ''}${match[2] ?? ''}`
    return { text: digits.length === Number(match[3]) + 1 ? digits : '', spoiled: true }
  }
  return { text: part.replace(FRACTION, '$1'), spoiled: false }
}

/** The two kinds of number that nearly every row has, without the library: three times as fast. */
function quickly(typed: string, international: boolean, country: string): string | null {
  if (international) return null
  if (country === 'TW' && /^09\d{8}$/u.test(typed)) return `+886${typed.slice(1)}`
  // Eleven digits from 13 to 19 are a mainland mobile wherever they are written, but where 1 is dialled first.
  return !ONE_FIRST.has(country) && /^1[3-9]\d{9}$/u.test(typed) ? `+86${typed}` : null
}

const ONE_FIRST: ReadonlySet<string> = new Set(['US', 'CA'])

function parsed(text: string, country: string): string | null {
  const known = isSupportedCountry(country) ? country : undefined
  return valid(text, known)
}

function valid(text: string, country?: CountryCode): string | null {
  const number = parsePhoneNumberFromString(text, country === undefined ? undefined : { defaultCountry: country })
  return number !== undefined && number.isValid() ? number.number : null
}

/** Where numbers are dialled with a zero first, one without it and without the country code has lost it. */
function lostZero(typed: string, number: string, country: string): boolean {
  const code = ZERO_FIRST.get(country)
  return code !== undefined && !typed.startsWith('0') && number === `+${code}${typed}`
}

const ZERO_FIRST: ReadonlyMap<string, string> = new Map([
  ['TW', '886'], ['JP', '81'], ['KR', '82'], ['MY', '60'], ['TH', '66'], ['GB', '44'], ['AU', '61'], ['NZ', '64'],
  ['DE', '49'], ['FR', '33'],
]) // prettier-ignore

/** Country codes that come twice when a spreadsheet's formula puts one before numbers that had it. */
const DOUBLED = /^(886|852|853|86|65|60|81)0{0,2}\1/u

function repair(
  typed: string,
  country: string,
): { readonly number: string; readonly state: 'read' | 'repaired' } | null {
  const digits = bare(typed)
  const once = digits.replace(DOUBLED, '$1')
  if (once !== digits) {
    const number = valid(`+${once}`)
    if (number !== null) return { number, state: 'repaired' }
  }
  // Long enough to begin with a country code: only the plus is missing.
  const international = digits.length > 10 ? valid(`+${digits}`) : null
  if (international !== null) return { number: international, state: 'read' }
  const elsewhere = FOREIGN_MOBILES.find(([, shape]) => shape.test(typed))?.[0]
  const number = elsewhere === undefined || elsewhere === country ? null : valid(digits, elsewhere)
  return number === null ? null : { number, state: 'repaired' }
}

/** Mobile numbers whose shape gives their country away among those who know each other. */
const FOREIGN_MOBILES: readonly (readonly [CountryCode, RegExp])[] = [
  ['CN', /^1[3-9]\d{9}$/u],
  ['TW', /^0?9\d{8}$/u],
  ['HK', /^[569]\d{7}$/u],
]

/** Without the zeros or the prefix in front that only say from where it is dialled. */
function bare(typed: string): string {
  return typed.replace(/^0+/u, '')
}

/**
 * Zeros to the end, hardly another digit, or counted up or down: typed to get past a form. Seven equal digits at the end
 * are a number that somebody paid for.
 */
function isPlaceholder(digits: string): boolean {
  return (
    /0{6}$/u.test(digits) ||
    /(\d)\1{8}$/u.test(digits) ||
    /^(\d)\1+$/u.test(digits) ||
    '01234567890123456789'.includes(digits) ||
    '98765432109876543210'.includes(digits)
  )
}
