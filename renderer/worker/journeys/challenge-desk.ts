import { dateAt } from '../../../shared/calendar/instants.ts'
import type { Challenge, Presence } from '../../../shared/domain/challenge.ts'
import type { Instant, IsoDate } from '../../../shared/domain/dates.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { ChallengeId, ChapterId, MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { progressOf } from '../../../shared/journeys/progress.ts'
import type { Progress } from '../../../shared/journeys/progress.ts'
import { streakOf } from '../../../shared/journeys/streak.ts'
import type { Mark, Streak } from '../../../shared/journeys/streak.ts'
import type { OpenCommunity } from '../open-community.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Tables } from '../tables/tables.ts'

/** What the desk uses of a community. */
type Keeps = Pick<OpenCommunity, 'tables' | 'wakeAt'> & { readonly world: Pick<OpenCommunity['world'], 'now'> }

/** So many evenings are shown beside a name: a quarter of a year of weekly ones. */
const EVENINGS_SHOWN = 13

/** How somebody stands in a ritual; in one of every chapter, in the chapter where their streak is the longest. */
export interface Faithful extends Pick<Streak, 'now' | 'longest' | 'came'> {
  readonly member: MemberId
  readonly chapter: ChapterId
  /** The latest, oldest first. */
  readonly evenings: readonly { readonly salon: SalonId; readonly presence: Presence }[]
}

export type Standing =
  | { readonly kind: 'challenge'; readonly people: readonly Progress[] }
  | { readonly kind: 'ritual'; readonly people: readonly Faithful[]; readonly evenings: number }

interface Kept {
  readonly challenge: Challenge
  readonly standing: Standing
  /** When time alone changes it: an evening begins or ends. */
  readonly until: Instant
}

/**
 * Keeps who took part in what, from the first time that somebody asks. A check-in marks the rituals of its evening, a step its
 * challenge; what is marked is worked out anew when somebody asks next.
 */
export class ChallengeDesk {
  readonly #community: Keeps
  readonly #kept = new Map<ChallengeId, Kept>()

  constructor(community: Keeps) {
    this.#community = community
    community.tables.heard.add((id) => this.#touched(id))
  }

  of(challenge: Challenge): Standing {
    const { tables, world } = this.#community
    const now = world.now()
    const known = this.#kept.get(challenge.id)
    if (known && known.challenge === challenge && now < known.until) return known.standing
    const evenings = challenge.kind === 'ritual' ? eveningsOf(tables, challenge) : []
    const moments = evenings.flatMap((salon) => [timesOf(salon).start, timesOf(salon).end + 1])
    const until = Math.min(...moments.filter((moment) => moment > now), Number.POSITIVE_INFINITY)
    const standing: Standing =
      challenge.kind === 'ritual'
        ? ritualStanding(tables, challenge, evenings, now)
        : {
            kind: 'challenge',
            people: progressOf(challenge.steps, tables.steps.of(challenge.id), (member) =>
              tables.people.personOf(member),
            ),
          }
    this.#kept.set(challenge.id, { challenge, standing, until })
    if (Number.isFinite(until)) this.#community.wakeAt(until)
    return standing
  }

  /** Forgets what a record is about; called before it changes and after. */
  #touched(id: string): void {
    const { tables } = this.#community
    if (isId('stp', id)) {
      const challenge = tables.steps.get(id)?.challenge
      if (challenge) this.#kept.delete(challenge)
    } else if (isId('ent', id)) this.#forgetRituals(tables.entry(id)?.salon)
    else if (isId('sal', id)) this.#forgetRituals(id)
    else if (isId('chl', id)) this.#kept.delete(id)
    // Who is one person has changed.
    else if (isId('lnk', id)) this.#kept.clear()
  }

  #forgetRituals(salon: SalonId | undefined): void {
    const series = salon && this.#community.tables.salons.get(salon)?.series
    if (!series) return
    for (const [id, { challenge }] of this.#kept) if (challenge.series === series) this.#kept.delete(id)
  }
}

