import type { ColumnTarget } from '../domain/source.ts'
import { channelsIn } from './consent-cell.ts'
import { HEADER_WORDS } from './header-dictionary.ts'

/** How surely a header names its target: 1 for a word that means nothing else, less for words that often do. */
export interface HeaderMeaning {
  /** '' leaves the column out. */
  readonly target: ColumnTarget | ''
  readonly weight: number
  /** True where the column holds a piece that is joined with others: the district of an address, a middle name. */
  readonly part?: boolean
}

/**
 * What a header says about its column, or null where it says nothing known. Case, width (full-width letters), spaces and
 * punctuation do not matter; a header may hold more than the word (`姓名 Name`, `您的手機號碼`, `E-mail 1 - Value`).
 */
export function meaningOf(header: string): HeaderMeaning | null {
  const key = headerKey(header)
  if (key === '') return null
  const exact = MEANINGS.get(key)
  if (exact) return exact
  const words = wordsOf(header)
  const text = words.join(' ')
  if (SOMEBODY_ELSE.test(text) || SOMEBODY_ELSE.test(key) || namesIdentity(header)) return { target: '', weight: 1 }
  return consentMeaning(text) ?? bestPart(key, words)
}

/** Whether a cell is a header and nothing else; what tells a header row from a row of data. */
export function isHeaderWord(cell: string): boolean {
  return cell.length <= LONGEST_HEADER && MEANINGS.has(headerKey(cell))
}

/**
 * Whether a header names a number that a state gave to a person (身分證字號, SSN, passport). A club has no use for these and
 * would only have to guard them, so they are never guessed to be anything.
 */
export function namesIdentity(header: string): boolean {
  return IDENTITY.test(wordsOf(header).join(' '))
}

/** A header without what does not matter in it; equal for two spellings of one header. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/**
 * The keys of a table's headers, by which a column is found again wherever it stands: `Phone` and `Phone (2)` differ; two
 * headers with one key (`e-mail`, `E-Mail`) are told apart by their order.
 */
export function headerKeys(columns: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return columns.map((column) => {
    const key = headerKey(column)
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count === 1 ? key : `${key}#${count}`
  })
}

const IDENTITY =
  /身分證|身份證|身份证|證件|证件|護照|护照|居留證|居留证|健保卡|社保|\b(?:ssn|soc(?:ial)? sec(?:urity)?|national id(?:entity)?|identity (?:card|no|number)|passport|government id|nric|hkid|tax (?:id|number)|driver s? ?licen[cs]e)\b/u

const REFUSAL =
  /退訂|退订|取消訂閱|取消订阅|勿擾|勿扰|打擾|打扰|拒絕聯|拒绝联|拒收|不要聯|不要联|不再聯|不再联|\bunsub(?:scribed?)?\b|\bopt(?:ed)? ?out\b|\bdo ?not (?:contact|e ?mail|call|text|sms|disturb|mail)\b|\bno contact\b/u

const CONSENT =
  /訂閱|订阅|(?:聯絡|聯繫|联系|联络|接收|收取|收到).{0,6}(?:意願|意愿|同意|許可|许可|偏好)|(?:同意|願意|愿意|可否|是否|允許|允许|可).{0,10}(?:聯絡|聯繫|联系|联络|接收)|(?:聯絡|聯繫|联系)方式偏好|\bconsent\w*\b|\bopt(?:ed)? ?in\b|\boptin\b|\bsubscri(?:bed?|ber|ption)\b(?! ?(?:date|id|fee|type|plan))|\bnewsletters?\b|\bmailing list\b|\bmarketing (?:permission|status)s?\b|\bmay we (?:contact|e ?mail|call)\b/u

const NEWS =
  /電子報|电子报|訂閱|订阅|\bedm\b|\bnewsletters?\b|\bsubscri(?:bed?|ber|ption)\b|\bmailing list\b|\bmarketing\b/u

