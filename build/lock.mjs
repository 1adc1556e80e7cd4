import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CACHE } from './paths.mjs'

const POLL_MS = 200

/**
 * Does a task that must not run twice at once in this project folder: two scripts that both find the build stale would
 * write over each other. A lock whose owner has died is taken over.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function oneAtATime(name, task) {
  const folder = join(CACHE, `${name}.lock`)
  mkdirSync(CACHE, { recursive: true })
  while (!tryLock(folder)) await wait(POLL_MS)
  try {
    return await task()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {string} folder */
function tryLock(folder) {
  const owner = join(folder, 'pid')
  try {
    mkdirSync(folder)
    writeFileSync(owner, String(process.pid))
    return true
  } catch {
    if (!isAlive(owner)) rmSync(folder, { recursive: true, force: true })
    return false
  }
}

/** @param {string} owner the file that holds the owner's process id */
function isAlive(owner) {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0)
    return true
  } catch (error) {
    // No such process, or the owner has not written its name yet and will within the next poll.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
