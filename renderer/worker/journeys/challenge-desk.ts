import { dateAt } from '../../../shared/calendar/instants.ts'
import type { Challenge } from '../../../shared/domain/challenge.ts'
import type { Instant, IsoDate } from '../../../shared/domain/dates.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { ChallengeId, ChapterId, EntryId, SalonId } from '../../../shared/domain/ids.ts'
import type { AttendanceEntry } from '../../../shared/domain/attendance.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { progressOf } from '../../../shared/journeys/progress.ts'
import type { Progress } from '../../../shared/journeys/progress.ts'
import type { OpenCommunity } from '../open-community.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Tables } from '../tables/tables.ts'
import { RitualBook } from './ritual-book.ts'
import type { Faithful } from './ritual-book.ts'

/** What the desk uses of a community. */
type Keeps = Pick<OpenCommunity, 'tables' | 'wakeAt'> & { readonly world: Pick<OpenCommunity['world'], 'now'> }

export type Standing =
  | { readonly kind: 'challenge'; readonly people: readonly Progress[] }
  | { readonly kind: 'ritual'; readonly people: readonly Faithful[]; readonly evenings: number }

interface Kept {
  readonly challenge: Challenge
  readonly known: readonly Progress[] | RitualBook
  /** When time alone changes it: an evening begins or ends. */
  readonly until: Instant
  /** Who was ticked since, or not after all. */
  readonly ticked: Map<EntryId, Pick<AttendanceEntry, 'salon' | 'member'>>
}

/**
 * Keeps who took part in what, from the first time that somebody asks. A check-in marks who was checked in in the rituals of
 * that evening, a step its challenge; what is marked is worked out anew when somebody asks next.
 */
export class ChallengeDesk {
  readonly #community: Keeps
  readonly #kept = new Map<ChallengeId, Kept>()

  constructor(community: Keeps) {
    this.#community = community
    community.tables.heard.add((id) => this.#touched(id))
  }

  of(challenge: Challenge): Standing {
    const known = this.#stillKnown(challenge) ?? this.#reckon(challenge)
    return known instanceof RitualBook
      ? { kind: 'ritual', people: known.people, evenings: known.evenings }
      : { kind: 'challenge', people: known }
  }

  /** What was worked out before, with whoever was ticked since; null where it is not worth anything any more. */
  #stillKnown(challenge: Challenge): Kept['known'] | null {
    const kept = this.#kept.get(challenge.id)
    if (!kept || kept.challenge !== challenge || this.#community.world.now() >= kept.until) return null
    const { known, ticked } = kept
    for (const { salon, member } of ticked.values())
      if (known instanceof RitualBook && !known.refresh(salon, member)) return null
    ticked.clear()
    return known
  }

  #reckon(challenge: Challenge): Kept['known'] {
    const { tables, world } = this.#community
    const now = world.now()
    const isRitual = challenge.kind === 'ritual'
    const evenings = isRitual ? eveningsOf(tables, challenge) : []
    let until = Number.POSITIVE_INFINITY
    for (const salon of evenings)
      for (const moment of [timesOf(salon).start, timesOf(salon).end + 1])
        if (moment > now && moment < until) until = moment
    const known = isRitual
      ? new RitualBook(tables, challenge, evenings, now)
      : progressOf(challenge.steps, tables.steps.of(challenge.id), (member) => tables.people.personOf(member))
    this.#kept.set(challenge.id, { challenge, known, until, ticked: new Map() })
    if (Number.isFinite(until)) this.#community.wakeAt(until)
    return known
  }

  /** Marks what a record is about; called before it changes and after. */
  #touched(id: string): void {
    const { tables } = this.#community
    if (isId('stp', id)) {
      const challenge = tables.steps.get(id)?.challenge
      if (challenge) this.#kept.delete(challenge)
    } else if (isId('ent', id)) {
      const entry = tables.entry(id)
      if (entry?.kind === 'arrival') for (const { ticked } of this.#ritualsOf(entry.salon)) ticked.set(id, entry)
    } else if (isId('sal', id)) for (const { challenge } of this.#ritualsOf(id)) this.#kept.delete(challenge.id)
    else if (isId('chl', id)) this.#kept.delete(id)
    // Who is one person has changed.
    else if (isId('lnk', id)) this.#kept.clear()
  }

  #ritualsOf(salon: SalonId): Kept[] {
    const series = this.#community.tables.salons.get(salon)?.series
    return series ? [...this.#kept.values()].filter(({ challenge }) => challenge.series === series) : []
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
