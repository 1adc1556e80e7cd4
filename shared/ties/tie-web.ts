import type { MemberId } from '../domain/ids.ts'
import { HALF_LIFE_DAYS, INTRODUCED, levelOf, MET, ROUNDING, WARM } from './tie.ts'
import type { Encounter, TieLevel } from './tie.ts'

/** People who were together on a day; the number of the day is that of `dayOf`. Everybody is named once. */
export interface Gathering {
  readonly day: number
  /** Who was in the room; nobody where only who met is known. */
  readonly present: readonly MemberId[]
  readonly encounters: readonly Encounter[]
}

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

/** Ties among people who are numbered by their place in a list: two ends each. */
export interface NumberedLines {
  readonly ends: number[]
  readonly strengths: number[]
  readonly levels: TieLevel[]
}

/** Months that the web looks back on, the present one included. */
export const MONTHS = 12
/** Days within which somebody who came is active. */
export const ACTIVE_DAYS = 365
/** Warm ties from which somebody is connected. */
export const CONNECTED_FROM = 2
/** Fainter ties are not kept: two who were in one large room twice are no tie worth a line on a map. */
const KEPT_FROM = WARM / 2

/** Strengths are kept as of this day (2020-01-01), so that a new day changes none of them; doubles hold them for 500 years. */
const REFERENCE_DAY = 18_262

/**
 * Who is tied to whom in a whole community, by the rules of `tiesOf`. What a gathering adds is kept per person, and a change
 * makes only those anew who were there: `put` notes them, `work` goes through them, some at a time. Until it is done,
 * `pending` people stand as before. A new day changes nothing that is kept, but for gatherings dated ahead and the months.
 */
export class TieWeb {
  readonly #numbers = new Map<MemberId, number>()
  readonly #ids: MemberId[] = []
  readonly #gatherings = new Map<string, Kept>()
  readonly #gatheringsOf: Kept[][] = []
  readonly #people: (Person | undefined)[] = []
  readonly #dirty = new Set<number>()
  #sums = new Sums(64)
  #today: number
  #monthEnds: readonly number[]

