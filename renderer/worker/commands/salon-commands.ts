import { salonRecord } from '../../../shared/crdt/salon-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { moveUp } from './attendance-commands.ts'
import { checkSalon, draftOf } from './check-salon.ts'
import type { Planned } from './check-salon.ts'
import type { Handlers } from './handler.ts'
import { SALON_LISTS, setItems, setLabels, withoutUndefined } from './salon-items.ts'

export const salonCommands: Handlers<'salon.create' | 'salon.update' | 'salon.cancel' | 'salon.tick'> = {
  async 'salon.create'(community, draft) {
    const salon = checkSalon(community, draft)
    if (!salon.ok) return salon
    const id = newId('sal', community.world.random)
    const record = salonRecord({ ...salon.value, seats: {}, pinned: [], created: community.world.now() })
    await community.commit(community.batch().create('salons', draft.chapter, id, record).build(), 'salon.create', {
      undo: 1,
    })
    return ok({ salon: id })
  },

  async 'salon.update'(community, { salon: id, set }) {
    const salon = community.tables.salons.get(id)
    if (!salon) return failed('not-found')
    const checked = checkSalon(community, { ...draftOf(salon), ...withoutUndefined(set) }, salon.hosts)
    if (!checked.ok) return checked
    const next = checked.value
    const batch = community.batch()
    // Field by field and only what this form changed: what another organizer changed meanwhile stays theirs. What is emptied
    // becomes null and does not go away, so that it can stand beside what somebody else writes at the same time.
    for (const field of SINGLE_FIELDS) if (next[field] !== salon[field]) batch.set(id, [field], next[field] ?? null)
    setLabels(batch, id, 'hosts', salon.hosts, next.hosts)
    setLabels(batch, id, 'interests', salon.interests, next.interests)
    for (const list of SALON_LISTS) if (set[list]) setItems(batch, id, list, { before: salon[list], after: next[list] })
    // More seats are for those who wait; fewer take none away, the salon then says that it is over-booked.
    moveUp(community, batch, { ...salon, ...next }, community.tables.attendance.guests(id))
    await community.commit(batch.build(), 'salon.update', { undo: 1 })
    return ok(undefined)
  },

  async 'salon.cancel'(community, { salon, cancelled }) {
    if (!community.tables.salons.has(salon)) return failed('not-found')
    const value = cancelled ? community.world.now() : undefined
    await community.commit(community.batch().set(salon, ['cancelled'], value).build(), 'salon.cancel', { undo: 1 })
    return ok(undefined)
  },

  async 'salon.tick'(community, { salon: id, task, done }) {
    const known = community.tables.salons.get(id)?.tasks.find((each) => each.id === task)
    if (!known) return failed('not-found')
    if ((known.done !== undefined) === done) return ok(undefined)
    const value = done ? community.world.now() : undefined
    await community.commit(community.batch().set(id, ['tasks', task, 'done'], value).build(), 'salon.tick', { undo: 1 })
    return ok(undefined)
  },
}

/** What a form holds once each. */
const SINGLE_FIELDS = [
  'theme',
  'chapter',
  'series',
  'occurrence',
  'start',
  'end',
  'zone',
  'venue',
  'venueId',
  'capacity',
  'currency',
  'fee',
  'waitRule',
  'answerWithin',
  'notes',
] as const satisfies readonly (keyof Planned)[]
