import type { ChapterId, MemberId, PageId } from '../../../shared/domain/ids.ts'
import type { Member, MemberField } from '../../../shared/domain/member.ts'
import type { Part } from '../../../shared/people/part.ts'
import { personOf } from '../../../shared/people/person.ts'
import type { Person } from '../../../shared/people/person.ts'
import { readingOf } from '../../../shared/text/reading.ts'
import { searchTextOf } from '../../../shared/text/search.ts'
import type { DerivedText } from '../pages/page-snapshot.ts'
import { SortedIndex } from './sorted-index.ts'

/** A person with what is computed once. Replaced as a whole whenever the person changes. */
export interface MemberEntry extends DerivedText {
  /** The page of the record, or of the oldest of the records. */
  readonly page: PageId
  readonly member: Member
  readonly chapters: readonly ChapterId[]
  /** Set for somebody made of several records. */
  readonly person?: Person
}

/** Many changes at once are sorted anew; one by one costs a move of half the list each. */
const RESORT_FROM = 64

/** Orders kept up: names in three languages and a few columns. */
const ORDERS_KEPT = 8

/** The roster in memory, with its orders and its counts of names and labels. */
export class MemberTable {
  readonly #entries = new Map<MemberId, MemberEntry>()
  /** Records that are part of a merged person, and that person's id. */
  readonly #aliases = new Map<MemberId, MemberId>()
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

  /** The person that a record is, or is part of. */
  get(id: MemberId): MemberEntry | undefined {
    return this.#entries.get(this.#aliases.get(id) ?? id)
  }

  all(): Iterable<MemberEntry> {
    return this.#entries.values()
  }

  /** Who a record belongs to; itself for a record that was never merged, and for one that is not known. */
  personOf(id: MemberId): MemberId {
    return this.#aliases.get(id) ?? id
  }

  /** From now on `id` means `person`. */
  alias(id: MemberId, person: MemberId): void {
    if (id === person) this.#aliases.delete(id)
    else this.#aliases.set(id, person)
  }

  put(id: MemberId, after: MemberEntry | undefined): void {
    const before = this.#entries.get(id)
    if (before === after) return
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

/** One record as an entry. */
export function entryOf(member: Member, page: PageId, derived: DerivedText | undefined): MemberEntry {
  const { reading, search } = derived ?? derivedTextOf(member)
  return { member, page, chapters: chaptersOf(member), reading, search }
}

/** Several records as one entry; found by what any of them says. */
export function personEntry(parts: readonly Part[], page: (id: MemberId) => PageId): MemberEntry {
  const person = personOf(parts)
  const { member, also } = person
  const reading = readingOf(member.name, member.reading)
  const values = (fields: readonly MemberField[]) =>
    fields.flatMap((field) => also[field]?.map(({ value }) => value) ?? [])
  const search = searchTextOf({
    ...member,
    reading,
    otherNames: values(['name', 'nickname']).map((name) => ({ name, reading: readingOf(name) })),
    otherPhones: values(['phone', 'phone2']),
    others: values(['email', 'email2', 'line', 'wechat', 'number', 'city', 'organization']),
  })
  return { member, page: page(member.id), chapters: chaptersOf(member), reading, search, person }
}

/** Only memberships that have not ended make somebody part of a chapter. */
function chaptersOf(member: Member): ChapterId[] {
  const chapters: ChapterId[] = []
  for (const chapter of Object.keys(member.memberships) as ChapterId[]) {
    if (member.memberships[chapter]?.until === undefined) chapters.push(chapter)
  }
  return chapters
}
