import type { Decision } from '../../shared/protocol/decisions.ts'
import { community, decisionsOn, memberOf, rowsOf } from './fake-world.ts'
import { Machine, TestClock } from './store.ts'
import type { DiskImage } from './test-disk.ts'
import { TestDisk } from './test-disk.ts'

/** A profile as some version left it, and what people saw in it. */
export interface FrozenProfile {
  /** The clock when it was frozen, milliseconds. */
  readonly now: number
  readonly disk: unknown
  readonly facts: object
}

export async function frozen(machine: Machine): Promise<FrozenProfile> {
  return { now: machine.clock.now, disk: written(await machine.disk.image()), facts: await factsOf(machine) }
}

/** Opens a frozen profile with today's code; `change` may spoil its disk first. */
export async function thawed(
  { now, disk }: FrozenProfile,
  change = (image: DiskImage): DiskImage => image,
): Promise<Machine> {
  const clock = new TestClock()
  clock.now = now
  return Machine.start({ clock, disk: await TestDisk.from(change(read(disk) as DiskImage)) })
}

/** What people entered, and nothing that is worked out from it: that may be worked out better one day. */
export async function factsOf(machine: Machine): Promise<object> {
  const { name, created, sample, chapters, series, organizers, devices, me } = await community(machine)
  const rows = (await rowsOf(machine, { status: 'all', sort: { by: 'created' } })).map(({ id }) => id)
  const salons = (await machine.view('salons', { range: { from: 0, count: 100 } })).rows.map(({ id }) => id)
  const facts = {
    community: { name, created, sample, me },
    chapters: chapters.map(({ members: _members, upcoming: _upcoming, ...chapter }) => chapter),
    series,
    organizers: byText(organizers),
    devices: byText(devices),
    members: [] as unknown[],
    salons: [] as unknown[],
    sources: (await machine.view('sources', {})).map(({ members: _members, byName: _by, ...source }) => source),
    decisions: byText((await decisionsOn(machine)).map(valuesOf)),
    histories: [] as unknown[],
  }
  for (const member of rows) {
    const view = await memberOf(machine, member)
    const origins = view.origins.map(({ source, row, cells }) => ({ source: source.id, row, cells }))
    facts.members.push({ member: view.member, origins })
  }
  for (const salon of salons) {
    const view = await machine.view('salon', { salon })
    const guests = await machine.view('guests', {
      salon,
      language: 'en',
      sort: 'since',
      range: { from: 0, count: 100 },
    })
    facts.salons.push({
      salon: view?.salon,
      guests: guests.rows.map(({ member, status, since, arrived }) => ({ member, status, since, arrived })),
    })
  }
  for (const record of [...rows, ...salons]) {
    const entries = await machine.view('history', { record })
    facts.histories.push(entries.map(({ at, by, command, edits }) => ({ at, by, command, edits: byText(edits) })))
  }
  // Through JSON, as the frozen facts came: there, what is absent and what is undefined are the same.
  return JSON.parse(JSON.stringify(facts)) as object
}

function valuesOf(decision: Decision): unknown {
  if (decision.kind !== 'field') return decision
  const { record, field, choices } = decision
  return { record, field, choices: choices.map(({ value, by, at }) => ({ value, by, at })) }
}

function byText<Item>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

/** Bytes have no place in JSON; they are written in base64 under this key. */
const BYTES = 'base64'

function written(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return { [BYTES]: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return value.map(written)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, written(inner)]))
}

function read(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(read)
  if (typeof value !== 'object' || value === null) return value
  if (BYTES in value) return new Uint8Array(Buffer.from(String(value[BYTES]), 'base64')).buffer
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, read(inner)]))
}
