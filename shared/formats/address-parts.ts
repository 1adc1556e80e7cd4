/**
 * The parts of an address in the order in which its people write them. Chinese goes from the large to the small and without
 * spaces (台中市 + 西區 + 公益路 68 號), whatever the order of the columns; elsewhere the order of the columns is kept and a
 * comma stands between, but for a house number and its street.
 */
export function joinAddress(parts: readonly string[]): string {
  const said = parts.filter((part, index) => part !== '' && parts.indexOf(part) === index)
  if (!said.some((part) => HAN.test(part))) return said.reduce(withComma, '')
  const ranked = said.map((part, index) => ({ part, index, rank: rankOf(part) }))
  ranked.sort((a, b) => a.rank - b.rank || a.index - b.index)
  return ranked.reduce((whole, { part }) => {
    // A part that the whole already ends with, or begins with, was said twice: 台中市 + 台中市西區.
    if (part.startsWith(whole)) return part
    if (whole.includes(part) && part.length > 1) return whole
    return /[A-Za-z0-9]$/u.test(whole) && /^[A-Za-z0-9]/u.test(part) ? `${whole} ${part}` : whole + part
  }, '')
}

const HAN = /\p{Script=Han}/u

/** By the word a part ends with: post code, country, province, city or county, district, and everything smaller. */
const ENDINGS: readonly RegExp[] = [
  /^\d{3,6}$/u,
  /^(?:台灣|臺灣|台湾|中華民國|中国|中國|香港|澳門|澳门)$/u,
  /(?:省|自治區|自治区)$/u,
  /[縣县市]$/u,
  /[區区鄉乡鎮镇]$/u,
  /[里村]$/u,
]

function rankOf(part: string): number {
  const rank = ENDINGS.findIndex((ending) => ending.test(part))
  return rank === -1 ? ENDINGS.length : rank
}

function withComma(whole: string, part: string): string {
  if (whole === '') return part
  const numberBefore = /(?:^|, )\d+[a-z]?$/iu.test(whole) && /^\p{L}/u.test(part)
  return numberBefore ? `${whole} ${part}` : `${whole}, ${part}`
}
