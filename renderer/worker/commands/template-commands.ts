import { minutesBetween } from '../../../shared/calendar/wall-clock.ts'
import { templateRecord } from '../../../shared/crdt/salon-records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Salon, Template } from '../../../shared/domain/salon.ts'
import { checkName } from './community-commands.ts'
import type { Handlers } from './handler.ts'

export const templateCommands: Handlers<'template.save' | 'template.rename' | 'template.archive'> = {
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

  async 'template.rename'(community, { template, name: raw }) {
    if (!community.tables.templates.get(template)) return failed('not-found')
    const name = checkName(raw)
    if (!name.ok) return name
    await community.commit(community.batch().set(template, ['name'], name.value).build(), 'template.rename', {
      undo: 1,
    })
    return ok(undefined)
  },

  async 'template.archive'(community, { template, archived }) {
    if (!community.tables.templates.get(template)) return failed('not-found')
    const value = archived ? community.world.now() : undefined
    const batch = community.batch().set(template, ['archived'], value)
    await community.commit(batch.build(), 'template.archive', { undo: 1 })
    return ok(undefined)
  },
}

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
