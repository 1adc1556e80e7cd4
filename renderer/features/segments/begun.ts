import type { Segment } from '../../../shared/domain/segment.ts'

/** What the next new segment begins with, as a list of members was searched; in memory only, like that search. */
let begun: Segment | null = null

export const NEW_SEGMENT = '/exports/segments/new'

/** Hands a search to the screen for a new segment; the caller then goes to `NEW_SEGMENT`. */
export function beginWith(tree: Segment): void {
  begun = tree
}

/** The search that was handed over; it stays until another is, so that the screen may ask twice. */
export function begunWith(): Segment | null {
  return begun
}

/** The screen was left; the next one begins empty. */
export function endBegun(): void {
  begun = null
}
