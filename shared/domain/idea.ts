import type { Feedback, FeedbackState } from './afterwards.ts'
import type { Instant } from './dates.ts'
import type { EntryId, MemberId, OrganizerId, SalonId } from './ids.ts'

interface Said {
  readonly id: EntryId
  readonly at: Instant
  readonly by: OrganizerId
  readonly voided?: Instant
}

/** What somebody did about an idea or complaint, kept with it as a fact: added, never edited. */
export type IdeaStep =
  /** It was moved on; `after` are the moves that whoever did it had in sight. `text` says why it was declined, or what was answered. */
  | (Said & {
      readonly kind: 'moved'
      readonly state: FeedbackState
      readonly after: readonly string[]
      readonly text: string
    })
  | (Said & { readonly kind: 'answered'; readonly text: string })
  | (Said & { readonly kind: 'voted'; readonly member: MemberId })
  /** A vote is withdrawn: the step named does not count. */
  | (Said & { readonly kind: 'withdrew'; readonly of: string })
  /** It was put on a salon's run sheet, as the item named. */
  | (Said & { readonly kind: 'announced'; readonly salon: SalonId; readonly item: string })

export type Move = Extract<IdeaStep, { kind: 'moved' }>

/** The moves after which nobody moved it on, latest last; none while it stands where it began. */
export function lastMoves(steps: readonly IdeaStep[]): Move[] {
  const moves = standing(steps).filter((step) => step.kind === 'moved')
  const passed = new Set(moves.flatMap(({ after }) => after))
  return moves.filter(({ id }) => !passed.has(id)).sort(byTime)
}

/** Moves to different states by organizers who did not know of each other's; null where all agree. */
export function rivalMoves(steps: readonly IdeaStep[]): Move[] | null {
  const last = lastMoves(steps)
  return new Set(last.map(({ state }) => state)).size > 1 ? last : null
}

/** Where it stands after its steps; of moves that disagree the latest counts until somebody decides. */
export function stateAfter(began: FeedbackState, steps: readonly IdeaStep[]): FeedbackState {
  return lastMoves(steps).at(-1)?.state ?? began
}

/** Standing votes with their steps; whoever voted by several records is found by `personOf`. */
export function votesOf(
  steps: readonly IdeaStep[],
  personOf: (member: MemberId) => MemberId,
): Map<MemberId, readonly EntryId[]> {
  const kept = standing(steps)
  const withdrawn = new Set(kept.flatMap((step) => (step.kind === 'withdrew' ? [step.of] : [])))
  const votes = new Map<MemberId, EntryId[]>()
  for (const step of kept.sort(byTime)) {
    if (step.kind !== 'voted' || withdrawn.has(step.id)) continue
    const person = personOf(step.member)
    votes.set(person, [...(votes.get(person) ?? []), step.id])
  }
  return votes
}

/** How many people are for it: {@link votesOf}, for lists of many ideas. */
export function voteCount(steps: readonly IdeaStep[], personOf: (member: MemberId) => MemberId): number {
  let people: Set<MemberId> | null = null
  let withdrawn: Set<string> | null = null
  for (const step of steps)
    if (step.kind === 'withdrew' && step.voided === undefined) (withdrawn ??= new Set()).add(step.of)
  for (const step of steps)
    if (step.kind === 'voted' && step.voided === undefined && withdrawn?.has(step.id) !== true)
      (people ??= new Set()).add(personOf(step.member))
  return people?.size ?? 0
}

/** When an idea was taken up, as far as anybody wrote it down; null for one that was not. */
export function adoptedAt({ kind, state, steps, at }: Feedback): Instant | null {
  if (kind !== 'idea' || (state !== 'adopted' && state !== 'thanked')) return null
  const moves = standing(steps).filter(
    (step) => step.kind === 'moved' && (step.state === 'adopted' || step.state === 'thanked'),
  )
  return moves.length === 0 ? at : Math.min(...moves.map((move) => move.at))
}

export function standing(steps: readonly IdeaStep[]): IdeaStep[] {
  return steps.filter(({ voided }) => voided === undefined)
}

export function byTime(
  a: { readonly at: Instant; readonly id: string },
  b: { readonly at: Instant; readonly id: string },
): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}
