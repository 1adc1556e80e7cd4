import { FEEDBACK_STATES } from '../domain/afterwards.ts'
import type { IdeaStep } from '../domain/idea.ts'
import { isId } from '../domain/ids.ts'
import type { EntryId } from '../domain/ids.ts'
import type { PlainRecord } from './plain.ts'
import { listOf, mapOf, textOf } from './record-values.ts'
import { said } from './salon-records.ts'

/** Each step is a field of the idea's record of its own, so that steps of several devices stand side by side. */
const STEP = 'step:'

/** The field and the value by which a step is written. */
export function stepField({ id, ...step }: IdeaStep): readonly [field: string, value: PlainRecord] {
  return [STEP + id, { ...step, ...('after' in step && { after: JSON.stringify(step.after) }) } as PlainRecord]
}

/** The steps of an idea's record in the order of their ids; those that only a newer version knows stay on the page. */
export function readSteps(record: PlainRecord): IdeaStep[] {
  const steps: IdeaStep[] = []
  for (const [field, value] of Object.entries(record)) {
    const id = field.startsWith(STEP) ? field.slice(STEP.length) : ''
    const step = isId('ent', id) ? readStep(id, mapOf(value)) : null
    if (step) steps.push(step)
  }
  return steps.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function readStep(id: EntryId, record: PlainRecord): IdeaStep | null {
  const base = { id, ...said(record) }
  const { kind, member, salon } = record
  switch (kind) {
    case 'moved': {
      const state = FEEDBACK_STATES.find((known) => known === record['state'])
      return state ? { ...base, kind, state, after: listOf(record['after']), text: textOf(record['text']) } : null
    }
    case 'answered':
      return { ...base, kind, text: textOf(record['text']) }
    case 'voted':
      return isId('mem', member) ? { ...base, kind, member } : null
    case 'withdrew':
      return { ...base, kind, of: textOf(record['of']) }
    case 'announced':
      return isId('sal', salon) ? { ...base, kind, salon, item: textOf(record['item']) } : null
    default:
      return null
  }
}
