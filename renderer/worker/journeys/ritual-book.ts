import type { Challenge, Presence } from '../../../shared/domain/challenge.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { streakOf } from '../../../shared/journeys/streak.ts'
import type { Mark, Streak } from '../../../shared/journeys/streak.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Tables } from '../tables/tables.ts'

/** So many evenings are shown beside a name: a quarter of a year of weekly ones. */
const EVENINGS_SHOWN = 13

/** How somebody stands in a ritual; in one of every chapter, in the chapter where their streak is the longest. */
export interface Faithful extends Pick<Streak, 'now' | 'longest' | 'came'> {
  readonly member: MemberId
  readonly chapter: ChapterId
  /** The latest, oldest first. */
  readonly evenings: readonly { readonly salon: SalonId; readonly presence: Presence }[]
}

/** An evening that has begun and at which somebody was ticked. */
interface Evening {
  readonly salon: SalonId
  readonly came: Set<MemberId>
  readonly excused: ReadonlySet<MemberId>
  readonly isOver: boolean
}

/** Who keeps coming to the evenings of a ritual; after a check-in only who was checked in is reckoned anew. */
export class RitualBook {
  readonly #tables: Tables
  readonly #forgives: number
  readonly #byChapter = new Map<ChapterId, Evening[]>()
  readonly #evenings = new Map<SalonId, Evening>()
  readonly #people = new Map<MemberId, Faithful>()
  #sorted: readonly Faithful[] | null = null

  /** `evenings`: those of the ritual, oldest first. */
  constructor(tables: Tables, { id, forgives }: Challenge, evenings: readonly Salon[], now: Instant) {
    this.#tables = tables
    this.#forgives = forgives
    const excused = this.#excused(id)
    for (const salon of evenings) {
      const times = timesOf(salon)
      const came = this.#cameTo(salon.id)
      // Where nobody was ticked nobody kept the door, and nobody was missing.
      if (times.start > now || came.size === 0) continue
      const evening = { salon: salon.id, came, excused: excused.get(salon.id) ?? NOBODY, isOver: times.end < now }
      const here = this.#byChapter.get(salon.chapter) ?? []
      this.#byChapter.set(salon.chapter, here)
      here.push(evening)
      this.#evenings.set(salon.id, evening)
    }
    for (const [chapter, here] of this.#byChapter) this.#reckonAll(chapter, here)
  }

  /** How many evenings there have been. */
  get evenings(): number {
    return this.#evenings.size
  }

  /** Whoever came at least once, the most faithful first. */
  get people(): readonly Faithful[] {
    this.#sorted ??= [...this.#people.values()].sort(moreFaithful)
    return this.#sorted
  }

  /** Takes in that somebody came, or did not after all. False where that changes more than one person: begin anew then. */
  refresh(salon: SalonId, record: MemberId): boolean {
    const evening = this.#evenings.get(salon)
    const member = this.#tables.people.personOf(record)
    if (!evening) return false
    if (this.#tables.attendance.guests(salon).get(member)?.arrived) evening.came.add(member)
    else evening.came.delete(member)
    if (evening.came.size === 0) return false
    this.#people.delete(member)
    for (const [chapter, here] of this.#byChapter)
      if (here.some(({ came }) => came.has(member))) {
        const marks = here.map(({ came, excused }): Mark => markOf(came.has(member), excused.has(member)))
        this.#keep(this.#reckon(member, chapter, here, marks))
      }
    this.#sorted = null
    return true
  }

  /** Everybody of a chapter at once: looking each of them up at each evening would take most of the time. */
  #reckonAll(chapter: ChapterId, here: readonly Evening[]): void {
    const all = new Map<MemberId, Mark[]>()
    for (const [at, { came }] of here.entries())
      for (const member of came) {
        let marks = all.get(member)
        if (!marks) {
          marks = Array.from({ length: here.length }, (): Mark => 'absent')
          all.set(member, marks)
        }
        marks[at] = 'came'
      }
    for (const [at, { came, excused }] of here.entries())
      for (const member of excused) {
        const marks = all.get(member)
        if (marks && !came.has(member)) marks[at] = 'excused'
      }
    for (const [member, marks] of all) this.#keep(this.#reckon(member, chapter, here, marks))
  }

  #reckon(member: MemberId, chapter: ChapterId, here: readonly Evening[], all: readonly Mark[]): Faithful {
    // Whoever is not there yet may still come.
    const counts = (at: number) => all[at] !== 'absent' || here[at]?.isOver === true
    const isWhole = here.every(({ isOver }) => isOver)
    const evenings = isWhole ? here : here.filter((_, at) => counts(at))
    const marks = isWhole ? all : all.filter((_, at) => counts(at))
    const { presences, now, longest, came } = streakOf(marks, this.#forgives)
    const first = Math.max(0, evenings.length - EVENINGS_SHOWN)
    return {
      member,
      chapter,
      now,
      longest,
      came,
      evenings: evenings.slice(first).map(({ salon }, at) => ({ salon, presence: presences[first + at] ?? 'apart' })),
    }
  }

  #keep(one: Faithful): void {
    const other = this.#people.get(one.member)
    if (!other || moreFaithful(one, other) < 0) this.#people.set(one.member, one)
  }

  #cameTo(salon: SalonId): Set<MemberId> {
    const came = new Set<MemberId>()
    for (const { member, arrived } of this.#tables.attendance.guests(salon).values()) if (arrived) came.add(member)
    return came
  }

  #excused(challenge: Challenge['id']): ReadonlyMap<SalonId, ReadonlySet<MemberId>> {
    const excused = new Map<SalonId, Set<MemberId>>()
    for (const { step, member, how, voided } of this.#tables.steps.of(challenge)) {
      if (how !== 'excused' || voided !== undefined || !isId('sal', step)) continue
      const people = excused.get(step) ?? new Set()
      excused.set(step, people.add(this.#tables.people.personOf(member)))
    }
    return excused
  }
}

const NOBODY: ReadonlySet<MemberId> = new Set()

function markOf(came: boolean, excused: boolean): Mark {
  return came ? 'came' : excused ? 'excused' : 'absent'
}

function moreFaithful(a: Faithful, b: Faithful): number {
  return (
    b.now - a.now ||
    b.longest - a.longest ||
    b.came - a.came ||
    (a.member < b.member ? -1 : a.member > b.member ? 1 : a.chapter < b.chapter ? -1 : 1)
  )
}
