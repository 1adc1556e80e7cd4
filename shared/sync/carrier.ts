import type { Instant } from '../domain/dates.ts'
import type { DeviceId, PageId } from '../domain/ids.ts'

/**
 * The one idea behind folders and servers. A *carrier* keeps, for every device, rows of numbered bundles that only that
 * device writes and nobody changes: somebody else's program moves them about, late, twice, in pieces or not at all. What
 * lies there, what of it was read and what became of it decide everything: what to read next, what the carrier lacks,
 * when to write anew as one. These are functions of such lists; reading and writing is elsewhere.
 */

/** Something that lies on a carrier, as its listing tells. */
export interface Lying {
  readonly row: string
  /** `00000012.bundle`, or what a carrier made of it. */
  readonly name: string
  readonly bytes: number
  /** Another one whenever the content may be another: a time by the carrier's own clock, a hash. Compared, never read. */
  readonly stamp: string
}

/** What a bundle brings of one page: every change up to `heads` that is not already among those up to `since`. */
export interface Span {
  readonly page: PageId
  readonly heads: readonly string[]
  readonly since: readonly string[]
  /** Earlier heads that `heads` contain, so that what was written on top of them still stands on something. */
  readonly passed: readonly string[]
}

/** What became of something that was read. */
export type Reading =
  /** It was a whole bundle, and what may be let in of it is in. */
  | {
      readonly outcome: 'taken'
      readonly from: DeviceId
      readonly spans: readonly Span[]
      /** How things stood then, where a part of the bundle was not for this device. */
      readonly closedTo?: string
    }
  /** A whole bundle of somebody who is not known or not trusted, or sealed with keys that have not come, as things stood then. */
  | { readonly outcome: 'later'; readonly stood: string }
  /** Not whole, or nothing of ours; looked at again now and then, because it may still be on its way. */
  | { readonly outcome: 'broken'; readonly tries: number; readonly again: Instant }

export interface Known extends Lying {
  readonly reading: Reading
}

/** What this device writes: a row, and the next when that is full. */
export interface OwnRow {
  /** The last is the one being written. */
  readonly rows: readonly string[]
  /** The number the next bundle gets; numbers are never used twice. */
  readonly next: number
  /** Bundles before this number were removed, and are again when a slow carrier brings them back. */
  readonly from: number
  /** What was written under each number. */
  readonly written: Readonly<Record<string, OwnBundle>>
}

export interface OwnBundle {
  readonly row: string
  /** SHA-256, base64. */
  readonly digest: string
  readonly bytes: number
  /** Of those that were written together to stand in for everything before the first of them. */
  readonly whole: boolean
}

/** All that a device keeps about one carrier. */
export interface CarrierBook {
  readonly own: OwnRow | null
  /** Rows of this device that it no longer continues. */
  readonly former: readonly string[]
  /** By `keyOf`. */
  readonly known: Readonly<Record<string, Known>>
}

export const EMPTY_BOOK: CarrierBook = { own: null, former: [], known: {} }

/** Ten million bundles a row before the digits run out; rows are begun anew long before. */
const NUMBER_DIGITS = 8
const NAME = /^(\d{8})\.bundle$/
/** What a carrier makes of a name when it has two files for one: `00000012.sync-conflict-….bundle`, `00000012 (1).bundle`. */
const COPY = /^(\d{8})\D.*\.bundle$/

export function nameOf(number: number): string {
  return `${String(number).padStart(NUMBER_DIGITS, '0')}.bundle`
}

/** The number in a bundle's name; null for anything else, also for a copy that a carrier made. */
export function numberIn(name: string): number | null {
  const digits = NAME.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}

export function keyOf({ row, name }: Pick<Lying, 'row' | 'name'>): string {
  return `${row}/${name}`
}

/** The stamp of something that was written and not yet seen lying there. */
export const UNSEEN = ''

/** What to do after a look at what lies there. */
export interface LookPlan {
  /** In the order in which to read it. */
  readonly read: readonly Lying[]
  /** Keys of what is no longer there. */
  readonly gone: readonly string[]
  /** Somebody continued our row: this machine was put back to an earlier state, or copied. */
  readonly overtaken: boolean
}

/** When somebody looks, and how things stand. */
export interface Look {
  readonly now: Instant
  /** Who is of the community, who may do what and which keys there are: another string whenever any of it is different. */
  readonly standing: string
}

/**
 * Compares what lies there with what is known. A bundle that was taken is read again only when its length differs, because
 * carriers rewrite times; our own is read again whenever it looks different, because another start of this device may have
 * written over it elsewhere.
 */
