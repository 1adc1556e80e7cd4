import { readDoor, readDoorGuest } from '../../../shared/crdt/door-records.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import type { DoorGuest, DoorSalon } from '../../../shared/domain/door.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { GuestId, PageId, SalonId } from '../../../shared/domain/ids.ts'

/** One door page in memory, but for arrivals and walk-ins, which are with all the others. */
export interface Door {
  readonly page: PageId
  readonly salon: DoorSalon
  readonly guests: ReadonlyMap<GuestId, DoorGuest>
}

interface Known {
  salon: DoorSalon | null
  readonly guests: Map<GuestId, DoorGuest>
}

/** The doors that are or were open. Two organizers who open one at once begin two pages; the first by its id is written to. */
export class DoorTable {
  readonly #pages = new Map<PageId, Known>()

  put(page: PageId, id: string, record: PlainRecord | null): void {
    const known = this.#pages.get(page) ?? { salon: null, guests: new Map<GuestId, DoorGuest>() }
    this.#pages.set(page, known)
    if (isId('sal', id)) known.salon = record && readDoor(id, record)
    if (!isId('gst', id)) return
    const guest = record && readDoorGuest(record)
    if (guest) known.guests.set(id, guest)
    else known.guests.delete(id)
  }

  /** What the page of a door tells of its salon. */
  at(page: PageId): DoorSalon | undefined {
    return this.#pages.get(page)?.salon ?? undefined
  }

  /** Every door, in the order of their pages' ids. */
  *all(): Iterable<Door> {
    for (const page of [...this.#pages.keys()].sort()) {
      const { salon, guests } = this.#pages.get(page) ?? {}
      if (salon && guests) yield { page, salon, guests }
    }
  }

  /** The pages of one salon's door, open ones first. */
  of(salon: SalonId): Door[] {
    const doors = [...this.all()].filter((door) => door.salon.id === salon)
    return doors.sort((a, b) => Number(a.salon.closed !== undefined) - Number(b.salon.closed !== undefined))
  }

  /** The door that arrivals of a salon are written to; none where it is closed or never was open. */
  open(salon: SalonId): Door | undefined {
    const [door] = this.of(salon)
    return door?.salon.closed === undefined ? door : undefined
  }
}
