import { simplified } from '../text/fold.ts'
import { COMPOUND_SURNAMES, SURNAMES } from '../text/surnames.ts'
import { unguarded } from './cell-guard.ts'
import { isIdentityNumber } from './identity-numbers.ts'

/** What a cell looks like from its characters alone. */
export type ContentKind = 'email' | 'phone' | 'chinese-name' | 'date' | 'gender' | 'identity' | 'other'

/** The kind that nearly all filled cells of a column have, or null where the column is empty or mixed. */
export function contentOf(cells: Iterable<string>): ContentKind | null {
  const counts = new Map<ContentKind, number>()
  const names = new Set<string>()
  let filled = 0
  for (const cell of cells) {
    const kind = kindOfCell(cell)
    if (kind === null) continue
    filled += 1
    if (kind === 'chinese-name') names.add(cell)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    if (filled >= SAMPLE_CELLS) break
  }
  for (const [kind, count] of counts) {
    if (count < filled * NEARLY_ALL) continue
    // 高雄 and 安平 begin with surnames too, but a column of places repeats itself.
    return kind === 'chinese-name' && names.size * 2 < count ? 'other' : kind
  }
  return null
}

/** The kind of one cell; null where it is empty. */
export function kindOfCell(cell: string): ContentKind | null {
  const text = unguarded(cell).normalize('NFKC').trim()
  if (text === '') return null
  if (text.length > LONGEST_VALUE) return 'other'
  if (EMAIL.test(text)) return 'email'
  if (DATE.test(text)) return 'date'
  if (GENDER.test(text)) return 'gender'
  if (isIdentityNumber(text)) return 'identity'
  if (isPhone(text)) return 'phone'
  return isChineseName(text) ? 'chinese-name' : 'other'
}

/** An address has at most 254 characters (RFC 5321); the shapes below take their time with a cell that holds a book. */
const LONGEST_VALUE = 254

/** The kind of a column shows in its first cells. */
const SAMPLE_CELLS = 200

/** One cell in five may be a typing mistake or a remark. */
const NEARLY_ALL = 0.8

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/u
const DATE = /^(?:(?:民國|民国)\s*)?\d{1,4}\s*(?:[-/.]|年)\s*\d{1,2}\s*(?:[-/.]|月)\s*\d{1,4}\s*日?(?:[\sT].*)?$/u

const GENDER = /^(?:男|女|男性|女性|男生|女生|先生|小姐|女士|male|female|m|f)$/iu

/** Seven to fifteen digits (ITU-T E.164 allows at most 15) with the usual signs between them; not a plain small number. */
function isPhone(text: string): boolean {
  if (!/^[+(\d][\d\s().+#~/-]*(?:(?:ext|分機|分机|转|轉|x)\.?\s*\d+)?$/iu.test(text)) return false
  const digits = text.replace(/\D/gu, '').length
  return digits >= 7 && digits <= 15
}

/** Two to four characters of which the first one or two are a surname. */
function isChineseName(text: string): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(text)) return false
  const key = simplified(text)
  return SURNAMES.has(key.slice(0, 1)) || COMPOUND_SURNAMES.has(key.slice(0, 2))
}
