import type { ChapterId } from '../../shared/domain/ids.ts'
import { chapterIn } from './fake-world.ts'
import { Network } from './network.ts'
import { joined, send } from './organizers.ts'
import { Machine, TestClock } from './store.ts'

/** Organizers of one community whose machines find each other. */
export interface Live {
  readonly network: Network
  readonly machines: readonly Machine[]
  readonly chapter: ChapterId
}

/** The first began the community, the others joined it; all are on one network and in step. */
export async function live(count: number, seed = 1): Promise<Live> {
  const network = new Network(new TestClock(), seed)
  const host = await Machine.start({ clock: network.clock, link: network.join() })
  await host.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
  const chapter = await chapterIn(host, '台北')
  const machines = [host]
  for (let index = 1; index < count; index += 1) {
    const machine = await joined(host, `組織者${index}`, { link: network.join() })
    await send(machine, host)
    machines.push(machine)
  }
  for (const machine of machines) {
    // There is a network here and no disk for backups, which an import would wait for.
    await machine.must('backup.settings', { isOn: false, keep: { days: 1, weeks: 0, months: 0 } })
    await machine.must('sync.lan', { on: true })
  }
  await inStep(network, machines, (count * (count - 1)) / 2)
  return { network, machines, chapter }
}

/** Carries everything until all of these are in step with everybody they are joined with, over so many lines. */
export async function inStep(network: Network, machines: readonly Machine[], lines = network.lines): Promise<void> {
  await network.until(async () => {
    if (network.lines < lines) return false
    for (const machine of machines) if (!(await isInStep(machine))) return false
    return true
  })
}

/** Carries what is on its way, until for long nobody has said anything more. */
export async function quiet(network: Network): Promise<void> {
  let [turns, frames] = [0, network.frames]
  await network.until(async () => {
    turns = frames === network.frames ? turns + 1 : 0
    frames = network.frames
    return turns > 200
  })
}

/** Whether every device that is connected is known to have just what this one has, of what it may. */
async function isInStep(machine: Machine): Promise<boolean> {
  const { organizers } = await machine.view('peers', {})
  const connected = organizers.flatMap(({ devices }) => devices.filter((device) => device.connected !== null))
  return connected.every(({ holds }) => holds.every(({ pages, same }) => pages === same))
}
