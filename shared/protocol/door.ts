import * as v from 'valibot'
import type { Headcount, RsvpStatus } from '../domain/attendance.ts'
import type { Instant } from '../domain/dates.ts'
import type { ChapterId, EntryId, MemberId, SalonId } from '../domain/ids.ts'
import { PAID_BY } from '../domain/money.ts'
import type { Money, PaidBy } from '../domain/money.ts'
import { entryId, language, memberId, salonId } from './selection.ts'
import type { PeerName } from './sync.ts'
import type { TierRights } from './value.ts'

export const DOOR_COMMANDS = {
  /** Opens a salon's door to volunteers, who see names and nothing else; again, where it was closed. */
  'door.open': v.object({ salon: salonId }),
  'door.close': v.object({ salon: salonId }),
  'door.checkIn': v.object({ salon: salonId, member: memberId }),
  /** Takes back every arrival of this member that is known here; one that is being recorded elsewhere meanwhile stands. */
  'door.undo': v.object({ salon: salonId, member: memberId }),
  /** A new person at the door in one step: a member of the salon's chapter, marked as arrived. */
  'door.walkIn': v.object({ salon: salonId, name: v.string(), phone: v.optional(v.string(), '') }),
  /** Somebody whom a guest brings along. */
  'door.companion': v.object({ salon: salonId, member: memberId, name: v.optional(v.string(), '') }),
  /** `amount` in the smallest unit of the currency, ISO 4217. */
  'door.pay': v.object({
    salon: salonId,
    member: memberId,
    amount: v.number(),
    currency: v.string(),
    how: v.picklist(PAID_BY),
  }),
  'door.remark': v.object({ salon: salonId, member: memberId, text: v.string() }),
  /** Takes back one companion, payment or remark. */
  'door.takeBack': v.object({ salon: salonId, entry: entryId }),
} as const

export interface DoorResults {
  'door.open': void
  'door.close': void
  'door.checkIn': { readonly entry: EntryId }
  'door.undo': void
  'door.walkIn': { readonly member: MemberId }
  'door.companion': { readonly entry: EntryId }
  'door.pay': { readonly entry: EntryId }
  'door.remark': { readonly entry: EntryId }
  'door.takeBack': void
}

export const DOOR_VIEWS = {
  /** Type-ahead at the door: this salon's guests first, then other active members of the chapter, best match first. */
  door: v.object({ salon: salonId, text: v.string(), language, limit: v.optional(v.number(), 8) }),
  /** One person at the door, whether they are a guest or not; null where nobody there has this id. */
  doorGuest: v.object({ salon: salonId, member: memberId }),
  /** The doors that are open to volunteers. */
  doors: v.object({}),
  /** Who else stands at a salon's door. To watch this is to stand there: the others are told. */
  atDoor: v.object({ salon: salonId }),
} as const

export interface DoorValues {
  door: DoorView | null
  doorGuest: DoorMatch | null
  doors: readonly DoorRow[]
  atDoor: readonly PeerName[]
}

export interface DoorView {
  readonly salon: SalonId
  readonly theme: string
  readonly chapter: ChapterId
  readonly start: Instant
  readonly zone: string
  readonly capacity: number | null
  readonly cancelled: boolean
  /** Whether volunteers may stand there now. */
  readonly isOpen: boolean
  /** Whether this machine has names and nothing else: no numbers to type, and walk-ins with a name only. */
  readonly namesOnly: boolean
  /** Per head; null where the salon is free or nobody has said. */
  readonly fee: Money | null
  readonly count: Headcount
  /** Guests who are here for the first time among those who arrived. */
  readonly firstTimers: number
  readonly matches: readonly DoorMatch[]
  /** The latest arrivals, newest first, at most eight. */
  readonly recent: readonly {
    readonly member: MemberId
    readonly name: string
    readonly at: Instant
    readonly by: string
    /** How many they brought along. */
    readonly companions: number
  }[]
}

/** An open door, as a volunteer finds it. */
export interface DoorRow {
  readonly salon: SalonId
  readonly theme: string
  readonly chapter: ChapterId
  readonly start: Instant
  readonly zone: string
  readonly venue: string
  readonly capacity: number | null
  readonly count: Headcount
}

export interface DoorMatch {
  readonly member: MemberId
  readonly name: string
  readonly reading: string
  /** Birth year or the like where another match has the same name. */
  readonly hint: string
  readonly lastDigits: string
  readonly interests: readonly string[]
  /** This would be their n-th salon. */
  readonly nth: number
  readonly status: RsvpStatus | null
  readonly place: number | null
  readonly arrived: { readonly at: Instant; readonly by: string } | null
  /** `entry` names what `door.takeBack` takes back; null for what was entered elsewhere and is only told here. */
  readonly companions: readonly { readonly entry: EntryId | null; readonly name: string }[]
  readonly paid: readonly (Money & { readonly entry: EntryId | null; readonly how: PaidBy })[]
  readonly remarks: readonly { readonly entry: EntryId | null; readonly text: string }[]
  /** What their tier may expect; null for nothing, while that is worked out, and at a volunteer's door. */
  readonly rights: TierRights | null
}