export function planLook(book: CarrierBook, lying: readonly Lying[], { now, standing }: Look): LookPlan {
  const there = new Set(lying.map(keyOf))
  const isBundle = ({ name }: Lying) => NAME.test(name) || COPY.test(name)
  return {
    read: lying.filter((entry) => isBundle(entry) && isDue(book, entry, { now, standing })).sort(inOrder),
    gone: Object.keys(book.known).filter((key) => !there.has(key)),
    overtaken: lying.some((entry) => isStrangeInOwnRow(book.own, entry)),
  }
}

function isDue({ known, own }: CarrierBook, entry: Lying, { now, standing }: Look): boolean {
  const before = known[keyOf(entry)]
  if (!before || before.bytes !== entry.bytes) return true
  const differs = before.stamp !== entry.stamp
  switch (before.reading.outcome) {
    case 'taken':
      return (differs && own?.rows.includes(entry.row) === true) || (before.reading.closedTo ?? standing) !== standing
    case 'later':
      return differs || before.reading.stood !== standing
    case 'broken':
      // A clock that was put back must not make this wait for a year.
      return differs || before.reading.again <= now || before.reading.again > now + AGAIN_MOST_MS
  }
}

/** Whether something lies in our row that we cannot have written. */
function isStrangeInOwnRow(own: OwnRow | null, { row, name }: Lying): boolean {
  if (!own?.rows.includes(row)) return false
  const number = numberIn(name)
  return number !== null && number >= own.from && own.written[number]?.row !== row
}

function inOrder(a: Lying, b: Lying): number {
  return keyOf(a) < keyOf(b) ? -1 : 1
}

/** Something broken is looked at again after a minute, then after twice as long each time, at least once an hour. */
const AGAIN_FIRST_MS = 60_000
const AGAIN_MOST_MS = 3_600_000

/** What is noted of something broken, after `before` was noted of it; `now` in milliseconds. */
export function brokenAgain(before: Reading | undefined, now: Instant): Reading {
  const tries = before?.outcome === 'broken' ? before.tries + 1 : 1
  return { outcome: 'broken', tries, again: now + Math.min(AGAIN_MOST_MS, AGAIN_FIRST_MS * 2 ** (tries - 1)) }
}

/** The heads of each page up to which everything lies on the carrier. */
export type Coverage = ReadonlyMap<PageId, ReadonlySet<string>>

/**
 * What somebody who has nothing would have after reading all that was taken. A span counts once everything it builds on
 * is there; `waiting` are the bundles of which something does not, because one before it is missing.
 */
export function coverageOf(book: CarrierBook): { readonly covered: Coverage; readonly waiting: readonly Known[] } {
  const covered = new Map<PageId, Set<string>>()
  let open = Object.values(book.known).flatMap((entry) =>
    entry.reading.outcome === 'taken' ? entry.reading.spans.map((span) => ({ entry, span })) : [],
  )
  for (let before = -1; before !== open.length;) {
    before = open.length
    open = open.filter(({ span: { page, heads, since, passed } }) => {
      const there = covered.get(page) ?? new Set<string>()
      if (!since.every((head) => there.has(head))) return true
      for (const head of heads) there.add(head)
      for (const head of passed) there.add(head)
      covered.set(page, there)
      return false
    })
  }
  return { covered, waiting: [...new Set(open.map(({ entry }) => entry))] }
}

/** A page and what to write of it. */
export interface Lack {
  readonly page: PageId
  /** Heads that lie there with all before them; those that the page here contains need not be written again. */
  readonly since: readonly string[]
}

/** A page of this device. */
export interface OwnPage {
  readonly page: PageId
  readonly heads: readonly string[]
  /** Whether it is others' to write as a whole: this device adds to what lies there, and begins nothing. */
  readonly addsOnly?: boolean
}

/** Pages of which the carrier does not have everything that this device has. */
export function lacksOf(pages: readonly OwnPage[], covered: Coverage): Lack[] {
  return pages.flatMap(({ page, heads, addsOnly = false }) => {
    const there = covered.get(page)
    if ((addsOnly && !there) || heads.length === 0 || (there && heads.every((head) => there.has(head)))) return []
    return [{ page, since: [...(there ?? [])] }]
  })
}

/** Every head that anything lying there speaks of, by page: what a bundle that stands in for others should know it contains. */
export function headsSpokenOf({ known }: CarrierBook): ReadonlyMap<PageId, ReadonlySet<string>> {
  const out = new Map<PageId, Set<string>>()
  for (const { reading } of Object.values(known)) {
    if (reading.outcome !== 'taken') continue
    for (const { page, heads, since, passed } of reading.spans) {
      const all = out.get(page) ?? new Set<string>()
      for (const head of [...heads, ...since, ...passed]) all.add(head)
      out.set(page, all)
    }
  }
  return out
}

