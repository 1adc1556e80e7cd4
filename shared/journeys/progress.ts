import type { ChallengeStep, StepTaken } from '../domain/challenge.ts'
import type { IsoDate } from '../domain/dates.ts'
import type { MemberId } from '../domain/ids.ts'

/** How far somebody is with the steps of a challenge. */
export interface Progress {
  readonly member: MemberId
  /** By step: the fact that counts. */
  readonly taken: ReadonlyMap<string, StepTaken>
  /** The day of the last step; null while some are open. */
  readonly finished: IsoDate | null
}

/**
 * Who took part in a challenge, furthest on first, those who finished earlier before the others. Facts may come in any order:
 * of two about one step the earlier day counts, then the smaller id. Voided ones and those about steps that there no longer
 * are count for nothing. A challenge without steps is finished by nobody.
 *
 * @param personOf the one whom a record stands for
 */
export function progressOf(
  steps: readonly ChallengeStep[],
  facts: Iterable<StepTaken>,
  personOf: (member: MemberId) => MemberId,
): Progress[] {
  const known = new Set(steps.map(({ id }) => id))
  const people = new Map<MemberId, Map<string, StepTaken>>()
  for (const fact of facts) {
    if (fact.voided !== undefined || fact.how !== 'done' || !known.has(fact.step)) continue
    const person = personOf(fact.member)
    const taken = people.get(person) ?? new Map<string, StepTaken>()
    people.set(person, taken)
    const before = taken.get(fact.step)
    if (!before || isEarlier(fact, before)) taken.set(fact.step, fact)
  }
  return [...people]
    .map(([member, taken]) => ({ member, taken, finished: finishedOn(known.size, taken) }))
    .sort(furthestFirst)
}

/** Of two facts about one step of one person, whether the first counts. */
export function isEarlier(one: StepTaken, other: StepTaken): boolean {
  return one.day === other.day ? one.id < other.id : one.day < other.day
}

function finishedOn(count: number, taken: ReadonlyMap<string, StepTaken>): IsoDate | null {
  if (count === 0 || taken.size < count) return null
  return [...taken.values()].reduce((last, { day }) => (day > last ? day : last), '')
}

function furthestFirst(a: Progress, b: Progress): number {
  return (
    b.taken.size - a.taken.size || (a.finished ?? '').localeCompare(b.finished ?? '') || (a.member < b.member ? -1 : 1)
  )
}
