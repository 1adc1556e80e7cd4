import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import type { ChapterId, SalonId } from '../domain/ids.ts'
import type { Stage } from '../domain/value.ts'
import { WEEK_LEVELS } from '../domain/week.ts'
import type { Lack, WeekCandidate, WeekKind } from '../domain/week.ts'
import type { IdeaRow } from './connections.ts'
import type { Named } from './guests.ts'
import type { JourneyRow } from './journeys.ts'
import type { OwedRow } from './recognition.ts'
import { chapterId } from './selection.ts'
import type { ReconnectRow } from './value.ts'

const line = v.pipe(v.string(), v.minLength(1), v.maxLength(200))

/** What an organizer says of the week; it stays on this device, and nobody else hears of it. */
export const WEEK_COMMANDS = {
  /** Not this week: the line comes back after seven days, or when it becomes more pressing. */
  'week.putOff': v.object({ line, level: v.picklist(WEEK_LEVELS) }),
  /** Brings back everything that was put off. */
  'week.bringBack': v.object({}),
  /** Of which chapter the week is shown from here on; null for all that somebody organizes. */
  'week.choose': v.object({ chapter: v.nullable(chapterId) }),
} as const

export interface WeekResults {
  'week.putOff': void
  'week.bringBack': { readonly lines: number }
  'week.choose': void
}

export const WEEK_VIEWS = {
  /**
   * What to do for one's people now. `deep` has what takes a while worked out as well: who falls silent, who met nobody.
   * Until it is, or where it is not asked for, those lines are the ones of last time.
   */
  week: v.object({ deep: v.boolean() }),
  /** What stands beside it: how well the chapter hangs together, and who moved. */
  weekFigures: v.object({ chapter: v.nullable(chapterId) }),
} as const

export interface WeekValues {
  week: WeekView
  weekFigures: WeekFiguresView
}

export interface WeekView {
  /** Null for all that somebody organizes. */
  readonly chapter: ChapterId | null
  /** The most pressing first. */
  readonly lines: readonly WeekLine[]
  readonly putOff: number
  /** Since when lines are known that are not worked out anew yet; null where all are as of now. */
  readonly asOf: Instant | null
  /** Something is still being worked out. */
  readonly isWorking: boolean
  /** When to look again though nobody does anything: the next evening, or when something put off comes back. */
  readonly next: WeekNext | null
}

export type WeekNext =
  | { readonly kind: 'salon'; readonly salon: WeekSalon }
  | { readonly kind: 'putOff'; readonly at: Instant }

export interface WeekSalon {
  readonly id: SalonId
  readonly theme: string
  readonly chapter: ChapterId
  readonly start: Instant
  readonly zone: string
}

interface Line<Kind extends WeekKind> extends WeekCandidate {
  readonly kind: Kind
}

/** One thing to do, with the numbers that say why. */
export type WeekLine =
  | (Line<'call'> & { readonly who: ReconnectRow })
  | (Line<'seats'> & { readonly salon: WeekSalon; readonly due: readonly Named[]; readonly total: number })
  | (Line<'guests'> & { readonly salon: WeekSalon; readonly chairs: number; readonly free: number | null })
  | (Line<'plan'> & { readonly salon: WeekSalon; readonly lacks: readonly Lack[] })
  | (Line<'thank'> & { readonly who: readonly OwedRow[]; readonly total: number })
  | (Line<'journey'> & { readonly first: JourneyRow; readonly total: number })
  | (Line<'introduce'> & {
      readonly who: readonly Named[]
      readonly total: number
      readonly chapter: ChapterId
      readonly salon: Pick<WeekSalon, 'id' | 'theme' | 'start'>
      /** Whom to introduce the first of them to. */
      readonly idea: IdeaRow | null
    })
  | (Line<'followUps'> & { readonly salon: WeekSalon; readonly open: number; readonly due: Instant })
  | (Line<'answer'> & {
      readonly total: number
      readonly text: string
      readonly member: Named | null
      readonly at: Instant
    })
  | (Line<'tasks'> & {
      readonly total: number
      readonly title: string
      readonly owner: string
      readonly salon: WeekSalon
    })
  | (Line<'close'> & { readonly salon: WeekSalon; readonly came: number })
  | (Line<'sync'> & { readonly invitations: number; readonly refusals: number })
  /** Of the last backup that was read back; null where there is none. */
  | (Line<'backup'> & { readonly last: Instant | null })
  | (Line<'decisions'> & { readonly total: number })
  | (Line<'review'> & { readonly total: number })

/** From 0 to 100 while it is being worked out. */
export type WeekFiguresView =
  | { readonly state: 'working'; readonly percent: number }
  | {
      readonly state: 'ready'
      /** Twelve ends of months, earliest first; the last is today. */
      readonly health: readonly { readonly day: Instant; readonly active: number; readonly connected: number }[]
      /** Who moved on this month, from one stage to the next or further. */
      readonly moves: readonly { readonly from: Stage; readonly to: Stage; readonly members: number }[]
      readonly joined: number
      readonly cooling: number
      readonly atRisk: number
    }
