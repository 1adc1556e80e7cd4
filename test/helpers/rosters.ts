import { emailOf, inventName } from '../../shared/sample/identities.ts'
import { CITIES, INTERESTS, NOTES, OCCUPATIONS, TAGS, inLanguage, type Words } from '../../shared/sample/words.ts'
import { seededRandom, type Random } from '../../shared/domain/random.ts'

/** The header row of every roster made here, as organizers in Taiwan write it. */
export const ROSTER_HEADERS = [
  '姓名', '手機', '電子郵件', '生日', '城市', '職業', '標籤', '興趣', '會員編號', '入會日', '備註',
] as const // prettier-ignore

/**
 * A roster as CSV text (UTF-8, comma, CRLF, header first) of `rows` invented people, the same for the same seed: about
 * one in twelve with a Latin name, telephone numbers with leading zeros in three spellings, gaps as in real lists,
 * quoted cells with commas and line breaks, names that recur. Of 10,000 rows it is about 1.2 MB.
 */
export function rosterCsv({ rows, seed }: { readonly rows: number; readonly seed: number }): string {
  return rostersCsv({ rows, seed, rosters: 1 }).join('')
}

/** Several of as many rows each, in which nobody has the number, the telephone or the address of somebody in another. */
export function rostersCsv({
  rows,
  seed,
  rosters,
}: {
  readonly rows: number
  readonly seed: number
  readonly rosters: number
}): string[] {
  const random = seededRandom(seed)
  const emails = new Set<string>()
  return Array.from({ length: rosters }, (_, roster) => {
    const lines = [ROSTER_HEADERS.join(',')]
    for (let row = 1; row <= rows; row += 1) lines.push(csvLine(rosterRow(random, roster * rows + row, emails)))
    return `${lines.join('\r\n')}\r\n`
  })
}

/** Cells as one line of a CSV file, those quoted that need it. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(cell).join(',')
}

function rosterRow(random: Random, row: number, emails: Set<string>): string[] {
  // A fresh set each time: 50,000 people share some thousand names, as they do in life.
  const name = inventName(random, 'taipei', new Set())
  const year = random.int(1950, 2006)
  const birthday = `${year}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`
  const joined = `${random.int(2021, 2026)}/${two(random.int(1, 9))}/${two(random.int(1, 28))}`
  return [
    name.name,
    gap(random, 0.06, phoneOf(random, row)),
    gap(random, 0.15, emailOf(random, name, emails)),
    gap(random, 0.3, birthday),
    gap(random, 0.1, say(random.pick(CITIES.taipei))),
    gap(random, 0.3, say(random.pick(OCCUPATIONS))),
    random.some(TAG_WORDS, random.int(0, 2)).join('、'),
    random.some(INTEREST_WORDS, random.int(0, 3)).join('、'),
    `A${String(row).padStart(6, '0')}`,
    joined,
    gap(
      random,
      0.85,
      random.chance(0.3) ? `${say(random.pick(NOTES))}\n已聯絡, 待回覆「${row}」` : say(random.pick(NOTES)),
    ),
  ]
}

/** Each row's own number in one of three spellings: 7,919 shares no factor with a million. */
function phoneOf(random: Random, row: number): string {
  const last = String((row * 7919) % 1_000_000).padStart(6, '0')
  const [middle, end] = [last.slice(0, 3), last.slice(3)]
  return random.pick([`0900-${middle}-${end}`, `0900${last}`, `+886 900 ${middle} ${end}`])
}

const TAG_WORDS = Object.values(TAGS).map(say)
const INTEREST_WORDS = Object.values(INTERESTS).map(say)

function say(words: Words): string {
  return inLanguage('zh-TW', words)
}

function gap(random: Random, probability: number, value: string): string {
  return random.chance(probability) ? '' : value
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
