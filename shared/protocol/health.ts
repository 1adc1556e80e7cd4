import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'
import type { PageId } from '../domain/ids.ts'

/**
 * What can be wrong with what lies on the disk. `page`: its changes do not open, or are not all there; `missing`: the community
 * lists it and it is not here; `snapshot`, `activity`: what is kept beside a page, and made from it, is damaged or says something else.
 */
export const HEALTH_FAULTS = ['page', 'missing', 'snapshot', 'activity'] as const
export type HealthFault = (typeof HEALTH_FAULTS)[number]

export const HEALTH_COMMANDS = {
  /** Reads everything that is on the disk and says what of it is not as it should be. Changes nothing. */
  'health.check': v.object({}),
  'health.cancel': v.object({}),
  /** Mends everything of one kind that the last check has found, as far as it can be mended here. */
  'health.repair': v.object({ fault: v.picklist(HEALTH_FAULTS) }),
} as const

export interface HealthResults {
  'health.check': HealthReport
  'health.cancel': void
  'health.repair': HealthRepair
}

export const HEALTH_VIEWS = {
  health: v.object({}),
  /** How far the check is. */
  healthJob: v.object({}),
} as const

export interface HealthValues {
  health: HealthView
  healthJob: HealthJob
}

/** Bytes on the disk; null where the system does not say. */
export interface HealthView {
  readonly used: number | null
  readonly free: number | null
  /** Of the last check since the program was started; null before there was one. */
  readonly report: HealthReport | null
}

export interface HealthReport {
  readonly at: Instant
  readonly pages: number
  readonly records: number
  readonly found: readonly HealthFinding[]
  /** Bytes of what was read, by what it is. */
  readonly bytes: HealthBytes
}

export interface HealthBytes {
  readonly pages: number
  readonly snapshots: number
  readonly activity: number
  readonly front: number
}

/** What a page holds, as screens name it. */
type HealthPageKind =
  | 'community'
  | 'chapter'
  | 'members'
  | 'salons'
  | 'attendance'
  | 'ledger'
  | 'sources'
  | 'rows'
  | 'links'
  | 'door'
  | 'exports'

export interface HealthFinding {
  readonly fault: HealthFault
  readonly page: PageId
  readonly kind: HealthPageKind
  /** The name of the chapter it belongs to; empty for what belongs to all, and where nobody knows it. */
  readonly chapter: string
}

/** What a repair came to. */
export interface HealthRepair {
  readonly mended: number
  /** Not to be mended with what is on this computer. */
  readonly left: number
  /** When the oldest backup was made that something was brought back from; null where none was needed. */
  readonly from: Instant | null
}

export type HealthJob =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly of: number }
