import type { MemberRow } from '../../shared/protocol/members.ts'

/**
 * The best matches first: the store sorts what it finds by name, but somebody who types "chen" into the palette rather
 * means 陳 than 吳承翰. A name or reading that starts with the text, then one with a later word that does, then the rest;
 * within these the store's order stays.
 */
export function bestFirst(rows: readonly MemberRow[], text: string): readonly MemberRow[] {
  const wanted = plain(text)
  return rows.toSorted((a, b) => rank(a, wanted) - rank(b, wanted))
}

function rank(row: MemberRow, wanted: string): number {
  const texts = [plain(row.name), plain(row.reading)]
  const joined = texts.map((each) => each.replaceAll(' ', ''))
  const bare = wanted.replaceAll(' ', '')
  if (texts.some((each) => each === wanted || each.startsWith(`${wanted} `)) || joined.includes(bare)) return 0
  if (joined.some((each) => each.startsWith(bare))) return 1
  return texts.some((each) => each.includes(` ${wanted}`)) ? 2 : 3
}

/** Lower case without tone marks and accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim()
}
