import type { TemplateId } from '../../../shared/domain/ids.ts'
import type { Template } from '../../../shared/domain/salon.ts'
import type { TemplateRow } from '../../../shared/protocol/planning.ts'
import type { OpenCommunity } from '../open-community.ts'
import { byName } from './by-name.ts'

/** The templates that chapters made of their evenings. */
export function templateRows({ tables }: OpenCommunity): TemplateRow[] {
  return [...tables.templates.all()]
    .filter(({ archived }) => archived === undefined)
    .sort(byName)
    .map(({ id, chapter, name, minutes, agenda, tasks }) => ({
      id,
      chapter,
      name,
      minutes,
      agenda: agenda.length,
      tasks: tasks.length,
    }))
}

/** Null also for one that was deleted. */
export function templateView({ tables }: OpenCommunity, id: TemplateId): Template | null {
  const template = tables.templates.get(id)
  return template?.archived === undefined ? (template ?? null) : null
}
