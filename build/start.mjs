import { installDependencies } from './install.mjs'
import { say } from './processes.mjs'

/**
 * `npm start`: from a fresh clone to an open window. Installs what is missing, builds what changed, opens the app on this
 * machine's own profile. What is passed after `--` goes to the app.
 */

try {
  installDependencies()
  // Loaded only now: bundling needs what was just installed.
  const { openUnpackaged } = await import('./open-app.mjs')
  process.exitCode = await openUnpackaged(process.argv.slice(2))
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
