import * as v from 'valibot'
import type { ConnectorKind, Evidence } from '../domain/connector.ts'
import type { Instant } from '../domain/dates.ts'
import type { ChapterId, FeedbackId, SalonId } from '../domain/ids.ts'
import type { Problem } from '../domain/problem.ts'
import { TIE_NUMBER_NAMES } from '../domain/tie-numbers.ts'
import type { TieNumbers } from '../domain/tie-numbers.ts'
import type { IntroductionRow } from './afterwards.ts'
import type { Named } from './guests.ts'
import { chapterId, memberId } from './selection.ts'

const asked = v.optional(v.nullable(chapterId), null)

/** What is not named stays as it is. */
const numbers = v.record(v.picklist(TIE_NUMBER_NAMES), v.number())

/** Commands about how a community reckons ties. */
export const CONNECTION_COMMANDS = {
  'ties.set': v.object({ numbers }),
} as const

export interface ConnectionResults {
  'ties.set': void
}

export const CONNECTION_VIEWS = {
  /** How well a chapter, or each, hangs together, and who is not held by it. */
  connections: v.object({ chapter: asked }),
  /** Everybody whom a member is tied to. */
  circle: v.object({ member: memberId }),
  /** Whom a member might be introduced to, best first. */
  introductionIdeas: v.object({ member: memberId }),
  /** Who was introduced to whom in a chapter, or in all; latest first. */
  introduced: v.object({ chapter: asked }),
  /** The tie graph of a chapter, or of all, as of now or of a moment of the past. */
  tieMap: v.object({ chapter: asked, day: v.optional(v.nullable(v.number()), null) }),
  /** People who share an interest, across chapters. */
  tribes: v.object({}),
  /** Who brings people together, with the evidence. */
  connectors: v.object({ chapter: asked }),
  /** How the community reckons ties. */
  tieNumbers: v.object({}),
  /** What numbers that somebody is trying out would change. */
  tieChanges: v.object({ numbers }),
} as const

export interface ConnectionValues {
  connections: ConnectionsView
  circle: CircleView | null
  introductionIdeas: Reckoning | { readonly state: 'ready'; readonly rows: readonly IdeaRow[] }
  introduced: readonly IntroductionRow[]
  tieMap: TieMapView
  tribes: TribesView
  connectors: ConnectorsView
  tieNumbers: TieNumbers
  tieChanges: TieChangesView
}

/** Everybody's ties are still being gone through; from 0 to 100. */
export interface Reckoning {
  readonly state: 'reckoning'
  readonly percent: number
}

export type TieState = 'strong' | 'warm' | 'faint'

/** How well a chapter hangs together, and who is not held by it. */
export type ConnectionsView =
  | Reckoning
  | {
      readonly state: 'ready'
      readonly health: readonly ChapterHealth[]
      readonly newcomers: Shortened<NewcomerRow>
      readonly cooled: Shortened<CooledRow>
      readonly isolated: Shortened<IsolatedRow>
      readonly bridges: Shortened<BridgeRow>
    }

/** The first rows of a list, and how many there are in all. */
export interface Shortened<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

export interface ChapterHealth {
  readonly chapter: ChapterId
  /** Twelve, earliest first; the last is today. */
  readonly months: readonly HealthFigure[]
}

/** Of the members who came to something within a year, how many have two warm ties. */
export interface HealthFigure {
  /** The end of the day (UTC) as of which it is said. */
  readonly day: Instant
  readonly active: number
  readonly connected: number
}

/** Whom to introduce somebody to, and why. */
export interface IdeaRow extends Named {
  readonly interests: readonly string[]
  readonly friends: readonly Named[]
  /** Warm ties that they have. */
  readonly ties: number
}

/** Somebody who met nobody, as far as that was written down. */
export interface NewcomerRow extends Named {
  readonly chapter: ChapterId
  readonly salon: { readonly id: SalonId; readonly theme: string; readonly start: Instant }
  /** At that evening nobody wrote down who met whom. */
  readonly isUnrecorded: boolean
  readonly idea: IdeaRow | null
}

