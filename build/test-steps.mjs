import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeCssTypes } from './css-types.mjs'
import { checkCanary, checkLayers } from './layers/check.mjs'
import {
  E2E_WORKERS,
  installHostTools,
  installPaperTools,
  installSheetTools,
  installSystemLibraries,
  openDisplays,
} from './machine.mjs'
import { packageForTests } from './package.mjs'
import { CACHE, ROOT } from './paths.mjs'
import { run, say } from './processes.mjs'
import { resolveRuntime } from './runtime.mjs'

/**
 * The steps of `npm test`, cheap ones first. All of them run even when one fails: a person wants to know everything that is
 * wrong, not the first thing.
 *
 * @typedef {{ passed: number, failed: number }} Count
 */

const REPORTS = join(CACHE, 'test-reports')

/** @type {readonly (readonly [name: string, step: () => Promise<boolean | Count>])[]} */
const STEPS = [
  ['format', () => tool('oxfmt', ['--check'])],
  ['lint', () => tool('oxlint', [])],
  ['layering', checkLayers],
  ['layering canary', checkCanary],
  ['types', () => tool('typescript', ['-b', '--force'])],
  ['dead exports', () => tool('knip', ['--no-progress', '--no-config-hints'])],
  ['unit, property and contract tests', () => vitest(['unit', 'property', 'contract'], process.env)],
  ['build and package', buildAndPackage],
  ['end-to-end tests', endToEnd],
]

/**
 * Runs every step and prints the sum, last and on a line of its own.
 * @returns {Promise<number>} the exit code
 */
export async function runSteps() {
  const total = { passed: 0, failed: 0 }
  const started = performance.now()
  /** @type {string[]} */
  const summary = []
  rmSync(REPORTS, { recursive: true, force: true })
  mkdirSync(REPORTS, { recursive: true })
  writeCssTypes()
  installHostTools()
  installPaperTools()
  installSheetTools()

  for (const [name, step] of STEPS) {
    say(`\n▸ ${name}`)
    const begun = performance.now()
    const { ok, tests } = await outcome(step)
    total.passed += tests.passed + (ok ? 1 : 0)
    total.failed += tests.failed + (ok ? 0 : 1)
    summary.push(`${ok ? 'ok    ' : 'FAILED'} ${seconds(begun).padStart(7)}  ${name}`)
  }

  say(`\n${summary.join('\n')}\n       ${seconds(started).padStart(7)}  in all\n`)
  say(`${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
}

/** @param {number} begun */
function seconds(begun) {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`
}

/**
 * A step that throws has failed; the others still run.
 * @param {() => Promise<boolean | Count>} step
 * @returns {Promise<{ ok: boolean, tests: Count }>}
 */
async function outcome(step) {
  const none = { passed: 0, failed: 0 }
  try {
    const result = await step()
    if (typeof result === 'boolean') return { ok: result, tests: none }
    return { ok: result.failed === 0, tests: result }
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return { ok: false, tests: none }
  }
}

const PROGRAMS = /** @type {const} */ ({
  oxfmt: 'oxfmt/bin/oxfmt',
  oxlint: 'oxlint/bin/oxlint',
  typescript: 'typescript/bin/tsc',
  knip: 'knip/bin/knip.js',
  vitest: 'vitest/vitest.mjs',
})

/**
 * @param {keyof typeof PROGRAMS} name
 * @param {string[]} args
 * @returns {Promise<boolean>}
 */
async function tool(name, args) {
  return (await run(process.execPath, [join(ROOT, 'node_modules', PROGRAMS[name]), ...args])) === 0
}

/**
 * Runs projects of vitest and counts their tests. A file that could not even be loaded counts as one failed test.
 * @param {string[]} projects
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Count>}
 */
async function vitest(projects, env) {
  const report = join(REPORTS, `${projects[0]}.json`)
  const code = await run(
    process.execPath,
    [
      join(ROOT, 'node_modules', PROGRAMS.vitest),
      'run',
      ...projects.flatMap((name) => ['--project', name]),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { env },
  )
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */
  const result = JSON.parse(readFileSync(report, 'utf8'))
  const unloadable = result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const failed = result.numFailedTests + result.numPendingTests + unloadable.length
  return { passed: result.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}

let isPacked = false

async function buildAndPackage() {
  installSystemLibraries(resolveRuntime().executable)
  await packageForTests()
  isPacked = true
  return true
}

async function endToEnd() {
  if (!isPacked) {
    say('Not run: there is no package to drive.')
    return false
  }
  const display = await openDisplays(E2E_WORKERS)
  try {
    return await vitest(['e2e'], display.env)
  } finally {
    display.close()
  }
}
