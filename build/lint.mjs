import { writeCssTypes } from './css-types.mjs'
import { checkCanary, checkLayers } from './layers/check.mjs'
import { run } from './processes.mjs'

/** `npm run lint`: the rules that need types, and the layering with its canary. */
writeCssTypes()
const rules = await run(process.execPath, ['node_modules/oxlint/bin/oxlint'])
const layers = await checkLayers()
const canary = await checkCanary()
process.exitCode = rules === 0 && layers && canary ? 0 : 1
