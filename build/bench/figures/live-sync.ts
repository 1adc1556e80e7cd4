import '@automerge/automerge'
import { NetworkAdapter, Repo } from '@automerge/automerge-repo'
import type { Message, PeerId } from '@automerge/automerge-repo'
import { gzipSync } from 'node:zlib'
import { openPage, recordsOf as storedRecords } from '../../../shared/crdt/page.ts'
import type { MemberId, PageId } from '../../../shared/domain/ids.ts'
import { chapterIn, importInto, salonIn } from '../../../test/helpers/fake-world.ts'
import { inStep } from '../../../test/helpers/live.ts'
import { Network } from '../../../test/helpers/network.ts'
import { joined, send } from '../../../test/helpers/organizers.ts'
import { rosterCsv } from '../../../test/helpers/rosters.ts'
import { Machine, PROFILE_KEY } from '../../../test/helpers/store.ts'
import { rowsIn } from '../../../test/helpers/test-disk.ts'
import { createSealer } from '../../../renderer/worker/storage/sealer.ts'
import { say } from '../../processes.mjs'
import { DEVICE, makePage } from './bench-pages.ts'
import { byHaves, bySyncMessages, partedCopies } from './parted-pages.ts'
import { RealTimers } from './real-timers.ts'
import { recordsOf } from './roster-records.ts'

/**
 * A program: `fresh N`, `again N`, `tick`, `mesh N`, `repo N` and `parted N` each print what synchronising took, in a process of their
 * own, and `zipped N` what a community weighs as JSON. Both ends are whole stores of this one process, joined in memory, so that two processors' work is done by one and
 * nothing is waited for but the stores themselves.
 */

/** Milliseconds, bytes, messages, as far as the task has them. */
export interface SyncTimes {
  readonly ms: readonly number[]
  readonly bytes: readonly number[]
  /** What was sent, gzipped as JSON: all of it; the members as their roster has them. */
  readonly floorBytes: readonly number[]
  readonly messages: readonly number[]
  /** The same with Automerge's sync messages, where that was measured. */
  readonly floorMs?: readonly number[]
  readonly floorMessages?: readonly number[]
}

const SEED = 20_240_601
const TICKS = 40
const AGAIN = 5

interface Two {
  readonly network: Network
  readonly machines: readonly [Machine, Machine]
}

/** Two organizers who know of each other, not yet on the network; the first has so many members, the other none. */
async function two(members: number): Promise<Two & { readonly csv: string }> {
  const network = new Network(new RealTimers())
  const first = await Machine.start({ clock: network.clock, link: network.join() })
  await first.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
  const chapter = await chapterIn(first, '台北')
  const second = await joined(first, '偉', { link: network.join() })
  await send(second, first)
  const csv = members > 0 ? rosterCsv({ rows: members, seed: SEED }) : ''
  if (members > 0) await importInto({ machine: first, chapter }, csv, { merge: false })
  return { network, machines: [first, second], csv }
}

async function turnOn({ network, machines }: Two): Promise<void> {
  for (const machine of machines) await machine.must('sync.lan', { on: true })
  await inStep(network, machines, 1)
}

async function fresh(members: number): Promise<SyncTimes> {
  const both = await two(members)
  const [ms, bytes]: [number[], number[]] = [[], []]
  await timed(ms, () => turnOn(both))
  bytes.push(both.network.bytes)
  const { members: arrived } = await both.machines[1].view('community', {})
  if (arrived < members * 0.9) throw new Error(`${arrived} members arrived.`)
  return {
    ms,
    bytes,
    floorBytes: [await zippedRecords(both.machines[0]), gzipSync(JSON.stringify(recordsOf(both.csv))).byteLength],
    messages: [both.network.frames],
  }
}

/** A community of so many as JSON, and nothing synchronised. */
async function zipped(members: number): Promise<SyncTimes> {
  const { machines } = await two(members)
  return { ms: [], bytes: [], floorBytes: [await zippedRecords(machines[0])], messages: [] }
}

/** Everything a machine has, record by record as JSON, gzipped: what there is to be sent, in bytes. */
async function zippedRecords(machine: Machine): Promise<number> {
  const sealer = await createSealer(PROFILE_KEY)
  const { id } = await machine.view('community', {})
  const image = await machine.disk.image()
  const chunks = rowsIn(image, id, 'chunks') as { readonly page: PageId; readonly sealed: ArrayBuffer }[]
  const opened = new Map<PageId, Uint8Array[]>()
  for (const { page, sealed } of chunks) {
    opened.set(page, [...(opened.get(page) ?? []), await sealer.open(sealed, `chunk:${page}`)])
  }
  const records = [...opened.values()].map((parts) => storedRecords(openPage(parts, DEVICE)))
  return gzipSync(JSON.stringify(records)).byteLength
}

async function again(members: number): Promise<SyncTimes> {
  const both = await two(members)
  await turnOn(both)
  const [ms, bytes, messages]: [number[], number[], number[]] = [[], [], []]
  const [first, second] = both.machines
  for (let run = 0; run < AGAIN; run += 1) {
    both.network.cut(first.link, second.link)
    const before = { bytes: both.network.bytes, frames: both.network.frames }
    await timed(ms, async () => {
      both.network.mend(first.link, second.link)
      await inStep(both.network, both.machines, 1)
    })
    bytes.push(both.network.bytes - before.bytes)
    messages.push(both.network.frames - before.frames)
  }
  return { ms, bytes, floorBytes: [], messages }
}

