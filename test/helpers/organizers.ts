import type { DeviceId } from '../../shared/domain/ids.ts'
import type { CommandInput } from '../../shared/protocol/commands.ts'
import type { ExchangeSummary } from '../../shared/protocol/sync.ts'
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

/** Mei began the community and let Wei in, and both know of each other. */
export async function pair(): Promise<Pair> {
  const clock = new TestClock()
  const mei = await Machine.start({ clock })
  await mei.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
  const chapter = await chapterIn(mei, '台北')
  const wei = await joined(mei, '偉')
  await send(wei, mei)
  return { mei, wei, machine: mei, chapter }
}

type Granted = Pick<CommandInput<'organizer.invite'>, 'role' | 'chapters'>

/** A new organizer, who was invited without a network: the answer and the file went by hand. */
export async function joined(
  host: Machine,
  organizer: string,
  options: MachineOptions = {},
  grant: Granted = { role: 'admin' },
): Promise<Machine> {
  const machine = await letIn(host, organizer, options, grant)
  await machine.must('exchange.read', { file: await welcomeFile(host) })
  return machine
}

/** The file for who was let in last. */
export async function welcomeFile(host: Machine): Promise<Carried> {
  const [{ state } = { state: null }] = await host.view('invitations', {})
  if (state?.step !== 'admitted') throw new Error(`the invitation is ${state?.step ?? 'not there'}`)
  return carried(await host.must('exchange.write', { for: [state.device] }))
}

/** Somebody who was invited and let in, and has received nothing yet. */
export async function letIn(
  host: Machine,
  organizer: string,
  options: MachineOptions = {},
  grant: Granted = { role: 'admin' },
): Promise<Machine> {
  const machine = await Machine.start({ clock: host.clock, ...options })
  const { text } = await host.must('organizer.invite', { name: organizer, network: false, ...grant })
  await machine.must('community.enter', { invitation: text, organizer, device: `${organizer}的筆電` })
  const { invite } = await host.must('invite.answer', { text: await answerOf(machine) })
  await host.must('invite.confirm', { invite, same: true })
  return machine
}

/** The text that the joining device shows, to be sent back by hand. */
export async function answerOf(machine: Machine): Promise<string> {
  const joining = await machine.view('joining', {})
  if (joining.state !== 'reaching' && joining.state !== 'compare') throw new Error(`joining is ${joining.state}`)
  return joining.answer
}

type Carried = ReturnType<typeof carried>

/** A file with everything. */
export async function everything(from: Machine): Promise<Carried> {
  return carried(await from.must('exchange.write', {}))
}

/** A file with what the other is not known to have. */
export async function news(from: Machine, to: Machine): Promise<Carried> {
  return carried(await from.must('exchange.write', { for: [await deviceOf(to)], since: true }))
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
