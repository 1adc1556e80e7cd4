import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { dialledNumbers } from './phone-numbers.ts'

/**
 * A field of telephone numbers written alike: `+886 912 345 678`, `0912 345 678` (of a number of `country`; of any other as
 * abroad), or `+886912345678`. A field in which any number cannot be read stays as somebody wrote it: a wrong number is worse than an odd one.
 */
export function writtenPhone(text: string, country: string, how: 'international' | 'national' | 'e164'): string {
  const numbers = dialledNumbers(text, country)
  if (numbers.length === 0 || numbers.some(({ state, extension }) => state === 'unread' || extension !== ''))
    return text
  return numbers.map(({ number }) => writtenOne(number, country, how)).join(BETWEEN)
}

const BETWEEN = ' / '

function writtenOne(number: string, country: string, how: 'international' | 'national' | 'e164'): string {
  if (how === 'e164') return number
  const mobile = MOBILES.find(({ shape }) => shape.test(number))
  if (mobile) {
    const { code, home, zero, shape } = mobile
    return number.replace(shape, how === 'national' && home === country ? `${zero}$1 $2 $3` : `${code} $1 $2 $3`)
  }
  const read = parsePhoneNumberFromString(number)
  if (!read) return number
  return how === 'national' && read.country === country ? read.formatNational() : read.formatInternational()
}

/** The two kinds of number that nearly every row has, as the library writes them: it takes thirty times as long. */
const MOBILES = [
  { shape: /^\+886(9\d\d)(\d{3})(\d{3})$/u, code: '+886', home: 'TW', zero: '0' },
  { shape: /^\+86(1[3-9]\d)(\d{4})(\d{4})$/u, code: '+86', home: 'CN', zero: '' },
] as const
