import { ok } from '../../../shared/domain/problem.ts'
import type { Handlers } from './handler.ts'

/** Calendar files are read and written by code of its own size, which is loaded when the first one comes. */
export const calendarCommands: Handlers<'calendar.export' | 'calendar.read' | 'calendar.import'> = {
  async 'calendar.export'(community, input) {
    const { calendarFileOf } = await import('../calendar-files/export-calendar.ts')
    return calendarFileOf(community, input)
  },

  async 'calendar.read'(community, { file, chapter }) {
    const { planImport } = await import('../calendar-files/plan-import.ts')
    const plan = await planImport(community, file.data, chapter)
    if (!plan.ok) return plan
    const { name, items, unreadable, truncated } = plan.value
    return ok({ name, items: items.map(({ item }) => item), unreadable, truncated })
  },

  async 'calendar.import'(community, input) {
    const { importCalendar } = await import('../calendar-files/import-calendar.ts')
    return importCalendar(community, input)
  },
}
