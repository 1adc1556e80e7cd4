import { touchpointRecord } from '../../../shared/crdt/evening-records.ts'
import { itemsRecord } from '../../../shared/crdt/salon-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import { FIELD_LIMIT, NOTES_LIMIT } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { Salon, TalkQuestion } from '../../../shared/domain/salon.ts'
import type { OpenCommunity } from '../open-community.ts'
import { recordIn } from '../people/places.ts'
import { moneyView } from '../queries/money-view.ts'
import { addEntry, entryBase, voidEntries } from './evening-entries.ts'
import type { Handlers } from './handler.ts'
import { setLines } from './salon-items.ts'

/** What is written down after an evening: that it was gone through, the talk online, and who was heard from. */
export const afterwardsCommands: Handlers<
  | 'salon.close'
  | 'salon.talk'
  | 'salon.settle'
  | 'touchpoint.add'
  | 'touchpoint.takeBack'
  | 'followUp.skip'
  | 'followUp.resume'
> = {
  async 'salon.close'(community, { salon: id, closed }) {
    const salon = community.tables.salons.get(id)
    if (!salon) return failed('not-found')
    if (salon.cancelled !== undefined) return failed('salon-cancelled')
    if ((salon.closed !== undefined) === closed) return ok(undefined)
    const batch = community.batch().set(id, ['closed'], closed ? community.world.now() : undefined)
    await community.commit(batch.build(), 'salon.close', { undo: 1 })
    return ok(undefined)
  },

  async 'salon.settle'(community, { salon: id, how }) {
    const salon = community.tables.salons.get(id)
    if (!salon) return failed('not-found')
    const { currency, owing } = moneyView(community, salon)
    if (currency === null || owing.length === 0) return ok({ guests: 0 })
    const batch = community.batch()
    for (const { id: member, due, paid } of owing) {
      const base = entryBase(community, salon, member)
      addEntry(batch, salon, { ...base, kind: 'paid', amount: due - paid, currency, how })
    }
    await community.commit(batch.build(), 'salon.settle', { undo: owing.length })
    return ok({ guests: owing.length })
  },

  async 'salon.talk'(community, { salon: id, set }) {
    const salon = community.tables.salons.get(id)
    if (!salon) return failed('not-found')
    const batch = community.batch()
    for (const field of TALK_FIELDS) {
      const value = set[field]?.trim()
      if (value === undefined || value === (salon.talk?.[field] ?? '')) continue
      const limit = field === 'outcome' ? NOTES_LIMIT : FIELD_LIMIT
      if (value.length > limit) return failed('value-too-long', { field: 'notes', limit })
      batch.set(id, ['talk', field], value)
    }
    if (set.questions) {
      const questions = writtenQuestions(community, set.questions)
      if (!questions.ok) return questions
      const before = itemsRecord(salon.talk?.questions ?? [])
      setLines(batch, id, ['talk', 'questions'], { before, after: itemsRecord(questions.value) })
    }
    if (!batch.isEmpty) await community.commit(batch.build(), 'salon.talk', { undo: 1 })
    return ok(undefined)
  },

  async 'touchpoint.add'(community, { member, chapter, kind, text, from, salon }) {
    const { tables, world, identity } = community
    if (!tables.members.get(member) || !tables.chapters.has(chapter)) return failed('not-found')
    if (from !== null && !tables.members.get(from)) return failed('not-found')
    if (salon !== null && !tables.salons.has(salon)) return failed('not-found')
    if (from !== null && tables.people.areOne(from, member)) return failed('are-one-person')
    if (text.length > NOTES_LIMIT) return failed('value-too-long', { field: 'notes', limit: NOTES_LIMIT })
    const touchpoint = {
      id: newId('tch', world.random),
      chapter,
      member: recordIn(tables, member, chapter),
      kind,
      text: text.trim(),
      ...(from !== null && { from: recordIn(tables, from, chapter) }),
      ...(salon !== null && { salon }),
      at: world.now(),
      by: identity.organizer,
    }
    const batch = community.batch().create('attendance', chapter, touchpoint.id, touchpointRecord(touchpoint))
    await community.commit(batch.build(), 'touchpoint.add', { undo: 1 })
    return ok({ touchpoint: touchpoint.id })
  },

  async 'touchpoint.takeBack'(community, { touchpoint: id }) {
    const touchpoint = community.tables.touchpoints.get(id)
    if (!touchpoint || touchpoint.voided !== undefined) return failed('not-found')
    const batch = community.batch().set(id, ['voided'], community.world.now())
    await community.commit(batch.build(), 'touchpoint.takeBack', { undo: 1 })
    return ok(undefined)
  },

  async 'followUp.skip'(community, { salon: id, member: named, reason }) {
    const { salon, member } = guestAt(community, id, named)
    if (!salon || !member) return failed('not-found')
    if (reason.length > FIELD_LIMIT) return failed('value-too-long', { field: 'notes', limit: FIELD_LIMIT })
    const batch = community.batch()
    addEntry(batch, salon, { ...entryBase(community, salon, member), kind: 'passedOver', reason: reason.trim() })
    await community.commit(batch.build(), 'followUp.skip', { undo: 1 })
    return ok(undefined)
  },

  async 'followUp.resume'(community, { salon: id, member: named }) {
    const { salon, member } = guestAt(community, id, named)
    if (!salon || !member) return failed('not-found')
    const batch = community.batch()
    voidEntries(community, batch, salon, member, 'passedOver')
    if (batch.isEmpty) return failed('not-found')
    await community.commit(batch.build(), 'followUp.resume', { undo: 1 })
    return ok(undefined)
  },
}

const TALK_FIELDS = ['topic', 'link', 'outcome'] as const

/** Questions in which something is written, in their order. */
function writtenQuestions(
  { world }: OpenCommunity,
  lines: readonly { readonly id?: string | undefined; readonly text: string; readonly answered: boolean }[],
): Result<readonly TalkQuestion[]> {
  const written = lines.filter(({ text }) => text.trim() !== '')
  if (written.some(({ text }) => text.length > FIELD_LIMIT))
    return failed('value-too-long', { field: 'notes', limit: FIELD_LIMIT })
  return ok(
    written.map(({ id, text, answered }, order) => ({
      id: id ?? newId('ent', world.random),
      order,
      text: text.trim(),
      answered,
    })),
  )
}

/** A person who is on the list of a salon, by whichever of their ids. */
function guestAt(
  { tables }: OpenCommunity,
  id: SalonId,
  named: MemberId,
): { readonly salon?: Salon | undefined; readonly member?: MemberId } {
  const member = tables.people.personOf(named)
  return { salon: tables.salons.get(id), ...(tables.attendance.guests(id).has(member) && { member }) }
}
