import { installDependencies } from './install.mjs'
import { say } from './processes.mjs'

/** `npm test`: from a fresh clone to one line that says how many checks passed. */

try {
  installDependencies()
  // Loaded only now: the steps need what was just installed.
  const { runSteps } = await import('./test-steps.mjs')
  process.exitCode = await runSteps()
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  say('0 passed, 1 failed')
  process.exitCode = 1
}
