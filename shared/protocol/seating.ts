import * as v from 'valibot'
import type { MemberId } from '../domain/ids.ts'
import type { SeatTable } from '../domain/salon.ts'
import { memberId, salonId } from './selection.ts'

/** Who sits where at one salon: what the store is asked and what it answers. */

/** A table has at least two chairs and at most as many as a banquet's longest. */
export const CHAIRS_LIMITS = { least: 2, most: 60 } as const

const seatMove: v.GenericSchema<SeatMove> = v.object({ member: memberId, table: v.nullable(v.string()) })

export const SEATING_COMMANDS = {
  /**
   * Seats everybody who said yes or has arrived, at tables of so many chairs. Who was put somewhere by hand stays. Tables are added or taken
   * away so that there are enough and none stands empty. Another `seed` gives another proposal.
   */
  'seating.propose': v.object({
    salon: salonId,
    chairs: v.pipe(v.number(), v.integer(), v.minValue(CHAIRS_LIMITS.least), v.maxValue(CHAIRS_LIMITS.most)),
    seed: v.optional(v.pipe(v.number(), v.integer()), 1),
  }),
  /** Puts guests at tables of the salon by hand; null takes them from theirs. */
  'seating.move': v.object({
    salon: salonId,
    moves: v.pipe(v.array(seatMove), v.minLength(1)),
  }),
  /** Whether somebody stays where they sit when tables are proposed. */
  'seating.pin': v.object({ salon: salonId, member: memberId, pinned: v.boolean() }),
  'seating.clear': v.object({ salon: salonId }),
} as const

export interface SeatingResults {
  'seating.propose': {
    readonly seated: number
    /** Guests without a chair, and pairs who sit together although they should not. */
    readonly standing: number
    readonly together: number
  }
  'seating.move': void
  'seating.pin': void
  'seating.clear': void
}

export const SEATING_VIEWS = {
  /** Who sits where at one salon, and whom they know there. */
  seating: v.object({ salon: salonId }),
} as const

export interface SeatingValues {
  seating: SeatingView | null
}

/** To which table of the salon somebody goes; null for none. */
export interface SeatMove {
  readonly member: MemberId
  readonly table: string | null
}

export interface SeatingView {
  readonly tables: readonly SeatedTable[]
  /** Said yes or arrived, and have no seat. */
  readonly standing: readonly SeatedGuest[]
  /** Pairs at one table who do not know each other yet. */
  readonly meetings: number
  /** Guests with a warm tie in the room and none at their table. */
  readonly lonely: number
  /** Newcomers with neither a host nor anybody they know at their table. */
  readonly unwelcomed: number
}

export interface SeatedTable extends SeatTable {
  /** Companions counted. */
  readonly taken: number
  readonly guests: readonly SeatedGuest[]
}

export interface SeatedGuest {
  readonly member: MemberId
  readonly name: string
  readonly reading: string
  /** Tells namesakes among the guests apart; '' for everybody else. */
  readonly hint: string
  readonly companions: number
  readonly arrived: boolean
  readonly host: boolean
  readonly newcomer: boolean
  readonly pinned: boolean
  /** Guests at the table whom they do not know. */
  readonly strangers: number
  /** Those at the table with whom they have a warm tie, the warmest first. */
  readonly warm: readonly MemberId[]
  /** Those at the table with whom they should not sit. */
  readonly apart: readonly MemberId[]
}
