import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './paths.mjs'
import { npm, say } from './processes.mjs'

/**
 * Makes node_modules what package-lock.json says, and does nothing when it already is: a fresh clone and a pull that
 * changed a dependency both work with the same command. Uses nothing from node_modules itself.
 */
export function installDependencies() {
  if (isInstalled()) return
  say('Installing dependencies (npm ci) …')
  const result = npm(['ci', '--no-audit', '--no-fund'])
  if (result.status !== 0) throw new Error('npm ci failed; its own message above says why.')
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
