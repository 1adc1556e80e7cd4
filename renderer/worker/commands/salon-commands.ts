import { localDateTime } from '../../../shared/calendar/instants.ts'
import { agendaRecord, salonRecord } from '../../../shared/crdt/records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { FIELD_LIMIT, NOTES_LIMIT } from '../../../shared/domain/member.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { AgendaItem, Salon } from '../../../shared/domain/salon.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import { promote } from './attendance-commands.ts'
import { recordIn } from '../people/places.ts'
import { checkName } from './community-commands.ts'
import type { Handlers } from './handler.ts'

type Draft = ParsedCommand<'salon.create'>

export const salonCommands: Handlers<'salon.create' | 'salon.update' | 'salon.cancel'> = {
  async 'salon.create'(community, draft) {
    const salon = checkSalon(community, draft)
    if (!salon.ok) return salon
    const id = newId('sal', community.world.random)
    const record = salonRecord({ ...salon.value, created: community.world.now() })
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
    if (next.theme !== salon.theme) batch.set(id, ['theme'], next.theme)
    if (next.chapter !== salon.chapter) batch.set(id, ['chapter'], next.chapter)
    if (next.series !== salon.series) batch.set(id, ['series'], next.series ?? null)
    if (next.start !== salon.start) batch.set(id, ['start'], next.start)
    if (next.end !== salon.end) batch.set(id, ['end'], next.end)
    if (next.zone !== salon.zone) batch.set(id, ['zone'], next.zone)
    if (next.venue !== salon.venue) batch.set(id, ['venue'], next.venue)
    if (next.capacity !== salon.capacity) batch.set(id, ['capacity'], next.capacity ?? null)
    if (next.notes !== salon.notes) batch.set(id, ['notes'], next.notes)
    const hosts = new Set(next.hosts)
    for (const host of salon.hosts) if (!hosts.has(host)) batch.set(id, ['hosts', host], undefined)
    for (const host of hosts) if (!salon.hosts.includes(host)) batch.set(id, ['hosts', host], true)
    if (set.agenda) setAgenda(batch, salon, next.agenda)
    // More seats are for those who wait; fewer take none away, the salon then says that it is over-booked.
    promote(community, batch, { ...salon, ...next }, new Map(community.tables.attendance.guests(id)))
    await community.commit(batch.build(), 'salon.update', { undo: 1 })
    return ok(undefined)
  },

  async 'salon.cancel'(community, { salon, cancelled }) {
    if (!community.tables.salons.has(salon)) return failed('not-found')
    const value = cancelled ? community.world.now() : undefined
    await community.commit(community.batch().set(salon, ['cancelled'], value).build(), 'salon.cancel', { undo: 1 })
    return ok(undefined)
  },
}

function setAgenda(batch: ReturnType<OpenCommunity['batch']>, salon: Salon, agenda: readonly AgendaItem[]): void {
  const after = agendaRecord(agenda)
  for (const { id } of salon.agenda) if (!(id in after)) batch.set(salon.id, ['agenda', id], undefined)
  const before = agendaRecord(salon.agenda)
  for (const [item, value] of Object.entries(after)) {
    if (typeof value !== 'object' || value === null) continue
    const known = before[item]
    if (typeof known !== 'object' || known === null) batch.set(salon.id, ['agenda', item], value)
    else
      for (const [key, inner] of Object.entries(value))
        if (known[key] !== inner) batch.set(salon.id, ['agenda', item, key], inner)
  }
}

/** The largest hall anybody rents; beyond it a capacity is a typing error. */
const CAPACITY_LIMIT = 100_000

/** `known` are hosts whom other chapters' organizers entered; they stay although this machine may not know them. */
function checkSalon(
  community: OpenCommunity,
  draft: Draft,
  known: readonly MemberId[] = [],
): Result<Omit<Salon, 'id' | 'created' | 'cancelled'>> {
  const { tables, world } = community
  const theme = checkName(draft.theme)
  if (!theme.ok) return theme
  const chapter = tables.chapters.get(draft.chapter)
  if (!chapter) return failed('not-found')
  const start = localDateTime(draft.start)
  const end = localDateTime(draft.end)
  if (!start || !end) return failed('bad-date', { value: start ? draft.end : draft.start })
  if (end <= start) return failed('end-before-start')
  const capacity = draft.capacity ?? undefined
  if (capacity !== undefined && (!Number.isInteger(capacity) || capacity < 1 || capacity > CAPACITY_LIMIT)) {
    return failed('bad-capacity', { limit: CAPACITY_LIMIT })
  }
  if (draft.venue.length > FIELD_LIMIT) return failed('value-too-long', { field: 'venue', limit: FIELD_LIMIT })
  if (draft.notes.length > NOTES_LIMIT) return failed('value-too-long', { field: 'notes', limit: NOTES_LIMIT })
  if (draft.series && !tables.series.has(draft.series)) return failed('not-found')
  return ok({
    theme: theme.value,
    chapter: draft.chapter,
    ...(draft.series && { series: draft.series }),
    start,
    end,
    zone: chapter.zone,
    venue: draft.venue.trim(),
    ...(capacity !== undefined && { capacity }),
    hosts: draft.hosts
      .filter((host) => known.includes(host) || tables.members.get(host))
      .map((host) => (known.includes(host) ? host : recordIn(tables, host, draft.chapter))),
    agenda: draft.agenda.map((item, order) => ({
      id: item.id ?? newId('ent', world.random),
      order,
      minutes: Math.max(0, Math.round(item.minutes)),
      title: item.title.trim().slice(0, FIELD_LIMIT),
      who: item.who.trim().slice(0, FIELD_LIMIT),
    })),
    notes: draft.notes,
  })
}

function draftOf(salon: Salon): Draft {
  const { theme, chapter, start, end, venue, hosts, notes } = salon
  const agenda = salon.agenda.map(({ id, minutes, title, who }) => ({ id, minutes, title, who }))
  return {
    theme,
    chapter,
    series: salon.series,
    start,
    end,
    venue,
    capacity: salon.capacity,
    hosts: [...hosts],
    agenda,
    notes,
  }
}

function withoutUndefined<Value extends object>(
  value: Value,
): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as never
}