/** What was taken and has something of any of these pages, in the order in which it was written. */
export function speakingOf({ known }: CarrierBook, pages: ReadonlySet<PageId>): readonly Known[] {
  return Object.values(known)
    .filter(({ reading }) => reading.outcome === 'taken' && reading.spans.some(({ page }) => pages.has(page)))
    .sort(inOrder)
}

/** When a row is written anew as a whole. */
export interface CompactLimits {
  /** So many loose bundles. */
  readonly count: number
  /** So many bytes of them, however small the whole is. */
  readonly bytes: number
}

/** Whether our row should be written anew as a whole: it has many bundles, or more loose bytes than twice its whole. */
export function shouldCompact({ own, known }: CarrierBook, limits: CompactLimits): boolean {
  if (!own) return false
  const numbers = Object.keys(own.written).map(Number)
  const first = newestWhole(own, numbers) ?? own.from
  let count = 0
  let loose = 0
  let whole = 0
  for (const number of numbers.filter((one) => one >= first)) {
    const bundle = own.written[number]
    if (!bundle || known[keyOf({ row: bundle.row, name: nameOf(number) })] === undefined) continue
    if (bundle.whole) whole += bundle.bytes
    else {
      count += 1
      loose += bundle.bytes
    }
  }
  return count > limits.count || loose > Math.max(limits.bytes, 2 * whole)
}

/**
 * Bundles of ours that a whole stands in for, to be removed: the older ones of our row once every bundle of the newest
 * whole lies there as it was written, and then what was read of rows we no longer continue.
 */
export function supersededOf({ own, former, known }: CarrierBook): readonly Known[] {
  if (!own) return []
  const numbers = Object.keys(own.written).map(Number)
  const first = newestWhole(own, numbers)
  if (first === null) return []
  // Seen lying there, not only written: until then a fast removal could overtake a slow arrival.
  const isThere = (number: number) => {
    const entry = known[keyOf({ row: own.written[number]?.row ?? '', name: nameOf(number) })]
    return entry?.reading.outcome === 'taken' && entry.stamp !== UNSEEN
  }
  if (!numbers.filter((number) => number >= first && own.written[number]?.whole).every(isThere)) return []
  return Object.values(known).filter(({ row, name, reading }) => {
    if (reading.outcome !== 'taken') return false
    const number = numberIn(name)
    return former.includes(row) || (own.rows.includes(row) && number !== null && number < first)
  })
}

/**
 * What lies there with pages that another stands in for now, because somebody was erased from them. `own`: something of ours, for
 * which nothing newer stands in yet. `others`: what others wrote and this device has all of; it may go, whoever has what is
 * lacking then writes it again.
 */
export function outdatedOf(
  { own, former, known }: CarrierBook,
  isGone: (page: PageId) => boolean,
): { readonly own: boolean; readonly others: readonly Known[] } {
  const first = own ? newestWhole(own, Object.keys(own.written).map(Number)) : null
  const isOurs = ({ row }: Known) => former.includes(row) || own?.rows.includes(row) === true
  const stands = ({ row, name }: Known) =>
    own?.rows.includes(row) ? (numberIn(name) ?? 0) >= (first ?? 0) : first === null
  const outdated = Object.values(known).filter(
    ({ reading }) => reading.outcome === 'taken' && reading.spans.some(({ page }) => isGone(page)),
  )
  return {
    own: outdated.some((entry) => isOurs(entry) && stands(entry)),
    others: outdated.filter(
      (entry) => !isOurs(entry) && entry.reading.outcome === 'taken' && entry.reading.closedTo === undefined,
    ),
  }
}

/** The row once its bundles before `from` are gone. */
export function rowFrom(own: OwnRow, from: number): OwnRow {
  const left = Object.entries(own.written).filter(([number]) => Number(number) >= from)
  return { ...own, from, written: Object.fromEntries(left) }
}

/** Bytes in the row that is being written. */
export function rowBytes({ rows, written }: OwnRow): number {
  const row = rows.at(-1)
  return Object.values(written).reduce((sum, bundle) => (bundle.row === row ? sum + bundle.bytes : sum), 0)
}

/** The first number of the newest run of bundles that were written as a whole. */
function newestWhole(own: OwnRow, numbers: readonly number[]): number | null {
  let first: number | null = null
  let previousIsWhole = false
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const isWhole = own.written[number]?.whole === true
    if (isWhole && !previousIsWhole) first = number
    previousIsWhole = isWhole
  }
  return first
}
