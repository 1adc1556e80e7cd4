import { guarded } from '../cell-guard.ts'

/**
 * A telephone number in a form that no spreadsheet takes for a formula or a number, and that every telephone and every program
 * that knows numbers dials as before: +886 912 345 678 → `(+886) 912-345-678`, 0912345678 → `0912-345-678`. What is no such
 * number, or safe as it is, comes back as it is.
 */
export function dialled(number: string): string {
  if (!/^\+?[\d ().-]+$/.test(number) || guarded(number) === number) return number
  const digits = number.replace(/\D/g, '')
  if (number.startsWith('+') && digits.length >= 7 && digits.length <= 15) {
    const code = digits.slice(0, callingCodeLength(digits))
    return `(+${code}) ${inGroups(digits.slice(code.length))}`
  }
  return /^0\d{9}$/.test(digits) ? `${digits.slice(0, 4)}-${digits.slice(4, 7)}-${digits.slice(7)}` : number
}

/** The calling codes of one and of two digits (ITU-T E.164); all others have three. */
const ONE_DIGIT = /^[17]/
const TWO_DIGITS = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

function callingCodeLength(digits: string): number {
  if (ONE_DIGIT.test(digits)) return 1
  return TWO_DIGITS.test(digits) ? 2 : 3
}

/** Threes, the last of two to four. */
function inGroups(digits: string): string {
  return digits.length <= 4 ? digits : `${digits.slice(0, 3)}-${inGroups(digits.slice(3))}`
}
