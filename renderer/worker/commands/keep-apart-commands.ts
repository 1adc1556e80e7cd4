import { keepApartRecord } from '../../../shared/crdt/salon-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { recordIn } from '../people/places.ts'
import { keptApartFrom } from '../queries/keep-apart.ts'
import type { Handlers } from './handler.ts'

export const keepApartCommands: Handlers<'salon.keepApart' | 'salon.letTogether'> = {
  async 'salon.keepApart'(community, { chapter, a, b }) {
    const { tables, world, identity } = community
    if (!tables.chapters.has(chapter) || !tables.members.get(a) || !tables.members.get(b)) return failed('not-found')
    if (tables.people.areOne(a, b)) return failed('are-one-person')
    const [known] = keptApartFrom(tables, a).get(tables.people.personOf(b)) ?? []
    if (known) return ok({ pair: known.id })
    const id = newId('kap', world.random)
    const record = keepApartRecord({
      id,
      a: recordIn(tables, a, chapter),
      b: recordIn(tables, b, chapter),
      at: world.now(),
      by: identity.organizer,
    })
    const batch = community.batch().create('salons', chapter, id, record)
    await community.commit(batch.build(), 'salon.keepApart', { undo: 1 })
    return ok({ pair: id })
  },

  async 'salon.letTogether'(community, { pair }) {
    const { tables, world } = community
    const known = tables.keepApart.get(pair)
    const standing = known && keptApartFrom(tables, known.a).get(tables.people.personOf(known.b))
    if (!standing) return failed('not-found')
    const batch = community.batch()
    // Two organizers may have said it at the same time, each in a record of their own.
    for (const { id } of standing) batch.set(id, ['voided'], world.now())
    await community.commit(batch.build(), 'salon.letTogether', { undo: 1 })
    return ok(undefined)
  },
}
