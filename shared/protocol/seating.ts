import type { MemberId } from '../domain/ids.ts'
import type { SeatTable } from '../domain/salon.ts'

/** Who sits where at one salon: what the store is asked and what it answers. */

/** A table has at least two chairs and at most as many as a banquet's longest. */
export const CHAIRS_LIMITS = { least: 2, most: 60 } as const

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
