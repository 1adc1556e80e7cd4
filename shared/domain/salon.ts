import type { Instant, LocalDateTime, TimeZone } from './dates.ts'
import type {
  ChapterId,
  MemberId,
  OrganizerId,
  KeepApartId,
  SalonId,
  SeriesId,
  SheetId,
  TemplateId,
  VenueId,
} from './ids.ts'
import type { Money } from './money.ts'

/**
 * A ritual: salons that recur under one name. With a chapter it belongs to that chapter; without one the whole community
 * shares it, and every chapter holds it at the same hour of its own clocks: what its rhythm says of zones means nothing.
 */
export interface Series {
  readonly id: SeriesId
  readonly name: string
  readonly chapter?: ChapterId
  readonly ritual?: Ritual
  /** The UID under which it came in from another program's calendar, RFC 5545 section 3.8.4.7. */
  readonly uid?: string
  /** The revision that was taken in last, RFC 5545 section 3.8.7.4. */
  readonly sequence?: number
}

/** A rhythm that evenings keep. */
export interface Rhythm {
  /** The value of an RRULE property, RFC 5545 section 3.3.10, such as `FREQ=WEEKLY;INTERVAL=2;BYDAY=TH`. */
  readonly rule: string
  /** Where the rule begins to count, on the clock of `zone`; an evening itself only where the rule gives it. */
  readonly start: LocalDateTime
  readonly zone: TimeZone
  /** How long an evening lasts. */
  readonly minutes: number
}

/** When the salons of a series happen. */
export interface Ritual extends Rhythm {
  /** What it was like before it was changed from a date on, earliest first; each ends where the next one starts. */
  readonly earlier: readonly Rhythm[]
  /** Dates the rule gives that are left out, as the rule gives them. */
  readonly skipped: readonly LocalDateTime[]
  /** Dates the rule gives that happen at another time. */
  readonly moved: Readonly<Record<LocalDateTime, LocalDateTime>>
}

/** A ritual as it is when it begins. */
export const NEW_RITUAL = { earlier: [], skipped: [], moved: {} } as const satisfies Partial<Ritual>

/** One date of a ritual. */
export interface Evening {
  /** As the rule gives it; names the date whatever becomes of it. */
  readonly occurrence: LocalDateTime
  readonly start: LocalDateTime
  readonly end: LocalDateTime
  readonly zone: TimeZone
  readonly moved: boolean
  readonly skipped: boolean
}

/**
 * Why two salons get in each other's way. `venue`: one place at one time; `host`: somebody would host both at one time;
 * `guests`: so many said yes to both at one time; `twice`: one date of a series was planned twice; `chapter`: one chapter
 * on one day; `members`: so many belong to both chapters, and it is one day; `city`: one region on one day.
 */
export interface Clash {
  readonly kind: 'twice' | 'venue' | 'host' | 'guests' | 'chapter' | 'members' | 'city'
  readonly other: SalonId
  /** People concerned; 0 where it is not about people. */
  readonly count: number
}

/** One line of a salon's run-sheet; `order` sorts, `minutes` is how long it takes. */
export interface AgendaItem {
  readonly id: string
  readonly order: number
  readonly minutes: number
  readonly title: string
  readonly who: string
  /** What has to be there for it. */
  readonly bring: string
}

/** Something to be done for a salon. */
export interface Task {
  readonly id: string
  readonly order: number
  readonly title: string
  readonly owner: string
  /** Days before the day of the salon by which it is due; negative for afterwards. */
  readonly daysBefore: number
  readonly done?: Instant
}

/** How pressing what is still to be done is, the most pressing first: its day is over, comes within a week, or later. */
export const URGENCIES = ['overdue', 'week', 'later'] as const
export type Urgency = (typeof URGENCIES)[number]

/** One line of a salon's money, in the smallest unit of the salon's currency. Fees are counted from what guests paid. */
export interface BudgetLine {
  readonly id: string
  readonly order: number
  readonly kind: 'cost' | 'income'
  readonly label: string
  readonly planned: number
  readonly real?: number
  /** A cost that was there to win newcomers, such as an advertisement; it is counted as theirs whole. */
  readonly forNewcomers?: true
}

/** A table with so many chairs. */
export interface SeatTable {
  readonly id: string
  readonly order: number
  readonly name: string
  readonly chairs: number
}

/** The talk online after a salon, and what came of it. */
export interface Talk {
  readonly topic: string
  readonly link: string
  /** What came of it, in a few sentences; seeds the next theme. */
  readonly outcome: string
  readonly questions: readonly TalkQuestion[]
}

export interface TalkQuestion {
  readonly id: string
  readonly order: number
  readonly text: string
  readonly answered: boolean
}

