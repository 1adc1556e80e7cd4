import { dateAt, isoDate } from '../../../shared/calendar/instants.ts'
import { membershipRecord, memberRecord } from '../../../shared/crdt/member-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { Member, Membership } from '../../../shared/domain/member.ts'
import { toldText } from '../../../shared/domain/told.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { OpenCommunity } from '../open-community.ts'
import { addPlace, hasPlace } from '../people/places.ts'
import { selectMembers } from '../queries/find-members.ts'
import type { Handlers } from './handler.ts'
import { latestDay } from './latest-day.ts'
import { checkFields, checkLabels, checkNotes } from './member-fields.ts'

export const memberCommands: Handlers<
  | 'member.create'
  | 'member.set'
  | 'member.told'
  | 'member.notes'
  | 'member.label'
  | 'member.archive'
  | 'member.join'
  | 'member.leave'
> = {
  async 'member.create'(community, input) {
    const fields = checkFields(input.fields)
    if (!fields.ok) return fields
    const { name, ...rest } = fields.value
    if (!name) return failed('name-empty')
    if (!community.tables.chapters.has(input.chapter)) return failed('not-found')
    const tags = checkLabels(input.tags)
    const interests = checkLabels(input.interests)
    const notes = checkNotes(input.notes)
    if (!tags.ok) return tags
    if (!interests.ok) return interests
    if (!notes.ok) return notes
    const member = newMember(community, input.chapter, {
      ...rest,
      name,
      tags: tags.value,
      interests: interests.value,
      notes: notes.value,
    })
    const batch = community.batch().create('members', input.chapter, member.id, memberRecord(member))
    await community.commit(batch.build(), 'member.create', { undo: 1 })
    return ok({ member: member.id })
  },

  async 'member.set'(community, { member, fields: raw }) {
    const held = community.tables.members.get(member)?.member
    if (!held) return failed('not-found')
    const fields = checkFields(raw)
    if (!fields.ok) return fields
    const batch = community.batch()
    for (const field of MEMBER_FIELDS) {
      const value = fields.value[field]
      // Emptied and not taken away: an empty value can stand beside what somebody else writes at the same time.
      if (value !== undefined) batch.set(member, [field], value === '' && held[field] === undefined ? undefined : value)
    }
    await community.commit(batch.build(), 'member.set', { undo: 1 })
    return ok(undefined)
  },

  async 'member.told'(community, { member, field, told }) {
    const held = community.tables.members.get(member)?.member
    if (!held) return failed('not-found')
    const batch = community.batch()
    if (told === null) batch.told(member, field, undefined)
    else {
      const { on, how } = told
      const checked = checkFields({ [field]: told.value })
      if (!checked.ok) return checked
      if (isoDate(on) === null) return failed('bad-date', { value: on })
      if (on > latestDay(community)) return failed('date-ahead', { value: on })
      const value = checked.value[field] ?? ''
      // Of somebody merged it is said of the person, so that a record that comes to them later says nothing else.
      if (value !== (held[field] ?? '') || community.tables.people.isMerged(member)) batch.set(member, [field], value)
      batch.told(member, field, toldText({ on, how, value }))
    }
    await community.commit(batch.build(), 'member.told', { undo: 1 })
    return ok(undefined)
  },

  async 'member.notes'(community, { member, notes: raw }) {
    if (!community.tables.members.get(member)) return failed('not-found')
    const notes = checkNotes(raw)
    if (!notes.ok) return notes
    await community.commit(community.batch().set(member, ['notes'], notes.value).build(), 'member.notes', { undo: 1 })
    return ok(undefined)
  },

  async 'member.label'(community, { who, kind, add, remove }) {
    const adding = checkLabels(add)
    if (!adding.ok) return adding
    const batch = community.batch()
    for (const id of selectMembers(community.tables, who)) {
      const held = new Set(community.tables.members.get(id)?.member[kind])
      for (const label of adding.value) if (!held.has(label)) batch.set(id, [kind, label], true)
      for (const label of remove) if (held.has(label)) batch.set(id, [kind, label], undefined)
    }
    const changed = batch.records
    await community.commit(batch.build(), 'member.label', { undo: changed })
    return ok({ changed })
  },

  async 'member.archive'(community, { who, archived }) {
    const now = community.world.now()
    const batch = community.batch()
    for (const id of selectMembers(community.tables, who)) {
      const is = community.tables.members.get(id)?.member.archived !== undefined
      if (is !== archived) batch.set(id, ['archived'], archived ? now : undefined)
    }
    const changed = batch.records
    await community.commit(batch.build(), archived ? 'member.archive' : 'member.unarchive', { undo: changed })
    return ok({ changed })
  },

  async 'member.join'(community, { member, chapter, role, from, until }) {
    const { tables } = community
    if (!tables.members.get(member) || !tables.chapters.has(chapter)) return failed('not-found')
    for (const date of [from, until]) if (date && !isoDate(date)) return failed('bad-date', { value: date })
    if (from && until && until < from) return failed('end-before-start')
    const membership: Membership = { role, from: from || today(community, chapter), ...(until && { until }) }
    const record = membershipRecord(membership)
    const batch = community.batch()
    // Value by value where there is one already: what another organizer writes at the same time is then seen, not lost.
    const known = tables.members.get(member)?.member.memberships[chapter]
    if (known)
      for (const key of ['role', 'from', 'until'] as const)
        batch.set(member, ['memberships', chapter, key], record[key] ?? (known[key] && ''))
    else if (hasPlace(tables, member, chapter)) batch.set(member, ['memberships', chapter], record)
    // Its organizers may have none of the other chapter's pages: the person gets a record on theirs.
    if (!hasPlace(tables, member, chapter)) addPlace(community, batch, member, chapter, membership)
    await community.commit(batch.build(), 'member.join', { undo: 1 })
    return ok(undefined)
  },

  async 'member.leave'(community, { member, chapter }) {
    if (!community.tables.members.get(member)?.member.memberships[chapter]) return failed('not-found')
    const until = today(community, chapter)
    await community.commit(
      community.batch().set(member, ['memberships', chapter, 'until'], until).build(),
      'member.leave',
      { undo: 1 },
    )
    return ok(undefined)
  },
}

type Details = Pick<Member, 'name'> & Partial<Omit<Member, 'id' | 'created' | 'memberships' | 'sources'>>

/** Somebody of whom nothing is known but a name and perhaps a telephone number, as a new member of a chapter. */
export function walkInMember(
  community: OpenCommunity,
  chapter: ChapterId,
  said: { readonly name: string; readonly phone?: string },
): Result<Member> {
  const fields = checkFields(said)
  if (!fields.ok) return fields
  const { name = '', phone } = fields.value
  return ok(newMember(community, chapter, { name, ...(phone && { phone }) }))
}

/** A member who joins one chapter today. */
export function newMember(community: OpenCommunity, chapter: ChapterId, details: Details): Member {
  const date = today(community, chapter)
  return {
    joined: date,
    tags: [],
    interests: [],
    notes: '',
    consents: {},
    ...details,
    id: newId('mem', community.world.random),
    memberships: { [chapter]: { role: 'member', from: details.joined || date } },
    sources: [],
    created: community.world.now(),
  }
}

/** Today where the chapter is. */
function today({ tables, world }: OpenCommunity, chapter: ChapterId): string {
  return dateAt(world.now(), tables.chapters.get(chapter)?.zone ?? 'UTC')
}