/** From the command on one machine to the view of the other. */
async function tick(): Promise<SyncTimes> {
  const both = await two(500)
  const [first, second] = both.machines
  const [chapter] = (await first.view('community', {})).chapters
  if (!chapter) throw new Error('There is no chapter.')
  const salon = await salonIn({ machine: first, chapter: chapter.id }, { capacity: 500 })
  await turnOn(both)
  const { rows } = await first.view('members', { query: {}, range: { from: 0, count: TICKS } })
  const [ms, bytes, messages]: [number[], number[], number[]] = [[], [], []]
  for (const { id } of rows) {
    const before = { bytes: both.network.bytes, frames: both.network.frames }
    await timed(ms, async () => {
      const ticked = first.must('door.checkIn', { salon, member: id })
      await both.network.until(() => hasArrived(second, salon, id))
      await ticked
    })
    bytes.push(both.network.bytes - before.bytes)
    messages.push(both.network.frames - before.frames)
  }
  return { ms, bytes, floorBytes: [], messages }

  async function hasArrived(machine: Machine, at: typeof salon, member: MemberId): Promise<boolean> {
    const guests = await machine.view('guests', {
      salon: at,
      language: 'en',
      show: 'arrived',
      range: { from: 0, count: 500 },
    })
    return guests.rows.some((guest) => guest.member === member)
  }
}

/** One edit on one of so many machines that are all joined with each other, until all know that all have it. */
async function mesh(count: number): Promise<SyncTimes> {
  const network = new Network(new RealTimers())
  const host = await Machine.start({ clock: network.clock, link: network.join() })
  await host.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
  await chapterIn(host, '台北')
  const machines = [host]
  for (let index = 1; index < count; index += 1) {
    const machine = await joined(host, `組織者${index}`, { link: network.join() })
    await send(machine, host)
    machines.push(machine)
  }
  const [ms, bytes, messages]: [number[], number[], number[]] = [[], [], []]
  const lines = (count * (count - 1)) / 2
  for (const machine of machines) await machine.must('sync.lan', { on: true })
  await inStep(network, machines, lines)
  for (let run = 0; run < AGAIN; run += 1) {
    const before = { bytes: network.bytes, frames: network.frames }
    await timed(ms, async () => {
      await host.must('series.create', { name: `散步${run}` })
      await inStep(network, machines, lines)
    })
    bytes.push(network.bytes - before.bytes)
    messages.push(network.frames - before.frames)
  }
  return { ms, bytes, floorBytes: [], messages }
}

/** The same pages of 250 members from one automerge-repo to another, until all are there. */
async function repo(pages: number): Promise<SyncTimes> {
  const counted = { bytes: 0, messages: 0 }
  const [left, right] = adapters(counted)
  const from = new Repo({ peerId: 'from' as PeerId, sharePolicy: async () => true })
  const ids = Array.from({ length: pages }, (_, index) => from.import(makePage(index)).documentId)
  const to = new Repo({ peerId: 'to' as PeerId, sharePolicy: async () => true })
  const ms: number[] = []
  await timed(ms, async () => {
    from.networkSubsystem.addNetworkAdapter(left)
    to.networkSubsystem.addNetworkAdapter(right)
    for (const id of ids) await (await to.find(id)).whenReady()
  })
  return { ms, bytes: [counted.bytes], floorBytes: [], messages: [counted.messages] }
}

function adapters(counted: { bytes: number; messages: number }): [MemoryAdapter, MemoryAdapter] {
  const [a, b] = [new MemoryAdapter(counted), new MemoryAdapter(counted)]
  a.other = b
  b.other = a
  return [a, b]
}

/** Two repos in one process: every message is a task of its own, as it would be over a port. */
class MemoryAdapter extends NetworkAdapter {
  other: MemoryAdapter | null = null
  readonly #counted: { bytes: number; messages: number }

  constructor(counted: { bytes: number; messages: number }) {
    super()
    this.#counted = counted
  }

  isReady(): boolean {
    return true
  }

  async whenReady(): Promise<void> {
    return undefined
  }

  connect(peerId: PeerId): void {
    this.peerId = peerId
    for (const [one, two_] of [
      [this, this.other],
      [this.other, this],
    ]) {
      if (one?.peerId && two_?.peerId) one.emit('peer-candidate', { peerId: two_.peerId, peerMetadata: {} })
    }
  }

  send(message: Message): void {
    this.#counted.messages += 1
    this.#counted.bytes += 'data' in message && message.data ? message.data.byteLength : 0
    setImmediate(() => this.other?.emit('message', message))
  }

  disconnect(): void {
    this.emit('close')
  }
}

async function timed(times: number[], work: () => Promise<void>): Promise<void> {
  const begun = performance.now()
  await work()
  times.push(performance.now() - begun)
}

/** A page that two devices changed apart, so often each: as sessions bring it together, and with Automerge's sync messages. */
async function parted(changes: number): Promise<SyncTimes> {
  const copies = partedCopies(changes)
  const ours = Array.from({ length: AGAIN }, () => byHaves(copies))
  const theirs = Array.from({ length: AGAIN }, () => bySyncMessages(copies))
  return {
    ms: ours.map(({ ms }) => ms),
    bytes: ours.map(({ bytes }) => bytes),
    messages: ours.map(({ messages }) => messages),
    floorBytes: theirs.map(({ bytes }) => bytes),
    floorMs: theirs.map(({ ms }) => ms),
    floorMessages: theirs.map(({ messages }) => messages),
  }
}

const [task = '', size = '0'] = process.argv.slice(2)
const TASKS: Readonly<Record<string, (size: number) => Promise<SyncTimes>>> = {
  fresh,
  again,
  tick,
  mesh,
  repo,
  parted,
  zipped,
}
const times = await TASKS[task]?.(Number(size))
say(`RESULT ${JSON.stringify(times)}`)
process.exit(times ? 0 : 1)
