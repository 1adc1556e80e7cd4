import { afterEach, beforeEach, vi } from 'vitest'

/** For tests that count writes: the store writes snapshots when it has been quiet for a while, and in this file it never is. */
export function neverQuiet(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    // Dexie tells developers when a browser lets it down; here it is let down on purpose.
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })
}
