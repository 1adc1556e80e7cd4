import { venueRecord } from '../../../shared/crdt/salon-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { FIELD_LIMIT, NOTES_LIMIT } from '../../../shared/domain/member.ts'
import { isAmount, isCurrency } from '../../../shared/domain/money.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { Venue } from '../../../shared/domain/salon.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import { checkCapacity } from './check-salon.ts'
import { checkName } from './community-commands.ts'
import type { Handlers } from './handler.ts'

export const venueCommands: Handlers<'venue.create' | 'venue.update' | 'venue.archive'> = {
  async 'venue.create'(community, { chapter, ...draft }) {
    if (!community.tables.chapters.has(chapter)) return failed('not-found')
    const said = checkVenue(draft)
    if (!said.ok) return said
    const id = newId('ven', community.world.random)
    const record = venueRecord({ id, chapter, ...said.value, created: community.world.now() })
    await community.commit(community.batch().create('salons', chapter, id, record).build(), 'venue.create', { undo: 1 })
    return ok({ venue: id })
  },

  async 'venue.update'(community, { venue: id, set }) {
    const venue = community.tables.venues.get(id)
    if (!venue) return failed('not-found')
    const { name, address, access, notes, capacity, cost } = venue
    const asked = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
    const said = checkVenue({ name, address, access, notes, capacity, cost, ...asked })
    if (!said.ok) return said
    const next = said.value
    const batch = community.batch()
    for (const field of ['name', 'address', 'access', 'notes', 'capacity'] as const)
      if (next[field] !== venue[field]) batch.set(id, [field], next[field] ?? null)
    // An amount means nothing without its currency, so the two are written together.
    if (next.cost?.amount !== cost?.amount || next.cost?.currency !== cost?.currency)
      batch.set(id, ['cost'], next.cost ? { ...next.cost } : null)
    await community.commit(batch.build(), 'venue.update', { undo: 1 })
    return ok(undefined)
  },

  async 'venue.archive'(community, { venue, archived }) {
    if (!community.tables.venues.get(venue)) return failed('not-found')
    const value = archived ? community.world.now() : undefined
    await community.commit(community.batch().set(venue, ['archived'], value).build(), 'venue.archive', { undo: 1 })
    return ok(undefined)
  },
}

type Said = Omit<ParsedCommand<'venue.create'>, 'chapter'>

function checkVenue({
  name: raw,
  cost,
  ...draft
}: Said): Result<Omit<Venue, 'id' | 'chapter' | 'created' | 'archived'>> {
  const name = checkName(raw)
  if (!name.ok) return name
  const [address, access, notes] = [draft.address.trim(), draft.access.trim(), draft.notes.trim()]
  if (address.length > FIELD_LIMIT) return failed('value-too-long', { field: 'address', limit: FIELD_LIMIT })
  for (const text of [access, notes])
    if (text.length > NOTES_LIMIT) return failed('value-too-long', { field: 'notes', limit: NOTES_LIMIT })
  const capacity = checkCapacity(draft.capacity)
  if (!capacity.ok) return capacity
  if (cost && (!isAmount(cost.amount) || !isCurrency(cost.currency))) return failed('bad-amount')
  return ok({
    name: name.value,
    address,
    access,
    notes,
    ...(capacity.value !== undefined && { capacity: capacity.value }),
    ...(cost && { cost }),
  })
}
