import { E2E_WORKERS, installHostTools, installPaperTools, installSystemLibraries, openDisplays } from './machine.mjs'
import { packageForTests } from './package.mjs'
import { run } from './processes.mjs'
import { resolveRuntime } from './runtime.mjs'

/**
 * `npm run test:e2e`: packs the app if anything changed and drives it in real windows. Arguments go to vitest:
 * `npm run test:e2e -- test/e2e/shell` runs one folder.
 */
installSystemLibraries(resolveRuntime().executable)
installHostTools()
installPaperTools()
await packageForTests()
const display = await openDisplays(E2E_WORKERS)
try {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', ...process.argv.slice(2)]
  process.exitCode = await run(process.execPath, vitest, { env: display.env })
} finally {
  display.close()
}
