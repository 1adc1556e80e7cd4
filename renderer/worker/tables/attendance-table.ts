import { guestsOf, headcountOf } from '../../../shared/domain/attendance.ts'
import type { AttendanceEntry, Guest, Headcount } from '../../../shared/domain/attendance.ts'
import type { EntryId, MemberId, SalonId } from '../../../shared/domain/ids.ts'

const NO_GUESTS: ReadonlyMap<MemberId, Guest> = new Map()
const NOBODY: ReadonlySet<MemberId> = new Set()

/** Who a record belongs to, and which records a person has: entries keep the record they were written on. */
export interface Identities {
  personOf(id: MemberId): MemberId
  partsOf(id: MemberId): readonly MemberId[]
}

/** Entries by salon, folded into guests when somebody looks, and who came to what. */
export class AttendanceTable {
  readonly #entries = new Map<EntryId, AttendanceEntry>()
  readonly #bySalon = new Map<SalonId, Map<EntryId, AttendanceEntry>>()
  readonly #salonsOf = new Map<MemberId, Map<SalonId, number>>()
  readonly #changedOf = new Map<MemberId, number>()
  readonly #guests = new Map<SalonId, ReadonlyMap<MemberId, Guest>>()
  readonly #present = new Map<SalonId, ReadonlySet<MemberId>>()

  readonly #identities: Identities
  #version = 0

  constructor(identities: Identities) {
    this.#identities = identities
  }

  /** Goes up with every change; whatever was worked out for another version is out of date. */
  get version(): number {
    return this.#version
  }

  put(id: EntryId, entry: AttendanceEntry | null): void {
    this.#version += 1
    const before = this.#entries.get(id)
    if (before) this.#remove(before)
    if (entry) this.#add(entry)
  }

  entry(id: EntryId): AttendanceEntry | undefined {
    return this.#entries.get(id)
  }

  /** Entries of one salon, in no particular order; each names the person, whichever record it was written on. */
  *entriesOf(salon: SalonId): Iterable<AttendanceEntry> {
    for (const entry of this.#bySalon.get(salon)?.values() ?? []) yield this.#ofPerson(entry)
  }

  /** Standing entries that were written on one record. */
  *entriesOn(record: MemberId): Iterable<AttendanceEntry> {
    for (const salon of this.#salonsOf.get(record)?.keys() ?? []) {
      for (const entry of this.#bySalon.get(salon)?.values() ?? []) {
        if (entry.member === record && entry.voided === undefined) yield entry
      }
    }
  }

  /** Whether any standing entry was written on a record. */
  hasEntries(record: MemberId): boolean {
    return (this.#salonsOf.get(record)?.size ?? 0) > 0
  }

  /** Records have become one person, or are one no longer. */
  regrouped(records: Iterable<MemberId>): void {
    this.#version += 1
    for (const record of records)
      for (const salon of this.#salonsOf.get(record)?.keys() ?? []) {
        this.#guests.delete(salon)
        this.#present.delete(salon)
      }
  }

  guests(salon: SalonId): ReadonlyMap<MemberId, Guest> {
    const known = this.#guests.get(salon)
    if (known) return known
    const entries = this.#bySalon.get(salon)
    if (!entries) return NO_GUESTS
    const guests = guestsOf(this.entriesOf(salon))
    this.#guests.set(salon, guests)
    return guests
  }

  /**
   * Those of the guests who arrived; the same set until somebody else does or an arrival is taken back. Says no more than
   * `guests` does, without folding all that is known of them.
   */
  presentAt(salon: SalonId): ReadonlySet<MemberId> {
    const known = this.#present.get(salon)
    if (known) return known
    const entries = this.#bySalon.get(salon)
    if (!entries) return NOBODY
    const present = new Set<MemberId>()
    for (const { kind, member, voided } of entries.values())
      if (kind === 'arrival' && voided === undefined) present.add(this.#identities.personOf(member))
    this.#present.set(salon, present)
    return present
  }

  headcount(salon: SalonId, capacity: number | undefined): Headcount {
    return headcountOf(this.guests(salon).values(), capacity)
  }

  /** The version in which anything was last written on a person's records, or taken from them; 0 where nothing ever was. */
  changedOf(member: MemberId): number {
    return this.#identities
      .partsOf(member)
      .reduce((last, part) => Math.max(last, this.#changedOf.get(part) ?? 0), this.#changedOf.get(member) ?? 0)
  }

  /** Salons that a member has any standing entry for. */
  salonsOf(member: MemberId): Iterable<SalonId> {
    const parts = this.#identities.partsOf(member)
    if (parts.length < 2) return this.#salonsOf.get(member)?.keys() ?? []
    return new Set(parts.flatMap((part) => [...(this.#salonsOf.get(part)?.keys() ?? [])]))
  }

  #forgetFolded({ salon, kind, member }: AttendanceEntry): void {
    this.#changedOf.set(member, this.#version)
    this.#guests.delete(salon)
    if (kind === 'arrival') this.#present.delete(salon)
  }

  #ofPerson(entry: AttendanceEntry): AttendanceEntry {
    const person = this.#identities.personOf(entry.member)
    return person === entry.member ? entry : { ...entry, member: person }
  }

  #add(entry: AttendanceEntry): void {
    this.#entries.set(entry.id, entry)
    const salon = this.#bySalon.get(entry.salon) ?? new Map<EntryId, AttendanceEntry>()
    this.#bySalon.set(entry.salon, salon.set(entry.id, entry))
    this.#forgetFolded(entry)
    if (entry.voided === undefined) this.#count(entry, 1)
  }

  #remove(entry: AttendanceEntry): void {
    this.#entries.delete(entry.id)
    this.#bySalon.get(entry.salon)?.delete(entry.id)
    this.#forgetFolded(entry)
    if (entry.voided === undefined) this.#count(entry, -1)
  }

  #count({ member, salon }: AttendanceEntry, by: 1 | -1): void {
    const salons = this.#salonsOf.get(member) ?? new Map<SalonId, number>()
    const count = (salons.get(salon) ?? 0) + by
    if (count > 0) salons.set(salon, count)
    else salons.delete(salon)
    this.#salonsOf.set(member, salons)
  }
}
