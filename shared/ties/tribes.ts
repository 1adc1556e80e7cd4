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
  readonly members: number
  /** With how many of them in each, the largest first. */
  readonly chapters: readonly { readonly chapter: ChapterId; readonly members: number }[]
  /** How many have a warm tie to another of them. */
  readonly tied: number
  /** Those of them who have most, most first. */
  readonly core: readonly MemberId[]
}

/** Fewer are no tribe yet. */
export const TRIBE_FROM = 3
/** Of each tribe so many who hold it together are named. */
const CORE = 5

/** What some people are to the tribes of all; of these it can be put together. */
export type TribeParts = ReadonlyMap<string, TribePart>

interface TribePart {
  readonly members: number
  readonly chapters: ReadonlyMap<ChapterId, number>
  readonly tied: number
  readonly core: readonly Tied[]
}

interface Tied {
  readonly member: MemberId
  /** How many others of the tribe they have a warm tie to. */
  readonly ties: number
}

/** The parts that some people have in tribes; `friendsOf` tells what each cares about to whom one has a warm tie. */
export function tribePartsOf(
  people: readonly Enthusiast[],
  friendsOf: (member: MemberId) => readonly (readonly string[])[],
): TribeParts {
  const found = new Map<string, { members: number; chapters: Map<ChapterId, number>; tied: Tied[] }>()
  for (const { member, interests, chapters } of people) {
    const friends = interests.length > 0 ? friendsOf(member) : []
    for (const interest of new Set(interests)) {
      const part = found.get(interest) ?? { members: 0, chapters: new Map<ChapterId, number>(), tied: [] }
      found.set(interest, part)
      part.members += 1
      for (const chapter of chapters) part.chapters.set(chapter, (part.chapters.get(chapter) ?? 0) + 1)
      const ties = friends.filter((theirs) => theirs.includes(interest)).length
      if (ties > 0) part.tied.push({ member, ties })
    }
  }
  return new Map(
    [...found].map(([interest, { tied, ...part }]) => [
      interest,
      { ...part, tied: tied.length, core: tied.sort(byTies).slice(0, CORE) },
    ]),
  )
}

/** The tribes by what people say they care about, largest first. Everybody is in one of the parts. */
export function tribesOf(all: readonly TribeParts[]): Tribe[] {
  const byInterest = new Map<string, TribePart[]>()
  for (const parts of all)
    for (const [interest, part] of parts) {
      const known = byInterest.get(interest)
      if (known) known.push(part)
      else byInterest.set(interest, [part])
    }
  return [...byInterest]
    .map(([interest, parts]) => tribeOf(interest, parts))
    .filter(({ members }) => members >= TRIBE_FROM)
    .sort((a, b) => b.members - a.members || (a.interest < b.interest ? -1 : 1))
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

function tribeOf(interest: string, parts: readonly TribePart[]): Tribe {
  const chapters = new Map<ChapterId, number>()
  for (const part of parts)
    for (const [chapter, count] of part.chapters) chapters.set(chapter, (chapters.get(chapter) ?? 0) + count)
  return {
    interest,
    members: sumOf(parts.map(({ members }) => members)),
    chapters: [...chapters]
      .map(([chapter, count]) => ({ chapter, members: count }))
      .sort((a, b) => b.members - a.members || (a.chapter < b.chapter ? -1 : 1)),
    tied: sumOf(parts.map(({ tied }) => tied)),
    core: parts
      .flatMap(({ core }) => core)
      .sort(byTies)
      .slice(0, CORE)
      .map(({ member }) => member),
  }
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

function byTies(one: Tied, other: Tied): number {
  return other.ties - one.ties || (one.member < other.member ? -1 : 1)
}
