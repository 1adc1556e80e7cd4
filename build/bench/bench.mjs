import { join } from 'node:path'
import { installDependencies } from '../install.mjs'
import { installHostTools, installSystemLibraries } from '../machine.mjs'
import { ROOT } from '../paths.mjs'
import { say } from '../processes.mjs'
import { resolveRuntime } from '../runtime.mjs'
import { readOptions, USAGE, WITHOUT_APP } from './options.mjs'

/** `npm run bench`: how fast the packed app is, each figure beside its floor. `npm run bench -- --help` says what to pass. */

try {
  const options = readOptions(process.argv.slice(2))
  if (options.help) say(USAGE)
  else {
    installDependencies()
    await measure(options)
  }
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = 1
}
// What was loaded of the store waits for messages for ever.
process.exit()

/**
 * Packs the app and measures it. What is imported here needs what was just installed; the benchmarks themselves are
 * TypeScript, which Node 20 does not read, so the bundler loads them.
 * @param {import('./options.mjs').Options} options
 */
async function measure(options) {
  if (options.only.some((figure) => !WITHOUT_APP.includes(figure))) {
    const { packageForTests } = await import('../package.mjs')
    installSystemLibraries(resolveRuntime().executable)
    await packageForTests()
    if (options.only.includes('sync-wire')) installHostTools()
  }
  const { runnerImport } = await import('vite')
  /** @type {{ module: { runBench: (options: import('./options.mjs').Options) => Promise<void> } }} */
  const { module } = await runnerImport(join(ROOT, 'build', 'bench', 'run-bench.ts'), {
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
  })
  await module.runBench(options)
}
