import type { LinkId, MemberId, PageId } from '../../../shared/domain/ids.ts'
import { otherEnd } from '../../../shared/domain/link.ts'
import type { Link } from '../../../shared/domain/link.ts'
import { groupPeople, pairKey } from '../../../shared/people/groups.ts'
import type { Contradiction } from '../../../shared/people/groups.ts'
import { hasLeft } from '../../../shared/people/part.ts'
import type { Part } from '../../../shared/people/part.ts'
import { saidOf } from '../../../shared/people/prevail.ts'
import type { DerivedText } from '../pages/page-snapshot.ts'
import type { Identities } from './attendance-table.ts'
import { entryOf, personEntry } from './member-table.ts'
import type { MemberEntry, MemberTable } from './member-table.ts'

/** A record as its page keeps it, whether it stands for itself or not. */
export interface PartEntry {
  readonly part: Part
  /** The record by itself, as it is or would be in the list. */
  readonly entry: MemberEntry
}

export type PartPlace = Pick<Part, 'home' | 'atDoor'>

export interface PeopleOptions {
  readonly members: MemberTable
  /** A record that has evenings of its own does not leave with its roster. */
  readonly hasEvenings: (id: MemberId) => boolean
  /** Where the records of a page belong: to a chapter's list, or to a door. */
  readonly placeOf: (page: PageId) => PartPlace
  /** Told which records stand for another person than before. */
  readonly onRegroup: (records: ReadonlySet<MemberId>) => void
}

/**
 * Which records are one person. Turns records and links into the entries of the member table: a record that was never
 * merged is an entry, several that are one person are one entry, one that has left with its roster is none.
 */
export class PeopleTable implements Identities {
  readonly #options: PeopleOptions
  readonly #links = new Map<LinkId, Link>()
  readonly #linksOf = new Map<MemberId, Set<LinkId>>()
  /** Records that are no entry by themselves, or about which there is more to know than the entry says. */
  readonly #parts = new Map<MemberId, PartEntry>()
  readonly #groups = new Map<MemberId, readonly MemberId[]>()
  readonly #contradictions = new Map<LinkId, Contradiction>()
  readonly #disputed = new Set<MemberId>()
  #version = 0

  constructor(options: PeopleOptions) {
    this.#options = options
  }

  /** Goes up whenever a link changes. */
  get version(): number {
    return this.#version
  }

  /** Merges that somebody ordered and somebody else forbids. */
  get contradictions(): Iterable<Contradiction> {
    return this.#contradictions.values()
  }

  /** Merged people of whom organizers said different things. */
  get disputed(): Iterable<MemberId> {
    return this.#disputed
  }

