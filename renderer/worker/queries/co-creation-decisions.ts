import { rivalMoves } from '../../../shared/domain/idea.ts'
import type { Feedback } from '../../../shared/domain/afterwards.ts'
import type { OrganizerId } from '../../../shared/domain/ids.ts'
import type { Decision, Saying } from '../../../shared/protocol/decisions.ts'
import type { OpenCommunity } from '../open-community.ts'
import { openOverdrawnBook, overdrawnBook } from '../points/overdrawn-book.ts'
import type { Tables } from '../tables/tables.ts'

type Of<Kind extends Decision['kind']> = Extract<Decision, { kind: Kind }>

/** Whose word something is: who said it, on which device, when. */
export type Sayings = (organizer: OrganizerId, at: number) => Saying

/** Ideas that organizers moved on without knowing of each other, and members who spent more points than they have. */
export function coCreationDecisions(community: OpenCommunity, saying: Sayings): (Of<'idea'> | Of<'points'>)[] {
  const ideas = disputedIdeas(community.tables).map(({ id, text, steps }): Of<'idea'> => ({
    kind: 'idea',
    feedback: id,
    text,
    choices: (rivalMoves(steps) ?? []).map((move) => ({
      id: move.id,
      value: move.state,
      reason: move.text,
      ...saying(move.by, move.at),
    })),
  }))
  const overdrawn = overdrawnBook(community)
    .rows()
    .map((row): Of<'points'> => ({ kind: 'points', ...row }))
  return [...ideas, ...overdrawn]
}

/** How many there are; of points none before somebody looked at any. */
export function coCreationCount(community: OpenCommunity): number {
  return disputedIdeas(community.tables).length + (openOverdrawnBook(community)?.rows().length ?? 0)
}

const found = new WeakMap<Tables, { readonly version: number; readonly ideas: readonly Feedback[] }>()

/** Looked for again whenever any idea changed. */
function disputedIdeas(tables: Tables): readonly Feedback[] {
  const { version } = tables.feedback
  const known = found.get(tables)
  if (known?.version === version) return known.ideas
  const ideas = [...tables.feedback.all()].filter(({ steps, voided }) => voided === undefined && rivalMoves(steps))
  found.set(tables, { version, ideas })
  return ideas
}
