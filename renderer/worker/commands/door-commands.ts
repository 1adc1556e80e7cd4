import { failed, ok } from '../../../shared/domain/problem.ts'
import { doorRecords } from '../doors/tend-doors.ts'
import type { Handlers } from './handler.ts'

export const doorCommands: Handlers<'door.open' | 'door.close'> = {
  async 'door.open'(community, { salon: id }) {
    const { tables } = community
    const salon = tables.salons.get(id)
    if (!salon) return failed('not-found')
    if (salon.cancelled !== undefined) return failed('salon-cancelled')
    if (tables.doors.open(id)) return ok(undefined)
    const batch = community.batch()
    const [closed] = tables.doors.of(id)
    // What was ticked there stays there; the same page goes on, and is brought up to date right after.
    if (closed) batch.writeOn(closed.page, ['records', id, 'closed'], undefined)
    else batch.begin({ kind: 'door', chapter: salon.chapter }, doorRecords(community, salon))
    await community.commit(batch.build(), 'door.open')
    return ok(undefined)
  },

  async 'door.close'(community, { salon }) {
    const { tables, world } = community
    const doors = tables.doors.of(salon).filter((door) => door.salon.closed === undefined)
    if (doors.length === 0) return failed('not-found')
    const batch = community.batch()
    for (const { page } of doors) batch.writeOn(page, ['records', salon, 'closed'], world.now())
    await community.commit(batch.build(), 'door.close')
    return ok(undefined)
  },
}
