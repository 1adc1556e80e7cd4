import * as v from 'valibot'
import type { Headcount } from '../domain/attendance.ts'
import type { Instant, IsoDate } from '../domain/dates.ts'
import type { ChapterId, MemberId, SalonId, TemplateId, VenueId } from '../domain/ids.ts'
import type { Money, PaidBy, Sums } from '../domain/money.ts'
import { WAIT_RULES } from '../domain/salon.ts'
import type { Salon, Series, Task, Urgency, Template, Venue } from '../domain/salon.ts'
import type { ThemeSuggestion } from '../domain/theme.ts'
import type { Decision } from './decisions.ts'
import type { Named } from './guests.ts'
import { chapterId, memberId, range, salonId, seriesId, templateId, venueId } from './selection.ts'
import type { Window } from './window.ts'

/** What is said of a venue; `cost` an evening, in the smallest unit of its currency. */
export const venueDraft = v.object({
  name: v.string(),
  address: v.optional(v.string(), ''),
  capacity: v.optional(v.nullable(v.number())),
  access: v.optional(v.string(), ''),
  cost: v.optional(v.nullable(v.object({ amount: v.number(), currency: v.string() }))),
  notes: v.optional(v.string(), ''),
})

const words = v.optional(v.string(), '')

/** A line without an id is a new one. */
export const line = v.optional(v.string())

const salonDraft = v.object({
  theme: v.string(),
  chapter: chapterId,
  series: v.optional(v.nullable(seriesId)),
  start: v.string(),
  end: v.string(),
  /** Which date of the series' ritual this is, as its rule gives it. */
  occurrence: v.optional(v.nullable(v.string())),
  venue: v.optional(v.string(), ''),
  venueId: v.optional(v.nullable(venueId)),
  capacity: v.optional(v.nullable(v.number())),
  hosts: v.optional(v.array(memberId), []),
  interests: v.optional(v.array(v.string()), []),
  agenda: v.optional(
    v.array(v.object({ id: line, minutes: v.number(), title: v.string(), who: words, bring: words })),
    [],
  ),
  tasks: v.optional(
    v.array(
      v.object({
        id: line,
        title: v.string(),
        owner: words,
        daysBefore: v.number(),
        done: v.optional(v.nullable(v.number())),
      }),
    ),
    [],
  ),
  /** Amounts in the smallest unit of `currency`. */
  budget: v.optional(
    v.array(
      v.object({
        id: line,
        kind: v.picklist(['cost', 'income']),
        label: v.string(),
        planned: v.number(),
        real: v.optional(v.nullable(v.number())),
        forNewcomers: v.optional(v.boolean()),
      }),
    ),
    [],
  ),
  /** ISO 4217. */
  currency: v.optional(v.nullable(v.string())),
  fee: v.optional(v.nullable(v.number())),
  waitRule: v.optional(v.picklist(WAIT_RULES), 'order'),
  /** Hours. */
  answerWithin: v.optional(v.nullable(v.number())),
  tables: v.optional(v.array(v.object({ id: line, name: v.string(), chairs: v.number() })), []),
  notes: v.optional(v.string(), ''),
})
export type SalonDraft = v.InferInput<typeof salonDraft>

const { capacity, interests, agenda, tasks, budget, currency, fee, notes } = salonDraft.entries
/** What a template says; `minutes` is how long the evening lasts, 0 where nobody knows. */
const templateDraft = v.object({
  name: v.string(),
  minutes: v.number(),
  capacity,
  interests,
  agenda,
  tasks,
  budget,
  currency,
  fee,
  notes,
})

