#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/**
 * Starts a program inside a network namespace as if it ran out here: the debugging ports that it opens on its own
 * loopback, and names on its error stream, open on this one too. That is how a driver out here attaches to an app in there.
 *
 *     CHAPTERHOUSE_HOST=namespace CHAPTERHOUSE_PROGRAM=/path/to/program in-namespace.mjs [arguments]
 */
const host = wanted('CHAPTERHOUSE_HOST')
const program = wanted('CHAPTERHOUSE_PROGRAM')
const folder = mkdtempSync(join(tmpdir(), 'chapterhouse-host-'))
const door = join(folder, 'door')

/** Between two looks at whether the first page has come. */
const LOOK_EVERY_MS = 20

const inside = ['netns', 'exec', host]
const porter = spawn(
  'ip',
  [...inside, process.execPath, join(fileURLToPath(import.meta.url), '..', 'porter.mjs'), door],
  {
    stdio: ['pipe', 'pipe', 'inherit'],
  },
)
await new Promise((resolve) => porter.stdout.once('data', resolve))

const app = spawn('ip', [...inside, program, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'pipe'] })
createInterface({ input: app.stderr }).on('line', (line) => void tell(line))
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => app.kill(signal))
app.once('exit', (code, signal) => {
  porter.kill()
  rmSync(folder, { recursive: true, force: true })
  process.exit(code ?? (signal ? 1 : 0))
})

/**
 * Passes a line on once the port it names can be reached from out here, and the first page has come.
 *
 * A driver that attaches while the first navigation is being committed hears nothing of it any more, and waits for it for
 * ever: Playwright does so at one start in twenty.
 * @param {string} line
 */
async function tell(line) {
  const [, who, port] = /^(\w+) listening on ws:\/\/127\.0\.0\.1:(\d+)\//.exec(line) ?? []
  if (!port) {
    process.stderr.write(`${line}\n`)
    return
  }
  const here = await bring(Number(port))
  if (who === 'DevTools') while (!(await hasPage(`http://127.0.0.1:${here}/json/list`))) await setTimeout(LOOK_EVERY_MS)
  process.stderr.write(`${line.replace(`:${port}/`, `:${here}/`)}\n`)
}

/**
 * Whether a page is there that has said its title.
 * @param {string} list
 */
async function hasPage(list) {
  const answer = await fetch(list)
  const targets = /** @type {{ type: string, title: string }[]} */ (await answer.json())
  return targets.some(({ type, title }) => type === 'page' && title !== '')
}

/**
 * What is free in there may be taken out here: answers with the port out here that leads to the one in there.
 * @param {number} port
 * @returns {Promise<number>}
 */
function bring(port) {
  const server = createServer((socket) => {
    const through = connect(door)
    through.write(`${port}\n`)
    socket.on('error', () => through.destroy())
    through.on('error', () => socket.destroy())
    socket.pipe(through).pipe(socket)
  })
  server.unref()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('listens on no port'))
      else resolve(address.port)
    })
  })
}

/** @param {string} name */
function wanted(name) {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set`)
  return value
}
