import * as v from 'valibot'
import { RSVP_STATUSES } from '../domain/attendance.ts'
import type { Guest, Headcount } from '../domain/attendance.ts'
import type { ConsentChannel } from '../domain/consent.ts'
import type { LeftOutReason } from '../domain/contact-rules.ts'
import type { Instant } from '../domain/dates.ts'
import type { ChapterId, KeepApartId, MemberId } from '../domain/ids.ts'
import { EVEN_BALANCE } from '../domain/suggestion.ts'
import type { GuestReason } from '../domain/suggestion.ts'
import { chapterId, keepApartId, language, memberId, memberSelection, range, salonId } from './selection.ts'
import type { Window } from './window.ts'
import type { TierRights } from './value.ts'

/** From 0 to 1. */
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

export const GUEST_COMMANDS = {
  /** Invites everyone selected who is not a guest yet and may be contacted. */
  'salon.invite': v.object({ salon: salonId, who: memberSelection }),
  /** Records an answer. "going" takes a seat while there is one, else a place on the waitlist; a freed seat goes up the line by the salon's rule. */
  'salon.rsvp': v.object({ salon: salonId, member: memberId, status: v.picklist(RSVP_STATUSES) }),
  /** Gives the seats that are free to those who wait, by the salon's rule. */
  'salon.moveUp': v.object({ salon: salonId }),
  /** Offers a free seat to one who waits, in line or not, for as long as the salon's rule says. */
  'salon.offer': v.object({ salon: salonId, member: memberId }),
  /** Takes a guest off the list (not when they have arrived). */
  'salon.uninvite': v.object({ salon: salonId, member: memberId }),
  /** Notes that two people are not put at one table; for those who plan, and on nothing that is printed. */
  'salon.keepApart': v.object({ chapter: chapterId, a: memberId, b: memberId }),
  /** Takes back that two are kept apart, whoever said so. */
  'salon.letTogether': v.object({ pair: keepApartId }),
} as const

export interface GuestResults {
  /** `refused` may not be contacted and were left out. */
  'salon.invite': {
    readonly invited: number
    readonly already: number
    readonly refused: number
    /** The first of them by name. */
    readonly refusedNames: readonly string[]
  }
  'salon.rsvp': {
    readonly status: (typeof RSVP_STATUSES)[number]
    /** Who came off the waitlist with it, and who was offered a seat. */
    readonly promoted: readonly MemberId[]
    readonly offered: readonly MemberId[]
    /** Place on the waitlist, from 1; null for any other status. */
    readonly place: number | null
  }
  'salon.moveUp': { readonly promoted: readonly MemberId[]; readonly offered: readonly MemberId[] }
  'salon.offer': void
  'salon.uninvite': { readonly promoted: readonly MemberId[]; readonly offered: readonly MemberId[] }
  'salon.keepApart': { readonly pair: KeepApartId }
  'salon.letTogether': void
}

export const GUEST_VIEWS = {
  /** The guest list of one salon. */
  guests: v.object({
    salon: salonId,
    text: v.optional(v.string(), ''),
    language,
    show: v.optional(
      v.picklist([
        'all',
        'invited',
        'going',
        'maybe',
        'declined',
        'waitlisted',
        'arrived',
        'missing',
        'walkIns',
        'unsent',
        'silent',
      ]),
      'all',
    ),
    sort: v.optional(v.picklist(['name', 'since', 'status']), 'name'),
    range,
  }),
  /** Who could be invited, best first and each with why; with `show` refused those who may not be. */
  suggestions: v.object({
    salon: salonId,
    /** Also people of other chapters who share an interest that the evening is about. */
    tribe: v.optional(v.boolean(), false),
    balance: v.optional(v.object({ newcomers: share, regulars: share, bridges: share }), EVEN_BALANCE),
    text: v.optional(v.string(), ''),
    show: v.optional(v.picklist(['open', 'refused']), 'open'),
    range,
  }),
  /** Who is not put at one table with whom: of a member, or for an evening. */
  keepApart: v.object({ about: v.union([memberId, salonId]) }),
} as const

export interface GuestValues {
  guests: GuestsView
  suggestions: SuggestionsView
  keepApart: readonly KeepApartRow[]
}

export interface GuestsView extends Window<GuestRow> {
  readonly count: Headcount
  /** Of those who have not answered: to whom no invitation went out yet, and to whom one did. */
  readonly unsent: number
  readonly silent: number
}

export interface GuestRow extends Guest {
  readonly name: string
  readonly reading: string
  readonly hint: string
  readonly phone: string
  /** Place on the waitlist, from 1. */
  readonly place: number | null
  /** Why they stand where they stand on the waitlist; null for who is not on it. */
  readonly waiting: {
    /** `offered`: a seat is kept for them until `offer.until`. `lapsed`: one was, and they did not answer in time. */
    readonly state: 'waiting' | 'offered' | 'lapsed'
    /** Salons of the chapter in a row that they waited for in vain; counted where the rule is `fair`. */
    readonly leftOut: number
  } | null
  /** Salons attended before this one. */
  readonly before: number
  /** What their tier may expect on that day; null for nothing, and while that is worked out. */
  readonly rights: TierRights | null
}

export interface Named {
  readonly id: MemberId
  readonly name: string
}

/** Two people who are not put at one table. */
export interface KeepApartRow {
  readonly pair: KeepApartId
  /** A name is '' where the member is on another chapter's pages, which this machine does not have. */
  readonly a: Named
  readonly b: Named
  readonly by: string
  readonly mine: boolean
  readonly at: Instant
  /** Of a salon: both are asked, and neither has declined. */
  readonly together: boolean
}

/** People who could be invited, best first. */
export interface SuggestionsView extends Window<SuggestionRow> {
  /** How many there are in all, whatever was searched for. */
  readonly open: number
  /** How many more may not be invited. */
  readonly refused: number
  /** Chairs of those who said yes, as the salon's head counts them; who holds the evening takes none. */
  readonly coming: number
  /** Seats that nobody has taken; null where nobody counts. */
  readonly free: number | null
}

export interface SuggestionRow extends Named {
  readonly reading: string
  /** Tells namesakes apart; '' where there are none. */
  readonly hint: string
  /** Where they are from, if not of the salon's chapter. */
  readonly chapter: ChapterId | null
  /** The weightiest first. */
  readonly reasons: readonly GuestReason<Named>[]
  /** Whom they are kept apart from; `isExpected`: said yes, or is asked. */
  readonly apart: readonly (Named & { readonly isExpected: boolean })[]
  /** Why they may not be invited; null for who may. */
  readonly leftOut: LeftOutReason | null
  /** The channels they withdrew consent for. */
  readonly withdrawn: readonly ConsentChannel[]
}
