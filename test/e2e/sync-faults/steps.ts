import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import type { DeviceView, PeersView } from '../../../shared/protocol/sync.ts'
import type { MemberRow } from '../../../shared/protocol/members.ts'
import { type LaunchOptions, type RunningApp, exited, launchApp } from '../../helpers/app.ts'
import { goOnWithoutPassphrase, launchInEnglish } from '../../helpers/first-run.ts'
import { handOnStore, type StoreHand } from '../../helpers/store-hand.ts'

/** An app and a hand on its store. */
export interface Desk {
  readonly running: RunningApp
  /** Id of its main process: where an app plays on another host, what was started here is only who carries its words. */
  readonly main: number
  readonly store: StoreHand
}

/** Starts an app on a profile that was used before. */
export async function start(options: LaunchOptions): Promise<Desk> {
  return deskOf(await launchApp(options))
}

/** Starts an app on a fresh profile. */
export async function startFresh(options: LaunchOptions = {}): Promise<Desk> {
  const running = await launchInEnglish(options)
  await goOnWithoutPassphrase(running.page)
  return deskOf(running)
}

async function deskOf(running: RunningApp): Promise<Desk> {
  const main = await running.app.evaluate(() => process.pid)
  return { running, main, store: await handOnStore(running.page) }
}

/** Begins a community with one chapter, open to the network. */
export async function begin({ store }: Desk): Promise<ChapterId> {
  await store.must('community.start', { name: 'Harbour readers', organizer: 'Mei', device: 'Mei’s laptop' })
  const { chapter } = await store.must('chapter.create', { name: 'Taipei', zone: 'Asia/Taipei', colour: 'jade' })
  await store.must('sync.lan', { on: true })
  return chapter
}

/** Invites the other, to everything by default, and both find the words the same; settles once the other is let in. */
export async function letIn(
  host: Desk,
  guest: Desk,
  organizer = 'Wei',
  grant: Pick<CommandInput<'organizer.invite'>, 'role' | 'chapters'> = { role: 'admin' },
): Promise<void> {
  await portOf(host)
  const { invite, text } = await host.store.must('organizer.invite', { name: organizer, ...grant })
  await guest.store.must('community.enter', { invitation: text, organizer, device: `${organizer}’s laptop` })
  await host.store.until('invitations', {}, ([invitation]) => invitation?.state.step === 'compare')
  await host.store.must('invite.confirm', { invite, same: true })
}

/** Two apps of one community in step with each other; the second joined by invitation. */
export async function pairUp(host: Desk, guest: Desk): Promise<ChapterId> {
  const chapter = await begin(host)
  await letIn(host, guest)
  await inStep(host, guest)
  return chapter
}

/** Waits until each knows the others to have what it has. */
export async function inStep(...desks: readonly Desk[]): Promise<void> {
  for (const { store } of desks)
    await store.until('peers', {}, (peers) => {
      const connected = connectedIn(peers)
      return connected.length > 0 && connected.every(({ holds }) => holds.every(({ pages, same }) => pages === same))
    })
}

/** Waits until somebody is there to talk to. */
export async function inTouch({ store }: Desk): Promise<void> {
  await store.until('peers', {}, (peers) => connectedIn(peers).length > 0)
}

/** Waits until nobody is there any more. */
export async function alone({ store }: Desk): Promise<void> {
  await store.until('peers', {}, (peers) => connectedIn(peers).length === 0)
}

/** Reaches for another device at its address, as a person may who does not want to wait for the two to find each other. */
export async function dial(desk: Desk, other: Desk, address: string): Promise<void> {
  const [port] = await Promise.all([portOf(other), portOf(desk)])
  // Refused where the two have found each other meanwhile.
  await desk.store.command('sync.dial', { address: `${address}:${port}` })
}

/** Where a device listens, once it does. */
export async function portOf({ store }: Desk): Promise<number> {
  const { network } = await store.until('peers', {}, (peers) => peers.network.listening !== null)
  return network.listening?.port ?? 0
}

/** The lines that stand, each with the moment since when: another one to the same device is another line. */
export async function linesOf({ store }: Desk): Promise<Pick<DeviceView, 'id' | 'connected'>[]> {
  return connectedIn(await store.view('peers', {})).map(({ id, connected }) => ({ id, connected }))
}

function connectedIn({ organizers }: PeersView): DeviceView[] {
  return organizers.flatMap(({ devices }) => devices.filter(({ connected }) => connected !== null))
}

/** Every member as the list shows it, of one chapter or all, in an order of its own. */
export async function membersOf({ store }: Desk, chapter?: ChapterId): Promise<MemberRow[]> {
  const query = chapter === undefined ? {} : { chapter }
  const rows: MemberRow[] = []
  for (;;) {
    const window = await store.view('members', { query, range: { from: rows.length, count: 500 } })
    rows.push(...window.rows)
    if (window.rows.length === 0) return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
  }
}

/** A row without what hangs on who else is on the list. */
export function byItself({ namesake: _namesake, hint: _hint, ...row }: MemberRow): object {
  return row
}

/** Waits until a list holds so many members, and no more are found there. */
export async function holdsMembers({ store }: Desk, count: number): Promise<void> {
  await store.until('members', { query: {}, range: { from: 0, count: 1 } }, ({ total }) => total === count)
}

export async function enterMember({ store }: Desk, chapter: ChapterId, name: string): Promise<void> {
  await store.must('member.create', { fields: { name }, chapter })
}

/** Brings a roster in, every row as somebody new. */
export async function importMembers({ store }: Desk, chapter: ChapterId, csv: string): Promise<void> {
  const file = { name: 'roster.csv', data: new TextEncoder().encode(csv) }
  const { draft, mapping } = await store.must('roster.read', { file })
  await store.must('roster.import', { draft, name: 'Roster', chapter, mapping: [...mapping], merge: false })
}

/** Ends an app as a power cut would: nothing of it gets to do anything any more. */
export async function kill({ running, main }: Desk): Promise<void> {
  const gone = exited(running.process)
  process.kill(main, 'SIGKILL')
  await gone
}
