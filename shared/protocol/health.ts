import * as v from 'valibot'
import type { Instant } from '../domain/dates.ts'

/**
 * What can be wrong with what lies on the disk. `page`: its changes do not open, are not all there, or its line in the list of pages
 * says something else; `missing`: the community lists it and it is not here; `snapshot`, `activity`: what is kept beside a page, and
 * made from it, is damaged or says something else; `own`: a note that is this computer's own; `carried`: what a server keeps too.
 */
export const HEALTH_FAULTS = ['page', 'missing', 'snapshot', 'activity', 'own', 'carried'] as const
export type HealthFault = (typeof HEALTH_FAULTS)[number]

export const HEALTH_COMMANDS = {
  /** Reads everything that is on the disk and says what of it is not as it should be. Changes nothing. */
  'health.check': v.object({}),
  'health.cancel': v.object({}),
  /** Mends everything of one kind that the last check has found, as far as it can be mended here. */
  'health.repair': v.object({ fault: v.picklist(HEALTH_FAULTS) }),
  /** Keeps what can still be read of damaged pages, and gives up the rest; what others have of that comes with the next exchange. */
  'health.keepReadable': v.object({}),
  /**
   * Asks the other devices, those that are here now and every other at its next meeting, and folders and the server, for what the
   * last check has found damaged or missing. What they have is taken even where it lacks what only this computer had.
   */
  'health.ask': v.object({}),
} as const

export interface HealthResults {
  'health.check': HealthReport
  'health.cancel': void
  'health.repair': HealthRepair
  'health.keepReadable': HealthRepair
  'health.ask': HealthAsked
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
  /** What of that still is so, and what can be done about it. */
  readonly found: readonly HealthFound[]
  /** What was put right since the program was started, latest first. */
  readonly mended: readonly HealthMended[]
}

export interface HealthReport {
  readonly at: Instant
  /** Milliseconds that it took. */
  readonly took: number
  readonly pages: number
  readonly records: number
  readonly found: readonly HealthFinding[]
  /** Bytes of what was read, by what it is. */
  readonly bytes: HealthBytes
  /** Everything that was looked at, each chapter's pages of one kind together. */
  readonly groups: readonly HealthGroup[]
}

export interface HealthBytes {
  readonly pages: number
  readonly snapshots: number
  readonly activity: number
  readonly front: number
}

export interface HealthGroup {
  /** Another one for each. */
  readonly key: string
  readonly kind: HealthPageKind
  readonly chapter: string
  readonly pages: number
  readonly records: number
  readonly bytes: number
  /** Pages of them with which something is wrong. */
  readonly hurt: number
}

/** Notes of this computer's own: `identity`: who edits here; `carried`: what a server keeps too. */
export const HEALTH_NOTES = ['identity', 'front', 'drafts', 'exchange', 'carried', 'note'] as const
export type HealthNote = (typeof HEALTH_NOTES)[number]

/** What a page holds, as screens name it. */
export type HealthPageKind =
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

/** By what a person knows a page. */
export interface HealthName {
  readonly kind: HealthPageKind | HealthNote
  /** The name of the chapter it belongs to; empty for what belongs to all, and where nobody knows it. */
  readonly chapter: string
  /** Which of the chapter's pages of this kind, from 1; null where there is one. */
  readonly nth: number | null
  /** The first and the last year of the evenings on it; null where there are none, and where nobody knows. */
  readonly years: readonly [number, number] | null
  /** The theme of a door's salon; empty where nobody knows it. */
  readonly salon: string
}

export interface HealthFinding extends HealthName {
  readonly fault: HealthFault
  /** The page, or the name of what else it is. */
  readonly key: string
  /** Whether it can be put right with what this computer has in memory or on the disk, and no backup. */
  readonly isHere: boolean
}

/** Something that is wrong, and who has it whole as far as this device knows. */
export interface HealthFound extends HealthFinding {
  readonly others: readonly HealthOther[]
  /** Since when others are asked for it; null where they are not. */
  readonly asked: Instant | null
}

export interface HealthOther {
  readonly organizer: string
  readonly device: string
  /** Whether there is a line to it now. */
  readonly isConnected: boolean
}

/** `here`: from memory, or made anew from the page itself; `others`: another device, a folder or the server had it. */
export type HealthSource = 'here' | 'backup' | 'others'

export interface HealthMended extends HealthName {
  readonly fault: HealthFault
  readonly key: string
  readonly from: HealthSource
  readonly at: Instant
}

/** What a repair came to. */
export interface HealthRepair {
  readonly mended: number
  /** Not to be mended with what is on this computer. */
  readonly left: number
  /** When the oldest backup was made that something was brought back from; null where none was needed. */
  readonly from: Instant | null
}

/** What became of asking others. */
export interface HealthAsked {
  /** Back already. */
  readonly mended: number
  /** On its way, or asked for at the next meeting. */
  readonly waiting: number
  /** Devices that were asked at once. */
  readonly devices: number
}

export type HealthJob =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly of: number }
