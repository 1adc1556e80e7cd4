import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { canHost } from '../../../test/helpers/hosts/hosts.ts'
import { say } from '../../processes.mjs'
import { nodeProgram } from '../bundles.ts'
import { runNodeTask } from '../node-task.ts'
import { processorTimeOf } from '../process-memory.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Subject, Workbench } from '../workbench.ts'
import type { SyncTimes } from './live-sync.ts'
import { recordsOf } from './roster-records.ts'
import { withWirePlaces } from './wire-place.ts'
import type { WirePlace } from './wire-place.ts'

const MB = 1024 * 1024
const MEMBERS = 10_000
/** With the roster they came from, about two hundred documents. */
const IN_TWO_HUNDRED_PAGES = 40_000
/** Fresh devices; each takes a start and a first synchronisation. */
const JOINS_MAX = 3
const TICKS = 30
const SPOILT_TICKS = 10
const RECONNECTS = 5
const MINUTE = 60_000
/** Wi-Fi at the far end of a full room. */
const BAD_NETWORK = { loss: 0.05, delay: 300 }

/** Two apps of one community, and where they are. */
interface Two {
  readonly place: WirePlace
  readonly first: Subject
  readonly second: Subject
}

/** Two packed apps over sockets, each on a host of its own, and once more both on one. */
export async function measureSyncWire(bench: Workbench): Promise<Result[]> {
  if (!canHost()) {
    say('It is left out: this machine cannot play several hosts.')
    return []
  }
  return withWirePlaces(bench, async (apart, together) => [
    ...(await measureJoined(bench, apart)),
    ...(await measureReconnect(bench, apart)),
    ...(await measureJoined(bench, together)),
    ...(await measureReconnect(bench, together)),
  ])
}

/** A fresh device receives everything; then a door with two desks, and then nothing. */
async function measureJoined(bench: Workbench, place: WirePlace): Promise<Result[]> {
  const [stored, painted, wire, payload]: [number[], number[], number[], number[]] = [[], [], [], []]
  const first = await openFirst(bench, place, MEMBERS)
  let second: Subject | undefined
  while (painted.length < Math.min(bench.runs, JOINS_MAX)) {
    await second?.close()
    second = await openSecond(bench, place)
    await place.passed?.()
    const times = await join({ place, first, second })
    const [{ bytes }] = await bothInStep({ place, first, second })
    stored.push(times.stored)
    painted.push(times.painted)
    payload.push(bytes)
    if (place.passed) wire.push((await place.passed()).bytes / MB)
  }
  if (!second) throw new Error('Nobody has joined.')
  const two = { place, first, second }
  const floor = await place.floor(sampleOf(payload).median)
  const door = await measureDoor(two)
  const idle = await measureIdle(two)
  await second.close()
  await first.close()
  const of = { figure: 'sync-wire', members: MEMBERS } as const
  return [
    {
      ...of, title: `${place.name}: from the confirmed invitation to everybody in the other’s store`, unit: 'ms',
      value: sampleOf(stored), floor: { title: 'the same bytes over bare TLS and WebSocket', value: sampleOf([floor.transfer]) },
    },
    {
      ...of, title: `${place.name}: … and on the other’s list`, unit: 'ms', value: sampleOf(painted),
      aims: [{ of: 'figure', most: 5000 }],
    },
    ...(place.passed ? await besideJson(bench, wire) : []),
    {
      ...of, title: `${place.name}: a check-in until the other’s door shows it`, unit: 'ms', value: sampleOf(door.ticks),
      floor: { title: '1 KB there and back over bare TLS and WebSocket', value: sampleOf(floor.echoes) },
      aims: [{ of: 'figure', most: 200 }],
    },
    ...door.more,
    ...idle,
  ] // prettier-ignore
}

/** What went over the cable beside the same as JSON: the members alone, and all that is received with them. */
async function besideJson(bench: Workbench, wire: readonly number[]): Promise<Result[]> {
  const members = gzipSync(JSON.stringify(recordsOf(bench.roster(MEMBERS)))).byteLength
  const program = await nodeProgram('live-sync')
  const { floorBytes } = await runNodeTask<SyncTimes>(program, ['zipped', String(MEMBERS)])
  const beside = (title: string, floor: string, bytes: number): Result => ({
    figure: 'sync-wire', members: MEMBERS, title, unit: 'MB', value: sampleOf(wire),
    floor: { title: floor, value: sampleOf([bytes / MB]) }, aims: [{ of: 'ratio', most: 1.5 }],
  }) // prettier-ignore
  return [
    beside('Two hosts: bytes for that, with the roster as it came', 'gzip of the members as JSON', members),
    beside('Two hosts: the same bytes', 'gzip of all that is received as JSON', floorBytes[0] ?? 0),
  ]
}

/** The app of the first organizer once everybody has been read. */
async function openFirst(bench: Workbench, place: WirePlace, members: number): Promise<Subject> {
  const first = await place.app(0, await bench.profile(members))
  await first.call('rowsPainted')
  await first.call('wholeCommunity')
  return first
}

/** An app whose profile has a key and nothing else; its window opens that itself, and so is who brings the store its sockets. */
async function openSecond(bench: Workbench, place: WirePlace): Promise<Subject> {
  const profile = bench.emptyFolder()
  const fresh = await place.app(1, profile)
  await fresh.call('unlock')
  await fresh.close()
  return place.app(1, profile)
}

