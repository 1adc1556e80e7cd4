import { localDateTime } from '../../../shared/calendar/instants.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { isAmount, isCurrency } from '../../../shared/domain/money.ts'
import { FIELD_LIMIT, NOTES_LIMIT } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import { recordIn } from '../people/places.ts'
import { checkName } from './community-commands.ts'
import { checkLabels } from './member-fields.ts'

export type Draft = ParsedCommand<'salon.create'>

/** What a draft says; where people sit, the talk and how it ended have commands of their own. */
export type Planned = Omit<Salon, 'id' | 'created' | 'cancelled' | 'closed' | 'accepted' | 'seats' | 'pinned' | 'talk'>

/** The largest hall anybody rents; beyond it a capacity is a typing error. */
const CAPACITY_LIMIT = 100_000
/** A year either way. */
const DAYS_LIMIT = 366
/** Four weeks. */
const HOURS_LIMIT = 28 * 24

/** `known` are hosts whom other chapters' organizers entered; they stay although this machine may not know them. */
export function checkSalon(community: OpenCommunity, draft: Draft, known: readonly MemberId[] = []): Result<Planned> {
  const { tables, world } = community
  const theme = checkName(draft.theme)
  if (!theme.ok) return theme
  const chapter = tables.chapters.get(draft.chapter)
  if (!chapter) return failed('not-found')
  const start = localDateTime(draft.start)
  const end = localDateTime(draft.end)
  if (!start || !end) return failed('bad-date', { value: start ? draft.end : draft.start })
  if (end <= start) return failed('end-before-start')
  const occurrence = draft.occurrence ? localDateTime(draft.occurrence) : undefined
  if (occurrence === null) return failed('bad-date', { value: draft.occurrence ?? '' })
  const seats = checkCapacity(draft.capacity)
  if (!seats.ok) return seats
  const capacity = seats.value
  if (draft.venue.length > FIELD_LIMIT) return failed('value-too-long', { field: 'venue', limit: FIELD_LIMIT })
  if (draft.notes.length > NOTES_LIMIT) return failed('value-too-long', { field: 'notes', limit: NOTES_LIMIT })
  const interests = checkLabels(draft.interests)
  if (!interests.ok) return interests
  if (draft.series && !tables.series.has(draft.series)) return failed('not-found')
  if (draft.venueId && !tables.venues.get(draft.venueId)) return failed('not-found')
  if (draft.currency && !isCurrency(draft.currency)) return failed('invalid-input')
  const amounts = [draft.fee, ...draft.budget.flatMap(({ planned, real }) => [planned, real])]
  if (amounts.some((amount) => typeof amount === 'number' && !isAmount(amount))) return failed('bad-amount')
  if (draft.answerWithin && !(draft.answerWithin > 0 && draft.answerWithin <= HOURS_LIMIT))
    return failed('invalid-input')
  const idOf = (item: { readonly id?: string | undefined }) => item.id ?? newId('ent', world.random)
  return ok({
    theme: theme.value,
    chapter: draft.chapter,
    ...(draft.series && { series: draft.series }),
    ...(occurrence && { occurrence }),
    start,
    end,
    zone: chapter.zone,
    venue: draft.venue.trim(),
    ...(draft.venueId && { venueId: draft.venueId }),
    ...(capacity !== undefined && { capacity }),
    hosts: draft.hosts
      .filter((host) => known.includes(host) || tables.members.get(host))
      .map((host) => (known.includes(host) ? host : recordIn(tables, host, draft.chapter))),
    interests: interests.value,
    agenda: draft.agenda.map((item, order) => ({
      id: idOf(item),
      order,
      minutes: Math.max(0, Math.round(item.minutes)),
      title: lineText(item.title),
      who: lineText(item.who),
      bring: lineText(item.bring),
    })),
    tasks: draft.tasks.map((item, order) => ({
      id: idOf(item),
      order,
      title: lineText(item.title),
      owner: lineText(item.owner),
      daysBefore: Math.max(-DAYS_LIMIT, Math.min(DAYS_LIMIT, Math.round(item.daysBefore))),
      ...(typeof item.done === 'number' && { done: item.done }),
    })),
    budget: draft.budget.map((item, order) => ({
      id: idOf(item),
      order,
      kind: item.kind,
      label: lineText(item.label),
      planned: item.planned,
      ...(typeof item.real === 'number' && { real: item.real }),
    })),
    ...(draft.currency && { currency: draft.currency }),
    ...(typeof draft.fee === 'number' && { fee: draft.fee }),
    waitRule: draft.waitRule,
    ...(draft.answerWithin && { answerWithin: draft.answerWithin }),
    tables: draft.tables.map((item, order) => ({
      id: idOf(item),
      order,
      name: lineText(item.name),
      chairs: Math.max(1, Math.min(CAPACITY_LIMIT, Math.round(item.chairs))),
    })),
    notes: draft.notes,
  })
}

/** A number of seats; undefined where nobody counts. */
export function checkCapacity(capacity: number | null | undefined): Result<number | undefined> {
  if (capacity === null || capacity === undefined) return ok(undefined)
  const isOne = Number.isInteger(capacity) && capacity >= 1 && capacity <= CAPACITY_LIMIT
  return isOne ? ok(capacity) : failed('bad-capacity', { limit: CAPACITY_LIMIT })
}

/** What a salon's draft would be, had it been made as the salon stands. */
export function draftOf(salon: Salon): Draft {
  const { theme, chapter, start, end, venue, notes, waitRule } = salon
  return {
    theme,
    chapter,
    series: salon.series,
    occurrence: salon.occurrence,
    start,
    end,
    venue,
    venueId: salon.venueId,
    capacity: salon.capacity,
    hosts: [...salon.hosts],
    interests: [...salon.interests],
    agenda: salon.agenda.map((item) => ({ ...item })),
    tasks: salon.tasks.map((item) => ({ ...item })),
    budget: salon.budget.map((item) => ({ ...item })),
    currency: salon.currency,
    fee: salon.fee,
    waitRule,
    answerWithin: salon.answerWithin,
    tables: salon.tables.map((item) => ({ ...item })),
    notes,
  }
}

function lineText(text: string): string {
  return text.trim().slice(0, FIELD_LIMIT)
}
