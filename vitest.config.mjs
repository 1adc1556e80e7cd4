import { defineConfig } from 'vitest/config'

/** Property tests print their seed when they fail; long ones get the time they need, short ones finish long before. */
const PROPERTY_TIMEOUT_MS = 60_000

/** Far more than any of them takes: what a test measures is never time, and a machine may be busy. */
const PATIENCE_MS = 30_000

/**
 * Files share a process: most of what a file of its own would take is loading the engine and the store once more. What a file
 * replaces is put back after it.
 */
const TOGETHER = { environment: 'node', isolate: false, setupFiles: ['test/helpers/as-found.ts'] }

/** A packed app starts in about a second here; a loaded machine may take twenty times as long. */
const E2E_TIMEOUT_MS = 120_000

/** Each worker of the end-to-end tests has a display of its own: what another window covers paints nothing. */
const displays = process.env['CHAPTERHOUSE_DISPLAYS']?.split(',') ?? []

export default defineConfig({
  test: {
    // Vitest would leave a core to whoever watches it; nobody does.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          ...TOGETHER,
          testTimeout: PATIENCE_MS,
        },
      },
      {
        test: {
          name: 'property',
          include: ['test/property/**/*.test.ts'],
          ...TOGETHER,
          testTimeout: PROPERTY_TIMEOUT_MS,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          ...TOGETHER,
          testTimeout: PATIENCE_MS,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: E2E_TIMEOUT_MS,
          hookTimeout: E2E_TIMEOUT_MS,
          // What is polled for is awaited; Vitest by itself gives up after a second.
          expect: { poll: { timeout: PATIENCE_MS } },
          setupFiles: ['test/helpers/own-display.ts'],
          maxWorkers: Math.max(1, displays.length),
        },
      },
    ],
  },
})
