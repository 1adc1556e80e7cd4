import type { Instant } from '../../../shared/domain/dates.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Tie } from '../../../shared/ties/tie.ts'
import type { Tables } from '../tables/tables.ts'

/** The strongest tie of a member to somebody who is still with the community; null where there is none. */
export function warmestTie(tables: Tables, member: MemberId, now: Instant): readonly [MemberId, Tie] | null {
  let warmest: readonly [MemberId, Tie] | null = null
  for (const [other, tie] of tables.ties.of(member, now)) {
    if (warmest && !isWarmer([other, tie], warmest)) continue
    const entry = tables.members.get(other)
    if (entry && entry.member.archived === undefined) warmest = [other, tie]
  }
  return warmest
}

function isWarmer([a, one]: readonly [MemberId, Tie], [b, other]: readonly [MemberId, Tie]): boolean {
  return one.strength > other.strength || (one.strength === other.strength && a < b)
}
