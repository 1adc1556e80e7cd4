import type { MemberId } from '../../../shared/domain/ids.ts'
import { refusesContact } from '../../../shared/domain/reach.ts'
import type { IdeaRow } from '../../../shared/protocol/connections.ts'
import type { ViewValue } from '../../../shared/protocol/views.ts'
import { introductionIdeas } from '../../../shared/ties/introductions.ts'
import type { Stranger } from '../../../shared/ties/introductions.ts'
import type { TieWeb, WebTie } from '../../../shared/ties/tie-web.ts'
import type { OpenCommunity } from '../open-community.ts'
import { keptApartFrom } from '../queries/keep-apart.ts'
import { named } from '../queries/named.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { isOf, membersOf } from './company.ts'
import { tieDesk } from './tie-desk.ts'

const SHOWN = 6
/** Of somebody's friends those are asked whom they know best. */
const FRIENDS_ASKED = 16

/** Whom a member might be introduced to, best first. */
export function ideasView(community: OpenCommunity, member: MemberId): ViewValue<'introductionIdeas'> {
  const { tables } = community
  const desk = tieDesk(community)
  const waiting = desk.look()
  if (waiting) return waiting
  const chapters = tables.members.get(member)?.chapters ?? []
  const near = new Set(chapters.flatMap((chapter) => membersOf(tables, chapter)))
  return { state: 'ready', rows: new IdeaFinder(tables, desk.web, near).ideasFor(member, SHOWN) }
}

/** Finds whom to introduce people to: made for one answer, so that who cares about what is looked up once. */
export class IdeaFinder {
  readonly #tables: Tables
  readonly #web: TieWeb
  /** Who comes, by chapter and interest. */
  readonly #byInterest = new Map<string, MemberEntry[]>()
  readonly #counts = new Map<string, number>()
  readonly #active: number

  /** `candidates` are those who may be suggested. */
  constructor(tables: Tables, web: TieWeb, candidates: Iterable<MemberEntry>) {
    this.#tables = tables
    this.#web = web
    let active = 0
    for (const entry of candidates) {
      const { member } = entry
      if (!isOf(member, null) || !web.isActive(member.id) || refusesContact(member)) continue
      active += 1
      for (const interest of member.interests) {
        this.#counts.set(interest, (this.#counts.get(interest) ?? 0) + 1)
        for (const chapter of entry.chapters) {
          if (!isOf(member, chapter)) continue
          const known = this.#byInterest.get(`${chapter} ${interest}`)
          if (known) known.push(entry)
          else this.#byInterest.set(`${chapter} ${interest}`, [entry])
        }
      }
    }
    this.#active = active
  }

  /**
   * People who come and share a chapter with somebody, and either an interest or a friend; not whom they have met, nor whom
   * they are kept apart from, nor who wants to be left alone.
   */
  ideasFor(id: MemberId, most: number): IdeaRow[] {
    const entry = this.#tables.members.get(id)
    if (!entry || refusesContact(entry.member)) return []
    const { member } = entry
    const own = new Map(this.#web.of(member.id).map((tie) => [tie.other, tie]))
    const isConnected = this.#web.isConnected(member.id)
    const apart = keptApartFrom(this.#tables, member.id)
    const isStranger = (other: MemberEntry) =>
      other.member.id !== member.id &&
      (own.get(other.member.id)?.met ?? 0) === 0 &&
      !apart.has(other.member.id) &&
      entry.chapters.some((chapter) => isOf(other.member, chapter))
    const strangers = new Map<MemberId, { readonly interests: string[]; readonly friends: WebTie[] }>()
    const stranger = (other: MemberId) => {
      const known = strangers.get(other) ?? { interests: [], friends: [] }
      strangers.set(other, known)
      return known
    }
    for (const interest of new Set(member.interests)) {
      const others = new Set(entry.chapters.flatMap((chapter) => this.#byInterest.get(`${chapter} ${interest}`) ?? []))
      for (const other of others) if (isStranger(other)) stranger(other.member.id).interests.push(interest)
    }
    for (const friend of this.#warmest(member.id)) {
      for (const tie of this.#web.warmOf(friend.other)) {
        const other = this.#tables.members.get(tie.other)
        if (!other || !isStranger(other) || refusesContact(other.member)) continue
        const strength = Math.min(friend.strength, tie.strength)
        stranger(tie.other).friends.push({ ...friend, strength })
      }
    }
    const candidates = [...strangers].map(([other, { interests, friends }]): Stranger => ({
      member: other,
      interests,
      friends: friends
        .sort((a, b) => b.strength - a.strength || (a.other < b.other ? -1 : 1))
        .map((friend) => friend.other),
      helps: this.#web.isConnected(other) !== isConnected,
    }))
    return introductionIdeas(candidates, (interest) => this.#shareOf(interest))
      .slice(0, most)
      .map(({ member: other, interests, friends }) => ({
        ...named(this.#tables, other),
        interests,
        friends: friends.map((friend) => named(this.#tables, friend)),
        ties: this.#web.warmTies(other),
      }))
  }

  /** Those through whom somebody is introduced. */
  #warmest(member: MemberId): WebTie[] {
    const ties = this.#web.warmOf(member)
    return ties.sort((a, b) => b.strength - a.strength || (a.other < b.other ? -1 : 1)).slice(0, FRIENDS_ASKED)
  }

  #shareOf(interest: string): number {
    return (this.#counts.get(interest) ?? 0) / Math.max(1, this.#active)
  }
}
