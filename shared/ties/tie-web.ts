import type { MemberId } from '../domain/ids.ts'
import { USUAL_TIES } from '../domain/tie-numbers.ts'
import type { TieNumbers } from '../domain/tie-numbers.ts'
import { hasCooled } from './cooling.ts'
import { levelOf, ROUNDING } from './tie.ts'
import type { TieLevel } from './tie.ts'
import { TieLines } from './tie-lines.ts'
import type { NumberedLines } from './tie-lines.ts'
import { TieSums } from './tie-sums.ts'
import { fade, monthEndsBefore, MONTHS } from './web-days.ts'
import { Gatherings } from './web-gatherings.ts'
import type { Gathering } from './web-gatherings.ts'

/** A tie as the web keeps it; days are numbers as of `dayOf`. */
export interface WebTie {
  readonly other: MemberId
  /** As of the day of the web. */
  readonly strength: number
  readonly level: TieLevel
  readonly shared: number
  readonly met: number
  readonly first: number
  readonly last: number
}

/** Ties fainter than this share of a warm one are not kept: two who were in one large room twice are worth no line on a map. */
const KEPT_SHARE = 1 / 2

/** What is said of somebody as of today. */
export interface Standing {
  readonly warm: number
  readonly strong: number
  /** Whether anybody is known to have met them. */
  readonly hasMet: boolean
  /** Whether they were connected, and active, at the end of each month: a bit each, the earliest first; the last is today. */
  readonly connected: number
  readonly active: number
  /** Ties that were warm lately. */
  readonly cooled: readonly WebTie[]
  /** Days on which they came to something, earliest first. */
  readonly days: readonly number[]
}

/** Where somebody stands in the web who never came to anything. */
const NOWHERE = -1
/** So many are worked out between two looks at other work. */
const STOOD_AT_ONCE = 200

/**
 * Who is tied to whom in a whole community, by the rules of `tiesOf`. What a gathering adds is kept per person, and a change
 * makes only those anew who were there: `put` notes them, `work` goes through them, some at a time. Until it is done,
 * `pending` people stand as before. A new day changes nothing that is kept, but for gatherings dated ahead and the months.
 * Other numbers make everybody anew.
 */
export class TieWeb {
  readonly #gatherings = new Gatherings()
  readonly #placesOfLists = new WeakMap<readonly MemberId[], { readonly of: number; readonly places: Int32Array }>()
  readonly #people: (Person | undefined)[] = []
  readonly #dirty = new Set<number>()
  /** When each person was last gone through, counted in people. */
  readonly #changedAt: number[] = []
  #works = 0
  /** The day for which everybody's standing was last worked out. */
  #stood = 0
  #sums = new TieSums(64)
  #today: number
  #numbers: TieNumbers
  #monthEnds: readonly number[]

  constructor(today: number, numbers: TieNumbers = USUAL_TIES) {
    this.#today = today
    this.#numbers = numbers
    this.#monthEnds = monthEndsBefore(today)
  }

  get numbers(): TieNumbers {
    return this.#numbers
  }