  /** Every record, whether it stands for itself, is part of a person or has left. */
  *records(): Iterable<Part> {
    for (const { part } of this.#parts.values()) yield part
    for (const { member } of this.#options.members.all()) if (!this.#parts.has(member.id)) yield { own: member }
  }

  get links(): ReadonlyMap<LinkId, Link> {
    return this.#links
  }

  /** The links of one record, taken back or not, in the order in which they were made. */
  linksOf(id: MemberId): Link[] {
    const links = [...(this.#linksOf.get(id) ?? [])].flatMap((link) => this.#links.get(link) ?? [])
    return links.length < 2 ? links : links.sort((x, y) => x.at - y.at || (x.id < y.id ? -1 : 1))
  }

  personOf(id: MemberId): MemberId {
    return this.#options.members.personOf(id)
  }

  /**
   * The records of a person, oldest first and those that are not on this machine last; the record itself for somebody who
   * was never merged.
   */
  partsOf(id: MemberId): readonly MemberId[] {
    return this.#groups.get(id) ?? [id]
  }

  /** The same with what is in them; `others` are records that are about to be one person with them. */
  recordsOf(id: MemberId, others: readonly MemberId[] = []): Part[] {
    const all = this.partsOf(this.personOf(id))
    const found = all.flatMap((each) => this.part(each) ?? [])
    const isElsewhere = found.length < all.length
    return found.map(({ part, entry }) => ({
      ...saidOf(part, (each) => all.includes(each) || others.includes(each)),
      ...this.#options.placeOf(entry.page),
      ...(isElsewhere && { elsewhere: true as const }),
    }))
  }

  /** Whether somebody merged a person of several records; copies for other chapters do not make one. */
  isMerged(id: MemberId): boolean {
    const parts = this.partsOf(this.personOf(id))
    return parts.length > 1 && parts.filter((part) => !this.#isCopy(part)).length > 1
  }

  /** Whether a record has copies in other chapters, or is one; here or elsewhere. */
  isCopied(id: MemberId): boolean {
    return this.linksOf(id).some(({ copy, voided }) => copy !== undefined && voided === undefined)
  }

  /** The record that a record is or was copied from, and all its copies; what is not here is named by the links. */
  withCopies(id: MemberId): MemberId[] {
    const group = this.partsOf(this.personOf(id))
    const rootOf = (each: MemberId) => this.#parts.get(each)?.part.copyOf ?? each
    const root = rootOf(id)
    return [root, ...group.filter((each) => each !== root && rootOf(each) === root)]
  }

  /** Whether a record is a copy of one that is here and speaks for both. */
  isSilent(id: MemberId): boolean {
    const root = this.#parts.get(id)?.part.copyOf
    return root !== undefined && this.#parts.has(root) && this.areOne(root, id)
  }

  /** One record by itself. */
  part(id: MemberId): PartEntry | undefined {
    const known = this.#parts.get(id)
    if (known) return known
    const entry = this.#options.members.get(id)
    return entry?.member.id === id ? { part: { own: entry.member }, entry } : undefined
  }

  /** Whether a record was taken out with its roster and nobody has touched it since. */
  isAway(id: MemberId): boolean {
    const known = this.#parts.get(id)
    return known !== undefined && this.#isAway(known)
  }

  areOne(a: MemberId, b: MemberId): boolean {
    return this.personOf(a) === this.personOf(b)
  }

  /** The standing word that two people are different: of any record of the one and any of the other. */
  apartLinks(a: MemberId, b: MemberId): Link[] {
    return this.linksBetween(a, b).filter((link) => link.kind === 'apart' && link.voided === undefined)
  }

  /** What was ever said about two people: of any record of the one and any of the other, taken back or not. */
  linksBetween(a: MemberId, b: MemberId): Link[] {
    const others = new Set(this.partsOf(b))
    return this.partsOf(a).flatMap((part) => this.linksOf(part).filter((link) => others.has(otherEnd(link, part))))
  }

  putPart(id: MemberId, page: PageId, part: Part | null, derived?: DerivedText): void {
    if (part && this.#isPlain(id, part, page)) {
      this.#parts.delete(id)
      this.#options.members.put(id, entryOf(part.own, page, derived))
      return
    }
    if (part) this.#parts.set(id, { part, entry: entryOf(part.own, page, derived) })
    else this.#parts.delete(id)
    if (!part && !this.#groups.has(id)) this.#options.members.put(id, undefined)
    this.#regroup([id])
  }

  putLink(id: LinkId, link: Link | null): void {
    this.putLinks([[id, link]])
  }

  putLinks(links: readonly (readonly [LinkId, Link | null])[]): void {
    const touched = new Set<MemberId>()
    for (const [id, link] of links) {
      for (const one of [this.#links.get(id), link]) {
        if (!one) continue
        touched.add(one.a).add(one.b)
      }
      this.#contradictions.delete(id)
      const before = this.#links.get(id)
      if (before) for (const end of [before.a, before.b]) this.#linksOf.get(end)?.delete(id)
      if (link) {
        this.#links.set(id, link)
        for (const end of [link.a, link.b]) this.#linksOf.set(end, (this.#linksOf.get(end) ?? new Set()).add(id))
      } else this.#links.delete(id)
    }
    this.#version += 1
    this.#regroup(touched)
  }

  /** A record's evenings have changed, which may bring it back. */
  evened(id: MemberId): void {
    const known = this.#parts.get(id)
    if (known && this.#leaves(known)) this.#regroup([id])
  }

  #isPlain(id: MemberId, part: Part, page: PageId): boolean {
    if (part.said || part.left || part.copyOf || part.revisions || this.#options.placeOf(page).atDoor) return false
    return !this.#groups.has(id) && (this.#linksOf.get(id)?.size ?? 0) === 0
  }

  /** Whether a record is there only as long as something holds it. */
  #leaves({ part, entry }: PartEntry): boolean {
    return part.left !== undefined || this.#options.placeOf(entry.page).atDoor === true
  }

  /** A walk-in whom the door took back has left, too. */
  #isAway({ part, entry }: PartEntry): boolean {
    if (!hasLeft(part) && !this.#options.placeOf(entry.page).atDoor) return false
    return !this.#options.hasEvenings(part.own.id)
  }

  #regroup(from: Iterable<MemberId>): void {
    const records = this.#reach(from)
    const { members } = this.#options
    // What stood for itself so far is kept as a record before it may become part of something.
    for (const id of records) {
      const entry = this.#groups.has(id) || this.#parts.has(id) ? undefined : members.get(id)
      if (entry?.member.id === id) this.#parts.set(id, { part: { own: entry.member }, entry })
    }
    // What is not on this machine stands on the page of a chapter that others have, and still holds a person together.
    const isHere = (id: MemberId) => this.#parts.has(id)
    const isPresent = (id: MemberId) => {
      const known = this.#parts.get(id)
      return known === undefined || !this.#isAway(known)
    }
    const links = new Map<LinkId, Link>()
    for (const id of records) for (const link of this.linksOf(id)) links.set(link.id, link)
    const inside = [...links.values()].filter((link) => records.has(link.a) && records.has(link.b))
    const { groups, contradictions } = groupPeople(inside, isPresent)
    for (const { id } of inside) this.#contradictions.delete(id)
    for (const contradiction of contradictions) {
      const { same, apart } = contradiction
      if ([same.a, same.b, apart.a, apart.b].every(isHere)) this.#contradictions.set(same.id, contradiction)
    }

    const moved = new Set<MemberId>()
    const person = new Map<MemberId, readonly MemberId[]>()
    for (const group of groups) {
      const sorted = group.toSorted((a, b) => this.#age(a) - this.#age(b) || (a < b ? -1 : 1))
      if (!sorted.some(isHere)) continue
      for (const id of sorted) person.set(id, sorted)
    }
    for (const id of records) {
      const now = person.get(id)
      const before = this.#groups.get(id)
      if ((now?.join() ?? '') !== (before?.join() ?? '')) moved.add(id)
      if (now) this.#groups.set(id, now)
      else this.#groups.delete(id)
      members.alias(id, now?.[0] ?? id)
    }
    for (const id of records) {
      const entry = this.#entryFor(id, person.get(id), isPresent(id))
      members.put(id, entry)
      if (entry?.person && Object.keys(entry.person.disputes).length > 0) this.#disputed.add(id)
      else this.#disputed.delete(id)
    }
    for (const id of records) this.#forgetPlain(id, isPresent(id))
    if (moved.size > 0) this.#options.onRegroup(moved)
  }

  /** What the member table shows under a record's id. */
  #entryFor(id: MemberId, group: readonly MemberId[] | undefined, isPresent: boolean): MemberEntry | undefined {
    const known = this.#parts.get(id)
    if (!known || !isPresent) return undefined
    if (!group) return known.entry
    if (group[0] !== id) return undefined
    const parts = group.flatMap((each) => this.#parts.get(each) ?? [])
    return personEntry(
      parts.map(({ part, entry }) => ({
        ...saidOf(part, (each) => group.includes(each)),
        ...this.#options.placeOf(entry.page),
      })),
      (each) => this.#parts.get(each)?.entry.page ?? known.entry.page,
    )
  }

  /** A record that is an entry like any other again is kept in one place only. */
  #forgetPlain(id: MemberId, isPresent: boolean): void {
    const known = this.#parts.get(id)
    if (!known || !isPresent || known.part.said || known.part.copyOf || known.part.revisions || this.#leaves(known))
      return
    if (!this.#groups.has(id)) this.#parts.delete(id)
  }

  #isCopy(id: MemberId): boolean {
    if (this.#parts.get(id)?.part.copyOf) return true
    return this.linksOf(id).some((link) => link.copy === id && link.voided === undefined)
  }

  #age(id: MemberId): number {
    return this.#parts.get(id)?.part.own.created ?? Number.MAX_SAFE_INTEGER
  }

  /** Everybody who may be one person with these, over any number of merges that stand. */
  #reach(from: Iterable<MemberId>): Set<MemberId> {
    const reached = new Set(from)
    for (const id of reached) {
      for (const other of this.#groups.get(id) ?? []) reached.add(other)
      for (const link of this.linksOf(id)) {
        if (link.kind === 'same' && link.voided === undefined) reached.add(link.a).add(link.b)
      }
    }
    return reached
  }
}

/** Two people, whichever records stand for them. */
export function personKey(people: PeopleTable, a: MemberId, b: MemberId): string {
  return pairKey(people.personOf(a), people.personOf(b))
}
