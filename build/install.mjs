import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'
import { npm, say } from './processes.mjs'

/** No package the project uses needs to run a program of its own while it is installed, so none may. */
const FLAGS = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']

/**
 * Makes node_modules what package-lock.json says, and does nothing when it already is: a fresh clone and a pull that
 * changed a dependency both work with the same command. Uses nothing from node_modules itself.
 *
 * `npm ci` wants the lock to name the optional packages of every platform, which a lock written against a registry that
 * mirrors only some of them does not. `npm install` takes the same versions from the same lock without asking for that,
 * and with `--no-save` leaves it as it is.
 */
export function installDependencies() {
  if (isInstalled()) return
  say('Installing dependencies …')
  if (npm(['ci', ...FLAGS], { quiet: true }).status === 0) return
  if (npm(['install', '--no-save', ...FLAGS]).status !== 0) {
    throw new Error('The dependencies could not be installed; the message of npm above says why.')
  }
}

/** npm leaves a copy of the lock inside node_modules; the two agree when nothing is missing or of another version. */
function isInstalled() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const wanted = packagesOf(join(ROOT, 'package-lock.json'))
  const present = packagesOf(installed)
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || present[path]?.version === entry.version,
  )
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {}
}
