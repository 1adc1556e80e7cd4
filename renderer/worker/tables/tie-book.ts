import type { Touchpoint } from '../../../shared/domain/afterwards.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { TieNumbers } from '../../../shared/domain/tie-numbers.ts'
import { isWarm, knowsSomebodyAtOnce, tiesOf } from '../../../shared/ties/tie.ts'
import type { Encounter, Occasion, Tie } from '../../../shared/ties/tie.ts'
import { timesOf } from '../queries/salon-times.ts'
import type { Tables } from './tables.ts'

type Sources = Pick<
  Tables,
  'salons' | 'salonsVersion' | 'attendance' | 'people' | 'meetings' | 'touchpoints' | 'tieNumbers'
>

const DAY = 86_400_000

/** The guests of a large evening and those whom their pages are open for; everybody's ties at once would fill the memory. */
const PEOPLE_KEPT = 1000

/** What a person's ties were worked out from, and in which state of the book it was last seen to be still so. */
interface Kept {
  readonly occasions: readonly NamedOccasion[]
  readonly ties: ReadonlyMap<MemberId, Tie>
  seen: number
}

type NamedOccasion = Occasion & { readonly id: string }

/**
 * Who is tied to whom. The ties of a person are worked out from their own evenings when somebody asks, and kept until one of
 * these changes or the day is over; no other evenings are read for it. Records that are one person count once, and answer to
 * each of their ids.
 */
export class TieBook {
  readonly #tables: Sources
  /** Who met at an evening, as of a state of its meetings. */
  readonly #encounters = new Map<SalonId, { readonly of: number; readonly all: readonly Encounter[] }>()
  /** The same of what was no evening, by its record: records are replaced, never changed. */
  #alone = new WeakMap<object, readonly Encounter[]>()
  readonly #ties = new Map<MemberId, Kept>()
  #coffees: { readonly version: number; readonly of: ReadonlyMap<MemberId, readonly Touchpoint[]> } | null = null
  #state = ''
  /** Goes up with every change of what ties rest on. */
  #changes = 0
  /** What all ties rest on: the day, and which records are one person. */
  #basis = ''
  #numbers: TieNumbers

  constructor(tables: Sources) {
    this.#tables = tables
    this.#numbers = tables.tieNumbers
  }

