import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { encodeJoin } from '../../../shared/sync/repo-wire.ts'
import type { Host } from '../hosts/hosts.ts'
import { passingFolder } from './main-process.ts'

const require = createRequire(import.meta.url)
const PROGRAM = require.resolve('@automerge/automerge-repo-sync-server')

/** The sync server as it comes from npm, in a process of its own: on this machine alone, or on another host. */
export class StockServer {
  readonly url: string
  readonly #port: number
  readonly #host: Host | null
  readonly #folder = passingFolder()
  #process: ChildProcess | null = null

  private constructor(port: number, host: Host | null) {
    this.#port = port
    this.#host = host
    this.url = `ws://${host?.address ?? '127.0.0.1'}:${port}`
  }

  static async start(host: Host | null = null): Promise<StockServer> {
    const server = new StockServer(await freePort(), host)
    await server.start()
    return server
  }

  /** Starts it again where it was stopped, on what it had stored. */
  async start(): Promise<void> {
    const words = [process.execPath, PROGRAM]
    const [program = '', ...rest] = this.#host ? ['ip', 'netns', 'exec', this.#host.name, ...words] : words
    const child = spawn(program, rest, {
      env: { ...process.env, PORT: String(this.#port), DATA_DIR: this.#folder.path },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#process = child
    await once(child.stdout, 'data')
    // It listens before it hears: whoever comes in between is never answered. Another host's is out of reach from here.
    while (!this.#host && !(await isAnswering(this.url)));
  }

  async stop(): Promise<void> {
    const child = this.#process
    this.#process = null
    if (!child || child.exitCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  async end(): Promise<void> {
    await this.stop()
    this.#folder.remove()
  }

  /** Everything it has written to its disk. */
  stored(): Uint8Array[] {
    const files = readdirSync(this.#folder.path, { recursive: true, withFileTypes: true })
    return files.filter((file) => file.isFile()).map((file) => readFileSync(join(file.parentPath, file.name)))
  }
}

/** Whether a client that joins is answered; one that is not soon is too early. */
async function isAnswering(url: string): Promise<boolean> {
  const socket = new WebSocket(url)
  try {
    await once(socket, 'open')
    socket.send(encodeJoin('probe'))
    await once(socket, 'message', { signal: AbortSignal.timeout(200) })
    return true
  } catch {
    return false
  } finally {
    socket.on('error', () => undefined)
    socket.terminate()
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  probe.close()
  await once(probe, 'close')
  return address.port
}