const PICTURES =
  /(?:肖像|照片|拍照|影像|攝影|摄影|拍攝|拍摄).{0,8}(?:同意|授權|授权|許可|许可)|(?:同意|授權|授权|允許|允许|可否).{0,8}(?:肖像|照片|拍照|影像|拍攝|拍摄)|\b(?:photo(?:graph)?|picture|image|media)s? (?:consent|permission|release|rights)\b/u

const PARTNERS =
  /(?:同意|授權|授权|允許|允许|可否).{0,12}(?:第三方|合作夥伴|合作伙伴|合作單位|合作单位)|\b(?:consent|agree|permission|allow)\w*\b.{0,24}\bthird part(?:y|ies)\b|\bthird party (?:consent|sharing|marketing)\b/u

/** A column that says whether one may write or call; of one channel where the header names one, else of all. */
function consentMeaning(text: string): HeaderMeaning | null {
  if (PICTURES.test(text)) return { target: 'pictures', weight: 0.9 }
  if (PARTNERS.test(text)) return { target: 'partners', weight: 0.9 }
  const kind = REFUSAL.test(text) ? 'refusal' : CONSENT.test(text) ? 'consent' : null
  if (kind === null) return null
  const [channel, ...more] = channelsIn(text)
  // Who unsubscribes is not written to at all; who subscribes has asked for news and for nothing else.
  if (kind === 'consent' && NEWS.test(text) && more.length === 0 && (channel === undefined || channel === 'email'))
    return { target: 'news', weight: 0.9 }
  return { target: channel === undefined || more.length > 0 ? kind : `${kind}:${channel}`, weight: 0.9 }
}

/** Longer cells are sentences (questions of a form), which are searched for words but are no words themselves. */
const LONGEST_HEADER = 40

/** A part of a longer header counts less than the whole, so that `姓名` beats `姓名拼音對照`. */
const PART_WEIGHT = 0.7

function bestPart(key: string, words: readonly string[]): HeaderMeaning | null {
  let best: HeaderMeaning | null = null
  let bestLength = 0
  const consider = (part: string) => {
    const meaning = MEANINGS.get(part)
    if (!meaning || part.length < bestLength || (part.length === bestLength && best && best.weight >= meaning.weight))
      return
    best = meaning
    bestLength = part.length
  }
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= Math.min(words.length, from + 4); to += 1) consider(words.slice(from, to).join(''))
  }
  // Chinese has no spaces: any run of two or more characters may be the word.
  const han = key.match(/\p{Script=Han}+/gu) ?? []
  for (const run of han) {
    for (let length = Math.min(run.length, 8); length >= 2; length -= 1) {
      for (let from = 0; from + length <= run.length; from += 1) consider(run.slice(from, from + length))
    }
  }
  const found = best as HeaderMeaning | null
  return found && bestLength >= 2 ? { ...found, weight: found.weight * PART_WEIGHT } : null
}

/** `E-mail 1 - Value` → e, mail, 1, value; `姓名Name` → 姓名, name. */
function wordsOf(header: string): string[] {
  return (
    header
      .normalize('NFKC')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .toLowerCase()
      .match(/\p{Script=Han}+|(?:(?!\p{Script=Han})\p{L})+|\p{N}+/gu) ?? []
  )
}

/** A contact of another person, or a column about a column; guessing these would put a stranger's number on a member. */
const SOMEBODY_ELSE =
  /緊急|紧急|推薦人|推荐人|介紹人|介绍人|引薦|引荐|家長|家长|監護|监护|配偶|父親|父亲|母親|母亲|類型|类型|\b(?:emergency|parent|guardian|spouse|referr\w*|referee|recommend\w*|type|label|assistant|manager|partner)\b/u

const MEANINGS: ReadonlyMap<string, HeaderMeaning> = new Map(
  HEADER_WORDS.toReversed().flatMap(([target, weight, words, part]) =>
    words
      .split(' ')
      .map((word): [string, HeaderMeaning] => [
        headerKey(word),
        part === undefined ? { target, weight } : { target, weight, part: true },
      ]),
  ),
)
