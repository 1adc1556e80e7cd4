import { copyFileSync, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle, bundleIfStale, bundleTime } from './bundle.mjs'
import { setFuse } from './fuses.mjs'
import { oneAtATime } from './lock.mjs'
import { CACHE, ROOT } from './paths.mjs'
import { say } from './processes.mjs'
import { updatesFrom } from './updates.mjs'
import { hardLinkTree, resolveRuntime } from './runtime.mjs'

/**
 * Packs the app.
 *
 * `node build/package.mjs` makes this system's release (installers, archives) in `out/`; `--dir` only the folder that the
 * tests drive. `packageForTests()` makes that folder in two flavours in `.cache/package/`: `release`, exactly the fuses that
 * ship, and `inspect`, the same files with one fuse turned on, without which Playwright cannot reach the main process.
 */

const PACKAGES = join(CACHE, 'package')

/** @typedef {'release' | 'inspect'} Flavour */

/**
 * The packed executable of a flavour, as the tests start it.
 * @param {Flavour} flavour
 */
export function packagedExecutable(flavour) {
  const folder = join(PACKAGES, flavour)
  // electron-builder leaves the architecture out of the name where it is the usual one.
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`
  if (process.platform === 'win32') return join(folder, `win${arch}-unpacked`, 'Chapterhouse.exe')
  if (process.platform === 'darwin')
    return join(folder, `mac${arch}`, 'Chapterhouse.app', 'Contents', 'MacOS', 'Chapterhouse')
  return join(folder, `linux${arch}-unpacked`, 'chapterhouse')
}

/** Packs both flavours unless they are newer than the bundle, which is built first when it is stale. */
export async function packageForTests() {
  await bundleIfStale()
  await oneAtATime('package', async () => {
    const stamp = join(PACKAGES, '.packed')
    const settled = Math.max(bundleTime(), statSync(join(ROOT, 'electron-builder.yml')).mtimeMs)
    if (existsSync(stamp) && statSync(stamp).mtimeMs > settled) return

    rmSync(PACKAGES, { recursive: true, force: true })
    await pack({ folder: true, output: join(PACKAGES, 'release'), runtime: resolveRuntime() })
    hardLinkTree(join(PACKAGES, 'release'), join(PACKAGES, 'inspect'))
    ownCopy(packagedExecutable('inspect'))
    setFuse(packagedExecutable('inspect'), 'enableNodeCliInspectArguments', true)
    writeFileSync(stamp, '')
  })
}

/**
 * A release from a third party's runtime would hand people a program nobody here built.
 * @param {import('./runtime.mjs').Runtime} runtime
 */
export function refuseStandIn(runtime) {
  if (runtime.source === 'electron') return
  throw new Error(
    "No release can be packed here: Electron's own download is out of reach, and the runtime that stands in for it is a " +
      "third party's build, for running and testing only. `npm run package -- --dir` packs a folder to try out.",
  )
}

async function packageRelease() {
  const runtime = resolveRuntime()
  refuseStandIn(runtime)
  await bundle()
  await pack({ folder: false, output: join(ROOT, 'out'), runtime })
}

/**
 * @param {{ folder: boolean, output: string, runtime: import('./runtime.mjs').Runtime }} options
 */
async function pack({ folder, output, runtime }) {
  const { build, Platform } = await import('electron-builder')
  // With an address for them the listings are written that the updater reads; they are uploaded by whoever publishes.
  const updates = updatesFrom(process.env)
  const platform = Platform.current()
  await build({
    projectDir: ROOT,
    publish: 'never',
    ...(folder ? { targets: platform.createTarget('dir') } : { targets: platform.createTarget() }),
    config: {
      extends: join(ROOT, 'electron-builder.yml'),
      electronVersion: runtime.version,
      electronDist: runtime.folder,
      directories: { output },
      ...(updates !== null && { publish: { provider: 'generic', url: updates } }),
    },
  })
}

/**
 * Gives a hard-linked file its own bytes.
 * @param {string} file
 */
function ownCopy(file) {
  const draft = `${file}.copy`
  copyFileSync(file, draft)
  renameSync(draft, file)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    if (process.argv.includes('--dir')) {
      await packageForTests()
      say(`Packed ${packagedExecutable('release')}`)
    } else await packageRelease()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
