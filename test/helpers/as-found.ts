import { afterAll, vi } from 'vitest'
import { unseedWorld } from './chance.ts'

/** Before the tests of a file: files share a process, and whatever one of them replaces is put back after it. */
unseedWorld()
afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  unseedWorld()
})
