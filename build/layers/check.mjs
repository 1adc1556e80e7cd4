import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../paths.mjs'
import { capture, say } from '../processes.mjs'
import { ROOMS } from './rooms.mjs'

/**
 * Layering, checked, and the check itself checked. `canary/` is a small house in which every line of every `forbidden.ts`
 * is an import that must be reported, and nothing in an `allowed.ts` may be: a rule that has gone blind fails here, not
 * a year later.
 */

const CANARY = join(ROOT, 'build', 'layers', 'canary')

/** Prints what is wrong and answers whether the house is in order. */
export async function checkLayers() {
  const { code, output } = await lint(ROOT, ['shared', 'electron', 'renderer'], 'default')
  if (code !== 0) say(output)
  return code === 0
}

/** Prints what the rule missed or reported wrongly, and answers whether it sees. */
export async function checkCanary() {
  const { output } = await lint(CANARY, ['.'], 'json')
  /** @type {{ diagnostics: { filename: string, labels: { span: { line: number } }[] }[] }} */
  const { diagnostics } = JSON.parse(output)
  const reported = new Set(diagnostics.map((found) => `${found.filename}:${found.labels[0]?.span.line}`))

  const files = filesBelow(CANARY)
  const expected = files
    .filter((file) => file.endsWith('forbidden.ts'))
    .flatMap((file) => importLines(file).map((line) => `${file}:${line}`))
  const wrong = [
    ...expected.filter((place) => !reported.has(place)).map((place) => `not reported: ${place}`),
    ...[...reported].filter((place) => !expected.includes(place)).map((place) => `reported wrongly: ${place}`),
    ...ROOMS.filter(
      ({ folder }) => !files.some((file) => file.startsWith(`${folder}/`) && file.endsWith('forbidden.ts')),
    ).map(({ folder }) => `no canary for ${folder}`),
  ]
  for (const line of wrong) say(line)
  return wrong.length === 0
}

/**
 * @param {string} folder oxlint's working folder, which is the root of the house it looks at
 * @param {string[]} paths
 * @param {string} format
 */
function lint(folder, paths, format) {
  const oxlint = join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint')
  const config = join(ROOT, 'build', 'layers', 'oxlintrc.json')
  const args = [oxlint, '-c', config, '--disable-nested-config', '--no-ignore', '-f', format, ...paths]
  return capture(process.execPath, args, { cwd: folder })
}

/** @param {string} file */
function importLines(file) {
  const lines = readFileSync(join(CANARY, file), 'utf8').split('\n')
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]))
}

/**
 * @param {string} folder
 * @param {string} [prefix]
 * @returns {string[]} paths relative to `folder`, with forward slashes
 */
function filesBelow(folder, prefix = '') {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
    return entry.isDirectory() ? filesBelow(folder, path) : [path]
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [house, canary] = [await checkLayers(), await checkCanary()]
  process.exitCode = house && canary ? 0 : 1
}
