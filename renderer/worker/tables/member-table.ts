import type { ChapterId, MemberId, PageId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { readingOf } from '../../../shared/text/reading.ts'
import { searchTextOf } from '../../../shared/text/search.ts'
import type { DerivedText } from '../pages/page-snapshot.ts'
import { SortedIndex } from './sorted-index.ts'

/** A member with what is computed from it once. Replaced as a whole whenever the member changes. */
export interface MemberEntry extends DerivedText {
  readonly page: PageId
  readonly member: Member
  readonly chapters: readonly ChapterId[]
}

/** Many changes at once are sorted anew; one by one costs a move of half the list each. */
const RESORT_FROM = 64

/** Orders kept up: names in three languages and a few columns. */
const ORDERS_KEPT = 8

/** The roster in memory, with its orders and its counts of names and labels. */
export class MemberTable {
  readonly #entries = new Map<MemberId, MemberEntry>()
  readonly #orders = new Map<string, SortedIndex<MemberEntry>>()
  readonly #names = new Map<string, number>()
  readonly #tags = new Map<string, number>()
  readonly #interests = new Map<string, number>()
  readonly #chapters = new Map<ChapterId, number>()
  #active = 0
  #changes = 0
  #version = 0

  get size(): number {
    return this.#entries.size
  }

  /** Members that are not archived; the counts below are of them. */
  get active(): number {
    return this.#active
  }

  get tagCounts(): ReadonlyMap<string, number> {
    return this.#tags
  }

  get interestCounts(): ReadonlyMap<string, number> {
    return this.#interests
  }

  get chapterCounts(): ReadonlyMap<ChapterId, number> {
    return this.#chapters
  }

  /** Goes up with every change; whatever was worked out for another version is out of date. */
  get version(): number {
    return this.#version
  }

  get(id: MemberId): MemberEntry | undefined {
    return this.#entries.get(id)
  }

  all(): Iterable<MemberEntry> {
    return this.#entries.values()
  }

  put(id: MemberId, page: PageId, member: Member | null, derived?: DerivedText): void {
    const before = this.#entries.get(id)
    const after = member ? entryOf(member, page, derived) : undefined
    if (before) this.#count(before, -1)
    if (after) this.#entries.set(id, after)
    else this.#entries.delete(id)
    if (after) this.#count(after, 1)
    this.#version += 1
    this.#changes += 1
    for (const order of this.#orders.values()) {
      if (this.#changes < RESORT_FROM) order.update(before, after)
      else order.invalidate()
    }
  }

  /** All members in the order that `name` stands for; the order is kept up from then on. */
  ordered(name: string, keyOf: (entry: MemberEntry) => string): readonly MemberEntry[] {
    let order = this.#orders.get(name)
    if (!order) {
      // Orders that nobody asked for lately are not worth keeping up; those that name a version are out of date.
      for (const oldest of this.#orders.keys()) if (this.#orders.size >= ORDERS_KEPT) this.#orders.delete(oldest)
      order = new SortedIndex(keyOf, (entry) => entry.member.id)
      this.#orders.set(name, order)
    }
    this.#changes = 0
    return order.items(this.#entries.values())
  }

  /** Whether another active member bears the same name. */
  hasNamesake(member: Member): boolean {
    return (this.#names.get(member.name) ?? 0) > (member.archived === undefined ? 1 : 0)
  }

  #count({ member, chapters }: MemberEntry, by: 1 | -1): void {
    if (member.archived !== undefined) return
    this.#active += by
    bump(this.#names, member.name, by)
    for (const tag of member.tags) bump(this.#tags, tag, by)
    for (const interest of member.interests) bump(this.#interests, interest, by)
    for (const chapter of chapters) bump(this.#chapters, chapter, by)
  }
}

function bump<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  const count = (counts.get(key) ?? 0) + by
  if (count > 0) counts.set(key, count)
  else counts.delete(key)
}

/** The reading and the search text of a member; worked out once and kept in the snapshot. */
export function derivedTextOf(member: Member): DerivedText {
  const reading = readingOf(member.name, member.reading)
  return { reading, search: searchTextOf({ ...member, reading }) }
}

function entryOf(member: Member, page: PageId, derived: DerivedText | undefined): MemberEntry {
  // Only memberships that have not ended make somebody part of a chapter.
  const chapters: ChapterId[] = []
  for (const chapter of Object.keys(member.memberships) as ChapterId[]) {
    if (member.memberships[chapter]?.until === undefined) chapters.push(chapter)
  }
  const { reading, search } = derived ?? derivedTextOf(member)
  return { member, page, chapters, reading, search }
}
