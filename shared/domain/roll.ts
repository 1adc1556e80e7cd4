import type { Device, Organizer } from './community.ts'
import type { DeviceId, OrganizerId } from './ids.ts'
import type { Standing } from './role.ts'
import { everybody } from './volunteers.ts'
import type { Volunteers } from './volunteers.ts'

/** What pages say of who organizes: the community's page of those whom admins have entered, chapters' pages of the others. */
export interface Entered {
  readonly organizers: ReadonlyMap<OrganizerId, Organizer>
  readonly devices: ReadonlyMap<DeviceId, Device>
  readonly volunteers?: readonly Volunteers[]
}

interface Additions {
  readonly organizers?: readonly Organizer[]
  readonly devices?: readonly Device[]
  readonly volunteers?: Volunteers
}

/**
 * Who organizes, as one state of the community's page and of the chapters' says it, and where each device stands by it.
 *
 * Never is there nobody who may say who organizes. Where what several admins did without knowing of each other leaves no
 * admin with a device, the one who was entered first of those who ever were admins is one again; every device that has the
 * same page finds the same one.
 */
export class Roll {
  /** Everybody, whoever entered them. */
  readonly organizers: ReadonlyMap<OrganizerId, Organizer>
  readonly devices: ReadonlyMap<DeviceId, Device>
  readonly #said: Required<Entered>
  readonly #atDoors: ReadonlyMap<DeviceId, Standing>
  readonly #entered = new Map<OrganizerId, number>()
  /** Who counts as admin although the page says otherwise; null where somebody is. */
  readonly #keeper: OrganizerId | null

  constructor({ organizers, devices, volunteers = [] }: Entered, keepsSomebody = true) {
    this.#said = { organizers, devices, volunteers }
    const all = everybody(organizers, devices, volunteers)
    this.organizers = all.organizers
    this.devices = all.devices
    this.#atDoors = all.atDoors
    for (const { organizer, added } of devices.values()) {
      this.#entered.set(organizer, Math.min(added, this.#entered.get(organizer) ?? Number.POSITIVE_INFINITY))
    }
    this.#keeper = this.hasAdmin || !keepsSomebody ? null : this.#findKeeper()
  }

  /** The same, taken at its word: who was an admin last of all is none again. */
  get atItsWord(): Roll {
    return this.#keeper === null ? this : new Roll(this.#said, false)
  }

  /** The same with more on the community's page, or something else on a chapter's. */
  with({ organizers = [], devices = [], volunteers }: Additions): Roll {
    const said = this.#said
    return new Roll({
      organizers: new Map([...said.organizers, ...organizers.map((one) => [one.id, one] as const)]),
      devices: new Map([...said.devices, ...devices.map((one) => [one.id, one] as const)]),
      volunteers: volunteers
        ? [...said.volunteers.filter(({ chapter }) => chapter !== volunteers.chapter), volunteers]
        : said.volunteers,
    })
  }

  /** What chapters' pages say. */
  get volunteers(): readonly Volunteers[] {
    return this.#said.volunteers
  }

  /** Whether somebody is entered by an admin, and not by a chapter's leader. */
  isOfTheCommunity(organizer: OrganizerId): boolean {
    return this.#said.organizers.has(organizer)
  }

  /** Where a device stands: as its organizer, and removed where either is. Null for one that nobody has entered. */
  standingOf(device: DeviceId): Standing | null {
    const known = this.devices.get(device)
    const organizer = known && this.organizers.get(known.organizer)
    const atDoors = this.#atDoors.get(device)
    if (!organizer || atDoors) return atDoors ?? null
    if (organizer.id === this.#keeper && (known.removed === undefined || !this.#hasDevice(organizer.id)))
      return { role: 'admin', chapters: 'all' }
    const removed = known.removed ?? organizer.removed
    return { role: organizer.role, chapters: organizer.chapters, ...(removed !== undefined && { removed }) }
  }

  /** Whether somebody is an admin by what the page says, and not only because nobody else was. */
  get hasAdmin(): boolean {
    return this.#adminsLeft().length > 0
  }

  /** The organizers who may do everything, the one entered first before the others. */
  admins(): Organizer[] {
    const keeper = this.#keeper === null ? undefined : this.organizers.get(this.#keeper)
    return keeper ? [keeper] : this.#adminsLeft()
  }

  /** Whether one organizer was entered before another, by their first devices; ids decide where those are of one instant. */
  isSenior(organizer: OrganizerId, other: OrganizerId): boolean {
    return this.#compare(organizer, other) < 0
  }

  #adminsLeft(): Organizer[] {
    return [...this.organizers.values()]
      .filter(({ id, role, removed }) => role === 'admin' && removed === undefined && this.#hasDevice(id))
      .sort((a, b) => this.#compare(a.id, b.id))
  }

  /** Of those who ever were admins: first who still organizes and has a device, then who has one, then anybody. */
  #findKeeper(): OrganizerId | null {
    const rank = ({ id, removed }: Organizer) => (this.#hasDevice(id) ? (removed === undefined ? 0 : 1) : 2)
    const [first] = [...this.organizers.values()]
      .filter(({ id, role, was }) => (role === 'admin' || was === 'admin') && this.#entered.has(id))
      .sort((a, b) => rank(a) - rank(b) || this.#compare(a.id, b.id))
    return first?.id ?? null
  }

  #hasDevice(organizer: OrganizerId): boolean {
    return [...this.devices.values()].some((device) => device.organizer === organizer && device.removed === undefined)
  }

  #compare(a: OrganizerId, b: OrganizerId): number {
    const first = this.#entered.get(a) ?? Number.POSITIVE_INFINITY
    const second = this.#entered.get(b) ?? Number.POSITIVE_INFINITY
    return first < second ? -1 : first > second ? 1 : a < b ? -1 : Number(a > b)
  }
}
