/**
 * Why somebody is proposed as a guest, with their own numbers. `Who` is how people are named: by id where reasons are worked
 * out, by id and name where they are shown.
 */
export type GuestReason<Who> =
  /** The evening is about something they care about; in their own words. */
  | { readonly kind: 'interest'; readonly interests: readonly string[] }
  /** They come less often than they used to, and people they are warmly tied to are expected. */
  | {
      readonly kind: 'cooling'
      /** Days: what usually lies between two evenings, and how long ago they last came. */
      readonly gap: number
      readonly since: number
      readonly isAtRisk: boolean
      /** Said yes, the warmest first; where nobody has yet, those who are asked. */
      readonly friends: readonly Who[]
      readonly areComing: boolean
    }
  /** Came at most twice and knows nobody yet; `days` since they were entered or joined. */
  | { readonly kind: 'new'; readonly days: number; readonly came: number }
  /** The chapter owes them a seat: for what they do, for the tier they are of, or because they waited for the last one in vain. */
  | { readonly kind: 'owed'; readonly to: 'leader' | 'helper' | 'partner' }
  | { readonly kind: 'owed'; readonly to: 'leftOut'; readonly theme: string }
  /** They have met people of two circles of those who come, between which there are few strong ties or none. */
  | {
      readonly kind: 'bridge'
      readonly sides: readonly [BridgeSide<Who>, BridgeSide<Who>]
      /** Strong ties between the two circles. */
      readonly across: number
    }
  /** They came to `came` of the chapter's last `of` salons. */
  | { readonly kind: 'regular'; readonly came: number; readonly of: number }

export interface BridgeSide<Who> {
  /** How many are in the circle. */
  readonly size: number
  /** Whom of them they have met and are warmly tied to, the warmest first. */
  readonly known: readonly Who[]
}

/** How much each kind of guest counts, from 0 to 1; a half is even. */
export interface GuestBalance {
  readonly newcomers: number
  readonly regulars: number
  readonly bridges: number
}

export const EVEN_BALANCE: GuestBalance = { newcomers: 0.5, regulars: 0.5, bridges: 0.5 }
