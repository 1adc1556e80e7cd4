import { setTimeout as wait } from 'node:timers/promises'
import type { ChapterId, MemberId, SalonId } from '../../../shared/domain/ids.ts'
import { chapterIn, community, rowsOf } from '../../../test/helpers/fake-world.ts'
import { dumpOf } from '../../../test/helpers/dump.ts'
import { inStep } from '../../../test/helpers/live.ts'
import { Network } from '../../../test/helpers/network.ts'
import { joined, send } from '../../../test/helpers/organizers.ts'
import { seededRandom } from '../../../test/helpers/seeded-random.ts'
import { Machine, seedWorld, TestClock } from '../../../test/helpers/store.ts'
import { say } from '../../processes.mjs'

/**
 * A year of a community with fifty devices that meet as people do: every week most of them work on their own, some find
 * each other in small groups, and nobody is ever in touch with everybody. Run as a program of its own; prints one line.
 */

export interface Year {
  readonly devices: number
  readonly weeks: number
  /** What people did; each of them durable on one device before it was anywhere else. */
  readonly edits: number
  /** Times that two devices met. */
  readonly meetings: number
  /** Over all lines, both ways. */
  readonly frames: number
  readonly bytes: number
  /** What a device has in the end, as one file of everything, less what it had in the beginning. */
  readonly growth: number
  /** Rounds of meetings after the last edit until nobody lacked anything. */
  readonly roundsToAgree: number
  readonly decisions: number
  readonly agree: boolean
  readonly seed: number
  readonly seconds: number
}

const DEVICES = 50
const WEEKS = 52
const CHAPTERS = ['台北', '新竹', '台中', '台南', '高雄'] as const
const MEMBERS_A_CHAPTER = 20
/** Of all devices in a week: this share works, and this share meets somebody. */
const WORKING = 0.8
const MEETING = 0.5
const GROUP_MAX = 5
const WEEK_MS = 7 * 24 * 3600 * 1000

type Random = ReturnType<typeof seededRandom>

const [seedText = '1'] = process.argv.slice(2)
say(`RESULT ${JSON.stringify(await year(Number(seedText)))}`)
// The machines' timers would keep the process for nothing.
await wait(0)
process.exit(0)

async function year(seed: number): Promise<Year> {
  const started = performance.now()
  seedWorld(seed)
  const random = seededRandom(seed)
  const network = new Network(new TestClock(), seed)
  const machines = await club(network)
  const before = await sizeOf(machines)
  let edits = 0
  let meetings = 0
  const carried = { frames: network.frames, bytes: network.bytes }
  for (let week = 0; week < WEEKS; week += 1) {
    for (const machine of machines) if (random.chance(WORKING)) edits += await workOn(machine, random)
    for (const group of groupsOf(machines, random)) meetings += await meet(network, group)
    network.clock.advance(WEEK_MS)
  }
  let roundsToAgree = 0
  while (!(await areAlike(machines))) {
    roundsToAgree += 1
    if (roundsToAgree > DEVICES) break
    for (const group of groupsOf(machines, random, 1)) meetings += await meet(network, group)
  }
  const dumps = new Set<string>()
  for (const machine of machines) dumps.add(JSON.stringify(await dumpOf(machine, { histories: false })))
  const [first] = machines
  return {
    devices: DEVICES,
    weeks: WEEKS,
    edits,
    meetings,
    frames: network.frames - carried.frames,
    bytes: network.bytes - carried.bytes,
    growth: (await sizeOf(machines)) - before,
    roundsToAgree,
    decisions: first ? (await community(first)).decisions : 0,
    agree: dumps.size === 1,
    seed,
    seconds: (performance.now() - started) / 1000,
  }
}

/** Fifty machines of one community, none of which can reach another. */
async function club(network: Network): Promise<Machine[]> {
  const host = await Machine.start({ clock: network.clock, link: network.join() })
  await host.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
  for (const name of CHAPTERS) {
    const chapter = await chapterIn(host, name)
    for (let index = 0; index < MEMBERS_A_CHAPTER; index += 1)
      await host.must('member.create', { fields: { name: `${name}${index}`, phone: `09${index}` }, chapter })
    const day = { start: '2026-03-07T19:00', end: '2026-03-07T21:00' }
    await host.must('salon.create', { theme: name, chapter, capacity: 12, ...day })
  }
  const machines = [host]
  while (machines.length < DEVICES) {
    const machine = await joined(host, `組織者${machines.length}`, { link: network.join() })
    await send(machine, host)
    for (const other of machines) network.cut(machine.link, other.link)
    machines.push(machine)
  }
  // Everybody has heard of everybody before the year begins.
  for (const machine of machines.slice(1)) await send(host, machine)
  for (const machine of machines) await machine.must('sync.lan', { on: true })
  return machines
}

