import { meetingRecord } from '../../../shared/crdt/evening-records.ts'
import type { MetHow } from '../../../shared/domain/afterwards.ts'
import { isId, newId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { OpenCommunity } from '../open-community.ts'
import { recordIn } from '../people/places.ts'
import { standingMeetings } from '../queries/meetings.ts'
import type { Handlers } from './handler.ts'

/** Who met at an evening, and who was introduced to whom there or elsewhere. */
export const meetingCommands: Handlers<
  'meeting.record' | 'meeting.correct' | 'meeting.introduce' | 'meeting.takeBack'
> = {
  async 'meeting.record'(community, { salon: id, groups }) {
    const { tables, world, identity } = community
    const salon = tables.salons.get(id)
    if (!salon) return failed('not-found')
    const known = new Set(standingMeetings(tables, id).map(({ members, how }) => keyOf(members, how)))
    const batch = community.batch()
    let recorded = 0
    for (const { members, how } of groups) {
      const people = peopleOf(community, members)
      if (people === null || people.length < 2) return failed('not-found')
      if (known.has(keyOf(people, how))) continue
      known.add(keyOf(people, how))
      const meeting = {
        id: newId('met', world.random),
        salon: id,
        members: people.map((member) => recordIn(tables, member, salon.chapter)),
        how,
        at: world.now(),
        by: identity.organizer,
      }
      batch.create('attendance', salon.chapter, meeting.id, meetingRecord(meeting))
      recorded += 1
    }
    if (recorded > 0) await community.commit(batch.build(), 'meeting.record', { undo: recorded })
    return ok({ recorded })
  },

  async 'meeting.correct'(community, { meeting: id, members }) {
    const { tables, world } = community
    const meeting = tables.meetings.get(id)
    const salon = meeting?.salon && tables.salons.get(meeting.salon)
    const people = peopleOf(community, members)
    if (!salon || meeting.voided !== undefined || people === null) return failed('not-found')
    const batch = community.batch()
    if (people.length < 2) batch.set(id, ['voided'], world.now())
    else {
      const wanted = new Set(people)
      const standing = new Set(meeting.members.map((member) => tables.people.personOf(member)))
      // One by one: what somebody else puts right in the same group meanwhile stays.
      for (const member of meeting.members)
        if (!wanted.has(tables.people.personOf(member))) batch.set(id, ['members', member], undefined)
      for (const member of wanted)
        if (!standing.has(member)) batch.set(id, ['members', recordIn(tables, member, salon.chapter)], true)
    }
    if (!batch.isEmpty) await community.commit(batch.build(), 'meeting.correct', { undo: 1 })
    return ok(undefined)
  },

  async 'meeting.introduce'(community, { at: place, a, b, introducer }) {
    const { tables, world, identity } = community
    const salon = isId('sal', place) ? tables.salons.get(place) : undefined
    const chapter = isId('cha', place) ? place : salon?.chapter
    if (!chapter || !tables.chapters.has(chapter)) return failed('not-found')
    const named = [a, b, ...(introducer ? [introducer] : [])]
    const people = peopleOf(community, named)
    if (people === null) return failed('not-found')
    if (people.length < named.length) return failed('are-one-person')
    const meeting = {
      id: newId('met', world.random),
      ...(salon && { salon: salon.id }),
      members: [a, b].map((member) => recordIn(tables, member, chapter)),
      how: 'introduced' as const,
      ...(introducer && { introducer: recordIn(tables, introducer, chapter) }),
      at: world.now(),
      by: identity.organizer,
    }
    const batch = community.batch().create('attendance', chapter, meeting.id, meetingRecord(meeting))
    await community.commit(batch.build(), 'meeting.introduce', { undo: 1 })
    return ok({ meeting: meeting.id })
  },

  async 'meeting.takeBack'(community, { meeting: id }) {
    const meeting = community.tables.meetings.get(id)
    if (!meeting || meeting.voided !== undefined) return failed('not-found')
    const batch = community.batch().set(id, ['voided'], community.world.now())
    await community.commit(batch.build(), 'meeting.takeBack', { undo: 1 })
    return ok(undefined)
  },
}

/** Each person once; null where somebody is not known. */
function peopleOf({ tables }: OpenCommunity, members: readonly MemberId[]): MemberId[] | null {
  const people = new Set(members.map((member) => tables.people.personOf(member)))
  return [...people].every((member) => tables.members.get(member)) ? [...people] : null
}

/** The same people, however they met; that somebody introduced them is worth saying besides. */
function keyOf(members: readonly MemberId[], how: MetHow): string {
  return [...(how === 'introduced' ? [how] : []), ...members.toSorted()].join(' ')
}
