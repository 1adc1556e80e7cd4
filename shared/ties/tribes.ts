import type { ChapterId, MemberId } from '../domain/ids.ts'

/** Somebody and what they care about. */
export interface Enthusiast {
  readonly member: MemberId
  readonly interests: readonly string[]
  readonly chapters: readonly ChapterId[]
}

/** People who share an interest, whichever chapter they are of. */
export interface Tribe {
  readonly interest: string
  readonly members: readonly MemberId[]
  /** With how many of them in each, the largest first. */
  readonly chapters: readonly { readonly chapter: ChapterId; readonly members: number }[]
  /** Who has a warm tie to another of them, who has most first. */
  readonly tied: readonly MemberId[]
}

/** Fewer are no tribe yet. */
export const TRIBE_FROM = 3

/**
 * The tribes by what people say they care about, largest first. `ends` names two people a warm tie, by their place in `people`.
 */
export function tribesByInterest(people: readonly Enthusiast[], ends: readonly number[]): Tribe[] {
  const byInterest = new Map<string, Gathered>()
  const gathered = (interest: string) => {
    const known = byInterest.get(interest) ?? { people: [], ties: new Map<number, number>() }
    byInterest.set(interest, known)
    return known
  }
  for (const person of people) for (const interest of new Set(person.interests)) gathered(interest).people.push(person)
  for (let at = 0; at < ends.length; at += 2) {
    const [a = -1, b = -1] = [ends[at], ends[at + 1]]
    for (const interest of new Set(people[a]?.interests)) {
      if (!people[b]?.interests.includes(interest)) continue
      const { ties } = gathered(interest)
      for (const place of [a, b]) ties.set(place, (ties.get(place) ?? 0) + 1)
    }
  }
  return [...byInterest]
    .filter(([, { people: those }]) => those.length >= TRIBE_FROM)
    .map(([interest, { people: those, ties }]) => tribeOf(interest, those, tiedOf(people, ties)))
    .sort((a, b) => b.members.length - a.members.length || (a.interest < b.interest ? -1 : 1))
}

interface Gathered {
  readonly people: Enthusiast[]
  /** How many others of them each is tied to, by place. */
  readonly ties: Map<number, number>
}

/** What a circle shares more than others do. */
export interface SharedInterest {
  readonly interest: string
  readonly members: number
  /** How many times as common among them as among everybody. */
  readonly times: number
}

/** Of a circle so many at least must share what it is named by, */
const NAMED_FROM = 0.3
/** … and so much more often than everybody does. */
const TELLING_FROM = 1.2

/**
 * What a circle that was found by who comes together is named by: what many of them care about and others less, the most
 * telling first, three at most; nothing where they share nothing.
 */
export function namesOf(circle: readonly Enthusiast[], everybody: readonly Enthusiast[]): SharedInterest[] {
  const [here, all] = [countsOf(circle), countsOf(everybody)]
  return [...here]
    .map(([interest, members]) => {
      const share = members / circle.length
      return { interest, members, share, times: share / ((all.get(interest) ?? members) / everybody.length) }
    })
    .filter(({ members, share, times }) => members > 1 && share >= NAMED_FROM && times >= TELLING_FROM)
    .sort((a, b) => b.share * Math.log(b.times) - a.share * Math.log(a.times) || (a.interest < b.interest ? -1 : 1))
    .slice(0, 3)
    .map(({ interest, members, times }) => ({ interest, members, times }))
}

function countsOf(people: readonly Enthusiast[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { interests } of people)
    for (const interest of new Set(interests)) counts.set(interest, (counts.get(interest) ?? 0) + 1)
  return counts
}

function tiedOf(people: readonly Enthusiast[], ties: ReadonlyMap<number, number>): MemberId[] {
  return [...ties]
    .flatMap(([place, count]) => {
      const member = people[place]?.member
      return member === undefined ? [] : [{ member, count }]
    })
    .sort((a, b) => b.count - a.count || (a.member < b.member ? -1 : 1))
    .map(({ member }) => member)
}

function tribeOf(interest: string, people: readonly Enthusiast[], tied: readonly MemberId[]): Tribe {
  const chapters = new Map<ChapterId, number>()
  for (const person of people)
    for (const chapter of person.chapters) chapters.set(chapter, (chapters.get(chapter) ?? 0) + 1)
  return {
    interest,
    members: people.map(({ member }) => member).sort(),
    chapters: [...chapters]
      .map(([chapter, count]) => ({ chapter, members: count }))
      .sort((a, b) => b.members - a.members || (a.chapter < b.chapter ? -1 : 1)),
    tied,
  }
}
