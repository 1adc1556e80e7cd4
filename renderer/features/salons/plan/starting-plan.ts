import { minutesBetween } from '../../../../shared/calendar/wall-clock.ts'
import type { Salon, Template } from '../../../../shared/domain/salon.ts'
import type { SalonDraft } from '../../../../shared/protocol/planning.ts'
import { minutesOf } from '../../../../shared/salons/templates/salon-template.ts'
import type { SalonTemplate } from '../../../../shared/salons/templates/salon-template.ts'
import type { AgendaLine } from '../salon-form.ts'

/** What a salon that is planned anew begins with: everything but when, where, with whom and about what. */
export interface StartingPlan {
  /** 0 where the length is another's to say. */
  readonly minutes: number
  readonly capacity: number | null
  readonly interests: readonly string[]
  readonly agenda: readonly Omit<AgendaLine, 'id'>[]
  readonly notes: string
  readonly more: Pick<SalonDraft, 'tasks' | 'budget' | 'currency' | 'fee' | 'waitRule' | 'answerWithin' | 'tables'>
}

export const NO_PLAN: StartingPlan = { minutes: 0, capacity: null, interests: [], agenda: [], notes: '', more: {} }

/** What salons and templates have in common. */
type Planned = Pick<Template, 'capacity' | 'interests' | 'agenda' | 'tasks' | 'budget' | 'currency' | 'fee' | 'notes'>

/** As an earlier salon was; nothing is ticked, and nothing has been spent. */
export function planOfSalon(salon: Salon): StartingPlan {
  const { waitRule, answerWithin, tables } = salon
  const plan = planOf(salon)
  return {
    ...plan,
    minutes: minutesBetween(salon.start, salon.end),
    more: { ...plan.more, waitRule, answerWithin, tables: tables.map(({ name, chairs }) => ({ name, chairs })) },
  }
}

/** As a chapter kept it. */
export function planOfTemplate({ minutes, ...template }: Template): StartingPlan {
  return { ...planOf(template), minutes }
}

function planOf({
  capacity,
  interests,
  agenda,
  tasks,
  budget,
  currency,
  fee,
  notes,
}: Planned): Omit<StartingPlan, 'minutes'> {
  return {
    capacity: capacity ?? null,
    interests,
    agenda: agenda.map(({ minutes, title, who, bring }) => ({ minutes, title, who, bring })),
    notes,
    more: {
      tasks: tasks.map(({ title, owner, daysBefore }) => ({ title, owner, daysBefore })),
      budget: budget.map(({ kind, label, planned }) => ({ kind, label, planned })),
      currency,
      fee,
    },
  }
}

/** As it is written for everybody. */
export function planOfWritten(template: SalonTemplate): StartingPlan {
  return {
    minutes: minutesOf(template),
    capacity: template.capacity,
    interests: template.interests,
    agenda: template.agenda.map(([minutes, title, who, bring]) => ({ minutes, title, who, bring })),
    notes: template.notes,
    more: {
      tasks: template.tasks.map(([daysBefore, title]) => ({ title, daysBefore })),
      budget: template.budget.map(([kind, label]) => ({ kind, label, planned: 0 })),
    },
  }
}
