import * as v from 'valibot'
import type { Problem } from '../domain/problem.ts'
import { memberId } from './selection.ts'

/** People who are erased together; a review list is gone through in parts of this size. */
const AT_ONCE = 500

const members = v.pipe(v.array(memberId), v.minLength(1), v.maxLength(AT_ONCE))

export const ERASURE_COMMANDS = {
  /** Erases people from everything, here and on every device that hears of it. Nothing takes it back. */
  'member.erase': v.object({ members }),
} as const

export interface ErasureResults {
  'member.erase': { readonly people: number; readonly pages: number }
}

export const ERASURE_VIEWS = {
  /** What would be erased, and what would not. */
  erasure: v.object({ members }),
} as const

export interface ErasureValues {
  erasure: ErasureView
}

export interface ErasureView {
  /** As they are called, in the order asked for. */
  readonly names: readonly string[]
  /** Records, of all chapters. */
  readonly records: number
  /** Evenings that keep a nameless place. */
  readonly evenings: number
  /** Purchases that keep their day and amount. */
  readonly purchases: number
  /** Everything else that was written about them: contacts, points, ideas, decisions. */
  readonly facts: number
  /** Rows of imported rosters. */
  readonly rows: number
  /** Lists that went out with them in it. */
  readonly exports: number
  /** Other devices of organizers, which follow once they hear of it; the names of a few. */
  readonly devices: number
  readonly deviceNames: readonly string[]
  /** Ways that keep copies: folders are written anew, a server forgets nothing. */
  readonly folders: number
  readonly server: boolean
  /** Why it is not to be done here; null where it is. */
  readonly problem: Problem | null
}
