import { isId } from '../domain/ids.ts'
import { DAYS_MOST, inOrder, SEEN_RULES, USUAL_DAYS, USUAL_JOURNEY } from '../domain/journey.ts'
import type { JourneySettings, JourneyStep } from '../domain/journey.ts'
import type { Plain, PlainRecord } from './plain.ts'
import { mapOf, numberOf, textOf } from './record-values.ts'

/**
 * How a community accompanies new members, as its own record keeps it: one field a step, so that two who change different
 * ones at once both get what they wanted. A step that is as the product begins is not kept.
 */
const STEP = 'journey:'
const DAYS = 'journeyDays'

export function readJourneySettings(record: PlainRecord): JourneySettings {
  const days = numberOf(record[DAYS])
  const steps = new Map(USUAL_JOURNEY.steps.map((step) => [step.id, step]))
  for (const [field, value] of Object.entries(record)) {
    if (!field.startsWith(STEP)) continue
    const step = readStep(field.slice(STEP.length), mapOf(value))
    if (step) steps.set(step.id, step)
  }
  return { days: days !== undefined && isDay(days) ? days : USUAL_DAYS, steps: inOrder([...steps.values()]) }
}

function readStep(id: string, record: PlainRecord): JourneyStep | null {
  const rule = SEEN_RULES.find((known) => known === id) ?? (isId('ent', id) ? 'own' : undefined)
  const due = numberOf(record['due'])
  const text = textOf(record['text'])
  if (!rule || due === undefined || !isDay(due) || (rule === 'own' && text === '')) return null
  return { id, rule, text, due, off: record['off'] === true }
}

/** The fields of the community's record in which some settings differ from others; undefined takes one away. */
export function journeySettingFields(
  before: JourneySettings,
  after: JourneySettings,
): (readonly [field: string, value: Plain | undefined])[] {
  const [one, other] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((field) => JSON.stringify(one.get(field)) !== JSON.stringify(other.get(field)))
    .map((field) => [field, other.get(field)] as const)
}

function fieldsOf({ days, steps }: JourneySettings): Map<string, Plain> {
  return new Map<string, Plain>([
    [DAYS, days],
    ...steps
      .filter((step) => JSON.stringify(step) !== JSON.stringify(USUAL_JOURNEY.steps.find(({ id }) => id === step.id)))
      .map(({ id, text, due, off }) => [STEP + id, { text, due, off }] as const),
  ])
}

/** A whole day of a journey. */
export function isDay(day: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= DAYS_MOST
}
