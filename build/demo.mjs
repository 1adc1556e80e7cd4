import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { installDependencies } from './install.mjs'
import { CACHE } from './paths.mjs'
import { say } from './processes.mjs'

/** `npm run demo`: the sample community in a throw-away profile, made anew each time. */

try {
  installDependencies()
  const { openUnpackaged } = await import('./open-app.mjs')
  const profile = join(CACHE, 'demo-profile')
  rmSync(profile, { recursive: true, force: true })
  process.exitCode = await openUnpackaged([`--user-data-dir=${profile}`, '--open-sample', ...process.argv.slice(2)])
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
