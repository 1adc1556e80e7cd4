import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Salon, SeatTable } from '../../../shared/domain/salon.ts'
import { seat, seatInOrder } from '../../../shared/salons/seating.ts'
import type { Seating, SeatingInput } from '../../../shared/salons/seating.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { recordIn } from '../people/places.ts'
import { seatingInput } from '../queries/seating.ts'
import type { Handlers } from './handler.ts'
import { setItems } from './salon-items.ts'

export const seatingCommands: Handlers<'seating.propose' | 'seating.move' | 'seating.pin' | 'seating.clear'> = {
  async 'seating.propose'(community, { salon: id, chairs, seed }) {
    const salon = community.tables.salons.get(id)
    if (!salon) return failed('not-found')
    const input = seatingInput(community, salon)
    if (input.diners.length === 0) return failed('nobody-to-seat')
    const tables = tablesFor(community, salon, input.diners, chairs)
    const proposal = proposed({ ...input, seed }, tables)
    const batch = community.batch()
    setItems(batch, id, 'tables', { before: salon.tables, after: tables })
    writeSeats(community, batch, salon, proposal.seats)
    await community.commit(batch.build(), 'seating.propose', { undo: 1 })
    return ok({ seated: proposal.seats.size, standing: proposal.standing.length, together: proposal.together.length })
  },

  async 'seating.move'(community, { salon: id, moves }) {
    const salon = community.tables.salons.get(id)
    if (!salon) return failed('not-found')
    const known = new Set(salon.tables.map((table) => table.id))
    if (moves.some(({ table }) => table !== null && !known.has(table))) return failed('not-found')
    const batch = community.batch()
    for (const { member, table } of moves) {
      setSeat(community, batch, salon, member, table ?? undefined)
      setPin(community, batch, salon, member, table !== null)
    }
    await community.commit(batch.build(), 'seating.move', { undo: moves.length })
    return ok(undefined)
  },

  async 'seating.pin'(community, { salon: id, member, pinned }) {
    const salon = community.tables.salons.get(id)
    if (!salon) return failed('not-found')
    const batch = community.batch()
    setPin(community, batch, salon, member, pinned)
    await community.commit(batch.build(), 'seating.pin', { undo: 1 })
    return ok(undefined)
  },

  async 'seating.clear'(community, { salon: id }) {
    const salon = community.tables.salons.get(id)
    if (!salon) return failed('not-found')
    const batch = community.batch()
    writeSeats(community, batch, salon, new Map())
    for (const member of salon.pinned) batch.set(id, ['pinned', member], undefined)
    await community.commit(batch.build(), 'seating.clear', { undo: 1 })
    return ok(undefined)
  },
}

/**
 * As many tables as the guests need. Those at which somebody stays come first, then the others in their order; what is too
 * many goes, what is missing is made and numbered on.
 */
function tablesFor(
  { world }: OpenCommunity,
  salon: Salon,
  diners: SeatingInput['diners'],
  chairs: number,
): SeatTable[] {
  const wanted = diners.reduce((sum, diner) => sum + diner.chairs, 0)
  const keeping = new Set(diners.flatMap(({ pinned }) => (pinned === undefined ? [] : [pinned])))
  const count = Math.max(Math.ceil(wanted / chairs), keeping.size, 1)
  const kept = salon.tables
    .toSorted((a, b) => Number(keeping.has(b.id)) - Number(keeping.has(a.id)))
    .slice(0, count)
    .sort((a, b) => a.order - b.order)
  const names = new Set(kept.map(({ name }) => name))
  let number = 0
  const nextName = () => {
    do number += 1
    while (names.has(String(number)))
    return String(number)
  }
  const made = Array.from({ length: count - kept.length }, () => ({
    id: newId('ent', world.random),
    name: nextName(),
  }))
  return [...kept, ...made].map(({ id, name }, order) => ({ id, order, name, chairs }))
}

/**
 * Filled evenly, so that nobody sits at the last table with one other. Parties that do not come out even get another chair
 * each, and all there are where that still leaves somebody standing.
 */
function proposed(input: Omit<SeatingInput, 'boards'>, tables: readonly SeatTable[]): Seating {
  const wanted = input.diners.reduce((sum, { chairs }) => sum + chairs, 0)
  const each = Math.floor(wanted / tables.length)
  const rest = wanted % tables.length
  const filled = (spare: number) =>
    tables.map(({ id, chairs }, at) => ({ id, chairs: Math.min(each + (at < rest ? 1 : 0) + spare, chairs) }))
  const ways = [filled(0), filled(1), tables]
  const boards = ways.find((way) => seatInOrder({ ...input, boards: way }).standing.length === 0) ?? tables
  return seat({ ...input, boards })
}

/** Writes all seats anew, leaving alone those that stay. */
function writeSeats(
  community: OpenCommunity,
  batch: BatchBuilder,
  salon: Salon,
  seats: ReadonlyMap<MemberId, string>,
): void {
  const { people } = community.tables
  for (const record of Object.keys(salon.seats) as MemberId[])
    if (!seats.has(people.personOf(record))) batch.set(salon.id, ['seats', record], undefined)
  for (const [member, table] of seats) setSeat(community, batch, salon, member, table)
}

/** A merged person may have been seated by another of their records; one seat is enough. */
function setSeat(
  { tables }: OpenCommunity,
  batch: BatchBuilder,
  salon: Salon,
  member: MemberId,
  table: string | undefined,
): void {
  const person = tables.people.personOf(member)
  const records = (Object.keys(salon.seats) as MemberId[]).filter((each) => tables.people.personOf(each) === person)
  const [record = recordIn(tables, person, salon.chapter), ...others] = records
  if (salon.seats[record] !== table) batch.set(salon.id, ['seats', record], table)
  for (const other of others) batch.set(salon.id, ['seats', other], undefined)
}

function setPin({ tables }: OpenCommunity, batch: BatchBuilder, salon: Salon, member: MemberId, pinned: boolean): void {
  const person = tables.people.personOf(member)
  const pins = salon.pinned.filter((each) => tables.people.personOf(each) === person)
  if (pinned && pins.length === 0) batch.set(salon.id, ['pinned', recordIn(tables, person, salon.chapter)], true)
  if (!pinned) for (const pin of pins) batch.set(salon.id, ['pinned', pin], undefined)
}
