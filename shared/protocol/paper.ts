import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import type { MemberId, SheetId } from '../domain/ids.ts'
import type { Salon } from '../domain/salon.ts'
import { language, salonId, sheetId } from './selection.ts'

/** Whom a printed list names: those who said yes, or everybody who was asked and has not declined. */
export const PAPER_GUESTS = ['going', 'asked'] as const
export type PaperGuests = (typeof PAPER_GUESTS)[number]

/** Empty lines under a sign-in sheet: more than anybody prints, fewer than would be a slip of the hand. */
export const MAX_BLANKS = 200

/** What the papers of one salon are drawn from. */
export const paperQuery = v.object({
  salon: salonId,
  /** The order of the names. */
  language,
  guests: v.optional(v.picklist(PAPER_GUESTS), 'going'),
  /** The rows of this sheet as it was printed, instead of whoever is on the list now. */
  sheet: v.optional(v.nullable(sheetId), null),
})

/** A sign-in sheet is made before it is printed, so that its numbers mean the same people for good. */
export const sheetDraft = v.object({
  salon: salonId,
  language,
  guests: v.optional(v.picklist(PAPER_GUESTS), 'going'),
  blanks: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_BLANKS)),
})

export const PAPER_COMMANDS = {
  /**
   * Keeps the rows of a sign-in sheet before it is printed. Where the latest sheet has the same rows and lines, that is the
   * one: printing again gives no new letter.
   */
  'sheet.make': sheetDraft,
  /** Records a printed sign-in sheet that was ticked on paper, as `readTicks` reads what was typed; all of it or nothing. */
  'sheet.record': v.object({ sheet: sheetId, text: v.pipe(v.string(), v.maxLength(20_000)) }),
} as const

export interface PaperResults {
  'sheet.make': { readonly sheet: SheetId; readonly letter: string }
  /** `already`: ticked on paper, and known to be here. */
  'sheet.record': { readonly arrived: number; readonly already: number; readonly walkIns: number }
}

export const PAPER_VIEWS = {
  /** What the papers of a salon show: sign-in sheet, badges, table cards, run-sheet; null where there is no such salon. */
  paper: paperQuery,
} as const

export interface PaperValues {
  paper: PaperView | null
}

/** Everything that the papers of a salon show. No telephone numbers and no notes: paper lies about. */
export interface PaperView {
  readonly salon: Salon
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly community: string
  readonly chapter: string
  readonly hosts: readonly string[]
  /** In the order of the names, or, of a sheet, in the order of its rows. */
  readonly guests: readonly PaperGuest[]
  /** The sheet that was asked for; else what the next one would be called. */
  readonly sheet: PaperSheet | null
  readonly nextLetter: string
  /** Those that were printed, the latest first. */
  readonly sheets: readonly PaperSheet[]
}

export interface PaperSheet {
  readonly id: SheetId
  readonly letter: string
  /** Tells two sheets of one letter apart that were printed by devices which did not know of each other. */
  readonly mark: string
  readonly at: Instant
  readonly by: string
  readonly rows: number
  readonly blanks: number
}

export interface PaperGuest {
  readonly member: MemberId
  /** '' for somebody of whom nothing is known here any more; the row keeps its number. */
  readonly name: string
  readonly reading: string
  /** Tells namesakes on the list apart by city or birth year; '' where nobody else has the name. */
  readonly hint: string
  /** Names of those they bring along, '' where nobody asked. */
  readonly companions: readonly string[]
  /** Whether the fee for them and their companions is paid or was waived. */
  readonly paid: boolean
  /** Whether they are known to be here. */
  readonly arrived: boolean
  /** Has come to no salon before this one. */
  readonly first: boolean
  readonly interests: readonly string[]
  /** Which of the salon's tables they sit at, '' while they have none. */
  readonly table: string
}
