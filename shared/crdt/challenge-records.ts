import { CHALLENGE_KINDS, FORGIVES_MOST, STEP_HOW } from '../domain/challenge.ts'
import type { Challenge, ChallengeStep, Journey, StepTaken } from '../domain/challenge.ts'
import { isId } from '../domain/ids.ts'
import type { ChallengeId, JourneyId, StepId } from '../domain/ids.ts'
import { readFact } from './ledger-records.ts'
import type { PlainRecord } from './plain.ts'
import { mapOf, numberOf, optional, textOf } from './record-values.ts'
import { itemsRecord } from './salon-records.ts'

/**
 * Challenges stand with the salons of their chapter, or on the community's page, and are edited; what members did for them
 * stands on `ledger` pages as facts. See `records.ts` for how reading behaves.
 */
export function challengeRecord({ id: _id, steps, ...challenge }: Challenge): PlainRecord {
  return { ...challenge, steps: itemsRecord(steps) }
}

/** Null also for a kind that only a newer version knows. */
export function readChallenge(id: ChallengeId, record: PlainRecord): Challenge | null {
  const kind = CHALLENGE_KINDS.find((known) => known === record['kind'])
  if (!kind) return null
  const { chapter, series } = record
  const forgives = Math.round(numberOf(record['forgives']) ?? 0)
  return {
    id,
    ...(isId('cha', chapter) && { chapter }),
    kind,
    name: textOf(record['name']),
    purpose: textOf(record['purpose']),
    from: textOf(record['from']),
    ...optional('until', textOf(record['until']) || undefined),
    steps: Object.entries(mapOf(record['steps']))
      .map(([step, cells]) => readStep(step, mapOf(cells)))
      .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)),
    ...(isId('ser', series) && { series }),
    forgives: Math.min(FORGIVES_MOST, Math.max(0, forgives)),
    ...optional('template', textOf(record['template']) || undefined),
    summary: textOf(record['summary']),
    created: numberOf(record['created']) ?? 0,
    ...optional('closed', numberOf(record['closed'])),
    ...optional('archived', numberOf(record['archived'])),
  }
}

function readStep(id: string, cells: PlainRecord): ChallengeStep {
  return { id, order: numberOf(cells['order']) ?? 0, text: textOf(cells['text']) }
}

export function stepRecord({ id: _id, ...step }: StepTaken): PlainRecord {
  return { ...step }
}

/** Null also for a way of taking a step that only a newer version knows. */
export function readStepTaken(id: StepId, record: PlainRecord): StepTaken | null {
  const base = readFact(record)
  const how = STEP_HOW.find((known) => known === record['how'])
  const { challenge } = record
  const step = textOf(record['step'])
  if (!base || !how || step === '') return null
  return {
    id,
    ...base,
    ...(isId('chl', challenge) && { challenge }),
    step,
    how,
    day: textOf(record['day']),
    word: textOf(record['word']),
  }
}

export function journeyRecord({ id: _id, ...journey }: Journey): PlainRecord {
  return { ...journey }
}

export function readJourney(id: JourneyId, record: PlainRecord): Journey | null {
  const base = readFact(record)
  const { companion } = record
  return (
    base && {
      id,
      ...base,
      ...optional('started', textOf(record['started']) || undefined),
      ...(isId('mem', companion) && { companion }),
      left: record['left'] === true,
    }
  )
}
