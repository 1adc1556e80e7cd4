import type { Instant } from '../domain/dates.ts'
import type { MemberId } from '../domain/ids.ts'
import type { BridgeSide, GuestBalance, GuestReason } from '../domain/suggestion.ts'
import { circlesOf } from '../ties/circles.ts'
import type { Rhythm } from '../ties/rhythm.ts'
import { isWarm } from '../ties/tie.ts'
import type { Tie } from '../ties/tie.ts'

/** Who is expected, and what is known of them. */
export interface Company {
  /** Said yes, or holds the evening. */
  readonly coming: ReadonlySet<MemberId>
  /** Invited, or perhaps. */
  readonly asked: ReadonlySet<MemberId>
  readonly circles: readonly Circle[]
}

interface Circle {
  readonly members: ReadonlySet<MemberId>
  /** Strong ties to each of the other circles, in their order. */
  readonly across: readonly number[]
}

/** Somebody who might be invited. */
export interface Candidate {
  readonly member: MemberId
  /** Of their interests those that the evening is about. */
  readonly interests: readonly string[]
  /** When they joined or were entered. */
  readonly known: Instant
  /** Salons they ever came to. */
  readonly came: number
  /** Of the chapter's last salons. */
  readonly lately: { readonly came: number; readonly of: number }
  readonly rhythm: Rhythm | null
  /** To those who are expected; faint ones speak for nobody. */
  readonly ties: ReadonlyMap<MemberId, Tie>
  /** Of somebody who may be new: whether anybody of the whole community is warmly tied to them. */
  readonly knowsSomebody: boolean
  readonly owed: Extract<GuestReason<MemberId>, { kind: 'owed' }> | null
}

export interface Suggestion {
  readonly member: MemberId
  /** 0 where nothing speaks for them; the higher the earlier. */
  readonly score: number
  /** The weightiest first. */
  readonly reasons: readonly GuestReason<MemberId>[]
}

const DAY = 86_400_000

/** What each reason can add at most; the three that the balance speaks of count once at a half and twice at one. */
const MOST = { interest: 1, cooling: 0.9, owed: 0.6, leftOut: 0.9 } as const
/** Cooling, and not yet at risk: there is time. */
const COOLING_SHARE = 0.7
/** A friend who is only asked may yet decline. */
const ASKED_SHARE = 0.5
/** Who came more often is a regular whom somebody forgot to introduce, or does not care to be. */
const NEW_UNTIL_CAME = 2
/** Who has been known for longer without coming is not new; half a year, as for the stage of activation. */
const NEW_DAYS = 180
/** Names in a sentence. */
const NAMED = 3
/** Two people by chance are no circle. */
const LEAST_CIRCLE = 3
/** Circles are apart where at most this share of the possible pairs is strongly tied. */
const FEW = 0.1

/**
 * Sees the circles among those who come; `web` has the ties of each of them to the others. Circles are made of strong ties:
 * warm ones grow between any two who often come to the same room, and whoever bridges circles does it by warm ones.
 */
export function companyOf(
  coming: ReadonlySet<MemberId>,
  asked: ReadonlySet<MemberId>,
  web: ReadonlyMap<MemberId, ReadonlyMap<MemberId, Tie>>,
): Company {
  const close = new Map<MemberId, Map<MemberId, number>>()
  for (const member of coming) {
    const near = new Map<MemberId, number>()
    for (const [other, { level, strength }] of web.get(member) ?? [])
      if (coming.has(other) && level === 'strong') near.set(other, strength)
    close.set(member, near)
  }
  const groups = circlesOf(close).filter(({ length }) => length >= LEAST_CIRCLE)
  const circleOf = new Map(groups.flatMap((group, index) => group.map((member) => [member, index] as const)))
  const circles = groups.map((group) => {
    const across = groups.map(() => 0)
    for (const member of group) {
      for (const other of close.get(member)?.keys() ?? []) {
        const circle = circleOf.get(other)
        if (circle !== undefined) across[circle] = (across[circle] ?? 0) + 1
      }
    }
    return { members: new Set(group), across }
  })
  return { coming, asked, circles }
}

/** What speaks for a candidate, and how much. The method and every weight: docs/salons/guests.md. */
export function suggest(candidate: Candidate, company: Company, balance: GuestBalance, now: Instant): Suggestion {
  const found = [
    sharesInterest(candidate),
    isCooling(candidate, company),
    isNew(candidate, balance, now),
    isOwed(candidate),
    bridges(candidate, company, balance),
    isRegular(candidate, balance),
  ].flatMap((each) => (each && each.points > 0 ? [each] : []))
  // A sum in one order, whatever the order of the sentence, so that alike is alike to the last digit.
  const score = found.reduce((sum, { points }) => sum + points, 0)
  const reasons = found.sort((a, b) => b.points - a.points).map(({ reason }) => reason)
  return { member: candidate.member, score, reasons }
}

