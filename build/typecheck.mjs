import { writeCssTypes } from './css-types.mjs'
import { run } from './processes.mjs'

/**
 * `npm run typecheck`: every room under its own rules of what exists. From scratch each time, which takes seconds: what is
 * remembered of an earlier run outlives a change of the rules.
 */
writeCssTypes()
process.exitCode = await run(process.execPath, ['node_modules/typescript/bin/tsc', '-b', '--force'])
