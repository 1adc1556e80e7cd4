import type { IsoDate } from '../../../shared/domain/dates.ts'
import type { ChallengeId, ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import { progressOf } from '../../../shared/journeys/progress.ts'
import type { Tables } from '../tables/tables.ts'

/** The challenges of which somebody did every step, and when the last; without a chapter where it is every chapter's. */
export function finishedBy(
  { people, steps, challenges }: Tables,
  person: MemberId,
): { readonly chapter?: ChapterId; readonly day: IsoDate }[] {
  const facts = people.partsOf(person).flatMap((part) => [...steps.of(part)])
  const tried = new Set<ChallengeId>()
  for (const { challenge } of facts) if (challenge) tried.add(challenge)
  return [...tried].flatMap((id) => {
    const challenge = challenges.get(id)
    if (!challenge || challenge.archived !== undefined) return []
    const own = facts.filter((fact) => fact.challenge === id)
    const [progress] = progressOf(challenge.steps, own, () => person)
    if (!progress || progress.finished === null) return []
    return [{ day: progress.finished, ...(challenge.chapter && { chapter: challenge.chapter }) }]
  })
}