/** Whether somebody is new, unless they turn out to know somebody. */
export function mayBeNew({ known, came }: Pick<Candidate, 'known' | 'came'>, now: Instant): boolean {
  return came <= NEW_UNTIL_CAME && daysSince(known, now) <= NEW_DAYS
}

function daysSince(at: Instant, now: Instant): number {
  return Math.max(0, now - at) / DAY
}

interface Found {
  readonly reason: GuestReason<MemberId>
  readonly points: number
}

/** The more of their interests the evening is about the better, and each further one matters less. */
function sharesInterest({ interests }: Candidate): Found | null {
  if (interests.length === 0) return null
  return { reason: { kind: 'interest', interests }, points: MOST.interest * (1 - 2 ** -interests.length) }
}

function isCooling({ rhythm, ties }: Candidate, { coming, asked }: Company): Found | null {
  if (rhythm === null || rhythm.state === 'steady') return null
  const friends = [...ties].filter(([, tie]) => isWarm(tie)).sort(byWarmth)
  const [there, maybe] = [
    friends.filter(([friend]) => coming.has(friend)),
    friends.filter(([friend]) => asked.has(friend)),
  ]
  const areComing = there.length > 0
  const named = areComing ? there : maybe
  const warmth = sumOf(there) + ASKED_SHARE * sumOf(maybe)
  if (warmth === 0) return null
  const isAtRisk = rhythm.state === 'atRisk'
  return {
    reason: {
      kind: 'cooling',
      gap: rhythm.gap,
      since: rhythm.since,
      isAtRisk,
      friends: named.slice(0, NAMED).map(([friend]) => friend),
      areComing,
    },
    points: MOST.cooling * (isAtRisk ? 1 : COOLING_SHARE) * (1 - 2 ** -warmth),
  }
}

function isNew({ known, came, knowsSomebody }: Candidate, { newcomers }: GuestBalance, now: Instant): Found | null {
  if (knowsSomebody || !mayBeNew({ known, came }, now)) return null
  const days = daysSince(known, now)
  return { reason: { kind: 'new', days, came }, points: 2 * newcomers * (1 - days / NEW_DAYS) }
}

function isOwed({ owed }: Candidate): Found | null {
  return owed && { reason: owed, points: owed.to === 'leftOut' ? MOST.leftOut : MOST.owed }
}

/** Of all pairs of circles that are apart, the one into both of which they are tied best; to people they have met. */
function bridges({ ties }: Candidate, { circles }: Company, balance: GuestBalance): Found | null {
  const known = [...ties].filter(([, tie]) => isWarm(tie) && tie.met > 0).sort(byWarmth)
  if (known.length < 2) return null
  const into = circles.map(({ members }) => known.filter(([other]) => members.has(other)))
  let best: Found | null = null
  for (const [a, circle] of circles.entries()) {
    for (const [b, other] of circles.entries()) {
      const across = circle.across[b] ?? 0
      const density = across / (circle.members.size * other.members.size)
      if (b <= a || density > FEW) continue
      const [knownA, knownB] = [into[a] ?? [], into[b] ?? []]
      const points = 2 * balance.bridges * Math.min(1, sumOf(knownA), sumOf(knownB)) * (1 - density)
      if (points === 0 || (best && best.points >= points)) continue
      const sides = [sideOf(circle, knownA), sideOf(other, knownB)] as const
      best = { reason: { kind: 'bridge', sides, across }, points }
    }
  }
  return best
}

/** Who came to none of the last salons, or only to their first, is no regular. */
function isRegular({ lately: { came, of }, came: ever }: Candidate, { regulars }: GuestBalance): Found | null {
  if (came === 0 || ever < 2) return null
  return { reason: { kind: 'regular', came, of }, points: (2 * regulars * came) / of }
}

type Friend = readonly [MemberId, Tie]

function sideOf({ members }: Circle, known: readonly Friend[]): BridgeSide<MemberId> {
  return { size: members.size, known: known.slice(0, NAMED).map(([friend]) => friend) }
}

function sumOf(friends: readonly Friend[]): number {
  return friends.reduce((sum, [, { strength }]) => sum + strength, 0)
}

function byWarmth([a, x]: Friend, [b, y]: Friend): number {
  return y.strength - x.strength || (a < b ? -1 : 1)
}