export const PLANNING_COMMANDS = {
  'salon.create': salonDraft,
  'salon.update': v.object({ salon: salonId, set: v.partial(salonDraft) }),
  'salon.cancel': v.object({ salon: salonId, cancelled: v.boolean() }),
  /** Ticks something that had to be done, or takes the tick back. */
  'salon.tick': v.object({ salon: salonId, task: v.string(), done: v.boolean() }),
  /** A place that a chapter comes back to. */
  'venue.create': v.object({ chapter: chapterId, ...venueDraft.entries }),
  'venue.update': v.object({ venue: venueId, set: v.partial(venueDraft) }),
  /** Offers a venue no more, or again; salons that were there keep it. */
  'venue.archive': v.object({ venue: venueId, archived: v.boolean() }),
  /** Keeps the plan of a salon for others: everything but its theme, date, series, hosts, guests and ticks. */
  'template.save': v.object({ salon: salonId, name: v.string() }),
  'template.update': v.object({ template: templateId, set: v.partial(templateDraft) }),
  /** Makes another of the same chapter that says the same. */
  'template.duplicate': v.object({ template: templateId, name: v.string() }),
  /** Salons that were planned from it stay as they are. */
  'template.delete': v.object({ template: templateId }),
} as const

export interface PlanningResults {
  'salon.create': { readonly salon: SalonId }
  'salon.update': void
  'salon.cancel': void
  'salon.tick': void
  'venue.create': { readonly venue: VenueId }
  'venue.update': void
  'venue.archive': void
  'template.save': { readonly template: TemplateId }
  'template.update': void
  'template.duplicate': { readonly template: TemplateId }
  'template.delete': void
}

export const PLANNING_VIEWS = {
  salons: v.object({
    when: v.optional(v.picklist(['upcoming', 'past', 'all']), 'all'),
    chapter: v.optional(chapterId),
    text: v.optional(v.string(), ''),
    range,
  }),
  salon: v.object({ salon: salonId }),
  /** Places of a chapter, or of all, by name; archived ones last. */
  venues: v.object({ chapter: v.optional(chapterId) }),
  /** Templates that chapters made, by name. */
  templates: v.object({}),
  /** One of them, with everything in it. */
  template: v.object({ template: templateId }),
  /** What the next evening of a chapter could be about, and why. */
  themes: v.object({ chapter: chapterId }),
  /** What has to be done for salons that are not over, and what is late for those that are; soonest first. */
  tasks: v.object({ mine: v.optional(v.boolean(), false) }),
  /** Who paid for a salon. */
  money: v.object({ salon: salonId }),
} as const

export interface PlanningValues {
  salons: Window<SalonRow>
  salon: SalonView | null
  venues: readonly VenueRow[]
  templates: readonly TemplateRow[]
  template: Template | null
  themes: readonly ThemeSuggestion[]
  tasks: readonly TaskRow[]
  money: MoneyView | null
}

export interface SalonRow {
  readonly id: SalonId
  readonly theme: string
  readonly series: string
  readonly chapter: ChapterId
  readonly start: Instant
  readonly end: Instant
  readonly zone: string
  readonly venue: string
  readonly capacity: number | null
  readonly count: Headcount
  readonly cancelled: boolean
  readonly past: boolean
}

export interface SalonView {
  readonly salon: Salon
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly count: Headcount
  readonly hosts: readonly { readonly id: MemberId; readonly name: string }[]
  /** Since when volunteers may stand at the door; null while it is closed to them. */
  readonly doorOpened: Instant | null
  /** Who would get the seats that are free now, in the order of the line. */
  readonly due: readonly { readonly member: MemberId; readonly name: string }[]
  readonly series: Series | null
  readonly undecided: readonly Decision[]
}

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
  readonly urgency: Urgency
  /** Whether its owner is whoever sits here. */
  readonly mine: boolean
}

/** What an evening cost and brought in, who paid for it, and who said yes or came and has not. */
export interface MoneyView {
  /** The salon's currency; where nobody chose one, that of its chapter's country; null where that is not known. */
  readonly currency: string | null
  /** In that currency. */
  readonly collected: number
  readonly payers: number
  readonly waived: number
  /** What came in other currencies. */
  readonly others: readonly Money[]
  /** Latest first. */
  readonly payments: readonly (Named & Money & { readonly at: Instant; readonly how: PaidBy })[]
  /** Those who came, or before it is over say they come, and have not paid all of the fee; the largest debt first. */
  readonly owing: readonly (Named & { readonly due: number; readonly paid: number })[]
  /** How it came out, with lines as planned where nobody has said what they came to; how many these are. */
  readonly outcome: Sums
  readonly open: number
}