/** Two whose tie was warm within the last three months, and is not any more. */
export interface CooledRow {
  /** One that both are of, or else the first one's. */
  readonly chapter: ChapterId | null
  readonly a: Named
  readonly b: Named
  readonly shared: number
  readonly met: number
  readonly last: Instant
}

/** Somebody who comes and has no warm tie. */
export interface IsolatedRow extends Named {
  readonly chapter: ChapterId
  /** Days within the last year on which they came. */
  readonly came: number
  readonly last: Instant
  readonly idea: IdeaRow | null
}

/** Somebody without whom `cutOff` others would lose the rest of the chapter, or of all. */
export interface BridgeRow extends Named {
  readonly chapter: ChapterId
  readonly cutOff: number
  readonly ties: number
}

/** Everybody whom one member is tied to. */
export interface CircleView {
  readonly counts: Readonly<Record<TieState, number>>
  /** The warmest first. */
  readonly rows: readonly CircleRow[]
}

export interface CircleRow extends Named {
  readonly state: TieState
  /** As `shared/ties` has it. */
  readonly strength: number
  readonly shared: number
  readonly met: number
  readonly first: Instant
  readonly last: Instant
}

/** The tie graph for a drawing. People and ties are numbered by their place. */
export type TieMapView =
  | Reckoning
  | {
      readonly state: 'ready'
      /** The days that the time slider goes to, earliest first; the last is today. */
      readonly days: readonly Instant[]
      readonly people: readonly MapPerson[]
      /** Two people each, by their number. */
      readonly ends: Int32Array
      readonly strengths: Float32Array
      /** 0 strong, 1 warm, 2 faint. */
      readonly levels: Uint8Array
      /** People who have ties and were left out, because there are more than can be drawn. */
      readonly omitted: number
    }

export interface MapPerson extends Named {
  readonly chapter: ChapterId | null
  readonly interests: readonly string[]
}

export type TribesView = Reckoning | { readonly state: 'ready'; readonly tribes: readonly TribeRow[] }

export interface TribeRow {
  readonly interest: string
  readonly members: number
  readonly chapters: readonly { readonly chapter: ChapterId; readonly members: number }[]
  readonly tied: number
  /** The best tied of them, five at most. */
  readonly core: readonly Named[]
  /** Evenings about it so far, and the last one. */
  readonly salons: number
  readonly last: Instant | null
}

export type ConnectorsView = Reckoning | { readonly state: 'ready'; readonly rows: readonly ConnectorRow[] }

export interface ConnectorRow extends Named, Evidence {
  readonly kinds: readonly ConnectorKind[]
  readonly shown: ConnectorEvidence
}

/** An evening by its theme. */
interface SalonRef {
  readonly id: SalonId
  readonly theme: string
}

/** What the counts of somebody's evidence are made of: the latest of each. */
export interface ConnectorEvidence {
  readonly hosted: readonly SalonRef[]
  readonly adopted: readonly { readonly feedback: FeedbackId; readonly text: string; readonly salon: SalonRef | null }[]
  /** Whom they brought who came again. */
  readonly stayed: readonly Named[]
  readonly held: readonly { readonly a: Named; readonly b: Named }[]
}

/** Who would be connected today, and come lately enough to be counted, by other numbers. */
export type TieChangesView =
  | Reckoning
  | {
      readonly state: 'ready'
      /** Why the numbers cannot be; then nobody is named. */
      readonly problem: Problem | null
      /** People of whom one or the other would be otherwise. */
      readonly members: number
      /** The first of them. */
      readonly names: readonly string[]
      /** Chapters of which the share would be another. */
      readonly chapters: readonly {
        readonly chapter: ChapterId
        readonly before: Omit<HealthFigure, 'day'>
        readonly after: Omit<HealthFigure, 'day'>
      }[]
    }
