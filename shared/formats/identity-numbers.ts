/**
 * Whether a text is a number that Taiwan or the mainland gives to a person, by its check digit: A123456789 (內政部,
 * 國民身分證統一編號 and the newer 統一證號 of residents) or eighteen characters after GB 11643-1999. By chance one text of
 * ten has a right check digit, so a column of other numbers is not taken for these.
 */
export function isIdentityNumber(text: string): boolean {
  return isTaiwanese(text) || isMainland(text)
}

/** Letters stand for 10 … 35 in this order. */
const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'

function isTaiwanese(text: string): boolean {
  if (!/^[A-Z][1289]\d{8}$/u.test(text)) return false
  const letter = TAIWAN_LETTERS.indexOf(text.charAt(0)) + 10
  let sum = Math.floor(letter / 10) + (letter % 10) * 9
  for (let at = 1; at <= 8; at += 1) sum += Number(text.charAt(at)) * (9 - at)
  return (sum + Number(text.charAt(9))) % 10 === 0
}

const MAINLAND_CHECKS = '10X98765432'

function isMainland(text: string): boolean {
  if (!/^\d{6}(?:19|20)\d{9}[\dX]$/u.test(text)) return false
  let sum = 0
  for (let at = 0; at < 17; at += 1) sum += Number(text.charAt(at)) * (2 ** (17 - at) % 11)
  return MAINLAND_CHECKS.charAt(sum % 11) === text.charAt(17)
}