/** Today where a challenge is; where it is everybody's, where the day has got furthest. */
export function todayOf({ tables, world }: OpenCommunity, chapter: ChapterId | undefined): IsoDate {
  const now = world.now()
  const zone = chapter && tables.chapters.get(chapter)?.zone
  if (zone) return dateAt(now, zone)
  const days = [...tables.chapters.values()].map((each) => dateAt(now, each.zone))
  return days.sort().at(-1) ?? dateAt(now, 'UTC')
}

/** The evenings of a ritual within its time, oldest first. */
function eveningsOf({ salons }: Tables, { series, chapter, from, until }: Challenge): Salon[] {
  const found: Salon[] = []
  if (series === undefined) return found
  for (const salon of salons.values()) {
    if (salon.series !== series || salon.cancelled !== undefined) continue
    const day = salon.start.slice(0, 10)
    if ((chapter === undefined || salon.chapter === chapter) && day >= from && (until === undefined || day <= until))
      found.push(salon)
  }
  return found.sort((a, b) => timesOf(a).start - timesOf(b).start || (a.id < b.id ? -1 : 1))
}

function ritualStanding(tables: Tables, challenge: Challenge, evenings: readonly Salon[], now: Instant): Standing {
  const excused = new Map<SalonId, Set<MemberId>>()
  for (const { step, member, how, voided } of tables.steps.of(challenge.id)) {
    if (how !== 'excused' || voided !== undefined || !isId('sal', step)) continue
    const people = excused.get(step) ?? new Set()
    excused.set(step, people.add(tables.people.personOf(member)))
  }
  const byChapter = new Map<ChapterId, Evening[]>()
  let held = 0
  for (const salon of evenings) {
    const times = timesOf(salon)
    if (times.start > now) continue
    const came = new Set<MemberId>()
    for (const { member, arrived } of tables.attendance.guests(salon.id).values()) if (arrived) came.add(member)
    // Where nobody was ticked nobody kept the door, and nobody was missing.
    if (came.size === 0) continue
    held += 1
    const here = byChapter.get(salon.chapter) ?? []
    byChapter.set(salon.chapter, here)
    here.push({ salon: salon.id, came, excused: excused.get(salon.id) ?? NOBODY, isOver: times.end < now })
  }
  const best = new Map<MemberId, Faithful>()
  for (const [chapter, here] of byChapter)
    for (const member of new Set(here.flatMap(({ came }) => [...came]))) {
      const one = faithful(member, chapter, here, challenge.forgives)
      const other = best.get(member)
      if (!other || moreFaithful(one, other) < 0) best.set(member, one)
    }
  return { kind: 'ritual', people: [...best.values()].sort(moreFaithful), evenings: held }
}

interface Evening {
  readonly salon: SalonId
  readonly came: ReadonlySet<MemberId>
  readonly excused: ReadonlySet<MemberId>
  readonly isOver: boolean
}

const NOBODY: ReadonlySet<MemberId> = new Set()

function faithful(member: MemberId, chapter: ChapterId, here: readonly Evening[], forgives: number): Faithful {
  const marks: Mark[] = []
  const salons: SalonId[] = []
  for (const { salon, came, excused, isOver } of here) {
    const mark = came.has(member) ? 'came' : excused.has(member) ? 'excused' : 'absent'
    // Whoever is not there yet may still come.
    if (mark === 'absent' && !isOver) continue
    marks.push(mark)
    salons.push(salon)
  }
  const { presences, ...streak } = streakOf(marks, forgives)
  const evenings = salons.map((salon, at) => ({ salon, presence: presences[at] ?? 'apart' }))
  return { member, chapter, ...streak, evenings: evenings.slice(-EVENINGS_SHOWN) }
}

function moreFaithful(a: Faithful, b: Faithful): number {
  return (
    b.now - a.now ||
    b.longest - a.longest ||
    b.came - a.came ||
    (a.member < b.member ? -1 : a.member > b.member ? 1 : a.chapter < b.chapter ? -1 : 1)
  )
}