/** Who is first when a seat becomes free: who has waited longest, or who was left out last time. */
export const WAIT_RULES = ['order', 'fair'] as const
export type WaitRule = (typeof WAIT_RULES)[number]

/** A face-to-face event. `start` and `end` are wall-clock times in `zone`, so a later change of zone rules moves the instant, not the clock. */
export interface Salon {
  readonly id: SalonId
  readonly theme: string
  readonly chapter: ChapterId
  readonly series?: SeriesId
  /** Which date of the series' ritual this is, as the rule gives it; stays when the salon moves. */
  readonly occurrence?: LocalDateTime
  readonly start: LocalDateTime
  readonly end: LocalDateTime
  readonly zone: TimeZone
  /** What is written on an invitation; `venueId` is the kept venue it was taken from. */
  readonly venue: string
  readonly venueId?: VenueId
  /** Seats; absent where nobody counts. */
  readonly capacity?: number
  readonly hosts: readonly MemberId[]
  /** What the evening is about, in the words of members' interests. */
  readonly interests: readonly string[]
  readonly agenda: readonly AgendaItem[]
  readonly tasks: readonly Task[]
  readonly budget: readonly BudgetLine[]
  /** ISO 4217; what budget lines and the fee are counted in. */
  readonly currency?: string
  /** Per head, in the smallest unit of the currency. */
  readonly fee?: number
  readonly waitRule: WaitRule
  /** Hours somebody has to say yes to a seat that became free; absent: it is theirs at once. */
  readonly answerWithin?: number
  readonly tables: readonly SeatTable[]
  /** Who sits at which table. */
  readonly seats: Readonly<Record<MemberId, string>>
  /** Who was put where they sit by hand, and stays there when tables are proposed. */
  readonly pinned: readonly MemberId[]
  readonly talk?: Talk
  readonly notes: string
  /** The UID under which it came in from another program's calendar, RFC 5545 section 3.8.4.7. */
  readonly uid?: string
  /** The revision that was taken in last, RFC 5545 section 3.8.7.4. */
  readonly sequence?: number
  readonly created: Instant
  readonly cancelled?: Instant
  /** When somebody went through the evening afterwards and closed it. */
  readonly closed?: Instant
  /** With which numbers somebody left the salon over-booked as it was; when they change it asks again. */
  readonly accepted?: Crowd
}

/** So many people who said yes, companions included, on so many seats. */
export interface Crowd {
  readonly going: number
  readonly capacity: number
}

/** A place that a chapter comes back to. */
export interface Venue {
  readonly id: VenueId
  readonly chapter: ChapterId
  readonly name: string
  readonly address: string
  readonly capacity?: number
  /** Steps, lift, hearing loop, nearest station, key. */
  readonly access: string
  /** What it costs an evening; absent where nobody has said. */
  readonly cost?: Money
  readonly notes: string
  readonly created: Instant
  readonly archived?: Instant
}

/** An evening that a chapter found worth repeating: what its plan was, without its date, its guests and what was ticked. */
export interface Template {
  readonly id: TemplateId
  readonly chapter: ChapterId
  readonly name: string
  /** How long the evening lasts; 0 where nobody knows. */
  readonly minutes: number
  readonly capacity?: number
  readonly interests: readonly string[]
  readonly agenda: readonly AgendaItem[]
  readonly tasks: readonly Task[]
  readonly budget: readonly BudgetLine[]
  /** ISO 4217; what budget lines and the fee are counted in. */
  readonly currency?: string
  readonly fee?: number
  readonly notes: string
  readonly created: Instant
  /** When it was deleted; nobody is offered it any more. */
  readonly archived?: Instant
}

/** Two people who are not put at one table. Known to those who plan, and never printed. */
export interface KeepApart {
  readonly id: KeepApartId
  readonly a: MemberId
  readonly b: MemberId
  readonly at: Instant
  readonly by: OrganizerId
  readonly voided?: Instant
}

/** A sign-in sheet as it was printed: whoever types its ticks back in means these people, whatever the list says now. */
export interface Sheet {
  readonly id: SheetId
  readonly salon: SalonId
  /** A, B, C… of one salon, printed in its corner. */
  readonly letter: string
  readonly at: Instant
  readonly by: OrganizerId
  /** Row 1 is the first. */
  readonly rows: readonly MemberId[]
  /** Empty lines below them, numbered on. */
  readonly blanks: number
}

/** A salon of which nothing is planned yet but where and when. */
export const NOTHING_PLANNED = {
  interests: [],
  agenda: [],
  tasks: [],
  budget: [],
  waitRule: 'order',
  tables: [],
  seats: {},
  pinned: [],
} as const satisfies Partial<Salon>
