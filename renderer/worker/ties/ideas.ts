import type { MemberId } from '../../../shared/domain/ids.ts'
import { refusesContact } from '../../../shared/domain/reach.ts'
import type { ReachOn } from '../../../shared/domain/reach.ts'
import type { IdeaRow } from '../../../shared/protocol/connections.ts'
import type { ViewValue } from '../../../shared/protocol/views.ts'
import { introductionIdeas } from '../../../shared/ties/introductions.ts'
import type { Stranger } from '../../../shared/ties/introductions.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import { MONTHS } from '../../../shared/ties/web-days.ts'
import { NOTHING } from '../../../shared/ties/web-person.ts'
import type { WebTie } from '../../../shared/ties/web-person.ts'
import type { OpenCommunity } from '../open-community.ts'
import { keptApartFrom } from '../queries/keep-apart.ts'
import { named } from '../queries/named.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { companyOf, isOf, OfCompany } from './company.ts'
import type { Company } from './company.ts'
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
  return { state: 'ready', rows: new IdeaFinder(tables, desk.web).ideasFor(member, SHOWN) }
}

/** Whom a member might be introduced to first; asked once the ties are known. */
export function firstIdea(community: OpenCommunity, member: MemberId): IdeaRow | null {
  return new IdeaFinder(community.tables, tieDesk(community).web).firstFor(member)
}

/** Who comes and cares about what in a chapter. */
interface Interested {
  readonly byInterest: ReadonlyMap<string, readonly MemberEntry[]>
  readonly active: number
}

const DAY = 86_400_000

const interested = new OfCompany<Interested>()

function interestedIn(company: Company, web: TieWeb, on: ReachOn): Interested {
  return interested.get(web, company, () => interestedAmong(company, web, on), JSON.stringify(on.settings))
}

function interestedAmong(company: Company, web: TieWeb, on: ReachOn): Interested {
  const standings = web.standingsOf(company.ids)
  const byInterest = new Map<string, MemberEntry[]>()
  let active = 0
  for (const [index, entry] of company.members.entries()) {
    if ((standings[index] ?? NOTHING).active >> (MONTHS - 1) !== 1 || refusesContact(entry.member, on)) continue
    active += 1
    for (const interest of entry.member.interests) {
      const those = byInterest.get(interest)
      if (those) those.push(entry)
      else byInterest.set(interest, [entry])
    }
  }
  return { byInterest, active }
}

/** The best idea for somebody, and the state of their chapters that it is of. */
interface FirstIdea {
  readonly of: string
  readonly idea: IdeaRow | null
}

interface FirstIdeas {
  /** Of everything that an idea rests on besides the ties of a chapter's people. */
  readonly state: string
  readonly of: Map<MemberId, FirstIdea>
}

/** So many people's ideas are kept: several screens full. */
const FIRST_KEPT = 1000

const firsts = new WeakMap<Tables, FirstIdeas>()

function firstIdeas(tables: Tables, { today }: TieWeb): FirstIdeas['of'] {
  const { members, people, keepApart } = tables
  const state = [members.version, people.version, keepApart.version, today].join(' ')
  const known = firsts.get(tables)
  if (known?.state === state && known.of.size < FIRST_KEPT) return known.of
  const of: FirstIdeas['of'] = new Map()
  firsts.set(tables, { state, of })
  return of
}

/** Finds whom to introduce people to. */
export class IdeaFinder {
  readonly #tables: Tables
  readonly #web: TieWeb
  readonly #on: ReachOn

  constructor(tables: Tables, web: TieWeb) {
    this.#tables = tables
    this.#web = web
    this.#on = tables.reach.on(web.today * DAY)
  }

  /**
   * The best of them; null where there is none. Known until the ties of anybody in one of their chapters change: whoever they
   * might be introduced to is there, and through whom, is tied to both.
   */
  firstFor(id: MemberId): IdeaRow | null {
    const chapters = this.#tables.members.get(id)?.chapters ?? []
    const of = chapters.map((chapter) => this.#web.changedLast(companyOf(this.#tables, chapter).ids)).join(' ')
    const ideas = firstIdeas(this.#tables, this.#web)
    const known = ideas.get(id)
    if (known?.of === of) return known.idea
    const idea = this.ideasFor(id, 1)[0] ?? null
    ideas.set(id, { of, idea })
    return idea
  }

  /**
   * People who come and share a chapter with somebody, and either an interest or a friend; not whom they have met, nor whom
   * they are kept apart from, nor who wants to be left alone.
   */
  ideasFor(id: MemberId, most: number): IdeaRow[] {
    const entry = this.#tables.members.get(id)
    if (!entry || refusesContact(entry.member, this.#on)) return []
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
    const near = entry.chapters.map((chapter) => interestedIn(companyOf(this.#tables, chapter), this.#web, this.#on))
    for (const interest of new Set(member.interests)) {
      const others = new Set(near.flatMap(({ byInterest }) => byInterest.get(interest) ?? []))
      for (const other of others) if (isStranger(other)) stranger(other.member.id).interests.push(interest)
    }
    for (const friend of this.#warmest(member.id)) {
      for (const tie of this.#web.warmOf(friend.other)) {
        const other = this.#tables.members.get(tie.other)
        if (!other || !isStranger(other) || refusesContact(other.member, this.#on)) continue
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
    return introductionIdeas(candidates, (interest) => shareOf(interest, near))
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
}

/** What share of those who come to some chapters has an interest. */
function shareOf(interest: string, near: readonly Interested[]): number {
  const [have, all] = near.reduce(
    ([some, sum], { byInterest, active }) => [some + (byInterest.get(interest)?.length ?? 0), sum + active],
    [0, 0],
  )
  return have / Math.max(1, all)
}
