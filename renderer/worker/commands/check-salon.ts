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
  if (draft.venue.length > FIELD_LIMIT) return failed('value-too-long', { field: 'venue', limit: FIELD_LIMIT })
  if (draft.series && !tables.series.has(draft.series)) return failed('not-found')
  if (draft.venueId && !tables.venues.get(draft.venueId)) return failed('not-found')
  const plan = checkPlan(community, draft)
  if (!plan.ok) return plan
  if (draft.answerWithin && !(draft.answerWithin > 0 && draft.answerWithin <= HOURS_LIMIT))
    return failed('invalid-input')
  const idOf = idIn(world)
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
    hosts: draft.hosts
      .filter((host) => known.includes(host) || tables.members.get(host))
      .map((host) => (known.includes(host) ? host : recordIn(tables, host, draft.chapter))),
    ...plan.value,
    waitRule: draft.waitRule,
    ...(draft.answerWithin && { answerWithin: draft.answerWithin }),
    tables: draft.tables.map((item, order) => ({
      id: idOf(item),
      order,
      name: lineText(item.name),
      chairs: Math.max(1, Math.min(CAPACITY_LIMIT, Math.round(item.chairs))),
    })),
  })
}

/** What a salon and a template plan alike. */
export type Plan = Pick<
  Planned,
  'capacity' | 'interests' | 'agenda' | 'tasks' | 'budget' | 'currency' | 'fee' | 'notes'
>

export function checkPlan({ world }: Pick<OpenCommunity, 'world'>, draft: Pick<Draft, keyof Plan>): Result<Plan> {
  const seats = checkCapacity(draft.capacity)
  if (!seats.ok) return seats
  const capacity = seats.value
  if (draft.notes.length > NOTES_LIMIT) return failed('value-too-long', { field: 'notes', limit: NOTES_LIMIT })
  const interests = checkLabels(draft.interests)
  if (!interests.ok) return interests
  if (draft.currency && !isCurrency(draft.currency)) return failed('invalid-input')
  const amounts = [draft.fee, ...draft.budget.flatMap(({ planned, real }) => [planned, real])]
  if (amounts.some((amount) => typeof amount === 'number' && !isAmount(amount))) return failed('bad-amount')
  const idOf = idIn(world)
  return ok({
    ...(capacity !== undefined && { capacity }),
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
      ...(item.forNewcomers && item.kind === 'cost' && { forNewcomers: true as const }),
    })),
    ...(draft.currency && { currency: draft.currency }),
    ...(typeof draft.fee === 'number' && { fee: draft.fee }),
    notes: draft.notes,
  })
}

/** The id of a line; a line without one is new. */
function idIn({ random }: OpenCommunity['world']): (item: { readonly id?: string | undefined }) => string {
  return (item) => item.id ?? newId('ent', random)
}

/** A number of seats; undefined where nobody counts. */
export function checkCapacity(capacity: number | null | undefined): Result<number | undefined> {
  if (capacity === null || capacity === undefined) return ok(undefined)
  const isOne = Number.isInteger(capacity) && capacity >= 1 && capacity <= CAPACITY_LIMIT
  return isOne ? ok(capacity) : failed('bad-capacity', { limit: CAPACITY_LIMIT })
}

/** What a plan's draft would be, had it been made as the plan stands. */
export function planDraftOf(plan: Plan): Pick<Draft, keyof Plan> {
  return {
    capacity: plan.capacity,
    interests: [...plan.interests],
    agenda: plan.agenda.map((item) => ({ ...item })),
    tasks: plan.tasks.map((item) => ({ ...item })),
    budget: plan.budget.map((item) => ({ ...item })),
    currency: plan.currency,
    fee: plan.fee,
    notes: plan.notes,
  }
}

/** The same of a salon. */
export function draftOf(salon: Salon): Draft {
  const { theme, chapter, start, end, venue, waitRule } = salon
  return {
    ...planDraftOf(salon),
    theme,
    chapter,
    series: salon.series,
    occurrence: salon.occurrence,
    start,
    end,
    venue,
    venueId: salon.venueId,
    hosts: [...salon.hosts],
    waitRule,
    answerWithin: salon.answerWithin,
    tables: salon.tables.map((item) => ({ ...item })),
  }
}

function lineText(text: string): string {
  return text.trim().slice(0, FIELD_LIMIT)
}