/** Lets the second in; milliseconds from the confirmation. */
async function join({ first, second }: Two): Promise<{ stored: number; painted: number }> {
  const [{ total } = { total: 0 }] = await first.call('askMembers', [{}])
  await second.call('enter', await first.call('inviteOverNetwork'))
  const arrived = second.call('everybodyArrived', total)
  const begun = await first.call('confirm')
  const { stored, painted } = await arrived
  return { stored: stored - begun, painted: painted - begun }
}

function bothInStep({ first, second }: Two) {
  return Promise.all([first.call('inStep'), second.call('inStep')])
}

async function measureDoor(two: Two): Promise<{ ticks: number[]; more: Result[] }> {
  const { place, first, second } = two
  const { salon, members } = await first.call('planEvening', TICKS + SPOILT_TICKS)
  await bothInStep(two)
  for (const app of [first, second]) await app.call('showDoor', salon)
  let arrived = 0
  const tick = async (): Promise<number> => {
    const member = members[arrived]
    if (!member) throw new Error('Everybody is here.')
    arrived += 1
    const shown = second.call('doorShows', arrived)
    const begun = await first.call('checkIn', salon, member)
    return (await shown) - begun
  }
  const ticks: number[] = []
  await bothInStep(two)
  await place.passed?.()
  while (ticks.length < TICKS) ticks.push(await tick())
  if (!place.passed) return { ticks, more: [] }
  await bothInStep(two)
  const bytes = (await place.passed()).bytes / TICKS
  await place.spoil(BAD_NETWORK)
  const spoilt: number[] = []
  while (spoilt.length < SPOILT_TICKS) spoilt.push(await tick())
  await place.spoil({})
  await bothInStep(two)
  const of = { figure: 'sync-wire', members: MEMBERS } as const
  return {
    ticks,
    more: [
      { ...of, title: 'Two hosts: bytes for that', unit: 'B', value: sampleOf([bytes]) },
      { ...of, title: 'Two hosts: the same with 5 % lost and 300 ms delay', unit: 'ms', value: sampleOf(spoilt) },
    ],
  }
}

/** A minute in step in which nobody does anything, and one without a network. */
async function measureIdle({ place, first, second }: Two): Promise<Result[]> {
  const { passed } = place
  if (!passed) return []
  const processorTime = () => [first, second].map((app) => processorTimeOf(app.process.pid ?? 0))
  const minute = async () => {
    const before = processorTime()
    await passed()
    await wait(MINUTE)
    const taken = processorTime().map((time, index) => time - (before[index] ?? 0))
    return { taken, ...(await passed()) }
  }
  // What is written behind an evening's work is not nothing.
  for (const app of [first, second]) await app.call('flush')
  const together = await minute()
  for (const app of [first, second]) await app.call('turnNetwork', false)
  const apart = await minute()
  const of = { figure: 'sync-wire', members: MEMBERS } as const
  return [
    {
      ...of, title: 'Two hosts: packets a minute when nothing happens', unit: 'packets', value: sampleOf([together.packets]),
      floor: { title: 'with the network off', value: sampleOf([apart.packets]) },
    },
    { ...of, title: 'Two hosts: bytes for that', unit: 'B', value: sampleOf([together.bytes]) },
    {
      ...of, title: 'Two hosts: processor time an app and minute when nothing happens', unit: 'ms', value: sampleOf(together.taken),
      floor: { title: 'with the network off', value: sampleOf(apart.taken) },
    },
  ] // prettier-ignore
}

/** Two that have everything part and meet again. */
async function measureReconnect(bench: Workbench, place: WirePlace): Promise<Result[]> {
  const first = await openFirst(bench, place, IN_TWO_HUNDRED_PAGES)
  const second = await openSecond(bench, place)
  const two = { place, first, second }
  await join(two)
  const [{ pages }] = await bothInStep(two)
  const [sinceLine, sinceAsked, bytes]: [number[], number[], number[]] = [[], [], []]
  while (sinceLine.length < RECONNECTS) {
    await second.call('turnNetwork', false)
    await Promise.all([first.call('isAlone'), second.call('isAlone')])
    await place.passed?.()
    const asked = Date.now()
    await second.call('turnNetwork', true)
    const both = await bothInStep(two)
    const inStep = Math.max(...both.map((one) => one.inStep))
    sinceLine.push(inStep - Math.min(...both.map((one) => one.connected)))
    sinceAsked.push(inStep - asked)
    if (place.passed) bytes.push((await place.passed()).bytes)
  }
  const { opened } = await place.floor(0)
  await second.close()
  await first.close()
  const of = { figure: 'sync-wire', members: IN_TWO_HUNDRED_PAGES } as const
  return [
    {
      ...of, title: `${place.name}: meeting again with nothing new, ${pages} pages, from the TLS line being there`, unit: 'ms',
      value: sampleOf(sinceLine), aims: [{ of: 'figure', most: 300 }],
    },
    {
      ...of, title: `${place.name}: … from the network being turned on`, unit: 'ms', value: sampleOf(sinceAsked),
      floor: { title: 'calling over bare TLS and WebSocket', value: sampleOf([opened]) },
    },
    ...(place.passed ? [{ ...of, title: 'Two hosts: bytes for that, TLS and discovery included', unit: 'B', value: sampleOf(bytes) } as const] : []),
  ] // prettier-ignore
}