  constructor(today: number) {
    this.#today = today
    this.#monthEnds = monthEndsBefore(today)
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
    for (const { day: held, people } of this.#gatherings.values())
      if (isAllAnew || held > before) for (const person of people) this.#dirty.add(person)
  }

  /** Takes in a gathering as it now is, or that there is none of this name. */
  put(id: string, gathering: Gathering | null): void {
    const before = this.#gatherings.get(id)
    if (before) {
      for (const person of before.people) {
        this.#dirty.add(person)
        const own = this.#gatheringsOf[person]
        own?.splice(own.indexOf(before), 1)
      }
      this.#gatherings.delete(id)
    }
    if (!gathering) return
    const kept = this.#keep(id, gathering)
    this.#gatherings.set(id, kept)
    for (const person of kept.people) {
      this.#dirty.add(person)
      const own = this.#gatheringsOf[person]
      if (own) own.push(kept)
      else this.#gatheringsOf[person] = [kept]
    }
  }

  /** Goes through people until `isOver` says so after one of them, or nobody is pending. */
  work(isOver: () => boolean = () => false): void {
    for (const person of this.#dirty) {
      this.#dirty.delete(person)
      this.#people[person] = this.#personOf(person)
      if (isOver()) return
    }
  }

  /** The ties of a person that are not too faint, in no particular order. */
  of(member: MemberId): WebTie[] {
    return this.#ties(member, KEPT_FROM, Infinity)
  }

  /** Those of them that are warm or strong. */
  warmOf(member: MemberId): WebTie[] {
    return this.#ties(member, WARM - ROUNDING, Infinity)
  }

  /** Those of them that are not warm. */
  faintOf(member: MemberId): WebTie[] {
    return this.#ties(member, KEPT_FROM, WARM - ROUNDING)
  }

  /** How many warm or strong ties somebody has. */
  warmTies(member: MemberId): number {
    return warmIn(this.#person(member) ?? NOBODY, this.#today)
  }

  /**
   * Whether somebody was connected, and active, at the end of each month: a bit each, the earliest first. Whoever goes through
   * everybody saves an answer a month.
   */
  monthsOf(member: MemberId): { readonly connected: number; readonly active: number } {
    const { connected, active } = this.#person(member) ?? NOBODY
    const now = this.inMonth(member, MONTHS - 1)
    const bit = 1 << (MONTHS - 1)
    return { connected: connected | (now.connected ? bit : 0), active: active | (now.active ? bit : 0) }
  }

  /** How many strong ties somebody has. */
  strongTies(member: MemberId): number {
    const { rows } = this.#person(member) ?? NOBODY
    const left = fade(this.#today)
    let count = 0
    for (let at = 0; at < rows.length; at += FIELDS)
      if (levelOf({ strength: (rows[at + 1] ?? 0) * left, met: rows[at + 3] ?? 0 }) === 'strong') count += 1
    return count
  }

  /** Whether somebody was connected, and had come within a year, at the end of a month; see `monthEnds`. */
  inMonth(member: MemberId, month: number): { readonly connected: boolean; readonly active: boolean } {
    const person = this.#person(member) ?? NOBODY
    if (month === MONTHS - 1)
      return {
        connected: warmIn(person, this.#today) >= CONNECTED_FROM,
        active: this.#today - Math.min(this.#today, person.days.at(-1) ?? -Infinity) <= ACTIVE_DAYS,
      }
    return { connected: (person.connected & (1 << month)) > 0, active: (person.active & (1 << month)) > 0 }
  }

  /** Days on which somebody came to something, earliest first. */
  daysOf(member: MemberId): readonly number[] {
    return (this.#person(member) ?? NOBODY).days
  }

  /** Who is tied to whom among some people, each tie once; people by their place in `members`, faint ties left out below `least`. */
  among(members: readonly MemberId[], least = KEPT_FROM): NumberedLines {
    const places = this.#placesOf(members)
    const left = fade(this.#today)
    const lines = noLines()
    for (const [place, member] of members.entries()) {
      const { rows } = this.#person(member) ?? NOBODY
      for (let at = 0; at < rows.length; at += FIELDS) {
        const other = (places[rows[at] ?? 0] ?? 0) - 1
        const strength = (rows[at + 1] ?? 0) * left
        if (other > place && strength >= least) addLine(lines, place, other, strength, rows[at + 3] ?? 0)
      }
    }
    return lines
  }

  /**
   * The same as it was on a day of the past: what happened later is left out. Goes through everybody who is named, which takes
   * some tenths of a second for 5,000.
   */
  amongAt(day: number, members: readonly MemberId[]): NumberedLines {
    const places = this.#placesOf(members)
    const left = fade(day)
    const lines = noLines()
    for (const [place, member] of members.entries()) {
      const number = this.#numbers.get(member)
      if (number === undefined) continue
      const sums = this.#sumsOf(number, day)
      for (const touched of sums.touched) {
        const other = (places[touched] ?? 0) - 1
        const strength = sums.strengthOf(touched) * left
        if (other > place && strength >= KEPT_FROM) addLine(lines, place, other, strength, sums.countsOf(touched).met)
      }
    }
    return lines
  }

  /** The place of each numbered person in a list, from 1; 0 for who is not in it. */
  #placesOf(members: readonly MemberId[]): Int32Array {
    const places = new Int32Array(this.#ids.length)
    for (const [place, member] of members.entries()) {
      const number = this.#numbers.get(member)
      if (number !== undefined) places[number] = place + 1
    }
    return places
  }

  #ties(member: MemberId, from: number, below: number): WebTie[] {
    const { rows } = this.#person(member) ?? NOBODY
    const left = fade(this.#today)
    const ties: WebTie[] = []
    for (let at = 0; at < rows.length; at += FIELDS) {
      const strength = (rows[at + 1] ?? 0) * left
      const other = this.#ids[rows[at] ?? -1]
      if (other === undefined || strength < from || strength >= below) continue
      const met = rows[at + 3] ?? 0
      const [shared, first, last] = [rows[at + 2] ?? 0, rows[at + 4] ?? 0, rows[at + 5] ?? 0]
      ties.push({ other, strength, level: levelOf({ strength, met }), shared, met, first, last })
    }
    return ties
  }

  #person(member: MemberId): Person | undefined {
    const number = this.#numbers.get(member)
    return number === undefined ? undefined : this.#people[number]
  }

  #numberOf(member: MemberId): number {
    const known = this.#numbers.get(member)
    if (known !== undefined) return known
    const number = this.#ids.length
    this.#numbers.set(member, number)
    this.#ids.push(member)
    return number
  }

  #keep(id: string, { day, present, encounters }: Gathering): Kept {
    const numbers = (members: readonly MemberId[]) => Int32Array.from(members, (member) => this.#numberOf(member))
    const kept = {
      id,
      day,
      present: numbers(present),
      encounters: encounters.map(({ members, introduced }) => ({
        members: numbers(members),
        weight: introduced ? INTRODUCED : MET,
      })),
    }
    const people = new Set(kept.present)
    for (const { members } of kept.encounters) for (const member of members) people.add(member)
    return { ...kept, people: [...people] }
  }

  #personOf(person: number): Person {
    const marks = { connected: 0, active: 0 }
    const sums = this.#sumsOf(person, this.#today, (month, came) => {
      if (month === MONTHS - 1) return
      const end = this.#monthEnds[month] ?? 0
      if (end - came <= ACTIVE_DAYS) marks.active |= 1 << month
      if (isConnected(this.#sums, end)) marks.connected |= 1 << month
    })
    const least = KEPT_FROM / fade(this.#today)
    const kept = sums.touched.filter((other) => sums.strengthOf(other) >= least)
    const rows = new Float64Array(kept.length * FIELDS)
    for (const [index, other] of kept.sort(up).entries()) {
      const { shared, met, first, last } = sums.countsOf(other)
      rows.set([other, sums.strengthOf(other), shared, met, first, last], index * FIELDS)
    }
    const own = this.#gatheringsOf[person] ?? []
    return { rows, ...marks, days: own.flatMap(({ day, present }) => (present.includes(person) ? [day] : [])) }
  }

  /** Adds up what one person's gatherings until a day add; tells at the end of each month how it stood. */
  #sumsOf(person: number, until: number, onMonth: (month: number, came: number) => void = () => undefined): Sums {
    if (this.#sums.size < this.#ids.length) this.#sums = new Sums(this.#ids.length * 2)
    const sums = this.#sums
    sums.clear()
    // In one order on every device, so that all add up the same numbers alike.
    const own = (this.#gatheringsOf[person] ?? []).sort((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1))
    let month = 0
    let came = -Infinity
    for (const { day: held, present, encounters } of own) {
      // What is dated ahead counts as of today, and not at all in a look at the past.
      if (held > until && until < this.#today) break
      const day = Math.min(held, this.#today)
      for (; (this.#monthEnds[month] ?? Infinity) < day; month += 1) onMonth(month, came)
      const growth = 1 / fade(day)
      sums.begin((WARM - ROUNDING) * growth)
      sums.meet(person, encounters, growth, held)
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
}

interface Kept {
  readonly id: string
  readonly day: number
  readonly present: Int32Array
  readonly encounters: readonly { readonly members: Int32Array; readonly weight: number }[]
  readonly people: readonly number[]
}

const NOBODY: Person = { rows: new Float64Array(), connected: 0, active: 0, days: [] }

/** Places in a line of `Sums`; a line is as long as what a processor fetches at once, which is half of the time. */
const LINE = 8
const STRENGTH = 0
const SHARED = 1
const TIMES_MET = 2
const FIRST = 3
const LAST = 4
/** What having met at the present gathering is worth. */
const WEIGHT = 5
const WAS_WARM = 6

/** What one person has with each of the others, while it is being added up: in a table that is used again and again. */
class Sums {
  readonly size: number
  readonly touched: number[] = []
  readonly #lines: Float64Array
  readonly #metNow: number[] = []
  /** Who was warm at some time. */
  readonly #warmed: number[] = []
  #warm = Infinity

  constructor(size: number) {
    this.size = size
    this.#lines = new Float64Array(size * LINE)
  }

  get warmed(): readonly number[] {
    return this.#warmed
  }

  clear(): void {
    const lines = this.#lines
    for (const other of this.touched) {
      const line = other * LINE
      // First and last are written with the first strength.
      lines[line + STRENGTH] = 0
      lines[line + SHARED] = 0
      lines[line + TIMES_MET] = 0
      lines[line + WAS_WARM] = 0
    }
    this.touched.length = 0
    this.#warmed.length = 0
  }

  strengthOf(other: number): number {
    return this.#lines[other * LINE + STRENGTH] ?? 0
  }

  countsOf(other: number): Pick<WebTie, 'shared' | 'met' | 'first' | 'last'> {
    const line = other * LINE
    return {
      shared: this.#lines[line + SHARED] ?? 0,
      met: this.#lines[line + TIMES_MET] ?? 0,
      first: this.#lines[line + FIRST] ?? 0,
      last: this.#lines[line + LAST] ?? 0,
    }
  }

  /** A gathering on a day on which a warm tie has `warm`. */
  begin(warm: number): void {
    this.#warm = warm
  }

  /** Whom a person met; of several meetings at one gathering the best counts. */
  meet(person: number, encounters: Kept['encounters'], growth: number, day: number): void {
    for (const { members, weight } of encounters) {
      if (!members.includes(person)) continue
      for (const other of members) {
        if (other === person) continue
        const known = this.#lines[other * LINE + WEIGHT] ?? 0
        if (known === 0) this.#metNow.push(other)
        if (weight > known) this.#lines[other * LINE + WEIGHT] = weight
      }
    }
    for (const other of this.#metNow) {
      const line = other * LINE
      this.#add(other, (this.#lines[line + WEIGHT] ?? 0) * growth, day)
      this.#lines[line + TIMES_MET] = (this.#lines[line + TIMES_MET] ?? 0) + 1
    }
  }

  share(person: number, present: Int32Array, growth: number, day: number): void {
    const weight = growth / Math.sqrt(present.length)
    for (const other of present) {
      if (other === person) continue
      const line = other * LINE
      this.#add(other, this.#lines[line + WEIGHT] === 0 ? weight : 0, day)
      this.#lines[line + SHARED] = (this.#lines[line + SHARED] ?? 0) + 1
    }
  }

  end(): void {
    for (const other of this.#metNow) this.#lines[other * LINE + WEIGHT] = 0
    this.#metNow.length = 0
  }

  #add(other: number, weight: number, day: number): void {
    const lines = this.#lines
    const line = other * LINE
    const before = lines[line + STRENGTH] ?? 0
    if (before === 0) {
      this.touched.push(other)
      lines[line + FIRST] = day
      lines[line + LAST] = day
    }
    const strength = before + weight
    lines[line + STRENGTH] = strength
    if (day > (lines[line + LAST] ?? 0)) lines[line + LAST] = day
    if (strength >= this.#warm && lines[line + WAS_WARM] === 0) {
      lines[line + WAS_WARM] = 1
      this.#warmed.push(other)
    }
  }
}

function noLines(): NumberedLines {
  return { ends: [], strengths: [], levels: [] }
}

function addLine(lines: NumberedLines, a: number, b: number, strength: number, met: number): void {
  lines.ends.push(a, b)
  lines.strengths.push(strength)
  lines.levels.push(levelOf({ strength, met }))
}

function isConnected(sums: Sums, day: number): boolean {
  const least = (WARM - ROUNDING) / fade(day)
  let warm = 0
  for (const other of sums.warmed) {
    if (sums.strengthOf(other) >= least) warm += 1
    if (warm >= CONNECTED_FROM) return true
  }
  return false
}

function warmIn({ rows }: Person, day: number): number {
  const least = (WARM - ROUNDING) / fade(day)
  let count = 0
  for (let at = 1; at < rows.length; at += FIELDS) if ((rows[at] ?? 0) >= least) count += 1
  return count
}

/** What a strength kept as of the reference day is worth on another. */
function fade(day: number): number {
  return 2 ** (-(day - REFERENCE_DAY) / HALF_LIFE_DAYS)
}

function monthEndsBefore(today: number): number[] {
  const date = new Date(today * 86_400_000)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const ends = Array.from({ length: MONTHS - 1 }, (_, back) => Date.UTC(year, month - back, 0) / 86_400_000)
  return [...ends.reverse(), today]
}

function up(a: number, b: number): number {
  return a - b
}
