import { minutesBetween } from '../../../shared/calendar/wall-clock.ts'
import { templateRecord } from '../../../shared/crdt/salon-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Salon, Template } from '../../../shared/domain/salon.ts'
import { checkPlan, planDraftOf } from './check-salon.ts'
import { checkName } from './community-commands.ts'
import type { Handlers } from './handler.ts'
import { setItems, setLabels, withoutUndefined } from './salon-items.ts'

export const templateCommands: Handlers<
  'template.save' | 'template.update' | 'template.duplicate' | 'template.delete'
> = {
  async 'template.save'(community, { salon: from, name: raw }) {
    const { tables, world } = community
    const salon = tables.salons.get(from)
    if (!salon) return failed('not-found')
    const name = checkName(raw)
    if (!name.ok) return name
    const id = newId('tpl', world.random)
    const line = () => newId('ent', world.random)
    const template: Template = { ...planOf(salon, line), id, name: name.value, created: world.now() }
    const batch = community.batch().create('salons', salon.chapter, id, templateRecord(template))
    await community.commit(batch.build(), 'template.save', { undo: 1 })
    return ok({ template: id })
  },

  async 'template.update'(community, { template: id, set }) {
    const template = community.tables.templates.get(id)
    if (!template) return failed('not-found')
    const name = checkName(set.name ?? template.name)
    if (!name.ok) return name
    const minutes = Math.round(set.minutes ?? template.minutes)
    if (!(minutes >= 0 && minutes <= LONGEST_MINUTES)) return failed('invalid-input')
    const plan = checkPlan(community, { ...planDraftOf(template), ...withoutUndefined(set) })
    if (!plan.ok) return plan
    const next = { ...plan.value, name: name.value, minutes }
    const batch = community.batch()
    // Field by field and line by line, as with a salon: what somebody else changed meanwhile stays theirs.
    for (const field of SINGLE_FIELDS) if (next[field] !== template[field]) batch.set(id, [field], next[field] ?? null)
    setLabels(batch, id, 'interests', template.interests, next.interests)
    for (const list of ['agenda', 'tasks', 'budget'] as const)
      if (set[list]) setItems(batch, id, list, { before: template[list], after: next[list] })
    await community.commit(batch.build(), 'template.update', { undo: 1 })
    return ok(undefined)
  },

  async 'template.duplicate'(community, { template: from, name: raw }) {
    const { tables, world } = community
    const template = tables.templates.get(from)
    if (!template) return failed('not-found')
    const name = checkName(raw)
    if (!name.ok) return name
    const id = newId('tpl', world.random)
    const line = () => newId('ent', world.random)
    const { archived: _archived, ...copied } = template
    const copy: Template = {
      ...copied,
      id,
      name: name.value,
      agenda: template.agenda.map((item) => ({ ...item, id: line() })),
      tasks: template.tasks.map((item) => ({ ...item, id: line() })),
      budget: template.budget.map((item) => ({ ...item, id: line() })),
      created: world.now(),
    }
    const batch = community.batch().create('salons', template.chapter, id, templateRecord(copy))
    await community.commit(batch.build(), 'template.duplicate', { undo: 1 })
    return ok({ template: id })
  },

  async 'template.delete'(community, { template }) {
    const known = community.tables.templates.get(template)
    if (!known || known.archived !== undefined) return failed('not-found')
    const batch = community.batch().set(template, ['archived'], community.world.now())
    await community.commit(batch.build(), 'template.delete', { undo: 1 })
    return ok(undefined)
  },
}

/** What a template holds once each. */
const SINGLE_FIELDS = [
  'name',
  'minutes',
  'capacity',
  'currency',
  'fee',
  'notes',
] as const satisfies readonly (keyof Template)[]

/** Two weeks, as with an event from a calendar. */
const LONGEST_MINUTES = 14 * 24 * 60

/** What of a salon is worth repeating: what was ticked and what it really cost was that evening's. */
function planOf(salon: Salon, line: () => string): Omit<Template, 'id' | 'name' | 'created'> {
  const { chapter, capacity, interests, currency, fee, notes } = salon
  return {
    chapter,
    minutes: Math.max(0, minutesBetween(salon.start, salon.end) || 0),
    ...(capacity !== undefined && { capacity }),
    interests,
    agenda: salon.agenda.map((item) => ({ ...item, id: line() })),
    tasks: salon.tasks.map(({ done: _done, ...task }) => ({ ...task, id: line() })),
    budget: salon.budget.map(({ real: _real, ...item }) => ({ ...item, id: line() })),
    ...(currency !== undefined && { currency }),
    ...(fee !== undefined && { fee }),
    notes,
  }
}
