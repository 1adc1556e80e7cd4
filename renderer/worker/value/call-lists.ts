import { isId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { refusesContact } from '../../../shared/domain/reach.ts'
import type { TieLevel } from '../../../shared/ties/tie.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import type { ChapterBook, MemberValue } from '../../../shared/value/chapter-book.ts'
import { mostWorthFirst, reconnectOf } from '../../../shared/value/reconnect.ts'
import type { Reconnect } from '../../../shared/value/reconnect.ts'
import type { Tables } from '../tables/tables.ts'
import { isOf } from '../ties/company.ts'
import type { ValueDesk } from './value-desk.ts'

/** A call that would save something, and in which chapter. */
export type Call = Reconnect & { readonly chapter: ChapterId }

/** What a call was worked out from: while all of it is the same, so is the call. */
interface Basis {
  readonly facts: MemberValue['facts']
  readonly tier: MemberValue['tier']['value']
  readonly risk: MemberValue['risk']['value']
  readonly gap: number | undefined
  /** When the web last went through their ties. */
  readonly tied: number
  /** Null for who is not to be called. */
  readonly call: Call | null
}

interface ChapterList {
  readonly book: ChapterBook
  revision: number
  tied: number
  /** Who was written since, or knows somebody warmly who was. */
  readonly doubted: Set<MemberId>
  readonly of: Map<MemberId, Basis>
  /** What was found of members whose place in the list has yet to be changed. */
  readonly found: Map<MemberId, Call | null>
  calls: readonly Call[]
}

/** More changed members than these are not looked up one by one. */
const MARKED_MOST = 1000
/** Members gone through between two looks at other work: a few milliseconds. */
const MEMBERS_A_STEP = 200
const DAY = 86_400_000
/** No state of a book or of the web. */
const NEVER = -1

/**
 * Whom to call in each chapter, who is most worth it first, kept from one question to the next: of whom nothing has changed,
 * nothing is worked out again, and a chapter in which nothing happened is not gone through.
 */
export class CallLists {
  readonly #tables: Tables
  readonly #desk: ValueDesk
  readonly #web: TieWeb
  readonly #lists = new Map<ChapterId, ChapterList>()
  /** Members who were written since; who could be called, and by whom, may be another. */
  readonly #marked = new Set<MemberId>()
  #today: number
  #numbers: TieWeb['numbers']
  #consent: Tables['consentSettings']

  constructor(tables: Tables, desk: ValueDesk, web: TieWeb) {
    this.#tables = tables
    this.#desk = desk
    this.#web = web
    this.#numbers = web.numbers
    this.#today = web.today
    this.#consent = tables.consentSettings
    tables.heard.add((id) => this.#heard(id))
  }

  /** Whom to call in a chapter; both desks are up to date when it is asked. */
  of(chapter: ChapterId): readonly Call[] {
    const list = this.#listOf(chapter)
    for (const _ of this.#bringUp(chapter, list));
    return list.calls
  }

  /** Works the lists of some chapters out ahead, a little a step; what happens meanwhile is left to who asks for them. */
  *foresee(chapters: readonly ChapterId[]): Generator<void> {
    for (const chapter of chapters) yield* this.#bringUp(chapter, this.#listOf(chapter))
  }

  #listOf(chapter: ChapterId): ChapterList {
    this.#bring()
    const book = this.#desk.book(chapter)
    const known = this.#lists.get(chapter)
    const list = known?.book === book ? known : nothingOf(book)
    this.#lists.set(chapter, list)
    return list
  }

  *#bringUp(chapter: ChapterId, list: ChapterList): Generator<void> {
    const { revision } = list.book
    const isRevised = list.revision !== revision
    const members = list.book.everybody
    const tied = this.#web.changedLast(members)
    if (!isRevised && list.doubted.size === 0 && list.tied === tied) return
    const changed = list.book.changedSince(list.revision)
    const asked = changed && new Set([...changed, ...this.#web.changedSince(members, list.tied), ...list.doubted])
    yield* this.#patch(chapter, list, asked ?? members)
    // As of the beginning: what happened since is found by who asks next.
    list.revision = revision
    list.tied = tied
  }

  #heard(id: string): void {
    if (this.#lists.size === 0) return
    // Records that have become one person, or are one no longer, concern whoever knows either.
    if (isId('lnk', id) || this.#marked.size > MARKED_MOST) this.#forget()
    else if (isId('mem', id)) this.#marked.add(id).add(this.#tables.people.personOf(id))
  }

  #forget(): void {
    this.#lists.clear()
    this.#marked.clear()
  }

  /** Forgets what a new day, other numbers or changed members have made doubtful. */
  #bring(): void {
    const { today, numbers } = this.#web
    const { consentSettings } = this.#tables
    // Every tie fades with the day.
    if (today !== this.#today || numbers !== this.#numbers || consentSettings !== this.#consent) this.#forget()
    this.#consent = consentSettings
    this.#today = today
    this.#numbers = numbers
    for (const member of this.#marked) {
      const known = this.#web.warmOf(member).map(({ other }) => other)
      for (const list of this.#lists.values()) for (const each of [member, ...known]) doubt(list, each)
    }
    this.#marked.clear()
  }

  /** Looks again at those of whom something may have changed. */
  *#patch(chapter: ChapterId, list: ChapterList, asked: Iterable<MemberId>): Generator<void> {
    let seen = 0
    for (const member of asked) {
      seen += 1
      if (seen % MEMBERS_A_STEP === 0) yield
      list.doubted.delete(member)
      const value = list.book.of(member)
      const before = list.of.get(member)
      if (!value) continue
      const tied = this.#web.changedAt(member)
      if (before && isOn(before, value, tied)) continue
      const call = this.#callOf(chapter, list.book, value)
      const { facts, tier, risk, rhythm } = value
      list.of.set(member, { facts, tier: tier.value, risk: risk.value, gap: rhythm?.gap, tied, call })
      list.found.set(member, call)
    }
    if (list.of.size > list.book.size)
      for (const member of list.of.keys())
        if (!list.book.has(member)) {
          list.of.delete(member)
          list.found.set(member, null)
        }
    if (list.found.size === 0) return
    const fresh = [...list.found.values()].filter((call) => call !== null).sort(mostWorthFirst)
    // Two runs that are in order each: sorting merges them.
    list.calls = [...list.calls.filter(({ member }) => !list.found.has(member)), ...fresh].sort(mostWorthFirst)
    list.found.clear()
  }

  #callOf(chapter: ChapterId, book: ChapterBook, value: MemberValue): Call | null {
    const entry = this.#tables.members.get(value.facts.member)
    if (!entry || refusesContact(entry.member, this.#tables.reach.on(this.#web.today * DAY))) return null
    const call = reconnectOf(book, value, (id) => warmestLevel(this.#tables, this.#web, id))
    return call && { ...call, chapter }
  }
}

function nothingOf(book: ChapterBook): ChapterList {
  return {
    book,
    revision: NEVER,
    tied: NEVER,
    doubted: new Set(),
    of: new Map(),
    found: new Map(),
    calls: [],
  }
}

function isOn(before: Basis, { facts, tier, risk, rhythm }: MemberValue, tied: number): boolean {
  return (
    before.facts === facts &&
    before.tied === tied &&
    before.tier === tier.value &&
    before.risk === risk.value &&
    before.gap === rhythm?.gap
  )
}

/** Looks at somebody again at the next question; where they stand until then is taken from the list as it is. */
function doubt(list: ChapterList, member: MemberId): void {
  const known = list.of.get(member)
  if (!known) return
  list.of.set(member, { ...known, tied: NEVER })
  list.doubted.add(member)
}

/** How warmly the one knows somebody who knows them best of those who are still here; null where nobody does warmly. */
function warmestLevel({ members }: Tables, web: TieWeb, member: MemberId): TieLevel | null {
  let found: TieLevel | null = null
  for (const { other, level } of web.warmOf(member)) {
    if (found !== null && level !== 'strong') continue
    const entry = members.get(other)
    if (entry && isOf(entry.member, null)) found = level
  }
  return found
}
