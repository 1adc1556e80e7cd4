import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'

/**
 * While people are let in at a door, what takes longer than a moment to be worked out rests for so long between two looks: how a
 * whole community hangs together is not another question after every tick.
 */
const REST = 60_000
/** Days end and birthdays come though nobody does anything. */
const HOUR = 3_600_000

interface Kept {
  readonly state: readonly unknown[]
  readonly attendance: number
  readonly at: number
  readonly value: unknown
}

const kept = new WeakMap<Tables, Map<string, Kept>>()

/** What `work` comes to: as it was, where nothing but arrivals has changed within the last minute. `what` names it. */
export async function rested<Value>(
  community: OpenCommunity,
  what: string,
  work: () => Promise<Value>,
  isWhole: (value: Value) => boolean,
): Promise<Value> {
  const { tables, world } = community
  const all = kept.get(tables) ?? new Map<string, Kept>()
  kept.set(tables, all)
  const now = world.now()
  const state = stateOf(tables, now)
  const attendance = tables.attendance.version
  const known = all.get(what)
  if (known && known.state.every((part, index) => part === state[index])) {
    const isFresh = known.attendance === attendance
    if (isFresh || now - known.at < REST) {
      if (!isFresh) community.wakeAt(known.at + REST)
      return known.value as Value
    }
  }
  const value = await work()
  if (isWhole(value)) all.set(what, { state, attendance, at: now, value })
  return value
}

function stateOf(tables: Tables, now: number): readonly unknown[] {
  return [
    Math.floor(now / HOUR),
    tables.salonsVersion,
    ...[tables.members, tables.people, tables.meetings, tables.touchpoints, tables.feedback].map(
      ({ version }) => version,
    ),
    ...[tables.purchases, tables.contributions, tables.overrides, tables.recognitions].map(({ version }) => version),
    tables.steps.version,
    tables.journeys.version,
    tables.valueSettings,
    tables.journeySettings,
    tables.recognitionSettings,
    tables.tieNumbers,
  ]
}
