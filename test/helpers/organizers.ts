import type { DeviceId } from '../../shared/domain/ids.ts'
import type { ExchangeSummary } from '../../shared/protocol/commands.ts'
import { carried, chapterIn, community, type Club } from './fake-world.ts'
import { createSealer, openJson } from '../../renderer/worker/storage/sealer.ts'
import type { KeyPair } from '../../renderer/worker/sync/signing.ts'
import { Machine, PROFILE_KEY, TestClock } from './store.ts'
import type { MachineOptions } from './store.ts'
import { rowsIn } from './test-disk.ts'

/** Two organizers of one community, each with a machine and an identity of their own; the clock is the same. */
export interface Pair extends Club {
  readonly mei: Machine
  readonly wei: Machine
}

/** Mei began the community; Wei joined with her file, and both know of each other. */
export async function pair(): Promise<Pair> {
  const clock = new TestClock()
  const mei = await Machine.start({ clock })
  await mei.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
  const chapter = await chapterIn(mei, '台北')
  const wei = await joined(mei, '偉')
  await send(wei, mei)
  return { mei, wei, machine: mei, chapter }
}

/** A new organizer, who joined with a file of everything. */
export async function joined(host: Machine, organizer: string, options: MachineOptions = {}): Promise<Machine> {
  const machine = await Machine.start({ clock: host.clock, ...options })
  await machine.must('community.join', { file: await everything(host), organizer, device: `${organizer}的筆電` })
  return machine
}

type Carried = ReturnType<typeof carried>

/** A file with everything. */
export async function everything(from: Machine): Promise<Carried> {
  return carried(await from.must('exchange.write', {}))
}

/** A file with what the other is not known to have. */
export async function news(from: Machine, to: Machine): Promise<Carried> {
  return carried(await from.must('exchange.write', { since: await deviceOf(to) }))
}

/** Carries everything from one to the other. */
export async function send(from: Machine, to: Machine): Promise<ExchangeSummary> {
  return to.must('exchange.read', { file: await everything(from) })
}

/** Carries everything both ways, so that both have all. */
export async function meet(a: Machine, b: Machine): Promise<void> {
  await send(a, b)
  await send(b, a)
}

export async function deviceOf(machine: Machine): Promise<DeviceId> {
  return (await community(machine)).me.device
}

/** The key pair a machine signs with, for a test that writes a file in its name. */
export async function keysOf(machine: Machine): Promise<KeyPair> {
  const sealer = await createSealer(PROFILE_KEY)
  const { id } = await community(machine)
  const rows = rowsIn(await machine.disk.image(), id, 'local') as {
    readonly key: string
    readonly sealed: ArrayBuffer
  }[]
  const identity = rows.find(({ key }) => key === 'identity')
  if (!identity) throw new Error('this machine has no identity')
  return openJson<KeyPair>(sealer, identity.sealed, 'identity')
}
