import * as v from 'valibot'
import type { IsoDate } from '../domain/dates.ts'
import type { ChapterId } from '../domain/ids.ts'
import { MEASURE_PERIODS } from '../domain/measures.ts'
import type { Measure, MeasureFigure, MeasurePeriod } from '../domain/measures.ts'
import type { FileToSave } from './files.ts'
import { chapterId, language, segmentId } from './selection.ts'
import type { WorkedOut } from './value.ts'

const asked = v.optional(v.nullable(chapterId), null)
const period = v.picklist(MEASURE_PERIODS)

/** Commands about what the community's measures are. */
export const MEASURE_COMMANDS = {
  /** Every figure of every chapter and of all together as a table, in the words of a language. */
  'export.measures': v.object({ language }),
} as const

export interface MeasureResults {
  'export.measures': FileToSave & { readonly rows: number }
}

export const MEASURE_VIEWS = {
  /** The measures of a chapter, or of all together, of everybody or of whom a segment finds, counted by month, quarter or year. */
  measures: v.object({ chapter: asked, period, segment: v.optional(segmentId) }),
} as const

export interface MeasureValues {
  measures: MeasuresView
}

export type MeasuresView = WorkedOut<MeasuresReady>

export interface MeasuresReady {
  readonly community: string
  /** Null for all chapters together. */
  readonly chapter: string | null
  /** The segment that is counted, and how many it finds; null for everybody. It has neither ties nor costs of its own. */
  readonly among: { readonly name: string; readonly members: number } | null
  readonly period: MeasurePeriod
  readonly today: IsoDate
  readonly measures: Readonly<Record<Measure, MeasureTrend>>
  /** By name; those that are open. */
  readonly chapters: readonly MeasuredChapter[]
  /** By the quarter of joining, earliest first. */
  readonly cohorts: readonly CohortRow[]
  /** ISO 4217; '' while nobody has paid anything. */
  readonly currency: string
  readonly conversionDays: number
  /** Of the evenings of the window that costs are told of. */
  readonly costs: { readonly evenings: number; readonly known: number; readonly planned: number }
  /** Purchases in a currency without a rate; they add nothing to any sum. */
  readonly unrated: number
  /** How far everybody's ties are gone through, from 0 to 100; null once connection health is told. */
  readonly reckoning: number | null
}

export interface MeasureTrend {
  /** Earliest first; empty where there is nothing to tell yet. */
  readonly points: readonly MeasurePoint[]
  /** The place of the point that is told first: the last one that is over and has anybody in it, else the one that runs. -1 for none. */
  readonly told: number
}

export interface MeasurePoint extends MeasureFigure {
  /** Null for what is told as of one day. */
  readonly start: IsoDate | null
  readonly end: IsoDate
  readonly isOver: boolean
  /** Of how many months. */
  readonly months: number
}

export interface MeasuredChapter {
  readonly chapter: ChapterId
  readonly name: string
  /** Of the window that is told first. */
  readonly figures: Readonly<Record<Measure, MeasureFigure | null>>
}

export interface CohortRow {
  readonly start: IsoDate
  readonly joined: number
  /** How many took part in each quarter from that of joining; the last is not over. Null where nothing is recorded. */
  readonly active: readonly (number | null)[]
}