  /** Everybody whom a person is tied to; faded to the day of `now`, and the evenings of that day count in full. */
  of(member: MemberId, now: Instant): ReadonlyMap<MemberId, Tie> {
    const today = this.#refresh(now)
    const person = this.#tables.people.personOf(member)
    const known = this.#ties.get(person)
    if (known?.seen === this.#changes) return known.ties
    const occasions = this.#occasionsOf(person)
    if (known && areSame(known.occasions, occasions)) {
      known.seen = this.#changes
      return known.ties
    }
    const ties = tiesOf(person, occasions, today, this.#numbers)
    this.#ties.delete(person)
    const [oldest] = this.#ties.keys()
    if (oldest !== undefined && this.#ties.size >= PEOPLE_KEPT) this.#ties.delete(oldest)
    this.#ties.set(person, { occasions, ties, seen: this.#changes })
    return ties
  }

  /** Whether anybody knows a person more than faintly; of most that is told without adding up their ties. */
  knowsSomebody(member: MemberId, now: Instant): boolean {
    const today = this.#refresh(now)
    const person = this.#tables.people.personOf(member)
    const isPlain =
      this.#ties.get(person)?.seen === this.#changes
        ? null
        : knowsSomebodyAtOnce(person, this.#occasionsOf(person), today, this.#numbers)
    return isPlain ?? [...this.of(person, now).values()].some(isWarm)
  }

  /**
   * The ties among some people, from both sides; everybody who is named is a key, tied or not. With `before`, as they were
   * when that evening's guests had not come together yet.
   */
  among(
    members: Iterable<MemberId>,
    now: Instant,
    before: SalonId | null = null,
  ): Map<MemberId, ReadonlyMap<MemberId, Tie>> {
    const today = this.#refresh(now)
    const people = new Set([...members].map((member) => this.#tables.people.personOf(member)))
    return new Map(
      [...people].map((person) => {
        const wasThere = before !== null && this.#tables.attendance.presentAt(before).has(person)
        const occasions = wasThere ? this.#occasionsOf(person).filter(({ id }) => id !== before) : null
        const ties = occasions ? tiesOf(person, occasions, today, this.#numbers) : this.of(person, now)
        const [few, many] = ties.size < people.size ? [ties, people] : [people, ties]
        const inside = new Map<MemberId, Tie>()
        for (const other of few.keys()) {
          const tie = many.has(other) ? ties.get(other) : undefined
          if (tie) inside.set(other, tie)
        }
        return [person, inside]
      }),
    )
  }

  /** The ties among some people as they stood at a moment of the past: what happened later is left out, and so is `without`. */
  amongAt(
    members: Iterable<MemberId>,
    moment: Instant,
    now: Instant,
    without: SalonId | null = null,
  ): Map<MemberId, ReadonlyMap<MemberId, Tie>> {
    this.#refresh(now)
    const people = new Set([...members].map((member) => this.#tables.people.personOf(member)))
    return new Map(
      [...people].map((person) => {
        const ties = this.#tiesAt(person, moment, without)
        return [person, new Map([...ties].filter(([other]) => people.has(other)))]
      }),
    )
  }

  /** Everybody whom one person was tied to at a moment of the past, likewise. */
  ofAt(member: MemberId, moment: Instant, now: Instant, without: SalonId | null = null): ReadonlyMap<MemberId, Tie> {
    this.#refresh(now)
    return this.#tiesAt(this.#tables.people.personOf(member), moment, without)
  }

  #tiesAt(person: MemberId, moment: Instant, without: SalonId | null): ReadonlyMap<MemberId, Tie> {
    const occasions = this.#occasionsOf(person).filter(({ id, at }) => at <= moment && id !== without)
    return tiesOf(person, occasions, moment, this.#numbers)
  }

  /** When two people were together, at an evening or otherwise; earliest first. */
  timesOf(one: MemberId, another: MemberId, now: Instant): Instant[] {
    this.#refresh(now)
    const [a, b] = [this.#tables.people.personOf(one), this.#tables.people.personOf(another)]
    return this.#occasionsOf(a).flatMap(({ at, present, encounters }) => {
      const isTogether =
        (present.has(a) && present.has(b)) ||
        encounters.some(({ members }) => members.includes(a) && members.includes(b))
      return isTogether ? [at] : []
    })
  }

  /** When a person came to something, earliest first: the beginning of each evening. */
  cameOn(member: MemberId): Instant[] {
    const { people, attendance, salons } = this.#tables
    const person = people.personOf(member)
    const starts: Instant[] = []
    for (const id of attendance.salonsOf(person)) {
      const salon = salons.get(id)
      if (salon && salon.cancelled === undefined && attendance.presentAt(id).has(person))
        starts.push(timesOf(salon).start)
    }
    return starts.sort((a, b) => a - b)
  }

  /** Takes in what has changed; answers with the day as whose ties the rest is worked out. */
  #refresh(now: Instant): Instant {
    const today = Math.floor(now / DAY) * DAY
    const { attendance, people, meetings, touchpoints, salonsVersion, tieNumbers } = this.#tables
    const state = [attendance.version, people.version, meetings.version, touchpoints.version, salonsVersion, today]
    if (this.#state === state.join(' ') && this.#numbers === tieNumbers) return today
    this.#state = state.join(' ')
    this.#changes += 1
    const basis = `${people.version} ${today}`
    if (this.#basis === basis && this.#numbers === tieNumbers) return today
    this.#basis = basis
    this.#numbers = tieNumbers
    this.#ties.clear()
    this.#encounters.clear()
    this.#alone = new WeakMap()
    return today
  }

  #eveningsOf(person: MemberId): Evening[] {
    const { attendance } = this.#tables
    const came = [...attendance.salonsOf(person)].filter((salon) => attendance.presentAt(salon).has(person))
    return came.flatMap((salon) => this.#eveningAt(salon) ?? [])
  }

  /** Null where there was none. */
  #eveningAt(id: SalonId): Evening | null {
    const salon = this.#tables.salons.get(id)
    if (!salon || salon.cancelled !== undefined) return null
    return { id, at: timesOf(salon).start, present: this.#tables.attendance.presentAt(id) }
  }

  /** In order of time, so that every device adds up the same numbers in the same order. */
  #occasionsOf(person: MemberId): NamedOccasion[] {
    const { people, meetings } = this.#tables
    const parts = people.partsOf(person)
    const evenings = new Map(
      this.#eveningsOf(person).map((evening): [SalonId, Evening | null] => [evening.id, evening]),
    )
    const found: NamedOccasion[] = []
    for (const meeting of new Set(parts.flatMap((part) => [...meetings.of(part)]))) {
      const { id, salon, at, members, voided } = meeting
      if (salon) evenings.set(salon, this.#eveningAt(salon))
      // Introduced to each other, but not at an evening.
      else if (voided === undefined)
        found.push({ id, at, present: NOBODY, encounters: this.#encounterOf(meeting, members, true) })
    }
    for (const [id, evening] of evenings) if (evening) found.push({ ...evening, encounters: this.#encountersAt(id) })
    const coffees = this.#coffeesByRecord()
    for (const coffee of new Set(parts.flatMap((part) => coffees.get(part) ?? []))) {
      const { id, at, from, member } = coffee
      if (from) found.push({ id, at, present: NOBODY, encounters: this.#encounterOf(coffee, [from, member]) })
    }
    return found.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  }

  #encountersAt(salon: SalonId): readonly Encounter[] {
    const { meetings } = this.#tables
    const of = meetings.changedAt(salon)
    const known = this.#encounters.get(salon)
    if (known?.of === of) return known.all
    const all: Encounter[] = []
    for (const { members, how, voided } of meetings.of(salon))
      if (voided === undefined) all.push(this.#encounter(members, how === 'introduced'))
    this.#encounters.set(salon, { of, all })
    return all
  }

  #encounterOf(record: object, members: readonly MemberId[], introduced = false): readonly Encounter[] {
    const known = this.#alone.get(record)
    if (known) return known
    const made = [this.#encounter(members, introduced)]
    this.#alone.set(record, made)
    return made
  }

  #encounter(members: readonly MemberId[], introduced = false): Encounter {
    return { members: [...new Set(members.map((member) => this.#tables.people.personOf(member)))], introduced }
  }

  /** Two members who met outside the salons, by the record of either. */
  #coffeesByRecord(): ReadonlyMap<MemberId, readonly Touchpoint[]> {
    const { touchpoints } = this.#tables
    if (this.#coffees?.version === touchpoints.version) return this.#coffees.of
    const of = new Map<MemberId, Touchpoint[]>()
    for (const touchpoint of touchpoints.all()) {
      const { kind, from, member, voided } = touchpoint
      if (kind !== 'meeting' || from === undefined || voided !== undefined) continue
      for (const record of [from, member]) of.set(record, [...(of.get(record) ?? []), touchpoint])
    }
    this.#coffees = { version: touchpoints.version, of }
    return of
  }
}

interface Evening {
  readonly id: SalonId
  readonly at: Instant
  readonly present: ReadonlySet<MemberId>
}

const NOBODY: ReadonlySet<MemberId> = new Set()

/** Whether the same happened, with the same people there: these lists are replaced when anything in them changes. */
function areSame(one: readonly NamedOccasion[], other: readonly NamedOccasion[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, at, present, encounters }, index) => {
      const there = other[index]
      return there?.id === id && there.at === at && there.present === present && there.encounters === encounters
    })
  )
}