/** What an organizer does in a week: one to three things, as most weeks are. */
async function workOn(machine: Machine, random: Random): Promise<number> {
  const members = (await rowsOf(machine, {})).map(({ id }) => id)
  const salons = (await machine.view('salons', { range: { from: 0, count: 50 } })).rows.map(({ id }) => id)
  const chapters = (await community(machine)).chapters.map(({ id }) => id)
  const count = random.int(1, 3)
  let done = 0
  for (let index = 0; index < count; index += 1) {
    const [member, salon, chapter] = [oneOf(members, random), oneOf(salons, random), oneOf(chapters, random)]
    if (!member || !salon || !chapter) break
    const result = await oneThing(machine, random, { member, salon, chapter })
    if (result.ok) done += 1
  }
  return done
}

function oneOf<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[random.int(0, items.length - 1)]
}

interface About {
  readonly member: MemberId
  readonly salon: SalonId
  readonly chapter: ChapterId
}

function oneThing(machine: Machine, random: Random, { member, salon, chapter }: About) {
  const dice = random.next()
  if (dice < 0.3) return machine.command('member.set', { member, fields: { city: `城${random.int(1, 400)}` } })
  if (dice < 0.4) return machine.command('member.notes', { member, notes: `第${random.int(1, 400)}次見面，聊了很久。` })
  if (dice < 0.5) {
    const who = { kind: 'ids' as const, ids: [member] }
    return machine.command('member.label', { who, kind: 'tags', add: [`標${random.int(1, 30)}`] })
  }
  if (dice < 0.7) return machine.command('salon.rsvp', { salon, member, status: random.pick(['going', 'declined']) })
  if (dice < 0.9) return machine.command('door.checkIn', { salon, member })
  if (dice < 0.95) return machine.command('member.create', { fields: { name: `新人${random.int(1, 9999)}` }, chapter })
  const start = `2026-${String(random.int(4, 12)).padStart(2, '0')}-07T19:00`
  return machine.command('salon.create', { theme: '讀書之夜', chapter, start, end: start.replace('T19', 'T21') })
}

/** Who finds whom this week: small groups of devices by chance; everybody else is on their own. */
function groupsOf(machines: readonly Machine[], random: Random, share = MEETING): Machine[][] {
  const out = [...machines]
  for (let index = out.length - 1; index > 0; index -= 1) {
    const other = random.int(0, index)
    const [a, b] = [out[index], out[other]]
    if (a && b) [out[index], out[other]] = [b, a]
  }
  const meeting = out.slice(0, Math.round(out.length * share))
  const groups: Machine[][] = []
  while (meeting.length > 1) groups.push(meeting.splice(0, random.int(2, GROUP_MAX)))
  return groups.filter(({ length }) => length > 1)
}

/** A group meets, agrees, and parts; answers with how many pairs that were. */
async function meet(network: Network, group: readonly Machine[]): Promise<number> {
  const pairs = group.flatMap((a, index) => group.slice(index + 1).map((b) => [a, b] as const))
  for (const [a, b] of pairs) network.mend(a.link, b.link)
  await inStep(network, group)
  for (const [a, b] of pairs) network.cut(a.link, b.link)
  return pairs.length
}

/** Whether all have the same pages in the same state, told by the size of everything: cheap, and the dumps check it in the end. */
async function areAlike(machines: readonly Machine[]): Promise<boolean> {
  const sizes = new Set<string>()
  for (const machine of machines) {
    const { members, decisions, upcoming } = await community(machine)
    const rows = await rowsOf(machine, {})
    sizes.add(JSON.stringify([members, decisions, upcoming, rows]))
  }
  return sizes.size === 1
}

async function sizeOf([first]: readonly Machine[]): Promise<number> {
  return first ? (await first.must('exchange.write', {})).bytes.length : 0
}
