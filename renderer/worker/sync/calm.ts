import type { Instant } from '../../../shared/domain/dates.ts'
import type { SyncView } from '../../../shared/protocol/sync.ts'

/** Pages on their way for less than this are not worth a word: an edit reaches the others in a few milliseconds. */
export const BUSY_AFTER_MS = 700

/** What was once shown as being on its way stays so long that it can be read. */
export const BUSY_FOR_MS = 1_000

/** Numbers of pages change no oftener than this. */
export const COUNT_EVERY_MS = 400

/** Wi-Fi that changes its mind for less than this leaves nobody alone. */
export const ALONE_AFTER_MS = 5_000

/** "In step" is said anew only when its time has moved by this much; it is shown in minutes. */
export const SAME_FOR_MS = 20_000

/** What the indicator shows, and since when. */
export interface Shown {
  readonly view: SyncView
  /** When its state began to be shown, and when any of it was last changed. */
  readonly since: Instant
  readonly changed: Instant
  /** A state that would be another, and when it was first seen; null where what is shown is what is. */
  readonly waiting: { readonly state: SyncView['state']; readonly since: Instant } | null
}

/** What to show from now on, and in how many milliseconds to look again; null where nothing waits. */
export interface Calmed {
  readonly shown: Shown
  readonly again: number | null
}

/**
 * Makes an indicator out of what is the case, so that it does not flicker. The rules:
 *
 * 1. What a person has to know or has just asked for is shown at once: off and off no more, a problem, that something waits
 *    for them.
 * 2. Work on its way is shown only once it has lasted `BUSY_AFTER_MS`, and then for at least `BUSY_FOR_MS`.
 * 3. That nobody is there is shown only once it has lasted `ALONE_AFTER_MS`; that somebody came, at once.
 * 4. Within a state, numbers of pages change at most every `COUNT_EVERY_MS`, and the time of being in step by `SAME_FOR_MS`.
 * 5. A clock that was set back, perhaps by a year, leaves nothing to wait for: what is the case is shown at once.
 */
export function calm(before: Shown | null, view: SyncView, now: Instant): Calmed {
  if (!before || now < latestOf(before)) return still({ view, since: now, changed: now, waiting: null })
  if (view.state === before.view.state) return within({ ...before, waiting: null }, view, now)
  const since = before.waiting?.state === view.state ? before.waiting.since : now
  if (before.view.state === 'off') return still({ view, since: now, changed: now, waiting: null })
  const wait = Math.max(waitFor(view, since, now), isBusy(before.view) ? before.since + lasts(view) - now : 0)
  if (wait > 0) return { shown: { ...before, waiting: { state: view.state, since } }, again: wait }
  return still({ view, since: now, changed: now, waiting: null })
}

/** The last moment that anything shown depends on. */
function latestOf({ since, changed, waiting }: Shown): Instant {
  return Math.max(since, changed, waiting?.since ?? since)
}

/** How long a state has still to last before it is shown. */
function waitFor({ state }: SyncView, since: Instant, now: Instant): number {
  if (state === 'fetching' || state === 'sending') return since + BUSY_AFTER_MS - now
  if (state === 'alone') return since + ALONE_AFTER_MS - now
  return 0
}

/** How long work that is shown goes on being shown before another state takes its place. */
function lasts(next: SyncView): number {
  return next.state === 'off' || next.state === 'problem' ? 0 : BUSY_FOR_MS
}

function within(before: Shown, view: SyncView, now: Instant): Calmed {
  if (isSame(before.view, view)) return still(before)
  const wait = isBusy(view) ? before.changed + COUNT_EVERY_MS - now : 0
  return wait > 0 ? { shown: before, again: wait } : still({ ...before, view, changed: now })
}

function isBusy({ state }: SyncView): boolean {
  return state === 'fetching' || state === 'sending'
}

function isSame(a: SyncView, b: SyncView): boolean {
  const at = a.state === 'inStep' && b.state === 'inStep' && Math.abs(a.at - b.at) < SAME_FOR_MS ? { at: 0 } : {}
  return JSON.stringify({ ...a, ...at }) === JSON.stringify({ ...b, ...at })
}

function still(shown: Shown): Calmed {
  return { shown, again: null }
}
