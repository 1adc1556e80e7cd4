import type { AttendanceEntry, RsvpStatus } from '../domain/attendance.ts'
import type { Instant } from '../domain/dates.ts'
import { newId, type MemberId, type OrganizerId } from '../domain/ids.ts'
import { addDays, instantAt } from './days.ts'
import type { Habit, Person } from './people.ts'
import type { Random } from '../domain/random.ts'
import type { PlannedSalon } from './schedule.ts'
import type { Place } from './words.ts'

interface EveningInput {
  readonly random: Random
  readonly now: Instant
  /** Who keeps the list of this chapter. */
  readonly by: OrganizerId
  /** The members of the chapter, those of other chapters who come along included. */
  readonly people: readonly Person[]
  /** Newcomers who have not been to a salon yet; this evening takes out whom it receives. */
  readonly unmet: Set<MemberId>
}

/**
 * What happened around one salon up to `now`: invitations, answers in the order they came, a waitlist once the seats
 * are gone, people who cancel and the first in line who moves up, and at the door arrivals, walk-ins and no-shows.
 */
export function eveningOf(planned: PlannedSalon, input: EveningInput): AttendanceEntry[] {
  const { random } = input
  const start = instantAt(planned.date, planned.strand.from, planned.salon.zone)
  const around = input.people.filter(
    (person) => person.joined <= planned.date && !(person.leaves && person.leaves <= planned.date),
  )
  const intents = random
    .shuffle(around)
    .map((person) => ({ person, wants: random.chance(wish(person, planned, input.unmet)) }))
  const log = new Log(planned, input)
  const answers: Answer[] = []
  const invitedAt = start - 13 * DAY + random.int(0, 3) * HOUR
  for (const { person, wants } of intents) {
    const first = wants && input.unmet.has(person.member.id)
    if (first && random.chance(WALK_IN_SHARE)) continue
    if (!wants && !random.chance(ASKED_ANYWAY)) continue
    const asked = invitedAt + log.length * 2_000
    if (random.chance(INVITED_SHARE)) log.rsvp(person, 'invited', asked)
    answers.push(...answersOf(random, person, wants, asked, start))
  }
  const seats = takeSeats(planned.salon.capacity ?? Infinity, answers, log)
  if (planned.salon.cancelled === undefined && start < input.now) {
    const walkIns = intents.filter(
      ({ person, wants }) => wants && input.unmet.has(person.member.id) && !log.knows(person),
    )
    receive(
      random,
      planned,
      start,
      seats,
      walkIns.map(({ person }) => person),
      log,
    )
    for (const { person } of intents) if (log.arrivals.has(person.member.id)) input.unmet.delete(person.member.id)
  }
  return log.entries
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const INVITED_SHARE = 0.6
/** Share of people who would not come and are invited all the same. */
const ASKED_ANYWAY = 0.09
/** Share of newcomers whose first time is at the door. */
const WALK_IN_SHARE = 0.5
const CANCELS = 0.07
const NO_SHOW = 0.07
const MAYBE_COMES = 0.3

/** How likely a person of a habit comes to a salon that draws them. */
const WISHES: Readonly<Record<Habit, number>> = {
  regular: 0.86,
  frequent: 0.45,
  occasional: 0.1,
  drifting: 0.5,
  newcomer: 0.35,
  dormant: 0.05,
}
/** In a large chapter a person finds a seat less often. */
const SHARES: Readonly<Record<Place, number>> = { taipei: 0.55, taichung: 0.8, shanghai: 1.1 }
/** Who comes every time also answers at once. */
const HASTE: Readonly<Record<Habit, number>> = {
  regular: 0.1,
  frequent: 0.5,
  occasional: 1,
  drifting: 0.7,
  newcomer: 1,
  dormant: 1,
}
/** What a salon outside one's interests, or in one's second chapter, leaves of that. */
const OTHER_INTEREST = 0.4
/** Regulars come for one another as much as for the subject. */
const FOR_THE_PEOPLE = 0.6
const OTHER_CHAPTER = 0.35
const DORMANT_SINCE_DAYS = 210

function wish(person: Person, { place, strand, date, salon }: PlannedSalon, unmet: ReadonlySet<MemberId>): number {
  if (person.fades && person.fades < date) return 0
  if (person.leaves && addDays(person.leaves, -60) < date) return 0
  if (salon.hosts.includes(person.member.id)) return 1
  if (unmet.has(person.member.id)) return person.home === place ? 0.75 : 0
  const dormant = person.habit === 'dormant' && date > addDays(person.leaves ?? date, -DORMANT_SINCE_DAYS)
  const drawn = person.interests.some((interest) => strand.draws.includes(interest))
    ? 1
    : person.habit === 'regular'
      ? FOR_THE_PEOPLE
      : OTHER_INTEREST
  const share = person.habit === 'regular' ? 1 : SHARES[place]
  return WISHES[person.habit] * drawn * share * (person.home === place ? 1 : OTHER_CHAPTER) * (dormant ? 0.2 : 1)
}

interface Answer {
  readonly person: Person
  readonly status: 'going' | 'maybe' | 'declined'
  readonly at: Instant
}

function answersOf(random: Random, person: Person, wants: boolean, asked: Instant, start: Instant): Answer[] {
  // Most answer soon: the square draws times towards the invitation.
  const at = asked + 5 * MINUTE + Math.floor(random.next() ** 2 * HASTE[person.habit] * (start - DAY - asked))
  if (wants) {
    const cancels = random.chance(CANCELS)
    const later = at + Math.floor(random.next() * (start - 2 * HOUR - at))
    return cancels
      ? [
          { person, status: 'going', at },
          { person, status: 'declined', at: later },
        ]
      : [{ person, status: 'going', at }]
  }
  const drawn = random.next()
  if (drawn < 0.2) return [{ person, status: 'maybe', at }]
  return drawn < 0.6 ? [{ person, status: 'declined', at }] : []
}

interface Seats {
  readonly going: readonly Person[]
  readonly maybe: readonly Person[]
}

function takeSeats(capacity: number, answers: readonly Answer[], log: Log): Seats {
  const going: Person[] = []
  const waiting: Person[] = []
  const maybe: Person[] = []
  for (const { person, status, at } of answers.toSorted((a, b) => a.at - b.at)) {
    if (log.isFuture(at)) break
    if (status === 'going') {
      const seat = going.length < capacity && waiting.length === 0
      const list = seat ? going : waiting
      list.push(person)
      log.rsvp(person, seat ? 'going' : 'waitlisted', at)
      continue
    }
    log.rsvp(person, status, at)
    if (status === 'maybe') maybe.push(person)
    if (remove(waiting, person) || !remove(going, person)) continue
    const next = waiting.shift()
    if (!next) continue
    going.push(next)
    log.rsvp(next, 'going', at + 1)
  }
  return { going, maybe }
}

/** The door: most who said so come, some maybes and newcomers while there are seats. */
function receive(
  random: Random,
  planned: PlannedSalon,
  start: Instant,
  seats: Seats,
  walkIns: readonly Person[],
  log: Log,
): void {
  const capacity = planned.salon.capacity ?? Infinity
  const coming = seats.going.filter(
    (person) => planned.salon.hosts.includes(person.member.id) || !random.chance(NO_SHOW),
  )
  for (const person of seats.maybe) if (coming.length < capacity && random.chance(MAYBE_COMES)) coming.push(person)
  const atDoor = walkIns.slice(0, Math.max(0, capacity - coming.length))
  for (const person of coming)
    log.arrival(person, start + random.int(-22, 18) * MINUTE + random.int(0, 59) * 1000, false)
  for (const person of atDoor)
    log.arrival(person, start + random.int(-12, 25) * MINUTE + random.int(0, 59) * 1000, true)
}

function remove(list: Person[], person: Person): boolean {
  const at = list.indexOf(person)
  if (at >= 0) list.splice(at, 1)
  return at >= 0
}

/** Writes entries, and none from the future. */
class Log {
  readonly entries: AttendanceEntry[] = []
  readonly arrivals = new Set<MemberId>()
  readonly #known = new Set<MemberId>()
  readonly #planned: PlannedSalon
  readonly #input: EveningInput

  constructor(planned: PlannedSalon, input: EveningInput) {
    this.#planned = planned
    this.#input = input
  }

  get length(): number {
    return this.entries.length
  }

  isFuture(at: Instant): boolean {
    return at > this.#input.now
  }

  knows(person: Person): boolean {
    return this.#known.has(person.member.id)
  }

  rsvp(person: Person, status: RsvpStatus, at: Instant): void {
    if (this.isFuture(at)) return
    this.#known.add(person.member.id)
    this.entries.push({ ...this.#base(person, at), kind: 'rsvp', status })
  }

  arrival(person: Person, at: Instant, walkIn: boolean): void {
    if (this.isFuture(at)) return
    this.arrivals.add(person.member.id)
    this.entries.push({ ...this.#base(person, at), kind: 'arrival', walkIn })
  }

  #base(person: Person, at: Instant) {
    const { random, by } = this.#input
    return { id: newId('ent', random.bytes), salon: this.#planned.salon.id, member: person.member.id, at, by }
  }
}
