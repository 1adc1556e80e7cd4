import type { MemberId } from '../domain/ids.ts'
import { USUAL_TIES } from '../domain/tie-numbers.ts'
import type { TieNumbers } from '../domain/tie-numbers.ts'
import type { Near } from './bridges.ts'
import { Concerned } from './concerned.ts'
import { ROUNDING } from './tie.ts'
import { TieLines } from './tie-lines.ts'
import type { NumberedLines } from './tie-lines.ts'
import { fade, monthEndsBefore, MONTHS } from './web-days.ts'
import { Gatherings } from './web-gatherings.ts'
import type { Gathering } from './web-gatherings.ts'
import { cameWithin, FIELDS, hasWarmRows, isBit, NOBODY, NOTHING, standingOf, tiesIn } from './web-person.ts'
import type { Person, Reading, Standing, WebTie } from './web-person.ts'
import { hasWarm, WebSums } from './web-sums.ts'
import type { AddedUp, Span } from './web-sums.ts'

/** Ties fainter than this share of a warm one are not kept: two who were in one large room twice are worth no line on a map. */
const KEPT_SHARE = 1 / 2

/** Where somebody stands in the web who never came to anything. */
const NOWHERE = -1
/** So many are worked out between two looks at other work. */
const STOOD_AT_ONCE = 200

/**
 * Who is tied to whom in a whole community, by the rules of `tiesOf`. What a gathering adds is kept per person, and a change
 * makes only those anew who were there: `put` notes them, `work` goes through them, some at a time. Of each of them only the
 * ties to the others who were there are added up again, where one gathering of this month is all that has changed. Until it is
 * done, `pending` people stand as before. A new day changes nothing that is kept, but for gatherings dated ahead and the
 * months. Other numbers make everybody anew.
 */
export class TieWeb {
  readonly #gatherings = new Gatherings()
  readonly #placesOfLists = new WeakMap<readonly MemberId[], { readonly of: number; readonly places: Int32Array }>()
  readonly #people: (Person | undefined)[] = []
  /** Who is to be gone through: the one gathering that has changed for them, or null where there is more to it. */
  readonly #dirty = new Map<number, string | null>()
  /** Of such gatherings, whom they concern. */
  readonly #concerned = new Map<string, Concerned>()
  /** When each person was last gone through, counted in people. */
  readonly #changedAt: number[] = []
  #works = 0
  /** The day for which everybody's standing was last worked out. */
  #stood = 0
  readonly #sums = new WebSums(this.#gatherings)
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
    for (const { people } of this.#gatherings.all()) for (const person of people) this.#dirty.set(person, null)
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
      if (isAllAnew || held > before) for (const person of people) this.#dirty.set(person, null)
  }