  /** Reckons everybody by other numbers. */
  set numbers(numbers: TieNumbers) {
    this.#numbers = numbers
    for (const { people } of this.#gatherings.all()) for (const person of people) this.#dirty.add(person)
  }

  get today(): number {
    return this.#today
  }

  /** The last day of each of the latest months, earliest first; of the present one, today. */
  get monthEnds(): readonly number[] {
    return this.#monthEnds
  }

  /** How many people have yet to be gone through. */
  get pending(): number {
    return this.#dirty.size
  }

  /** Moves on to another day. */
  set today(day: number) {
    const [before, endsBefore] = [this.#today, this.#monthEnds[0]]
    if (day === before) return
    this.#today = day
    this.#monthEnds = monthEndsBefore(day)
    const isAllAnew = day < before || this.#monthEnds[0] !== endsBefore
    for (const { day: held, people } of this.#gatherings.all())
      if (isAllAnew || held > before) for (const person of people) this.#dirty.add(person)
  }

  /** Takes in a gathering as it now is, or that there is none of this name. */
  put(id: string, gathering: Gathering | null): void {
    for (const person of this.#gatherings.put(id, gathering)) this.#dirty.add(person)
  }

  /** Goes through people until `isOver` says so after one of them, or nobody is pending. */
  work(isOver: () => boolean = () => false): void {
    for (const person of this.#dirty) {
      this.#dirty.delete(person)
      const made = this.#personOf(person)
      this.#people[person] = made
      this.#standingIn(made)
      this.#works += 1
      this.#changedAt[person] = this.#works
      if (isOver()) return
    }
  }

  /** The ties of a person that are not too faint, in no particular order. */
  of(member: MemberId): WebTie[] {
    return this.#ties(member, this.#least)
  }

  /** Those of them that are warm or strong. */
  warmOf(member: MemberId): WebTie[] {
    return this.#ties(member, this.#warm)
  }

  /** What is said of somebody as of today. */
  standingOf(member: MemberId): Standing {
    return this.#standingIn(this.#person(member))
  }

  /** The same of many. Where they stand is remembered for as long as the list is kept. */
  standingsOf(members: readonly MemberId[]): Standing[] {
    return Array.from(this.#placesIn(members), (place) => this.#standingIn(this.#people[place]))
  }

  /** A number that goes up whenever one of some people is gone through anew; what was worked out before is out of date. */
  changedLast(members: readonly MemberId[]): number {
    let last = 0
    for (const place of this.#placesIn(members)) last = Math.max(last, this.#changedAt[place] ?? 0)
    return last
  }

  /** The same of one person. */
  changedAt(member: MemberId): number {
    return this.#changedAt[this.#gatherings.placeOf(member) ?? NOWHERE] ?? 0
  }

  /** On another day: works out everybody's standing, some at a time, so that nobody who asks has to wait for it. */
  *stand(): Generator<void> {
    if (this.#stood === this.#today) return
    this.#stood = this.#today
    for (const [place, person] of this.#people.entries()) {
      this.#standingIn(person)
      if (place % STOOD_AT_ONCE === STOOD_AT_ONCE - 1) yield
    }
  }

  /** How many warm or strong ties somebody has. */
  warmTies(member: MemberId): number {
    return this.standingOf(member).warm
  }

  /** Whether somebody has come within a year. */
  isActive(member: MemberId): boolean {
    return isBit(this.standingOf(member).active, MONTHS - 1)
  }

  /** Whether somebody has the warm ties that it takes. */
  isConnected(member: MemberId): boolean {
    return isBit(this.standingOf(member).connected, MONTHS - 1)
  }

  /** Whether somebody would be connected, and active, today if the community reckoned by other numbers. */
  under(numbers: TieNumbers, member: MemberId): { readonly connected: boolean; readonly active: boolean } {
    const place = this.#gatherings.placeOf(member)
    if (place === undefined) return { connected: false, active: false }
    const sums = this.#sumsOf(place, this.#today, numbers)
    return {
      connected: hasWarm(sums, sums.touched, this.#today, numbers),
      active: this.#cameWithin(this.daysOf(member), numbers.activeDays),
    }
  }

  /** Days on which somebody came to something, earliest first. */
  daysOf(member: MemberId): readonly number[] {
    return (this.#person(member) ?? NOBODY).days
  }

  /** Who is tied to whom among some people, each tie once; people by their place in `members`, faint ties left out below `least`. */
  among(members: readonly MemberId[], least = this.#least): NumberedLines {
    const own = this.#placesIn(members)
    const places = this.#numbered(own)
    const left = fade(this.#today, this.#numbers)
    const lines = new TieLines(this.#numbers)
    for (const [place, person] of own.entries()) {
      const { rows } = this.#people[person] ?? NOBODY
      for (let at = 0; at < rows.length; at += FIELDS) {
        const other = (places[rows[at] ?? 0] ?? 0) - 1
        const strength = (rows[at + 1] ?? 0) * left
        if (other > place && strength >= least) lines.add(place, other, strength, rows[at + 3] ?? 0)
      }
    }
    return lines
  }

  /**
   * The same as it was on a day of the past: what happened later is left out. Goes through everybody who is named, some at a
   * time: for 5,000 it takes some tenths of a second.
   */
  *amongAt(day: number, members: readonly MemberId[]): Generator<void, NumberedLines> {
    // What is set meanwhile is for the next look.
    const numbers = this.#numbers
    const own = this.#placesIn(members)
    const places = this.#numbered(own)
    const left = fade(day, numbers)
    const least = this.#least
    const lines = new TieLines(numbers)
    for (const [place, person] of own.entries()) {
      if (person === NOWHERE) continue
      const sums = this.#sumsOf(person, day, numbers)
      for (const touched of sums.touched) {
        const other = (places[touched] ?? 0) - 1
        const strength = sums.strengthOf(touched) * left
        if (other > place && strength >= least) lines.add(place, other, strength, sums.countsOf(touched).met)
      }
      yield
    }
    return lines
  }

  /** The place in the web of each in a list. */
  #placesIn(members: readonly MemberId[]): Int32Array {
    const known = this.#placesOfLists.get(members)
    if (known?.of === this.#gatherings.people) return known.places
    const places = Int32Array.from(members, (member) => this.#gatherings.placeOf(member) ?? NOWHERE)
    this.#placesOfLists.set(members, { of: this.#gatherings.people, places })
    return places
  }

  /** The number in a list, from 1, of each place in the web; 0 for who is not in it. */
  #numbered(places: Int32Array): Int32Array {
    const numbers = new Int32Array(this.#gatherings.people)
    for (const [number, place] of places.entries()) if (place !== NOWHERE) numbers[place] = number + 1
    return numbers
  }

  #standingIn(person: Person | undefined): Standing {
    if (!person) return NOTHING
    if (person.standing?.day !== this.#today) person.standing = { day: this.#today, ...this.#standing(person) }
    return person.standing
  }

  /** From this strength a tie is warm. */
  get #warm(): number {
    return this.#numbers.warm - ROUNDING
  }

  /** Below this strength a tie is not kept. */
  get #least(): number {
    return this.#numbers.warm * KEPT_SHARE
  }

  #ties(member: MemberId, from: number): WebTie[] {
    return this.#tiesIn(this.#person(member) ?? NOBODY, (strength) => strength >= from)
  }

  #tiesIn({ rows }: Person, isAsked: (strength: number, last: number) => boolean): WebTie[] {
    const left = fade(this.#today, this.#numbers)
    const ties: WebTie[] = []
    for (let at = 0; at < rows.length; at += FIELDS) {
      const strength = (rows[at + 1] ?? 0) * left
      const other = this.#gatherings.memberAt(rows[at] ?? NOWHERE)
      const last = rows[at + 5] ?? 0
      if (other === undefined || !isAsked(strength, last)) continue
      const [shared = 0, met = 0, first = 0] = [rows[at + 2], rows[at + 3], rows[at + 4]]
      ties.push({ other, strength, level: levelOf({ strength, met }, this.#numbers), shared, met, first, last })
    }
    return ties
  }

  #standing(person: Person): Standing {
    const { rows, days } = person
    const left = fade(this.#today, this.#numbers)
    let [warm, strong, hasMet] = [0, 0, false]
    for (let at = 0; at < rows.length; at += FIELDS) {
      const met = rows[at + 3] ?? 0
      const level = levelOf({ strength: (rows[at + 1] ?? 0) * left, met }, this.#numbers)
      if (level !== 'faint') warm += 1
      if (level === 'strong') strong += 1
      if (met > 0) hasMet = true
    }
    const now = 1 << (MONTHS - 1)
    const { connectedFrom, activeDays } = this.#numbers
    return {
      warm,
      strong,
      hasMet,
      connected: person.connected | (warm >= connectedFrom ? now : 0),
      active: person.active | (this.#cameWithin(days, activeDays) ? now : 0),
      cooled: this.#tiesIn(person, (strength, last) => hasCooled({ strength, last }, this.#today, this.#numbers)),
      days,
    }
  }

  /** What is dated ahead counts as of today. */
  #cameWithin(days: readonly number[], within: number): boolean {
    return this.#today - Math.min(this.#today, days.at(-1) ?? -Infinity) <= within
  }

  #person(member: MemberId): Person | undefined {
    const number = this.#gatherings.placeOf(member)
    return number === undefined ? undefined : this.#people[number]
  }

  #personOf(person: number): Person {
    const marks = { connected: 0, active: 0 }
    const numbers = this.#numbers
    const sums = this.#sumsOf(person, this.#today, numbers, (month, came) => {
      if (month === MONTHS - 1) return
      const end = this.#monthEnds[month] ?? 0
      if (end - came <= numbers.activeDays) marks.active |= 1 << month
      if (hasWarm(this.#sums, this.#sums.warmed, end, numbers)) marks.connected |= 1 << month
    })
    const least = this.#least / fade(this.#today, numbers)
    const kept = sums.touched.filter((other) => sums.strengthOf(other) >= least)
    const rows = new Float64Array(kept.length * FIELDS)
    for (const [index, other] of kept.sort(up).entries()) {
      const { shared, met, first, last } = sums.countsOf(other)
      rows.set([other, sums.strengthOf(other), shared, met, first, last], index * FIELDS)
    }
    const days = this.#gatherings.of(person).flatMap(({ day, present }) => (present.includes(person) ? [day] : []))
    return { rows, ...marks, days, standing: null }
  }

  /** Adds up what one person's gatherings until a day add; tells at the end of each month how it stood. */
  #sumsOf(
    person: number,
    until: number,
    numbers: TieNumbers,
    onMonth: (month: number, came: number) => void = () => undefined,
  ): TieSums {
    if (this.#sums.size < this.#gatherings.people) this.#sums = new TieSums(this.#gatherings.people * 2)
    const sums = this.#sums
    sums.clear()
    let month = 0
    let came = -Infinity
    for (const { day: held, present, met } of this.#gatherings.of(person)) {
      // What is dated ahead counts as of today, and not at all in a look at the past.
      if (held > until && until < this.#today) break
      const day = Math.min(held, this.#today)
      for (; (this.#monthEnds[month] ?? Infinity) < day; month += 1) onMonth(month, came)
      const growth = 1 / fade(day, numbers)
      sums.begin((numbers.warm - ROUNDING) * growth)
      sums.meet(person, met.get(person) ?? [], growth, held)
      if (present.includes(person)) {
        came = Math.max(came, day)
        sums.share(person, present, growth, held)
      }
      sums.end()
    }
    for (; month < this.#monthEnds.length; month += 1) onMonth(month, came)
    return sums
  }
}

/** A row of a person's ties: the other's number, strength at the reference day, shared, met, first, last. */
const FIELDS = 6

interface Person {
  readonly rows: Float64Array
  /** A bit a month, the earliest first; the present month has none. */
  readonly connected: number
  readonly active: number
  /** On which they came to something, earliest first. */
  readonly days: readonly number[]
  /** Worked out when somebody asks, for as long as the day lasts. */
  standing: (Standing & { readonly day: number }) | null
}

const NOBODY: Person = { rows: new Float64Array(), connected: 0, active: 0, days: [], standing: null }
/** Of somebody who never came to anything. */
export const NOTHING: Standing = { warm: 0, strong: 0, hasMet: false, connected: 0, active: 0, cooled: [], days: [] }

/** Whether somebody had, on a day, the warm ties that it takes; `among` names everybody who may be one. */
function hasWarm(sums: TieSums, among: readonly number[], day: number, numbers: TieNumbers): boolean {
  const least = (numbers.warm - ROUNDING) / fade(day, numbers)
  let warm = 0
  for (const other of among) {
    if (sums.strengthOf(other) >= least) warm += 1
    if (warm >= numbers.connectedFrom) return true
  }
  return false
}

function isBit(bits: number, month: number): boolean {
  return (bits & (1 << month)) !== 0
}

function up(a: number, b: number): number {
  return a - b
}
