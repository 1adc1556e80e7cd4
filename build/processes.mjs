import { spawn, spawnSync } from 'node:child_process'
import { ROOT } from './paths.mjs'

/**
 * npm as it was called, so that the person's registry, proxy and cache settings apply to what the scripts fetch.
 * @returns {[command: string, firstArguments: string[]]}
 */
function npmCommand() {
  const cli = process.env['npm_execpath']
  if (cli !== undefined && /npm-cli\.[cm]?js$/.test(cli)) return [process.execPath, [cli]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
}

/**
 * Runs npm in the project and waits for it.
 * @param {string[]} args
 * @param {{ quiet?: boolean }} [options] `quiet` collects the output instead of showing it
 */
export function npm(args, options = {}) {
  const [command, first] = npmCommand()
  return spawnSync(command, [...first, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: options.quiet === true ? 'pipe' : 'inherit',
    shell: command.endsWith('.cmd'),
  })
}

/**
 * Runs a command and answers with its exit code (1 when a signal ended it). Output goes to this terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: options.env ?? process.env })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs a command and keeps what it says, for steps whose output matters only when they fail.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: options.env ?? process.env,
    })
    let output = ''
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/**
 * One line about what a script is doing.
 * @param {string} text
 */
export function say(text) {
  process.stdout.write(`${text}\n`)
}
