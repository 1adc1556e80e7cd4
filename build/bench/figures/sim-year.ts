import { setTimeout as wait } from 'node:timers/promises'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { mayHold } from '../../../shared/domain/role.ts'
import type { Grant, Role } from '../../../shared/domain/role.ts'
import { chapterIn, community, rowsOf } from '../../../test/helpers/fake-world.ts'
import { dumpOf } from '../../../test/helpers/dump.ts'
import { seedWorld } from '../../../test/helpers/chance.ts'
import { inStep } from '../../../test/helpers/live.ts'
import { Network } from '../../../test/helpers/network.ts'
import { joined, send } from '../../../test/helpers/organizers.ts'
import { seededRandom } from '../../../test/helpers/seeded-random.ts'
import { Machine, TestClock } from '../../../test/helpers/store.ts'
import { rowsIn } from '../../../test/helpers/test-disk.ts'
import { say } from '../../processes.mjs'

/**
 * A year of a community with fifty devices that meet as people do: every week most of them work on their own, some find
 * each other in small groups, mostly of one chapter, and nobody is ever in touch with everybody. Three devices are
 * admins' and have all chapters; the others have one, and one in ten is a door volunteer's. Run as a program of its own;
 * prints one line.
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
  /** What was new in the end, as a file to each device would carry it: all devices together. */
  readonly growth: number
  /** Rounds of meetings after the last edit until nobody lacked anything. */
  readonly roundsToAgree: number
  readonly decisions: number
  /** Whether every device has exactly the pages that it may, all in the same state, and those of one grant show the same. */
  readonly agree: boolean
  readonly seed: number
  readonly seconds: number
}

const DEVICES = 50
const WEEKS = 52
const CHAPTERS = ['台北', '新竹', '台中', '台南', '高雄'] as const
const MEMBERS_A_CHAPTER = 20
const ADMINS = 3
/** Of ten devices that are no admin's: an organizer's for every four, then chapter leaders', and a door volunteer's. */
const ROLES: readonly Exclude<Role, 'admin'>[] = [
  'organizer', 'leader', 'leader', 'organizer', 'leader', 'leader', 'organizer', 'leader', 'organizer', 'door',
] // prettier-ignore
/** Of all devices in a week: this share works, and this share meets somebody. */
const WORKING = 0.8
const MEETING = 0.5
/** Of those who meet somebody, this share meets within the chapter. */
const AT_HOME = 0.7
const GROUP_MAX = 5
const WEEK_MS = 7 * 24 * 3600 * 1000

type Random = ReturnType<typeof seededRandom>

interface Organizer {
  readonly machine: Machine
  readonly grant: Grant
}

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
  const organizers = await club(network)
  const before = await sizeOf(organizers)
  let edits = 0
  let meetings = 0
  const carried = { frames: network.frames, bytes: network.bytes }
  for (let week = 0; week < WEEKS; week += 1) {
    for (const organizer of organizers) if (random.chance(WORKING)) edits += await workOn(organizer, random)
    for (const group of groupsOf(organizers, random)) meetings += await meet(network, group)
    network.clock.advance(WEEK_MS)
  }
  let roundsToAgree = 0
  while (!(await haveTheSame(organizers)) && roundsToAgree < DEVICES) {
    roundsToAgree += 1
    for (const group of groupsOf(organizers, random, 1)) meetings += await meet(network, group)
  }
  const [first] = organizers
  return {
    devices: DEVICES,
    weeks: WEEKS,
    edits,
    meetings,
    frames: network.frames - carried.frames,
    bytes: network.bytes - carried.bytes,
    growth: (await sizeOf(organizers)) - before,
    roundsToAgree,
    decisions: first ? (await community(first.machine)).decisions : 0,
    agree: (await haveTheSame(organizers)) && (await showTheSame(organizers)),
    seed,
    seconds: (performance.now() - started) / 1000,
  }
}

/** Fifty machines of one community, none of which can reach another. */
async function club(network: Network): Promise<Organizer[]> {
  const host = await Machine.start({ clock: network.clock, link: network.join() })
  await host.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
  const chapters: ChapterId[] = []
  for (const name of CHAPTERS) chapters.push(await chapterWithPeople(host, name))
  const organizers: Organizer[] = [{ machine: host, grant: { role: 'admin', chapters: 'all' } }]
  for (let index = 1; index < DEVICES; index += 1) {
    const grant = grantOf(index, chapters)
    const { role, chapters: of } = grant
    const granted = { role, chapters: of === 'all' ? of : [...of] }
    const machine = await joined(host, `組織者${index}`, { link: network.join() }, granted)
    await send(machine, host)
    for (const other of organizers) network.cut(machine.link, other.machine.link)
    organizers.push({ machine, grant })
  }
  for (const { machine } of organizers) await machine.must('sync.lan', { on: true })
  // Everybody has heard of everybody before the year begins.
  for (const organizer of organizers.slice(1)) await meet(network, [organizers[0] ?? organizer, organizer])
  return organizers
}

