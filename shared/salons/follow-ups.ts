import type { Instant } from '../domain/dates.ts'
import type { Caller, FollowUpReason } from '../domain/follow-up.ts'
import type { MemberId } from '../domain/ids.ts'
import { rhythmOf } from '../ties/rhythm.ts'

/** A guest of an evening that is over. */
export interface EveningGuest {
  readonly member: MemberId
  readonly came: boolean
  /** Had said that they would come. */
  readonly expected: boolean
  /** When they came to something before this evening, earliest first. */
  readonly before: readonly Instant[]
  /** Whom they are known to have met there. */
  readonly met: readonly MemberId[]
  /** Their ideas and complaints about the evening, in their own words. */
  readonly ideas: readonly string[]
  /** What they did for it, in the words of its plan; '' for somebody who helps in the chapter. */
  readonly helped: readonly string[]
}

export interface EveningPast {
  /** When it began. */
  readonly at: Instant
  readonly hosts: readonly MemberId[]
  /** How strongly two were tied before that evening; 0 for strangers. */
  readonly tie: (a: MemberId, b: MemberId) => number
  /** From which strength a tie is warm. */
  readonly warm: number
  /** Days that usually lie between two evenings of one of those who came; null where that is not known. */
  readonly usualGap: number | null
}

export interface FollowUp {
  readonly member: MemberId
  /** At least one, the most urgent first. */
  readonly reasons: readonly FollowUpReason<MemberId>[]
  /** Null where nobody who was there can be named. */
  readonly caller: Caller<MemberId> | null
}

/** From when on nobody waits for a word any more. */
export const FOLLOW_UP_DAYS = 14
/** By when everybody should have heard something. */
export const FOLLOW_UP_SOON_DAYS = 2

/**
 * Whom to get in touch with after an evening: newcomers first, those who met fewest before the others; then who came again
 * after more than two and a half times the usual pause, longest away first; then who did not come, who gave an idea and who
 * helped. Everybody stands there once, with all that is to be said. Hosts are not thanked by themselves.
 */
export function followUps(guests: readonly EveningGuest[], evening: EveningPast): FollowUp[] {
  const present = guests.filter(({ came }) => came)
  return heardFrom(guests, evening)
    .map(({ guest, reasons, first }) => ({ guest, reasons, rank: rankOf(first, guest) }))
    .sort((a, b) => compare(a.rank, b.rank) || (a.guest.member < b.guest.member ? -1 : 1))
    .map(({ guest, reasons }) => ({ member: guest.member, reasons, caller: callerFor(guest, present, evening) }))
}

/** The same people, without who should call them, which is most of the work, and in no order. */
export function whoIsFollowedUp(
  guests: readonly EveningGuest[],
  evening: Omit<EveningPast, 'tie' | 'warm'>,
): MemberId[] {
  return heardFrom(guests, evening).map(({ guest }) => guest.member)
}

interface HeardFrom {
  readonly guest: EveningGuest
  readonly reasons: readonly FollowUpReason<MemberId>[]
  readonly first: FollowUpReason<MemberId>
}

function heardFrom(guests: readonly EveningGuest[], evening: Omit<EveningPast, 'tie' | 'warm'>): HeardFrom[] {
  const hosts = new Set(evening.hosts)
  return guests.flatMap((guest) => {
    const reasons = reasonsFor(guest, evening, hosts.has(guest.member))
    const [first] = reasons
    return first ? [{ guest, reasons, first }] : []
  })
}

/** In the order in which somebody should hear from the community. */
const URGENCY: readonly FollowUpReason<MemberId>['kind'][] = ['newcomer', 'returned', 'noShow', 'idea', 'helped']

function reasonsFor(
  { came, expected, before, met, ideas, helped }: EveningGuest,
  { at, usualGap }: Pick<EveningPast, 'at' | 'usualGap'>,
  isHost: boolean,
): FollowUpReason<MemberId>[] {
  const reasons: FollowUpReason<MemberId>[] = []
  if (came && before.length === 0 && !isHost) reasons.push({ kind: 'newcomer', met })
  const pause = came ? rhythmOf(before, usualGap, at) : null
  if (pause?.state === 'atRisk') reasons.push({ kind: 'returned', days: Math.round(pause.since), met })
  if (!came && expected) reasons.push({ kind: 'noShow' })
  for (const text of ideas) reasons.push({ kind: 'idea', text })
  if (came && !isHost) for (const what of helped) reasons.push({ kind: 'helped', what })
  return reasons
}

/** Whoever knows them best of those who were there; a newcomer calls nobody, and nobody themselves. */
function callerFor(
  { member, met }: EveningGuest,
  present: readonly EveningGuest[],
  { hosts, tie, warm }: EveningPast,
): Caller<MemberId> | null {
  const known = present.filter(
    (other) => other.member !== member && (other.before.length > 0 || hosts.includes(other.member)),
  )
  const warmest = best(known, (other) => tie(member, other.member))
  if (warmest && tie(member, warmest.member) >= warm) return { who: warmest.member, why: 'tie' }
  const beside = best(
    known.filter((other) => met.includes(other.member)),
    ({ before }) => before.length,
  )
  if (beside) return { who: beside.member, why: 'met' }
  const host = hosts.find((each) => each !== member)
  return host === undefined ? null : { who: host, why: 'host' }
}

/** The one with the highest score; of several the one whose id is first, so that every device names the same. */
function best(guests: readonly EveningGuest[], score: (guest: EveningGuest) => number): EveningGuest | undefined {
  return guests.toSorted((a, b) => score(b) - score(a) || (a.member < b.member ? -1 : 1))[0]
}

type Rank = readonly [urgency: number, within: number]

function rankOf(reason: FollowUpReason<MemberId>, { met }: EveningGuest): Rank {
  const within = reason.kind === 'newcomer' ? met.length : reason.kind === 'returned' ? -reason.days : 0
  return [URGENCY.indexOf(reason.kind), within]
}

function compare(a: Rank, b: Rank): number {
  return a[0] - b[0] || a[1] - b[1]
}
