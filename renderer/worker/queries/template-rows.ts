import type { TemplateRow } from '../../../shared/protocol/planning.ts'
import type { OpenCommunity } from '../open-community.ts'
import { byName } from './by-name.ts'

/** The templates that chapters made of their evenings. */
export function templateRows({ tables }: OpenCommunity): TemplateRow[] {
  return [...tables.templates.all()].sort(byName).map(({ id, chapter, name, archived, minutes, agenda, tasks }) => ({
    id,
    chapter,
    name,
    archived: archived !== undefined,
    minutes,
    agenda: agenda.length,
    tasks: tasks.length,
  }))
}
