import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installDependencies } from '../install.mjs'
import { oneAtATime } from '../lock.mjs'
import { CACHE, ROOT } from '../paths.mjs'
import { say } from '../processes.mjs'
import { readOptions, USAGE } from './options.mjs'

/**
 * `npm run match`: who of one roster, or of two, may be one person, by the matcher the app uses. The matcher is TypeScript,
 * which Node 20 does not read, so it is bundled once into `.cache` and again when a source has changed.
 */

const OUT = join(CACHE, 'match')
const PROGRAM = join(OUT, 'match-files.mjs')
const SOURCES = ['build/match', 'shared', 'package-lock.json']

try {
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') process.stdout.write(`${USAGE}\n`)
  else {
    installDependencies()
    await bundleIfStale()
    /** @type {{ matchFiles: (options: import('./options.mjs').Options) => number }} */
    const { matchFiles } = await import(pathToFileURL(PROGRAM).href)
    process.exitCode = matchFiles(options)
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}

async function bundleIfStale() {
  await oneAtATime('match', async () => {
    const built = existsSync(PROGRAM) ? statSync(PROGRAM).mtimeMs : 0
    if (!SOURCES.some((source) => isNewer(join(ROOT, source), built))) return
    say('Preparing the matcher …')
    const { build } = await import('vite')
    await build({
      configFile: false,
      root: ROOT,
      logLevel: 'warn',
      ssr: { noExternal: true },
      build: {
        ssr: join(ROOT, 'build', 'match', 'match-files.ts'),
        outDir: OUT,
        target: 'node20',
        rolldownOptions: { output: { entryFileNames: 'match-files.mjs', codeSplitting: false } },
      },
    })
  })
}

/**
 * @param {string} path
 * @param {number} time
 * @returns {boolean}
 */
function isNewer(path, time) {
  const stat = statSync(path)
  if (stat.mtimeMs > time) return true
  return stat.isDirectory() && readdirSync(path).some((name) => isNewer(join(path, name), time))
}
