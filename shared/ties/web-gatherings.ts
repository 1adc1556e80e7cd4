import type { MemberId } from '../domain/ids.ts'
import { INTRODUCED, MET } from './tie.ts'
import type { Encounter } from './tie.ts'

/** People who were together on a day; the number of the day is that of `dayOf`. Everybody is named once. */
export interface Gathering {
  readonly day: number
  /** Who was in the room; nobody where only who met is known. */
  readonly present: readonly MemberId[]
  readonly encounters: readonly Encounter[]
}

/** A gathering whose people are numbered by their place in the web. */
export interface Kept {
  readonly id: string
  readonly day: number
  readonly present: Int32Array
  /** Whom each met, themselves included, and what that is worth. */
  readonly met: ReadonlyMap<number, readonly KeptEncounter[]>
  readonly people: readonly number[]
}

export interface KeptEncounter {
  readonly members: Int32Array
  readonly weight: number
}

/** Who was together when, by person. Whoever was ever at a gathering keeps their place. */
export class Gatherings {
  readonly #places = new Map<MemberId, number>()
  readonly #members: MemberId[] = []
  readonly #kept = new Map<string, Kept>()
  /** Of each person in order of time: added up so on every device, sums are the same. */
  readonly #of: Kept[][] = []

  /** How many people have a place. */
  get people(): number {
    return this.#members.length
  }

  placeOf(member: MemberId): number | undefined {
    return this.#places.get(member)
  }

  memberAt(place: number): MemberId | undefined {
    return this.#members[place]
  }

  all(): Iterable<Kept> {
    return this.#kept.values()
  }

  /** When it was, or is; undefined where there is none of this name. */
  dayOf(id: string): number | undefined {
    return this.#kept.get(id)?.day
  }

  /** What somebody came to, earliest first. */
  of(place: number): readonly Kept[] {
    return this.#of[place] ?? []
  }

  /** Takes in a gathering as it now is, or that there is none of this name; answers with whom that concerns. */
  put(id: string, gathering: Gathering | null): ReadonlySet<number> {
    const concerned = new Set<number>()
    const before = this.#kept.get(id)
    this.#kept.delete(id)
    for (const person of before?.people ?? []) {
      concerned.add(person)
      const own = this.#of[person]
      if (before) own?.splice(own.indexOf(before), 1)
    }
    if (!gathering) return concerned
    const kept = this.#keep(id, gathering)
    this.#kept.set(id, kept)
    for (const person of kept.people) {
      concerned.add(person)
      const own = this.#of[person] ?? []
      this.#of[person] = own
      let at = own.length
      for (let last = own[at - 1]; last && isLater(last, kept); last = own[at - 1]) at -= 1
      own.splice(at, 0, kept)
    }
    return concerned
  }

  #keep(id: string, { day, present, encounters }: Gathering): Kept {
    const placesOf = (members: readonly MemberId[]) => Int32Array.from(members, (member) => this.#placeFor(member))
    const here = placesOf(present)
    const met = new Map<number, KeptEncounter[]>()
    for (const { members, introduced } of encounters) {
      const encounter = { members: placesOf(members), weight: introduced ? INTRODUCED : MET }
      for (const person of encounter.members) {
        const own = met.get(person)
        if (own) own.push(encounter)
        else met.set(person, [encounter])
      }
    }
    return { id, day, present: here, met, people: [...new Set([...here, ...met.keys()])] }
  }

  #placeFor(member: MemberId): number {
    const known = this.#places.get(member)
    if (known !== undefined) return known
    const place = this.#members.length
    this.#places.set(member, place)
    this.#members.push(member)
    return place
  }
}

function isLater(one: Kept, other: Kept): boolean {
  return one.day > other.day || (one.day === other.day && one.id > other.id)
}
