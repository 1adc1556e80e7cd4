import type { Instant } from '../../../shared/domain/dates.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Tie } from '../../../shared/ties/tie.ts'
import type { Tables } from '../tables/tables.ts'

/** The strongest tie of a member to somebody who is still with the community; null where there is none. */
export function warmestTie(tables: Tables, member: MemberId, now: Instant): readonly [MemberId, Tie] | null {
  const ties = [...tables.ties.of(member, now)].sort(
    ([a, one], [b, other]) => other.strength - one.strength || (a < b ? -1 : 1),
  )
  return (
    ties.find(([other]) => {
      const entry = tables.members.get(other)
      return entry !== undefined && entry.member.archived === undefined
    }) ?? null
  )
}
