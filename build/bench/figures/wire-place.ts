import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openHosts } from '../../../test/helpers/hosts/hosts.ts'
import type { Host, Hosts } from '../../../test/helpers/hosts/hosts.ts'
import { openDisplay } from '../../machine.mjs'
import { inNamespace } from '../app-window.ts'
import { nodeProgram } from '../bundles.ts'
import { runNodeTask } from '../node-task.ts'
import type { Subject, Workbench } from '../workbench.ts'
import type { WireTimes } from './wire-floor.ts'

/** What the switch between two hosts saw pass. */
interface Passed {
  readonly packets: number
  readonly bytes: number
}

/** Where two apps run that synchronise: on two hosts with a cable between them, or both on one. */
export interface WirePlace {
  readonly name: 'Two hosts' | 'One host'
  /** The app of the first or of the second organizer, each on a display of its own: what is covered paints nothing. */
  readonly app: (seat: 0 | 1, profile: string) => Promise<Subject>
  /** The same bytes over TLS and a WebSocket of Node's. */
  floor(bytes: number): Promise<WireTimes>
  /** What both have sent since this was last asked; null where no switch lies between them. */
  readonly passed: (() => Promise<Passed>) | null
  /** Loses this share of the packets, and delays each by so many milliseconds one way. */
  spoil(quality: { readonly loss?: number; readonly delay?: number }): Promise<void>
}

/** Opens both places, and ends all there is in them when `measure` is through, however it ends. */
export async function withWirePlaces<Value>(
  bench: Workbench,
  measure: (apart: WirePlace, together: WirePlace) => Promise<Value>,
): Promise<Value> {
  const second = await openDisplay()
  try {
    const hosts = await openHosts(2)
    try {
      const displays = [undefined, second.env]
      const place = (name: WirePlace['name'], seats: readonly [Host, Host]): WirePlace => ({
        name,
        app: (seat, profile) => bench.app(profile, { host: seats[seat], env: displays[seat] }),
        floor: (bytes) => floorBetween(seats, bytes),
        passed: seats[0] === seats[1] ? null : () => passedIn(hosts),
        spoil: (quality) => hosts.spoil(quality),
      })
      const [one, other] = [hosts.host(0), hosts.host(1)]
      return await measure(place('Two hosts', [one, other]), place('One host', [one, one]))
    } finally {
      bench.closeApps()
      hosts.close()
    }
  } finally {
    second.close()
  }
}

async function passedIn(hosts: Hosts): Promise<Passed> {
  const all = await hosts.sent()
  const sum = (of: 'frames' | 'bytes') => all.reduce((total, one) => total + one[of], 0)
  return { packets: sum('frames'), bytes: sum('bytes') }
}

async function floorBetween([server, client]: readonly [Host, Host], bytes: number): Promise<WireTimes> {
  const program = await nodeProgram('wire-floor')
  const [ip = '', ...rest] = inNamespace(server)
  const serving = spawn(ip, [...rest, process.execPath, program, 'serve'], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const [said] = (await once(serving.stdout, 'data')) as [Buffer]
    const port = said.toString('utf8').replace(/\D/g, '')
    const args = ['fetch', server.address, port, String(bytes)]
    return await runNodeTask<WireTimes>(program, args, { before: inNamespace(client) })
  } finally {
    serving.kill()
  }
}