  /** Takes in a gathering as it now is, or that there is none of this name. */
  put(id: string, gathering: Gathering | null): void {
    const days = [this.#gatherings.dayOf(id) ?? Infinity, gathering?.day ?? Infinity]
    // What the past months' ends are said of is not touched.
    const isOfThisMonth = Math.min(...days) > (this.#monthEnds.at(-2) ?? Infinity)
    const people = this.#gatherings.put(id, gathering)
    for (const person of people) {
      const known = this.#dirty.get(person)
      const isAll = !isOfThisMonth || !this.#people[person] || (known !== undefined && known !== id)
      this.#dirty.set(person, isAll ? null : id)
    }
    if (!isOfThisMonth) return
    const concerned = this.#concerned.get(id) ?? new Concerned()
    concerned.add(people)
    this.#concerned.set(id, concerned)
  }

  /** Goes through people until `isOver` says so after one of them, or nobody is pending. */
  work(isOver: () => boolean = () => false): void {
    for (const [person, gathering] of this.#dirty) {
      this.#dirty.delete(person)
      const before = this.#people[person]
      const concerned = gathering === null ? undefined : this.#concerned.get(gathering)
      const made = before && concerned ? this.#mended(person, before, concerned) : this.#madeAnew(person)
      this.#people[person] = made
      this.#standingIn(made)
      this.#works += 1
      this.#changedAt[person] = this.#works
      if (isOver()) break
    }
    if (this.#dirty.size === 0) this.#concerned.clear()
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

  /** Those of some people who have been gone through anew since that number was this. */
  changedSince(members: readonly MemberId[], since: number): MemberId[] {
    const found: MemberId[] = []
    for (const [index, place] of this.#placesIn(members).entries()) {
      const member = members[index]
      if (member !== undefined && (this.#changedAt[place] ?? 0) > since) found.push(member)
    }
    return found
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

  /** Whether somebody would be active today if the community reckoned by other numbers. */
  isActiveUnder({ activeDays }: TieNumbers, member: MemberId): boolean {
    return cameWithin(this.daysOf(member), this.#today, activeDays)
  }

  /**
   * Whether they would be connected. Where ties fade alike and what would be warm is kept that is read; otherwise all of
   * theirs are added up, which takes some tenths of a millisecond.
   */
  isConnectedUnder(numbers: TieNumbers, member: MemberId): boolean {
    const place = this.#gatherings.placeOf(member)
    const person = place === undefined ? undefined : this.#people[place]
    if (place === undefined || !person) return false
    const isKept = numbers.halfLife === this.#numbers.halfLife && numbers.warm - ROUNDING >= this.#least
    if (isKept) return hasWarmRows(person, this.#today, numbers)
    const { sums } = this.#sums.ofAll(place, this.#span({ numbers }))
    return hasWarm(sums, sums.touched, this.#today, numbers)
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

  /** Whom each of some people is tied to at least so strongly. */
  near(people: readonly MemberId[], least: number): Near {
    const places = this.#placesIn(people)
    const left = fade(this.#today, this.#numbers)
    const starts = new Int32Array(people.length + 1)
    const others: number[] = []
    for (const [index, person] of places.entries()) {
      const { rows } = this.#people[person] ?? NOBODY
      for (let at = 0; at < rows.length; at += FIELDS)
        if ((rows[at + 1] ?? 0) * left >= least) others.push(rows[at] ?? NOWHERE)
      starts[index + 1] = others.length
    }
    return { people, places, starts, others: Int32Array.from(others) }
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
      const { sums } = this.#sums.ofAll(person, this.#span({ until: day, numbers }))
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
    if (person.standing?.day !== this.#today)
      person.standing = { day: this.#today, ...standingOf(person, this.#reading) }
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

  /** The same at the reference day. */
  get #leastKept(): number {
    return this.#least / fade(this.#today, this.#numbers)
  }

  get #reading(): Reading {
    return { today: this.#today, numbers: this.#numbers, memberAt: (place) => this.#gatherings.memberAt(place) }
  }

  #span({ until = this.#today, numbers = this.#numbers }: Partial<Pick<Span, 'until' | 'numbers'>>): Span {
    return { today: this.#today, until, numbers, monthEnds: this.#monthEnds }
  }

  #ties(member: MemberId, from: number): WebTie[] {
    return tiesIn(this.#person(member) ?? NOBODY, this.#reading, (strength) => strength >= from)
  }

  #person(member: MemberId): Person | undefined {
    const number = this.#gatherings.placeOf(member)
    return number === undefined ? undefined : this.#people[number]
  }

  #madeAnew(person: number): Person {
    const marks = { connected: 0, active: 0 }
    const numbers = this.#numbers
    const added = this.#sums.ofAll(person, this.#span({}), (month, came, sums) => {
      if (month === MONTHS - 1) return
      const end = this.#monthEnds[month] ?? 0
      if (end - came <= numbers.activeDays) marks.active |= 1 << month
      if (hasWarm(sums, sums.warmed, end, numbers)) marks.connected |= 1 << month
    })
    return { rows: rowsOf(this.#rowsIn(added)), ...marks, days: added.days, standing: null }
  }

  /** With only the ties to those concerned added up again. */
  #mended(person: number, before: Person, concerned: Concerned): Person {
    const least = this.#leastKept
    const rows: ArrayLike<number>[] = []
    for (let at = 0; at < before.rows.length; at += FIELDS) {
      const row = before.rows.subarray(at, at + FIELDS)
      if (!concerned.has(row[0] ?? NOWHERE) && (row[1] ?? 0) >= least) rows.push(row)
    }
    const added = this.#sums.ofFew(person, concerned, { today: this.#today, numbers: this.#numbers })
    const anew = this.#rowsIn(added, (other) => concerned.has(other))
    return { ...before, rows: rowsOf([...rows, ...anew]), days: added.days, standing: null }
  }

  /** A row for each tie that is not too faint. */
  #rowsIn({ sums }: AddedUp, isAsked: (other: number) => boolean = () => true): number[][] {
    const least = this.#leastKept
    const rows: number[][] = []
    for (const other of sums.touched) {
      const strength = sums.strengthOf(other)
      if (strength < least || !isAsked(other)) continue
      const { shared, met, first, last } = sums.countsOf(other)
      rows.push([other, strength, shared, met, first, last])
    }
    return rows
  }
}

/** Rows in one piece. */
function rowsOf(rows: readonly ArrayLike<number>[]): Float64Array {
  const all = new Float64Array(rows.length * FIELDS)
  for (const [index, row] of [...rows].sort(up).entries()) all.set(row, index * FIELDS)
  return all
}

function up(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return (one[0] ?? 0) - (other[0] ?? 0)
}
