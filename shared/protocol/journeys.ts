import * as v from 'valibot'
import type { IsoDate } from '../domain/dates.ts'
import type { ChapterId, StepId } from '../domain/ids.ts'
import { JOURNEY_RULES } from '../domain/journey.ts'
import type { JourneySettings, JourneyStep } from '../domain/journey.ts'
import type { Named } from './guests.ts'
import { chapterId, memberId, range, stepId } from './selection.ts'
import type { Window } from './window.ts'

/** All settings as they should be; a step without an id is a new one of the community's own. */
const journeyDraft = v.object({
  days: v.number(),
  steps: v.array(
    v.object({
      id: v.optional(v.string()),
      rule: v.picklist(JOURNEY_RULES),
      text: v.string(),
      due: v.number(),
      off: v.boolean(),
    }),
  ),
})

const about = { member: memberId, chapter: chapterId }

/** Commands about members' first hundred days. */
export const JOURNEY_COMMANDS = {
  /** Somebody goes with a new member; null: nobody does any more. */
  'journey.accompany': v.object({ ...about, companion: v.nullable(memberId) }),
  /** The first day, where it is not the one on which they joined; null: it is. */
  'journey.begin': v.object({ ...about, day: v.nullable(v.string()) }),
  /** This member needs no accompanying, or does again. */
  'journey.leave': v.object({ ...about, left: v.boolean() }),
  /** A step was done that nothing else shows. */
  'journey.tick': v.object({ ...about, step: v.string(), word: v.optional(v.string(), '') }),
  'journey.untick': v.object({ step: stepId }),
  'journey.settings': v.object({ draft: journeyDraft }),
} as const

export interface JourneyResults {
  'journey.accompany': void
  'journey.begin': void
  'journey.leave': void
  'journey.tick': { readonly step: StepId }
  'journey.untick': void
  'journey.settings': void
}

export const JOURNEY_VIEWS = {
  /** Who is on their way, in a chapter or in all: those with the most overdue first. */
  journeys: v.object({ chapter: v.optional(v.nullable(chapterId), null), range }),
  /** The first hundred days of one member, in each of their chapters. */
  journey: v.object({ member: memberId }),
  /** The first of those with something overdue, for who asks what to do this week. */
  journeysOverdue: v.object({ chapter: v.optional(v.nullable(chapterId), null), size: v.number() }),
  /** Who might go with somebody, and why. */
  companions: v.object(about),
  /** How a community accompanies new members. */
  journeySettings: v.object({}),
  /** What settings that somebody is trying out would change. */
  journeyChanges: v.object({ draft: journeyDraft }),
} as const

export interface JourneyValues {
  journeys: Window<JourneyRow> & { readonly overdue: number; readonly alone: number }
  journey: readonly JourneyPanel[]
  journeysOverdue: { readonly total: number; readonly rows: readonly JourneyRow[] }
  companions: CompanionsView
  journeySettings: JourneySettings
  /** Null for settings that could not be saved. */
  journeyChanges: JourneyChanges | null
}

export interface JourneyRow {
  readonly member: Named
  readonly chapter: ChapterId
  readonly started: IsoDate
  /** Today's day of the journey, counted from 1. */
  readonly day: number
  readonly companion: Named | null
  readonly done: number
  readonly of: number
  /** What should come next; null where all is done. */
  readonly next: OpenStep | null
  /** Steps whose day has passed, the longest overdue first. */
  readonly overdue: readonly OpenStep[]
}

export interface OpenStep extends Pick<JourneyStep, 'id' | 'rule' | 'text' | 'due'> {
  /** The date of its due day. */
  readonly until: IsoDate
  /** Days since then; negative while there is time. */
  readonly late: number
}

export interface JourneyPanel {
  readonly row: JourneyRow
  /** How many days it lasts. */
  readonly days: number
  readonly left: boolean
  readonly steps: readonly (OpenStep & { readonly done: StepDone | null })[]
}

/** Why a step is done, and since when. */
export type StepDone =
  | { readonly why: 'touched'; readonly day: IsoDate }
  | { readonly why: 'companion'; readonly day: IsoDate; readonly who: Named }
  | { readonly why: 'came'; readonly day: IsoDate; readonly theme: string }
  | { readonly why: 'met'; readonly day: IsoDate; readonly people: readonly Named[] }
  | { readonly why: 'introduced'; readonly day: IsoDate; readonly who: Named }
  | { readonly why: 'gave'; readonly day: IsoDate; readonly what: string }
  | { readonly why: 'ticked'; readonly day: IsoDate; readonly id: StepId; readonly by: string; readonly word: string }

export type CompanionsView =
  | { readonly state: 'reckoning'; readonly percent: number }
  | { readonly state: 'ready'; readonly rows: readonly CompanionRow[] }

/** Somebody who might go with a new member, and their own numbers. */
export interface CompanionRow extends Named {
  readonly interests: readonly string[]
  /** Warm ties and stronger. */
  readonly warm: number
  /** How many new members they go with now. */
  readonly companions: number
  /** Whether they are warmly tied already. */
  readonly known: boolean
}

export interface JourneyChanges {
  /** Who is on their way, and whose steps are overdue: as it is, and as it would be. */
  readonly before: JourneyCount
  readonly after: JourneyCount
  /** Whose overdue steps would be others: at most 20. */
  readonly people: readonly Named[]
  readonly changed: number
}

export interface JourneyCount {
  readonly travelling: number
  readonly overdue: number
}
