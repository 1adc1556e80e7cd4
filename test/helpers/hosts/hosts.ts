import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'

/** A machine of its own on this one: a network namespace with one cable to the switch. */
export interface Host {
  /** Name of the namespace. */
  readonly name: string
  readonly address: string
  /** Pulls the cable; what is on its way is lost. */
  unplug(): Promise<void>
  plug(): Promise<void>
  /** From now on these two hear nothing of each other, whatever others hear. */
  partFrom(other: Host): Promise<void>
}

export interface Hosts {
  readonly all: readonly Host[]
  host(index: number): Host
  /** Loses this share of all frames, and delays each by so many milliseconds one way. */
  spoil(quality: { readonly loss?: number; readonly delay?: number }): Promise<void>
  /** Frames and bytes that each host has sent since the last time this was asked. */
  sent(): Promise<readonly { readonly frames: number; readonly bytes: number }[]>
  close(): void
}

/** Whether this machine can play several: as root on Linux, with TAP devices, iproute2 and Python. */
export function canHost(): boolean {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    existsSync('/dev/net/tun') &&
    spawnSync('ip', ['netns', 'list']).status === 0 &&
    spawnSync('python3', ['--version']).status === 0
  )
}

/** Several hosts on one network, 10.91.0.1 and following. Close them, or the namespaces stay. */
export async function openHosts(count: number): Promise<Hosts> {
  // Several test runs may be on one machine.
  const run = `${process.pid % 10_000}${String.fromCharCode(97 + (opened++ % 26))}`
  const names = Array.from({ length: count }, (_, index) => `ch${run}${index}`)
  const python = spawn('python3', [join(import.meta.dirname, 'switch.py'), ...names], { stdio: 'pipe' })
  const lines = new Switch(python)
  const close = () => {
    process.off('exit', close)
    python.kill()
    for (const name of names) spawnSync('ip', ['netns', 'del', name])
  }
  // Namespaces outlive whoever made them.
  process.once('exit', close)
  try {
    await lines.next()
    for (const [index, name] of names.entries()) connect(name, addressOf(index))
  } catch (error) {
    close()
    throw error
  }
  const all = names.map((name, index): Host => ({
    name,
    address: addressOf(index),
    unplug: async () => void (await lines.ask(`unplug ${index}`)),
    plug: async () => void (await lines.ask(`plug ${index}`)),
    partFrom: async (other) => void (await lines.ask(`part ${index} ${names.indexOf(other.name)}`)),
  }))
  return {
    all,
    host(index) {
      const host = all[index]
      if (!host) throw new RangeError(`there are ${count} hosts`)
      return host
    },
    async spoil({ loss = 0, delay = 0 }) {
      await lines.ask(`loss ${loss}`)
      await lines.ask(`delay ${delay}`)
    },
    async sent() {
      const numbers = (await lines.ask('count')).split(' ').map(Number)
      return all.map((_, index) => ({ frames: numbers[index * 2] ?? 0, bytes: numbers[index * 2 + 1] ?? 0 }))
    },
    close,
  }
}

let opened = 0

function addressOf(index: number): string {
  return `10.91.0.${index + 1}`
}

/** Makes a namespace of the port of the same name. */
function connect(name: string, address: string): void {
  ip('netns', 'add', name)
  ip('link', 'set', name, 'netns', name)
  // The kernel would announce itself to routers that are not there; what is counted is what programs send.
  ip('netns', 'exec', name, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6')
  inside(name, 'link', 'set', 'lo', 'up')
  inside(name, 'addr', 'add', `${address}/24`, 'brd', '+', 'dev', name)
  inside(name, 'link', 'set', name, 'up')
  // Programs look for a way out before they speak to many at once.
  inside(name, 'route', 'add', 'default', 'dev', name)
}

function ip(...words: string[]): void {
  const { status, stderr } = spawnSync('ip', words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`ip ${words.join(' ')}: ${stderr}`)
}

function inside(namespace: string, ...words: string[]): void {
  ip('-n', namespace, ...words)
}

/** The switch's answers, one a question. */
class Switch {
  readonly #process: ChildProcessWithoutNullStreams
  readonly #lines: Interface

  constructor(process: ChildProcessWithoutNullStreams) {
    this.#process = process
    this.#lines = createInterface({ input: process.stdout })
  }

  async next(): Promise<string> {
    const [line] = (await once(this.#lines, 'line')) as [string]
    return line
  }

  async ask(question: string): Promise<string> {
    const answer = this.next()
    this.#process.stdin.write(`${question}\n`)
    return answer
  }
}