/** A chapter with members and a salon whose door is open. */
async function chapterWithPeople(host: Machine, name: string): Promise<ChapterId> {
  const chapter = await chapterIn(host, name)
  for (let index = 0; index < MEMBERS_A_CHAPTER; index += 1)
    await host.must('member.create', { fields: { name: `${name}${index}`, phone: `09${index}` }, chapter })
  const day = { start: '2026-03-07T19:00', end: '2026-03-07T21:00' }
  const { salon } = await host.must('salon.create', { theme: name, chapter, capacity: 12, ...day })
  await host.must('door.open', { salon })
  return chapter
}

function grantOf(index: number, chapters: readonly ChapterId[]): Grant {
  if (index < ADMINS) return { role: 'admin', chapters: 'all' }
  const at = index - ADMINS
  // The chapters take turns, and within each the roles.
  const role = ROLES[Math.floor(at / chapters.length) % ROLES.length] ?? 'leader'
  return { role, chapters: chapters.filter((_, chapter) => chapter === at % chapters.length) }
}

/** What an organizer does in a week: one to three things, as most weeks are. */
async function workOn({ machine, grant }: Organizer, random: Random): Promise<number> {
  const count = random.int(1, 3)
  let done = 0
  for (let index = 0; index < count; index += 1) {
    const result = await (grant.role === 'door' ? tickOne(machine, random) : oneThing(machine, random))
    if (result?.ok === true) done += 1
  }
  return done
}

/** A door volunteer ticks whom the door knows, or writes somebody down. */
async function tickOne(machine: Machine, random: Random) {
  const door = oneOf(await machine.view('doors', {}), random)
  if (!door) return null
  const { salon } = door
  if (random.chance(0.3)) return machine.command('door.walkIn', { salon, name: `路人${random.int(1, 9999)}` })
  const guests = await machine.view('door', {
    salon,
    text: String(random.int(0, MEMBERS_A_CHAPTER)),
    language: 'zh-TW',
  })
  const guest = oneOf(guests?.matches ?? [], random)
  return guest ? machine.command('door.checkIn', { salon, member: guest.member }) : null
}

async function oneThing(machine: Machine, random: Random) {
  const member = oneOf(await rowsOf(machine), random)?.id
  const salon = oneOf((await machine.view('salons', { range: { from: 0, count: 500 } })).rows, random)?.id
  const chapter = oneOf((await community(machine)).chapters, random)?.id
  if (!member || !salon || !chapter) return null
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

function oneOf<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[random.int(0, Math.max(0, items.length - 1))]
}

/** Who finds whom this week, in small groups by chance: most within their chapter, the others whoever is there. */
function groupsOf(organizers: readonly Organizer[], random: Random, share = MEETING): Organizer[][] {
  const places = new Map<string, Organizer[]>()
  for (const organizer of shuffled(organizers, random).slice(0, Math.round(organizers.length * share))) {
    const place = random.chance(AT_HOME) ? String(organizer.grant.chapters) : 'all'
    places.set(place, [...(places.get(place) ?? []), organizer])
  }
  const groups: Organizer[][] = []
  for (const there of places.values()) while (there.length > 1) groups.push(there.splice(0, random.int(2, GROUP_MAX)))
  return groups
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const out = [...items]
  for (let index = out.length - 1; index > 0; index -= 1) {
    const other = random.int(0, index)
    const [a, b] = [out[index], out[other]]
    if (a && b) [out[index], out[other]] = [b, a]
  }
  return out
}

/** A group meets, agrees, and parts; answers with how many pairs that were. */
async function meet(network: Network, group: readonly Organizer[]): Promise<number> {
  const machines = group.map(({ machine }) => machine)
  const pairs = machines.flatMap((a, index) => machines.slice(index + 1).map((b) => [a, b] as const))
  for (const [a, b] of pairs) network.mend(a.link, b.link)
  await inStep(network, machines, pairs.length)
  for (const [a, b] of pairs) network.cut(a.link, b.link)
  return pairs.length
}

/** Whether each device has every page that it may have and no other, and each page stands at the same heads wherever it is. */
async function haveTheSame(organizers: readonly Organizer[]): Promise<boolean> {
  const all = new Map<string, PageInfo & { readonly heads: string }>()
  const held: (readonly [Grant, ReadonlySet<string>])[] = []
  for (const { machine, grant } of organizers) {
    const { id } = await community(machine)
    const rows = rowsIn(await machine.disk.image(), id, 'pages') as readonly (PageInfo & { readonly heads: string })[]
    for (const row of rows) {
      if ((all.get(row.id) ?? row).heads !== row.heads || !mayHold(grant, row)) return false
      all.set(row.id, row)
    }
    held.push([grant, new Set(rows.map((row) => row.id))])
  }
  return held.every(([grant, pages]) => [...all.values()].every((page) => pages.has(page.id) === mayHold(grant, page)))
}

/** Whether those who have the same role in the same chapters are shown the same. */
async function showTheSame(organizers: readonly Organizer[]): Promise<boolean> {
  const shown = new Map<string, string>()
  for (const { machine, grant } of organizers) {
    const [key, dump] = [JSON.stringify(grant), JSON.stringify(await dumpOf(machine, { histories: false }))]
    if ((shown.get(key) ?? dump) !== dump) return false
    shown.set(key, dump)
  }
  return true
}

/** What all devices together have, each as one file of everything. */
async function sizeOf(organizers: readonly Organizer[]): Promise<number> {
  let bytes = 0
  for (const { machine } of organizers) bytes += (await machine.must('exchange.write', {})).bytes.length
  return bytes
}
