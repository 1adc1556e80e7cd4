import type { PairRow } from '../../../shared/protocol/people.ts'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import { memberFieldOf } from './pair-words.ts'
import type { Picks } from './use-pair.ts'

/** The command that says two are one person, with what was picked. */
export function mergeOrder(
  { a, b, lane }: Pick<PairRow, 'a' | 'b' | 'lane'>,
  picks: Picks,
): CommandInput<'people.merge'> {
  const chosen: NonNullable<CommandInput<'people.merge'>['picks']> = {}
  for (const [field, member] of Object.entries(picks)) {
    const known = memberFieldOf(field)
    if (known && member) chosen[known] = member
  }
  return { members: [a.id, b.id], picks: chosen, lane }
}
