import * as v from 'valibot'
import type { Instant, IsoDate } from '../domain/dates.ts'
import type { ChapterId, MemberId, SalonId, TemplateId } from '../domain/ids.ts'
import type { Money, PaidBy } from '../domain/money.ts'
import type { Task, Venue } from '../domain/salon.ts'

/** What is said of a venue; `cost` an evening, in the smallest unit of its currency. */
export const venueDraft = v.object({
  name: v.string(),
  address: v.optional(v.string(), ''),
  capacity: v.optional(v.nullable(v.number())),
  access: v.optional(v.string(), ''),
  cost: v.optional(v.nullable(v.object({ amount: v.number(), currency: v.string() }))),
  notes: v.optional(v.string(), ''),
})

export interface VenueRow extends Venue {
  /** Salons held or planned there, those that were called off left out. */
  readonly salons: number
  /** A few of them, latest first. */
  readonly latest: readonly {
    readonly salon: SalonId
    readonly theme: string
    readonly start: Instant
    readonly zone: string
  }[]
}

/** A template that a chapter made from one of its evenings, in few words. */
export interface TemplateRow {
  readonly id: TemplateId
  readonly chapter: ChapterId
  readonly name: string
  readonly archived: boolean
  readonly minutes: number
  readonly agenda: number
  readonly tasks: number
}

/** Something still to be done, or done, for one of the salons. */
export interface TaskRow {
  readonly salon: SalonId
  readonly theme: string
  readonly chapter: ChapterId
  readonly task: Task
  readonly due: IsoDate
  readonly overdue: boolean
  /** Whether its owner is whoever sits here. */
  readonly mine: boolean
}

/** Who paid for an evening, and who said yes or came and has not. */
export interface MoneyView {
  /** The salon's currency; where nobody chose one, that of its chapter's country; null where that is not known. */
  readonly currency: string | null
  /** In that currency. */
  readonly collected: number
  readonly payers: number
  readonly waived: number
  /** What came in other currencies. */
  readonly others: readonly Money[]
  readonly payments: readonly (Money & {
    readonly member: MemberId
    readonly name: string
    readonly at: Instant
    readonly how: PaidBy
  })[]
  /** Those who came, or before it is over said they come, of whom no payment is recorded. */
  readonly owing: readonly { readonly member: MemberId; readonly name: string }[]
}
